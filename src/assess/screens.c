/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/screens_read.h"

#include "assess/libraries.h"
#include "base/buf.h"
#include "stats/sample_key.h"
#include "stats/tally.h"

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
			rc = gj_object_fault(at, gj_data_get(at->data, names[i]),
					     "more than a million million");
	}
	if (rc == GJ_OK)
		rc = gj_object_int_if(at, "personal_items", &out->personal_items);
	if (rc == GJ_OK &&
	    (out->flagged_items > out->items || out->flagged_characters > out->characters))
		rc = gj_object_fault(at, NULL, "more is flagged than there is");
	return rc;
}

/* What the evidence file says is for screens that do not say it: two that differ cannot both be right. */
static int read_modality(const gj_object *at, gj_str told, gj_str *out)
{
	int rc;

	*out = told.len > 0 ? told : GJ_STR("text");
	rc = gj_object_str_if(at, "modality", out);
	if (rc != GJ_OK || told.len == 0 || gj_str_eq(*out, told))
		return rc;
	gj_object_fault(at, gj_data_get(at->data, "modality"),
			"screened as `%.*s`, and the evidence file says `%.*s`", GJ_FMT(*out),
			GJ_FMT(told));
	return gj_fault_help(at->err, "leave it out there, or screen again with --modality");
}

/* Items that the scan flagged, by risk. */
static int read_categories(gj_screen *out, const gj_object *at, int64_t most)
{
	const gj_data *list;
	int rc;

	if (!gj_object_says(at, "categories"))
		return GJ_OK;
	rc = gj_object_list(at, "categories", &list);
	for (const gj_data *kid = rc == GJ_OK ? list->first : NULL; rc == GJ_OK && kid != NULL;
	     kid = kid->next) {
		gj_object one = gj_object_in(at, kid);
		gj_str name;
		int64_t items = 0;

		rc = gj_object_str(&one, "category", &name);
		if (rc == GJ_OK)
			rc = gj_object_int(&one, "items", &items);
		if (rc == GJ_OK && items > most)
			rc = gj_object_fault(&one, NULL, "more is flagged than there is");
		if (rc == GJ_OK)
			out->flagged_of[gj_risk_find(name)] += items;
	}
	return rc;
}

static int read_source(gj_screen_reading *r, const gj_object *at, size_t i, gj_str modality)
{
	gj_screened_source *source = &r->out->source[i];
	int rc = gj_object_str(at, "source", &source->name);

	if (rc == GJ_OK)
		rc = gj_called(&source->called, r->arena, source->name, r->err);
	if (rc == GJ_OK)
		rc = read_modality(at, modality, &source->modality);
	if (rc == GJ_OK)
		rc = read_counts(at, source);
	if (rc == GJ_OK)
		rc = read_categories(r->out, at, source->items);
	if (rc == GJ_OK && i > 0 && gj_str_cmp(source[-1].name, source->name) >= 0)
		rc = gj_object_fault(at, gj_data_get(at->data, "source"),
				     "sources stand in byte order, each once");
	return rc;
}

static int read_seed(gj_screen_reading *r, const gj_object *screen)
{
	const gj_data *doc = gj_data_get(screen->data, "seed");
	gj_str how, nonce = GJ_STR("");
	gj_object seed;
	char made[65];
	int rc;

	if (doc == NULL || doc->kind != GJ_DATA_MAP)
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
		rc = gj_object_fault(&seed, gj_data_get(doc, "seed"),
				     "the seed does not follow from the manifest and the nonce");
	return rc;
}

static int read_sources(gj_screen_reading *r, const gj_object *screen, gj_str modality)
{
	const gj_data *list, *total = gj_data_get(screen->data, "total");
	gj_screened_source sum = {0};
	size_t i = 0;
	gj_object one;
	int rc = gj_object_list(screen, "sources", &list);

	if (rc != GJ_OK)
		return rc;
	r->out->source = gj_arena_array(r->arena, list->n, sizeof *r->out->source);
	if (r->out->source == NULL)
		return gj_fault_memory(r->err);
	for (const gj_data *kid = list->first; rc == GJ_OK && kid != NULL; kid = kid->next, i++) {
		one = gj_object_in(screen, kid);
		rc = read_source(r, &one, i, modality);
		sum.items += r->out->source[i].items;
		sum.flagged_items += r->out->source[i].flagged_items;
	}
	r->out->n_sources = list->n;
	if (rc != GJ_OK)
		return rc;
	if (total == NULL || total->kind != GJ_DATA_MAP)
		return gj_object_fault(screen, total, "`total` is an object");
	one = gj_object_in(screen, total);
	rc = read_counts(&one, &r->out->total);
	if (rc == GJ_OK &&
	    (sum.items != r->out->total.items || sum.flagged_items != r->out->total.flagged_items))
		rc = gj_object_fault(&one, NULL, "the sources do not add up to the total");
	return rc;
}

/* The hash that the seed is made from is that of the corpora that are named. */
static int check_corpora(gj_screen_reading *r, const gj_object *manifest, const gj_data *list)
{
	gj_buf lines;
	char hash[65];
	int rc = GJ_OK;

	gj_buf_init(&lines, r->arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (const gj_data *kid = list->first; rc == GJ_OK && kid != NULL; kid = kid->next) {
		gj_object one = gj_object_in(manifest, kid);
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
		rc = gj_object_fault(manifest, gj_data_get(manifest->data, "hash"),
				     "the hash is not that of the corpora that are named");
	return rc;
}

static int read_manifest(gj_screen_reading *r, gj_str folder, char hash[65])
{
	const gj_data *list, *fold, *kinds;
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
	kinds = gj_data_get(manifest.data, "options");
	kinds = kinds != NULL ? gj_data_get(kinds, "personal") : NULL;
	r->out->personal = kinds != NULL && kinds->kind == GJ_DATA_LIST && kinds->n > 0;
	fold = gj_data_get(manifest.data, "fold");
	if (fold != NULL && fold->kind == GJ_DATA_MAP) {
		one = gj_object_in(&manifest, fold);
		rc = gj_object_str_if(&one, "hash", &r->out->fold_hash);
	}
	for (const gj_data *kid = list->first; rc == GJ_OK && kid != NULL; kid = kid->next) {
		int64_t faults = 0;

		one = gj_object_in(&manifest, kid);
		rc = gj_object_int_if(&one, "faults", &faults);
		r->out->faults += faults;
	}
	memcpy(r->out->sheet_seed, hash, sizeof r->out->sheet_seed);
	return rc == GJ_OK ? check_corpora(r, &manifest, list) : rc;
}

static int read_screen(gj_screen_reading *r, gj_str folder, gj_str modality)
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
		rc = gj_object_fault(&screen, gj_data_get(screen.data, "manifest"),
				     "the manifest beside it is another one");
	if (rc == GJ_OK)
		rc = gj_object_int(&screen, "sample_per_source", &r->out->sample_per_source);
	if (rc == GJ_OK)
		rc = read_seed(r, &screen);
	return rc == GJ_OK ? read_sources(r, &screen, modality) : rc;
}

int gj_screen_read(gj_screen *out, gj_arena *arena, gj_str folder, gj_str modality, gj_error *err)
{
	gj_screen_reading r = {out, arena, err, GJ_STR("")};
	int rc;

	memset(out, 0, sizeof *out);
	out->folder = folder;
	rc = read_screen(&r, folder, modality);
	if (rc == GJ_OK)
		rc = gj_judgements_read(&out->judgements, arena, folder, "item", err);
	return rc == GJ_OK ? gj_screen__sample(&r, folder) : rc;
}
