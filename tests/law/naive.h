/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does a norm apply, read off the resolved law as plainly as possible: for holding against lint's reasoning. Only what
 * gen_small writes is understood: yes-no facts, numbers and dates against constants, choices, roles, terms, exemptions.
 */
#ifndef GJ_TESTS_LAW_NAIVE_H
#define GJ_TESTS_LAW_NAIVE_H

#include "law/law.h"

enum { NAIVE_MOST = 16 };

/* What is known: of each fact a truth, or a value (`known` tells whether). */
typedef struct naive_record {
	gj_truth truth[NAIVE_MOST];
	bool known[NAIVE_MOST];
	int64_t value[NAIVE_MOST]; /* number, day, or index of the choice */
	gj_truth role[NAIVE_MOST];
	gj_truth judged[NAIVE_MOST]; /* by term */
} naive_record;

gj_truth naive_cond(const gj_law *law, const naive_record *record, const gj_cond *cond);

/* Bearer, scope and condition; for a sanction also that a norm behind it holds (`lifted` false) or applies. */
gj_truth naive_holds(const gj_law *law, const naive_record *record, uint32_t norm, gj_day day,
		     bool lifted);
gj_truth naive_applies(const gj_law *law, const naive_record *record, uint32_t norm, gj_day day);

/* Is the norm read on that day, and does `other` count for it then? */
bool naive_is_read(const gj_norm *norm, gj_day day);
bool naive_counts(const gj_norm *norm, const gj_norm *other, gj_day day);

#endif
