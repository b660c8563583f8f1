/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Another engine behind the same window: Vectorscan (Hyperscan: Wang et al., NSDI 2019), loaded when it is asked for. It is given the symbols
 * of the window as bytes, as many to a symbol as the alphabet needs, so that folding, offsets, borders, boundaries and exceptions are those
 * of the other engine and so is every hit. Its memory is its own: what is opened here must be closed.
 */
#ifndef GJ_MATCH_VECTORSCAN_H
#define GJ_MATCH_VECTORSCAN_H

#include <guiju/error.h>

#include "match/patterns.h"

typedef struct gj_vectorscan gj_vectorscan;

/* A stream, and the occurrences that its last piece gave. */
typedef struct gj_vectorscan_stream gj_vectorscan_stream;

/* An occurrence: the symbol of the stream behind its last one. */
typedef struct gj_vectorscan_end {
	uint64_t end;
	uint32_t pattern, len; /* len: symbols */
} gj_vectorscan_end;

/* Can it be loaded here? */
bool gj_vectorscan_here(void);

/* GJ_EIO: it is not installed. GJ_EINPUT: it refuses the list, in its words. GJ_ENOMEM. `patterns` and `arena` outlive it. */
int gj_vectorscan_make(gj_vectorscan **out, gj_arena *arena, const gj_patterns *patterns,
		       gj_error *err);
void gj_vectorscan_close(gj_vectorscan *engine); /* NULL: nothing */

/* At most `most` symbols are fed at once. GJ_OK or GJ_ENOMEM. */
int gj_vectorscan_open(gj_vectorscan_stream **out, gj_arena *arena, const gj_vectorscan *engine,
		       size_t most);
void gj_vectorscan_end_stream(gj_vectorscan_stream *stream); /* NULL: nothing */

void gj_vectorscan_begin(gj_vectorscan_stream *stream); /* forget what was fed */

/* Feed `n` symbols. The occurrences that end in them, by their ends, the longer first; borrowed until the next call. GJ_OK or GJ_ENOMEM. */
int gj_vectorscan_feed(gj_vectorscan_stream *stream, const uint32_t *symbol, size_t n,
		       const gj_vectorscan_end **found, size_t *n_found);

#endif
