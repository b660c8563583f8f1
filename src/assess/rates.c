/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/rates.h"

#include "base/fault.h"
#include "stats/strata.h"

/* Percent with four decimals. */
enum { FULL = 100 * GJ_NUM_ONE };

int gj_rate_add(gj_rate *rate, gj_arena *arena, gj_part part)
{
	if (part.of == 0)
		return GJ_OK;
	rate->open = rate->open || part.n == 0;
	if (gj_arena_room(arena, (void **)&rate->part, &rate->cap, rate->n_parts,
			  sizeof *rate->part) != GJ_OK)
		return GJ_ENOMEM;
	rate->part[rate->n_parts++] = part;
	return GJ_OK;
}

int64_t gj_rate_n(const gj_rate *rate)
{
	int64_t n = 0;

	for (size_t i = 0; i < rate->n_parts; i++)
		n += rate->part[i].n;
	return n;
}

int64_t gj_rate_bad(const gj_rate *rate)
{
	int64_t n = 0;

	for (size_t i = 0; i < rate->n_parts; i++)
		n += rate->part[i].bad;
	return n;
}

int64_t gj_rate_unjudged(const gj_rate *rate)
{
	int64_t n = 0;

	for (size_t i = 0; i < rate->n_parts; i++)
		n += rate->part[i].unjudged;
	return n;
}

int64_t gj_rate_of(const gj_rate *rate)
{
	int64_t n = 0;

	for (size_t i = 0; i < rate->n_parts; i++) {
		if (rate->part[i].of == GJ_ENDLESS)
			return GJ_ENDLESS;
		n += rate->part[i].of;
	}
	return n;
}

/* a * b / c rounded down or up; all at least 0, c above 0. */
static gj_wide divided(gj_wide a, gj_wide b, gj_wide c, bool up)
{
	gj_wide product = a * b;

	return up ? (product + c - 1) / c : product / c;
}

/* The least common multiple of what was drawn of each part; 0 where it is too large to count with. */
static gj_wide common(const gj_rate *rate)
{
	const gj_wide most = (gj_wide)1 << 60;
	gj_wide all = 1;

	for (size_t i = 0; i < rate->n_parts; i++) {
		gj_wide a = all, b = rate->part[i].n;

		while (b != 0) {
			gj_wide rest = a % b;

			a = b;
			b = rest;
		}
		all = all / a * rate->part[i].n;
		if (all > most)
			return 0;
	}
	return all;
}

/*
 * The share of failures in ten-thousandths of a percent, rounded up or down, `worst` with all that nobody judged. Of several parts the
 * failures of each are estimated in fractions of an item: such that all is exact, or else millionths.
 */
static gj_num share_bad(const gj_rate *rate, bool worst, bool up)
{
	gj_wide exact = common(rate), fine = exact > 0 ? exact : 1000000, sum = 0, of = 0;

	if (rate->n_parts == 1) {
		const gj_part *part = &rate->part[0];

		return (gj_num)divided(part->bad + (worst ? part->unjudged : 0), FULL, part->n, up);
	}
	for (size_t i = 0; i < rate->n_parts; i++) {
		const gj_part *part = &rate->part[i];
		gj_wide bad = part->bad + (worst ? part->unjudged : 0);

		sum += exact > 0 ? part->of * bad * (exact / part->n)
				 : divided((gj_wide)part->of * fine, bad, part->n, up);
		of += part->of;
	}
	return (gj_num)divided(sum, FULL, of * fine, up);
}

bool gj_rate_told(const gj_rate *rate, gj_num *low, gj_num *high)
{
	if (rate->n_parts == 0 || rate->open)
		return false;
	if (rate->good) { /* 1 - failures rounded up is a share rounded down */
		bool up = true, several = rate->n_parts > 1;

		*low = FULL - share_bad(rate, true, up);
		*high = FULL -
			(several ? share_bad(rate, false, false) : share_bad(rate, false, up));
	} else {
		*low = rate->n_parts > 1 ? share_bad(rate, false, false)
					 : share_bad(rate, false, true);
		*high = share_bad(rate, true, true);
	}
	if (*low < 0)
		*low = 0;
	return true;
}

/* ---- what it shows ---- */

static gj_shown by_bounds(double low, double high, gj_share failures)
{
	double limit = gj_share_double(failures);

	if (high <= limit)
		return GJ_SHOWN_ASSURED;
	return low > limit ? GJ_SHOWN_REFUTED : GJ_SHOWN_UNDECIDED;
}

/* What holds both with and without what nobody judged. To count it as failures is the worse way: what is assured then is assured. */
static gj_shown both_ways(gj_shown as_failures, gj_shown left_out)
{
	if (as_failures == GJ_SHOWN_REFUTED && left_out != GJ_SHOWN_REFUTED)
		return GJ_SHOWN_UNDECIDED;
	return as_failures;
}

static int show_one(gj_shown_rate *out, const gj_rate *rate, gj_limit limit, gj_share risk,
		    gj_error *err)
{
	const gj_part *part = &rate->part[0];
	gj_tally tally = {part->bad, part->n, part->of};
	gj_ruling_pair pair;
	int rc = gj_ruling_of_some(&pair, tally, part->unjudged, limit, risk, err);

	if (rc != GJ_OK)
		return rc;
	out->known = true;
	out->census = pair.as_failures.census;
	out->as_failures = pair.as_failures.shown;
	out->rate = (double)(part->bad + part->unjudged) / (double)part->n;
	out->low = pair.as_failures.low;
	out->high = pair.as_failures.high;
	out->any_out = pair.any_left;
	if (pair.any_left) {
		out->left_out = pair.left_out.shown;
		out->rate_out = (double)part->bad / (double)(part->n - part->unjudged);
		out->low_out = pair.left_out.low;
		out->high_out = pair.left_out.high;
	}
	if (part->of == GJ_ENDLESS && rate->population >= part->n) {
		tally.of = rate->population;
		rc = gj_ruling_of_some(&pair, tally, part->unjudged, limit, risk, err);
		out->of_bank = rc == GJ_OK;
		out->bank = both_ways(pair.as_failures.shown,
				      pair.any_left ? pair.left_out.shown : GJ_SHOWN_UNDECIDED);
		out->bank_low = pair.as_failures.low;
		out->bank_high = pair.as_failures.high;
	}
	return rc;
}

/* The parts with what nobody judged as failures, or left out; false: a part has nothing left. */
static bool tallies(gj_tally *out, const gj_rate *rate, bool as_failures)
{
	bool all = true;

	for (size_t i = 0; i < rate->n_parts; i++) {
		const gj_part *part = &rate->part[i];

		out[i] = as_failures ? (gj_tally){part->bad + part->unjudged, part->n, part->of}
				     : (gj_tally){part->bad, part->n - part->unjudged, part->of};
		all = all && out[i].n > 0;
	}
	return all;
}

static int show_parts(gj_shown_rate *out, const gj_rate *rate, gj_limit limit, gj_share risk,
		      gj_arena *arena, gj_error *err)
{
	gj_tally *tally = gj_arena_array(arena, rate->n_parts, sizeof *tally);
	gj_share failures = gj_limit_failures(limit);
	gj_strata strata;
	int rc;

	if (tally == NULL)
		return gj_fault_memory(err);
	tallies(tally, rate, true);
	rc = gj_strata_of(&strata, tally, rate->n_parts, risk, true, err);
	if (rc != GJ_OK)
		return rc;
	out->known = true;
	out->census = true;
	for (size_t i = 0; i < rate->n_parts; i++)
		out->census = out->census && rate->part[i].n == rate->part[i].of;
	out->rate = strata.rate;
	out->low = strata.low;
	out->high = strata.high;
	out->as_failures = by_bounds(strata.low, strata.high, failures);
	out->any_out = tallies(tally, rate, false);
	if (!out->any_out)
		return GJ_OK;
	rc = gj_strata_of(&strata, tally, rate->n_parts, risk, true, err);
	out->rate_out = strata.rate;
	out->low_out = strata.low;
	out->high_out = strata.high;
	out->left_out = by_bounds(strata.low, strata.high, failures);
	return rc;
}

/* Where what nobody judged decides, nothing is decided. */
static void literal(gj_shown_rate *out, const gj_rate *rate, gj_limit limit)
{
	gj_num low, high, best, worst;
	gj_wide at;

	if (!gj_rate_told(rate, &low, &high))
		return;
	worst = limit.at_least ? low : high;
	best = limit.at_least ? high : low;
	at = (gj_wide)limit.share.part * FULL;
	out->literal = limit.at_least ? (gj_wide)worst * limit.share.whole >= at
				      : (gj_wide)worst * limit.share.whole <= at;
	out->literal_known =
		out->literal || (limit.at_least ? (gj_wide)best * limit.share.whole < at
						: (gj_wide)best * limit.share.whole > at);
}

int gj_rate_show(gj_shown_rate *out, const gj_rate *rate, gj_limit limit, gj_share risk,
		 gj_arena *arena, gj_error *err)
{
	int rc = gj_share_check(limit.share, "the limit", err);

	*out = (gj_shown_rate){0};
	if (rc != GJ_OK || rate->n_parts == 0 || rate->open)
		return rc;
	literal(out, rate, limit);
	rc = rate->n_parts == 1 ? show_one(out, rate, limit, risk, err)
				: show_parts(out, rate, limit, risk, arena, err);
	out->shown = both_ways(out->as_failures, out->any_out ? out->left_out : GJ_SHOWN_UNDECIDED);
	return rc;
}
