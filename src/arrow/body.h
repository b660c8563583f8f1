/* SPDX-License-Identifier: Apache-2.0 */
/* A message's body as the buffers of a parcel: each at a multiple of 64, decompressed. */
#ifndef GJ_ARROW_BODY_H
#define GJ_ARROW_BODY_H

#include "arrow/parcel.h"
#include "arrow/stream.h"

typedef struct gj_bytes {
	const uint8_t *at; /* not NULL, at a multiple of 64 */
	size_t size;
} gj_bytes;

/* `*out` gets batch->n_buffers of them, in memory of the parcel. Reads the body off the stream. */
int gj_body_read(gj_bytes **out, gj_parcel *parcel, gj_stream *stream, const gj_meta *meta,
		 const gj_meta_batch *batch, gj_error *err);

/* Undo one buffer's compression; `size` bytes must come out. GJ_OK, GJ_EINPUT (no words: the caller knows which), GJ_ENOMEM. */
int gj_unsqueeze(int codec, void *to, size_t size, gj_bytes from);

#endif
