/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/parcel.h"

#include <stdint.h>

enum { FIRST_BLOCK = 4 << 10, MOST_BYTES = 256 << 20 };

gj_parcel *gj_parcel_new(const gj_alloc *alloc)
{
	gj_arena arena;
	gj_parcel *parcel;

	gj_arena_init(&arena, alloc, MOST_BYTES);
	arena.first = FIRST_BLOCK;
	parcel = gj_arena_get(&arena, sizeof *parcel);
	if (parcel == NULL)
		return NULL;
	parcel->arena = arena;
	atomic_init(&parcel->users, 1);
	return parcel;
}

void gj_parcel_hold(gj_parcel *parcel)
{
	atomic_fetch_add_explicit(&parcel->users, 1, memory_order_relaxed);
}

void gj_parcel_drop(gj_parcel *parcel)
{
	gj_arena arena;

	if (parcel == NULL ||
	    atomic_fetch_sub_explicit(&parcel->users, 1, memory_order_acq_rel) != 1)
		return;
	arena = parcel->arena; /* the parcel lies in it */
	if (parcel->block != NULL)
		arena.alloc->give(arena.alloc->context, parcel->block, parcel->block_size);
	gj_arena_free(&arena);
}

void *gj_parcel_block(gj_parcel *parcel, size_t size)
{
	const gj_alloc *alloc = parcel->arena.alloc;

	if (size > SIZE_MAX - GJ_BUFFER_ALIGN)
		return NULL;
	parcel->block_size = size + GJ_BUFFER_ALIGN;
	parcel->block = alloc->take(alloc->context, parcel->block_size);
	if (parcel->block == NULL)
		return NULL;
	return (char *)parcel->block +
	       (GJ_BUFFER_ALIGN - (uintptr_t)parcel->block % GJ_BUFFER_ALIGN) % GJ_BUFFER_ALIGN;
}

static void release(struct ArrowArray *array)
{
	gj_parcel *parcel = array->private_data;

	for (int64_t i = 0; i < array->n_children; i++)
		if (array->children[i]->release != NULL)
			array->children[i]->release(array->children[i]);
	if (array->dictionary != NULL && array->dictionary->release != NULL)
		array->dictionary->release(array->dictionary);
	array->release = NULL;
	gj_parcel_drop(parcel);
}

void gj_parcel_give(gj_parcel *parcel, struct ArrowArray *array)
{
	gj_parcel_hold(parcel);
	array->release = release;
	array->private_data = parcel;
}
