/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The reference: what each norm means for a record on a day, by plain recursion over the law as it was written.
 * No circuit, no sharing; slow, and apart from src/circuit and src/eval, of which it uses nothing but the shape of a
 * record. Under a large law it may remember what it has found (ref_memory.h), which changes no answer.
 */
#ifndef GJ_TRUST_REFERENCE_H
#define GJ_TRUST_REFERENCE_H

#include <guiju/verdict.h>

#include "eval/record.h"

typedef struct ref_memory ref_memory; /* ref_memory.h */

/* One question to the reference. */
typedef struct ref {
	const gj_law *law;
	const gj_record *record;
	gj_day on;
	bool no_presumption; /* as if no presumption had been written */
	ref_memory *memory;  /* of this law and this record; NULL: everything is read anew */
} ref;

typedef struct ref_verdict {
	gj_applicability applicability;
	gj_because because;
	gj_truth if_in_force;
	gj_day from;
	gj_compliance compliance;
	gj_day due, since;
	gj_day later; /* it does not apply: the day from which it does or may */
	gj_truth then;
} ref_verdict;

/* `lifted_by` [out], with room for n_norms: who lifts it (or, where the verdict is unknown, may lift it), ascending. */
void ref_judge(const ref *r, uint32_t norm, ref_verdict *out, gj_refs *lifted_by);

/*
 * How many atoms the recursion reaches for all norms of a law, at most UINT32_MAX: it grows like the number of paths,
 * so that a hostile law can be too dear for the reference.
 */
uint32_t ref_cost(const gj_law *law);

/* ---- parts ---- */

gj_truth ref_cond(const ref *r, const gj_cond *cond, gj_day day);
gj_truth ref_term(const ref *r, uint32_t term, gj_day day);
gj_truth ref_compare(const ref *r, const gj_cond *cond, gj_day day);

/* Was anything at all told about what the condition consists of, be it that nobody knows? */
bool ref_was_told(const ref *r, const gj_cond *cond);

bool ref_in_force(const gj_norm *norm, gj_day day);
bool ref_lifts(const gj_law *law, uint32_t lifter, uint32_t lifted);
bool ref_stands_behind(const gj_law *law, uint32_t sanction, uint32_t norm);

/* Who lifts this norm, which norms this sanction stands behind, one after the other in ascending order: `k` begins with 0. */
bool ref_next_lifter(const ref *r, uint32_t lifted, size_t *k, uint32_t *at);
bool ref_next_behind(const ref *r, uint32_t sanction, size_t *k, uint32_t *at);

/* Sets `later` and `then`, for a norm that does not apply on `from`. */
void ref_later(const ref *r, uint32_t norm, gj_day from, ref_verdict *out);
gj_truth ref_applies(const ref *r, uint32_t norm, gj_day day);

/* Compliance with a norm that applies. */
void ref_comply(const ref *r, const gj_norm *norm, ref_verdict *out);

/* The event that the time of a norm hangs on. */
uint32_t ref_time_event(const gj_norm *norm);

/* The end of the norm's period that begins on `day`, counted by hand; false when the calendar has a gap on the way. */
bool ref_after(const gj_law *law, const gj_norm *norm, gj_day day, gj_day *out);

#endif
