/* SPDX-License-Identifier: Apache-2.0 */
/* Files in and out. Reading stops at a limit; writing is whole or not at all. */
#ifndef GJ_BASE_FILE_H
#define GJ_BASE_FILE_H

#include "base/arena.h"
#include "base/fault.h"

/*
 * Read a whole file (or standard input for the path "-") into the arena, with a zero byte behind it. A file over
 * `limit` bytes is refused before it is read where its size can be known, else as soon as the limit is passed; so
 * is a directory. GJ_OK, GJ_EIO, GJ_EINPUT (too large), GJ_ENOMEM.
 */
int gj_file_read(gj_str *out, gj_arena *arena, const char *path, size_t limit, gj_error *err);

/* As above, and the text must be valid UTF-8 without a zero byte; a byte-order mark at the start is dropped. The error names line and column. */
int gj_file_read_text(gj_str *out, gj_arena *arena, const char *path, size_t limit, gj_error *err);

/* Write to a temporary file beside `path`, sync, rename: a reader sees the old file or the new one, never a part. */
int gj_file_write(const char *path, gj_str text, gj_error *err);

/* Every file below `path` whose name ends in `suffix`, sorted by byte order of the path; a plain file gives itself. Hidden names and symbolic links to directories are passed over. Depth at most 32. */
typedef struct gj_paths {
	gj_str *item;
	size_t n, cap;
} gj_paths;
int gj_file_list(gj_paths *out, gj_arena *arena, const char *path, const char *suffix,
		 gj_error *err);

/* The same; folders below `path` with the name `without` may be passed over, where that saves work: the caller still looks. */
int gj_file_list_without(gj_paths *out, gj_arena *arena, const char *path, const char *suffix,
			 const char *without, gj_error *err);

#endif
