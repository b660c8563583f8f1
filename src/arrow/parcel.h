/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a batch holds: its structs in an arena and its buffers in one block. Each ArrowArray made here counts as a user,
 * so that children may be moved out and outlive their parent and the reader; the last release gives all back. Users may
 * release in different threads, if the allocator may be called from them.
 */
#ifndef GJ_ARROW_PARCEL_H
#define GJ_ARROW_PARCEL_H

#include <stdatomic.h>

#include <guiju/arrow.h>

#include "base/arena.h"

enum { GJ_BUFFER_ALIGN = 64 };

typedef struct gj_parcel {
	gj_arena arena;
	atomic_size_t users;
	void *block;
	size_t block_size;
} gj_parcel;

/* With one user, who drops it. NULL: out of memory. */
gj_parcel *gj_parcel_new(const gj_alloc *alloc);
void gj_parcel_hold(gj_parcel *parcel);
void gj_parcel_drop(gj_parcel *parcel); /* NULL is passed over */

/* The one block, at a multiple of 64, not zeroed. NULL: out of memory. */
void *gj_parcel_block(gj_parcel *parcel, size_t size);

/* Let the array be released as a user of the parcel; it is otherwise filled by the caller. */
void gj_parcel_give(gj_parcel *parcel, struct ArrowArray *array);

#endif
