/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fewest of n things that are enough, where more never is less: exactly, by hitting sets. A set that is not enough, grown until any one thing
 * more would make it so, shows that one of the things outside it is needed; the fewest things that hit all that was shown so far are tried next
 * (Reiter 1987; Moreno-Centeno and Karp, Operations Research 2013).
 */
#ifndef TESTS_REASON_FEWEST_TOLD_H
#define TESTS_REASON_FEWEST_TOLD_H

#include "base/arena.h"

typedef struct fewest_told {
	size_t n;
	bool (*enough)(void *context, const bool *in); /* [n] */
	void *context;
	size_t needed; /* out: none of these can be left out, even if all else is in */
	size_t least;  /* out: no set with fewer is enough */
	bool exact;    /* out: one with as many is; false: the search was cut short */
	bool *in;      /* out: [n]: where exact, such a set */
} fewest_told;

/* All n together must be enough. */
void fewest_told_find(fewest_told *f, gj_arena *arena);

#endif
