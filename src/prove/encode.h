/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A circuit as formulas: for each node when it is yes and when it is no, over what a service file can tell. Things have the
 * same variable in two rule sets where they have the same name.
 */
#ifndef GJ_PROVE_ENCODE_H
#define GJ_PROVE_ENCODE_H

#include "eval/eval.h"
#include "prove/solver.h"

/* Over which services a statement is made. */
typedef enum gj_over {
	GJ_OVER_TOLD, /* every fact, role and judgement is told, exactly */
	GJ_OVER_ANY   /* anything may be left untold, and a quantity may be a range */
} gj_over;

/* When a node is yes, and when it is no; never both. */
typedef struct gj_formulas {
	Z3_ast yes, no;
	bool exact; /* `no` is the negation of `yes`: never unknown */
} gj_formulas;

/* What is known of a quantity: gj_interval as formulas. */
typedef struct gj_z_interval {
	Z3_ast has_low, has_high, low, high;
} gj_z_interval;

typedef struct gj_code {
	gj_solver *solver;
	const gj_circuit *circuit;
	gj_over over;
	gj_formulas *node; /* [n_gates] */
	bool *bounded;	   /* [n_facts]: its domain was asserted */
} gj_code;

/* Lives in `arena`, its formulas with the solver. GJ_OK or GJ_ENOMEM. */
int gj_encode(gj_code **out, gj_arena *arena, gj_solver *solver, const gj_circuit *circuit,
	      gj_over over);

/* For encode.c: one atom. */
gj_formulas gj_encode_atom(gj_code *code, const gj_atom *atom);
gj_z_interval gj_encode_qty(gj_code *code, const gj_qty *qty, gj_day day);

/* ---- what the model of the last question tells ---- */

void gj_decode_fact(gj_code *code, uint32_t fact, gj_input *out);
gj_truth gj_decode_role(gj_code *code, uint32_t role);
gj_truth gj_decode_judgement(gj_code *code, uint32_t term);

/* For encode_input.c and its users: the formulas of one input. */
typedef struct gj_input_code {
	Z3_ast told, yes; /* BOOL; EVENT: `yes` when it has a day */
	gj_z_interval at; /* quantities and events, where it is told */
} gj_input_code;

gj_input_code gj_encode_input(gj_code *code, uint32_t fact);
Z3_ast gj_encode_choice(gj_code *code, uint32_t fact, uint32_t choice);
gj_formulas gj_encode_said(gj_code *code, const char *what,
			   gj_str name); /* a yes-no fact, a judgement */
gj_formulas gj_encode_role(gj_code *code, gj_str name);

#endif
