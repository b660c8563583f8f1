/* SPDX-License-Identifier: Apache-2.0 */
/* What a thread works with: an item looked through piece by piece, what was found in it, and where that goes. */
#ifndef GJ_SCREEN_LOOK_H
#define GJ_SCREEN_LOOK_H

#include <pthread.h>

#include "match/scan.h"
#include "screen/part.h"
#include "screen/state.h"

typedef struct gj_told_hit {
	uint32_t pattern;
	uint64_t at, bytes; /* of the item's text: its spans with a line end between them */
} gj_told_hit;

typedef struct gj_told_personal {
	gj_personal_kind kind;
	gj_personal_confidence sure;
	uint64_t at, bytes;
	char masked[GJ_PERSONAL_MASKED], hash[65];
} gj_told_personal;

/* What the run shares between its threads. */
typedef struct gj_screen_shared {
	gj_screen *screen;
	pthread_mutex_t lock;	 /* of the sources of the screen, and of the watch */
	gj_corpus_progress read; /* bytes */
	atomic_uint_fast64_t items;
	uint64_t all;	     /* bytes that are to be read */
	gj_personal_key key; /* of the hashes */
} gj_screen_shared;

/* INVARIANT: between items `category` is zero. */
typedef struct gj_look {
	gj_screen_shared *shared;
	const gj_screen *screen;
	gj_arena arena;

	gj_scan scan;
	gj_personal fresh, personal;
	char *ring; /* the last bytes of the span: a hit is told some time after it was read */
	uint64_t mask;
	uint64_t span_at, base; /* bytes of the span; of the item's text before it */
	uint64_t covered;	/* end of the last hit in the span */
	char *text;		/* the first bytes of the item's text */
	size_t text_len;

	/* of the item */
	uint64_t hits, flagged, found[GJ_N_PERSONAL];
	uint64_t *category; /* hits of each */
	uint32_t *touched;  /* categories that have some */
	gj_told_hit *hit;
	gj_told_personal *person;
	size_t n_hits, n_people;
	uint64_t untold; /* bytes since the last word of progress */

	/* of the range */
	const gj_corpus_file *file;
	gj_screen_sources sources;
	gj_screen_source *last; /* source of the item before */
	gj_outflow_file part;
	gj_part_end counts;
	gj_buf line;
	gj_buf id;

	uint32_t n_touched;
	uint32_t number; /* of the file */
	bool ready;
	bool scanning;	    /* a span is open */
	bool any_personal;  /* in the item */
	bool cut, text_cut; /* more was found than is told; the text is longer than is kept */
} gj_look;

/* GJ_OK or GJ_ENOMEM. Once for each thread; gj_look_close also when it fails, and on a zeroed one. */
int gj_look_open(gj_look *look, gj_screen_shared *shared, gj_error *err);
void gj_look_close(gj_look *look);

/* The sink of a range, whose fields of look are set. */
gj_corpus_sink gj_look_sink(gj_look *look);

/* Lines of the evidence, each with its line end, into look->line. */
int gj_told_finding(gj_look *look, const gj_item *item, gj_str id);
int gj_told_sample(gj_look *look, const gj_item *item, gj_str id, const gj_sample_key *key);

#endif
