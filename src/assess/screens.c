/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/screens.h"

#include <stdlib.h>

#include "base/buf.h"
#include "stats/sample_key.h"
#include "stats/tally.h"

enum { SCRATCH = 64 << 20 };

typedef struct reading {
	gj_screen *out;
	gj_arena *arena;
	gj_error *err;
	gj_str seed;
} reading;

static int read_counts(const gj_object *at, gj_screened_source *out)
{
	static const char *const names[] = {"items", "characters", "flagged_items",
					    "flagged_characters"};
	int64_t *const place[] = {&out->items, &out->characters, &out->flagged_items,
				  &out->flagged_characters};
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < 4; i++) {
		rc = gj_object_int(at, names[i], place[i]);
		if (rc == GJ_OK && *place[i] > GJ_STATS_MOST)
			rc = gj_object_fault(at, gj_doc_get(at->doc, names[i]),
					     "more than a million million");
	}
	if (rc == GJ_OK)
		rc = gj_object_int_if(at, "personal_items", &out->personal_items);
	if (rc == GJ_OK &&
	    (out->flagged_items > out->items || out->flagged_characters > out->characters))
		rc = gj_object_fault(at, NULL, "more is flagged than there is");
	return rc;
}

static int read_source(reading *r, const gj_object *at, size_t i, gj_str modality)
{
	gj_screened_source *source = &r->out->source[i];
	int rc = gj_object_str(at, "source", &source->name);

	source->modality = modality;
	if (rc == GJ_OK)
		rc = gj_object_str_if(at, "modality", &source->modality);
	if (rc == GJ_OK)
		rc = read_counts(at, source);
	if (rc == GJ_OK && i > 0 && gj_str_cmp(source[-1].name, source->name) >= 0)
		rc = gj_object_fault(at, gj_doc_get(at->doc, "source"),
				     "sources stand in byte order, each once");
	return rc;
}

static int read_seed(reading *r, const gj_object *screen)
{
	const gj_doc *doc = gj_doc_get(screen->doc, "seed");
	gj_str how, nonce = GJ_STR("");
	gj_object seed;
	char made[65];
	int rc;

	if (doc == NULL || doc->kind != GJ_DOC_MAP)
		return gj_object_fault(screen, doc, "`seed` is an object with how and seed");
	seed = gj_object_in(screen, doc);
	rc = gj_object_str(&seed, "how", &how);
	if (rc == GJ_OK)
		rc = gj_object_str(&seed, "seed", &r->seed);
	if (rc == GJ_OK)
		rc = gj_object_str_if(&seed, "nonce", &nonce);
	if (rc != GJ_OK)
		return rc;
	r->out->seed_made = gj_str_eq(how, GJ_STR("made"));
	if (!r->out->seed_made || nonce.len == 0)
		return GJ_OK;
	rc = gj_seed_make(made, r->out->manifest_hash, nonce, r->err);
	if (rc == GJ_OK && !gj_str_eq(r->seed, gj_str_of(made)))
		rc = gj_object_fault(&seed, gj_doc_get(doc, "seed"),
				     "the seed does not follow from the manifest and the nonce");
	return rc;
}

static int read_sources(reading *r, const gj_object *screen, gj_str modality)
{
	const gj_doc *list, *total = gj_doc_get(screen->doc, "total");
	gj_screened_source sum = {0};
	gj_object one;
	int rc = gj_object_list(screen, "sources", &list);

	if (rc != GJ_OK)
		return rc;
	r->out->source = gj_arena_array(r->arena, list->n, sizeof *r->out->source);
	if (r->out->source == NULL)
		return gj_fault_memory(r->err);
	for (size_t i = 0; rc == GJ_OK && i < list->n; i++) {
		one = gj_object_in(screen, list->kid[i]);
		rc = read_source(r, &one, i, modality);
		sum.items += r->out->source[i].items;
		sum.flagged_items += r->out->source[i].flagged_items;
	}
	r->out->n_sources = list->n;
	if (rc != GJ_OK)
		return rc;
	if (total == NULL || total->kind != GJ_DOC_MAP)
		return gj_object_fault(screen, total, "`total` is an object");
	one = gj_object_in(screen, total);
	rc = read_counts(&one, &r->out->total);
	if (rc == GJ_OK &&
	    (sum.items != r->out->total.items || sum.flagged_items != r->out->total.flagged_items))
		rc = gj_object_fault(&one, NULL, "the sources do not add up to the total");
	return rc;
}

/* The hash that the seed is made from is that of the corpora that are named. */
static int check_corpora(reading *r, const gj_object *manifest, const gj_doc *list)
{
	gj_buf lines;
	char hash[65];
	int rc = GJ_OK;

	gj_buf_init(&lines, r->arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; rc == GJ_OK && i < list->n; i++) {
		gj_object one = gj_object_in(manifest, list->kid[i]);
		gj_str path, sum;
		int64_t bytes;

		rc = gj_object_str(&one, "path", &path);
		if (rc == GJ_OK)
			rc = gj_object_str(&one, "sha256", &sum);
		if (rc == GJ_OK)
			rc = gj_object_int(&one, "bytes", &bytes);
		if (rc == GJ_OK)
			gj_buf_printf(&lines, "%.*s  %lld  %.*s\n", GJ_FMT(sum), (long long)bytes,
				      GJ_FMT(path));
	}
	if (rc == GJ_OK && gj_buf_status(&lines) != GJ_OK)
		rc = gj_fault_memory(r->err);
	gj_sha256_hex(gj_buf_str(&lines), hash);
	gj_buf_free(&lines);
	if (rc == GJ_OK && !gj_str_eq(r->out->manifest_hash, gj_str_of(hash)))
		rc = gj_object_fault(manifest, gj_doc_get(manifest->doc, "hash"),
				     "the hash is not that of the corpora that are named");
	return rc;
}

static int read_manifest(reading *r, gj_str folder, char hash[65])
{
	const gj_doc *list, *fold;
	gj_source source;
	gj_object manifest, one;
	int rc = gj_folder_read(&source, r->arena, folder, "manifest.json", r->err);

	if (rc == GJ_OK)
		rc = gj_object_read(&manifest, r->arena, &source, "guiju.screen.manifest/1",
				    r->err);
	if (rc == GJ_OK)
		rc = gj_object_str(&manifest, "hash", &r->out->manifest_hash);
	if (rc == GJ_OK)
		rc = gj_object_list(&manifest, "corpora", &list);
	if (rc != GJ_OK)
		return rc;
	gj_sha256_hex(source.text, hash);
	fold = gj_doc_get(manifest.doc, "fold");
	if (fold != NULL && fold->kind == GJ_DOC_MAP) {
		one = gj_object_in(&manifest, fold);
		rc = gj_object_str_if(&one, "hash", &r->out->fold_hash);
	}
	for (size_t i = 0; rc == GJ_OK && i < list->n; i++) {
		int64_t faults = 0;

		one = gj_object_in(&manifest, list->kid[i]);
		rc = gj_object_int_if(&one, "faults", &faults);
		r->out->faults += faults;
	}
	memcpy(r->out->sheet_seed, hash, sizeof r->out->sheet_seed);
	return rc == GJ_OK ? check_corpora(r, &manifest, list) : rc;
}

static int read_screen(reading *r, gj_str folder, gj_str modality)
{
	gj_source source;
	gj_object screen;
	gj_str manifest;
	char hash[65];
	int rc = read_manifest(r, folder, hash);

	if (rc == GJ_OK)
		rc = gj_folder_read(&source, r->arena, folder, "screen.json", r->err);
	if (rc == GJ_OK)
		rc = gj_object_read(&screen, r->arena, &source, "guiju.screen/1", r->err);
	if (rc == GJ_OK)
		rc = gj_object_str(&screen, "manifest", &manifest);
	if (rc == GJ_OK && !gj_str_eq(manifest, gj_str_of(hash)) &&
	    !gj_str_eq(manifest, r->out->manifest_hash))
		rc = gj_object_fault(&screen, gj_doc_get(screen.doc, "manifest"),
				     "the manifest beside it is another one");
	if (rc == GJ_OK)
		rc = gj_object_int(&screen, "sample_per_source", &r->out->sample_per_source);
	if (rc == GJ_OK)
		rc = read_seed(r, &screen);
	return rc == GJ_OK ? read_sources(r, &screen, modality) : rc;
}

static int check_key(reading *r, const gj_object *line, const gj_screened_source *source,
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
		return gj_object_fault(line, gj_doc_get(line->doc, "key"),
				       "the key of `%.*s` under the seed is another one",
				       GJ_FMT(item->id));
	memcpy(item->key, key.byte, sizeof item->key);
	if (source->n > 0 && memcmp(item[-1].key, item->key, sizeof item->key) >= 0)
		return gj_object_fault(line, gj_doc_get(line->doc, "key"),
				       "a sample stands in ascending order of keys");
	return GJ_OK;
}

/* Sources come in order, so the place only moves on. */
static int find_source(reading *r, const gj_object *line, size_t *at)
{
	gj_str name;
	int rc = gj_object_str(line, "source", &name);

	if (rc != GJ_OK)
		return rc;
	while (*at < r->out->n_sources && !gj_str_eq(r->out->source[*at].name, name))
		++*at;
	if (*at == r->out->n_sources)
		return gj_object_fault(line, gj_doc_get(line->doc, "source"),
				       "`%.*s` is no source of screen.json, or out of order",
				       GJ_FMT(name));
	return GJ_OK;
}

static int read_item(reading *r, const gj_object *line, size_t *at)
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

static int read_sample(reading *r, gj_str folder)
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

static int sort_sheets(reading *r)
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

int gj_screen_read(gj_screen *out, gj_arena *arena, gj_str folder, gj_str modality, gj_error *err)
{
	reading r = {out, arena, err, GJ_STR("")};
	int rc;

	memset(out, 0, sizeof *out);
	out->folder = folder;
	rc = read_screen(&r, folder, modality);
	if (rc == GJ_OK)
		rc = gj_judgements_read(&out->judgements, arena, folder, "item", err);
	if (rc == GJ_OK)
		rc = read_sample(&r, folder);
	return rc == GJ_OK ? sort_sheets(&r) : rc;
}
