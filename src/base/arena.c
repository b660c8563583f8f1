/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdint.h>

#include <guiju/error.h>

#include "base/pool.h"
#include "base/zeroed.h"

struct gj_arena_block {
	struct gj_arena_block *next;
	size_t size; /* of the whole block, head included */
	size_t used;
	bool zeroed; /* it came filled with zeros */
};

enum {
	ALIGN = 16,
	FIRST_BLOCK = 64 << 10,
	LARGE_BLOCK = 2 << 20,
	LARGEST_STEP = 8 << 20,
	POOL_STEP = 128 << 10 /* blocks of a pool lie side by side: small ones waste less */
};

#define HEAD ((sizeof(struct gj_arena_block) + ALIGN - 1) / ALIGN * ALIGN)

void gj_arena_init(gj_arena *arena, const gj_alloc *alloc, size_t limit)
{
	arena->alloc = alloc;
	arena->block = NULL;
	arena->used = 0;
	arena->limit = limit;
	arena->first = FIRST_BLOCK;
}

void gj_arena_expect_much(gj_arena *arena)
{
	arena->first = LARGE_BLOCK;
}

void gj_arena_free(gj_arena *arena)
{
	while (arena->block != NULL) {
		struct gj_arena_block *next = arena->block->next;

		arena->alloc->give(arena->alloc->context, arena->block, arena->block->size);
		arena->block = next;
	}
	arena->used = 0;
}

/* Blocks double up to a step, so that small arenas stay small and large ones take few calls. */
static struct gj_arena_block *new_block(gj_arena *arena, size_t need)
{
	size_t largest = gj_pool_has(arena->alloc, POOL_STEP) ? POOL_STEP : LARGEST_STEP;
	size_t size = arena->block == NULL ? arena->first : arena->block->size * 2;
	struct gj_arena_block *block;

	if (size > largest)
		size = largest;
	if (need > SIZE_MAX - HEAD)
		return NULL;
	if (size < need + HEAD)
		size = need + HEAD;
	block = arena->alloc->take(arena->alloc->context, size);
	if (block == NULL)
		return NULL;
	block->next = arena->block;
	block->size = size;
	block->used = HEAD;
	block->zeroed = gj_alloc_zeroes(arena->alloc, size);
	arena->block = block;
	return block;
}

int gj_arena_adopt(gj_arena *to, gj_arena *from)
{
	struct gj_arena_block **end = &to->block;

	if (from->used > to->limit || to->used > to->limit - from->used)
		return GJ_ENOMEM;
	while (*end != NULL)
		end = &(*end)->next;
	*end = from->block;
	to->used += from->used;
	from->block = NULL;
	from->used = 0;
	return GJ_OK;
}

void *gj_arena_get(gj_arena *arena, size_t size)
{
	struct gj_arena_block *block = arena->block;
	size_t need;
	char *at;

	if (size > SIZE_MAX - ALIGN)
		return NULL;
	need = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (need == 0)
		need = ALIGN;
	if (need > arena->limit || arena->used > arena->limit - need)
		return NULL;
	if (block == NULL || block->size - block->used < need)
		block = new_block(arena, need);
	if (block == NULL)
		return NULL;
	at = (char *)block + block->used;
	block->used += need;
	arena->used += need;
	if (!block->zeroed)
		memset(at, 0, need);
	return at;
}

void *gj_arena_array(gj_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		return NULL;
	return gj_arena_get(arena, count * size);
}

int gj_arena_str(gj_arena *arena, gj_str *out, gj_str text)
{
	char *copy;

	out->at = NULL;
	out->len = 0;
	if (text.len == SIZE_MAX)
		return GJ_ENOMEM;
	copy = gj_arena_get(arena, text.len + 1);
	if (copy == NULL)
		return GJ_ENOMEM;
	if (text.len > 0)
		memcpy(copy, text.at, text.len);
	out->at = copy;
	out->len = text.len;
	return GJ_OK;
}

int gj_arena_room(gj_arena *arena, void **items, size_t *capacity, size_t count, size_t size)
{
	size_t wider;
	void *copy;

	if (count < *capacity)
		return GJ_OK;
	if (*capacity > SIZE_MAX / 2)
		return GJ_ENOMEM;
	wider = *capacity == 0 ? 8 : *capacity * 2;
	copy = gj_arena_array(arena, wider, size);
	if (copy == NULL)
		return GJ_ENOMEM;
	if (count > 0)
		memcpy(copy, *items, count * size);
	*items = copy;
	*capacity = wider;
	return GJ_OK;
}

int gj_arena_more(gj_arena *arena, void **items, size_t count, size_t size)
{
	bool full = count == 0 || (count >= 8 && (count & (count - 1)) == 0);
	size_t capacity = full ? count : count + 1;

	return gj_arena_room(arena, items, &capacity, count, size);
}
