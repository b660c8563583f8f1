/* SPDX-License-Identifier: Apache-2.0 */
/* What one regime comes to under one subject in a few words, and all of them at a glance. */
#include "report/compare.h"
#include "report/contrast.h"

/* ---- citations and signs ---- */

void gj_page_compare_signs(gj_page *page, unsigned marks)
{
	static const struct {
		unsigned mark;
		const char *sign;
	} signs[] = {
		{GJ_MARK_UNVERIFIED, "†"}, {GJ_MARK_JUDGEMENT, "*"}, {GJ_MARK_PRESUMPTION, "‡"}};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if ((marks & signs[i].mark) != 0)
			gj_page_add(page, gj_str_of(signs[i].sign));
}

/* How many from `first` on are of one provision, and what they rest on taken together. */
static size_t same_place(const gj_comparison *c, const gj_refs *items, size_t first,
			 unsigned *marks)
{
	const gj_cite *cite = gj_compare_norm(c, items->at[first])->cite;
	size_t n = 0;

	*marks = 0;
	while (first + n < items->n &&
	       gj_cite_order(gj_compare_norm(c, items->at[first + n])->cite, cite) == 0) {
		*marks |= c->verdicts->item[items->at[first + n]].marks;
		n++;
	}
	return n;
}

size_t gj_page_compare_cites(gj_page *page, const gj_comparison *c, const gj_refs *items,
			     size_t most)
{
	const gj_cite *last = NULL;
	size_t n, i = 0, shown = 0;
	unsigned marks;
	char room[12];

	for (; i < items->n && (most == 0 || shown < most); i += n, shown++) {
		const gj_cite *cite = gj_compare_norm(c, items->at[i])->cite;

		n = same_place(c, items, i, &marks);
		if (last != NULL)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		if (last != NULL && gj_str_eq(last->instrument.text, cite->instrument.text) &&
		    cite->n > 0)
			gj_page_steps(page, cite);
		else
			gj_page_cite(page, cite);
		gj_page_compare_signs(page, marks);
		if (n > 1)
			gj_page_say(page, GJ_M_BRACKETS, GJ_ARGS(gj_count(room, n)));
		last = cite;
	}
	return items->n - i;
}

void gj_text_compare_terms(gj_page *page, const gj_law *law, const gj_refs *terms, unsigned indent,
			   gj_message words)
{
	for (size_t i = 0; i < terms->n; i++) {
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_add(page, gj_title(&law->term[terms->at[i]].e, page->style->tongue));
	}
	if (terms->n > 0)
		gj_page_line(page, indent, GJ_INK_PLAIN, words, GJ_ARGS(gj_page_take(page, 0, 0)));
}

/* ---- one cell ---- */

static bool is_binding(const gj_comparison *c, uint32_t item)
{
	return gj_standing_of(c->verdicts->law, gj_compare_norm(c, item)) == GJ_STANDS_BINDING;
}

static size_t not_binding(const size_t *n)
{
	size_t all = 0;

	for (size_t i = GJ_STANDS_BINDING + 1; i < GJ_N_STANDINGS; i++)
		all += n[i];
	return all;
}

static void add_number(gj_page *page, gj_message words, size_t n)
{
	char room[12];

	if (n == 0)
		return;
	gj_page_join(page, GJ_M_DOT);
	gj_page_say(page, words, GJ_ARGS(gj_count(room, n)));
}

static void add_ahead(gj_page *page, const gj_comparison *c, const gj_refs *ahead, bool binding,
		      size_t n, gj_message words)
{
	gj_day first = GJ_DAY_MAX;
	char room[12], day[11];

	if (n == 0)
		return;
	for (size_t i = 0; i < ahead->n; i++)
		if (is_binding(c, ahead->at[i]) == binding &&
		    c->verdicts->item[ahead->at[i]].from < first)
			first = c->verdicts->item[ahead->at[i]].from;
	gj_page_join(page, GJ_M_DOT);
	gj_day_format(first, day);
	gj_page_say(page, words, GJ_ARGS(gj_count(room, n), gj_str_of(day)));
}

static void add_now(gj_page *page, const gj_comparison *c, const gj_cell_of *cell)
{
	static const gj_message words[GJ_N_STANDINGS] = {
		GJ_M_COMPARE_CELL_BINDS, GJ_M_COMPARE_CELL_RECOMMENDED, GJ_M_COMPARE_CELL_PRACTICE,
		GJ_M_COMPARE_CELL_ENCOURAGED, GJ_M_COMPARE_CELL_OTHER};
	size_t breached = 0;

	for (size_t i = 0; i < cell->binds.n; i++)
		breached += c->verdicts->item[cell->binds.at[i]].compliance == GJ_BREACHED &&
			    is_binding(c, cell->binds.at[i]);
	for (size_t s = 0; s < GJ_N_STANDINGS; s++) {
		add_number(page, words[s], cell->now[s]);
		if (s == GJ_STANDS_BINDING)
			add_number(page, GJ_M_COMPARE_CELL_BREACHED, breached);
	}
}

void gj_page_compare_cell(gj_page *page, const gj_comparison *c, const gj_cell_of *cell)
{
	const gj_terms_of *terms = &cell->terms;

	add_number(page, GJ_M_COMPARE_CELL_HOLD, terms->hold.n);
	add_number(page, GJ_M_COMPARE_CELL_HOLD_NOT, terms->not .n);
	add_number(page, GJ_M_COMPARE_CELL_HOLD_OPEN, terms->open.n);
	if (page->scratch.len > 0)
		gj_page_say(page, GJ_M_COMPARE_CELL_TERMS, GJ_ARGS(gj_page_take(page, 0, 0)));
	add_now(page, c, cell);
	add_ahead(page, c, &cell->ahead, true, cell->later[GJ_STANDS_BINDING],
		  GJ_M_COMPARE_CELL_AHEAD);
	add_ahead(page, c, &cell->ahead, false, not_binding(cell->later),
		  GJ_M_COMPARE_CELL_AHEAD_NOT);
	add_number(page, GJ_M_COMPARE_CELL_OPEN, cell->unsure[GJ_STANDS_BINDING]);
	add_number(page, GJ_M_COMPARE_CELL_OPEN_NOT, not_binding(cell->unsure));
	if (page->scratch.len == 0)
		gj_page_say(page, cell->not > 0 ? GJ_M_COMPARE_CELL_NOT : GJ_M_COMPARE_CELL_NONE,
			    NULL);
}

/* ---- at a glance ---- */

/* A line for each regime under each subject: tables of this width do not fit a line of text. */
void gj_text_compare_matrix(gj_page *page, const gj_comparison *c)
{
	const gj_law *law = c->verdicts->law;

	if (c->n_rows == 0)
		return;
	gj_page_heading(page, GJ_M_H_COMPARE_MATRIX);
	for (size_t i = 0; i < c->n_rows; i++) {
		gj_page_add(page,
			    gj_title(&law->subject[c->row[i].subject].e, page->style->tongue));
		gj_page_title(page, 1);
		for (size_t r = 0; r < c->n_regimes; r++) {
			gj_page_left(page, GJ_INDENT_CITE, GJ_INK_PLAIN, c->regime[r].name);
			gj_page_compare_cell(page, c, &c->row[i].cell[r]);
			gj_page_end(page, GJ_INDENT_GLANCE, GJ_INK_PLAIN);
			gj_page_left_rest(page);
		}
	}
}
