/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An assessment: the clauses of standards on one day, each with what the evidence says of it. The literal verdict is the engine's, on
 * the facts that were told and measured; what a sample shows stands beside it. Limits, directions and forces come from the law.
 */
#ifndef GJ_ASSESS_ASSESS_H
#define GJ_ASSESS_ASSESS_H

#include "assess/by_risk.h"
#include "eval/eval.h"

/* How much a clause asks for, as the rule base has it. */
typedef enum gj_asked {
	GJ_ASKED_SHALL,
	GJ_ASKED_SHOULD,     /* recommended */
	GJ_ASKED_INFORMATIVE /* said in an informative annex */
} gj_asked;
enum { GJ_N_ASKED = GJ_ASKED_INFORMATIVE + 1 };

/* One comparison of a clause: a fact with a limit. */
typedef struct gj_compared {
	uint32_t fact, parameter; /* GJ_NONE: the limit is no parameter */
	gj_word relation;
	bool limit_known;
	gj_num limit;
	gj_truth holds;	      /* the comparison itself; of a prohibition it should not */
	unsigned measure;     /* GJ_N_MEASURES: no machine measures it */
	bool measured;	      /* a machine did */
	gj_shown_rate *shown; /* [rates of the measure], or NULL: it is no sampled rate */
	gj_limit rule;	      /* of these: the limit on the rate as it is told */
	gj_shown all;	      /* assured: each is; refuted: one is */
	gj_shown family;      /* the same, decided together with all rates of the standard */
} gj_compared;

typedef struct gj_clause {
	uint32_t norm;
	gj_asked asked;
	const gj_verdict *verdict; /* does it apply? */
	gj_truth met;		   /* the literal verdict, if it applies */
	gj_compared *compared;
	size_t n_compared;
	bool rated; /* it has a sampled rate: `shown` means something */
	gj_shown shown;
	gj_shown family;   /* the same, decided together with all rates of the standard */
	uint32_t *missing; /* facts that would settle it */
	size_t n_missing;
	uint32_t *judge; /* terms that somebody would have to judge */
	size_t n_judge;
} gj_clause;

/* What a clause comes to. */
typedef enum gj_result {
	GJ_RESULT_MET,
	GJ_RESULT_NOT_MET,
	GJ_RESULT_OPEN,
	GJ_RESULT_NOT_APPLICABLE,
	GJ_N_RESULTS
} gj_result;

typedef enum gj_conclusion {
	GJ_CONCLUSION_NONE, /* the standard draws none */
	GJ_CONCLUSION_OPEN,
	GJ_CONCLUSION_FULLY,
	GJ_CONCLUSION_PARTLY,
	GJ_CONCLUSION_NOT
} gj_conclusion;

typedef struct gj_standard {
	uint32_t instrument;
	bool in_force;
	gj_clause *clause;
	size_t n;
	unsigned count[GJ_N_ASKED][GJ_N_RESULTS];
	size_t family; /* sampled rates that were decided together; 0: none, or that was not asked for */
	gj_conclusion conclusion;
	uint32_t conclusion_norm; /* that asks for it, or GJ_NONE */
} gj_standard;

typedef struct gj_assessment {
	const gj_law *law;
	const gj_evidence *evidence;
	gj_day on;
	gj_measures measures;
	gj_by_risk by_risk;
	gj_record *record;
	gj_verdicts *verdicts;
	bool *told; /* [n_facts] by the evidence or the service file */
	gj_standard *standard;
	size_t n_standards;
	size_t rates; /* sampled rates with a limit: each may be wrong with the risk */
} gj_assessment;

/* `on`: the day, where the evidence says none. Borrows law and evidence. */
int gj_assess(gj_assessment *out, gj_arena *arena, const gj_law *law, const gj_evidence *evidence,
	      gj_day on, gj_error *err);

gj_result gj_clause_result(const gj_clause *clause);
bool gj_clause_is_measured(const gj_clause *clause); /* something that it compares was measured */

/* The value of a parameter on a day; false: it has none. */
bool gj_parameter_on(const gj_law *law, uint32_t parameter, gj_day on, gj_num *out);

/* For the room: the record of what was told and measured (record.c); one clause (clauses.c). */
int gj_assess_record(gj_assessment *a, gj_arena *arena, gj_error *err);
int gj_assess_clause(const gj_assessment *a, gj_arena *arena, gj_clause *clause, gj_error *err);

/* What the samples show of the comparison, and of a clause that has one: by each rate alone, or by `family`. */
gj_shown gj_compared_show(const gj_compared *c, size_t n_rates, bool family);
gj_shown gj_clause_show(const gj_law *law, const gj_clause *clause, bool family);

#endif
