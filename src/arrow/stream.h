/* SPDX-License-Identifier: Apache-2.0 */
/* Messages out of bytes: where one begins and ends, its verified head, its body. */
#ifndef GJ_ARROW_STREAM_H
#define GJ_ARROW_STREAM_H

#include "arrow/ipc.h"
#include "arrow/meta.h"
#include "base/fault.h"

typedef struct gj_stream {
	gj_ipc_source *source;
	void *context;
	const gj_alloc *alloc;
	uint64_t count; /* messages begun, from 1 */
	void *head;	/* of the message that is being read */
	size_t room;
} gj_stream;

/*
 * The head of the next message, valid until the next call; its body must be read next. `*more` is false at the end: the
 * marker, or no more bytes where a message could begin.
 */
int gj_stream_next(gj_stream *stream, gj_meta *out, bool *more, gj_error *err);

int gj_stream_body(gj_stream *stream, void *to, size_t size, gj_error *err);
void gj_stream_free(gj_stream *stream);

#endif
