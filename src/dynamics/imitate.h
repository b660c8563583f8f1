/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The process of fixation.h step by step, and one state drawn from the stationary law of the small-mutation chain, exactly: coupling
 * from the past (Propp and Wilson, Random Struct. Alg. 9, 1996).
 */
#ifndef GJ_DYNAMICS_IMITATE_H
#define GJ_DYNAMICS_IMITATE_H

#include <stdbool.h>
#include <stdint.h>

#include "dynamics/chain.h"
#include "dynamics/fixation.h"
#include "dynamics/random.h"

/* Moves after which a history is given up: a second or two. */
enum { GJ_IMITATE_MOST_MOVES = 100000000 };

enum { GJ_WALK_KNOWN = 32 };

/* One mutant's way: the chance that the next change is one more of its kind is 1/(1 + e^-(slope + rise k)) when k are of it. */
typedef struct gj_walk {
	double rise, slope;
	unsigned size;
	double up[GJ_WALK_KNOWN]; /* the chance at k = 1, 2, ... */
} gj_walk;

gj_walk gj_walk_of(gj_climb climb, unsigned size);

/*
 * Until its strategy has the whole population (true) or is gone. Only changes are made, standing still takes no step. `moves` is counted
 * down; at 0 the walk ends, with false.
 */
bool gj_walk_wins(const gj_walk *walk, gj_random *random, uint64_t *moves);

/* The same where the advantage does not hang on numbers: the chance is always `up`. */
bool gj_even_walk_wins(double up, unsigned size, gj_random *random, uint64_t *moves);

/* Where state `from` goes by one mutation. */
typedef unsigned gj_mutation(const void *context, unsigned from, gj_random *random,
			     uint64_t *moves);

/* A state of the stationary law of a chain of `n` states; `n` itself when it took too many moves. */
unsigned gj_stationary_draw(unsigned n, gj_mutation *mutation, const void *context,
			    gj_random *random);

#endif
