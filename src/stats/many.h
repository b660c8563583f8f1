/* SPDX-License-Identifier: Apache-2.0 */
/* Many questions at once: how many wrong claims to expect, and how to bound the chance of a single one. */
#ifndef GJ_STATS_MANY_H
#define GJ_STATS_MANY_H

#include <stddef.h>

#include "stats/share.h"

/* Bonferroni: each of `count` questions gets alpha / count, and then the chance of any wrong claim is at most alpha. */
int gj_family_risk(gj_share *out, gj_share alpha, int64_t count, gj_error *err);

/* Each at risk alpha: at most so many wrong claims are expected, when all limits are broken. */
int gj_family_wrong(double *out, gj_share alpha, int64_t count, gj_error *err);

typedef struct gj_holm {
	double p;	 /* in: the p value, 0 to 1 */
	double adjusted; /* out: the smallest alpha at which it is rejected */
	bool rejected;	 /* out, at the alpha asked for */
	size_t place;	 /* the room's own */
} gj_holm;

/* Holm (1979): as sure as Bonferroni, and never rejects less. Order stays. GJ_EINPUT: a p that is no probability; then nothing is written. */
int gj_holm_adjust(gj_holm *test, size_t count, gj_share alpha, gj_error *err);

#endif
