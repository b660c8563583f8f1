/* SPDX-License-Identifier: Apache-2.0 */
/* A judge that errs: the rate that it finds, corrected by how often it was right on items whose truth is known. */
#ifndef GJ_STATS_JUDGE_H
#define GJ_STATS_JUDGE_H

#include "stats/share.h"

/* All three are counts out of counts: 180 of 200. */
typedef struct gj_judged_rate {
	gj_share found;	      /* items that the judge called failures, of those it judged */
	gj_share sensitivity; /* failures that it called failures, of known failures */
	gj_share specificity; /* others that it let pass, of known others */
} gj_judged_rate;

typedef struct gj_corrected {
	double rate; /* Rogan and Gladen (1978): (p + Sp - 1) / (Se + Sp - 1), held to 0 and 1 */
	double low, high; /* Lang and Reiczigel (2014), two-sided */
	bool held; /* the rate was outside 0 to 1: the judge errs otherwise here than where it was measured, or by chance */
} gj_corrected;

/*
 * GJ_EINPUT: counts that are not sound, or a judge no better than chance (Se + Sp <= 1), which nothing can correct. The interval is an
 * approximation, and counts what Se and Sp were measured on as random samples.
 */
int gj_judge_correct(gj_corrected *out, gj_judged_rate judged, gj_share alpha, gj_error *err);

#endif
