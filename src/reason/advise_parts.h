/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of advise: which moves there are, which sets of them reach the goal, what these cost. */
#ifndef GJ_REASON_ADVISE_PARTS_H
#define GJ_REASON_ADVISE_PARTS_H

#include "eval/asks.h"
#include "reason/advise.h"

/* Something that can be moved: moves first .. first + n of the advice. */
typedef struct gj_lever {
	gj_ask ask;
	size_t first, n;
	bool free;	/* in the search: may still be moved or not */
	uint32_t *atom; /* atoms that read it */
	size_t n_atoms;
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
	gj_record *trial;	      /* as told, with the moves made so far */
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
void gj_advise_run_exact(gj_advising *a); /* as the trial record has it */
void gj_advise_free(gj_advising *a, gj_lever *lever, bool free);
bool gj_advise_possible(const gj_advising *a);	  /* after a run: can the goal still be reached? */
int gj_advise_reached(gj_advising *a, bool *out); /* after an exact run */
gj_lever *gj_advise_next(gj_advising *a); /* after a run: a free lever that matters; NULL: none */

/* advise_search.c: all minimal plans, by size. */
int gj_advise_search(gj_advising *a);

/* advise_cost.c */
int gj_advise_cost(gj_advising *a, gj_plan *plan);

#endif
