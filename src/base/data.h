/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON that programs wrote (answers of servers, results of other tools): data, not something a person typed. Other than doc.h it keeps hidden
 * characters as they are, since an answer may have them, and takes what runners write though RFC 8259 does not know it: NaN, Infinity
 * and -Infinity (numbers), halves of surrogate pairs and U+0000 (each becomes U+FFFD). All else is refused with its place.
 */
#ifndef GJ_BASE_DATA_H
#define GJ_BASE_DATA_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

typedef enum gj_data_kind {
	GJ_DATA_NULL,
	GJ_DATA_FALSE,
	GJ_DATA_TRUE,
	GJ_DATA_NUMBER,
	GJ_DATA_STRING,
	GJ_DATA_LIST,
	GJ_DATA_MAP
} gj_data_kind;

typedef struct gj_data {
	gj_data_kind kind;
	size_t at;  /* byte of the source at which the value starts */
	gj_str key; /* in a map */
	gj_str text; /* a string, unescaped; a list or a map: as it stands in the source; else the word */
	struct gj_data *first, *next; /* what is in a list or a map; the next one of the same */
	size_t n;
} gj_data;

enum { GJ_DATA_MAX_DEPTH = 256 };

/*
 * Read the one value in the bytes `from` to `to` of a source. What is not escaped is borrowed from the source, so that a large text costs
 * no copy; the arena's limit holds the rest. Of a key that stands twice in a map both are kept, and gj_data_get finds the first: see
 * gj_data_check_keys.
 * GJ_EINPUT: no JSON, or no UTF-8, with line and column. GJ_ENOMEM.
 */
int gj_data_read(const gj_data **out, gj_arena *arena, const gj_source *source, size_t from,
		 size_t to, gj_error *err);

/*
 * Refuse a key that stands twice in a map, however deep: one program takes the first and another the last, and what is evidence must be read
 * alike by all. The arena holds a list of the keys. GJ_EINPUT at the second, GJ_ENOMEM.
 */
int gj_data_check_keys(const gj_data *root, gj_arena *arena, const gj_source *source,
		       gj_error *err);

/* NULL: no map, or it has no such key. */
const gj_data *gj_data_get(const gj_data *map, const char *key);

/* The same for `a.b.c`. */
const gj_data *gj_data_path(const gj_data *map, const char *path);

/* The text of a string; empty where it is none. */
gj_str gj_data_text(const gj_data *value);

/* A whole number; false: it is none, or does not fit. */
bool gj_data_int(const gj_data *value, int64_t *out);

/* An error at a value. Returns GJ_EINPUT. */
int gj_data_fault(gj_error *err, const gj_source *source, const gj_data *value, const char *format,
		  ...) GJ_PRINTF(4, 5);

#endif
