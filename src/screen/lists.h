/* SPDX-License-Identifier: Apache-2.0 */
/* The lists of a run: read, hashed, compiled. */
#ifndef GJ_SCREEN_LISTS_H
#define GJ_SCREEN_LISTS_H

#include "match/matcher.h"

typedef struct gj_screen_list {
	gj_str path;
	bool exceptions;
	uint64_t bytes;
	char sha256[65];
} gj_screen_list;

/* That a pattern is of a category, by this term, the first that the lists have of it. */
typedef struct gj_screen_tag {
	uint32_t category, term;
} gj_screen_tag;

typedef struct gj_screen_lists {
	gj_screen_list *item;
	size_t n, cap;
	gj_terms terms;
	gj_matcher matcher;
	uint32_t *
		first; /* tags of pattern p: from first[p] to before first[p + 1], in order of the lists */
	gj_screen_tag *tag;
} gj_screen_lists;

/*
 * Read files, and of folders those that end in .txt, .csv, .tsv. Files whose name begins with "exceptions" are exceptions, and so is
 * every file of `exceptions` (NULL: none). GJ_EINPUT: no term is left; what match/terms.h and match/patterns.h refuse; GJ_EIO.
 */
int gj_screen_lists_read(gj_screen_lists *out, gj_arena *arena, const char *const *path, size_t n,
			 const char *exceptions, const gj_match_options *match, gj_error *err);

#endif
