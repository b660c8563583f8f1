/* SPDX-License-Identifier: Apache-2.0 */
/* What is told of objects and their pointers. */
#include "base/freeze.h"

#include <stdlib.h>

#include <guiju/error.h>

#include "base/frozen.h"

typedef struct gj_frozen_range range;
typedef struct gj_frozen_slot slot_of;

static void fail(gj_freeze *z, int rc)
{
	if (z->rc == GJ_OK)
		z->rc = rc;
}

static uintptr_t pointer_at(const void *slot)
{
	void *pointer;

	memcpy(&pointer, slot, sizeof pointer);
	return (uintptr_t)pointer;
}

static int by_address(const void *left, const void *right)
{
	uintptr_t a = (uintptr_t)((const gj_str *)left)->at,
		  b = (uintptr_t)((const gj_str *)right)->at;

	return (a > b) - (a < b);
}

int gj_freeze_start(gj_freeze *z, gj_arena *arena, const gj_source *texts, size_t n_texts)
{
	memset(z, 0, sizeof *z);
	z->arena = arena;
	z->texts = texts;
	z->n_texts = n_texts;
	z->by_address = gj_arena_array(arena, n_texts, sizeof *z->by_address);
	if (z->by_address == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < n_texts; i++)
		z->by_address[i] = texts[i].text;
	if (n_texts > 1)
		qsort(z->by_address, n_texts, sizeof *z->by_address, by_address);
	return GJ_OK;
}

static void add_slot(gj_freeze *z, const void *slot, uintptr_t target, uint32_t string)
{
	if (gj_arena_room(z->arena, (void **)&z->slot, &z->slot_cap, z->n_slots, sizeof *z->slot) !=
	    GJ_OK) {
		fail(z, GJ_ENOMEM);
		return;
	}
	z->slot[z->n_slots++] = (slot_of){(uintptr_t)slot, target, string};
}

static uint32_t *seen_place(gj_freeze *z, uintptr_t at)
{
	size_t i = gj_hash_two(at, 0) & (z->seen_cap - 1);

	while (z->seen[i] != 0 && z->range[z->seen[i] - 1].at != at)
		i = (i + 1) & (z->seen_cap - 1);
	return &z->seen[i];
}

static int widen_seen(gj_freeze *z)
{
	z->seen_cap = z->seen_cap == 0 ? 1024 : z->seen_cap * 2;
	z->seen = gj_arena_array(z->arena, z->seen_cap, sizeof *z->seen);
	if (z->seen == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < z->n_ranges; i++)
		*seen_place(z, z->range[i].at) = (uint32_t)i + 1;
	return GJ_OK;
}

bool gj_freeze_object(gj_freeze *z, const void *object, size_t size)
{
	uint32_t *seen;

	if (z->rc != GJ_OK)
		return false;
	if (z->n_ranges >= z->seen_cap / 2 && widen_seen(z) != GJ_OK) {
		fail(z, GJ_ENOMEM);
		return false;
	}
	seen = seen_place(z, (uintptr_t)object);
	if (*seen != 0) {
		if (z->range[*seen - 1].size < size)
			fail(z, GJ_EINPUT);
		return false;
	}
	if (gj_arena_room(z->arena, (void **)&z->range, &z->range_cap, z->n_ranges,
			  sizeof *z->range) != GJ_OK) {
		fail(z, GJ_ENOMEM);
		return false;
	}
	z->range[z->n_ranges++] = (range){(uintptr_t)object, size, 0};
	*seen = (uint32_t)z->n_ranges;
	return true;
}

bool gj_freeze_own(gj_freeze *z, const void *slot, size_t count, size_t size)
{
	uintptr_t target = pointer_at(slot);

	if (z->rc != GJ_OK || target == 0)
		return false;
	add_slot(z, slot, count == 0 ? 0 : target, 0);
	return count > 0 && gj_freeze_object(z, (const void *)target, count * size);
}

void gj_freeze_point(gj_freeze *z, const void *slot)
{
	uintptr_t target = pointer_at(slot);

	if (z->rc == GJ_OK && target != 0)
		add_slot(z, slot, target, 0);
}

static bool in_text(const gj_freeze *z, gj_str string)
{
	uintptr_t at = (uintptr_t)string.at;
	size_t low = 0, high = z->n_texts;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const gj_str *text = &z->by_address[middle];

		if ((uintptr_t)text->at + text->len <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < z->n_texts && at >= (uintptr_t)z->by_address[low].at &&
	       at + string.len <= (uintptr_t)z->by_address[low].at + z->by_address[low].len;
}

void gj_freeze_str_as(gj_freeze *z, const gj_str *slot, gj_str instead)
{
	uint32_t index = (uint32_t)z->n_strings;
	bool found;

	if (z->rc != GJ_OK)
		return;
	if (gj_map_put(&z->known, z->arena, instead, &index, &found) != GJ_OK ||
	    (!found && gj_arena_room(z->arena, (void **)&z->string, &z->string_cap, z->n_strings,
				     sizeof *z->string) != GJ_OK)) {
		fail(z, GJ_ENOMEM);
		return;
	}
	if (!found)
		z->string[z->n_strings++] = instead;
	add_slot(z, &slot->at, 0, index + 1);
}

void gj_freeze_str(gj_freeze *z, const gj_str *slot)
{
	if (z->rc != GJ_OK || slot->at == NULL)
		return;
	if (slot->len > 0 && in_text(z, *slot))
		add_slot(z, &slot->at, (uintptr_t)slot->at, 0);
	else
		gj_freeze_str_as(z, slot, *slot);
}
