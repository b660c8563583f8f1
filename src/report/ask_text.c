/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/record_write.h"
#include "report/ask.h"

enum { ANSWERS_SHOWN = 8, INDENT = GJ_ASK_INDENT };

void gj_page_prospect_answer(gj_page *page, const gj_law *law, const gj_prospect *question,
			     const gj_answer *answer)
{
	const gj_input *input = &answer->input;

	if (question->ask.kind == GJ_ASK_JUDGEMENT)
		gj_page_add(page, answer->truth == GJ_TRUE ? GJ_STR("yes") : GJ_STR("no"));
	else if (question->ask.kind == GJ_ASK_FACT && input->truth == GJ_TRUE && !input->has_low &&
		 !input->has_high && law->fact[question->ask.ref].type != GJ_FACT_BOOL &&
		 law->fact[question->ask.ref].type != GJ_FACT_CHOICE)
		gj_page_say(page, GJ_M_ASK_ANY_DAY, NULL);
	else if (question->ask.kind == GJ_ASK_FACT)
		gj_input_print(&page->scratch, &law->fact[question->ask.ref], input);
	else if (answer->role == GJ_NONE)
		gj_page_say(page, GJ_M_ASK_NONE, NULL);
	else
		gj_page_say(page, GJ_M_ASK_ONLY,
			    GJ_ARGS(gj_title(&law->role[answer->role].e, page->style->tongue)));
}

static void say_decides(gj_page *page, const gj_law *law, const gj_prospect *q, unsigned indent)
{
	char room[12];
	size_t said = 0;

	for (size_t i = 0; i < q->n_answers && said < ANSWERS_SHOWN; i++) {
		size_t mark;

		if (q->answer[i].decides == 0)
			continue;
		if (said++ > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		mark = gj_page_mark(page);
		gj_page_prospect_answer(page, law, q, &q->answer[i]);
		gj_page_say(
			page, GJ_M_ASK_DECIDES_ONE,
			GJ_ARGS(gj_page_take(page, mark, 1), gj_count(room, q->answer[i].decides)));
	}
	if (said > 0)
		gj_page_line(page, indent, GJ_INK_DIM, GJ_M_ASK_DECIDES,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

static void say_why(gj_page *page, const gj_ask_view *view, const gj_prospect *q, size_t norms,
		    unsigned indent)
{
	static const gj_message why[2][2] = {{GJ_M_ASK_WHY, GJ_M_ASK_WHY_MORE},
					     {GJ_M_ASK_WHY_KEPT, GJ_M_ASK_WHY_KEPT_MORE}};
	const gj_law *law = view->circuit->law;
	char all[12], more[12];
	size_t n = q->n_norms < norms ? q->n_norms : norms;
	gj_str named;

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		if (law->norm[q->norm[i]].n_cites > 0)
			gj_page_cite(page, &law->norm[q->norm[i]].cite[0]);
		gj_page_say(page, GJ_M_BRACKETS, GJ_ARGS(law->norm[q->norm[i]].e.id));
	}
	named = gj_page_take(page, 0, 0);
	gj_page_line(page, indent, GJ_INK_DIM, why[view->questions->kept][n < q->n_norms],
		     GJ_ARGS(gj_count(all, q->n_norms), named, gj_count(more, q->n_norms - n)));
}

static void say_roles(gj_page *page, const gj_law *law, const gj_prospect *q, unsigned indent)
{
	gj_page_say(page, GJ_M_ASK_ROLES, NULL);
	gj_page_end(page, indent, GJ_INK_PLAIN);
	for (size_t i = 0; i < q->n_answers; i++) {
		const gj_entry *role;

		if (q->answer[i].role == GJ_NONE)
			continue;
		role = &law->role[q->answer[i].role].e;
		gj_page_add(page, role->id);
		gj_page_say(page, GJ_M_COLON, NULL);
		gj_page_add(page, gj_title(role, page->style->tongue));
		gj_page_end(page, indent + 2, GJ_INK_PLAIN);
	}
	gj_page_say(page, GJ_M_ASK_ANSWER_ROLES, NULL);
	gj_page_end(page, indent, GJ_INK_DIM);
}

void gj_text_prospect(gj_page *page, const gj_ask_view *view, const gj_prospect *q, size_t norms,
		      unsigned indent)
{
	const gj_law *law = view->circuit->law;

	if (q->ask.kind == GJ_ASK_ROLE) {
		say_roles(page, law, q, indent);
	} else {
		gj_page_question(page, law, q->ask);
		gj_page_end(page, indent, GJ_INK_PLAIN);
		gj_page_answers(page, law, q->ask);
		if (q->ask.kind == GJ_ASK_JUDGEMENT && law->term[q->ask.ref].guide.len > 0) {
			gj_page_say(page, GJ_M_DOT, NULL);
			gj_page_say(page, GJ_M_GUIDE, &law->term[q->ask.ref].guide);
		}
		gj_page_end(page, indent, GJ_INK_DIM);
	}
	say_why(page, view, q, norms, indent);
	say_decides(page, law, q, indent);
	if (q->matters == GJ_MATTERS_PERHAPS)
		gj_page_line(page, indent, GJ_INK_DIM, GJ_M_ASK_PERHAPS, NULL);
	else if (q->matters == GJ_MATTERS_NOT_WHICH)
		gj_page_line(page, indent, GJ_INK_DIM, GJ_M_ASK_NOT_WHICH, NULL);
}

void gj_page_asks_left(gj_page *page, const gj_prospects *all)
{
	char room[12];

	if (all->n > 0)
		return;
	if (all->undecided > 0 && (!all->kept || all->after))
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_ASK_LEFT,
			     GJ_ARGS(gj_count(room, all->undecided)));
	if (all->unkept > 0)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_ASK_LEFT_KEPT,
			     GJ_ARGS(gj_count(room, all->unkept)));
}

void gj_text_ask_head(gj_page *page, const gj_ask_view *view)
{
	enum { HASH_SHOWN = 12 };
	const gj_prospects *all = view->questions;
	gj_str hash = gj_str_of(view->circuit->law->hash);
	char day[11], undecided[12], questions[12];

	gj_page_add(page, view->record->service);
	gj_page_title(page, 0);
	gj_day_format(view->circuit->on, day);
	hash.len = hash.len < HASH_SHOWN ? hash.len : HASH_SHOWN;
	gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_HEAD,
		     GJ_ARGS(gj_str_of(day), hash, view->record->source.name));
	gj_page_line(page, 0, GJ_INK_PLAIN, all->kept ? GJ_M_ASK_UNKEPT : GJ_M_ASK_UNDECIDED,
		     GJ_ARGS(gj_count(undecided, all->kept ? all->unkept : all->undecided),
			     gj_count(questions, all->n)));
	if (all->n == 0)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_ASK_NOTHING, NULL);
	else if (all->future)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_ASK_FUTURE, NULL);
	else if (all->kept && all->after)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_ASK_KEPT, NULL);
	gj_page_asks_left(page, all);
}

void gj_text_ask_number(gj_page *page, size_t number)
{
	char room[12];

	gj_page_add(page, gj_count(room, number));
	gj_page_add(page, GJ_STR("."));
	gj_page_left(page, GJ_INDENT_CITE, GJ_INK_BOLD, gj_page_take(page, 0, 0));
}

void gj_text_ask_more(gj_page *page, size_t n, size_t most)
{
	char room[12];

	if (n <= most)
		return;
	gj_page_gap(page);
	gj_page_line(page, INDENT, GJ_INK_DIM, GJ_M_ASK_MORE, GJ_ARGS(gj_count(room, n - most)));
}

void gj_report_ask_text(gj_buf *out, const gj_ask_view *view, size_t most, const gj_style *style)
{
	const gj_prospects *all = view->questions;
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_ask_head(&page, view);
	for (size_t i = 0; i < all->n && i < most; i++) {
		gj_page_gap(&page);
		gj_text_ask_number(&page, i + 1);
		gj_text_prospect(&page, view, &all->at[i], GJ_ASK_NORMS_NAMED, INDENT);
	}
	gj_text_ask_more(&page, all->n, most);
	gj_page_done(&page);
}
