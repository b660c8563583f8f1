/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands behind a stem: where few words have it and none is long, these are compared as they stand, in one line of the cache each,
 * instead of letter by letter through the automaton.
 */
#ifndef GJ_MATCH_TAILS_H
#define GJ_MATCH_TAILS_H

#include "match/automaton.h"

enum {
	GJ_TAIL_LETTERS = 11,
	GJ_TAILS_OF_STEM = 6 /* so that no list makes a place dear */
};

typedef struct gj_tail {
	uint32_t state, stem; /* of the automaton: behind the word, behind its stem */
	uint16_t symbol[GJ_TAIL_LETTERS];
	uint8_t len;
	bool last; /* of its stem; a prefix stands before what it begins */
} gj_tail;

_Static_assert(sizeof(gj_tail) == 32, "two to a line");

/* Can the words `first` to `end` - 1, which begin with the same `stem` symbols, have tails? */
bool gj_tails_fit(const gj_patterns *patterns, uint32_t first, uint32_t end, unsigned stem);

/* Their tails, from `out` on. */
void gj_tails_put(gj_tail *out, const gj_patterns *patterns, uint32_t first, uint32_t end,
		  unsigned stem, const gj_automaton *automaton);

/* Do the symbols at `at` go on like the tail? */
static inline bool gj_tail_is(const gj_tail *tail, const uint32_t *at)
{
	unsigned i = 0;

	while (i < tail->len && at[i] == tail->symbol[i])
		i++;
	return i == tail->len;
}

#endif
