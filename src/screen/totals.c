/* SPDX-License-Identifier: Apache-2.0 */
/* screen.json: the counts of each source. */
#include <stdlib.h>

#include "base/json.h"
#include "screen/run.h"

static void put_str(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	gj_json_str(json, text);
}

static void put_int(gj_json *json, const char *key, uint64_t value)
{
	gj_json_key(json, key);
	gj_json_int(json, (int64_t)value);
}

typedef struct category {
	gj_str name;
	uint32_t number;
} category;

static int by_name(const void *a, const void *b)
{
	return gj_str_cmp(((const category *)a)->name, ((const category *)b)->name);
}

/* In byte order, so that it does not hang on the order of the lists. NULL: no memory. */
static category *categories_of(gj_screen *screen)
{
	const gj_terms *terms = &screen->lists.terms;
	category *all = gj_arena_array(screen->arena, terms->n_categories + 1, sizeof *all);

	if (all == NULL)
		return NULL;
	for (uint32_t i = 0; i < terms->n_categories; i++)
		all[i] = (category){terms->category[i], i};
	qsort(all, terms->n_categories, sizeof *all, by_name);
	return all;
}

/* Has the category a term that is no exception? */
static bool *listed(gj_screen *screen)
{
	const gj_terms *terms = &screen->lists.terms;
	bool *is = gj_arena_array(screen->arena, terms->n_categories + 1, sizeof *is);

	for (size_t i = 0; is != NULL && i < terms->n; i++)
		if (!terms->item[i].exception)
			is[terms->item[i].category] = true;
	return is;
}

typedef struct table {
	gj_json json;
	const gj_screen *screen;
	const category *category;
	const bool *listed;
} table;

static void put_categories(table *t, const uint64_t *count)
{
	gj_json *json = &t->json;

	gj_json_key(json, "categories");
	gj_json_open(json, '[');
	for (size_t i = 0; i < t->screen->lists.terms.n_categories; i++) {
		const uint64_t *two = count + GJ_COUNT_CATEGORY + 2 * (size_t)t->category[i].number;

		if (!t->listed[t->category[i].number])
			continue;
		gj_json_open(json, '{');
		put_str(json, "category", t->category[i].name);
		put_int(json, "items", two[0]);
		put_int(json, "hits", two[1]);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_personal(table *t, const uint64_t *count)
{
	const gj_screen_options *options = &t->screen->options;
	gj_json *json = &t->json;

	put_int(json, "personal_items", count[GJ_COUNT_PERSONAL]);
	gj_json_key(json, "personal");
	gj_json_open(json, '[');
	for (unsigned kind = 0; kind < GJ_N_PERSONAL && options->personal; kind++) {
		const uint64_t *two = count + GJ_COUNT_KIND + 2 * (size_t)kind;

		if ((options->kinds >> kind & 1) == 0)
			continue;
		gj_json_open(json, '{');
		put_str(json, "kind", gj_str_of(gj_personal_word((gj_personal_kind)kind)));
		put_int(json, "items", two[0]);
		put_int(json, "found", two[1]);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

/* `name` NULL: the total. */
static void put_source(table *t, const gj_str *name, const uint64_t *count)
{
	const gj_screen_options *options = &t->screen->options;
	gj_json *json = &t->json;

	gj_json_open(json, '{');
	if (name != NULL)
		put_str(json, "source", *name);
	put_str(json, "modality", options->modality.len > 0 ? options->modality : GJ_STR("text"));
	gj_json_key(json, "language");
	if (options->language.len > 0)
		gj_json_str(json, options->language);
	else
		gj_json_null(json);
	put_int(json, "items", count[GJ_COUNT_ITEMS]);
	put_int(json, "characters", count[GJ_COUNT_CHARACTERS]);
	put_int(json, "flagged_items", count[GJ_COUNT_FLAGGED]);
	put_int(json, "flagged_characters", count[GJ_COUNT_FLAGGED_CHARACTERS]);
	put_int(json, "hits", count[GJ_COUNT_HITS]);
	put_categories(t, count);
	put_personal(t, count);
	gj_json_close(json, '}');
}

static void put_seed(gj_json *json, const gj_screen *screen)
{
	gj_json_key(json, "seed");
	if (screen->options.sample == 0) {
		gj_json_null(json);
		return;
	}
	gj_json_open(json, '{');
	put_str(json, "how", screen->seed[0] != '\0' ? GJ_STR("made") : GJ_STR("given"));
	put_str(json, "seed", gj_screen_seed(screen));
	if (screen->seed[0] != '\0') {
		put_str(json, "nonce", screen->options.nonce);
		put_str(json, "commit", gj_str_of(screen->commit));
	}
	gj_json_close(json, '}');
}

int gj_screen_totals_json(gj_buf *out, gj_screen *screen, const char *manifest)
{
	const gj_screen_sources *sources = &screen->sources;
	uint64_t *all = gj_arena_array(screen->arena, sources->n_counts, sizeof *all);
	table t = {.screen = screen, .category = categories_of(screen), .listed = listed(screen)};

	if (all == NULL || t.category == NULL || t.listed == NULL)
		return GJ_ENOMEM;
	gj_json_init(&t.json, out, false);
	gj_json_open(&t.json, '{');
	put_str(&t.json, "schema", GJ_STR("guiju.screen/1"));
	put_str(&t.json, "manifest", gj_str_of(manifest));
	put_seed(&t.json, screen);
	put_int(&t.json, "sample_per_source", sources->sample);
	gj_json_key(&t.json, "sources");
	gj_json_open(&t.json, '[');
	for (size_t i = 0; i < sources->n; i++) {
		put_source(&t, &sources->sorted[i]->name, sources->sorted[i]->count);
		for (size_t k = 0; k < sources->n_counts; k++)
			all[k] += sources->sorted[i]->count[k];
	}
	gj_json_close(&t.json, ']');
	gj_json_key(&t.json, "total");
	put_source(&t, NULL, all);
	gj_json_close(&t.json, '}');
	gj_buf_putc(out, '\n');
	return gj_buf_status(out);
}
