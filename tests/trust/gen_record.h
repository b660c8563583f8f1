/* SPDX-License-Identifier: Apache-2.0 */
/* Random records for any law: every state of a fact, ranges, open and closed lists of roles, judgements, conflicts. */
#ifndef GJ_TRUST_GEN_RECORD_H
#define GJ_TRUST_GEN_RECORD_H

#include "eval/record.h"
#include "support/random.h"

enum { GEN_MARKS = 256 };

/* The numbers and days that a law speaks of: values are taken from beside them, where verdicts change. */
typedef struct gen_marks {
	int64_t number[GEN_MARKS];
	size_t n_numbers;
	gj_day day[GEN_MARKS];
	size_t n_days;
} gen_marks;

void gen_marks_of(gen_marks *out, const gj_law *law);

/* A day of evaluation. */
gj_day gen_on(const gen_marks *marks, rng *random);

/* GJ_OK or GJ_ENOMEM. */
int gen_record(gj_record **out, gj_arena *arena, const gj_law *law, const gen_marks *marks,
	       rng *random);

/* Tell one fact, at random, with an exact value. */
void gen_fact_value(gj_input *out, const gj_fact *fact, const gen_marks *marks, rng *random);

#endif
