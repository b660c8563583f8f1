/* SPDX-License-Identifier: Apache-2.0 */
/* One service under several regimes: subjects, what only one asks, dates. The regimes themselves: compare_sides.c. */
#include "report/compare.h"
#include "report/contrast.h"

enum { MAX_ASKED = 3 };

void gj_page_compare_cites(gj_page *page, const gj_comparison *c, const gj_refs *items)
{
	for (size_t i = 0; i < items->n; i++) {
		const gj_cite *cite = gj_compare_norm(c, items->at[i])->cite;

		if (i > 0 && gj_cite_order(gj_compare_norm(c, items->at[i - 1])->cite, cite) == 0)
			continue;
		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_cite(page, cite);
	}
}

/* ---- one cell ---- */

static gj_day first_day(const gj_comparison *c, const gj_refs *ahead)
{
	gj_day day = c->verdicts->item[ahead->at[0]].from;

	for (size_t i = 1; i < ahead->n; i++)
		if (c->verdicts->item[ahead->at[i]].from < day)
			day = c->verdicts->item[ahead->at[i]].from;
	return day;
}

void gj_page_compare_cell(gj_page *page, const gj_comparison *c, const gj_cell_of *cell)
{
	size_t breached = 0;
	char room[12], day[11];

	for (size_t i = 0; i < cell->binds.n; i++)
		breached += c->verdicts->item[cell->binds.at[i]].compliance == GJ_BREACHED;
	if (cell->binds.n > 0)
		gj_page_say(page, GJ_M_COMPARE_CELL_BINDS, GJ_ARGS(gj_count(room, cell->binds.n)));
	if (breached > 0) {
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_COMPARE_CELL_BREACHED, GJ_ARGS(gj_count(room, breached)));
	}
	if (cell->ahead.n > 0) {
		gj_page_join(page, GJ_M_DOT);
		gj_day_format(first_day(c, &cell->ahead), day);
		gj_page_say(page, GJ_M_COMPARE_CELL_AHEAD,
			    GJ_ARGS(gj_count(room, cell->ahead.n), gj_str_of(day)));
	}
	if (cell->open.n > 0) {
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_COMPARE_CELL_OPEN, GJ_ARGS(gj_count(room, cell->open.n)));
	}
	if (cell->binds.n + cell->ahead.n + cell->open.n == 0)
		gj_page_say(page, cell->not > 0 ? GJ_M_COMPARE_CELL_NOT : GJ_M_COMPARE_CELL_NONE,
			    NULL);
}

/* ---- subjects ---- */

static void say_norm(gj_page *page, const gj_comparison *c, uint32_t item)
{
	const gj_verdict *verdict = &c->verdicts->item[item];
	const gj_norm *norm = gj_compare_norm(c, item);
	bool breached = verdict->compliance == GJ_BREACHED;

	gj_page_about(page, verdict->norm);
	if (norm->n_cites > 0)
		gj_text_cite_column(page, norm->cite);
	gj_page_add(page, gj_title(&norm->e, page->style->tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_norm_name(page, norm);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_verdict(page, c->verdicts, verdict);
	gj_page_end(page, GJ_INDENT_WORDS, breached ? GJ_INK_RED : GJ_INK_PLAIN);
	gj_text_time(page, c->verdicts, verdict, GJ_INDENT_WORDS, false);
	gj_page_left_rest(page);
}

/* The first few of what would settle what is open here: in the order in which verdicts ask for them, each once. */
static size_t add_asked(gj_page *page, const gj_comparison *c, const gj_refs *open)
{
	gj_ask asked[MAX_ASKED];
	size_t n = 0;

	for (size_t i = 0; i < open->n; i++) {
		const gj_asks *asks = &c->verdicts->item[open->at[i]].asks;

		for (size_t k = 0; k < asks->n && n < MAX_ASKED; k++) {
			bool known = false;

			for (size_t j = 0; j < n; j++)
				known = known || (asked[j].kind == asks->at[k].kind &&
						  (asked[j].ref == asks->at[k].ref ||
						   asked[j].kind == GJ_ASK_ROLE));
			if (known)
				continue;
			asked[n++] = asks->at[k];
			if (n > 1)
				gj_page_say(page, GJ_M_COMMA, NULL);
			gj_page_add(page, asks->at[k].kind == GJ_ASK_ROLE
						  ? GJ_STR("roles")
						  : gj_ask_name(c->verdicts->law, asks->at[k]));
		}
	}
	return n;
}

static void say_open(gj_page *page, const gj_comparison *c, const gj_refs *open)
{
	char room[12];
	size_t n;

	if (open->n == 0)
		return;
	n = add_asked(page, c, open);
	if (n > 0)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_PLAIN, GJ_M_COMPARE_OPEN,
			     GJ_ARGS(gj_count(room, open->n), gj_page_take(page, 0, 0)));
	else
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_PLAIN, GJ_M_COMPARE_OPEN_SHORT,
			     GJ_ARGS(gj_count(room, open->n)));
}

/* What a brief report names by its citation alone: it has no time, and nothing told says whether it is kept, or it is. */
static bool is_plain(const gj_page *page, const gj_comparison *c, uint32_t item)
{
	const gj_verdict *verdict = &c->verdicts->item[item];
	const gj_norm *norm = gj_compare_norm(c, item);

	return page->style->brief && verdict->compliance != GJ_BREACHED &&
	       verdict->compliance != GJ_PENDING && verdict->due == GJ_DAY_NONE &&
	       norm->before == GJ_NONE && norm->promptly == GJ_NONE && !norm->has_within &&
	       norm->by == GJ_DAY_NONE;
}

static void say_norms(gj_page *page, const gj_comparison *c, const gj_refs *items)
{
	const gj_cite *last = NULL;
	size_t plain = 0;
	char room[12];

	for (size_t i = 0; i < items->n; i++)
		if (!is_plain(page, c, items->at[i]))
			say_norm(page, c, items->at[i]);
	for (size_t i = 0; i < items->n; i++) {
		const gj_cite *cite = gj_compare_norm(c, items->at[i])->cite;

		if (!is_plain(page, c, items->at[i]))
			continue;
		plain++;
		if (last != NULL && gj_cite_order(last, cite) == 0)
			continue;
		gj_page_join(page, GJ_M_SEMICOLON);
		if (last != NULL && gj_str_eq(last->instrument.text, cite->instrument.text))
			gj_page_steps(page, cite);
		else
			gj_page_cite(page, cite);
		last = cite;
	}
	if (plain == 0)
		return;
	gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM,
		     c->verdicts->item[items->at[0]].applicability == GJ_FUTURE
			     ? GJ_M_COMPARE_PLAIN_AHEAD
			     : GJ_M_COMPARE_PLAIN,
		     GJ_ARGS(gj_count(room, plain), gj_page_take(page, 0, 0)));
}

static void say_cell(gj_page *page, const gj_comparison *c, const gj_row *row, size_t r)
{
	const gj_cell_of *cell = &row->cell[r];
	char room[12];

	gj_page_jurisdiction(page, c->verdicts->law, c->regime[r].name);
	gj_page_end(page, GJ_INDENT_CITE, GJ_INK_BOLD);
	say_norms(page, c, &cell->binds);
	say_norms(page, c, &cell->ahead);
	say_open(page, c, &cell->open);
	if (cell->binds.n + cell->ahead.n + cell->open.n > 0)
		return;
	if (cell->not > 0)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_COMPARE_NOTHING,
			     GJ_ARGS(gj_count(room, cell->not )));
	else
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_COMPARE_NONE, NULL);
}

static void say_strictest(gj_page *page, const gj_comparison *c, const gj_row *row)
{
	if (row->strictest.n == 0)
		return;
	gj_page_compare_cites(page, c, &row->strictest);
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_YELLOW,
		     row->strictest_open ? GJ_M_COMPARE_STRICTEST_OPEN : GJ_M_COMPARE_STRICTEST,
		     GJ_ARGS(gj_page_take(page, 0, 0)));
}

void gj_text_compare_rows(gj_page *page, const gj_comparison *c)
{
	const gj_law *law = c->verdicts->law;

	gj_page_heading(page, GJ_M_H_COMPARE_ROWS);
	if (c->n_rows == 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_NO_SUBJECTS, NULL);
	for (size_t i = 0; i < c->n_rows; i++) {
		gj_page_add(page,
			    gj_title(&law->subject[c->row[i].subject].e, page->style->tongue));
		gj_page_title(page, 1);
		for (size_t r = 0; r < c->n_regimes; r++)
			say_cell(page, c, &c->row[i], r);
		say_strictest(page, c, &c->row[i]);
	}
}

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

void gj_text_compare_dates(gj_page *page, const gj_comparison *c)
{
	char begins[12], due[12], day[11];

	gj_page_heading(page, GJ_M_H_COMPARE_DATES);
	if (c->n_moments == 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_NO_DATES, NULL);
	for (size_t i = 0; i < c->n_moments; i++) {
		const gj_moment *m = &c->moment[i];
		gj_message words = m->due == 0	    ? GJ_M_COMPARE_BEGINS
				   : m->begins == 0 ? GJ_M_COMPARE_DUE
						    : GJ_M_COMPARE_BEGINS_DUE;
		gj_str regime;

		gj_day_format(m->day, day);
		gj_page_left(page, GJ_INDENT_CITE, GJ_INK_BOLD, gj_str_of(day));
		gj_page_jurisdiction(page, c->verdicts->law, c->regime[m->regime].name);
		regime = gj_page_take(page, 0, 0);
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_PLAIN, words,
			     GJ_ARGS(regime, gj_count(begins, m->begins > 0 ? m->begins : m->due),
				     gj_count(due, m->due)));
		gj_page_left_rest(page);
	}
}

void gj_report_compare_text(gj_buf *out, const gj_comparison *c, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_head(&page, c->verdicts);
	gj_text_compare_sides(&page, c);
	gj_text_compare_rows(&page, c);
	gj_text_compare_only(&page, c);
	gj_text_compare_dates(&page, c);
	gj_page_done(&page);
}
