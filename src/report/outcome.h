/* SPDX-License-Identifier: Apache-2.0 */
/* What a verdict comes to, for formats that have one word for it: the choices that all exports share. */
#ifndef GJ_REPORT_OUTCOME_H
#define GJ_REPORT_OUTCOME_H

#include "eval/eval.h"

typedef enum gj_outcome {
#define OUTCOME(symbol, word, xccdf, state, reason, kind) GJ_OUTCOME_##symbol,
#include "report/outcome.def"
#undef OUTCOME
	GJ_N_OUTCOMES
} gj_outcome;

typedef struct gj_outcome_words {
	const char *word, *xccdf;
	const char *state, *reason; /* OSCAL; empty: no finding is made, for nothing is decided */
	const char *kind;	    /* SARIF; empty: no result */
} gj_outcome_words;

extern const gj_outcome_words gj_outcomes[GJ_N_OUTCOMES];

gj_outcome gj_outcome_of(const gj_law *law, const gj_verdict *verdict);

/* The kind of a SARIF result: `review` in place of `open` where people have to judge or sources contradict each other. */
const char *gj_outcome_kind(gj_outcome outcome, const gj_verdict *verdict);

/* The level of a SARIF result: `error` and `warning` for breaches of law and of what is not law; else `none`, as the standard has it. */
const char *gj_outcome_level(gj_outcome outcome, gj_force force);

#endif
