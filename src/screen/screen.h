/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A corpus screened: every item looked through for terms of lists and for personal data, counted by source, sampled, and written
 * down as evidence in a folder. What comes out hangs on the corpus, the lists and the settings alone, not on threads, ranges, or
 * how often the run was killed and begun again. docs/screening.md says what is in the folder.
 */
#ifndef GJ_SCREEN_SCREEN_H
#define GJ_SCREEN_SCREEN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "stats/share.h"

typedef struct gj_screen gj_screen;

/* What is to be done, in the words of the command line. A text of length 0: not said. */
typedef struct gj_screen_settings {
	const char *const *corpus; /* files and folders */
	size_t n_corpora;
	const char *const *list; /* files and folders */
	size_t n_lists;
	const char *exceptions; /* the same, or NULL */
	const char *out;	/* the folder */
	gj_str input;		/* txt, jsonl, csv, tsv, warc; else by names and first bytes */
	gj_str unit;		/* line, paragraph, file; else line */
	gj_str text;		/* names of fields with commas between; else `text` */
	gj_str id;		/* a field; else the place */
	gj_str source;		/* file, folder, a field; else file */
	bool no_quotes, keep_going, no_boundaries;
	gj_str fold;		   /* forms, numerals, gaps, repeats, off; else forms */
	gj_str engine;		   /* own, vectorscan (match/vectorscan.h); else own */
	gj_str personal;	   /* kinds of personal/kinds.def, none; else all */
	const char *salt;	   /* a file with the secret of the hashes; NULL: no hashes */
	gj_str modality, language; /* else text; not told */
	size_t sample;		   /* of each source; 0: none */
	gj_str seed, nonce;	   /* one of them, unless `sample` is 0 */
	unsigned threads;
	size_t ranges;	     /* that a file is cut into at most; 0: by its size */
	const char *version; /* of the program */
} gj_screen_settings;

/* What a run says while it works; never by two threads at once. Functions may be NULL. */
typedef struct gj_screen_watch {
	void *context;
	/* A record that could not be read and was passed over. */
	void (*fault)(void *context, const gj_error *fault);
	/* `what`: "hashing", "screening"; bytes of files as they stand; items so far. */
	void (*progress)(void *context, const char *what, uint64_t done, uint64_t all,
			 uint64_t items);
} gj_screen_watch;

/*
 * Screen. The settings and the arena outlive it. GJ_EINPUT: the settings, a list, a corpus cannot be used, there is no item, the folder
 * holds something else; GJ_EIO, GJ_ENOMEM. A run that failed or was killed goes on when it is begun again with the same settings. After
 * GJ_OK or not: gj_screen_close.
 */
int gj_screen_do(gj_screen **out, gj_arena *arena, const gj_screen_settings *settings,
		 const gj_screen_watch *watch, gj_error *err);
void gj_screen_close(gj_screen *screen); /* takes NULL */

/* What screen.json says. */
gj_str gj_screen_json(const gj_screen *screen);

/* The summary for people: a row a source. `risk` of each bound; `limit`.whole 0: none is asked for. */
int gj_screen_text(gj_buf *out, const gj_screen *screen, gj_share limit, gj_share risk,
		   gj_error *err);

size_t
gj_screen_passed(const gj_screen *screen); /* files of folders that are not called as a corpus is */
uint64_t gj_screen_resumed(const gj_screen *screen); /* ranges that were done before */
bool gj_screen_unwritten(
	const gj_screen *screen); /* it failed for the folder's sake, not the input's */

#endif
