/* SPDX-License-Identifier: Apache-2.0 */
/* What was counted: failures among the items that were judged, out of a population that is known or not. */
#ifndef GJ_STATS_TALLY_H
#define GJ_STATS_TALLY_H

#include <stdint.h>

#include <guiju/error.h>

/* More items than this are refused: up to here every sum is exact enough, and quick. A million million. */
#define GJ_STATS_MOST INT64_C(1000000000000)

/* A population that is not known, or that a process makes without end: a model's answers. */
#define GJ_ENDLESS INT64_C(-1)

typedef struct gj_tally {
	int64_t bad; /* failures found */
	int64_t n;   /* items judged */
	int64_t of;  /* items that there are, or GJ_ENDLESS */
} gj_tally;

/* Bounds of a rate, both in 0 to 1. */
typedef struct gj_interval {
	double low, high;
} gj_interval;

/* 1 <= n <= GJ_STATS_MOST, 0 <= bad <= n, and n <= of <= GJ_STATS_MOST or no end; otherwise GJ_EINPUT. */
int gj_tally_check(gj_tally tally, gj_error *err);

/* The same for a sample that is planned: `bad` is not looked at. */
int gj_tally_check_size(int64_t n, int64_t of, gj_error *err);

#endif
