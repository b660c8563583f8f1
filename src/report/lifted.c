/* SPDX-License-Identifier: Apache-2.0 */
/* What is lifted, by which exemption. */
#include "report/check_text.h"

enum { MAX_LIFTED_AT_LENGTH = 4 };

static bool names(const gj_verdict *lifted, uint32_t lifter)
{
	for (size_t i = 0; i < lifted->lifted_by.n; i++)
		if (lifted->lifted_by.at[i] == lifter)
			return true;
	return false;
}

/* Would it bind here, or perhaps, if nothing lifted it? */
static bool would_bind(const gj_verdicts *verdicts, const gj_verdict *lifted)
{
	return verdicts->node[verdicts->circuit->norm[lifted->norm].holds] != GJ_FALSE;
}

/* What one exemption lifts: of that what would bind here, or all, where nothing of it would. */
typedef struct lifting {
	const gj_verdicts *verdicts;
	uint32_t lifter;
	bool all;
} lifting;

static bool lifts(const lifting *l, const gj_verdict *lifted)
{
	return names(lifted, l->lifter) && (l->all || would_bind(l->verdicts, lifted));
}

/* Many by their articles: `art. 4 to art. 15, art. 17`. */
static void list_articles(gj_page *page, const gj_view *view, const lifting *l, size_t count)
{
	gj_spans spans = {.page = page};
	char room[12];

	for (size_t i = view->start[GJ_SECTION_LIFTED]; i < view->start[GJ_SECTION_LIFTED + 1];
	     i++) {
		const gj_norm *norm = view->item[i].norm;

		if (norm->n_cites > 0 && lifts(l, view->item[i].verdict))
			gj_spans_add(&spans, norm->cite);
	}
	gj_spans_end(&spans);
	gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_PLAIN, GJ_M_LIFTS,
		     GJ_ARGS(gj_count(room, count), gj_page_take(page, 0, 0)));
}

/* The instrument, where it is not that of the exemption, under whose heading it stands. */
static gj_str foreign(const gj_view *view, const gj_norm *norm, uint32_t lifter)
{
	const gj_law *law = view->verdicts->law;

	return norm->instrument == law->norm[lifter].instrument
		       ? GJ_STR("")
		       : law->instrument[norm->instrument].e.id;
}

/* What one exemption lifts: a few one by one, many by their articles. */
static void say_lifted_by(gj_page *page, const gj_view *view, const lifting *l, size_t count)
{
	if (count > MAX_LIFTED_AT_LENGTH) {
		list_articles(page, view, l, count);
		return;
	}
	for (size_t i = view->start[GJ_SECTION_LIFTED]; i < view->start[GJ_SECTION_LIFTED + 1]; i++)
		if (lifts(l, view->item[i].verdict))
			gj_text_norm_short(page, view->verdicts->law, view->item[i].norm,
					   foreign(view, view->item[i].norm, l->lifter));
}

static size_t count_lifted(const gj_view *view, const lifting *l)
{
	size_t count = 0;

	for (size_t i = view->start[GJ_SECTION_LIFTED]; i < view->start[GJ_SECTION_LIFTED + 1]; i++)
		count += lifts(l, view->item[i].verdict);
	return count;
}

static void say_lifter(gj_page *page, const gj_view *view, const gj_view_item *item)
{
	lifting l = {view->verdicts, item->verdict->norm, true};
	size_t all = count_lifted(view, &l), count;
	char room[12];

	l.all = false;
	count = count_lifted(view, &l);
	l.all = count == 0;
	gj_text_norm_short(page, view->verdicts->law, item->norm, GJ_STR(""));
	gj_text_marks(page, view->verdicts, item->verdict, GJ_INDENT_WORDS, true);
	if (all > 0)
		say_lifted_by(page, view, &l, l.all ? all : count);
	if (!l.all && count < all)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_LIFTS_BESIDES,
			     GJ_ARGS(gj_count(room, all - count)));
	if (all == 0)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_LIFTS_NOTHING, NULL);
}

/* Exemptions that apply, and permissions that lift something. */
void gj_text_lifted(gj_page *page, const gj_view *view)
{
	static const gj_section lifters[] = {GJ_SECTION_EXEMPTIONS, GJ_SECTION_RIGHTS};
	const gj_instrument *last = NULL;

	for (size_t s = 0; s < 2; s++) {
		for (size_t i = view->start[lifters[s]]; i < view->start[lifters[s] + 1]; i++) {
			const gj_view_item *item = &view->item[i];

			lifting any = {view->verdicts, item->verdict->norm, true};

			if (lifters[s] == GJ_SECTION_RIGHTS && count_lifted(view, &any) == 0)
				continue;
			if (last == NULL)
				gj_page_heading(page, GJ_M_H_LIFTED);
			if (last != item->instrument)
				gj_text_group_head(page, view, item->instrument);
			last = item->instrument;
			say_lifter(page, view, item);
		}
	}
}
