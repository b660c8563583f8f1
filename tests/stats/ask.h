/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions about statistics as lines of text, for tables of reference values, the documents and tests in other languages:
 * a kind and its parameters (`x=8 n=300 alpha=1/20`) in, values (`low=0.0133 high=0.0476`) out.
 */
#ifndef GJ_TESTS_STATS_ASK_H
#define GJ_TESTS_STATS_ASK_H

#include "base/buf.h"
#include "stats/share.h"
#include "stats/tally.h"

typedef struct question {
	gj_str params;
	gj_buf *out;
	gj_error err;
	bool lacking; /* a parameter is missing or not to be read */
} question;

typedef struct kind {
	const char *name;
	int (*answer)(question *q); /* a code of the library */
} kind;

/* The answer, or the message of the error, to `out`; "no such kind" when there is none. */
void ask(gj_buf *out, gj_str name, gj_str params);

/* Are the values those that are expected, each to the digits that are printed there? */
bool same_values(gj_str got, gj_str expected);

/* Blank-separated words; false: none is left. */
bool next_word(gj_str *rest, gj_str *word);

/* Values of parameters; the second of each has a default where it is left out. */
bool has(question *q, const char *name);
gj_str words_of(question *q, const char *name);
int64_t whole(question *q, const char *name);
int64_t population(question *q); /* N, or no end */
gj_share share(question *q, const char *name);
gj_share risk(question *q); /* alpha, or 1/20 */
bool read_share(gj_str text, gj_share *out);
bool read_whole(gj_str text, int64_t *out);

void put_value(question *q, const char *name, double value); /* name "" for a bare value */
void put_count(question *q, const char *name, int64_t value);
void put_word(question *q, const char *name, const char *word);

/* Ended by a kind without a name. */
extern const kind kinds_of_counts[], kinds_of_samples[], kinds_of_others[];

#endif
