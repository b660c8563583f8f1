/* SPDX-License-Identifier: Apache-2.0 */
/* Hits of a matcher in a stream of bytes, given in pieces of any size: what is found does not hang on how it was cut. */
#ifndef GJ_MATCH_SCAN_H
#define GJ_MATCH_SCAN_H

#include "match/matcher.h"
#include "match/settle.h"

/* A marked place on its way through the automaton (refine.c). */
typedef struct gj_begun {
	uint32_t at;	    /* symbols of the window: the first, */
	uint32_t next : 31; /* and the one behind those read */
	uint32_t sure : 1;  /* a pattern begins here */
	union {
		struct {
			uint32_t state, to;
		};
		uint64_t key; /* of its stem, before there is a state */
	};
} gj_begun;

typedef struct gj_scan {
	const gj_matcher *matcher;
	gj_window window;
	gj_window_kernels kernels;
	gj_settle settle;
	gj_vectorscan_stream *stream; /* of that engine; then nothing of the automaton's is used */
	uint64_t *bits;		      /* of the window: where a pattern may begin */
	gj_begun *begun;	      /* as many as the window has symbols */
	gj_begun *
		whole; /* marked places where a word is known to stand up to `next`, in order; as many */
	size_t n_whole, at_whole;
	size_t done;	       /* symbols of the window that the automaton is behind */
	uint32_t state;	       /* of the automaton; 0: it rests */
	size_t start;	       /* symbol of the window that the state begins at */
	uint64_t dropped;      /* symbols that left the window */
	unsigned char held[8]; /* the start of a sequence that was cut */
	size_t n_held;
} gj_scan;

/* `matcher` and `arena` outlive the scan. Memory is the same whatever is scanned, but for the hits of one window with Vectorscan. GJ_OK or GJ_ENOMEM. */
int gj_scan_make(gj_scan *out, gj_arena *arena, const gj_matcher *matcher, gj_hit_sink *sink,
		 void *context);

/*
 * Hits in the order of their ends, the longer first, to the sink; up to some of those in the last characters, which wait for what follows.
 * Returns GJ_OK, GJ_ENOMEM, or what the sink returned to stop it; the scan must then be begun again.
 */
int gj_scan_feed(gj_scan *scan, gj_str text);

/* The stream has ended: the hits that waited. The scan is then at the start of another stream, at offset 0. */
int gj_scan_end(gj_scan *scan);

void gj_scan_begin(gj_scan *scan); /* forget the stream, start another */

/* Needed for Vectorscan's memory only, before the matcher is closed; may be called twice. */
void gj_scan_close(gj_scan *scan);

/* Does a word go on over the border between the symbols `left` and `right` of the window, neighbours? */
static inline bool gj_scan_joins(const gj_scan *s, size_t left, size_t right)
{
	const uint8_t *word = s->window.alphabet->word;

	return word[s->window.symbol[left]] != 0 && word[s->window.symbol[right]] != 0 &&
	       !gj_window_gap(&s->window, right);
}

#endif
