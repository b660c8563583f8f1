/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/chunk.h"

void gj_chunk_init(gj_chunk *chunk, const gj_alloc *alloc)
{
	memset(chunk, 0, sizeof *chunk);
	gj_buf_init(&chunk->out, alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&chunk->explained, alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&chunk->faults, alloc, GJ_BUF_DEFAULT_LIMIT);
}

void gj_chunk_free(gj_chunk *chunk)
{
	const gj_alloc *alloc = chunk->out.alloc;

	if (chunk->text != NULL)
		alloc->give(alloc->context, chunk->text, chunk->cap + GJ_CHUNK_PADDING);
	gj_buf_free(&chunk->out);
	gj_buf_free(&chunk->explained);
	gj_buf_free(&chunk->faults);
}

void gj_chunk_clear(gj_chunk *chunk)
{
	chunk->from = chunk->len = 0;
	gj_buf_clear(&chunk->out);
	gj_buf_clear(&chunk->explained);
	gj_buf_clear(&chunk->faults);
	chunk->records = chunk->bad = chunk->lines = 0;
	chunk->rc = GJ_OK;
}

int gj_chunk_room(gj_chunk *chunk, size_t size)
{
	const gj_alloc *alloc = chunk->out.alloc;
	char *wider;

	if (size <= chunk->cap)
		return GJ_OK;
	wider = alloc->take(alloc->context, size + GJ_CHUNK_PADDING);
	if (wider == NULL)
		return GJ_ENOMEM;
	memset(wider + size, 0, GJ_CHUNK_PADDING);
	if (chunk->text != NULL) {
		memcpy(wider, chunk->text, chunk->cap);
		alloc->give(alloc->context, chunk->text, chunk->cap + GJ_CHUNK_PADDING);
	}
	chunk->text = wider;
	chunk->cap = size;
	return GJ_OK;
}

int gj_chunk_fault(gj_chunk *chunk, const gj_error *err, bool keep_going)
{
	if (!keep_going) {
		chunk->err = *err;
		return GJ_EINPUT;
	}
	chunk->bad++;
	if (chunk->bad <= GJ_CHUNK_FAULTS)
		gj_buf_add(&chunk->faults, (gj_str){(const char *)err, sizeof *err});
	return gj_buf_status(&chunk->faults);
}
