/* SPDX-License-Identifier: Apache-2.0 */
/* Answers of a model: the questions, how each attempt ended, what was judged of the answers. */
#ifndef GJ_ASSESS_PROBES_H
#define GJ_ASSESS_PROBES_H

#include "assess/judgements.h"

typedef enum gj_bank_kind {
	GJ_BANK_CONTENT,
	GJ_BANK_REFUSE,
	GJ_BANK_ANSWER,
	GJ_N_BANK_KINDS
} gj_bank_kind;

extern const char *const gj_bank_words[GJ_N_BANK_KINDS];

typedef enum gj_outcome_class {
	GJ_ANSWERED,
	GJ_EMPTY,
	GJ_FILTERED,
	GJ_ERRED,
	GJ_N_OUTCOME_CLASSES,
	GJ_MISSING = GJ_N_OUTCOME_CLASSES
} gj_outcome_class;

/* One question, with the first of its repeats, which counts. */
typedef struct gj_question_asked {
	gj_str id, category;
	gj_bank_kind bank;
	gj_outcome_class outcome;
	int64_t repeat; /* the smallest that ended; -1: none */
	uint32_t judged;
	unsigned char place[32]; /* of the answer on the sheets of people */
} gj_question_asked;

typedef struct gj_probe {
	gj_str folder, endpoint, model;
	gj_question_asked *question;
	size_t n, cap;
	gj_map ids;
	gj_judgements judgements;
	char sheet_seed[65];	   /* SHA-256 of manifest.json */
	int64_t attempts, repeats; /* lines read; the most repeats of a question */
} gj_probe;

/* GJ_EINPUT: two questions of one id, a response to no question, an unknown class. */
int gj_probe_read(gj_probe *out, gj_arena *arena, gj_str folder, gj_error *err);

#endif
