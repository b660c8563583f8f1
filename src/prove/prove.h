/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Statements about a law that hold for every service or for which there is a witness. docs/proving.md says what exactly is
 * stated and over what. A statement is proved, refuted, or not decided within the budget; never guessed.
 */
#ifndef GJ_PROVE_PROVE_H
#define GJ_PROVE_PROVE_H

#include "prove/witness.h"

typedef enum gj_claim_kind {
	GJ_CLAIM_REACH,	    /* the norm can apply */
	GJ_CLAIM_CONFLICT,  /* norm and other never both bind where none can keep both */
	GJ_CLAIM_INVARIANT, /* what a rule file says must hold */
	GJ_CLAIM_AGREE,	    /* the norm has the same verdict in both rule sets */
	GJ_N_CLAIMS
} gj_claim_kind;

typedef enum gj_outcome {
	GJ_OUTCOME_PROVED,
	GJ_OUTCOME_REFUTED,
	GJ_OUTCOME_NOT_DECIDED,
	GJ_N_OUTCOMES
} gj_outcome;

/* Why a norm never applies. */
typedef enum gj_never {
	GJ_NEVER_CONDITIONS, /* bearer, scope and condition never come together */
	GJ_NEVER_LIFTED,     /* they do, and then it is lifted */
	GJ_NEVER_CERTAIN     /* it is never more than undecided */
} gj_never;

typedef struct gj_claim {
	gj_claim_kind kind;
	gj_outcome outcome;
	uint32_t norm,
		other; /* norm: of INVARIANT its index; other: CONFLICT; of AGREE the norm of the other rule set */
	gj_never never;	      /* REACH refuted */
	gj_truth here, there; /* AGREE refuted: does the norm apply, in each rule set */
	bool untold;	      /* AGREE refuted: only where something is left untold */
	bool has_witness;
	gj_witness witness; /* REACH proved; CONFLICT, AGREE refuted */
} gj_claim;

typedef struct gj_claims {
	const gj_law *law, *other; /* other: NULL where none was compared */
	gj_day on;
	unsigned steps;
	gj_claim *
		item; /* REACH by norm, CONFLICT by pair (proved ones are only counted), AGREE by norm */
	size_t n;
	bool made[GJ_N_CLAIMS]; /* which kinds of claim were looked into */
	size_t total[GJ_N_CLAIMS][GJ_N_OUTCOMES];
	size_t only_here, only_there; /* AGREE: norms in force of one rule set alone */
} gj_claims;

typedef struct gj_proving {
	gj_arena *arena;
	gj_solver *solver;
	gj_code *code;	   /* over services of which all is told */
	const bool *norms; /* [n_norms]: which; NULL: all that are in force */
	gj_claims *claims;
	gj_error *err;
} gj_proving;

/* Each adds its claims. GJ_OK, GJ_ENOMEM. */
int gj_prove_reach(gj_proving *p);
int gj_prove_conflicts(gj_proving *p);

int gj_prove_invariants(gj_proving *p);

/* GJ_EINPUT: facts of one name but not of one type. */
int gj_prove_agreement(gj_proving *p, const gj_circuit *other);

/*
 * What is to be proved of the norms marked in `norms` [n_norms] (NULL: all) that are in force on the circuit's day: that each
 * can apply and none contradicts another, and of the law that its invariants hold (all norms only); or, where there is an `other` circuit, that it agrees with that. At most `steps`
 * steps of the solver a question; with 0 nothing is decided. GJ_OK, GJ_EINPUT, GJ_EIO (no solver), GJ_ENOMEM.
 */
int gj_prove(gj_claims **out, gj_arena *arena, const gj_circuit *circuit, const gj_circuit *other,
	     const bool *norms, unsigned steps, gj_error *err);

/* For the files of this room. */
bool gj_proving_asks(const gj_proving *p, uint32_t norm); /* in force and chosen */
int gj_proving_add(gj_proving *p, const gj_claim *claim);

#endif
