/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The law on a date as one three-valued circuit. Nodes are numbered so that inputs come before users; equal nodes
 * exist once (hash-consing), across norms. The node list *is* the program: eval/ runs it one service at a time,
 * and the same list runs on bit planes (two planes, true and false, per node).
 */
#ifndef GJ_CIRCUIT_CIRCUIT_H
#define GJ_CIRCUIT_CIRCUIT_H

#include "law/law.h"

typedef uint32_t gj_node;

/* OPCODE(symbol, number of inputs, what it computes) */
typedef enum gj_opcode {
#define OPCODE(symbol, inputs, text) GJ_GATE_##symbol,
#include "circuit/opcodes.def"
#undef OPCODE
	GJ_N_OPCODES
} gj_opcode;

typedef struct gj_gate {
	gj_opcode op;
	uint32_t a, b, c; /* input nodes; ATOM: a is the index of the atom */
} gj_gate;

/* What an atom asks of the record. */
typedef enum gj_atom_kind {
	GJ_ATOM_FACT,	  /* fact is yes */
	GJ_ATOM_EVENT,	  /* event has happened by `day` */
	GJ_ATOM_CHOICE,	  /* fact is one of cond->choice */
	GJ_ATOM_COMPARE,  /* cond->left relation cond->right, parameters taken on `day` */
	GJ_ATOM_ROLE,	  /* the actor has role `ref` */
	GJ_ATOM_JUDGEMENT /* term `ref` was judged to hold */
} gj_atom_kind;

typedef struct gj_atom {
	gj_atom_kind kind;
	uint32_t ref;
	gj_day day;
	const gj_cond *cond; /* CHOICE, COMPARE */
	gj_node node;
} gj_atom;

/* A later day on which the law turns for a norm, and what it then is. */
typedef struct gj_turn {
	gj_day day;
	gj_node applies;
} gj_turn;

/* The nodes of one norm. `day` is the day it is read on: the day asked for, or its first day in force when that lies ahead. */
typedef struct gj_norm_nodes {
	gj_day day;
	bool in_force; /* on the day asked for */
	bool future;   /* not yet, but from `day` on */
	gj_node bearer, scope, when;
	gj_node holds;	/* bearer and scope and when */
	gj_node lifted; /* some lifter in force on `day` applies */
	gj_node applies; /* holds and not lifted: as if in force. Whether it is in force is a constant beside it */
	gj_turn *
		turn; /* by day, after `day`: exemptions end or begin, norms behind a sanction come into force */
	size_t n_turns;
	gj_node act; /* the act's condition on `day`; the UNKNOWN node when the norm has none */
} gj_norm_nodes;

typedef struct gj_circuit {
	const gj_law *law;
	gj_day on;
	gj_gate *gate;
	size_t n_gates;
	gj_atom *atom;
	size_t n_atoms;
	gj_norm_nodes *norm;	     /* one for each norm of the law */
	struct gj_cond_nodes *conds; /* (cond id, day) -> node */
} gj_circuit;

/*
 * Compile every norm of the law for one day. Drafts are compiled as if in force (their `in_force` is false).
 * Lives in `arena`. GJ_OK or GJ_ENOMEM.
 */
int gj_circuit_from_law(gj_circuit **out, gj_arena *arena, const gj_law *law, gj_day on,
			gj_error *err);

/*
 * The same for the norms marked in `norms` [n_norms] and what they hang on; the others never apply in it. For work that
 * asks about few norms many times.
 */
int gj_circuit_of_norms(gj_circuit **out, gj_arena *arena, const gj_law *law, gj_day on,
			const bool *norms, gj_error *err);

/* The conditions of causal links, and no norm: each is asked for by gj_circuit_cond. */
int gj_circuit_of_links(gj_circuit **out, gj_arena *arena, const gj_law *law, gj_day on,
			gj_error *err);

/* The node of a condition as read on `day`; false when no norm's circuit contains it. */
bool gj_circuit_cond(const gj_circuit *circuit, const gj_cond *cond, gj_day day, gj_node *out);
bool gj_circuit_term(const gj_circuit *circuit, uint32_t term, gj_day day, gj_node *out);

/* The `applies` node of a norm read on `day` because another norm hangs on it (a lifter, a norm behind a sanction). */
bool gj_circuit_applies(const gj_circuit *circuit, uint32_t norm, gj_day day, gj_node *out);

bool gj_norm_in_force(const gj_norm *norm, gj_day day);

/*
 * May the norm come to apply on a turn without being lifted before? A sanction may, by what it stands behind. Others turn
 * only as what lifts them does, and so does all that is read on a day that was planned.
 */
bool gj_may_turn(const gj_norm *norm, const gj_norm_nodes *nodes);

/*
 * The day from which the norm is to apply, seen from `on`: that which was planned while the plan stood, else its first
 * day in force. GJ_DAY_NONE: nothing lies ahead.
 */
gj_day gj_norm_ahead(const gj_norm *norm, gj_day on);

/*
 * Does `other` (a lifter, a norm behind a sanction) count for `norm` on `day`? When it is in force; and, where `norm`
 * itself is not (a draft, a repealed text), when it belongs to the same instrument, so that "as if in force" takes
 * the text as a whole. Where `day` is one that was planned and never came, what stood in the law with the plan counts.
 */
bool gj_norm_counts_for(const gj_norm *norm, const gj_norm *other, gj_day day);

#endif
