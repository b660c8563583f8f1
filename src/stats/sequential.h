/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Wald's sequential test (1945): judge one item after another and stop as soon as it is clear. Only when it was declared before the
 * first item was judged: looking at a sample of fixed size on the way is another thing, and its risks are larger.
 */
#ifndef GJ_STATS_SEQUENTIAL_H
#define GJ_STATS_SEQUENTIAL_H

#include "stats/share.h"

typedef enum gj_going { GJ_GOING_ON, GJ_GOING_ACCEPT, GJ_GOING_REJECT } gj_going;

/* Failures are held against two lines: accept at or below `accept + slope n`, reject at or above `reject + slope n`. */
typedef struct gj_sequential {
	double slope, accept, reject;
} gj_sequential;

/* A rate of `good` or less is to be accepted but for risk `alpha`, one of `bad` or more rejected but for risk `beta`. 0 < good < bad < 1, alpha + beta < 1. */
int gj_sequential_open(gj_sequential *out, gj_share good, gj_share bad, gj_share alpha,
		       gj_share beta, gj_error *err);

/* After n >= 0 items of which x failed. A tally that cannot be goes on. */
gj_going gj_sequential_after(const gj_sequential *test, int64_t x, int64_t n);

int64_t gj_sequential_accepts(const gj_sequential *test,
			      int64_t n); /* at so many failures or fewer; -1: not yet */
int64_t gj_sequential_rejects(const gj_sequential *test,
			      int64_t n); /* at so many or more; n + 1: not yet */
int64_t gj_sequential_first(
	const gj_sequential *
		test); /* the first n that accepts, when nothing fails; 0: more than GJ_STATS_MOST */

#endif
