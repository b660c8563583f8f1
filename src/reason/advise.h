/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What must change: the smallest sets of moves that reach a goal for one norm, and what each set costs elsewhere. A move
 * gives one fact, or one judgement or role not yet settled, another value; causal links say what it brings with it, and what
 * must be moved before. Only advice: no verdict hangs on it.
 */
#ifndef GJ_REASON_ADVISE_H
#define GJ_REASON_ADVISE_H

#include "eval/eval.h"

typedef enum gj_goal {
	GJ_GOAL_AVOID, /* the norm surely does not apply */
	GJ_GOAL_FULFIL /* it applies as it does, and is fulfilled: only what its act hangs on is moved */
} gj_goal;

/* Whose move it is, the cheapest first. */
typedef enum gj_mover {
	GJ_MOVER_PROVIDER, /* changeable by provider */
	GJ_MOVER_OTHERS,   /* changeable by others */
	GJ_MOVER_JUDGE,	   /* a judgement not yet made: somebody may judge so */
	GJ_MOVER_NOBODY,   /* not to be changed, but not known: it may turn out so */
	GJ_MOVER_NOT_SAID  /* nobody said who can change it: only where `any` asks for it */
} gj_mover;

typedef struct gj_move {
	gj_ask ask;
	gj_mover mover;
	bool settles;	/* unknown today: find out first; a change only if it turns out otherwise */
	gj_input input; /* FACT: what it is to be */
	gj_truth truth; /* JUDGEMENT, ROLE */
} gj_move;

/* What a step brings with it, by a causal link. */
typedef struct gj_brought {
	uint32_t step; /* index into gj_plan.move */
	uint32_t link, fact;
	gj_input value;
} gj_brought;

typedef struct gj_plan {
	gj_refs move; /* the steps, in an order in which each leaves something possible */
	gj_brought *brings;
	size_t n_brings;
	gj_refs unless; /* effects of the law that would contradict it, if the open condition of their links were yes */
	/* Elsewhere, when all is done: norms. Burdens: duties and prohibitions of binding law. */
	gj_refs gained, lost; /* burdens that newly apply; that surely apply no longer */
	gj_refs breached;     /* burdens newly in breach */
	gj_refs opened;	      /* burdens that were decided, and are undecided then */
	gj_refs remain;	      /* burdens of the norm's own instrument that still apply */
} gj_plan;

typedef enum gj_advice_state {
	GJ_ADVICE_PLANS,
	GJ_ADVICE_REACHED, /* nothing needs to change */
	GJ_ADVICE_NONE,	   /* no set of moves reaches it (certain where `complete`) */
	GJ_ADVICE_NOTHING, /* FULFIL: it does not apply */
	GJ_ADVICE_OPEN,	   /* FULFIL: whether it applies is to be found out first */
	GJ_ADVICE_FUTURE   /* FULFIL: not in force yet */
} gj_advice_state;

enum { GJ_ADVICE_PLANS_MAX = 512, GJ_ADVICE_LEVERS = 256 };

typedef struct gj_advice {
	const gj_verdicts *was;
	uint32_t norm;
	gj_goal goal;
	gj_advice_state state;
	gj_move *move; /* all that could be moved; provider first, then by kind and name */
	size_t n_moves;
	gj_plan *plan; /* fewest moves first, then fewest changes, then by whose they are */
	size_t n_plans, n_costed; /* the first n_costed have their costs */
	/*
	 * Complete: the plans are all the minimal ones. Else the work ran out: they are all those of at most `searched`
	 * moves, and perhaps some more.
	 */
	bool complete;
	unsigned searched;
	bool values_left; /* some quantities are compared with each other: their values were not tried */
	gj_asks barred; /* told, and not to be moved: any one of these alone, turned, would reach it */
	gj_refs misfit;	 /* effects of the law that what is told contradicts; they are left out */
	gj_asks because; /* NONE: what is told and not to be moved, and decides it whatever moves */
} gj_advice;

typedef struct gj_advise_how {
	bool any;		 /* also move facts of which nobody said who can change them */
	const bool *instruments; /* costs only of norms of these [n_instruments]; NULL: of all */
	size_t costed;		 /* work out the costs of so many plans */
	uint64_t work;		 /* gates that may be run in the search; 0: the usual bound */
} gj_advise_how;

/*
 * Advise about `norm`, which the checks behind `was` cover whole (gj_verdicts_keep was not there). Lives in `arena`,
 * borrows `was`. A plan is possible (links.h), step by step, and minimal: no proper subset of it is possible and reaches the
 * goal. GJ_OK or GJ_ENOMEM.
 */
int gj_advise(gj_advice **out, gj_arena *arena, const gj_verdicts *was, uint32_t norm, gj_goal goal,
	      gj_advise_how how, gj_error *err);

/* Why something told is not for advice to change. */
typedef enum gj_bar {
	GJ_BAR_JUDGED,	/* a judgement on the record */
	GJ_BAR_ROLE,	/* a role that is told */
	GJ_BAR_PAST,	/* it has happened */
	GJ_BAR_NEVER,	/* changeable by never */
	GJ_BAR_NOT_SAID /* nobody said who can change it */
} gj_bar;

gj_bar gj_bar_of(const gj_record *record, gj_ask ask, gj_day on);

/* Make a move in a copy of a record. */
void gj_move_make(gj_record *record, const gj_move *move);

#endif
