/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/judge.h"

#include <inttypes.h>
#include <math.h>

#include "base/fault.h"
#include "stats/tally.h"
#include "stats/wilson.h"

/* A proportion with `more` items added, half of them failures, and its variance. */
typedef struct part {
	double p, variance;
} part;

static part widened(gj_share count, double more)
{
	double n = (double)count.whole + more, p = ((double)count.part + more / 2) / n;

	return (part){p, p * (1 - p) / n};
}

static double held(double rate)
{
	return fmin(1, fmax(0, rate));
}

static int check(gj_judged_rate judged, gj_share alpha, gj_error *err)
{
	gj_share se = judged.sensitivity, sp = judged.specificity;

	if (gj_share_check(judged.found, "the rate found", err) != GJ_OK ||
	    gj_share_check(se, "the sensitivity", err) != GJ_OK ||
	    gj_share_check(sp, "the specificity", err) != GJ_OK ||
	    gj_share_check_inside(alpha, "the risk", err) != GJ_OK)
		return GJ_EINPUT;
	if (gj_share_less(gj_share_rest(sp), se))
		return GJ_OK;
	gj_fault(err, GJ_EINPUT,
		 "a judge with sensitivity `%" PRId64 "/%" PRId64 "` and specificity `%" PRId64
		 "/%" PRId64 "` tells nothing",
		 se.part, se.whole, sp.part, sp.whole);
	return gj_fault_help(err, "the two must sum to more than 1; let people judge");
}

int gj_judge_correct(gj_corrected *out, gj_judged_rate judged, gj_share alpha, gj_error *err)
{
	double z, square, rate, gain, shift, half;
	part found, se, sp;

	if (check(judged, alpha, err) != GJ_OK)
		return GJ_EINPUT;
	gain = gj_share_double(judged.sensitivity) -
	       gj_share_double(gj_share_rest(judged.specificity));
	rate = (gj_share_double(judged.found) -
		gj_share_double(gj_share_rest(judged.specificity))) /
	       gain;
	out->rate = held(rate);
	out->held = rate != out->rate;
	z = gj_normal_above(gj_share_double(alpha) / 2);
	square = z * z;
	found = widened(judged.found, square);
	se = widened(judged.sensitivity, 2);
	sp = widened(judged.specificity, 2);
	gain = se.p + sp.p - 1;
	out->low = 0;
	out->high = 1;
	if (!(gain > 0)) /* so few known items that the widened judge tells nothing */
		return GJ_OK;
	rate = (found.p + sp.p - 1) / gain;
	shift = 2 * square * (rate * se.variance - (1 - rate) * sp.variance);
	half = z / gain *
	       sqrt(found.variance + rate * rate * se.variance +
		    (1 - rate) * (1 - rate) * sp.variance);
	out->low = held(rate + shift - half);
	out->high = held(rate + shift + half);
	return GJ_OK;
}
