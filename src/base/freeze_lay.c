/* SPDX-License-Identifier: Apache-2.0 */
/* What was told, as bytes: everything gets a place, and pointers those of what they lead to. */
#include <stdlib.h>

#include <guiju/error.h>

#include "base/freeze.h"
#include "base/frozen.h"

typedef struct gj_frozen_range range;
typedef struct gj_frozen_slot slot_of;

/* Where everything goes. */
typedef struct laying {
	gj_freeze *freeze;
	gj_error *err;
	char *byte; /* [size] */
	size_t size;
	range *place; /* ranges and texts, sorted by address */
	size_t n_places;
	size_t *string; /* where each string goes */
	uint32_t *move; /* where each pointer stands, in eights */
	size_t n_moves, moves;
} laying;

static size_t aligned(size_t at)
{
	return (at + GJ_FROZEN_ALIGN - 1) / GJ_FROZEN_ALIGN * GJ_FROZEN_ALIGN;
}

static int by_at(const void *left, const void *right)
{
	const range *a = left, *b = right;

	return (a->at > b->at) - (a->at < b->at);
}

/* What is looked at first stands first: objects in the order in which they were told, then strings, then texts. */
static int lay_out(laying *l)
{
	gj_freeze *z = l->freeze;
	size_t at = aligned(sizeof(gj_frozen_head));

	l->n_places = z->n_ranges + z->n_texts;
	l->place = gj_arena_array(z->arena, l->n_places, sizeof *l->place);
	l->string = gj_arena_array(z->arena, z->n_strings, sizeof *l->string);
	if (l->place == NULL || l->string == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < z->n_ranges; i++) {
		z->range[i].to = at;
		l->place[i] = z->range[i];
		at = aligned(at + z->range[i].size);
	}
	for (size_t i = 0; i < z->n_strings; i++) {
		l->string[i] = at;
		at += z->string[i].len + 1;
	}
	for (size_t i = 0; i < z->n_texts; i++) {
		gj_str text = z->texts[i].text;

		l->place[z->n_ranges + i] = (range){(uintptr_t)text.at, text.len, at};
		at += text.len + 1;
	}
	l->moves = aligned(at);
	l->size = l->moves + z->n_slots * sizeof *l->move;
	l->byte = gj_arena_get(z->arena, l->size);
	l->move = gj_arena_array(z->arena, z->n_slots, sizeof *l->move);
	return l->byte != NULL && l->move != NULL && l->size / 8 < UINT32_MAX ? GJ_OK : GJ_ENOMEM;
}

static void copy_all(laying *l)
{
	const gj_freeze *z = l->freeze;

	for (size_t i = 0; i < l->n_places; i++)
		if (l->place[i].size > 0)
			memcpy(l->byte + l->place[i].to, (const void *)l->place[i].at,
			       l->place[i].size);
	for (size_t i = 0; i < z->n_strings; i++)
		if (z->string[i].len > 0)
			memcpy(l->byte + l->string[i], z->string[i].at, z->string[i].len);
	qsort(l->place, l->n_places, sizeof *l->place, by_at);
}

static bool find(const laying *l, uintptr_t at, size_t *to)
{
	size_t low = 0, high = l->n_places;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (l->place[middle].at + l->place[middle].size <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == l->n_places || at < l->place[low].at)
		return false;
	*to = l->place[low].to + (at - l->place[low].at);
	return true;
}

static int lead(laying *l, const slot_of *slot)
{
	uint64_t value = GJ_FROZEN_BASE;
	size_t from, to = 0;

	if (!find(l, slot->at, &from) || from % 8 != 0 ||
	    (slot->string == 0 && slot->target != 0 && !find(l, slot->target, &to)))
		return gj_fault(l->err, GJ_EINPUT, "a pointer leads out of what is frozen");
	value += slot->string != 0 ? l->string[slot->string - 1] : to;
	if (slot->string == 0 && slot->target == 0)
		value = 0;
	memcpy(l->byte + from, &value, sizeof value);
	if (value != 0)
		l->move[l->n_moves++] = (uint32_t)(from / 8);
	return GJ_OK;
}

static int by_number(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

/* A pointer that nobody told still holds an address of this run. */
static int look_for_untold(const laying *l)
{
	const gj_freeze *z = l->freeze;
	size_t next = 0;

	for (size_t i = 0; i < z->n_ranges; i++) {
		size_t end = z->range[i].to + z->range[i].size;

		for (size_t at = z->range[i].to; at + 8 <= end; at += 8) {
			uint64_t word;
			size_t to;

			while (next < l->n_moves && l->move[next] < at / 8)
				next++;
			if (next < l->n_moves && l->move[next] == at / 8)
				continue;
			memcpy(&word, l->byte + at, sizeof word);
			if (find(l, (uintptr_t)word, &to))
				return gj_fault(l->err, GJ_EINPUT,
						"a pointer was not told: word %zu of an object of "
						"%zu bytes",
						(at - z->range[i].to) / 8, z->range[i].size);
		}
	}
	return GJ_OK;
}

static int put_head(laying *l, const void *root, gj_str id)
{
	size_t at, size = l->moves + l->n_moves * sizeof *l->move;
	gj_frozen_head head = {
		.magic = GJ_FROZEN_MAGIC, .size = size, .moves = l->moves, .n_moves = l->n_moves};

	if (id.len == 0 || id.len > sizeof head.id || !find(l, (uintptr_t)root, &at))
		return gj_fault(l->err, GJ_EINPUT, "the program has no name of its build");
	head.root = at;
	memcpy(head.id, id.at, id.len);
	memcpy(l->byte, &head, sizeof head);
	memcpy(l->byte + l->moves, l->move, size - l->moves);
	l->size = size;
	return GJ_OK;
}

int gj_freeze_finish(gj_freeze *z, gj_buf *out, const void *root, gj_str id, gj_error *err)
{
	laying l = {.freeze = z, .err = err};
	int rc = z->rc == GJ_OK ? lay_out(&l) : z->rc;

	if (rc == GJ_ENOMEM)
		return gj_fault_memory(err);
	if (rc != GJ_OK)
		return gj_fault(err, rc, "one object was told twice, of two sizes");
	copy_all(&l);
	for (size_t i = 0; rc == GJ_OK && i < z->n_slots; i++)
		rc = lead(&l, &z->slot[i]);
	if (rc != GJ_OK)
		return rc;
	if (l.n_moves > 1)
		qsort(l.move, l.n_moves, sizeof *l.move, by_number);
	rc = look_for_untold(&l);
	if (rc == GJ_OK)
		rc = put_head(&l, root, id);
	if (rc == GJ_OK)
		gj_buf_add(out, (gj_str){l.byte, l.size});
	return rc == GJ_OK && gj_buf_status(out) != GJ_OK ? gj_fault_memory(err) : rc;
}
