/* SPDX-License-Identifier: Apache-2.0 */
#include "screen/look_item.h"

#include <inttypes.h>
#include <stdio.h>

enum {
	RECORD = 64
}; /* bytes of progress that an item is at least, so that many short ones tell, too */

void gj_look_forget(gj_look *look)
{
	for (uint32_t i = 0; i < look->n_touched; i++)
		look->category[look->touched[i]] = 0;
	if (look->any_personal)
		memset(look->found, 0, sizeof look->found);
	look->n_touched = 0;
	look->hits = look->flagged = 0;
	look->n_hits = look->n_people = 0;
	look->any_personal = look->cut = look->text_cut = look->scanning = false;
	look->text_len = 0;
	look->span_at = look->base = look->covered = 0;
}

/*
 * What an item is called. Where records name none, it is its place in the file; if items of several files are of one source, the file
 * belongs to it, or two would have one name.
 */
static gj_str name_of(gj_look *look, const gj_item *item)
{
	const gj_corpus_options *options = &look->file->options;
	char place[32];

	if (options->id.len > 0 || options->naming == GJ_SOURCE_FILE)
		return item->id;
	snprintf(place, sizeof place, "@%" PRIu64, item->offset);
	if (!gj_str_eq(item->id, gj_str_of(place)))
		return item->id;
	gj_buf_clear(&look->id);
	gj_buf_add(&look->id, item->file);
	gj_buf_add(&look->id, item->id);
	return gj_buf_str(&look->id);
}

/* What all ranges that are done know of the source: whose key is larger is in no sample. */
static void learn_bound(gj_look *look, gj_screen_source *source)
{
	gj_screen_shared *shared = look->shared;
	const gj_screen_source *all;

	pthread_mutex_lock(&shared->lock);
	all = gj_screen_sources_find(&shared->screen->sources, source->name);
	if (all != NULL && all->sample.full) {
		source->bounded = true;
		source->bound = all->sample.bound;
	}
	pthread_mutex_unlock(&shared->lock);
}

static int source_of(gj_look *look, gj_str name, gj_screen_source **out, gj_error *err)
{
	bool fresh;
	int rc;

	if (look->last != NULL && gj_str_eq(look->last->name, name)) {
		*out = look->last;
		return GJ_OK;
	}
	rc = gj_screen_sources_get(&look->sources, name, out, &fresh, err);
	if (rc != GJ_OK)
		return rc;
	if (fresh && look->sources.sample > 0)
		learn_bound(look, *out);
	look->last = *out;
	return GJ_OK;
}

static void count(const gj_look *look, const gj_item *item, uint64_t *count)
{
	count[GJ_COUNT_ITEMS]++;
	count[GJ_COUNT_CHARACTERS] += item->chars;
	count[GJ_COUNT_FLAGGED] += look->hits > 0;
	count[GJ_COUNT_FLAGGED_CHARACTERS] += look->flagged;
	count[GJ_COUNT_HITS] += look->hits;
	for (uint32_t i = 0; i < look->n_touched; i++) {
		uint32_t category = look->touched[i];

		count[GJ_COUNT_CATEGORY + 2 * category]++;
		count[GJ_COUNT_CATEGORY + 2 * category + 1] += look->category[category];
	}
	if (!look->any_personal)
		return;
	count[GJ_COUNT_PERSONAL]++;
	for (size_t kind = 0; kind < GJ_N_PERSONAL; kind++) {
		count[GJ_COUNT_KIND + 2 * kind] += look->found[kind] > 0;
		count[GJ_COUNT_KIND + 2 * kind + 1] += look->found[kind];
	}
}

static int sample(gj_look *look, const gj_item *item, gj_str id, gj_screen_source *source,
		  gj_error *err)
{
	gj_part_item told = {.place = gj_screen_place(look->number, item->offset),
			     .source = source->name,
			     .id = id};
	int rc;

	gj_sample_key_of(&told.key, &source->keys, id);
	if ((source->bounded && gj_sample_key_cmp(&told.key, &source->bound) > 0) ||
	    (source->sample.full && gj_sample_key_cmp(&told.key, &source->sample.bound) > 0))
		return GJ_OK;
	rc = gj_bottom_offer(&source->sample, &told.key, id, told.place, err);
	if (rc != GJ_OK)
		return rc;
	if (gj_told_sample(look, item, id, &told.key) != GJ_OK)
		return gj_fault_memory(err);
	told.line = gj_buf_str(&look->line);
	return gj_part_put_item(&look->part, &told, err);
}

static int pass_over(gj_look *look, const gj_error *fault)
{
	gj_screen_shared *shared = look->shared;
	const gj_screen_watch *watch = &look->screen->watch;

	look->counts.faults++;
	if (watch->fault == NULL || !look->file->options.keep_going)
		return GJ_OK;
	pthread_mutex_lock(&shared->lock);
	watch->fault(watch->context, fault);
	pthread_mutex_unlock(&shared->lock);
	return GJ_OK;
}

static int place_error(const gj_item *item, int rc, gj_error *err)
{
	gj_source source = {item->file, GJ_STR("")};

	if (rc == GJ_EINPUT && err != NULL && err->n_spots == 0)
		gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	return rc;
}

int gj_look_end(void *context, const gj_item *item, const gj_error *fault, gj_error *err)
{
	gj_look *look = context;
	gj_screen_source *source = NULL;
	gj_str id;
	int rc;

	gj_look_tell(look, RECORD);
	if (fault != NULL)
		return pass_over(look, fault);
	look->counts.items++;
	atomic_fetch_add_explicit(&look->shared->items, 1, memory_order_relaxed);
	rc = source_of(look, item->source, &source, err);
	if (rc != GJ_OK)
		return place_error(item, rc, err);
	id = name_of(look, item);
	if (gj_buf_status(&look->id) != GJ_OK)
		return gj_fault_memory(err);
	count(look, item, source->count);
	if (look->hits > 0 || look->any_personal) {
		if (gj_told_finding(look, item, id) != GJ_OK)
			return gj_fault_memory(err);
		rc = gj_part_put(&look->part, GJ_PART_FINDING, gj_buf_str(&look->line), err);
	}
	if (rc == GJ_OK && look->sources.sample > 0)
		rc = sample(look, item, id, source, err);
	return place_error(item, rc, err);
}
