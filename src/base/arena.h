/* SPDX-License-Identifier: Apache-2.0 */
/* An arena: many small allocations, freed at once. Limited, so that no input can make it grow without end. */
#ifndef GJ_BASE_ARENA_H
#define GJ_BASE_ARENA_H

#include <stddef.h>

#include <guiju/alloc.h>

#include "base/str.h"

typedef struct gj_arena {
	const gj_alloc *alloc;
	struct gj_arena_block *block; /* newest first */
	size_t used;		      /* bytes handed out, with padding */
	size_t limit;		      /* no more than this in all */
	size_t first;		      /* bytes of the first block */
} gj_arena;

enum { GJ_ARENA_DEFAULT_LIMIT = 1 << 30 };

void gj_arena_init(gj_arena *arena, const gj_alloc *alloc, size_t limit);
/* Before the first use: megabytes will be taken, so take the first two at once (alloc.c makes them one page), unless from a pool. */
void gj_arena_expect_much(gj_arena *arena);
void gj_arena_free(gj_arena *arena); /* may be called twice, and on a zeroed arena */

/* Hand all that `from` holds, which takes from the same allocator, over to `to`. GJ_ENOMEM: over the limit of `to`; nothing changed. */
int gj_arena_adopt(gj_arena *to, gj_arena *from);

/* `size` zeroed bytes aligned for any type; NULL when memory or the limit is reached. Size 0 gives a valid pointer. */
void *gj_arena_get(gj_arena *arena, size_t size);

/* `count` zeroed items; NULL also when count * size overflows. */
void *gj_arena_array(gj_arena *arena, size_t count, size_t size);

/* A copy that lives as long as the arena, with a zero byte behind it. On failure `out` is empty and NULL. Returns GJ_OK or GJ_ENOMEM. */
int gj_arena_str(gj_arena *arena, gj_str *out, gj_str text);

/*
 * Make room for one more item in a growing array that lives in the arena:
 *     if (gj_arena_room(arena, (void **)&v->item, &v->cap, v->n, sizeof *v->item) != GJ_OK) return GJ_ENOMEM;
 *     v->item[v->n++] = item;
 * Doubles; old copies stay in the arena (at most as much again).
 */
int gj_arena_room(gj_arena *arena, void **items, size_t *capacity, size_t count, size_t size);

/*
 * The same for an array that keeps no capacity: it follows from the count (8, 16, 32, ...), so the array must only
 * ever grow by one item at a time through this function.
 */
int gj_arena_more(gj_arena *arena, void **items, size_t count, size_t size);

#endif
