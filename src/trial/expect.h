/* SPDX-License-Identifier: Apache-2.0 */
/* An expectation of a test against a verdict. */
#ifndef GJ_TRIAL_EXPECT_H
#define GJ_TRIAL_EXPECT_H

#include "eval/eval.h"

/*
 * Only what is said is compared. `asks` and `lifted by` mean exactly these names, whatever their order; `marked`
 * means at least these marks. `since` of a future norm is its first day in force; `until`
 * of one that does not apply, the last day before the law turns and it does, or may.
 */
bool gj_expect_met(const gj_law *law, const gj_expect *wanted, const gj_verdict *verdict);

/* The verdict as an expectation that would be met, with as much detail as `wanted` has. GJ_OK or GJ_ENOMEM. */
int gj_expect_got(gj_expect *out, gj_arena *arena, const gj_law *law, const gj_expect *wanted,
		  const gj_verdict *verdict);

#endif
