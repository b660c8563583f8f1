/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Columns as the Arrow C data interface lays them out: two structs of fixed layout that any program can hand to
 * another in the same process without a copy and without linking a library of columns. The guard's name belongs to
 * that interface, so that this header and others which define the structs may be included together.
 *
 * Ownership: whoever holds a struct whose `release` is not NULL calls it once and then no longer touches what the
 * struct points to; the callback sets `release` to NULL. A struct may be moved by copying its bytes and setting
 * `release` of the old place to NULL; so may a child, out of its parent.
 */
#ifndef GUIJU_ARROW_H
#define GUIJU_ARROW_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

/* Bits of ArrowSchema.flags. */
#define ARROW_FLAG_DICTIONARY_ORDERED 1 /* the order of the dictionary's values means something */
#define ARROW_FLAG_NULLABLE	      2 /* the column may hold nulls */
#define ARROW_FLAG_MAP_KEYS_SORTED    4 /* of a map: its keys are sorted */

/* What a column is. A table is a struct (`+s`) whose children are its columns. */
struct ArrowSchema {
	const char *format; /* the type in short: `u` text, `l` 64-bit integer, `+l` list, ... */
	const char *name;   /* UTF-8, zero-ended; may be NULL */
	const char *
		metadata; /* NULL, or: count, then for each pair length, key, length, value; counts are int32_t */
	int64_t flags;
	int64_t n_children;
	struct ArrowSchema **children;
	struct ArrowSchema *
		dictionary; /* type of the values, if `format` is that of indices into a dictionary */
	void (*release)(struct ArrowSchema *);
	void *private_data; /* of who made it */
};

/* The values of a column; only together with its ArrowSchema do they mean anything. */
struct ArrowArray {
	int64_t length;	    /* values */
	int64_t null_count; /* nulls among them, or -1: not counted */
	int64_t offset;	    /* values to pass over at the start of each buffer */
	int64_t n_buffers;
	int64_t n_children;
	const void **
		buffers; /* the first, if the type has one, holds a bit a value: 0 is null; NULL: no nulls */
	struct ArrowArray **children;
	struct ArrowArray *dictionary;
	void (*release)(struct ArrowArray *);
	void *private_data; /* of who made it */
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifdef __cplusplus
}
#endif
#endif
