/* SPDX-License-Identifier: Apache-2.0 */
#include "screen/sources.h"

#include <stdlib.h>

#include "base/fault.h"

enum { FIRST = 1 << 10 };

void gj_screen_sources_open(gj_screen_sources *sources, size_t n_counts, size_t most, size_t sample,
			    gj_str seed)
{
	*sources = (gj_screen_sources){
		.n_counts = n_counts, .most = most, .sample = sample, .seed = seed};
	gj_arena_init(&sources->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	/* The names are written by strangers; the seed of the sample is not known to them. */
	sources->map.seed = gj_hash_seed(seed);
}

void gj_screen_sources_close(gj_screen_sources *sources)
{
	for (size_t i = 0; i < sources->n; i++)
		gj_bottom_close(&sources->item[i]->sample);
	sources->n = 0;
	gj_arena_free(&sources->arena);
}

static int add(gj_screen_sources *sources, gj_str name, gj_screen_source **out, gj_error *err)
{
	gj_screen_source *source = gj_arena_get(&sources->arena, sizeof *source);

	if (source == NULL || gj_arena_str(&sources->arena, &source->name, name) != GJ_OK)
		return gj_fault_memory(err);
	source->count = gj_arena_array(&sources->arena, sources->n_counts, sizeof *source->count);
	if (source->count == NULL ||
	    gj_arena_room(&sources->arena, (void **)&sources->item, &sources->cap, sources->n,
			  sizeof *sources->item) != GJ_OK)
		return gj_fault_memory(err);
	if (sources->sample > 0) {
		int rc = gj_sample_source_open(&source->keys, sources->seed, name, err);

		if (rc == GJ_OK)
			rc = gj_bottom_open(&source->sample, gj_alloc_system(), sources->seed,
					    sources->sample, err);
		if (rc != GJ_OK)
			return rc;
		/* There may be thousands of sources with a few items each. */
		source->sample.table.first = source->sample.ids.first = FIRST;
	}
	sources->item[sources->n++] = source;
	*out = source;
	return GJ_OK;
}

int gj_screen_sources_get(gj_screen_sources *sources, gj_str name, gj_screen_source **out,
			  bool *fresh, gj_error *err)
{
	uint32_t at;
	bool found;
	int rc;

	*fresh = false;
	if (gj_map_get(&sources->map, name, &at)) {
		*out = sources->item[at];
		return GJ_OK;
	}
	if (sources->n == sources->most) {
		gj_fault(err, GJ_EINPUT, "the corpora have more than %zu sources", sources->most);
		return gj_fault_help(err, "name them otherwise by --source: `folder`, or a field "
					  "with fewer values");
	}
	rc = add(sources, name, out, err);
	if (rc != GJ_OK)
		return rc;
	at = (uint32_t)sources->n - 1;
	*fresh = true;
	return gj_map_put(&sources->map, &sources->arena, (*out)->name, &at, &found) == GJ_OK
		       ? GJ_OK
		       : gj_fault_memory(err);
}

const gj_screen_source *gj_screen_sources_find(const gj_screen_sources *sources, gj_str name)
{
	uint32_t at;

	return gj_map_get(&sources->map, name, &at) ? sources->item[at] : NULL;
}

int gj_screen_sources_merge(gj_screen_sources *into, gj_screen_sources *from, gj_error *err)
{
	for (size_t i = 0; i < from->n; i++) {
		const gj_screen_source *source = from->item[i];
		gj_screen_source *known = NULL;
		bool fresh;
		int rc = gj_screen_sources_get(into, source->name, &known, &fresh, err);

		if (rc == GJ_OK && into->sample > 0)
			rc = gj_bottom_merge(&known->sample, &source->sample, err);
		if (rc != GJ_OK)
			return rc;
		for (size_t k = 0; k < into->n_counts; k++)
			known->count[k] += source->count[k];
	}
	return GJ_OK;
}

static int by_name(const void *a, const void *b)
{
	const gj_screen_source *const *left = a, *const *right = b;

	return gj_str_cmp((*left)->name, (*right)->name);
}

int gj_screen_sources_sort(gj_screen_sources *sources)
{
	sources->sorted = gj_arena_array(&sources->arena, sources->n + 1, sizeof *sources->sorted);
	if (sources->sorted == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < sources->n; i++)
		sources->sorted[i] = sources->item[i];
	qsort(sources->sorted, sources->n, sizeof *sources->sorted, by_name);
	return GJ_OK;
}
