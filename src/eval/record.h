/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is known of one actor's position towards one service: for each fact of a law a state and, when given, a
 * value or a range. Read from a service file or from a test's `given` lines.
 */
#ifndef GJ_EVAL_RECORD_H
#define GJ_EVAL_RECORD_H

#include "base/doc.h"
#include "law/law.h"

typedef enum gj_fact_state {
	GJ_STATE_NOT_ASKED,
	GJ_STATE_UNKNOWN,	 /* asked; nobody knows */
	GJ_STATE_NOT_APPLICABLE, /* asked; the question does not fit */
	GJ_STATE_GIVEN,
	GJ_STATE_CONFLICT /* sources contradict each other: counts as unknown, and is marked */
} gj_fact_state;

typedef struct gj_input {
	gj_fact_state state;
	gj_truth truth; /* BOOL; EVENT: FALSE = has not happened, TRUE = low..high hold the day */
	bool has_low, has_high; /* NUMBER, MONEY, DATE, EVENT: closed bounds that are known */
	int64_t low, high;	/* ten-thousandths, or days */
	uint32_t choice;	/* CHOICE */
	gj_pos pos;
} gj_input;

typedef struct gj_judged {
	gj_truth
		truth; /* UNKNOWN: no judgement, or judgements that contradict each other (conflict) */
	bool conflict;
	gj_str by, why;
	gj_day on;
	gj_pos pos;
} gj_judged;

/* One statement about a fact that says where it comes from. What all statements come to stands in gj_record.fact. */
typedef struct gj_statement {
	uint32_t fact;
	gj_input said;		/* this statement alone */
	gj_str by, source, why; /* empty: not said */
	gj_day on;		/* GJ_DAY_NONE: not said, or no date */
} gj_statement;

typedef struct gj_record {
	const gj_law *law;
	gj_source source;
	gj_str service;	   /* its name */
	bool roles_closed; /* the list of roles is the whole list */
	gj_truth *role;	   /* [n_roles] */
	gj_input *fact;	   /* [n_facts] */
	gj_judged *term;   /* [n_terms] */
	bool *regime; /* [n_instruments] those of the jurisdictions that the file asks about; NULL: all */
	gj_pos roles_pos;	 /* where the list of roles stands; line 0: nowhere */
	gj_statement *statement; /* in the order of the file; only of a file about one service */
	size_t n_statements;
} gj_record;

int gj_record_new(gj_record **out, gj_arena *arena,
		  const gj_law *law); /* nothing known, roles unknown */

/*
 * Read a service file (design section 6): keys service, regimes, roles, facts, judgements, and nothing else. Unknown names,
 * wrong types, dates that do not exist, a term given as a fact, a judgement of a term that is not judged: errors with position and
 * the nearest name. A file's suffix decides: .json is JSON, all else YAML. gj_record_doc reads that far and looks at no name.
 */
int gj_record_read(gj_record **out, gj_arena *arena, const gj_law *law, const gj_source *source,
		   gj_error *err);
bool gj_record_is_json(gj_str name); /* of a file */
int gj_record_doc(gj_doc **out, gj_arena *arena, const gj_source *source, gj_error *err);
int gj_record_from_doc(gj_record **out, gj_arena *arena, const gj_law *law, const gj_source *source,
		       const gj_doc *doc, gj_error *err);

/* A value as a rule file gives it to a fact. INVARIANT: law/ has checked that it fits. */
gj_input gj_input_of_given(const gj_fact *fact, const gj_given *given);

int gj_record_from_test(gj_record **out, gj_arena *arena, const gj_law *law, const gj_test *test);

#endif
