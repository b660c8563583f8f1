/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where can a pattern begin? A table hashed by the first two symbols holds a bit for each hash of a third; patterns of two symbols set
 * all bits, patterns of one are found by their number. The automaton runs only from places that pass.
 */
#ifndef GJ_MATCH_FILTER_H
#define GJ_MATCH_FILTER_H

#include "match/patterns.h"

typedef struct gj_filter {
	uint32_t *third; /* 2^bits words */
	unsigned shift;	 /* 32 - bits */
	uint32_t single; /* symbols from this on begin a pattern whatever follows */
} gj_filter;

uint64_t gj_filter_bytes(const gj_patterns *patterns); /* of memory */

/* GJ_OK or GJ_ENOMEM. */
int gj_filter_make(gj_filter *out, gj_arena *arena, const gj_patterns *patterns);

#define GJ_FILTER_FIRST	 UINT32_C(0x9E3779B1)
#define GJ_FILTER_SECOND UINT32_C(0x85EBCA77)
#define GJ_FILTER_THIRD	 UINT32_C(0xC2B2AE3D)

static inline uint32_t gj_filter_slot(const gj_filter *f, uint32_t first, uint32_t second)
{
	return (first * GJ_FILTER_FIRST + second * GJ_FILTER_SECOND) >> f->shift;
}

static inline uint32_t gj_filter_bit(uint32_t third)
{
	return third * GJ_FILTER_THIRD >> 27;
}

#endif
