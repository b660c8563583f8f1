/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The k items with the smallest keys of a stream, in memory for at most 2k items: uniform without putting back among distinct items,
 * the same for any order. States of shards merge; the first 300 of a sample of 1000 are the sample of 300.
 */
#ifndef GJ_STATS_BOTTOM_H
#define GJ_STATS_BOTTOM_H

#include "base/arena.h"
#include "stats/sample_key.h"

enum {
	GJ_BOTTOM_MOST = 10000000, /* a larger k is refused */
	GJ_BOTTOM_MOST_ID = 4096   /* bytes of one id */
};

typedef struct gj_bottom_item {
	gj_sample_key key;
	gj_str id; /* the state's own copy */
	uint64_t
		at; /* the caller's number, such as where the record stands; the smallest of those offered with this key */
} gj_bottom_item;

typedef struct gj_bottom {
	const gj_alloc *alloc;
	gj_arena table, ids; /* the items; what their names are made of */
	gj_bottom_item *item;
	size_t n, cap, most; /* held, room for, asked for */
	gj_sample_key seed;  /* of the seed alone, so that unlike states do not merge */
	bool full;	     /* `bound` is the largest key that can still be in the sample */
	gj_sample_key bound;
	uint64_t seen; /* items offered, those offered twice as well */
} gj_bottom;

/* Takes nothing until the first offer. GJ_EINPUT: k not within 1 to GJ_BOTTOM_MOST, or a seed that gives no keys. */
int gj_bottom_open(gj_bottom *bottom, const gj_alloc *alloc, gj_str seed, size_t k, gj_error *err);
void gj_bottom_close(gj_bottom *bottom); /* may be called twice, and on a zeroed one */

/*
 * Offer one item; `key` is that of `source` and `id` under the same seed. An item offered again changes nothing, so a run may be resumed
 * from the items of a saved state. GJ_EINPUT: too long an id; GJ_ENOMEM: the state is as it was, and may go on.
 */
int gj_bottom_offer(gj_bottom *bottom, const gj_sample_key *key, gj_str id, uint64_t at,
		    gj_error *err);

/* Add all of `from`, which stays. GJ_EINPUT: another seed or k. GJ_ENOMEM: part of it was added, and merging again is right. */
int gj_bottom_merge(gj_bottom *into, const gj_bottom *from, gj_error *err);

/* The sample by ascending key, `*n` <= k of them; borrowed until the next call. NULL when nothing was offered. */
const gj_bottom_item *gj_bottom_items(gj_bottom *bottom, size_t *n);

#endif
