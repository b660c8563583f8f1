/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/bottom.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/fault.h"

int gj_bottom_open(gj_bottom *bottom, const gj_alloc *alloc, gj_str seed, size_t k, gj_error *err)
{
	gj_sample_source source;

	*bottom = (gj_bottom){.alloc = alloc, .most = k};
	if (k < 1 || k > GJ_BOTTOM_MOST)
		return gj_fault(err, GJ_EINPUT, "a sample of `%zu` items; it can have 1 to %d", k,
				GJ_BOTTOM_MOST);
	if (gj_sample_source_open(&source, seed, GJ_STR(""), err) != GJ_OK)
		return GJ_EINPUT;
	gj_sample_key_of(&bottom->seed, &source, GJ_STR(""));
	gj_arena_init(&bottom->table, alloc, (size_t)GJ_ARENA_DEFAULT_LIMIT * 3);
	gj_arena_init(&bottom->ids, alloc, GJ_ARENA_DEFAULT_LIMIT);
	return GJ_OK;
}

void gj_bottom_close(gj_bottom *bottom)
{
	gj_arena_free(&bottom->table);
	gj_arena_free(&bottom->ids);
	*bottom = (gj_bottom){0};
}

/* By key; of one item that was offered twice, first where it stands first. */
static int compare(const void *a, const void *b)
{
	const gj_bottom_item *left = a, *right = b;
	int order = gj_sample_key_cmp(&left->key, &right->key);

	if (order != 0)
		return order;
	return left->at < right->at ? -1 : left->at > right->at;
}

/* Sort, leave out what was offered twice and what is beyond k. The names stay where they are. */
static void cut(gj_bottom *bottom)
{
	size_t kept = 0;

	if (bottom->n > 1)
		qsort(bottom->item, bottom->n, sizeof *bottom->item, compare);
	for (size_t i = 0; i < bottom->n && kept < bottom->most; i++)
		if (kept == 0 ||
		    gj_sample_key_cmp(&bottom->item[kept - 1].key, &bottom->item[i].key) != 0)
			bottom->item[kept++] = bottom->item[i];
	bottom->n = kept;
	bottom->full = kept == bottom->most;
	if (bottom->full)
		bottom->bound = bottom->item[kept - 1].key;
}

/* Names of items that were left out go: one block for those that stay, and then all the old ones at once. */
static int sweep(gj_bottom *bottom)
{
	gj_arena fresh;
	size_t length = 0;
	char *at;

	for (size_t i = 0; i < bottom->n; i++)
		length += bottom->item[i].id.len;
	gj_arena_init(&fresh, bottom->alloc, GJ_ARENA_DEFAULT_LIMIT);
	at = gj_arena_get(&fresh, length);
	if (at == NULL) {
		gj_arena_free(&fresh);
		return GJ_ENOMEM;
	}
	for (size_t i = 0; i < bottom->n; i++) {
		gj_str *id = &bottom->item[i].id;

		if (id->len > 0)
			memcpy(at, id->at, id->len);
		id->at = at;
		at += id->len;
	}
	gj_arena_free(&bottom->ids);
	bottom->ids = fresh;
	return GJ_OK;
}

static int make_room(gj_bottom *bottom)
{
	if (bottom->n < bottom->most * 2)
		return gj_arena_room(&bottom->table, (void **)&bottom->item, &bottom->cap,
				     bottom->n, sizeof *bottom->item);
	cut(bottom);
	return sweep(bottom);
}

int gj_bottom_offer(gj_bottom *bottom, const gj_sample_key *key, gj_str id, uint64_t at,
		    gj_error *err)
{
	gj_bottom_item item = {*key, {0}, at};

	if (id.len > GJ_BOTTOM_MOST_ID) {
		gj_fault(err, GJ_EINPUT, "an id of `%zu` bytes; it can have %d", id.len,
			 GJ_BOTTOM_MOST_ID);
		return gj_fault_help(err, "name the item by its place or by a hash");
	}
	if (!bottom->full || gj_sample_key_cmp(key, &bottom->bound) <= 0) {
		if (make_room(bottom) != GJ_OK || gj_arena_str(&bottom->ids, &item.id, id) != GJ_OK)
			return gj_fault_memory(err);
		bottom->item[bottom->n++] = item;
	}
	bottom->seen++;
	return GJ_OK;
}

int gj_bottom_merge(gj_bottom *into, const gj_bottom *from, gj_error *err)
{
	uint64_t seen = into->seen;

	if (into->most != from->most || gj_sample_key_cmp(&into->seed, &from->seed) != 0)
		return gj_fault(err, GJ_EINPUT,
				"samples of another seed or size cannot be put together");
	for (size_t i = 0; i < from->n; i++) {
		int rc = gj_bottom_offer(into, &from->item[i].key, from->item[i].id,
					 from->item[i].at, err);

		if (rc != GJ_OK) {
			into->seen = seen;
			return rc;
		}
	}
	into->seen = seen + from->seen;
	return GJ_OK;
}

const gj_bottom_item *gj_bottom_items(gj_bottom *bottom, size_t *n)
{
	cut(bottom);
	*n = bottom->n;
	return bottom->item;
}
