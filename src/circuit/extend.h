/* SPDX-License-Identifier: Apache-2.0 */
/* A circuit with more nodes: those of another one, which stays as it is, then what is added. */
#ifndef GJ_CIRCUIT_EXTEND_H
#define GJ_CIRCUIT_EXTEND_H

#include "circuit/circuit.h"

typedef struct gj_extension {
	const gj_circuit *from;
	gj_circuit *
		to; /* its nodes and atoms begin with those of `from`; its table of norms is its own */
	gj_arena *arena;
	size_t cap_gates, cap_atoms;
	bool failed; /* out of memory; nodes made since are 0 */
} gj_extension;

/* GJ_OK or GJ_ENOMEM. */
int gj_extend(gj_extension *out, gj_arena *arena, const gj_circuit *from);

/* Each gives a node; equal ones among those added exist once. */
gj_node gj_extend_atom(gj_extension *x, gj_atom atom);
gj_node gj_extend_not(gj_extension *x, gj_node a);
gj_node gj_extend_and(gj_extension *x, gj_node a, gj_node b);
gj_node gj_extend_or(gj_extension *x, gj_node a, gj_node b);

#endif
