/* SPDX-License-Identifier: Apache-2.0 */
/* Between the files that read blocks and fields and say what is wrong with them. */
#ifndef GJ_LANG_PARSE_H
#define GJ_LANG_PARSE_H

#include "lang/lang.h"
#include "lang/lines.h"

/* Words of keys by their first byte: 0, or 1 + 2 * key + tongue. Made once for a file, looked at for each of its lines. */
typedef struct gj_key_index {
	unsigned char first[256], next[2 * GJ_N_KEYS + 1];
} gj_key_index;

typedef struct gj_reader {
	gj_parser p;
	gj_key_index keys;
	gj_lines lines;
	gj_tree *tree;
	size_t block_cap;
	struct { /* of the block that is being read; copied to the block at its end */
		gj_field *item;
		size_t n, cap;
	} fields;
	bool tongue_known;
	gj_key field_key; /* of the field that is being read */
} gj_reader;

/* Does the line start with this phrase, followed by a space or its end? Gives the length. */
size_t gj_starts_with(gj_str line, const char *phrase);

void gj_key_index_make(gj_key_index *index);

/* The key with the longest word that starts the line: `must not` before `must`. `any`: of whatever kind. */
size_t gj_find_key(const gj_key_index *index, gj_str line, gj_kind kind, bool any, gj_key *key);

/* What is wrong with a line that starts no block, or no field of this kind. */
int gj_fault_kind(gj_reader *r);
int gj_fault_key(gj_reader *r, gj_kind kind);

/* Fields stand in the order of the table; only some may be repeated. */
int gj_check_order(gj_reader *r, gj_key key, gj_pos pos);

/* A header or a field is complete, and yet its line goes on. */
int gj_fault_rest(gj_reader *r, const gj_block *block);

#endif
