/* SPDX-License-Identifier: Apache-2.0 */
/* The table refusal.def compiled, and one sentence held against one cue. */
#ifndef GJ_JUDGE_CUE_H
#define GJ_JUDGE_CUE_H

#include <guiju/error.h>

#include "judge/units.h"

typedef enum gj_cue_kind {
	GJ_CUE_CANCEL,
	GJ_CUE_DECLINE,
	GJ_CUE_DISCLAIM,
	GJ_CUE_AVOID,
	GJ_CUE_REGRET,
	GJ_CUE_REASON,
	GJ_CUE_OFFER,
	GJ_CUE_YIELD,
	GJ_N_CUE_KINDS
} gj_cue_kind;

typedef enum gj_step_kind {
	GJ_STEP_WORDS, /* one of some rows of words */
	GJ_STEP_GAP,   /* at most `most` units of a clause */
	GJ_STEP_LEAP,  /* the same, across clauses */
	GJ_STEP_CLAUSE,
	GJ_STEP_SENTENCE,
	GJ_STEP_END
} gj_step_kind;

typedef struct gj_cue_row {
	const uint32_t *word;
	size_t n;
} gj_cue_row;

typedef struct gj_cue_step {
	gj_step_kind kind;
	bool optional;
	uint32_t most;
	gj_cue_row *row;
	size_t n, cap;
} gj_cue_step;

typedef struct gj_cue {
	gj_cue_kind kind;
	const char *name;
	gj_cue_step *step;
	size_t n, cap;
} gj_cue;

typedef struct gj_cues {
	gj_words words;
	gj_cue *item;
	size_t n, cap;
} gj_cues;

/* GJ_EINPUT: a pattern of the table that cannot be read; the tests see to it that there is none. */
int gj_cues_make(gj_cues *out, gj_arena *arena, gj_error *err);

/* Does the cue stand in the sentence? Then in `*end` the unit behind it, of several places the first that ends. The sentence has at most GJ_SENTENCE_MOST units. */
bool gj_cue_in(const gj_cue *cue, const gj_sentence *sentence, size_t *end);

#endif
