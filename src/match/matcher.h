/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists compiled for the scan. A hit is an occurrence of a pattern (distinct folded term) in the folded text; its offsets are those of the
 * bytes it was found in.
 */
#ifndef GJ_MATCH_MATCHER_H
#define GJ_MATCH_MATCHER_H

#include "match/automaton.h"
#include "match/stems.h"
#include "match/vectorscan.h"
#include "match/window.h"

typedef enum gj_match_kind {
	GJ_MATCH_ALL,		  /* every occurrence, overlapping ones too */
	GJ_MATCH_LEFTMOST_LONGEST /* of overlapping ones the leftmost, of these the longest */
} gj_match_kind;

typedef enum gj_match_engine {
	GJ_MATCH_OWN,	    /* the automaton of this room */
	GJ_MATCH_VECTORSCAN /* vectorscan.h; the hits are the same */
} gj_match_engine;

typedef struct gj_match_options {
	unsigned fold; /* GJ_FOLD_... */
	gj_match_kind kind;
	bool boundary; /* where a pattern begins or ends in a letter or digit (gj_fold_is_word), the text beside it must not */
	gj_match_path path;
	gj_match_engine engine;
} gj_match_options;

typedef struct gj_matcher {
	const gj_terms *terms; /* borrowed */
	gj_match_options options;
	gj_patterns patterns;
	gj_automaton automaton;
	gj_filter filter;
	gj_stems stems;
	gj_vectorscan *vectorscan; /* of that engine; then there is no automaton, filter, stems */
} gj_matcher;

/* Folding, boundaries, all occurrences, the best path, the engine of our own. */
gj_match_options gj_match_options_usual(void);

/*
 * Fold the list and say in `*bytes` what memory the automaton and its tables will take, before they are made; 0: the engine does not say.
 * `terms` and `arena` outlive the matcher. GJ_EINPUT as gj_patterns_make.
 */
int gj_matcher_start(gj_matcher *out, gj_arena *arena, const gj_terms *terms,
		     const gj_match_options *options, uint64_t *bytes, gj_error *err);

/* Make them. The matcher may then be used by many scans at once; it does not change any more. Errors also as gj_vectorscan_make. */
int gj_matcher_finish(gj_matcher *matcher, gj_arena *arena, gj_error *err);

/* Both. */
int gj_matcher_make(gj_matcher *out, gj_arena *arena, const gj_terms *terms,
		    const gj_match_options *options, gj_error *err);

/* Needed for Vectorscan's memory only: ours is the arena's. After its scans; may be called twice, and on one that could not be made. */
void gj_matcher_close(gj_matcher *matcher);

#endif
