/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/sequential.h"

#include <math.h>

#include "base/fault.h"
#include "stats/tally.h"

int gj_sequential_open(gj_sequential *out, gj_share good, gj_share bad, gj_share alpha,
		       gj_share beta, gj_error *err)
{
	double failure, success, scale;

	if (gj_share_check_inside(good, "the good rate", err) != GJ_OK ||
	    gj_share_check_inside(bad, "the bad rate", err) != GJ_OK ||
	    gj_share_check_inside(alpha, "the risk", err) != GJ_OK ||
	    gj_share_check_inside(beta, "the other risk", err) != GJ_OK)
		return GJ_EINPUT;
	if (!gj_share_less(good, bad))
		return gj_fault(err, GJ_EINPUT, "the good rate must be below the bad one");
	if (!gj_share_less(alpha, gj_share_rest(beta)))
		return gj_fault(err, GJ_EINPUT, "the two risks must sum to less than 1");
	failure = log(gj_share_double(bad) / gj_share_double(good));
	success = log(gj_share_double(gj_share_rest(good)) / gj_share_double(gj_share_rest(bad)));
	scale = failure + success;
	if (!(scale > 0 && success > 0))
		return gj_fault(err, GJ_EINPUT, "the two rates are too near to each other");
	out->slope = success / scale;
	out->accept = log(gj_share_double(beta) / gj_share_double(gj_share_rest(alpha))) / scale;
	out->reject = log(gj_share_double(gj_share_rest(beta)) / gj_share_double(alpha)) / scale;
	return GJ_OK;
}

int64_t gj_sequential_accepts(const gj_sequential *test, int64_t n)
{
	double line = floor(test->accept + test->slope * (double)n);

	return n > GJ_STATS_MOST || line < 0 ? -1 : line > (double)n ? n : (int64_t)line;
}

int64_t gj_sequential_rejects(const gj_sequential *test, int64_t n)
{
	double line = ceil(test->reject + test->slope * (double)n);

	return n > GJ_STATS_MOST || line > (double)n ? n + 1 : line < 0 ? 0 : (int64_t)line;
}

gj_going gj_sequential_after(const gj_sequential *test, int64_t x, int64_t n)
{
	if (n < 0 || x < 0 || x > n || n > GJ_STATS_MOST)
		return GJ_GOING_ON;
	if (x <= gj_sequential_accepts(test, n))
		return GJ_GOING_ACCEPT;
	return x >= gj_sequential_rejects(test, n) ? GJ_GOING_REJECT : GJ_GOING_ON;
}

int64_t gj_sequential_first(const gj_sequential *test)
{
	double first = ceil(-test->accept / test->slope);

	return first <= (double)GJ_STATS_MOST ? (int64_t)first : 0;
}
