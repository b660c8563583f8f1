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

/* One answer: the last attempt of a question and repeat. */
typedef struct gj_answer_given {
	uint32_t question;
	int64_t repeat;
	size_t line; /* the order in which answers came */
	gj_outcome_class outcome;
	uint32_t judged;	 /* first judgement, or UINT32_MAX */
	unsigned char place[32]; /* on the sheets of people */
} gj_answer_given;

/* One question, with its answers. */
typedef struct gj_question_asked {
	gj_str id, category;
	gj_bank_kind bank;
	char same[65];	 /* alike for all texts that fold to the same: SHA-256 */
	size_t first, n; /* answers by repeat, ascending; none: it was never asked */
} gj_question_asked;

typedef struct gj_probe {
	gj_str folder, endpoint, model; /* as they can be shown */
	gj_str model_raw;		/* as the manifest has it: by this it is known */
	gj_question_asked *question;
	size_t n, cap;
	gj_answer_given *answer; /* by question, then repeat */
	size_t n_answers, cap_answers;
	gj_map ids;
	gj_judgements judgements;
	char sheet_seed[65];	   /* SHA-256 of manifest.json */
	int64_t attempts, repeats; /* lines read; the largest number of a repeat */
} gj_probe;

/* The first answer of a question; NULL: none. */
const gj_answer_given *gj_probe_first(const gj_probe *probe, const gj_question_asked *question);

/* GJ_EINPUT: two questions of one id, a response to no question, an unknown class. */
int gj_probe_read(gj_probe *out, gj_arena *arena, gj_str folder, gj_error *err);

#endif
