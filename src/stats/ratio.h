/* SPDX-License-Identifier: Apache-2.0 */
/* Rates by size: violating characters of all characters, from a sample of items of different length. */
#ifndef GJ_STATS_RATIO_H
#define GJ_STATS_RATIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <guiju/error.h>

/* One sampled item: `part` of its `size` counts. 0 <= part <= size <= GJ_STATS_MOST. */
typedef struct gj_sized {
	int64_t size, part;
} gj_sized;

typedef struct gj_ratio {
	double rate;
	double error;	  /* standard error; 0 for a census */
	bool error_known; /* a single item tells nothing of it */
} gj_ratio;

/*
 * The ratio estimator (Cochran 1977, ch. 6) for a simple random sample of `count` items of `of`, or GJ_ENDLESS. Its bias is of the
 * order of 1/count; the error is an approximation, too. GJ_EINPUT: no item, sizes that are not sound or sum to 0, or to more than
 * fits 63 bits.
 */
int gj_ratio_of(gj_ratio *out, const gj_sized *item, size_t count, int64_t of, gj_error *err);

#endif
