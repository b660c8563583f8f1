/* SPDX-License-Identifier: Apache-2.0 */
/* What a batch will be on the wire, made before a byte is written: its nodes, and its buffers as pieces of the caller's. */
#ifndef GJ_ARROW_PLAN_H
#define GJ_ARROW_PLAN_H

#include <guiju/arrow.h>

#include "arrow/type.h"
#include "base/buf.h"

typedef enum gj_cut { GJ_CUT_BYTES, GJ_CUT_BITS, GJ_CUT_OFFSETS } gj_cut;

typedef struct gj_piece {
	gj_cut cut;
	const uint8_t *at;
	int64_t from; /* of bits: the first; of offsets: what to subtract */
	int64_t n;    /* of bits and offsets: how many */
	int width;    /* of an offset */
	size_t size;  /* bytes that are written, without padding */
} gj_piece;

typedef struct gj_plan {
	gj_arena *arena;
	gj_piece *piece;
	gj_span *node, *buffer;
	size_t n_nodes, n_pieces, n_buffers;
	int64_t length;
	int64_t body;
	gj_error *err;
} gj_plan;

/* Add `n` values of the array, from the value `from` of its buffers on. */
int gj_plan_add(gj_plan *plan, const gj_arrow_column *column, const struct ArrowArray *array,
		int64_t from, int64_t n);

/* Lay out the pieces: plan->buffer, plan->body. */
int gj_plan_close(gj_plan *plan);

void gj_plan_body(const gj_plan *plan, gj_buf *out);

/* The structure of an array: lengths, counts of buffers and children. `name` is for the message. */
int gj_plan_check(const struct ArrowArray *array, size_t n_buffers, size_t n_children,
		  const char *name, gj_error *err);

#endif
