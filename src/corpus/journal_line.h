/* SPDX-License-Identifier: Apache-2.0 */
/* The lines of a journal: written, sealed by a hash, read back. */
#ifndef GJ_CORPUS_JOURNAL_LINE_H
#define GJ_CORPUS_JOURNAL_LINE_H

#include "base/buf.h"
#include "corpus/journal.h"

enum { GJ_JOURNAL_HASH = 32 }; /* hexadecimal digits: 128 bits of SHA-256 */

#define GJ_JOURNAL_MAGIC "guiju-journal 1"

typedef struct gj_journal_file_line {
	gj_str path, head;
	uint64_t size;
	int64_t mtime;
	uint32_t asked, ranges; /* as many were asked for; so many there are */
	gj_str *done;		/* of each range what is remembered; at NULL: not done */
} gj_journal_file_line;

typedef struct gj_journal_files {
	gj_journal_file_line *file;
	size_t n, cap;
} gj_journal_files;

/* Put ` HASH` and a line end behind a line; `hash` of the line before it, `next` its own. GJ_ENOMEM. */
int gj_journal_seal(gj_buf *line, const char *hash, char next[GJ_JOURNAL_HASH + 1]);

/* Is the hash at the end of a line the right one behind `hash`? Then it is taken off, and is the new `hash`. */
bool gj_journal_sealed(gj_str *line, char hash[GJ_JOURNAL_HASH + 1]);

/* GJ_EINPUT: the first line says something else. */
int gj_journal_purpose(gj_str line, gj_str purpose);

void gj_journal_write_file(gj_buf *line, uint32_t number, const gj_journal_file_line *file);
void gj_journal_write_done(gj_buf *line, uint32_t file, uint32_t range, gj_str state);

/* Note a file, with nothing done. GJ_ENOMEM. */
int gj_journal_add_file(gj_journal_files *files, gj_arena *arena, const gj_journal_file_line *file);

/* A line of a file or a range that is done. GJ_EINPUT: it is neither. */
int gj_journal_take(gj_journal_files *files, gj_arena *arena, gj_str line);

/* SHA-256 of the first 64 KiB. GJ_EIO, GJ_ENOMEM. */
int gj_journal_head(char hex[65], const gj_corpus_file *file, gj_error *err);

/* What differs between the file and what the journal says of it? NULL: nothing. */
const char *gj_journal_changed(const gj_journal_file_line *was, const gj_corpus_file *file,
			       const char *head);

#endif
