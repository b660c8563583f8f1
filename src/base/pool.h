/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One stretch of memory for a run that is short: blocks are cut from it one after the other, on any thread, and go back
 * all at once. The kernel clears memory when it is first touched, whole huge pages at a time; blocks that lie side by side
 * touch the fewest. What does not fit comes from the system.
 */
#ifndef GJ_BASE_POOL_H
#define GJ_BASE_POOL_H

#include <stdatomic.h>
#include <stdbool.h>

#include <guiju/alloc.h>

typedef struct gj_pool {
	gj_alloc alloc; /* draws from the pool; valid from open to close */
	char *at;	/* NULL: there is none, all comes from the system */
	size_t size;
	atomic_size_t used;
} gj_pool;

/* Never fails: without the memory there is only the system. */
void gj_pool_open(gj_pool *pool, size_t size);
void gj_pool_close(gj_pool *pool);

/* Does it draw from a pool, and is there room for `size` bytes in it? Another thread may take them before you do. */
bool gj_pool_is(const gj_alloc *alloc);
bool gj_pool_has(const gj_alloc *alloc, size_t size);

#endif
