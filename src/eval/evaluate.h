/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files that make verdicts. */
#ifndef GJ_EVAL_EVALUATE_H
#define GJ_EVAL_EVALUATE_H

#include "eval/asks.h"

typedef struct gj_evaluation {
	gj_verdicts *out;
	const gj_law *law;
	const gj_circuit *circuit;
	const gj_record *record;
	gj_arena *arena;
	gj_walk walk;
	gj_truth *atom, *node; /* scratch for runs beside the main one */
	bool may_conflict; /* something told contradicts something: else nobody needs to look for it */
} gj_evaluation;

/* Applicability from the truth of `applies` and where the norm stands in time. */
gj_applicability gj_applicability_of(const gj_norm_nodes *nodes, gj_truth applies);

/* Does it apply, now or from a later day? Whether an exemption changes anything is asked of these only. */
static inline bool gj_holds(const gj_verdict *v)
{
	return v->applicability == GJ_APPLIES || v->applicability == GJ_FUTURE;
}

/* Does the judgement of a JUDGED gate say what the text denies, or deny what it says? */
bool gj_judged_against_text(const gj_gate *gate, const gj_truth *node);

/* Does anything in the record contradict itself, or the text? Needs the values of all nodes. */
bool gj_may_conflict(const gj_evaluation *e);

int gj_verdict_make(gj_evaluation *e, uint32_t norm, gj_verdict *out);

/* Marks that need a second run of the circuit: judgements turned round, presumptions left out. For all norms at once. */
int gj_mark_judgements(gj_evaluation *e);
int gj_mark_presumptions(gj_evaluation *e);

/* Exemptions that change no outcome, among those that apply, where the law was loaded without these marks. */
int gj_mark_declaratory(gj_evaluation *e);

#endif
