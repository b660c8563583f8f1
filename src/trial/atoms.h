/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Three-way coverage: has each atom of the law been yes, no and unknown in a test that looks at a norm above it, and has it
 * decided one? After condition coverage with independent effect (RTCA DO-178C, modified condition/decision coverage),
 * with the third value added.
 */
#ifndef GJ_TRIAL_ATOMS_H
#define GJ_TRIAL_ATOMS_H

#include "eval/eval.h"

enum {
	GJ_SEEN_NO = 1,
	GJ_SEEN_UNKNOWN = 2,
	GJ_SEEN_YES = 4,
	GJ_SEEN_DECIDING = 8,
	GJ_SEEN_ALL = 15
};

typedef struct gj_seen {
	unsigned char *fact; /* [n_facts]: yes-no facts and events */
	unsigned char *role; /* [n_roles] */
	unsigned char *term; /* [n_terms]: judgements */
	unsigned char *cond; /* [n_conds]: comparisons and choices */
	bool *fact_used, *role_used, *term_used, *cond_used; /* stands below some norm */
	const gj_cond **at;				     /* [n_conds] */
} gj_seen;

/* Run every test. GJ_OK, GJ_ENOMEM, GJ_EINPUT. */
int gj_see_atoms(gj_seen *out, gj_arena *arena, const gj_law *law, gj_error *err);

#endif
