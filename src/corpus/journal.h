/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A journal of work on a corpus: which ranges are wholly done, and what the caller wants to remember of each. Lines are only ever added,
 * each with a hash over itself and all lines before it. Killed at any point, it opens again with the ranges whose lines are whole; so does one
 * that a power cut left with zeros where lines were. A
 * file that is no longer what it was is refused, and so is a journal of other work or with a changed line.
 *
 *     guiju-journal 1 PURPOSE HASH
 *     file NUMBER SIZE MTIME HEAD ASKED RANGES PATH HASH   HEAD: SHA-256 of the first 64 KiB; PATH in base64; as many ranges as were asked for
 *     done NUMBER RANGE STATE HASH                         STATE in base64; `-`: nothing
 */
#ifndef GJ_CORPUS_JOURNAL_H
#define GJ_CORPUS_JOURNAL_H

#include "corpus/corpus.h"

enum {
	GJ_JOURNAL_MOST_STATE = 64 << 20, /* bytes of what is remembered of one range */
	GJ_JOURNAL_WAITING = 16 << 20,
	GJ_JOURNAL_LEAST = 64 << 10
};

typedef struct gj_journal gj_journal;

/*
 * Open a journal, or begin one. `purpose`: what this work is and what its result hangs on beside the files, such as a hash of lists and
 * options; one line. GJ_EINPUT: no journal, one for another purpose, a line was changed, another process has it open; GJ_EIO, GJ_ENOMEM.
 * To be closed also when it fails. What it keeps lives in the arena.
 */
int gj_journal_open(gj_journal **out, gj_arena *arena, const char *path, gj_str purpose,
		    gj_error *err);
void gj_journal_close(gj_journal *journal); /* takes NULL */

/*
 * The next file of the corpus, in the same order each time, from 0. If the journal knows it, it must be the same file: path, size, time,
 * first bytes; it is then cut into as many ranges as before. If not, it is cut into at most `ranges` and noted.
 */
int gj_journal_file(gj_journal *journal, gj_corpus_file *file, uint32_t number, size_t ranges,
		    gj_error *err);

/* Is the range done? `state`: what was remembered of it. It lives as long as the arena. */
bool gj_journal_done(const gj_journal *journal, uint32_t file, uint32_t range, gj_str *state);

/*
 * The range is done. The line is in the file when this returns: the process may be killed. It is on the disk as well when ranges of some
 * GJ_JOURNAL_WAITING bytes wait for that, each counted as GJ_JOURNAL_LEAST of them at least; a power cut may take what waits, from some line to
 * the end, and those ranges are then not done. Safe on several threads.
 */
int gj_journal_mark(gj_journal *journal, uint32_t file, uint32_t range, gj_str state,
		    gj_error *err);

/* Was the end of the journal cut off, as by a crash, and dropped? */
bool gj_journal_was_torn(const gj_journal *journal);

#endif
