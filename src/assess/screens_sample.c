/* SPDX-License-Identifier: Apache-2.0 */
/* The sample of a screened corpus: keys computed again, order held, places on the sheets. */
#include <stdlib.h>

#include "assess/screens_read.h"
#include "stats/sample_key.h"

enum { SCRATCH = 64 << 20 };

static int check_key(gj_screen_reading *r, const gj_object *line, const gj_screened_source *source,
		     gj_screened_item *item)
{
	gj_sample_source opened;
	gj_sample_key key;
	char hex[65];
	gj_str said;
	int rc = gj_object_str(line, "key", &said);

	if (rc == GJ_OK)
		rc = gj_sample_source_open(&opened, r->seed, source->name, r->err);
	if (rc != GJ_OK)
		return rc;
	gj_sample_key_of(&key, &opened, item->id);
	gj_hash_hex(key.byte, hex);
	if (!gj_str_eq(said, gj_str_of(hex)))
		return gj_object_fault(line, gj_data_get(line->data, "key"),
				       "the key of `%.*s` under the seed is another one",
				       GJ_FMT(item->id));
	memcpy(item->key, key.byte, sizeof item->key);
	if (source->n > 0 && memcmp(item[-1].key, item->key, sizeof item->key) >= 0)
		return gj_object_fault(line, gj_data_get(line->data, "key"),
				       "a sample stands in ascending order of keys");
	return GJ_OK;
}

/* Sources come in order, so the place only moves on. */
static int find_source(gj_screen_reading *r, const gj_object *line, size_t *at)
{
	gj_str name;
	int rc = gj_object_str(line, "source", &name);

	if (rc != GJ_OK)
		return rc;
	while (*at < r->out->n_sources && !gj_str_eq(r->out->source[*at].name, name))
		++*at;
	if (*at == r->out->n_sources)
		return gj_object_fault(line, gj_data_get(line->data, "source"),
				       "`%.*s` is no source of screen.json, or out of order",
				       GJ_FMT(name));
	return GJ_OK;
}

static int read_item(gj_screen_reading *r, const gj_object *line, size_t *at)
{
	gj_screen *out = r->out;
	gj_screened_source *source;
	gj_screened_item *item;
	int rc = find_source(r, line, at);

	if (rc != GJ_OK)
		return rc;
	source = &out->source[*at];
	if (gj_arena_room(r->arena, (void **)&out->item, &out->cap_items, out->n_items,
			  sizeof *out->item) != GJ_OK)
		return gj_fault_memory(r->err);
	item = &out->item[out->n_items];
	if (source->n == 0)
		source->first = out->n_items;
	rc = gj_object_str(line, "id", &item->id);
	if (rc == GJ_OK)
		rc = gj_object_bool(line, "flagged", &item->flagged);
	if (rc == GJ_OK)
		rc = check_key(r, line, source, item);
	if (rc == GJ_OK && ++source->n > (size_t)source->items)
		rc = gj_object_fault(line, NULL, "more items in the sample than in the source");
	if (rc != GJ_OK)
		return rc;
	rc = gj_sheet_place(item->place, gj_str_of(out->sheet_seed), source->name, item->id, 0,
			    r->err);
	if (rc != GJ_OK)
		return rc;
	item->judged = gj_judgements_of(&out->judgements, r->arena, source->name, item->id);
	if (gj_arena_str(r->arena, &item->id, item->id) != GJ_OK)
		return gj_fault_memory(r->err);
	out->n_items++;
	return GJ_OK;
}

static int read_sample(gj_screen_reading *r, gj_str folder)
{
	gj_source source;
	gj_arena scratch;
	gj_object line;
	gj_jsonl lines;
	size_t at = 0;
	bool more;
	int rc = gj_folder_read(&source, r->arena, folder, "sample.jsonl", r->err);

	if (rc != GJ_OK)
		return rc;
	gj_arena_init(&scratch, r->arena->alloc, SCRATCH);
	gj_jsonl_open(&lines, &source, &scratch);
	do {
		rc = gj_jsonl_next(&lines, &line, &more, r->err);
		if (rc == GJ_OK && more)
			rc = read_item(r, &line, &at);
	} while (rc == GJ_OK && more);
	gj_arena_free(&scratch);
	return rc;
}

typedef struct placed {
	const unsigned char *place;
	uint32_t at;
} placed;

static int by_place(const void *a, const void *b)
{
	return memcmp(((const placed *)a)->place, ((const placed *)b)->place, 32);
}

static int sort_sheets(gj_screen_reading *r)
{
	for (size_t s = 0; s < r->out->n_sources; s++) {
		gj_screened_source *source = &r->out->source[s];
		placed *order = gj_arena_array(r->arena, source->n, sizeof *order);

		source->by_sheet = gj_arena_array(r->arena, source->n, sizeof *source->by_sheet);
		if (order == NULL || source->by_sheet == NULL)
			return gj_fault_memory(r->err);
		for (size_t i = 0; i < source->n; i++)
			order[i] = (placed){r->out->item[source->first + i].place, (uint32_t)i};
		qsort(order, source->n, sizeof *order, by_place);
		for (size_t i = 0; i < source->n; i++)
			source->by_sheet[i] = order[i].at;
	}
	return GJ_OK;
}

int gj_screen__sample(gj_screen_reading *r, gj_str folder)
{
	int rc = read_sample(r, folder);

	return rc == GJ_OK ? sort_sheets(r) : rc;
}
