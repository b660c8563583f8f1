/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file hashed by one thread while others read its ranges. A range counts as done when the hash is past it: the journal then says what the
 * file was up to there, so that a later run, which hashes it again, sees whether it still is.
 */
#ifndef GJ_SCREEN_HASHED_H
#define GJ_SCREEN_HASHED_H

#include <pthread.h>
#include <stdatomic.h>

#include "corpus/corpus.h"
#include "screen/files.h"

typedef struct gj_screen_hashed {
	const gj_corpus_file *file;
	struct gj_screen_prefix {
		uint64_t end;  /* byte of the file as it stands, a range further: an item goes on
				  behind the end of its range */
		char hash[65]; /* of what is before it */
		char was[65];  /* of the run before; "": the range was not done */
	} * prefix;	       /* of each range */
	size_t known;	       /* of them, in order */
	bool given_up;
	pthread_mutex_t lock;
	pthread_cond_t moved;
} gj_screen_hashed;

/* The file is cut. GJ_OK or GJ_ENOMEM; to be closed only when it was opened. */
int gj_screen_hashed_open(gj_screen_hashed *out, gj_arena *arena, const gj_corpus_file *file);
void gj_screen_hashed_close(gj_screen_hashed *hashed);

/* What the journal remembers of a range that is done; false: not what it would. */
bool gj_screen_hashed_was(gj_screen_hashed *hashed, uint32_t range, gj_str state);

/*
 * Hash it all into `out->sha256`. GJ_EINPUT: it is not what it was when a range was done; GJ_EIO: it cannot be read, or has changed size.
 * When it fails, or `*stop` is set, nobody waits any more.
 */
int gj_screen_hashed_do(gj_screen_hashed *hashed, gj_screen_file *out, const atomic_bool *stop,
			gj_error *err);

/* Wait until the range is behind; NULL: it will not be. */
const char *gj_screen_hashed_wait(gj_screen_hashed *hashed, uint32_t range);

#endif
