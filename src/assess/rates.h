/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One sampled rate, out of one sample or of several parts that count by their sizes, and what it shows of a limit. Nothing here knows a
 * limit of its own.
 */
#ifndef GJ_ASSESS_RATES_H
#define GJ_ASSESS_RATES_H

#include "base/arena.h"
#include "base/number.h"
#include "stats/ruling.h"

/* A sample: `bad` failures, `n` drawn, among them `unjudged` of which nobody can say; `of` is the population or GJ_ENDLESS. */
typedef struct gj_part {
	gj_str name;
	int64_t bad, n, unjudged, of;
} gj_part;

typedef struct gj_rate {
	gj_str name; /* a modality, a source, a bank; empty: all */
	gj_part *part;
	size_t n_parts, cap;
	bool good;	/* the rate is told as the share that passes, not that fails */
	bool two_phase; /* parts are flagged and not flagged */
	bool open; /* a part that is not empty has no sample: nothing can be said of the whole */
	int64_t population; /* a bank that the questions come from: bounds for it besides; GJ_ENDLESS */
	int64_t left_out; /* judged, but not of the random part: not counted */
	gj_str model,
		endpoint; /* who was asked, and where: of answers. Several endpoints have `; ` between them */
	bool by_model;	 /* one of several models, each with a rate of its own */
	int64_t repeats; /* judged, but of questions that count already by another answer */
} gj_rate;

int gj_rate_add(gj_rate *rate, gj_arena *arena,
		gj_part part); /* GJ_OK or GJ_ENOMEM; empty parts are passed over */

int64_t gj_rate_n(const gj_rate *rate); /* drawn */
int64_t gj_rate_bad(const gj_rate *rate);
int64_t gj_rate_unjudged(const gj_rate *rate);
int64_t gj_rate_of(const gj_rate *rate); /* the whole, or GJ_ENDLESS */

/*
 * The rate as it is told, in ten-thousandths of a percent: `*low` and `*high` differ by what nobody could judge, and by rounding where parts
 * of different sizes are put together. Shares that pass are rounded down, shares that fail up: a limit is never met by rounding.
 * false: nothing was drawn.
 */
bool gj_rate_told(const gj_rate *rate, gj_num *low, gj_num *high);

/* What it shows. All rates in here are of failures. */
typedef struct gj_shown_rate {
	bool known; /* false: nothing can be said */
	bool literal_known, literal;
	gj_shown shown; /* with what nobody judged counted both ways: only what holds in both */
	gj_shown as_failures, left_out;
	gj_shown
		family; /* decided together with the other rates of its standard, where that is asked for */
	double rate, low,
		high; /* what nobody judged counted as failures; bounds at the risk, one-sided */
	double rate_out, low_out, high_out; /* left out */
	bool any_out;			    /* there is something left after that */
	bool census;
	bool of_bank; /* the bank as a population */
	gj_shown bank;
	double bank_low, bank_high;
} gj_shown_rate;

/* `limit` is for the rate as it is told. GJ_EINPUT: a limit or a risk that is not sound. */
int gj_rate_show(gj_shown_rate *out, const gj_rate *rate, gj_limit limit, gj_share risk,
		 gj_arena *arena, gj_error *err);

#endif
