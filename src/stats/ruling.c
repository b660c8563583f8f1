/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/ruling.h"

#include <inttypes.h>

#include "base/fault.h"
#include "stats/binomial.h"
#include "stats/chance.h"
#include "stats/hyper.h"

/* The population that is just not within the limit: one failure more than it allows. Without end there is none nearest, and the limit stands for it. */
double gj_chance_kept(gj_tally tally, gj_share failures)
{
	if (failures.part == failures.whole)
		return 0; /* every population is within it */
	if (tally.of == GJ_ENDLESS)
		return gj_binomial_tail(tally.bad, tally.n, failures, false);
	return gj_hyper_tail(tally.bad,
			     (gj_draw){tally.of, gj_share_down(failures, tally.of) + 1, tally.n},
			     false);
}

double gj_chance_broken(gj_tally tally, gj_share failures)
{
	if (tally.of == GJ_ENDLESS)
		return gj_binomial_tail(tally.bad, tally.n, failures, true);
	return gj_hyper_tail(tally.bad,
			     (gj_draw){tally.of, gj_share_down(failures, tally.of), tally.n}, true);
}

bool gj_shows_kept(gj_tally tally, gj_share failures, double risk)
{
	return gj_chance_at_most(gj_chance_kept(tally, failures), risk);
}

/* Without end a lower bound that is equal to the limit does not exceed it; in a finite population the next count does. */
bool gj_shows_broken(gj_tally tally, gj_share failures, double risk)
{
	double chance = gj_chance_broken(tally, failures);

	return tally.of == GJ_ENDLESS ? gj_chance_below(chance, risk)
				      : gj_chance_at_most(chance, risk);
}

static void bounds(gj_ruling *out, gj_tally tally, double risk)
{
	if (tally.of == GJ_ENDLESS) {
		out->low = gj_binomial_bound(tally.bad, tally.n, risk, false);
		out->high = gj_binomial_bound(tally.bad, tally.n, risk, true);
		out->low_count = out->high_count = -1;
		return;
	}
	out->low_count = gj_hyper_bound(tally, risk, false);
	out->high_count = gj_hyper_bound(tally, risk, true);
	out->low = (double)out->low_count / (double)tally.of;
	out->high = (double)out->high_count / (double)tally.of;
}

int gj_ruling_of(gj_ruling *out, gj_tally tally, gj_limit limit, gj_share alpha, gj_error *err)
{
	gj_share failures;
	double risk;

	if (gj_tally_check(tally, err) != GJ_OK ||
	    gj_share_check(limit.share, "the limit", err) != GJ_OK ||
	    gj_share_check_risk(alpha, err) != GJ_OK)
		return GJ_EINPUT;
	failures = gj_limit_failures(limit);
	risk = gj_share_double(alpha);
	out->literal = tally.bad <= gj_share_down(failures, tally.n);
	out->census = tally.n == tally.of;
	out->if_at_limit = gj_chance_kept(tally, failures);
	out->if_within = gj_chance_broken(tally, failures);
	out->shown = gj_shows_kept(tally, failures, risk)     ? GJ_SHOWN_ASSURED
		     : gj_shows_broken(tally, failures, risk) ? GJ_SHOWN_REFUTED
							      : GJ_SHOWN_UNDECIDED;
	bounds(out, tally, risk);
	return GJ_OK;
}

int gj_ruling_of_some(gj_ruling_pair *out, gj_tally tally, int64_t unjudged, gj_limit limit,
		      gj_share alpha, gj_error *err)
{
	gj_ruling_pair pair = {.any_left = unjudged < tally.n};

	if (gj_tally_check(tally, err) != GJ_OK)
		return GJ_EINPUT;
	if (unjudged < 0 || unjudged > tally.n - tally.bad)
		return gj_fault(err, GJ_EINPUT,
				"`%" PRId64 "` failures and `%" PRId64
				"` items without a judgement among `%" PRId64 "`",
				tally.bad, unjudged, tally.n);
	if (gj_ruling_of(&pair.as_failures, (gj_tally){tally.bad + unjudged, tally.n, tally.of},
			 limit, alpha, err) != GJ_OK)
		return GJ_EINPUT;
	if (pair.any_left &&
	    gj_ruling_of(&pair.left_out, (gj_tally){tally.bad, tally.n - unjudged, tally.of}, limit,
			 alpha, err) != GJ_OK)
		return GJ_EINPUT;
	*out = pair;
	return GJ_OK;
}

const char *gj_shown_word(gj_shown shown)
{
	static const char *const word[] = {"undecided", "assured", "refuted"};

	return word[shown];
}
