/* SPDX-License-Identifier: Apache-2.0 */
/* One service under several regimes: what only one asks, dates, and the whole. Subjects: compare_rows.c. */
#include "report/compare.h"

enum { MAX_CITED = 4 };

/* ---- what only one asks ---- */

static gj_str name_of(gj_page *page, const gj_comparison *c, const gj_row *row)
{
	return gj_title(&c->verdicts->law->subject[row->subject].e, page->style->tongue);
}

/* Decided: a line for each subject. */
static bool say_decided(gj_page *page, const gj_comparison *c)
{
	bool any = false;

	for (size_t i = 0; i < c->n_rows; i++) {
		const gj_row *row = &c->row[i];

		if (row->only == GJ_NONE || row->only_open)
			continue;
		any = true;
		gj_page_jurisdiction(page, c->verdicts->law, c->regime[row->only].name);
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_ONLY,
			     GJ_ARGS(name_of(page, c, row), gj_page_take(page, 0, 0)));
	}
	return any;
}

/* Open elsewhere: little is said yet, so all of a regime in one paragraph. */
static bool say_open_elsewhere(gj_page *page, const gj_comparison *c, uint32_t regime)
{
	gj_str names;
	size_t n = 0;

	for (size_t i = 0; i < c->n_rows; i++) {
		if (c->row[i].only != regime || !c->row[i].only_open)
			continue;
		if (n++ > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_add(page, name_of(page, c, &c->row[i]));
	}
	if (n == 0)
		return false;
	names = gj_page_take(page, 0, 0);
	gj_page_jurisdiction(page, c->verdicts->law, c->regime[regime].name);
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_ONLY_OPEN,
		     GJ_ARGS(gj_page_take(page, 0, 1), names));
	return true;
}

void gj_text_compare_only(gj_page *page, const gj_comparison *c)
{
	bool any;

	if (c->n_regimes < 2 || c->n_rows == 0)
		return;
	gj_page_heading(page, GJ_M_H_COMPARE_ONLY);
	any = say_decided(page, c);
	for (uint32_t r = 0; r < c->n_regimes; r++)
		any = say_open_elsewhere(page, c, r) || any;
	if (!any)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_NO_ONLY, NULL);
}

/* ---- dates ---- */

static void say_on_day(gj_page *page, const gj_comparison *c, const gj_moment *m,
		       const gj_refs *items, gj_message words)
{
	char n[12], more[12];
	gj_str cites, regime;
	size_t left;

	if (items->n == 0)
		return;
	left = gj_page_compare_cites(page, c, items, MAX_CITED);
	cites = gj_page_take(page, 0, 0);
	if (left > 0) {
		gj_page_say(page, GJ_M_COMPARE_MORE, GJ_ARGS(cites, gj_count(more, left)));
		cites = gj_page_take(page, 0, 1);
	}
	gj_page_say(page, words, GJ_ARGS(gj_count(n, items->n), cites));
	cites = gj_page_take(page, 0, 2);
	gj_page_jurisdiction(page, c->verdicts->law, c->regime[m->regime].name);
	regime = gj_page_take(page, 0, 0);
	gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_PLAIN, GJ_M_COMPARE_ON_DAY,
		     GJ_ARGS(regime, cites));
}

void gj_text_compare_dates(gj_page *page, const gj_comparison *c)
{
	char day[11];

	gj_page_heading(page, GJ_M_H_COMPARE_DATES);
	if (c->n_moments == 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_NO_DATES, NULL);
	for (size_t i = 0; i < c->n_moments; i++) {
		const gj_moment *m = &c->moment[i];

		gj_day_format(m->day, day);
		gj_page_left(page, GJ_INDENT_CITE, GJ_INK_BOLD, gj_str_of(day));
		say_on_day(page, c, m, &m->begins, GJ_M_COMPARE_BEGIN);
		say_on_day(page, c, m, &m->ends, GJ_M_COMPARE_END);
		say_on_day(page, c, m, &m->due, GJ_M_COMPARE_DUE);
		gj_page_left_rest(page);
	}
}

/* ---- the whole ---- */

void gj_text_compare_long(gj_page *page, const gj_comparison *c)
{
	if (page->style->brief)
		return;
	page->by_title = true;
	gj_text_questions(page, c->verdicts);
	gj_text_compare_rows(page, c);
	page->by_title = false;
}

void gj_report_compare_text(gj_buf *out, const gj_comparison *c, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_head(&page, c->verdicts);
	gj_text_compare_sides(&page, c);
	gj_text_compare_matrix(&page, c);
	gj_text_compare_long(&page, c);
	gj_text_compare_only(&page, c);
	gj_text_compare_dates(&page, c);
	gj_page_done(&page);
}
