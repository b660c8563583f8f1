/* SPDX-License-Identifier: Apache-2.0 */
/* Wilson's score interval (1927): short and nearly right on average, so for charts. Verdicts take exact bounds. */
#ifndef GJ_STATS_WILSON_H
#define GJ_STATS_WILSON_H

#include "stats/share.h"
#include "stats/tally.h"

/* Two-sided, `alpha` on both sides together. GJ_EINPUT as in stats/binomial.h. */
int gj_wilson(gj_interval *out, int64_t x, int64_t n, gj_share alpha, gj_error *err);

/* The z that a standard normal exceeds with probability `upper`, 0 < upper < 1: to the last digits of erfc. */
double gj_normal_above(double upper);

#endif
