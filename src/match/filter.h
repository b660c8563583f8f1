/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where can a pattern begin? A table hashed by the first two symbols of patterns holds sixteen bits for the hash of the third; patterns of
 * two symbols have sixteen more, for another hash of these; patterns of one are found by their number. Two letters say little: of patterns that begin with part of a word the
 * first `stem` symbols are hashed, and the one after them has the bit; those too short for that have a table of their own. The
 * automaton runs only from places that pass.
 */
#ifndef GJ_MATCH_FILTER_H
#define GJ_MATCH_FILTER_H

#include "match/patterns.h"

enum { GJ_STEM_MOST = 6, GJ_STEM_BITS = 5 };

/* 2^bits words, for the slots of 32 bits of hash. */
typedef struct gj_filter_table {
	uint32_t *follows;
	unsigned shift; /* 32 - bits */
} gj_filter_table;

typedef struct gj_filter {
	gj_filter_table table;
	gj_filter_table tiny; /* words shorter than a stem; `follows` NULL: none */
	uint32_t words;	      /* symbols from this on begin words: a stem is hashed */
	uint32_t single;      /* symbols from this on begin a pattern whatever follows */
	unsigned stem;	      /* 2 to GJ_STEM_MOST */
} gj_filter;

uint64_t gj_filter_bytes(const gj_patterns *patterns); /* of memory */

/* GJ_OK or GJ_ENOMEM. */
int gj_filter_make(gj_filter *out, gj_arena *arena, const gj_patterns *patterns);

#define GJ_FILTER_SECOND UINT32_C(0x85EBCA77)
#define GJ_FILTER_THIRD	 UINT32_C(0xC2B2AE3D)
#define GJ_FILTER_KEY	 UINT32_C(0x9E3779B1)

static inline uint32_t gj_filter_pair(const uint32_t *symbol)
{
	return symbol[0] + symbol[1] * GJ_FILTER_SECOND;
}

static inline uint32_t gj_filter_stem(const uint32_t *symbol, unsigned stem)
{
	uint32_t key = symbol[0];

	for (unsigned i = 1; i < stem; i++)
		key += symbol[i] << i * GJ_STEM_BITS;
	return key;
}

/* Where the hash of a key points to, and which bits of the word there let it pass: with what follows it, or alone. */
static inline uint32_t *gj_filter_slot(const gj_filter_table *table, uint32_t key)
{
	return &table->follows[key * GJ_FILTER_KEY >> table->shift];
}

static inline uint32_t gj_filter_with(uint32_t next)
{
	return UINT32_C(1) << (next * GJ_FILTER_THIRD >> 28);
}

static inline uint32_t gj_filter_alone(const gj_filter_table *table, uint32_t key)
{
	return UINT32_C(0x10000) << (key * GJ_FILTER_KEY >> (table->shift - 4) & 15);
}

#endif
