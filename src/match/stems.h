/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A leap for words: from a marked place the automaton would take a step for each letter of the stem, each from far away in memory. Where
 * no other place is marked on the way and the first letter is no pattern, one look in this table says the same: the state behind the stem, or that no pattern begins here.
 */
#ifndef GJ_MATCH_STEMS_H
#define GJ_MATCH_STEMS_H

#include "match/automaton.h"
#include "match/filter.h"
#include "match/tails.h"

enum {
	GJ_STEM_LETTER =
		10 /* bits of a letter in a key: more letters than that, and there is no table */
};

typedef struct gj_stem {
	uint64_t key; /* the letters, counted from 1; 0: nobody's place */
	uint32_t
		state; /* of the automaton behind them; or GJ_STEM_TAILS and the first of its tails */
	uint32_t next; /* as of a pair */
} gj_stem;

#define GJ_STEM_TAILS (UINT32_C(1) << 31)

typedef struct gj_stems {
	gj_stem *item; /* open addressing, at most half full; NULL: leaps cannot be made */
	uint32_t mask;
	gj_tail *tail;
	uint32_t first; /* the symbol of letter 1 */
	unsigned stem;	/* letters */
	bool mixed; /* some word has something else than a letter in its stem, and is not in the table */
} gj_stems;

uint64_t gj_stems_bytes(const gj_patterns *patterns); /* of memory, at most */

/* GJ_OK or GJ_ENOMEM. */
int gj_stems_make(gj_stems *out, gj_arena *arena, const gj_patterns *patterns,
		  const gj_automaton *automaton, const gj_filter *filter);

/* The key of the symbols at `at`; 0: one of them is no letter. */
static inline uint64_t gj_stems_key(const gj_stems *stems, const uint32_t *at)
{
	uint64_t key = 0;
	uint32_t none = 0; /* bits of symbols that are no letters */

	/* All that a stem may have, whatever it has: the loop is then none. */
	for (unsigned i = 0; i < GJ_STEM_MOST; i++) {
		none |= (uint32_t)(at[i] < stems->first) << i;
		key |= (uint64_t)(at[i] - stems->first + 1) << i * GJ_STEM_LETTER;
	}
	if ((none & ((UINT32_C(1) << stems->stem) - 1)) != 0)
		return 0;
	return key & ((UINT64_C(1) << stems->stem * GJ_STEM_LETTER) - 1);
}

static inline uint32_t gj_stems_slot(const gj_stems *stems, uint64_t key)
{
	return (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & stems->mask;
}

static inline gj_stem *gj_stems_place(const gj_stems *stems, uint64_t key)
{
	uint32_t at = gj_stems_slot(stems, key);

	while (stems->item[at].key != 0 && stems->item[at].key != key)
		at = (at + 1) & stems->mask;
	return &stems->item[at];
}

#endif
