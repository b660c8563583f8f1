/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An Aho-Corasick automaton over symbols (Aho and Corasick 1975), in a double array (Aoe 1989): the child of state s by symbol c is the
 * place base[s] + c, if that place says that s is its parent. The root's child by c is state c. States of one symbol have children by
 * the hundred, far apart, which would leave the array nearly empty: theirs are found in a hash table of pairs of symbols.
 */
#ifndef GJ_MATCH_AUTOMATON_H
#define GJ_MATCH_AUTOMATON_H

#include "match/patterns.h"

#define GJ_NO_STATE UINT32_MAX

/* One place. What a step touches lies in one line of the cache. */
typedef struct gj_node {
	uint32_t base;
	uint32_t parent; /* GJ_NO_STATE: nobody's place */
	uint32_t fail;	 /* the state of the longest suffix that begins a pattern */
	/* Low bits: 1 + the longest pattern that ends here, or 0; above them: how many symbols lead here. */
	uint32_t out;
} gj_node;

enum { GJ_OUT_BITS = 22 };

static inline uint32_t gj_node_out(const gj_node *node)
{
	return node->out & ((UINT32_C(1) << GJ_OUT_BITS) - 1);
}

static inline uint32_t gj_node_depth(const gj_node *node)
{
	return node->out >> GJ_OUT_BITS;
}

_Static_assert(GJ_MOST_TERMS < 1 << GJ_OUT_BITS && GJ_PATTERN_MOST < 1 << (32 - GJ_OUT_BITS),
	       "both fit");

typedef struct gj_pair {
	uint32_t first, second;
	uint32_t state; /* 0: nobody's place */
	uint32_t
		next; /* gj_pair_bit of what follows in patterns; all bits when the pair is one itself */
} gj_pair;

static inline uint32_t gj_pair_bit(uint32_t symbol)
{
	return UINT32_C(1) << (symbol * UINT32_C(0x9E3779B1) >> 27);
}

/* What is needed of a pattern where it ends. */
typedef struct gj_end {
	uint32_t shorter; /* 1 + the next shorter pattern that ends where it ends, or 0 */
	uint32_t len;	  /* symbols */
} gj_end;

typedef struct gj_automaton {
	gj_node *
		node; /* state 0 is the root; states below the number of symbols have depth 0 or 1 */
	uint32_t n;
	uint32_t symbols;
	gj_pair *pair; /* open addressing, at most half full */
	uint32_t pair_mask;
	gj_end *end; /* of each pattern */
} gj_automaton;

static inline uint32_t gj_automaton_slot(const gj_automaton *a, uint32_t first, uint32_t second)
{
	return (uint32_t)((first * UINT64_C(0x9E3779B97F4A7C15) +
			   second * UINT64_C(0xD6E8FEB86659FD93)) >>
			  32) &
	       a->pair_mask;
}

/* The place of a pair, or the empty one where it would stand. */
static inline gj_pair *gj_automaton_pair(const gj_automaton *a, uint32_t first, uint32_t second)
{
	uint32_t at = gj_automaton_slot(a, first, second);

	while (a->pair[at].state != 0 &&
	       (a->pair[at].first != first || a->pair[at].second != second))
		at = (at + 1) & a->pair_mask;
	return &a->pair[at];
}

/* The child of `state` by `symbol`, or 0. */
static inline uint32_t gj_automaton_child(const gj_automaton *a, uint32_t state, uint32_t symbol)
{
	if (state >= a->symbols) {
		uint32_t to = a->node[state].base + symbol;

		return a->node[to].parent == state ? to : 0;
	}
	if (state == 0)
		return a->node[symbol].parent == 0 ? symbol : 0;
	return gj_automaton_pair(a, state, symbol)->state;
}

/* What gj_automaton_make will take of memory, in bytes, to within a tenth. */
uint64_t gj_automaton_bytes(const gj_patterns *patterns);

uint64_t gj_automaton__places(const gj_patterns *patterns); /* of nodes, to begin with */
uint64_t gj_automaton__pairs(
	const gj_patterns
		*patterns); /* places for pairs, half of them empty at least; a power of two */

/* GJ_OK or GJ_ENOMEM. */
int gj_automaton_make(gj_automaton *out, gj_arena *arena, const gj_patterns *patterns);

#endif
