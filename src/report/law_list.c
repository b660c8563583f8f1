/* SPDX-License-Identifier: Apache-2.0 */
/* The instruments of a rule base; or all that is marked unverified. */
#include <stdlib.h>

#include "report/law_parts.h"

static int compare(const void *left, const void *right)
{
	const gj_shelf *a = left, *b = right;
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

void gj_page_shelf_size(gj_page *page, const gj_law *law, const gj_shelf *at, gj_day on)
{
	char articles[12], norms[12], day[11];

	gj_page_say(page, GJ_M_LAW_SIZE,
		    GJ_ARGS(gj_count(articles, at->instrument->n_articles),
			    gj_count(norms, count_norms(law, at->index))));
	if (!in_force(at->instrument, on)) {
		gj_day_format(on, day);
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_say(page, GJ_M_LAW_NOT_ON, GJ_ARGS(gj_str_of(day)));
	}
}

gj_shelf *gj_law_shelves(gj_arena *arena, const gj_law *law)
{
	gj_shelf *all = gj_arena_array(arena, law->n_instruments, sizeof *all);

	for (size_t i = 0; all != NULL && i < law->n_instruments; i++) {
		all[i].instrument = &law->instrument[i];
		all[i].rank = law->level[law->instrument[i].level].rank;
		all[i].index = (uint32_t)i;
	}
	if (all != NULL && law->n_instruments > 1)
		qsort(all, law->n_instruments, sizeof *all, compare);
	return all;
}

void gj_page_law_totals(gj_page *page, const gj_law *law)
{
	gj_str hash = gj_str_of(law->hash);
	char instruments[12], norms[12], tests[12];

	hash.len = hash.len < 12 ? hash.len : 12;
	gj_page_say(page, GJ_M_LAW_TOTALS,
		    GJ_ARGS(gj_count(instruments, law->n_instruments),
			    gj_count(norms, law->n_norms), gj_count(tests, law->n_tests), hash));
}

static void list_instruments(gj_page *page, const gj_law *law, gj_day on)
{
	gj_arena arena;
	gj_shelf *all;

	gj_arena_init(&arena, page->out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	all = gj_law_shelves(&arena, law);
	if (all == NULL)
		page->out->failed = true;
	gj_page_law_totals(page, law);
	gj_page_end(page, 0, GJ_INK_PLAIN);
	for (size_t i = 0; all != NULL && i < law->n_instruments; i++) {
		gj_text_instrument(page, law, all[i].instrument);
		gj_page_shelf_size(page, law, &all[i], on);
		gj_page_end(page, 0, GJ_INK_PLAIN);
	}
	gj_arena_free(&arena);
}

/* ---- unverified ---- */

void gj_page_doubted(gj_page *page, const gj_law *law, const gj_entry *entry, gj_kind kind)
{
	gj_page_add(page, gj_str_of(gj_kind_word(kind, page->style->tongue)));
	gj_page_add(page, GJ_STR(" "));
	gj_page_add(page, entry->id);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_where(page, law, entry);
}

static size_t offer(gj_each_doubt *each, void *context, const gj_entry *entry, gj_kind kind,
		    const gj_doubt *doubt)
{
	if (doubt->english.len == 0)
		return 0;
	each(context, entry, kind, doubt);
	return 1;
}

size_t gj_law_doubts(const gj_law *law, gj_each_doubt *each, void *context)
{
	size_t n = 0;

#define LIST(array, n_array, kind)                                                                 \
	for (size_t i = 0; i < law->n_array; i++)                                                  \
	n += offer(each, context, &law->array[i].e, kind, &law->array[i].unverified)
	LIST(instrument, n_instruments, GJ_KIND_INSTRUMENT);
	LIST(article, n_articles, GJ_KIND_ARTICLE);
	LIST(fact, n_facts, law->fact[i].e.block->kind);
	LIST(term, n_terms, GJ_KIND_TERM);
	LIST(parameter, n_parameters, GJ_KIND_PARAMETER);
	LIST(presume, n_presumes, GJ_KIND_PRESUME);
	LIST(norm, n_norms, law->norm[i].kind);
	LIST(happening, n_happenings, GJ_KIND_HAPPENING);
#undef LIST
	return n;
}

typedef struct telling {
	gj_page *page;
	const gj_law *law;
} telling;

static void say_unverified(void *context, const gj_entry *entry, gj_kind kind,
			   const gj_doubt *doubt)
{
	const telling *t = context;

	gj_page_doubted(t->page, t->law, entry, kind);
	gj_page_end(t->page, 0, GJ_INK_PLAIN);
	gj_page_add(t->page, gj_doubt_text(doubt, t->page->style->tongue));
	gj_page_end(t->page, 2, GJ_INK_DIM);
}

static void list_unverified(gj_page *page, const gj_law *law)
{
	telling t = {page, law};
	char room[12];
	size_t n = gj_law_doubts(law, say_unverified, &t);

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
