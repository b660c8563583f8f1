/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "probe/reread.h"

enum { PIECE = 64 << 10 };

void gj_line_reader_open(gj_line_reader *lines, int fd, gj_str path)
{
	*lines = (gj_line_reader){.fd = fd, .path = path};
	gj_buf_init(&lines->buf, gj_alloc_system(), (size_t)GJ_LINE_READER_MOST + PIECE);
}

void gj_line_reader_close(gj_line_reader *lines)
{
	gj_buf_free(&lines->buf);
}

/* What was given goes; what is left of the buffer comes to its start. */
static void move_up(gj_line_reader *lines)
{
	if (lines->at == 0)
		return;
	memmove(lines->buf.at, lines->buf.at + lines->at, lines->buf.len - lines->at);
	lines->buf.len -= lines->at;
	lines->at = 0;
}

static int fill(gj_line_reader *lines, gj_error *err)
{
	char piece[PIECE];
	ssize_t got;

	move_up(lines);
	do
		got = read(lines->fd, piece, sizeof piece);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return gj_fault(err, GJ_EIO, "`%.*s` cannot be read: %s", GJ_FMT(lines->path),
				strerror(errno));
	lines->over = got == 0;
	if (lines->buf.len + (size_t)got > GJ_LINE_READER_MOST) {
		lines->number++;
		gj_fault(err, GJ_EINPUT, "a line of more than %d MiB", GJ_LINE_READER_MOST >> 20);
		return gj_line_reader_fault(lines, err);
	}
	gj_buf_add(&lines->buf, (gj_str){piece, (size_t)got});
	return gj_buf_status(&lines->buf) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

int gj_line_reader_next(gj_line_reader *lines, gj_str *line, bool *there, bool *whole,
			gj_error *err)
{
	*there = *whole = false;
	for (;;) {
		size_t len = lines->buf.len - lines->at;
		const char *start = lines->buf.at + lines->at;
		const char *feed = len > lines->searched ? memchr(start + lines->searched, '\n',
								  len - lines->searched)
							 : NULL;

		*whole = feed != NULL;
		if (feed != NULL || lines->over) {
			*line = (gj_str){start, feed != NULL ? (size_t)(feed - start) : len};
			*there = line->len > 0 || *whole;
			lines->number += *there;
			lines->at += line->len + *whole;
			lines->offset += (off_t)(line->len + *whole);
			lines->searched = 0;
			return GJ_OK;
		}
		lines->searched = len;
		if (fill(lines, err) != GJ_OK)
			return err->code;
	}
}

int gj_line_reader_fault(const gj_line_reader *lines, gj_error *err)
{
	gj_source source = {lines->path, {"", 0}};

	if (err->n_spots == 0)
		gj_fault_at(err, &source, (gj_pos){1, 1, 1}, NULL);
	err->spot[0].line = lines->number > UINT32_MAX ? UINT32_MAX : (uint32_t)lines->number;
	return err->code;
}
