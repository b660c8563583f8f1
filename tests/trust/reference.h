/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The reference evaluator: the semantics of docs/semantics.md once more, as plainly as possible. No circuit, no sharing, no
 * memory. Conditions by recursion; compliance by looking at every world that the ranges allow. Slow on purpose.
 */
#ifndef GJ_TESTS_REFERENCE_H
#define GJ_TESTS_REFERENCE_H

#include <guiju/verdict.h>

#include "eval/record.h"

typedef struct ref_verdict {
	gj_applicability applicability;
	gj_because because;
	gj_truth if_in_force;
	gj_compliance compliance;
	gj_day due;   /* only when the event it hangs on has one exact day */
	gj_day since; /* first day in breach when it is the same in every world */
} ref_verdict;

void ref_evaluate(ref_verdict *out, const gj_law *law, const gj_record *record, uint32_t norm,
		  gj_day on);

/* Does `lifter` apply where `norm` is read (for comparing lists of lifters)? */
gj_truth ref_lifter(const gj_law *law, const gj_record *record, uint32_t norm, uint32_t lifter,
		    gj_day on, bool *counts);

#endif
