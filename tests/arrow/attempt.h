/* SPDX-License-Identifier: Apache-2.0 */
/* One attempt at a stream: read, look at every value, write, read what was written. */
#ifndef GJ_TESTS_ARROW_ATTEMPT_H
#define GJ_TESTS_ARROW_ATTEMPT_H

#include "arrow/ipc.h"
#include "arrow/walk.h"

typedef struct attempt {
	const gj_alloc *alloc;
	gj_buf *out; /* gets the stream as we write it; NULL: nothing is written */
	size_t batches;
	uint64_t hash;	   /* of all rows */
	const char *fault; /* a promise that was broken */
	gj_error err;
} attempt;

/* The code of the reader or the writer. Everything is given back. */
int attempt_copy(attempt *a, walk_source source);

#endif
