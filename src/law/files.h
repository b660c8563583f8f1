/* SPDX-License-Identifier: Apache-2.0 */
/* Which rule files there are below some paths, read and parsed. */
#ifndef GJ_LAW_FILES_H
#define GJ_LAW_FILES_H

#include "law/law.h"

/* Does the name, relative to the folder that was named, lie below a folder `tests`? Such files say nothing about what the law is. */
bool gj_files_is_test(gj_str name);

/* A rule file: where it lies, and its name inside the rule base. */
typedef struct gj_listed {
	gj_str path, base_name;
} gj_listed;

/* Every *.gj below the paths, each once, in the order of the paths; `flags` as for gj_law_load. GJ_OK, GJ_EIO, GJ_EINPUT, GJ_ENOMEM. */
int gj_files_list(gj_listed **out, size_t *n, gj_arena *arena, const char *const *paths,
		  size_t n_paths, unsigned flags, gj_error *err);

/*
 * Every *.gj below the paths, each once, parsed; `flags` as for gj_law_load. The error is that of the first file, in the
 * order of the paths, that has one, on however many threads they are read. All lives in `arena`.
 */
int gj_files_read(gj_tree ***out, size_t *n, gj_arena *arena, const char *const *paths,
		  size_t n_paths, unsigned flags, gj_error *err);

#endif
