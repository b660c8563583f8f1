/* SPDX-License-Identifier: Apache-2.0 */
/* What is known of each source: counts, and the sample of its items. Of one range or of all; tables of ranges merge. */
#ifndef GJ_SCREEN_SOURCES_H
#define GJ_SCREEN_SOURCES_H

#include "base/hash.h"
#include "personal/personal.h"
#include "stats/bottom.h"

/* Places in `count`: of a kind of personal data or a category two, first the items it is in, then how often. */
enum {
	GJ_COUNT_ITEMS,
	GJ_COUNT_CHARACTERS,
	GJ_COUNT_FLAGGED,
	GJ_COUNT_FLAGGED_CHARACTERS,
	GJ_COUNT_HITS,
	GJ_COUNT_PERSONAL,
	GJ_COUNT_KIND,
	GJ_COUNT_CATEGORY = GJ_COUNT_KIND + 2 * GJ_N_PERSONAL
};

typedef struct gj_screen_source {
	gj_str name;
	uint64_t *count;
	gj_sample_source keys;
	gj_bottom sample;
	/* Of a range: items with larger keys were known to be in no sample when it came to the source. */
	bool bounded;
	gj_sample_key bound;
} gj_screen_source;

typedef struct gj_screen_sources {
	gj_arena arena;
	gj_map map;
	gj_screen_source **item;   /* as they came */
	gj_screen_source **sorted; /* in byte order of their names, once that was asked for */
	size_t n, cap;
	size_t n_counts, most; /* numbers in `count`; sources */
	size_t sample;	       /* 0: none */
	gj_str seed;
} gj_screen_sources;

void gj_screen_sources_open(gj_screen_sources *sources, size_t n_counts, size_t most, size_t sample,
			    gj_str seed);
void gj_screen_sources_close(gj_screen_sources *sources); /* may be called twice */

/* The source of this name; `*fresh`: it was not there before. GJ_EINPUT: too many, a zero byte in the name; GJ_ENOMEM. */
int gj_screen_sources_get(gj_screen_sources *sources, gj_str name, gj_screen_source **out,
			  bool *fresh, gj_error *err);
const gj_screen_source *gj_screen_sources_find(const gj_screen_sources *sources, gj_str name);

/* Add all of `from`. */
int gj_screen_sources_merge(gj_screen_sources *into, gj_screen_sources *from, gj_error *err);

/* Make `sorted`, when no source comes any more. GJ_OK or GJ_ENOMEM. */
int gj_screen_sources_sort(gj_screen_sources *sources);

/* Where an item stands, as `at` of a sample: its file before its offset. */
enum { GJ_SCREEN_OFFSET_BITS = 44 };
static inline uint64_t gj_screen_place(uint32_t file, uint64_t offset)
{
	return (uint64_t)file << GJ_SCREEN_OFFSET_BITS | offset;
}

#endif
