/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of a text with the signs of JSON in them, found for as many lines at once as stay in the nearest cache. */
#ifndef GJ_PORTFOLIO_JSON_LINES_H
#define GJ_PORTFOLIO_JSON_LINES_H

#include "base/str.h"
#include "portfolio/json_index.h"

typedef struct gj_json_lines {
	gj_indexer *indexer;
	const char *text; /* of the lines that are indexed; places of signs are counted from here */
	const char *end;  /* of them; NULL: there are none */
	const uint32_t *sign; /* the first that was not taken yet */
	const char *
		alone; /* up to here lines are indexed one at a time, for one of them is bad; NULL: nowhere */
} gj_json_lines;

/* GJ_OK or GJ_ENOMEM. */
int gj_json_lines_new(gj_json_lines *out);
void gj_json_lines_free(gj_json_lines *lines);

/* What was found is forgotten: the text changes. */
void gj_json_lines_forget(gj_json_lines *lines);

/*
 * `line` is the next of a text that ends at `end`, after those asked for since gj_json_lines_forget; it is not blank. A newline stands
 * behind the line, also behind the last, and GJ_INDEX_PADDING bytes may be read behind the text. GJ_OK: lines->sign is at the line's
 * first sign, its place counted from lines->text. GJ_EINPUT: the line is not JSON. GJ_ENOMEM.
 */
int gj_json_lines_find(gj_json_lines *lines, gj_str line, const char *end);

#endif
