/* SPDX-License-Identifier: Apache-2.0 */
/* A format of input: how it is cut into chunks, and how a chunk becomes blocks of columns. One file for each format. */
#ifndef GJ_PORTFOLIO_READER_H
#define GJ_PORTFOLIO_READER_H

#include "base/inflow.h"
#include "eval/columns.h"
#include "portfolio/chunk.h"

/* Services first .. first + n - 1 of the columns, with their names. */
typedef struct gj_services {
	const gj_columns *columns;
	size_t first, n;
	const gj_str *name; /* [n] */
} gj_services;

typedef struct gj_reader_setting {
	const gj_law *law;
	const gj_alloc *alloc;
	gj_inflow *in;
	bool keep_going; /* pass over a record that is wrong, as a fault of its chunk */
	size_t chunk;	 /* bytes of a chunk, where a format is free to choose */
} gj_reader_setting;

typedef struct gj_reader {
	const char *name, *suffix; /* "jsonl", ".jsonl" */

	/* The input as a whole: opened once, cut by one thread at a time. A header is read here. */
	int (*open)(void **source, gj_arena *arena, const gj_reader_setting *setting,
		    gj_error *err);
	int (*next)(void *source, gj_chunk *chunk, bool *last, gj_error *err);
	void (*close)(void *source); /* takes NULL */

	/* One for each thread. */
	int (*worker)(void **worker, gj_arena *arena, void *source, gj_error *err);
	void (*worker_free)(void *worker); /* takes NULL */
	/* The next block of the chunk; n is 0 when the chunk is done. Errors go to chunk->err. */
	int (*fill)(void *worker, gj_chunk *chunk, gj_services *block);
	/* Service s of that block as a record with all that was told. */
	int (*record)(void *worker, size_t s, gj_arena *arena, gj_record **out, gj_error *err);
} gj_reader;

extern const gj_reader gj_reader_jsonl, gj_reader_csv;

#endif
