/* SPDX-License-Identifier: Apache-2.0 */
/* The instruments of a rule base; or all that is marked unverified. */
#include <stdlib.h>

#include "report/check_text.h"

typedef struct shelf {
	const gj_instrument *instrument;
	int rank;
	uint32_t index;
} shelf;

static int compare(const void *left, const void *right)
{
	const shelf *a = left, *b = right;
	int order = gj_str_cmp(a->instrument->jurisdiction, b->instrument->jurisdiction);

	if (order == 0)
		order = a->rank - b->rank;
	if (order == 0)
		order = (a->instrument->made > b->instrument->made) -
			(a->instrument->made < b->instrument->made);
	return order != 0 ? order : gj_str_cmp(a->instrument->e.id, b->instrument->e.id);
}

static size_t count_norms(const gj_law *law, uint32_t instrument)
{
	size_t count = 0;

	for (size_t i = 0; i < law->n_norms; i++)
		count += law->norm[i].instrument == instrument;
	return count;
}

static bool in_force(const gj_instrument *instrument, gj_day on)
{
	return !instrument->never && instrument->from <= on &&
	       (instrument->to == GJ_DAY_NONE || on <= instrument->to);
}

static void say_instrument(gj_page *page, const gj_law *law, const shelf *at, gj_day on)
{
	char articles[12], norms[12], day[11];

	gj_text_instrument(page, law, at->instrument);
	gj_page_say(page, GJ_M_LAW_SIZE,
		    GJ_ARGS(gj_count(articles, at->instrument->n_articles),
			    gj_count(norms, count_norms(law, at->index))));
	if (!in_force(at->instrument, on)) {
		gj_day_format(on, day);
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_say(page, GJ_M_LAW_NOT_ON, GJ_ARGS(gj_str_of(day)));
	}
	gj_page_end(page, 0, GJ_INK_PLAIN);
}

static void list_instruments(gj_page *page, const gj_law *law, gj_day on)
{
	gj_str hash = gj_str_of(law->hash);
	char instruments[12], norms[12], tests[12];
	gj_arena arena;
	shelf *all;

	gj_arena_init(&arena, page->out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	all = gj_arena_array(&arena, law->n_instruments, sizeof *all);
	if (all == NULL) {
		page->out->failed = true;
		gj_arena_free(&arena);
		return;
	}
	for (size_t i = 0; i < law->n_instruments; i++) {
		all[i].instrument = &law->instrument[i];
		all[i].rank = law->level[law->instrument[i].level].rank;
		all[i].index = (uint32_t)i;
	}
	if (law->n_instruments > 1)
		qsort(all, law->n_instruments, sizeof *all, compare);
	hash.len = hash.len < 12 ? hash.len : 12;
	gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_LAW_TOTALS,
		     GJ_ARGS(gj_count(instruments, law->n_instruments),
			     gj_count(norms, law->n_norms), gj_count(tests, law->n_tests), hash));
	for (size_t i = 0; i < law->n_instruments; i++)
		say_instrument(page, law, &all[i], on);
	gj_arena_free(&arena);
}

/* ---- unverified ---- */

static size_t say_unverified(gj_page *page, const gj_law *law, const gj_entry *entry, gj_kind kind,
			     const gj_doubt *doubt)
{
	char line[12];

	if (doubt->english.len == 0)
		return 0;
	gj_page_add(page, gj_str_of(gj_kind_word(kind, page->style->tongue)));
	gj_page_add(page, GJ_STR(" "));
	gj_page_add(page, entry->id);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, law->file[entry->place.file].name);
	gj_page_add(page, GJ_STR(":"));
	gj_page_add(page, gj_count(line, entry->place.pos.line));
	gj_page_end(page, 0, GJ_INK_PLAIN);
	gj_page_add(page, gj_doubt_text(doubt, page->style->tongue));
	gj_page_end(page, 2, GJ_INK_DIM);
	return 1;
}

static void list_unverified(gj_page *page, const gj_law *law)
{
	size_t n = 0;
	char room[12];

#define LIST(array, n_array, kind)                                                                 \
	for (size_t i = 0; i < law->n_array; i++)                                                  \
	n += say_unverified(page, law, &law->array[i].e, kind, &law->array[i].unverified)
	LIST(instrument, n_instruments, GJ_KIND_INSTRUMENT);
	LIST(article, n_articles, GJ_KIND_ARTICLE);
	LIST(fact, n_facts, law->fact[i].e.block->kind);
	LIST(term, n_terms, GJ_KIND_TERM);
	LIST(parameter, n_parameters, GJ_KIND_PARAMETER);
	LIST(presume, n_presumes, GJ_KIND_PRESUME);
	LIST(norm, n_norms, law->norm[i].kind);
	LIST(happening, n_happenings, GJ_KIND_HAPPENING);
#undef LIST
	gj_page_line(page, 0, GJ_INK_BOLD, GJ_M_LAW_UNVERIFIED_TOTALS, GJ_ARGS(gj_count(room, n)));
}

void gj_report_law_list(gj_buf *out, const gj_law *law, gj_day on, bool unverified_only,
			const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	if (unverified_only)
		list_unverified(&page, law);
	else
		list_instruments(&page, law, on);
	gj_page_done(&page);
}
