/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/tally.h"

#include <inttypes.h>

#include "base/fault.h"

static int too_many(int64_t count, gj_error *err)
{
	return gj_fault(err, GJ_EINPUT,
			"`%" PRId64 "` items are more than can be counted here, %" PRId64, count,
			GJ_STATS_MOST);
}

int gj_tally_check_size(int64_t n, int64_t of, gj_error *err)
{
	if (n < 1) {
		gj_fault(err, GJ_EINPUT, "a sample of `%" PRId64 "` items shows nothing", n);
		return gj_fault_help(err, "judge at least one item");
	}
	if (n > GJ_STATS_MOST)
		return too_many(n, err);
	if (of == GJ_ENDLESS)
		return GJ_OK;
	if (of > GJ_STATS_MOST)
		return too_many(of, err);
	if (of < n) {
		gj_fault(err, GJ_EINPUT,
			 "`%" PRId64 "` items cannot be a sample of `%" PRId64 "` items", n, of);
		return gj_fault_help(err, "count each item once");
	}
	return GJ_OK;
}

int gj_tally_check(gj_tally tally, gj_error *err)
{
	if (gj_tally_check_size(tally.n, tally.of, err) != GJ_OK)
		return GJ_EINPUT;
	if (tally.bad >= 0 && tally.bad <= tally.n)
		return GJ_OK;
	return gj_fault(err, GJ_EINPUT, "`%" PRId64 "` failures among `%" PRId64 "` items",
			tally.bad, tally.n);
}
