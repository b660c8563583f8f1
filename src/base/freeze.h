/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Objects that point at each other, as one run of bytes that a later run of the same program maps and uses as it stands
 * (thaw.h). Whoever freezes tells of every object where its pointers are. What was forgotten is found out: a word that is
 * no told pointer and yet holds the address of something frozen is an error.
 */
#ifndef GJ_BASE_FREEZE_H
#define GJ_BASE_FREEZE_H

#include "base/buf.h"
#include "base/fault.h"
#include "base/hash.h"

typedef struct gj_freeze {
	gj_arena *arena; /* what freezing itself needs */
	struct gj_frozen_range *range;
	size_t n_ranges, range_cap;
	struct gj_frozen_slot *slot;
	size_t n_slots, slot_cap;
	const gj_source *texts;
	size_t n_texts;
	gj_str *by_address; /* those texts, sorted by where they lie */
	gj_str *string;	    /* those that stand in no text */
	size_t n_strings, string_cap;
	gj_map known;	/* those strings by what they say */
	uint32_t *seen; /* hash table of ranges by address: index + 1 */
	size_t seen_cap;
	int rc; /* the first failure; all after it is passed over */
} gj_freeze;

/* `texts` are those that strings may point into; they are frozen too. */
int gj_freeze_start(gj_freeze *freeze, gj_arena *arena, const gj_source *texts, size_t n_texts);

/* An object that nothing need point at. True when it was not frozen before. */
bool gj_freeze_object(gj_freeze *freeze, const void *object, size_t size);

/*
 * `slot` is the address of a pointer to `count` objects of `size` bytes that go with it. True when they were not frozen
 * before: their own pointers are to be told then. A pointer to no objects is frozen as NULL.
 */
bool gj_freeze_own(gj_freeze *freeze, const void *slot, size_t count, size_t size);

/* `slot` is the address of a pointer to, or into, what is frozen by another; or of one that is NULL. */
void gj_freeze_point(gj_freeze *freeze, const void *slot);

/* A string inside a frozen object: into a text, or copied. */
void gj_freeze_str(gj_freeze *freeze, const gj_str *slot);

/* The same, frozen as if it said `instead`. */
void gj_freeze_str_as(gj_freeze *freeze, const gj_str *slot, gj_str instead);

/*
 * All bytes, to `out`. `root` is an object that was frozen; `id` names the program
 * (build_id.h). GJ_OK, GJ_ENOMEM, GJ_EINPUT: a pointer leads out of what was frozen, or one was not told.
 */
int gj_freeze_finish(gj_freeze *freeze, gj_buf *out, const void *root, gj_str id, gj_error *err);

#endif
