/* SPDX-License-Identifier: Apache-2.0 */
/* Trying records out: all of them where inputs are few and have few values, else some. */
#ifndef GJ_TESTS_TRY_H
#define GJ_TESTS_TRY_H

#include "eval/asks.h"
#include "eval/eval.h"
#include "trust/gen_record.h"

typedef struct trying {
	gj_arena *arena;
	const gj_circuit *circuit;
	const gen_marks *marks;
	rng *random;
	gj_truth *atom, *node;
} trying;

bool try_open(trying *out, gj_arena *arena, const gj_circuit *circuit, const gen_marks *marks,
	      rng *random);

/*
 * Is there a record that gives node[i] the value truth[i], all at once? `*exact`: all that can be told in full was tried, so
 * that `no` means no; else random records were.
 */
bool try_find(trying *t, const gj_node *node, const gj_truth *truth, size_t n, bool *exact);

#endif
