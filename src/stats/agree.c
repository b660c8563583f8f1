/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/agree.h"

#include <inttypes.h>

#include "base/fault.h"
#include "stats/share.h"
#include "stats/tally.h"

static int total(int64_t *all, const int64_t *count, size_t classes, gj_error *err)
{
	*all = 0;
	if (classes < 2 || classes > GJ_AGREE_MOST)
		return gj_fault(err, GJ_EINPUT, "agreement on %zu classes; there can be 2 to %d",
				classes, GJ_AGREE_MOST);
	for (size_t i = 0; i < classes * classes; i++) {
		if (count[i] < 0 || count[i] > GJ_STATS_MOST - *all)
			return gj_fault(err, GJ_EINPUT, "`%" PRId64 "` items cannot be counted",
					count[i]);
		*all += count[i];
	}
	if (*all == 0)
		return gj_fault(err, GJ_EINPUT, "nothing was judged twice");
	return GJ_OK;
}

int gj_agreement_of(gj_agreement *out, const int64_t *count, size_t classes, gj_error *err)
{
	int64_t all, same = 0;
	gj_wide product = 0; /* sum of the products of the two margins */
	double square, spread = 0, chance;

	if (total(&all, count, classes, err) != GJ_OK)
		return GJ_EINPUT;
	square = (double)all * (double)all;
	for (size_t i = 0; i < classes; i++) {
		int64_t row = 0, column = 0;

		for (size_t j = 0; j < classes; j++) {
			row += count[i * classes + j];
			column += count[j * classes + i];
		}
		same += count[i * classes + i];
		product += (gj_wide)row * column;
		spread += (double)(row + column) * (double)(2 * all - row - column);
	}
	out->same = (double)same / (double)all;
	out->by_chance = (double)product / square;
	/* one minus the chance, in integers: it may be small */
	out->kappa_known = product != (gj_wide)all * all;
	out->kappa = 0;
	if (out->kappa_known)
		out->kappa = (double)((gj_wide)same * all - product) /
			     (double)((gj_wide)all * all - product);
	chance = spread / (4 * square) / ((double)classes - 1);
	out->ac1 = (out->same - chance) / (1 - chance); /* chance is at most 1 / classes */
	return GJ_OK;
}

int gj_agreement_of_two(gj_agreement *out, int64_t both_yes, int64_t only_first,
			int64_t only_second, int64_t both_no, gj_error *err)
{
	int64_t count[4] = {both_yes, only_first, only_second, both_no};

	return gj_agreement_of(out, count, 2, err);
}
