/* SPDX-License-Identifier: Apache-2.0 */
/* Many services under several regimes, as text; in HTML on a page of that form. */
#include "report/check_text.h"
#include "report/html.h"
#include "report/sides.h"

enum { HASH_SHOWN = 12 };

static void say_head(gj_page *page, const gj_sides_view *view)
{
	gj_str hash = gj_str_of(view->law->hash);
	char day[11], room[32];

	gj_page_say(page, GJ_M_COUNT_SERVICES, GJ_ARGS(gj_grouped(room, view->services)));
	gj_page_title(page, 0);
	gj_day_format(view->on, day);
	hash.len = hash.len < HASH_SHOWN ? hash.len : HASH_SHOWN;
	gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_HEAD, GJ_ARGS(gj_str_of(day), hash, view->input));
	if (view->bad > 0)
		gj_page_line(page, 0, GJ_INK_RED, GJ_M_COUNT_BAD,
			     GJ_ARGS(gj_grouped(room, view->bad)));
}

static void say_count(gj_page *page, const gj_sides_view *view, const gj_sides_count *count,
		      gj_message words)
{
	char yes[32], open[32];
	gj_str regime;

	gj_page_jurisdiction(page, view->law, view->regime[count->ask.regime]);
	regime = gj_page_take(page, 0, 0);
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, words,
		     GJ_ARGS(regime, gj_grouped(yes, count->yes),
			     gj_grouped(open, view->services - count->yes - count->no)));
}

static void say_barred(gj_page *page, const gj_sides_view *view)
{
	gj_page_heading(page, GJ_M_H_SIDES_BARRED);
	for (size_t k = 0; k < view->n; k++)
		if (view->count[k].ask.what == GJ_ABREAST_BARRED)
			say_count(page, view, &view->count[k], GJ_M_SIDES_BARRED);
	for (size_t k = 0; k < view->n; k++) {
		const gj_sides_count *count = &view->count[k];
		char room[32];
		gj_str in;

		if (count->ask.what != GJ_ABREAST_SPLIT || count->yes == 0)
			continue;
		gj_page_jurisdiction(page, view->law, view->regime[count->ask.regime]);
		in = gj_page_take(page, 0, 0);
		gj_page_jurisdiction(page, view->law, view->regime[count->ask.other]);
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_RED, GJ_M_SIDES_SPLIT,
			     GJ_ARGS(gj_grouped(room, count->yes), in, gj_page_take(page, 0, 1)));
	}
}

static void add_regimes(gj_page *page, const gj_sides_view *view, gj_str barred, char is,
			gj_message words)
{
	size_t mark = gj_page_mark(page), n = 0;

	for (size_t r = 0; r < view->n_regimes; r++) {
		if (barred.at[r] != is)
			continue;
		if (n++ > 0)
			gj_page_say(page, GJ_M_COMMA, NULL);
		gj_page_add(page, view->regime[r]);
	}
	if (n == 0)
		return;
	gj_page_say(page, words, GJ_ARGS(gj_page_take(page, mark, 0)));
}

static void say_found(gj_page *page, const gj_sides_view *view)
{
	char room[32];

	if (view->n_found == 0)
		return;
	gj_page_heading(page, GJ_M_H_SIDES_FOUND);
	for (size_t i = 0; i < view->n_found; i++) {
		gj_page_add(page, view->found[i].name);
		add_regimes(page, view, view->found[i].barred, 'y', GJ_M_SIDES_BARRED_IN);
		add_regimes(page, view, view->found[i].barred, 'n', GJ_M_SIDES_FREE_IN);
		add_regimes(page, view, view->found[i].barred, '?', GJ_M_SIDES_OPEN_IN);
		gj_page_end(page, GJ_INDENT_CITE, GJ_INK_PLAIN);
	}
	if (view->found_in_all > view->n_found)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_SIDES_MORE,
			     GJ_ARGS(gj_grouped(room, view->found_in_all - view->n_found)));
}

static void say_terms(gj_page *page, const gj_sides_view *view)
{
	uint32_t last = GJ_NONE;

	gj_page_heading(page, GJ_M_H_SIDES_CLASSES);
	for (size_t k = 0; k < view->n; k++) {
		const gj_sides_count *count = &view->count[k];

		if (count->ask.what != GJ_ABREAST_TERM)
			continue;
		if (count->ask.ref != last) {
			gj_page_add(page, gj_title(&view->law->term[count->ask.ref].e,
						   page->style->tongue));
			gj_page_say(page, GJ_M_BRACKETS, &view->law->term[count->ask.ref].e.id);
			gj_page_end(page, 0, GJ_INK_BOLD);
		}
		last = count->ask.ref;
		say_count(page, view, count, GJ_M_SIDES_TERM);
	}
}

static void say_subjects(gj_page *page, const gj_sides_view *view)
{
	uint32_t last = GJ_NONE;

	gj_page_heading(page, GJ_M_H_COMPARE_ROWS);
	for (size_t k = 0; k < view->n; k++) {
		const gj_sides_count *count = &view->count[k];

		if (count->ask.what != GJ_ABREAST_BINDS && count->ask.what != GJ_ABREAST_AHEAD)
			continue;
		if (count->ask.ref != last) {
			gj_page_add(page, gj_title(&view->law->subject[count->ask.ref].e,
						   page->style->tongue));
			gj_page_title(page, 1);
		}
		last = count->ask.ref;
		say_count(page, view, count,
			  count->ask.what == GJ_ABREAST_BINDS ? GJ_M_SIDES_BINDS
							      : GJ_M_SIDES_AHEAD);
	}
}

static void say_all(gj_page *page, const gj_sides_view *view)
{
	say_head(page, view);
	say_barred(page, view);
	say_found(page, view);
	say_terms(page, view);
	say_subjects(page, view);
}

void gj_report_sides_text(gj_buf *out, const gj_sides_view *view, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	say_all(&page, view);
	gj_page_done(&page);
}

void gj_report_sides_html(gj_buf *out, const gj_sides_view *view, const gj_style *style)
{
	gj_html html;

	gj_html_open(out, style, view->input, GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, view->law, style, 0);
	say_all(&html.page, view);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
}
