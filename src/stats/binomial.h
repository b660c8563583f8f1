/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The binomial distribution, for items out of a population without end, and the exact bounds of Clopper and Pearson (1934).
 * Every function takes 1 <= n <= GJ_STATS_MOST; errors are GJ_EINPUT, and then nothing is written.
 */
#ifndef GJ_STATS_BINOMIAL_H
#define GJ_STATS_BINOMIAL_H

#include "stats/share.h"
#include "stats/tally.h"

/* P(X <= x) and P(X >= x) when each of `n` items fails with probability `p`; x may be any number. Relative error below 1e-11 up to 1e9 items, 1e-10 up to GJ_STATS_MOST. */
int gj_binomial_at_most(double *out, int64_t x, int64_t n, gj_share p, gj_error *err);
int gj_binomial_at_least(double *out, int64_t x, int64_t n, gj_share p, gj_error *err);

/*
 * One-sided bounds of the rate when `x` of `n` failed, each with risk `alpha`: the upper is the p at which P(X <= x) = alpha, 1 for
 * x = n; the lower that at which P(X >= x) = alpha, 0 for x = 0.
 */
int gj_binomial_upper(double *out, int64_t x, int64_t n, gj_share alpha, gj_error *err);
int gj_binomial_lower(double *out, int64_t x, int64_t n, gj_share alpha, gj_error *err);

/* The two-sided interval: alpha / 2 on each side. */
int gj_binomial_interval(gj_interval *out, int64_t x, int64_t n, gj_share alpha, gj_error *err);

/* For the room: the same without checks, where n >= 1, 0 <= x <= n and 0 < alpha < 1 are known. `risk` is alpha as a number. */
double gj_binomial_tail(int64_t x, int64_t n, gj_share p, bool upper);
double gj_binomial_bound(int64_t x, int64_t n, double risk, bool upper);

#endif
