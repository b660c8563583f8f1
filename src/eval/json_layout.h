/* SPDX-License-Identifier: Apache-2.0 */
/* How a JSON text is laid out, so that what is added looks like its neighbours. */
#ifndef GJ_EVAL_JSON_LAYOUT_H
#define GJ_EVAL_JSON_LAYOUT_H

#include "base/doc.h"

typedef struct gj_json_layout {
	gj_str text;
	gj_str colon; /* between a key and its value */
	gj_str comma; /* between two on one line */
	gj_str line; /* what the members of the file start with: a line end and indentation; empty: they stand on one line */
	gj_str indent;	/* of `line`, without the line end */
	gj_str newline; /* of `line`, without the indentation */
} gj_json_layout;

/* By the first member of the document. */
gj_json_layout gj_json_layout_of(gj_str text, const gj_doc *doc);

/* The first byte of a key or value, and the byte behind it. */
size_t gj_json_start(const gj_json_layout *layout, const gj_doc *node);
size_t gj_json_end(const gj_json_layout *layout, const gj_doc *node);

/* The blanks before byte `at`; of several lines the last one, with the end of the line before it. */
gj_str gj_gap_before(gj_str text, size_t at);
bool gj_gap_has_line(gj_str gap);

/* The indentation of the line on which byte `at` stands. */
gj_str gj_indent_at(gj_str text, size_t at);

#endif
