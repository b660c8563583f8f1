/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A rate from several samples, one of each part of the population: by source, or of what a keyword scan flagged and of what it
 * did not (two phases). Each part counts by its size.
 */
#ifndef GJ_STATS_STRATA_H
#define GJ_STATS_STRATA_H

#include <stddef.h>

#include "stats/share.h"
#include "stats/tally.h"

typedef struct gj_strata {
	double rate;
	double error; /* standard error: sum of W^2 (1-f) q (1-q) / (n-1) under the root (Cochran 1977, ch. 5) */
	bool error_known; /* not when a part has one judged item of several */
	double low, high; /* bounds of the rate, each with risk alpha */
} gj_strata;

/*
 * `part[i].of` is the size of the part and is never GJ_ENDLESS; an empty part (0 of 0) counts nothing. The bounds take alpha / (parts
 * with something unseen) in each, which is sure and a little wide: Clopper-Pearson, or, where `finite`, hypergeometric. GJ_EINPUT: a
 * part of which nothing was judged, or sums above GJ_STATS_MOST.
 */
int gj_strata_of(gj_strata *out, const gj_tally *part, size_t count, gj_share alpha, bool finite,
		 gj_error *err);

typedef struct gj_two_phase {
	gj_strata all;			    /* the rate of failures */
	double precision;		    /* of the flags: the share of flagged items that fail */
	double recall;			    /* share of failures that were flagged */
	bool precision_known, recall_known; /* not without flags, or without failures */
} gj_two_phase;

/* A scan flagged flagged.of items and passed the others; people judged a random sample of each. */
int gj_two_phase_of(gj_two_phase *out, gj_tally flagged, gj_tally others, gj_share alpha,
		    bool finite, gj_error *err);

#endif
