/* SPDX-License-Identifier: Apache-2.0 */
/* Files of JSON lines, a line at a time in memory for one line; and what a responses.jsonl says already. */
#ifndef GJ_PROBE_REREAD_H
#define GJ_PROBE_REREAD_H

#include <sys/types.h>

#include "probe/responses.h"

typedef struct gj_line_reader {
	int fd;
	gj_str path;
	gj_buf buf;
	size_t at;	 /* of the next line in `buf` */
	size_t searched; /* bytes of it that hold no line end */
	off_t offset;	 /* of the next line in the file */
	uint64_t number; /* of the line that was given last */
	bool over;
} gj_line_reader;

enum { GJ_LINE_READER_MOST = 256 << 20 }; /* bytes of one line */

void gj_line_reader_open(gj_line_reader *lines, int fd, gj_str path);
void gj_line_reader_close(gj_line_reader *lines); /* leaves the descriptor */

/*
 * The next line without its end; borrowed until the next call. *whole: it has one. *there false: there is none left. GJ_EINPUT: too long;
 * GJ_EIO, GJ_ENOMEM.
 */
int gj_line_reader_next(gj_line_reader *lines, gj_str *line, bool *there, bool *whole,
			gj_error *err);

/* Read from the start; *end: where the last whole line ends; *cut: something stands behind it. */
int gj_reread(int fd, gj_str path, gj_probe_pairs *pairs, off_t *end, bool *cut, gj_error *err);

/* Move the place of an error in one line to that line of the file. Returns err->code. */
int gj_line_reader_fault(const gj_line_reader *lines, gj_error *err);

#endif
