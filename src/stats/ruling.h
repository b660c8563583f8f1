/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Three verdicts on a sample: what the rule says literally, and what the sample shows. The second is decided by the tail at the limit
 * itself, so it agrees with the bounds and does not hang on their rounding.
 */
#ifndef GJ_STATS_RULING_H
#define GJ_STATS_RULING_H

#include "stats/share.h"
#include "stats/tally.h"

typedef enum gj_shown {
	GJ_SHOWN_UNDECIDED,
	GJ_SHOWN_ASSURED, /* the upper bound of failures is within the limit */
	GJ_SHOWN_REFUTED  /* the lower bound of failures is above it */
} gj_shown;

typedef struct gj_ruling {
	bool literal; /* the sample itself is within the limit, in integers */
	gj_shown shown;
	bool census;		       /* all were judged: no error of sampling is left */
	double low, high;	       /* bounds of the rate of failures, each with risk alpha */
	int64_t low_count, high_count; /* the same as counts; -1 for a population without end */
	double if_at_limit; /* chance of so few failures or fewer just above the limit: small shows that it is kept */
	double if_within; /* chance of so many or more just within it: small shows that it is not */
} gj_ruling;

/*
 * `alpha` is the risk of wrongly calling assured what is not, and of wrongly calling refuted what is kept: each, for one rule on one
 * sample. GJ_EINPUT: a tally, limit or risk that is not sound.
 */
int gj_ruling_of(gj_ruling *out, gj_tally tally, gj_limit limit, gj_share alpha, gj_error *err);

/* Some items of the sample have no judgement: errors, empty or filtered answers. They never vanish: the verdict is given twice. */
typedef struct gj_ruling_pair {
	gj_ruling as_failures; /* counted as failures: sure, for a limit on failures */
	gj_ruling left_out;    /* left out: right only if they are like the others */
	bool any_left;	       /* otherwise `left_out` is empty */
} gj_ruling_pair;

/* `tally.n` items were drawn; `unjudged` of them have no judgement and are not among `tally.bad`. */
int gj_ruling_of_some(gj_ruling_pair *out, gj_tally tally, int64_t unjudged, gj_limit limit,
		      gj_share alpha, gj_error *err);

/* "assured", "refuted" or "undecided" */
const char *gj_shown_word(gj_shown shown);

/* For the room: the two chances above, and what they show. The arguments are sound. */
double gj_chance_kept(gj_tally tally, gj_share failures);
double gj_chance_broken(gj_tally tally, gj_share failures);
bool gj_shows_kept(gj_tally tally, gj_share failures, double risk);
bool gj_shows_broken(gj_tally tally, gj_share failures, double risk);

#endif
