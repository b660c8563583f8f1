/* SPDX-License-Identifier: Apache-2.0 */
/* Meaningful random rule sets, as text, and random records for them. */
#ifndef GJ_TESTS_GEN_LAW_H
#define GJ_TESTS_GEN_LAW_H

#include "base/buf.h"
#include "eval/record.h"
#include "trust/random.h"

/* How the names are spelt: renaming must change nothing. */
typedef struct gen_names {
	const char *prefix;
} gen_names;

/* Rule text for this seed. `parts` 1 writes all; several texts can be asked for by part (order of files). */
void gen_law_text(gj_buf *out, uint64_t seed, const gen_names *names);

/* A record: every state, ranges, roles open and closed, judgements and conflicts. */
gj_record *gen_record(gj_arena *arena, const gj_law *law, dice *d);

gj_day gen_day(dice *d); /* a day of evaluation, inside and around the spans that gen_law uses */

/* Load the text of one seed; aborts the test program with the text when it does not load. */
gj_law *gen_law_load(gj_arena *arena, uint64_t seed, const gen_names *names);

extern const gen_names gen_plain;

#endif
