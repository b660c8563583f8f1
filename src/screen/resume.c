/* SPDX-License-Identifier: Apache-2.0 */
/* A range that was done before: its part gives what it found. */
#include "screen/run.h"

static int take_counts(gj_screen_sources *sources, gj_str body, bool *sound, gj_error *err)
{
	gj_screen_source *source;
	const char *counts;
	gj_str name;
	bool fresh;
	int rc;

	*sound = gj_part_counts_of(&counts, &name, sources->n_counts, body);
	if (!*sound)
		return GJ_OK;
	rc = gj_screen_sources_get(sources, name, &source, &fresh, err);
	for (size_t i = 0; rc == GJ_OK && i < sources->n_counts; i++) {
		uint64_t more;

		memcpy(&more, counts + i * sizeof more, sizeof more);
		source->count[i] += more;
	}
	return rc;
}

static int take_item(gj_screen_sources *sources, gj_str body, bool *sound, gj_error *err)
{
	gj_screen_source *source;
	gj_part_item item;
	bool fresh;
	int rc;

	*sound = sources->sample > 0 && gj_part_item_of(&item, body);
	if (!*sound)
		return GJ_OK;
	rc = gj_screen_sources_get(sources, item.source, &source, &fresh, err);
	return rc == GJ_OK ? gj_bottom_offer(&source->sample, &item.key, item.id, item.place, err)
			   : rc;
}

/* All records into `sources`; `*whole`: up to the end. */
static int take_all(gj_part *part, gj_screen_sources *sources, gj_part_end *end, bool *whole,
		    gj_error *err)
{
	bool sound = true;
	int rc = GJ_OK;

	*whole = false;
	while (rc == GJ_OK && sound) {
		gj_str body;
		char kind;

		if (gj_part_next(part, &kind, &body, err) != GJ_OK || kind == 0)
			break;
		*whole = false;
		if (kind == GJ_PART_COUNTS)
			rc = take_counts(sources, body, &sound, err);
		else if (kind == GJ_PART_ITEM)
			rc = take_item(sources, body, &sound, err);
		else if (kind == GJ_PART_END)
			*whole = sound = gj_part_end_of(end, body);
		else
			sound = kind == GJ_PART_FINDING;
	}
	*whole = *whole && sound;
	return rc;
}

int gj_screen_take_part(gj_screen_run_state *run, uint32_t file, uint32_t range, bool *whole,
			gj_error *err)
{
	gj_screen *screen = run->screen;
	gj_screen_sources sources;
	gj_part_end end = {0, 0};
	gj_part *part;
	gj_arena arena;
	gj_str path;
	int rc = GJ_OK;

	*whole = false;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_screen_sources_open(&sources, screen->sources.n_counts, screen->sources.most,
			       screen->sources.sample, screen->sources.seed);
	part = gj_arena_get(&arena, sizeof *part);
	path = gj_screen_folder_part(&run->folder, &arena, file, range);
	if (part == NULL || path.at == NULL) {
		rc = gj_fault_memory(err);
	} else {
		/* What is missing or damaged is made again. */
		if (gj_part_open(part, path, err) == GJ_OK)
			rc = take_all(part, &sources, &end, whole, err);
		gj_part_close(part);
	}
	if (rc == GJ_OK && *whole) {
		rc = gj_screen_sources_merge(&screen->sources, &sources, err);
		screen->files.item[file].items += end.items;
		screen->files.item[file].faults += end.faults;
	}
	gj_screen_sources_close(&sources);
	gj_arena_free(&arena);
	return rc;
}
