/* SPDX-License-Identifier: Apache-2.0 */
/* A text cut into chunks of whole records. Where it is cut hangs on the text alone, so that what comes out is always the same. */
#ifndef GJ_PORTFOLIO_TEXT_SOURCE_H
#define GJ_PORTFOLIO_TEXT_SOURCE_H

#include "base/inflow.h"
#include "portfolio/chunk.h"

/* The length of the whole records that the text starts with; 0: there is none. The text starts a record. */
typedef size_t gj_cut(const char *text, size_t len);

typedef struct gj_text_source {
	gj_inflow *in;
	gj_cut *cut;
	size_t size; /* of a chunk */
	gj_buf rest; /* of a record that the chunk before did not hold */
	bool started;
} gj_text_source;

void gj_text_source_open(gj_text_source *source, gj_inflow *in, gj_cut *cut, size_t size,
			 const gj_alloc *alloc);
void gj_text_source_close(gj_text_source *source);

/* The next chunk; empty and *last at the end. GJ_OK, GJ_EIO, GJ_ENOMEM, GJ_EINPUT: a record that is too long. */
int gj_text_source_next(gj_text_source *source, gj_chunk *chunk, bool *last, gj_error *err);

/* Whole lines. */
size_t gj_cut_lines(const char *text, size_t len);

#endif
