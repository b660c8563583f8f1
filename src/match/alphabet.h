/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Symbols: the folded characters of the patterns, numbered, the frequent ones first; and for every code point the symbols it gives. The
 * fold costs the scan nothing beside this one table.
 */
#ifndef GJ_MATCH_ALPHABET_H
#define GJ_MATCH_ALPHABET_H

#include <stdbool.h>
#include <stdint.h>

#include <guiju/error.h>

#include "base/arena.h"

enum {
	GJ_SYMBOL_NOTHING =
		0, /* of no pattern: nothing matches across it. Bytes that are no UTF-8, too */
	GJ_SYMBOL_WORD = 1, /* of no pattern either, but part of a word */
	GJ_SYMBOL_FIRST = 2
};

/* An entry of `of` is a symbol, or GJ_CODE_SPECIAL with one of the others. */
#define GJ_CODE_SPECIAL (UINT32_C(1) << 31)
#define GJ_CODE_DROPPED (GJ_CODE_SPECIAL | 0)
#define GJ_CODE_GAP	(GJ_CODE_SPECIAL | 1)
#define GJ_CODE_MANY                                                                               \
	(GJ_CODE_SPECIAL | UINT32_C(1) << 30) /* with a place in `many`: a count, then symbols */

enum { GJ_NEAR_CODES = 0x10000, GJ_NEAR_SPECIAL = 0x8000 };

typedef struct gj_alphabet {
	uint32_t *of; /* GJ_CODE_POINTS entries */
	uint32_t *many;
	/* The first GJ_NEAR_CODES of `of`, GJ_NEAR_SPECIAL for all that is special, and two more for wide loads; NULL: too many symbols. */
	uint16_t *near;
	uint8_t plain_low[128], plain_high[128]; /* the halves of the first entries of `near` */
	uint8_t *word;				 /* of each symbol: is it part of a word? */
	uint32_t n;				 /* symbols, those of no pattern counted */
	uint32_t words;	 /* symbols from this on are parts of words, up to `single` */
	uint32_t single; /* symbols from this on are patterns by themselves */
	unsigned how;	 /* GJ_FOLD_... */
} gj_alphabet;

/* How often each folded code point stands in the patterns, and whether it is one: what the numbering follows. */
typedef struct gj_census {
	uint32_t *count; /* GJ_CODE_POINTS of them */
	uint8_t *single;
} gj_census;

/* GJ_OK or GJ_ENOMEM. */
int gj_alphabet_make(gj_alphabet *out, gj_arena *arena, gj_arena *scratch, const gj_census *census,
		     unsigned how);

#endif
