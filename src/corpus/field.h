/* SPDX-License-Identifier: Apache-2.0 */
/* Fields of a record by their names: which of them are wanted, and what for. */
#ifndef GJ_CORPUS_FIELD_H
#define GJ_CORPUS_FIELD_H

#include "corpus/reader.h"

enum { GJ_FIELD_ID = GJ_CORPUS_MOST_TEXTS, GJ_FIELD_SOURCE, GJ_N_FIELDS, GJ_FIELD_STEPS = 16 };

/* Bit i: text i; then the id, the source. */
typedef uint16_t gj_fields;

#define GJ_FIELD_BIT(field) ((gj_fields)(1u << (field)))
#define GJ_FIELDS_TEXT	    ((gj_fields)(GJ_FIELD_BIT(GJ_CORPUS_MOST_TEXTS) - 1))

/* The name that the user gave a field; len 0: it is not wanted. */
gj_str gj_field_name(const gj_corpus_options *options, unsigned field);

gj_fields gj_fields_wanted(const gj_corpus_options *options);

/* A name as steps: `meta.url` has two. */
typedef struct gj_field_path {
	gj_str step[GJ_FIELD_STEPS];
	unsigned n;
} gj_field_path;

/* GJ_EINPUT: a step is empty or too long, or there are too many. `err` may be NULL. */
int gj_field_split(gj_field_path *out, gj_str name, gj_error *err);

/* The bytes of a value, or a part of it, to whom it may concern but texts. */
void gj_field_capture(gj_reader *reader, gj_fields fields, gj_str bytes);

/* At the end of a record: what was wanted and not found is said. `names`: those that the record has, one behind the other with a zero byte behind each. */
void gj_field_check(gj_reader *reader, gj_fields found, uint64_t at, gj_str names);

#endif
