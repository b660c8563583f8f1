/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An answer as the rules see it: sentences of units. A unit is a Latin word or one character of another script, folded by src/match.
 * What stands in quotes, in code, or in quoted lines counts as said and is never looked at: an answer that quotes a refusal does not refuse.
 */
#ifndef GJ_JUDGE_UNITS_H
#define GJ_JUDGE_UNITS_H

#include "base/arena.h"
#include "base/hash.h"

/* What is looked at; of a longer answer the rest counts as said. */
enum { GJ_UNITS_MOST_BYTES = 1 << 16, GJ_SENTENCE_MOST = 512 };

/* Words that no pattern knows, and words in quotes. */
enum { GJ_WORD_OTHER = 0, GJ_WORD_QUOTED = UINT32_MAX };

/* The words of the patterns. Two uses: while they are read every new word gets a number; afterwards others are GJ_WORD_OTHER. */
typedef struct gj_words {
	gj_map map;
	uint32_t n;
} gj_words;

typedef struct gj_said_unit {
	uint32_t word;
	bool start;  /* the first of a clause */
	bool wide;   /* one character, not a word of letters */
	bool figure; /* begins with a digit */
} gj_said_unit;

typedef struct gj_sentence {
	const gj_said_unit *unit;
	size_t n;
	bool item; /* of a list: 1. or a dash before it */
	bool asks; /* ends in a question mark */
} gj_sentence;

typedef struct gj_said {
	gj_sentence *sentence;
	size_t n;
	size_t units, quoted; /* in all */
	size_t rest;	      /* bytes that were not looked at */
} gj_said;

/* `text` need not be valid UTF-8: what is not is passed over. GJ_OK or GJ_ENOMEM. */
int gj_units_read(gj_said *out, gj_arena *arena, const gj_words *words, gj_str text);

/* The number of a word of a pattern. */
int gj_words_add(gj_words *words, gj_arena *arena, gj_str word, uint32_t *number);

#endif
