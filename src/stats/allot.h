/* SPDX-License-Identifier: Apache-2.0 */
/* A stratified sample: how many items of each source, in proportion to its size and never fewer than a minimum. */
#ifndef GJ_STATS_ALLOT_H
#define GJ_STATS_ALLOT_H

#include <stddef.h>

#include "stats/share.h"

typedef struct gj_allot {
	int64_t of; /* in: items of the source, >= 0 */
	int64_t n;  /* out: items to judge, <= of */
	double weight; /* out: how many items each of them stands for, of / n; 0 where none is judged */
	int64_t rest; /* the room's own */
	size_t place;
} gj_allot;

/*
 * Deal `n` items out to the sources: at least `least` to each, or all that it has; what is left in proportion to size, by largest
 * remainders, the earlier source first where they are equal. GJ_EINPUT: fewer items than the minima take, more than there are, or
 * more than GJ_STATS_MOST in all; then nothing is written but the room's own.
 */
int gj_allot_deal(gj_allot *source, size_t count, int64_t n, int64_t least, gj_error *err);

#endif
