/* SPDX-License-Identifier: Apache-2.0 */
/* The fenced blocks and the tables of a Markdown file. */
#ifndef GJ_TESTS_DOCS_MARKDOWN_H
#define GJ_TESTS_DOCS_MARKDOWN_H

#include "base/str.h"

typedef struct fence {
	gj_str info; /* behind the opening ``` */
	gj_str text; /* the lines between */
	unsigned line;
} fence;

/* The next fenced block; `*rest` moves behind it and `*line` counts along. false: there is none. */
bool markdown_fence(gj_str *rest, unsigned *line, fence *out);

/* The next row `| a | b |` as its cells, at most `max`, without the blanks round them. 0: no row is left. */
size_t markdown_row(gj_str *rest, gj_str *cell, size_t max);

/* What follows the line that is `heading`, up to the next heading of any rank; empty when there is none. */
gj_str markdown_section(gj_str text, const char *heading);

#endif
