/* SPDX-License-Identifier: Apache-2.0 */
/* A file written bit by bit, compressed or not, that has its name only when it is whole. */
#ifndef GJ_SCREEN_OUTFLOW_H
#define GJ_SCREEN_OUTFLOW_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

typedef struct gj_outflow_file {
	gj_str path; /* borrowed, zero-ended */
	int fd;
	gj_buf room;		  /* bytes that wait to be written */
	struct ZSTD_CCtx_s *zstd; /* NULL: as it stands */
	uint64_t written;	  /* bytes that were put, before compression */
} gj_outflow_file;

/* Begin `path`, under the name `path`.new. `level` 0: not compressed; else zstd of that level, with a checksum. GJ_EIO, GJ_ENOMEM. */
int gj_outflow_open(gj_outflow_file *out, gj_str path, int level, gj_error *err);
int gj_outflow_put(gj_outflow_file *out, gj_str bytes, gj_error *err);

/* All is written and gets its name. `sync`: it is on the disk before it does, also when the power fails. */
int gj_outflow_finish(gj_outflow_file *out, bool sync, gj_error *err);

/* Give up what was not finished: it goes. May be called after gj_outflow_finish, and on a zeroed one. */
void gj_outflow_drop(gj_outflow_file *out);

/* `path`: folder, slash, name; from the arena. at NULL: no memory. */
gj_str gj_outflow_path(gj_arena *arena, gj_str folder, const char *name);

#endif
