/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of advise: which moves there are, which sets of them reach the goal, what these cost. */
#ifndef GJ_REASON_ADVISE_PARTS_H
#define GJ_REASON_ADVISE_PARTS_H

#include "eval/asks.h"
#include "reason/advise.h"
#include "reason/links.h"
#include "reason/refs.h"

/* Something that can be moved: moves first .. first + n of the advice. */
typedef struct gj_lever {
	gj_ask ask;
	size_t first, n;
	uint32_t chosen; /* in the search: the move made, and one more; 0: none */
	bool free;	 /* in the search: may still be moved or not */
	uint32_t *atom;	 /* atoms that read it, or a fact that it can bring about */
	size_t n_atoms;
	bool *feeds; /* [causes]: does the condition read it, or what it can bring about? */
} gj_lever;

/* The least and the greatest truth that a node can have, in no < unknown < yes. */
typedef struct gj_range {
	gj_truth low, high;
} gj_range;

typedef struct gj_advising {
	gj_advice *out;
	gj_arena *arena; /* what stays */
	gj_arena *scratch;
	gj_advise_how how;
	const gj_circuit *circuit; /* of the one norm */
	gj_asks cone;		   /* all inputs that the goal hangs on */
	gj_lever *lever;
	size_t n_levers;
	gj_record *trial; /* as told, with the moves made so far */
	bool *moved;	  /* [n_facts]: which of them the moves change */
	gj_links *links;
	bool tied;	 /* some link reads or brings about what the goal hangs on */
	gj_record *seen; /* trial, with what the moves bring; where nothing is tied: trial itself */
	gj_record *walk; /* for the steps of a plan, one after the other */
	bool possible;	 /* `seen` contradicts no link */
	unsigned *n_free;	      /* [atom]: levers that are free and can change it */
	gj_range *atom, *node, *wide; /* wide: of each atom while its lever is free */
	bool *relevant;		      /* [gate]: can it still change the goal? */
	uint64_t spent;
	gj_error *err;
} gj_advising;

/* advise_moves.c: the moves of one input, by its type and what it is compared with. */
int gj_advise_moves(gj_advising *a, gj_ask ask, gj_mover mover, gj_move **move, size_t *n);
bool gj_advise_settled(const gj_record *record, gj_ask ask); /* is anything told of it? */
bool gj_advise_past(const gj_record *record, gj_ask ask,
		    gj_day on); /* an event that has happened */

/* advise_range.c */
void gj_advise_run(gj_advising *a);	  /* free levers take all their values */
void gj_advise_run_exact(gj_advising *a); /* as the record has it with what the moves bring */
void gj_advise_free(gj_advising *a, gj_lever *lever, bool free);
bool gj_advise_possible(const gj_advising *a);	  /* after a run: can the goal still be reached? */
int gj_advise_reached(gj_advising *a, bool *out); /* after an exact run */
gj_lever *gj_advise_next(gj_advising *a); /* after a run: a free lever that matters; NULL: none */

/* advise_ties.c: causal links. */
int gj_advise_tie(gj_advising *a);			  /* the cone grows by what links read */
int gj_advise_tie_lever(gj_advising *a, gj_lever *lever); /* sets `feeds` and `atom` */
void gj_advise_see(gj_advising *a);			  /* trial -> seen */
/* A free lever that can make what is impossible possible; NULL: none. `any`: in whatever order */
gj_lever *gj_advise_mend(gj_advising *a, bool any);

/* advise_steps.c */
enum { GJ_ADVISE_STEPS = 16 };
/*
 * Put moves [n] into an order in which each step leaves something possible: what is to be found out first, then in the order
 * of the moves, as far as that goes. False: there is no such order (n <= GJ_ADVISE_STEPS; of more none is looked for).
 */
bool gj_advise_order(gj_advising *a, uint32_t *move, size_t n);
int gj_advise_steps(gj_advising *a, gj_plan *plan); /* its moves in order, and what they bring */

/* advise_search.c: all minimal plans, by size. */
int gj_advise_search(gj_advising *a);

/* advise_cost.c */
int gj_advise_cost(gj_advising *a, gj_plan *plan);

#endif
