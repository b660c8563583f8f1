/* SPDX-License-Identifier: Apache-2.0 */
/* Two versions on the same questions: did one get better? Exact test of McNemar (1947). */
#ifndef GJ_STATS_PAIRS_H
#define GJ_STATS_PAIRS_H

#include <stdint.h>

#include <guiju/error.h>

/*
 * Two-sided p value when `only_first` questions failed in the first version alone and `only_second` in the second alone: twice
 * the smaller binomial tail at 1/2, at most 1; 1 when they differ nowhere. Questions on which both did alike tell nothing. GJ_EINPUT: a
 * count below 0, or more than GJ_STATS_MOST together.
 */
int gj_mcnemar(double *p, int64_t only_first, int64_t only_second, gj_error *err);

#endif
