/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/ratio.h"

#include <inttypes.h>
#include <math.h>

#include "base/fault.h"
#include "stats/share.h"
#include "stats/tally.h"

static int totals(int64_t *size, int64_t *part, const gj_sized *item, size_t count, gj_error *err)
{
	*size = *part = 0;
	for (size_t i = 0; i < count; i++) {
		if (item[i].part < 0 || item[i].part > item[i].size || item[i].size > GJ_STATS_MOST)
			return gj_fault(err, GJ_EINPUT,
					"item %zu has `%" PRId64 "` of `%" PRId64 "`", i + 1,
					item[i].part, item[i].size);
		if (*size > INT64_MAX - item[i].size)
			return gj_fault(err, GJ_EINPUT, "the items are too long to be summed up");
		*size += item[i].size;
		*part += item[i].part;
	}
	if (*size == 0)
		return gj_fault(err, GJ_EINPUT, "all items are empty, so there is no rate");
	return GJ_OK;
}

int gj_ratio_of(gj_ratio *out, const gj_sized *item, size_t count, int64_t of, gj_error *err)
{
	int64_t size, part;
	double squares = 0, mean;

	if (count > GJ_STATS_MOST || gj_tally_check_size((int64_t)count, of, err) != GJ_OK ||
	    totals(&size, &part, item, count, err) != GJ_OK)
		return GJ_EINPUT;
	/* what an item has above the common rate, in integers: nothing cancels */
	for (size_t i = 0; i < count; i++) {
		gj_wide above = (gj_wide)item[i].part * size - (gj_wide)item[i].size * part;
		double rest = (double)above / (double)size;

		squares += rest * rest;
	}
	mean = (double)size / (double)count;
	out->rate = (double)part / (double)size;
	out->error_known = count > 1 || of == 1;
	out->error = 0;
	if (count > 1 && (int64_t)count != of) {
		double unseen = of == GJ_ENDLESS ? 1 : 1 - (double)count / (double)of;

		out->error = sqrt(squares / ((double)count - 1) / (double)count * unseen) / mean;
	}
	return GJ_OK;
}
