/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of Arrow share: a stream out of memory, and a look at every value that a reader gave. */
#ifndef GJ_TESTS_ARROW_WALK_H
#define GJ_TESTS_ARROW_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <guiju/arrow.h>

#include "base/str.h"

/* A gj_ipc_source over memory that gives at most `step` bytes at a time (0: as many as asked for). */
typedef struct walk_source {
	gj_str bytes;
	size_t step;
	int fails; /* the code to give when all bytes are given, instead of the end */
} walk_source;

int walk_read(void *context, void *to, size_t size, size_t *got);

/*
 * The hash of all values, the same for two batches that mean the same, whatever their dictionaries. NULL in `fault`, or
 * the promise of arrow/ipc.h that is not kept.
 */
uint64_t walk_batch(const struct ArrowSchema *schema, const struct ArrowArray *batch,
		    const char **fault);

#endif
