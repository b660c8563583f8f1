/* SPDX-License-Identifier: Apache-2.0 */
/* Nodes and buffers of a message dealt out to a column, each value checked. */
#ifndef GJ_ARROW_DEAL_H
#define GJ_ARROW_DEAL_H

#include "arrow/batch.h"

typedef struct gj_deal {
	gj_parcel *parcel;
	const gj_meta_batch *batch;
	const gj_bytes *buffer;
	const gj_dictionary *dictionary;
	size_t node, next; /* the next node, the next buffer */
	uint64_t message;
	gj_error *err;
} gj_deal;

/* One offset, 0, at a multiple of 64: that of a column without values. */
extern const uint8_t gj_zero_offset[GJ_BUFFER_ALIGN];

/* Fill an array whose structs are made. If it has a dictionary, that was filled before, or is not there: `release` is NULL. */
int gj_deal_out(gj_deal *d, struct ArrowArray *out, const gj_arrow_column *column);

#endif
