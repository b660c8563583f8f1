/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The hypergeometric distribution, for n items drawn without putting back from a population of N with D failures, and exact bounds
 * of D (Katz 1953; Wright 1991). All counts are at most GJ_STATS_MOST; errors are GJ_EINPUT, and then nothing is written.
 */
#ifndef GJ_STATS_HYPER_H
#define GJ_STATS_HYPER_H

#include <stdbool.h>

#include "stats/share.h"
#include "stats/tally.h"

/* A population and a sample of it: 0 <= bad <= of, 1 <= n <= of. */
typedef struct gj_draw {
	int64_t of, bad, n;
} gj_draw;

/* P(X <= x) and P(X >= x), x any number. Relative error below 1e-11 up to 1e9 items, 1e-10 up to GJ_STATS_MOST. */
int gj_hyper_at_most(double *out, int64_t x, gj_draw draw, gj_error *err);
int gj_hyper_at_least(double *out, int64_t x, gj_draw draw, gj_error *err);

/*
 * Bounds of the failures in the population of `tally` (of >= 0), each with risk `alpha`: the largest D with P(X <= x) > alpha, and
 * the smallest with P(X >= x) > alpha. A census bounds itself.
 */
int gj_hyper_upper(int64_t *out, gj_tally tally, gj_share alpha, gj_error *err);
int gj_hyper_lower(int64_t *out, gj_tally tally, gj_share alpha, gj_error *err);

/* For the room: the same without checks. `bad` may also be of + 1, which nothing reaches: P(X <= x) is 0 for it. */
double gj_hyper_tail(int64_t x, gj_draw draw, bool upper);
int64_t gj_hyper_bound(gj_tally tally, double risk, bool upper);

#endif
