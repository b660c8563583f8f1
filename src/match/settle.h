/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From occurrences to hits: those inside an exception are cancelled, of overlapping ones the leftmost longest is kept. Both wait until
 * nothing that could change them can come; how long is known from the longest pattern.
 */
#ifndef GJ_MATCH_SETTLE_H
#define GJ_MATCH_SETTLE_H

#include "match/matcher.h"

typedef struct gj_hit {
	uint32_t pattern;    /* place in the matcher's patterns */
	uint64_t start, end; /* bytes of the stream, `end` behind the last */
} gj_hit;

/* Anything but GJ_OK stops the scan. */
typedef int gj_hit_sink(void *context, const gj_hit *hit);

/* An occurrence: symbols of the stream from `first` to before `last`. */
typedef struct gj_found {
	gj_hit hit;
	uint64_t first, last;
} gj_found;

typedef struct gj_settle {
	const gj_matcher *matcher;
	gj_hit_sink *sink;
	void *context;
	gj_arena *arena;
	/* Occurrences that an exception may still cover, in order of their ends; a queue in a ring. */
	gj_found *wait;
	size_t wait_at, n_wait, cap_wait;
	uint64_t *
		cover; /* of each start, by its low bits: 1 + the end of the longest exception there, or 0 */
	uint64_t *cover_first;
	uint64_t mask;
	/* Leftmost longest: for each start the longest, in order of starts. */
	gj_found *best;
	size_t n_best;
	uint64_t free_from; /* end of the last hit that was kept */
} gj_settle;

int gj_settle_make(gj_settle *out, gj_arena *arena, const gj_matcher *matcher, gj_hit_sink *sink,
		   void *context);
void gj_settle_begin(gj_settle *settle);

/* Occurrences come in order of their ends. */
int gj_settle_add(gj_settle *settle, const gj_found *found);

/* Every occurrence that ends at symbol `upto` or before was added. */
int gj_settle_upto(gj_settle *settle, uint64_t upto);
int gj_settle_end(gj_settle *settle);

#endif
