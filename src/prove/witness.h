/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A service that shows something: taken from a model of the solver, cut down to what is needed, written as a service file,
 * read back and judged by the evaluator. What the evaluator does not confirm is no witness.
 */
#ifndef GJ_PROVE_WITNESS_H
#define GJ_PROVE_WITNESS_H

#include "prove/encode.h"

/* A node of one of at most two rule sets and the value it must have. */
typedef struct gj_wanted {
	unsigned side;
	gj_node node;
	gj_truth truth;
} gj_wanted;

typedef struct gj_witness {
	gj_str file;  /* the service file, as rule set 0 reads it */
	gj_str extra; /* lines `fact: value` that only rule set 1 knows; empty: none */
	gj_asks told; /* what the file tells, in the names of rule set 0 */
} gj_witness;

/*
 * From the model of the last question. `code[1]` is NULL where there is one rule set. `*confirmed` false: the evaluator does
 * not agree (nothing is in `out`). GJ_OK, GJ_ENOMEM.
 */
int gj_witness_take(gj_witness *out, bool *confirmed, gj_arena *arena, gj_code *const code[2],
		    const gj_wanted *wanted, size_t n);

#endif
