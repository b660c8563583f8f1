/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Shares of a whole as ratios of two integers: limits, risks and true rates. What is compared with a limit is compared in
 * integers, so that 160 of 4000 is 4 % and never a little more.
 */
#ifndef GJ_STATS_SHARE_H
#define GJ_STATS_SHARE_H

#include <stdbool.h>
#include <stdint.h>

#include <guiju/error.h>

/* Products of two counts, exactly. */
__extension__ typedef __int128 gj_wide;

/* `part` of `whole`; sound when 0 <= part <= whole and whole > 0. Need not be in lowest terms. */
typedef struct gj_share {
	int64_t part, whole;
} gj_share;

/* A limit as rules state it: at most `share` of the items may fail, or at least `share` of them must pass. */
typedef struct gj_limit {
	gj_share share;
	bool at_least;
} gj_limit;

/* GJ_EINPUT with `what` it is meant to be ("the limit") when it is not sound. */
int gj_share_check(gj_share share, const char *what, gj_error *err);

/* As gj_share_check; 0 and 1 are refused, too. */
int gj_share_check_inside(gj_share share, const char *what, gj_error *err);

/* As gj_share_check_inside, and at most 1/2: with more, one sample could show a thing and its contrary. */
int gj_share_check_risk(gj_share share, gj_error *err);

/* The share of failures that a sound limit allows. */
gj_share gj_limit_failures(gj_limit limit);

/* The following take a sound share and a count >= 0. */
int64_t gj_share_down(gj_share share, int64_t count); /* the largest integer <= share * count */
int64_t gj_share_up(gj_share share, int64_t count);   /* the smallest integer >= share * count */
double gj_share_double(gj_share share);
gj_share gj_share_rest(gj_share share);			     /* 1 - share */
bool gj_share_less(gj_share a, gj_share b);		     /* a < b, exactly */
bool gj_share_divide(gj_share *out, gj_share a, int64_t by); /* false: overflow, or by < 1 */

#endif
