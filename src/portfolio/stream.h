/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A whole portfolio: services stream in, verdicts stream out, in memory that does not grow with their number. The same bytes come
 * out for any number of threads.
 */
#ifndef GJ_PORTFOLIO_STREAM_H
#define GJ_PORTFOLIO_STREAM_H

#include "portfolio/poll.h"
#include "portfolio/reader.h"
#include "portfolio/writer.h"

typedef struct gj_totals_of {
	uint64_t services, bad; /* read; passed over */
	uint64_t *yes, *no;	/* [n of the plan] */
} gj_totals_of;

/* All are called by one thread at a time, in the order of the input. `context` comes back as it is. */
typedef struct gj_outflow {
	void *context;
	int (*write)(void *context, gj_str bytes, gj_error *err); /* GJ_OK or GJ_EIO */
	void (*fault)(void *context, const gj_error *err);	  /* a record that is passed over */
	void (*progress)(void *context, uint64_t bytes, uint64_t services); /* so far */
} gj_outflow;

/* The report on one service, for --explain: adds to `out`. GJ_OK or an error. */
typedef int gj_explain(void *context, gj_buf *out, const gj_circuit *circuit,
		       const gj_record *record, gj_error *err);

typedef struct gj_stream {
	const gj_plan *plan;
	const gj_alloc *alloc;
	gj_inflow *in;
	const gj_reader *reader;
	const gj_writer *writer; /* NULL: nothing but the totals */
	gj_outflow outflow;
	unsigned threads;
	size_t chunk; /* bytes of input that a thread takes at a time; 0: GJ_CHUNK_BYTES. Blocks end where chunks do */
	gj_path path;
	bool keep_going;
	const gj_str *explain_name; /* names of services that are to be explained */
	size_t n_explain;
	gj_explain *explain;
	void *explain_context;
	gj_buf *explained; /* where the reports go, unless the writer puts them where the service stands */
	const gj_poll *poll; /* questions to be counted; NULL: none */
	gj_polled *polled;   /* filled, where there is a poll */
	gj_totals_of totals; /* filled */
} gj_stream;

/*
 * GJ_OK; GJ_EINPUT: a record is wrong and it is not to be passed over: what was written before ends with a whole service;
 * GJ_EIO; GJ_ENOMEM. `arena` holds the totals.
 */
int gj_stream_run(gj_stream *stream, gj_arena *arena, gj_error *err);

#endif
