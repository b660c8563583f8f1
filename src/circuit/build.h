/* SPDX-License-Identifier: Apache-2.0 */
/* Making a circuit: gates and atoms exist once; memory of what was compiled already. */
#ifndef GJ_CIRCUIT_BUILD_H
#define GJ_CIRCUIT_BUILD_H

#include "circuit/circuit.h"

/* The three constants are the first nodes of every circuit. */
enum { GJ_NODE_FALSE = 0, GJ_NODE_UNKNOWN = 1, GJ_NODE_TRUE = 2 };

/* From (what, index, day) to a node. Open addressing; capacity a power of two. */
typedef enum gj_memo_what { GJ_MEMO_COND, GJ_MEMO_TERM, GJ_MEMO_NORM } gj_memo_what;

typedef struct gj_memo_slot {
	uint32_t what, index;
	gj_day day;
	gj_node node;
	bool used;
} gj_memo_slot;

struct gj_cond_nodes {
	gj_memo_slot *slot;
	size_t cap, n;
};

bool gj_memo_get(const struct gj_cond_nodes *memo, gj_memo_what what, uint32_t index, gj_day day,
		 gj_node *out);
int gj_memo_put(struct gj_cond_nodes *memo, gj_arena *arena, gj_memo_what what, uint32_t index,
		gj_day day, gj_node node);

typedef struct gj_wiring {
	const gj_law *law;
	gj_arena *arena;
	gj_error *err;
	gj_circuit *circuit;
	size_t gate_cap, atom_cap;
	uint32_t *gate_slot, *atom_slot; /* hash tables of index + 1 */
	size_t gate_slots, atom_slots;
	unsigned depth;
	uint32_t *
		turn_seen; /* [n_norms]: the search for turning days that saw the norm last; NULL before the first */
	uint32_t turn_search;
	bool raw; /* inside a presumption's condition: facts as they are */
} gj_wiring;

/* One gate, simplified where strong Kleene logic allows, shared where it exists. */
int gj_wire_gate(gj_wiring *w, gj_opcode op, gj_node a, gj_node b, gj_node c, gj_node *out);
int gj_wire_atom(gj_wiring *w, const gj_atom *atom, gj_node *out);

int gj_wire_not(gj_wiring *w, gj_node a, gj_node *out);
int gj_wire_and(gj_wiring *w, gj_node a, gj_node b, gj_node *out);
int gj_wire_or(gj_wiring *w, gj_node a, gj_node b, gj_node *out);

int gj_wire_cond(gj_wiring *w, const gj_cond *cond, gj_day day, gj_node *out); /* NULL: true */
/* As read on a day, whether in force on it or not; remembered. */
int gj_wire_applies(gj_wiring *w, uint32_t norm, gj_day day, gj_node *out);
int gj_wire_term(gj_wiring *w, uint32_t term, gj_day day, gj_node *out);

#endif
