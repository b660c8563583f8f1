/* SPDX-License-Identifier: Apache-2.0 */
/* How many items to judge: the smallest sample that can assure a limit, and one that will when the truth is better than the limit. */
#ifndef GJ_STATS_SIZING_H
#define GJ_STATS_SIZING_H

#include "stats/share.h"
#include "stats/tally.h"

/* A plan: judge n items, claim that the limit is kept when at most `most` fail. */
typedef struct gj_sizing {
	int64_t n, most;
	double risk; /* chance to claim it when the rate of failures is just not within the limit */
	double power; /* chance to claim it when the true rate is the one asked about */
} gj_sizing;

/* Plans that allow more failures than this are refused: they would judge hundreds of thousands of items. */
enum { GJ_SIZING_MOST_FAILURES = 20000 };

/* The smallest n whose result of `bad` failures assures the limit. GJ_EINPUT when none does, besides what is not sound. */
int gj_fewest_items(int64_t *n, int64_t bad, int64_t of, gj_limit limit, gj_share alpha,
		    gj_error *err);

/*
 * The plan with the fewest items whose power is at least `power` when the true rate of failures is `truth`, below the limit's. `truth`
 * counts failures, also for a limit of "at least". A larger sample has, here and there, a little less power: its `most` is
 * a whole number.
 */
int gj_size_for_power(gj_sizing *out, int64_t of, gj_limit limit, gj_share truth, gj_share alpha,
		      gj_share power, gj_error *err);

/* Risk and power of a plan whose n and most are given. */
int gj_size_chances(gj_sizing *plan, int64_t of, gj_limit limit, gj_share truth, gj_error *err);

#endif
