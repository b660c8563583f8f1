/* SPDX-License-Identifier: Apache-2.0 */
/* A CSV table as a stream: its head, and the chunks below it. */
#ifndef GJ_PORTFOLIO_CSV_SOURCE_H
#define GJ_PORTFOLIO_CSV_SOURCE_H

#include "portfolio/csv_table.h"
#include "portfolio/reader.h"
#include "portfolio/text_source.h"

typedef struct gj_csv_source {
	gj_reader_setting setting;
	gj_text_source text;
	gj_csv_table table;
	gj_csv_path path;
	gj_chunk first; /* holds the head of the table; worked on as the first chunk */
	bool first_taken, first_last;
} gj_csv_source;

/* The parts of a gj_reader that are about the whole. */
int gj_csv_source_open(void **out, gj_arena *arena, const gj_reader_setting *setting,
		       gj_error *err);
int gj_csv_source_next(void *of, gj_chunk *chunk, bool *last, gj_error *err);
void gj_csv_source_close(void *of);

/* A splitter of what is left of the chunk, with its lines counted from the chunk's start. */
gj_csv gj_csv_source_begin(const gj_csv_source *source, const gj_chunk *chunk, uint32_t columns);

#endif
