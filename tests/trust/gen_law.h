/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random rule sets that mean something: text in the rule language, block by block, so that it is parsed like any
 * other, can be split into files, shuffled, shrunk and shown.
 */
#ifndef GJ_TRUST_GEN_LAW_H
#define GJ_TRUST_GEN_LAW_H

#include "base/str.h"
#include "support/random.h"

enum { GEN_MAX_BLOCKS = 96, GEN_MAX_TEXT = 64 * 1024 };

/* Blocks of text; block i runs from start[i] to start[i + 1]. */
typedef struct gen_text {
	char at[GEN_MAX_TEXT];
	size_t len;
	size_t start[GEN_MAX_BLOCKS + 1];
	size_t n;
} gen_text;

static inline gj_str gen_block(const gen_text *text, size_t i)
{
	return (gj_str){text->at + text->start[i], text->start[i + 1] - text->start[i]};
}

/* What a rule set is made of. Kinds of things and how many of each; names follow from kind, number and `style`. */
typedef struct gen_shape {
	unsigned style; /* how things are named: 0, 1, 2; the rest of the rule set is the same */
	unsigned extra; /* facts more, at the end, that no rule uses */
} gen_shape;

/* The days that rule sets are about; days of evaluation are taken from around them. */
#define GEN_FIRST_DAY "2025-09-01"

/* Rule set number `number` of the run `seed`. */
void gen_law(gen_text *out, uint64_t seed, uint64_t number, gen_shape shape);

#endif
