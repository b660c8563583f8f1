/* SPDX-License-Identifier: Apache-2.0 */
/* What can be told: the inputs below a node. */
#ifndef GJ_EVAL_ASKS_H
#define GJ_EVAL_ASKS_H

#include "eval/eval.h"

/* Which nodes a walk goes through. */
typedef enum gj_walk_which {
	GJ_WALK_ALL,
	GJ_WALK_UNDECIDED /* only nodes whose value is unknown: what could still change the node at the top */
} gj_walk_which;

typedef struct gj_walk {
	const gj_circuit *circuit;
	const gj_truth *node;
	gj_arena *arena;
	uint32_t *stamp; /* [n_gates]: in which walk a node was seen last */
	uint32_t now;
	gj_node *stack; /* [n_gates] */
} gj_walk;

int gj_walk_new(gj_walk *walk, gj_arena *arena, const gj_circuit *circuit, const gj_truth *node);

/* Visit each node below `top` once, top first. `visit` gets the gate's number. */
int gj_walk_each(gj_walk *walk, gj_node top, gj_walk_which which,
		 int (*visit)(void *context, gj_node at), void *context);

/* The inputs of the atoms below `top`, sorted by kind and name. UNDECIDED leaves out what is told exactly. */
int gj_asks_below(gj_asks *out, gj_walk *walk, gj_node top, gj_walk_which which,
		  const gj_record *record);

int gj_asks_add(gj_asks *list, gj_arena *arena, gj_ask ask); /* unless there already; GJ_ENOMEM */
void gj_asks_sort(gj_asks *list, const gj_law *law);
gj_str gj_ask_name(const gj_law *law, gj_ask ask);
bool gj_ask_told(const gj_record *record, gj_ask ask);

/* Does the atom read this input? */
bool gj_atom_reads(const gj_atom *atom, gj_ask ask);

#endif
