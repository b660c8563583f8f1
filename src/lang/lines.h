/* SPDX-License-Identifier: Apache-2.0 */
/* The physical lines of a file: blank ones skipped, comments set aside, hidden characters refused. */
#ifndef GJ_LANG_LINES_H
#define GJ_LANG_LINES_H

#include "lang/token.h"

enum { GJ_LINE_LIMIT = 64 << 10 }; /* bytes; a line is something that a person reads */

typedef enum gj_line_kind {
	GJ_LINE_END,
	GJ_LINE_HEADER, /* at the margin */
	GJ_LINE_FIELD,	/* after two spaces */
	GJ_LINE_MORE	/* deeper: continues the field above */
} gj_line_kind;

typedef struct gj_lines {
	gj_parser *p;
	gj_str rest;	 /* unread text */
	bool plain;	 /* nothing hidden in all of it: lines need no look of their own */
	uint32_t number; /* of the line that was read last */
	gj_line line;	 /* the next line that holds something */
	gj_line_kind kind;
	gj_comments comments; /* comment lines read before it */
	size_t comment_cap;
	gj_line comment; /* the last of them */
} gj_lines;

/* Before anything is read. Refuses text that is not UTF-8. */
int gj_lines_start(gj_lines *lines, gj_parser *p);

/* How many blocks a text may hold: its lines at the margin that are no comments, counted up to `most`. */
size_t gj_lines_at_margin(gj_str text, size_t most);

/* Read on to the next line that is neither blank nor a comment. */
int gj_lines_next(gj_lines *lines);

/* The comments read since the last call. */
gj_comments gj_lines_take_comments(gj_lines *lines);

int gj_fault_line(gj_parser *p, const gj_line *line, const char *message, const char *help);

#endif
