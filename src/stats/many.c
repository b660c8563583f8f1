/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/many.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/fault.h"
#include "stats/chance.h"

static int check(gj_share alpha, int64_t count, gj_error *err)
{
	if (gj_share_check_inside(alpha, "the risk", err) != GJ_OK)
		return GJ_EINPUT;
	if (count < 1)
		return gj_fault(err, GJ_EINPUT, "a family of `%" PRId64 "` questions", count);
	return GJ_OK;
}

int gj_family_risk(gj_share *out, gj_share alpha, int64_t count, gj_error *err)
{
	if (check(alpha, count, err) != GJ_OK)
		return GJ_EINPUT;
	if (!gj_share_divide(out, alpha, count))
		return gj_fault(err, GJ_EINPUT,
				"the risk `%" PRId64 "/%" PRId64
				"` cannot be dealt out to `%" PRId64 "` questions",
				alpha.part, alpha.whole, count);
	return GJ_OK;
}

int gj_family_wrong(double *out, gj_share alpha, int64_t count, gj_error *err)
{
	if (check(alpha, count, err) != GJ_OK)
		return GJ_EINPUT;
	*out = (double)alpha.part * (double)count / (double)alpha.whole;
	return GJ_OK;
}

static int by_p(const void *a, const void *b)
{
	const gj_holm *left = a, *right = b;

	if (left->p != right->p)
		return left->p < right->p ? -1 : 1;
	return left->place < right->place ? -1 : left->place > right->place;
}

static int by_place(const void *a, const void *b)
{
	const gj_holm *left = a, *right = b;

	return left->place < right->place ? -1 : left->place > right->place;
}

int gj_holm_adjust(gj_holm *test, size_t count, gj_share alpha, gj_error *err)
{
	double risk = gj_share_double(alpha), so_far = 0;

	if (check(alpha, (int64_t)(count > 0), err) != GJ_OK)
		return GJ_EINPUT;
	for (size_t i = 0; i < count; i++)
		if (!(test[i].p >= 0 && test[i].p <= 1))
			return gj_fault(err, GJ_EINPUT, "`%g` is no probability", test[i].p);
	for (size_t i = 0; i < count; i++)
		test[i].place = i;
	qsort(test, count, sizeof *test, by_p);
	for (size_t i = 0; i < count; i++) {
		double adjusted = test[i].p * (double)(count - i);

		if (adjusted > so_far)
			so_far = adjusted;
		test[i].adjusted = so_far < 1 ? so_far : 1;
		test[i].rejected = gj_chance_at_most(so_far, risk);
	}
	qsort(test, count, sizeof *test, by_place);
	return GJ_OK;
}
