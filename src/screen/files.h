/* SPDX-License-Identifier: Apache-2.0 */
/* The files of a run's corpora: which there are, what each is, and their hashes. */
#ifndef GJ_SCREEN_FILES_H
#define GJ_SCREEN_FILES_H

#include "base/sha256.h"
#include "corpus/corpus.h"

enum { GJ_SCREEN_MOST_FILES = 1 << 20 };

typedef struct gj_screen_file {
	gj_str path;
	uint64_t bytes;	 /* as it stands */
	char sha256[65]; /* "": not hashed yet */
	gj_corpus_format format;
	gj_corpus_packing packing;
	uint64_t items, faults; /* when the run is over */
} gj_screen_file;

typedef struct gj_screen_files {
	gj_screen_file *item;
	size_t n;
	size_t passed; /* files of folders that are not called as a corpus is */
	uint64_t bytes;
	char hash
		[65]; /* of all: what seeds are made from (docs/screening.md); until they are hashed, of names and sizes */
} gj_screen_files;

/* `done` bytes of `all` are hashed; never by two threads at once. */
typedef void gj_screen_hashing(void *context, uint64_t done, uint64_t all);

/*
 * List, open each once to see that it can be read as what it is, and hash, unless that is for later: `hash` false. `said` may be NULL.
 * GJ_EINPUT: no file, one twice, no such column, not a format that is read; GJ_EIO, GJ_ENOMEM.
 */
int gj_screen_files_read(gj_screen_files *out, gj_arena *arena, const char *const *named, size_t n,
			 const gj_corpus_options *options, bool hash, unsigned threads,
			 gj_screen_hashing *said, void *context, gj_error *err);

/* Each is hashed: make the hash of all. GJ_OK or GJ_ENOMEM. */
int gj_screen_files_seal(gj_screen_files *files, gj_arena *arena, gj_error *err);

/* Who looks on while a file is hashed. */
typedef struct gj_screen_hash_watch {
	void *context;
	/* How many bytes shall be in the state when `read` is called next, at most; more than now. */
	uint64_t (*next)(void *context);
	/* So many bytes are in the state: first none, last all; other than GJ_OK ends it. */
	int (*read)(void *context, const gj_sha256 *state, uint64_t read, gj_error *err);
} gj_screen_hash_watch;

/* Hash a file that is open into `file->sha256`. GJ_EIO: it cannot be read, or has changed size; or what `read` returned. */
int gj_screen_hash_file(gj_screen_file *file, int fd, const gj_screen_hash_watch *watch,
			gj_error *err);

const char *gj_screen_packing_name(gj_corpus_packing packing);

#endif
