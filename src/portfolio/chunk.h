/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stretch of input that holds whole records and is worked on by one thread; what comes of it. Chunks are read one after the
 * other, worked on side by side, and given out in the order in which they were read.
 */
#ifndef GJ_PORTFOLIO_CHUNK_H
#define GJ_PORTFOLIO_CHUNK_H

#include "base/buf.h"
#include "base/fault.h"

enum {
	GJ_CHUNK_BYTES = 1 << 20,
	GJ_CHUNK_MOST = 16 << 20, /* a record is at most as long */
	GJ_CHUNK_PADDING = 64,	  /* bytes behind the text that may be read */
	GJ_CHUNK_FAULTS = 100	  /* errors of one chunk that are kept; the rest are counted */
};

struct ArrowArray;

typedef struct gj_chunk {
	/* what is to be done: bytes `from` to `len` of a text, or services `from` to `len` of a batch of Arrow */
	char *text;
	size_t cap, from, len;
	struct ArrowArray *arrow;
	uint64_t end; /* bytes of the input up to here */
	/* what came of it */
	gj_buf out;	  /* in the format of the output */
	gj_buf explained; /* what --explain asked for, where it does not stand in `out` */
	gj_buf faults;	  /* gj_error after gj_error, lines counted from the start of the chunk */
	uint64_t records, bad, lines;
	int rc; /* GJ_OK, or why nothing more can be done */
	gj_error err;
} gj_chunk;

void gj_chunk_init(gj_chunk *chunk, const gj_alloc *alloc);
void gj_chunk_free(gj_chunk *chunk);
void gj_chunk_clear(gj_chunk *chunk); /* keeps the memory */

/* Room for `size` bytes of text and the padding; what stands there is kept. GJ_OK or GJ_ENOMEM. */
int gj_chunk_room(gj_chunk *chunk, size_t size);

/*
 * A record that could not be read: kept with the chunk while there is room, and counted. GJ_OK when it is to be passed over, else
 * GJ_EINPUT, which is then the chunk's end.
 */
int gj_chunk_fault(gj_chunk *chunk, const gj_error *err, bool keep_going);

#endif
