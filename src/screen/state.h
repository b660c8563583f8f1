/* SPDX-License-Identifier: Apache-2.0 */
/* For the room: what a run works with. Not for rooms above: corpus and match have names that law has, too. */
#ifndef GJ_SCREEN_STATE_H
#define GJ_SCREEN_STATE_H

#include "base/buf.h"
#include "corpus/corpus.h"
#include "screen/files.h"
#include "screen/lists.h"
#include "screen/screen.h"
#include "screen/sources.h"

enum {
	GJ_SCREEN_MOST_SAMPLE = 100000,
	GJ_SCREEN_MOST_SOURCES = 20000,
	GJ_SCREEN_MOST_TOLD =
		1000, /* findings of one item that are written down; all are counted */
	GJ_SCREEN_MOST_TEXT = 16 << 10 /* bytes of the text of a sampled item */
};

typedef struct gj_screen_options {
	gj_corpus_options corpus;
	gj_match_options match;	   /* always leftmost longest */
	bool personal;		   /* look for personal data: */
	uint32_t kinds;		   /* bit 1 << kind */
	gj_str salt;		   /* of the hashes of personal data; at NULL: they are left out */
	gj_str modality, language; /* len 0: text; not told */
	size_t sample;		   /* of each source; 0: none */
	gj_str seed, nonce;	   /* one of them, unless `sample` is 0 */
	unsigned threads;
	size_t ranges;	     /* that a file is cut into at most; 0: by its size */
	const char *version; /* of the program */
} gj_screen_options;

struct gj_screen {
	gj_screen_options options;
	gj_screen_watch watch;
	gj_arena *arena;
	gj_screen_lists lists;
	gj_screen_files files;
	gj_str out;    /* the folder */
	char seed[65]; /* made of the nonce */
	char commit[65];
	gj_screen_sources sources; /* all, when the run is over */
	gj_buf json;		   /* what screen.json says */
	bool unwritten;		   /* the run failed for the folder's sake, not the input's */
	uint64_t resumed;	   /* ranges that were done before */
};

/*
 * Run when the lists and files are read. GJ_EINPUT: something cannot be read, there is no item, the folder holds something else; GJ_EIO,
 * GJ_ENOMEM.
 */
int gj_screen_run(gj_screen *screen, const char *out, gj_error *err);

/* Is the seed made of the hash of the corpora? Else they are hashed while they are read. */
static inline bool gj_screen_hash_first(const gj_screen_options *options)
{
	return options->sample > 0 && options->nonce.len > 0;
}

/* From words to options: settings.c. GJ_EINPUT. */
int gj_screen_options_of(gj_screen_options *out, gj_arena *arena,
			 const gj_screen_settings *settings, gj_error *err);

gj_str gj_screen_seed(const gj_screen *screen);			  /* what the keys are made of */
int gj_screen_options_json(gj_buf *out, const gj_screen *screen); /* one line */

#endif
