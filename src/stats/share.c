/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/share.h"

#include <inttypes.h>

#include "base/fault.h"

int gj_share_check(gj_share share, const char *what, gj_error *err)
{
	if (share.whole > 0 && share.part >= 0 && share.part <= share.whole)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "%s `%" PRId64 "/%" PRId64 "` is no share of a whole", what,
		 share.part, share.whole);
	return gj_fault_help(err, "write a ratio of two integers from 0 to 1, such as 1/20");
}

int gj_share_check_inside(gj_share share, const char *what, gj_error *err)
{
	if (gj_share_check(share, what, err) != GJ_OK)
		return GJ_EINPUT;
	if (share.part > 0 && share.part < share.whole)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "%s `%" PRId64 "/%" PRId64 "` must lie between 0 and 1", what,
		 share.part, share.whole);
	return gj_fault_help(err, "nothing is shown without some risk; 1/20 is usual");
}

int gj_share_check_risk(gj_share share, gj_error *err)
{
	if (gj_share_check_inside(share, "the risk", err) != GJ_OK)
		return GJ_EINPUT;
	if (share.part <= share.whole - share.part)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "the risk `%" PRId64 "/%" PRId64 "` is more than 1/2", share.part,
		 share.whole);
	return gj_fault_help(err, "a coin errs as seldom; 1/20 is usual");
}

gj_share gj_limit_failures(gj_limit limit)
{
	return limit.at_least ? gj_share_rest(limit.share) : limit.share;
}

int64_t gj_share_down(gj_share share, int64_t count)
{
	return (int64_t)((gj_wide)count * share.part / share.whole);
}

int64_t gj_share_up(gj_share share, int64_t count)
{
	int64_t down = gj_share_down(share, count);

	return down + ((gj_wide)count * share.part % share.whole != 0);
}

double gj_share_double(gj_share share)
{
	return (double)share.part / (double)share.whole;
}

gj_share gj_share_rest(gj_share share)
{
	return (gj_share){share.whole - share.part, share.whole};
}

bool gj_share_less(gj_share a, gj_share b)
{
	return (gj_wide)a.part * b.whole < (gj_wide)b.part * a.whole;
}

bool gj_share_divide(gj_share *out, gj_share a, int64_t by)
{
	if (by < 1 || a.whole > INT64_MAX / by)
		return false;
	*out = (gj_share){a.part, a.whole * by};
	return true;
}
