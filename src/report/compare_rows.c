/* SPDX-License-Identifier: Apache-2.0 */
/* One service under several regimes, subject by subject: each norm once, under the headings of its law. */
#include "report/compare.h"
#include "report/contrast.h"

enum { MAX_ASKED = 3 };

static gj_str title_of(const gj_page *page, const gj_comparison *c, uint32_t row)
{
	return gj_title(&c->verdicts->law->subject[c->row[row].subject].e, page->style->tongue);
}

/* ---- one norm ---- */

/* Of what may be breached it is not said: that is the rule. */
static void add_standing(gj_page *page, const gj_law *law, const gj_norm *norm)
{
	static const gj_message words[GJ_N_STANDINGS] = {
		[GJ_STANDS_RECOMMENDED] = GJ_M_STANDS_RECOMMENDED,
		[GJ_STANDS_PRACTICE] = GJ_M_STANDS_PRACTICE,
		[GJ_STANDS_ENCOURAGED] = GJ_M_STANDS_ENCOURAGED};
	gj_standing standing = gj_standing_of(law, norm);

	if (standing == GJ_STANDS_BINDING || standing == GJ_STANDS_OTHER)
		return;
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_say(page, words[standing], NULL);
}

static void say_norm(gj_page *page, const gj_comparison *c, uint32_t item)
{
	const gj_verdict *verdict = &c->verdicts->item[item];
	const gj_norm *norm = gj_compare_norm(c, item);
	bool breached = verdict->compliance == GJ_BREACHED;

	gj_page_about(page, verdict->norm);
	if (norm->n_cites > 0)
		gj_text_cite_column(page, norm->cite);
	gj_page_add(page, gj_title(&norm->e, page->style->tongue));
	if ((verdict->marks & (GJ_MARK_UNVERIFIED | GJ_MARK_JUDGEMENT | GJ_MARK_PRESUMPTION)) != 0)
		gj_page_add(page, GJ_HARD_SPACE);
	gj_page_compare_signs(page, verdict->marks);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_norm_name(page, norm);
	add_standing(page, c->verdicts->law, norm);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_verdict(page, c->verdicts, verdict);
	gj_page_end(page, GJ_INDENT_WORDS, breached ? GJ_INK_RED : GJ_INK_PLAIN);
	gj_text_time(page, c->verdicts, verdict, GJ_INDENT_WORDS, false);
	gj_page_left_rest(page);
}

/* ---- one list of a cell ---- */

static void say_instrument(gj_page *page, const gj_comparison *c, uint32_t instrument)
{
	const gj_entry *e = &c->verdicts->law->instrument[instrument].e;

	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_INSTRUMENT,
		     GJ_ARGS(gj_title(e, page->style->tongue), e->id));
}

/* Those that stand here first, in the order of the law, under its names. */
static void say_norms(gj_page *page, const gj_comparison *c, uint32_t row, const gj_refs *items,
		      uint32_t *instrument)
{
	for (size_t i = 0; i < items->n; i++) {
		const gj_norm *norm = gj_compare_norm(c, items->at[i]);

		if (c->first_row[items->at[i]] != row)
			continue;
		if (norm->instrument != *instrument)
			say_instrument(page, c, norm->instrument);
		*instrument = norm->instrument;
		say_norm(page, c, items->at[i]);
	}
}

/* Those that stood under a subject above: by their citations. */
static void say_again(gj_page *page, const gj_comparison *c, uint32_t above, const gj_refs *items)
{
	const gj_cite *last = NULL;
	char room[12];
	size_t n = 0;

	for (size_t i = 0; i < items->n; i++) {
		const gj_cite *cite = gj_compare_norm(c, items->at[i])->cite;

		if (c->first_row[items->at[i]] != above)
			continue;
		n++;
		if (last != NULL && gj_cite_order(last, cite) == 0)
			continue;
		gj_page_join(page, GJ_M_SEMICOLON);
		if (last != NULL && gj_str_eq(last->instrument.text, cite->instrument.text))
			gj_page_steps(page, cite);
		else
			gj_page_cite(page, cite);
		last = cite;
	}
	if (n > 0)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_COMPARE_SEE_UNDER,
			     GJ_ARGS(gj_count(room, n), title_of(page, c, above),
				     gj_page_take(page, 0, 0)));
}

/* ---- what is open ---- */

/* A question that is asked above by its number; else what is asked by its title. */
static void add_ask(gj_page *page, const gj_comparison *c, gj_ask ask)
{
	const gj_verdicts *v = c->verdicts;
	gj_tongue tongue = page->style->tongue;
	char room[12];

	for (size_t q = 0; q < v->n_questions && q < GJ_QUESTIONS_SHOWN; q++)
		if (v->question[q].ask.kind == ask.kind && v->question[q].ask.ref == ask.ref) {
			gj_page_say(page, GJ_M_COMPARE_QUESTION, GJ_ARGS(gj_count(room, q + 1)));
			return;
		}
	if (ask.kind == GJ_ASK_FACT)
		gj_page_add(page, gj_title(&v->law->fact[ask.ref].e, tongue));
	else if (ask.kind == GJ_ASK_JUDGEMENT)
		gj_page_add(page, gj_title(&v->law->term[ask.ref].e, tongue));
	else
		gj_page_add(page, gj_title(&v->law->role[ask.ref].e, tongue));
}

static bool is_asked(const gj_ask *asked, size_t n, gj_ask ask)
{
	for (size_t i = 0; i < n; i++)
		if (asked[i].kind == ask.kind && asked[i].ref == ask.ref)
			return true;
	return false;
}

static bool hangs_on(const gj_comparison *c, const gj_refs *open, gj_ask ask)
{
	for (size_t i = 0; i < open->n; i++) {
		const gj_asks *asks = &c->verdicts->item[open->at[i]].asks;

		if (is_asked(asks->at, asks->n, ask))
			return true;
	}
	return false;
}

/* The first few of what would settle what is open here, each once: those asked above in their order, then as verdicts ask for them. */
static size_t asked_of(const gj_comparison *c, const gj_refs *open, gj_ask *asked, bool *more)
{
	const gj_verdicts *v = c->verdicts;
	size_t n = 0;

	*more = false;
	for (size_t q = 0; q < v->n_questions && q < GJ_QUESTIONS_SHOWN && n < MAX_ASKED; q++)
		if (hangs_on(c, open, v->question[q].ask))
			asked[n++] = v->question[q].ask;
	for (size_t i = 0; i < open->n; i++) {
		const gj_asks *asks = &v->item[open->at[i]].asks;

		for (size_t k = 0; k < asks->n; k++) {
			if (is_asked(asked, n, asks->at[k]))
				continue;
			if (n == MAX_ASKED) {
				*more = true;
				return n;
			}
			asked[n++] = asks->at[k];
		}
	}
	return n;
}

static void say_open(gj_page *page, const gj_comparison *c, const gj_refs *open)
{
	gj_ask asked[MAX_ASKED];
	bool more;
	char room[12];
	size_t n;
	gj_str names;

	if (open->n == 0)
		return;
	n = asked_of(c, open, asked, &more);
	if (n == 0) {
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_PLAIN, GJ_M_COMPARE_OPEN_SHORT,
			     GJ_ARGS(gj_count(room, open->n)));
		return;
	}
	for (size_t i = 0; i < n; i++) {
		gj_page_join(page, GJ_M_SEMICOLON);
		add_ask(page, c, asked[i]);
	}
	names = gj_page_take(page, 0, 0);
	if (more) {
		gj_page_say(page, GJ_M_COMPARE_AMONG_OTHERS, &names);
		names = gj_page_take(page, 0, 1);
	}
	gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_PLAIN, GJ_M_COMPARE_OPEN,
		     GJ_ARGS(gj_count(room, open->n), names));
}

/* ---- one cell ---- */

static void say_cell(gj_page *page, const gj_comparison *c, uint32_t row, size_t r)
{
	const gj_law *law = c->verdicts->law;
	const gj_cell_of *cell = &c->row[row].cell[r];
	uint32_t instrument = GJ_NONE;
	char room[12];

	gj_page_jurisdiction(page, law, c->regime[r].name);
	gj_page_end(page, GJ_INDENT_CITE, GJ_INK_BOLD);
	gj_text_compare_terms(page, law, &cell->terms.hold, GJ_INDENT_WORDS,
			      GJ_M_COMPARE_TERMS_HOLD);
	gj_text_compare_terms(page, law, &cell->terms.not, GJ_INDENT_WORDS, GJ_M_COMPARE_TERMS_NOT);
	gj_text_compare_terms(page, law, &cell->terms.open, GJ_INDENT_WORDS,
			      GJ_M_COMPARE_TERMS_OPEN);
	say_norms(page, c, row, &cell->binds, &instrument);
	say_norms(page, c, row, &cell->ahead, &instrument);
	for (uint32_t above = 0; above < row; above++) {
		say_again(page, c, above, &cell->binds);
		say_again(page, c, above, &cell->ahead);
	}
	say_open(page, c, &cell->open);
	if (cell->binds.n + cell->ahead.n + cell->open.n > 0)
		return;
	if (cell->not > 0)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_COMPARE_NOTHING,
			     GJ_ARGS(gj_count(room, cell->not )));
	else if (cell->terms.hold.n + cell->terms.not .n + cell->terms.open.n == 0)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_COMPARE_NONE, NULL);
}

/* ---- rows ---- */

/* That another time may be sooner is said beside: days do not tell how soon `promptly` is. */
static void say_strictest(gj_page *page, const gj_comparison *c, const gj_row *row)
{
	char room[12];
	gj_str cites;

	if (row->strictest.n == 0)
		return;
	gj_page_compare_cites(page, c, &row->strictest, 0);
	cites = gj_page_take(page, 0, 0);
	if (row->promptly > 0) {
		gj_page_say(page, GJ_M_COMPARE_PROMPTLY,
			    GJ_ARGS(cites, gj_count(room, row->promptly)));
		cites = gj_page_take(page, 0, 1);
	}
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_YELLOW,
		     row->strictest_open ? GJ_M_COMPARE_STRICTEST_OPEN : GJ_M_COMPARE_STRICTEST,
		     &cites);
}

void gj_text_compare_rows(gj_page *page, const gj_comparison *c)
{
	gj_page_heading(page, GJ_M_H_COMPARE_ROWS);
	if (c->n_rows == 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_NO_SUBJECTS, NULL);
	for (uint32_t i = 0; i < c->n_rows; i++) {
		page->place = c->verdicts->law->subject[c->row[i].subject].e.id;
		gj_page_add(page, title_of(page, c, i));
		gj_page_title(page, 1);
		for (size_t r = 0; r < c->n_regimes; r++)
			say_cell(page, c, i, r);
		say_strictest(page, c, &c->row[i]);
	}
}
