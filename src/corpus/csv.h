/* SPDX-License-Identifier: Apache-2.0 */
/* Tables as text: the head, and where they may be cut. */
#ifndef GJ_CORPUS_CSV_H
#define GJ_CORPUS_CSV_H

#include "corpus/field.h"

enum { GJ_CSV_MOST_HEAD = 1 << 20, GJ_CSV_MOST_COLUMNS = 16384 };

typedef struct gj_corpus_columns {
	uint64_t behind; /* the byte of the file behind the head */
	uint32_t n;
	gj_fields *fields; /* what each column is wanted for */
} gj_corpus_columns;

/* Read the head: file->columns. GJ_EINPUT: it is none, or a column that is wanted is missing. */
int gj_csv_head(gj_corpus_file *file, gj_error *err);

/* Ranges of a table that is not compressed: `inside` of each is found by counting the quotes before it. */
int gj_csv_cut(gj_corpus_file *file, gj_error *err);

#endif
