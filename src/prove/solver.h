/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Z3 behind a small front: formulas that fold constants, one question at a time within a budget of steps. The library is
 * loaded when the first solver is opened, so that no other command pays for it.
 */
#ifndef GJ_PROVE_SOLVER_H
#define GJ_PROVE_SOLVER_H

#include <z3.h>

#include "base/buf.h"
#include "base/fault.h"

typedef struct gj_z3 {
#define Z3(name) __typeof__(&Z3_##name) name;
#include "prove/z3.def"
#undef Z3
} gj_z3;

typedef enum gj_sat { GJ_SAT_NO, GJ_SAT_YES, GJ_SAT_NOT_DECIDED } gj_sat;

typedef struct gj_solver {
	void *library;
	gj_z3 f;
	Z3_context context;
	Z3_solver solver;
	Z3_model model; /* of the last YES, until the next question */
	Z3_sort boolean, integer;
	Z3_ast yes, no;
	unsigned steps; /* for each question; 0: nothing is asked, nothing decided */
	bool failed;	/* Z3 gave up on something: nothing is decided from then on */
} gj_solver;

enum { GJ_SOLVER_MEGABYTES = 2048 };

/* GJ_OK, or GJ_EIO: the library is not there; GJ_ENOMEM. Close it in any case. */
int gj_solver_open(gj_solver *out, unsigned steps, gj_error *err);
void gj_solver_close(gj_solver *solver);

/* Formulas live as long as the solver. */
Z3_ast gj_z_bool(gj_solver *z, const char *prefix, gj_str name, const char *suffix);
Z3_ast gj_z_choice(gj_solver *z, gj_str fact, gj_str choice);
Z3_ast gj_z_int(gj_solver *z, const char *prefix, gj_str name, const char *suffix);
Z3_ast gj_z_number(gj_solver *z, int64_t value);
Z3_ast gj_z_truth(const gj_solver *z, bool truth);
Z3_ast gj_z_not(gj_solver *z, Z3_ast a);
Z3_ast gj_z_and(gj_solver *z, Z3_ast a, Z3_ast b);
Z3_ast gj_z_or(gj_solver *z, Z3_ast a, Z3_ast b);
Z3_ast gj_z_if(gj_solver *z, Z3_ast test, Z3_ast a, Z3_ast b);
Z3_ast gj_z_equal(gj_solver *z, Z3_ast a, Z3_ast b); /* of integers */
Z3_ast gj_z_at_most(gj_solver *z, Z3_ast a, Z3_ast b);
Z3_ast gj_z_less(gj_solver *z, Z3_ast a, Z3_ast b);

void gj_z_assert(gj_solver *z, Z3_ast formula); /* for all questions to come */

/* Can what was asserted and `formula` hold together? */
gj_sat gj_z_ask(gj_solver *z, Z3_ast formula);

/* Values in the model of the last question, which was answered YES. What it leaves open is no, or 0. */
bool gj_z_is(gj_solver *z, Z3_ast formula);
int64_t gj_z_value(gj_solver *z, Z3_ast number);

#endif
