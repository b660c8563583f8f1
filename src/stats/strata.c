/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/strata.h"

#include <inttypes.h>
#include <math.h>

#include "base/fault.h"
#include "stats/binomial.h"
#include "stats/hyper.h"

static bool is_empty(gj_tally part)
{
	return part.of == 0 && part.n == 0 && part.bad == 0;
}

/* The items of all parts, and how many parts have bounds: a census needs none where bounds are those of a finite population. */
static int measure(const gj_tally *part, size_t count, bool finite, int64_t *all, int64_t *open,
		   gj_error *err)
{
	*all = *open = 0;
	for (size_t i = 0; i < count; i++) {
		if (is_empty(part[i]))
			continue;
		if (part[i].of == GJ_ENDLESS)
			return gj_fault(err, GJ_EINPUT, "part %zu has no size", i + 1);
		if (part[i].n == 0 && part[i].of > 0) {
			gj_fault(err, GJ_EINPUT,
				 "nothing was judged of part %zu, of `%" PRId64 "` items", i + 1,
				 part[i].of);
			return gj_fault_help(err, "judge a random sample of each part");
		}
		if (gj_tally_check(part[i], err) != GJ_OK)
			return GJ_EINPUT;
		*all += part[i].of;
		*open += !finite || part[i].n < part[i].of;
		if (*all > GJ_STATS_MOST)
			return gj_fault(err, GJ_EINPUT,
					"the parts have more than `%" PRId64 "` items",
					GJ_STATS_MOST);
	}
	if (*all == 0)
		return gj_fault(err, GJ_EINPUT, "all parts are empty, so there is no rate");
	return GJ_OK;
}

static double bound(gj_tally part, double risk, bool finite, bool upper)
{
	if (finite)
		return (double)gj_hyper_bound(part, risk, upper) / (double)part.of;
	return gj_binomial_bound(part.bad, part.n, risk, upper);
}

int gj_strata_of(gj_strata *out, const gj_tally *part, size_t count, gj_share alpha, bool finite,
		 gj_error *err)
{
	gj_strata sum = {0, 0, true, 0, 0};
	int64_t all, open;
	double risk;

	if (gj_share_check_inside(alpha, "the risk", err) != GJ_OK ||
	    measure(part, count, finite, &all, &open, err) != GJ_OK)
		return GJ_EINPUT;
	risk = gj_share_double(alpha) / (double)(open > 0 ? open : 1);
	for (size_t i = 0; i < count; i++) {
		double weight = (double)part[i].of / (double)all, n = (double)part[i].n, q, unseen;

		if (is_empty(part[i]))
			continue;
		q = (double)part[i].bad / n;
		unseen = 1 - n / (double)part[i].of;
		sum.rate += weight * q;
		sum.low += weight * bound(part[i], risk, finite, false);
		sum.high += weight * bound(part[i], risk, finite, true);
		if (part[i].n > 1)
			sum.error += weight * weight * unseen * q * (1 - q) / (n - 1);
		else if (part[i].of > 1)
			sum.error_known = false;
	}
	sum.error = sum.error_known ? sqrt(sum.error) : 0;
	sum.rate = fmin(sum.rate, 1);
	sum.high = fmin(sum.high, 1);
	*out = sum;
	return GJ_OK;
}

/* How many of a part fail, by its sample. */
static double failures(gj_tally part)
{
	return part.n > 0 ? (double)part.of * (double)part.bad / (double)part.n : 0;
}

int gj_two_phase_of(gj_two_phase *out, gj_tally flagged, gj_tally others, gj_share alpha,
		    bool finite, gj_error *err)
{
	gj_tally part[2] = {flagged, others};
	double found = failures(flagged), missed = failures(others);

	if (gj_strata_of(&out->all, part, 2, alpha, finite, err) != GJ_OK)
		return GJ_EINPUT;
	out->precision_known = flagged.n > 0;
	out->precision = flagged.n > 0 ? (double)flagged.bad / (double)flagged.n : 0;
	out->recall_known = found + missed > 0;
	out->recall = out->recall_known ? found / (found + missed) : 0;
	return GJ_OK;
}
