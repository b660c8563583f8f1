/* SPDX-License-Identifier: Apache-2.0 */
/* One case: a rule set as text, the law it makes, a record carried from one law to another, what a person sees of it. */
#ifndef GJ_TRUST_CASE_H
#define GJ_TRUST_CASE_H

#include <stdio.h>

#include "eval/eval.h"
#include "trust/gen_law.h"

typedef struct case_law {
	gj_arena arena;
	gj_law *law; /* NULL when it did not load */
	gj_error err;
} case_law;

/* Load texts as files of one rule base, in this order. The texts must outlive it. False: `err` says why. */
bool case_load(case_law *out, const gj_str *texts, size_t n);
bool case_load_text(case_law *out, const gen_text *text);
void case_free(case_law *c);

/* What a thing of one law is called in another; `room` is for a name that has to be made. */
typedef gj_str case_rename(gj_str name, char room[64]);

/*
 * The same record about another law: things are found by name, after `rename` (NULL: names stay); what is not there is
 * left out. NULL: memory.
 */
gj_record *case_carry(gj_arena *arena, const gj_law *to, const gj_record *record,
		      case_rename *rename);
gj_record *case_copy(gj_arena *arena, const gj_record *record);

/* As a service file, with comments for what a service file cannot say. */
void case_print_record(FILE *out, const gj_record *record);
void case_print_day(FILE *out, const char *what, gj_day day);

/*
 * Does the fault show with this law and record? Faults are shrunk by leaving out what does not take it away: blocks,
 * fields, facts. With `say`, also print what is wrong.
 */
typedef bool case_fault(void *context, const gj_law *law, const gj_record *record, gj_day on,
			FILE *say);

/* Print the smallest form found: the rules, the record, the day. */
void case_shrink_and_print(FILE *out, const gen_text *text, const gj_record *record, gj_day on,
			   case_fault *shows, void *context);

#endif
