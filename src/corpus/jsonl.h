/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One line of JSON, cut anywhere (RFC 8259, strictly): a machine that sees each byte once and keeps where it stands. Strings are
 * passed in runs; only what a wanted field needs is kept.
 */
#ifndef GJ_CORPUS_JSONL_H
#define GJ_CORPUS_JSONL_H

#include "corpus/field.h"

enum { GJ_JSONL_DEPTH = 512, GJ_JSONL_NAMES = 1024 };

/* What may come next. */
typedef enum gj_jsonl_at {
	GJ_JSONL_VALUE,
	GJ_JSONL_FIRST_ITEM, /* or ] */
	GJ_JSONL_FIRST_KEY,  /* or } */
	GJ_JSONL_KEY,
	GJ_JSONL_COLON,
	GJ_JSONL_AFTER, /* , or the closing bracket */
	GJ_JSONL_STRING,
	GJ_JSONL_ESCAPE, /* a backslash was seen */
	GJ_JSONL_HEX,	 /* ... and a u */
	GJ_JSONL_LOW,	 /* the backslash of the second half of a pair */
	GJ_JSONL_LOW_U,	 /* its u */
	GJ_JSONL_NUMBER,
	GJ_JSONL_WORD, /* true, false, null */
	GJ_JSONL_DONE,
	GJ_N_JSONL_AT
} gj_jsonl_at;

/* An object or a list that is open. `fields`: those that what is in it may be part of, after `steps` keys of their names. */
typedef struct gj_jsonl_frame {
	gj_fields fields, seen; /* `seen`: keys of this object that were of use */
	uint8_t steps;
	bool object;
} gj_jsonl_frame;

typedef struct gj_jsonl {
	gj_field_path path[GJ_N_FIELDS];
	gj_fields wanted, found;
	bool skip;	/* in a line whose start was not seen, or whose end alone matters */
	bool started;	/* something stands in this line */
	uint64_t start; /* of this line */

	gj_jsonl_at at;
	unsigned depth;
	gj_fields fields; /* of the value that comes or is open */
	uint8_t steps;

	bool in_key;		   /* the string is a key */
	gj_fields hits;		   /* the fields that the open value is */
	unsigned hex, n_hex, high; /* of \uXXXX; the first half of a pair, or 0 */
	unsigned digits;	   /* state of a number */
	const char *word;	   /* what is left of true, false, null */

	char key[GJ_CORPUS_MOST_FIELD];
	size_t key_len;		    /* more than there is room for: it is none that is wanted */
	char names[GJ_JSONL_NAMES]; /* of the outermost object, for suggestions */
	size_t names_len;
	gj_jsonl_frame frame[GJ_JSONL_DEPTH];
} gj_jsonl;

/* A new line. */
void gj_jsonl_begin(gj_jsonl *j);

/* Go on through bytes of the chunk, none of them a line feed; false: spoiled, the rest of the line is to be skipped. *rc: as of the sink. */
bool gj_jsonl_take(gj_jsonl *j, gj_reader *reader, gj_str bytes, int *rc);

/* The same inside a string; returns the bytes that were used. */
size_t gj_jsonl_string(gj_jsonl *j, gj_reader *reader, gj_str bytes, int *rc);
void gj_jsonl_string_begin(gj_jsonl *j, gj_reader *reader);

/* A key ended: which fields go on with it? */
void gj_jsonl_key_end(gj_jsonl *j, gj_reader *reader, uint64_t at);

/* A byte that cannot stand there. */
void gj_jsonl_unexpected(const gj_jsonl *j, gj_reader *reader, const char *at);

#endif
