/* SPDX-License-Identifier: Apache-2.0 */
/* Terms as the matcher sees them: folded, in symbols, sorted, each once. */
#ifndef GJ_MATCH_PATTERNS_H
#define GJ_MATCH_PATTERNS_H

#include "match/alphabet.h"
#include "match/terms.h"

enum { GJ_PATTERN_MOST = 1000 };
#define GJ_NO_PATTERN UINT32_MAX

typedef struct gj_pattern {
	const uint32_t *symbol;
	uint32_t len;	     /* symbols, 1 to GJ_PATTERN_MOST */
	uint32_t first_term; /* terms that fold to it: this one, then `next_term` of each */
	bool listed;	     /* some of them is no exception */
	bool exception;	     /* some of them is one */
} gj_pattern;

typedef struct gj_patterns {
	gj_pattern *item; /* in order of their symbols; a prefix before what it begins */
	uint32_t n;
	uint32_t *next_term; /* of each term: the next that folds to the same; GJ_NO_PATTERN ends */
	uint32_t *of_term; /* of each term: its pattern; GJ_NO_PATTERN when nothing is left of it */
	uint32_t longest;  /* symbols */
	uint32_t longest_exception;
	uint64_t states; /* of their automaton, the root counted */
	gj_alphabet alphabet;
} gj_patterns;

/*
 * Fold the list. Terms of which nothing is left give no pattern. GJ_EINPUT: a term folds to more than GJ_PATTERN_MOST characters; the
 * error names its place.
 */
int gj_patterns_make(gj_patterns *out, gj_arena *arena, const gj_terms *terms, unsigned how,
		     gj_error *err);

#endif
