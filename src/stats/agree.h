/* SPDX-License-Identifier: Apache-2.0 */
/* Do two people, or a person and a judge, agree beyond chance? */
#ifndef GJ_STATS_AGREE_H
#define GJ_STATS_AGREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <guiju/error.h>

/* More classes than this are refused. */
enum { GJ_AGREE_MOST = 64 };

typedef struct gj_agreement {
	double same;	   /* share of items to which both gave the same class */
	double by_chance;  /* what Cohen expects of it by chance */
	double kappa, ac1; /* Cohen (1960); Gwet (2008) */
	bool kappa_known; /* not when chance alone explains all: both gave one class to everything */
} gj_agreement;

/*
 * `count[i * classes + j]` items got class i from the first and j from the second. Cohen's kappa is low where one class is rare, however
 * well the two agree; AC1 is not; so read both. GJ_EINPUT: fewer than 2 classes, no item, a count below 0, or more than
 * GJ_STATS_MOST items.
 */
int gj_agreement_of(gj_agreement *out, const int64_t *count, size_t classes, gj_error *err);

/* Two classes, yes and no. */
int gj_agreement_of_two(gj_agreement *out, int64_t both_yes, int64_t only_first,
			int64_t only_second, int64_t both_no, gj_error *err);

#endif
