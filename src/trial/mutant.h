/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A law with one small change in it. After DeMillo, Lipton and Sayward, Hints on Test Data Selection (1978): tests are good
 * when they tell the law from its near neighbours.
 */
#ifndef GJ_TRIAL_MUTANT_H
#define GJ_TRIAL_MUTANT_H

#include "law/law.h"

typedef enum gj_mutation {
#define MUTATION(symbol, name, text) GJ_MUTATE_##symbol,
#include "trial/mutations.def"
#undef MUTATION
	GJ_N_MUTATIONS
} gj_mutation;

const char *gj_mutation_name(gj_mutation op);
const char *gj_mutation_text(gj_mutation op);

/* Whose text is changed. */
typedef enum gj_owner {
	GJ_OWNER_NORM,
	GJ_OWNER_TERM,
	GJ_OWNER_ROLE,
	GJ_OWNER_INSTRUMENT,
	GJ_OWNER_PARAMETER,
	GJ_OWNER_PRESUME
} gj_owner;

typedef struct gj_site {
	gj_mutation op;
	gj_owner owner;
	uint32_t ref;  /* of the owner */
	gj_cond *cond; /* DROP_PART, SWAP, BOUND, NUMBER: the condition that is changed */
	gj_qty *qty;   /* NUMBER */
	size_t part;   /* DROP_PART: operand; VALUE, VALUE_FROM: entry; ONE_BEARER: bearer */
	unsigned
		at; /* how many mutants of this kind the owner has before it: makes its name unique */
} gj_site;

typedef struct gj_sites {
	gj_site *item;
	size_t n, cap;
} gj_sites;

/* Every place where the law can be changed, owners in the order of the law. GJ_OK or GJ_ENOMEM. */
int gj_sites_of(gj_sites *out, gj_arena *arena, const gj_law *law);

const gj_entry *gj_site_entry(const gj_law *law, const gj_site *site);

/* Room for what a change overwrites. */
typedef struct gj_undo {
	gj_norm norm;
	gj_cond cond;
	gj_refs bound;
} gj_undo;

/* Change the law in place, and back. Between the two nothing else may change it. */
void gj_mutant_make(gj_law *law, const gj_site *site, gj_undo *undo);
void gj_mutant_undo(gj_law *law, const gj_site *site, const gj_undo *undo);

/* Has it days in force of its own? Else it follows its instrument. */
bool gj_norm_has_span(const gj_norm *norm);

/* Mark the norms whose verdict the change can alter. GJ_OK or GJ_ENOMEM. */
int gj_site_reach(bool *norms, gj_arena *arena, const gj_law *law, const gj_site *site);

/* ---- the whole run ---- */

typedef struct gj_survivor {
	gj_site site;
	bool tested; /* some test looks at what it reaches */
} gj_survivor;

typedef struct gj_mutation_totals {
	size_t made, killed;
} gj_mutation_totals;

typedef struct gj_mutants {
	gj_survivor *survivor;
	size_t n, cap;
	gj_mutation_totals all, op[GJ_N_MUTATIONS];
} gj_mutants;

/*
 * Make every change whose owner stands in a file marked in `files` [n_files] (NULL: all), and run the tests that look at what
 * it reaches until one fails. The law is as it was when this returns. GJ_OK, GJ_ENOMEM.
 */
int gj_mutate(gj_mutants *out, gj_arena *arena, gj_law *law, const bool *files, gj_error *err);

#endif
