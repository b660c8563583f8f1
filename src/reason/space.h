/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All services that differ to some circuits, as assignments of variables with several values: a yes-no fact, role or judgement has two; a
 * choice its choices; a number, day or event the constants it is compared with and the gaps between them; two quantities that are compared
 * with each other have less, equal, greater. Everything is told: telling more never takes back a decided verdict (docs/semantics.md), so what
 * no complete telling reaches, nothing reaches. A node of a circuit becomes two diagrams, yes and no; in neither it stays unknown although all
 * is told, as where a term is left open or a judgement goes against the text.
 */
#ifndef GJ_REASON_SPACE_H
#define GJ_REASON_SPACE_H

#include "eval/eval.h"
#include "reason/diagram.h"

typedef enum gj_var_sort {
	GJ_VAR_TRUTH,  /* ask: a yes-no fact, a role, a judgement. Values: no, yes */
	GJ_VAR_CHOICE, /* ask.ref: a fact. Values: its choices */
	GJ_VAR_ORDER,  /* ask.ref: a number, day or event. Values: see gj_var */
	GJ_VAR_PAIR    /* left and right. Values: less, equal, greater */
} gj_var_sort;

enum {
	GJ_VAR_CONSTANTS = 31,
	GJ_SPACE_VARS = 4096 /* diagrams are walked by recursion, one step for each variable */
};

/* ORDER: value 2i + 1 is constant[i]; 2i is what lies between constant[i - 1] and constant[i], which may be nothing. */
typedef struct gj_var {
	gj_var_sort sort;
	gj_ask ask;
	int64_t constant[GJ_VAR_CONSTANTS];
	unsigned n_constants;
	const gj_qty *left, *right;
} gj_var;

/* The diagrams of a node. No assignment is in both. */
typedef struct gj_sides {
	gj_diagram yes, no;
} gj_sides;

typedef struct gj_space {
	const gj_law *law;
	gj_day on; /* what has happened by the day of a circuit is taken as what has happened by this day: only the law is to differ */
	gj_arena *arena;
	gj_var *var;
	size_t n_vars, cap_vars;
	uint8_t *values;
	gj_diagrams *diagrams;
	gj_diagram possible; /* no value that is nothing */
	bool too_large;	     /* more variables, or values of one, than fit: nothing can be said */
} gj_space;

int gj_space_new(gj_space **out, gj_arena *arena, const gj_law *law, gj_day on);

/* The atoms of a circuit are variables too. Before gj_space_close, for every circuit that is asked about. GJ_OK or GJ_ENOMEM. */
int gj_space_take(gj_space *space, const gj_circuit *circuit);
int gj_space_close(gj_space *space);

/* One circuit in the space: its nodes as diagrams, made when they are asked for. GJ_OK or GJ_ENOMEM. */
typedef struct gj_space_view {
	gj_space *space;
	const gj_circuit *circuit;
	gj_sides *side; /* [n_gates] */
	bool *known;
} gj_space_view;

int gj_space_view_new(gj_space_view **out, gj_arena *arena, gj_space *space,
		      const gj_circuit *circuit);
gj_sides gj_space_node(gj_space_view *view, gj_node node);

/*
 * Assignments in which a judgement below `node` goes against the text: it says yes of what is excluded, or no of what is listed. Such a record
 * contradicts itself (docs/decisions/0003-judged-terms.md).
 */
gj_diagram gj_space_conflicts(gj_space_view *view, gj_node node);

/* Is there anything between the two constants, if value is what lies between? */
bool gj_var_can_be(const gj_var *var, unsigned value);

/*
 * A record in `of`: a witness. It tells what `of` hangs on, or, with `all`, everything. Facts that are compared with each other are given days
 * or numbers to fit; whoever needs certainty evaluates the record. False: there is none, or *rc is GJ_ENOMEM.
 */
bool gj_space_record(const gj_space *space, gj_diagram of, gj_day on, bool all, gj_arena *arena,
		     gj_record **out, int *rc);

#endif
