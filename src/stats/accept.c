/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/accept.h"

#include "stats/binomial.h"
#include "stats/hyper.h"
#include "stats/ruling.h"

/* More failures assure less: the last that does, by halving. */
int64_t gj_most_assured(int64_t n, int64_t of, gj_share failures, double risk)
{
	int64_t low = -1, high = n;

	while (low < high) {
		int64_t middle = high - (high - low) / 2;

		if (gj_shows_kept((gj_tally){middle, n, of}, failures, risk))
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

static int64_t fewest_refuting(int64_t n, int64_t of, gj_share failures, double risk)
{
	int64_t low = 0, high = n + 1;

	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (gj_shows_broken((gj_tally){middle, n, of}, failures, risk))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

int gj_acceptance_of(gj_acceptance *out, int64_t n, int64_t of, gj_limit limit, gj_share alpha,
		     gj_error *err)
{
	gj_share failures;
	double risk;

	if (gj_tally_check_size(n, of, err) != GJ_OK ||
	    gj_share_check(limit.share, "the limit", err) != GJ_OK ||
	    gj_share_check_risk(alpha, err) != GJ_OK)
		return GJ_EINPUT;
	failures = gj_limit_failures(limit);
	risk = gj_share_double(alpha);
	out->literal = gj_share_down(failures, n);
	out->assured = gj_most_assured(n, of, failures, risk);
	out->refuted = fewest_refuting(n, of, failures, risk);
	return GJ_OK;
}

double gj_chance_to_pass(gj_share truth, int64_t most, int64_t n, int64_t of)
{
	if (of == GJ_ENDLESS)
		return gj_binomial_tail(most, n, truth, false);
	return gj_hyper_tail(most, (gj_draw){of, gj_share_up(truth, of), n}, false);
}

int gj_oc_curve(double *chance, const gj_share *truth, size_t count, int64_t most, int64_t n,
		int64_t of, gj_error *err)
{
	if (gj_tally_check((gj_tally){most, n, of}, err) != GJ_OK)
		return GJ_EINPUT;
	for (size_t i = 0; i < count; i++)
		if (gj_share_check(truth[i], "the true rate", err) != GJ_OK)
			return GJ_EINPUT;
	for (size_t i = 0; i < count; i++)
		chance[i] = gj_chance_to_pass(truth[i], most, n, of);
	return GJ_OK;
}
