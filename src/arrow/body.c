/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writers align buffers to 8 bytes or to 64. What already lies right is handed out as it was read; otherwise the buffers
 * are laid into a second block, which is also where they are decompressed to.
 */
#include "arrow/body.h"

#include <inttypes.h>

static const _Alignas(GJ_BUFFER_ALIGN) uint8_t nothing[GJ_BUFFER_ALIGN];

enum {
	PREFIX = 8,	/* before a compressed buffer: its size, or -1: it was left as it is */
	LZ4_MOST = 256, /* bytes that one compressed byte can become at most */
	ZSTD_MOST = 128 << 10 /* a block of four bytes can become as many */
};

typedef struct laying {
	gj_stream *stream;
	int codec;
	gj_bytes *buffer; /* of the body as it came; then as it is handed out */
	size_t n;
	gj_error *err;
} laying;

static int broken(const laying *l, const char *what)
{
	gj_fault(l->err, GJ_EINPUT, "message %" PRIu64 " of the Arrow stream has %s",
		 l->stream->count, what);
	return gj_fault_help(l->err, "write the stream again");
}

static bool holds(gj_span span, size_t size)
{
	return span.first >= 0 && span.second >= 0 && (uint64_t)span.first <= size &&
	       (uint64_t)span.second <= size - (uint64_t)span.first;
}

static bool in_place(const laying *l)
{
	for (size_t i = 0; i < l->n; i++)
		if ((uintptr_t)l->buffer[i].at % GJ_BUFFER_ALIGN != 0)
			return false;
	return l->codec == GJ_CODEC_NONE;
}

/* What a buffer will take, and where its bytes begin. */
static int measure(const laying *l, gj_bytes *from, int64_t *size)
{
	uint64_t most = l->codec == GJ_CODEC_LZ4 ? LZ4_MOST : ZSTD_MOST;

	*size = (int64_t)from->size;
	if (l->codec == GJ_CODEC_NONE || from->size == 0)
		return GJ_OK;
	if (from->size < PREFIX)
		return broken(l, "a compressed buffer without its size");
	memcpy(size, from->at, PREFIX);
	from->at += PREFIX;
	from->size -= PREFIX;
	if (*size == -1)
		*size = (int64_t)from->size;
	else if (*size < 0 || (uint64_t)*size / most > from->size)
		return broken(l, "a compressed buffer that cannot become as large as it says");
	return GJ_OK;
}

static int total(const laying *l, size_t *out)
{
	*out = 0;
	for (size_t i = 0; i < l->n; i++) {
		gj_bytes from = l->buffer[i];
		int64_t size;
		int rc = measure(l, &from, &size);

		if (rc != GJ_OK)
			return rc;
		if (size > GJ_ARROW_MESSAGE_LIMIT || *out > (size_t)GJ_ARROW_MESSAGE_LIMIT) {
			gj_fault(l->err, GJ_EINPUT,
				 "message %" PRIu64 " of the Arrow stream is larger than 1 GiB "
				 "once its buffers are laid out",
				 l->stream->count);
			return gj_fault_help(l->err, "write it in smaller batches");
		}
		*out += ((size_t)size + GJ_BUFFER_ALIGN - 1) / GJ_BUFFER_ALIGN * GJ_BUFFER_ALIGN;
	}
	return GJ_OK;
}

static int lay_one(const laying *l, uint8_t *to, size_t *size, gj_bytes from)
{
	int64_t declared;
	bool squeezed = l->codec != GJ_CODEC_NONE && from.size > 0;
	int64_t prefix = -1;
	int rc;

	if (squeezed)
		memcpy(&prefix, from.at, PREFIX);
	rc = measure(l, &from, &declared);
	if (rc != GJ_OK)
		return rc;
	*size = (size_t)declared;
	if (prefix == -1) {
		if (*size > 0)
			memcpy(to, from.at, *size);
		return GJ_OK;
	}
	rc = gj_unsqueeze(l->codec, to, *size, from);
	if (rc == GJ_ENOMEM)
		return gj_fault_memory(l->err);
	return rc == GJ_OK ? GJ_OK : broken(l, "a buffer that cannot be decompressed");
}

static int lay_out(const laying *l, gj_parcel *parcel)
{
	size_t size;
	uint8_t *to;
	int rc = total(l, &size);

	if (rc != GJ_OK)
		return rc;
	to = gj_parcel_block(parcel, size);
	if (to == NULL)
		return gj_fault_memory(l->err);
	for (size_t i = 0; rc == GJ_OK && i < l->n; i++) {
		gj_bytes from = l->buffer[i];

		rc = lay_one(l, to, &l->buffer[i].size, from);
		l->buffer[i].at = to;
		if (rc == GJ_OK)
			to += (l->buffer[i].size + GJ_BUFFER_ALIGN - 1) / GJ_BUFFER_ALIGN *
			      GJ_BUFFER_ALIGN;
	}
	return rc;
}

static int find(const laying *l, const uint8_t *body, size_t size, const gj_meta_batch *batch)
{
	for (size_t i = 0; i < l->n; i++) {
		gj_span span = gj_meta_span_at(batch->buffers, i);

		if (!holds(span, size))
			return broken(l, "a buffer that lies outside of it");
		l->buffer[i].at = span.second == 0 ? nothing : body + span.first;
		l->buffer[i].size = (size_t)span.second;
	}
	return GJ_OK;
}

int gj_body_read(gj_bytes **out, gj_parcel *parcel, gj_stream *stream, const gj_meta *meta,
		 const gj_meta_batch *batch, gj_error *err)
{
	laying l = {stream, batch->codec, NULL, batch->n_buffers, err};
	size_t size = (size_t)meta->body;
	void *block, *first;
	uint8_t *body;
	int rc;

	l.buffer = gj_arena_array(&parcel->arena, l.n, sizeof *l.buffer);
	*out = l.buffer;
	body = l.buffer == NULL ? NULL : gj_parcel_block(parcel, size);
	if (body == NULL)
		return gj_fault_memory(err);
	rc = gj_stream_body(stream, body, size, err);
	if (rc == GJ_OK)
		rc = find(&l, body, size, batch);
	if (rc != GJ_OK || in_place(&l))
		return rc;
	first = parcel->block;
	size = parcel->block_size;
	block = NULL;
	parcel->block = block;
	rc = lay_out(&l, parcel);
	parcel->arena.alloc->give(parcel->arena.alloc->context, first, size);
	return rc;
}
