/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces to bytes: mostly copied as they lie; bits and offsets of slices are moved to begin at 0. */
#include "arrow/check.h"
#include "arrow/ipc.h"
#include "arrow/plan.h"

enum { CHUNK = 4096 };

static size_t padded(size_t size)
{
	return (size + GJ_BUFFER_ALIGN - 1) / GJ_BUFFER_ALIGN * GJ_BUFFER_ALIGN;
}

int gj_plan_close(gj_plan *plan)
{
	size_t at = 0;

	plan->n_buffers = plan->n_pieces;
	plan->buffer = gj_arena_array(plan->arena, plan->n_buffers, sizeof *plan->buffer);
	if (plan->buffer == NULL)
		return gj_fault_memory(plan->err);
	for (size_t i = 0; i < plan->n_pieces; i++) {
		size_t size = plan->piece[i].size;

		if (size > GJ_ARROW_MESSAGE_LIMIT || at > GJ_ARROW_MESSAGE_LIMIT - padded(size)) {
			gj_fault(plan->err, GJ_EINPUT,
				 "a batch of an Arrow stream is larger than 1 GiB");
			return gj_fault_help(plan->err, "write it in smaller batches");
		}
		plan->buffer[i] = (gj_span){(int64_t)at, (int64_t)size};
		at += padded(size);
	}
	plan->body = (int64_t)at;
	return GJ_OK;
}

static void put_bytes(gj_buf *out, const void *at, size_t size)
{
	gj_buf_add(out, (gj_str){at, size});
}

/* Each byte takes the rest of one byte and the start of the next, if the next has bits that are wanted. */
static void put_moved_bits(gj_buf *out, const gj_piece *piece)
{
	const uint8_t *at = piece->at + piece->from / 8;
	unsigned shift = (unsigned)(piece->from % 8);
	size_t last = (size_t)(piece->from % 8 + piece->n - 1) / 8;
	uint8_t chunk[CHUNK];
	size_t n = 0;

	for (size_t i = 0; i < piece->size; i++) {
		unsigned both = at[i] | (i < last ? (unsigned)at[i + 1] << 8 : 0);

		chunk[n++] = (uint8_t)(both >> shift);
		if (n < CHUNK && i + 1 < piece->size)
			continue;
		put_bytes(out, chunk, n);
		n = 0;
	}
}

static void put_moved_offsets(gj_buf *out, const gj_piece *piece)
{
	size_t width = (size_t)piece->width;
	uint8_t chunk[CHUNK];
	size_t n = 0;

	for (int64_t i = 0; i < piece->n; i++) {
		uint64_t moved = gj_offset_at(piece->at, piece->width, i) - (uint64_t)piece->from;

		memcpy(chunk + n, &moved, width); /* the low bytes come first */
		n += width;
		if (n < CHUNK && i + 1 < piece->n)
			continue;
		put_bytes(out, chunk, n);
		n = 0;
	}
}

static void put_piece(gj_buf *out, const gj_piece *piece)
{
	if (piece->cut == GJ_CUT_BITS && piece->from % 8 != 0)
		put_moved_bits(out, piece);
	else if (piece->cut == GJ_CUT_BITS)
		put_bytes(out, piece->at + piece->from / 8, piece->size);
	else if (piece->cut == GJ_CUT_OFFSETS && piece->from != 0)
		put_moved_offsets(out, piece);
	else
		put_bytes(out, piece->at, piece->size);
}

void gj_plan_body(const gj_plan *plan, gj_buf *out)
{
	for (size_t i = 0; i < plan->n_pieces; i++) {
		put_piece(out, &plan->piece[i]);
		gj_buf_pad(out, 0, padded(plan->piece[i].size) - plan->piece[i].size);
	}
}
