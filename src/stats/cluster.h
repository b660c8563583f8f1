/* SPDX-License-Identifier: Apache-2.0 */
/* Answers to the same question resemble each other: repeats count for less than new questions (Kish 1965). */
#ifndef GJ_STATS_CLUSTER_H
#define GJ_STATS_CLUSTER_H

#include <stddef.h>
#include <stdint.h>

#include <guiju/error.h>

typedef struct gj_design {
	double effect; /* 1 + (m - 1) rho: how many times as large the variance is */
	double items;  /* n / effect: independent items that tell as much */
} gj_design;

/*
 * `n` answers, `repeats` of each question, correlation `within` a question. GJ_EINPUT: n or repeats below 1 or above GJ_STATS_MOST, a
 * correlation above 1, or so far below 0 that the variance would not be above 0.
 */
int gj_design_of(gj_design *out, int64_t n, int64_t repeats, double within, gj_error *err);

/*
 * The correlation within questions by analysis of variance (Fisher), from the failures of each question in `repeats` >= 2 tries. May be
 * below 0 by chance; 0 when nothing varies at all, which is what no correlation looks like. GJ_EINPUT: fewer than 2 questions, or a
 * count outside 0 to repeats.
 */
int gj_correlation_within(double *out, const int64_t *bad, size_t questions, int64_t repeats,
			  gj_error *err);

#endif
