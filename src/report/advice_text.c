/* SPDX-License-Identifier: Apache-2.0 */
/* What must change, as text: the smallest plans, what each costs elsewhere, what stands in the way. */
#include "report/advice.h"

static void say_goal(gj_page *page, const gj_advice *a)
{
	const gj_law *law = a->was->law;
	const gj_norm *norm = &law->norm[a->norm];

	gj_page_heading(page, a->goal == GJ_GOAL_AVOID ? GJ_M_H_AVOID : GJ_M_H_FULFIL);
	gj_text_instrument(page, law, &law->instrument[norm->instrument]);
	gj_text_norm_short(page, law, norm, GJ_STR(""));
	gj_page_verdict(page, a->was, &a->was->item[a->norm]);
	gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
}

/* ---- one plan ---- */

/* The value that a move gives, in the words for what is told. */
static void add_target(gj_page *page, const gj_law *law, const gj_move *move)
{
	if (move->ask.kind == GJ_ASK_FACT)
		gj_page_input(page, &law->fact[move->ask.ref], &move->input);
	else
		gj_page_say(page, gj_truth_message(move->truth), NULL);
}

static gj_message how_of(const gj_move *move)
{
	switch (move->mover) {
	case GJ_MOVER_JUDGE:
		return GJ_M_ADVISE_JUDGE;
	case GJ_MOVER_NOBODY:
		return GJ_M_ADVISE_FIND_OUT;
	case GJ_MOVER_OTHERS:
		return move->settles ? GJ_M_ADVISE_SETTLE_OTHERS : GJ_M_ADVISE_OTHERS;
	case GJ_MOVER_NOT_SAID:
		return GJ_M_ADVISE_NOT_SAID;
	default:
		return move->settles ? GJ_M_ADVISE_SETTLE : GJ_M_ADVISE_PROVIDER;
	}
}

static gj_str title_of(const gj_law *law, gj_ask ask, gj_tongue tongue)
{
	return gj_title(ask.kind == GJ_ASK_FACT	       ? &law->fact[ask.ref].e
			: ask.kind == GJ_ASK_JUDGEMENT ? &law->term[ask.ref].e
						       : &law->role[ask.ref].e,
			tongue);
}

static void say_move(gj_page *page, const gj_advice *a, const gj_move *move)
{
	const gj_law *law = a->was->law;
	size_t mark = gj_page_mark(page);
	gj_str was, would;

	gj_page_told(page, a->was->record, move->ask);
	was = gj_page_take(page, mark, 4);
	add_target(page, law, move);
	would = gj_page_take(page, mark, 5);
	gj_page_say(page, GJ_M_WHAT_IF_CHANGE, GJ_ARGS(gj_ask_name(law, move->ask), was, would));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_say(page, how_of(move), NULL);
	gj_page_end(page, 5, GJ_INK_BOLD);
	gj_page_add(page, title_of(law, move->ask, page->style->tongue));
	gj_page_end(page, 7, GJ_INK_DIM);
}

/* A value as a link or a move gives it. */
static gj_str value_of(gj_page *page, const gj_law *law, uint32_t fact, const gj_input *value,
		       unsigned slot)
{
	size_t mark = gj_page_mark(page);

	gj_page_input(page, &law->fact[fact], value);
	return gj_page_take(page, mark, slot);
}

/* `brings with it mobile_app: yes -> no`, and by which link. */
static void say_brought(gj_page *page, const gj_advice *a, const gj_brought *brought)
{
	const gj_law *law = a->was->law;
	size_t mark = gj_page_mark(page);
	gj_str was, would;

	gj_page_told(page, a->was->record, (gj_ask){GJ_ASK_FACT, brought->fact});
	was = gj_page_take(page, mark, 4);
	would = value_of(page, law, brought->fact, &brought->value, 5);
	gj_page_say(page, GJ_M_ADVISE_BRINGS, GJ_ARGS(law->fact[brought->fact].e.id, was, would));
	gj_page_end(page, 7, GJ_INK_PLAIN);
	gj_page_add(page, gj_title(&law->link[brought->link].e, page->style->tongue));
	gj_page_end(page, 9, GJ_INK_DIM);
}

/* Norms by their citations, an instrument named where it changes: `cn/pipl art. 13; cn/dsl art. 27`. */
static void say_norms(gj_page *page, const gj_law *law, const gj_refs *norms, gj_message heading)
{
	gj_provisions row = {.page = page};
	uint32_t instrument = GJ_NONE;
	size_t mark = gj_page_mark(page);
	char room[12];

	if (norms->n == 0)
		return;
	for (size_t i = 0; i < norms->n; i++) {
		const gj_norm *norm = &law->norm[norms->at[i]];

		if (norm->instrument != instrument) {
			if (i > 0)
				gj_page_say(page, GJ_M_SEMICOLON, NULL);
			gj_page_add(page, law->instrument[norm->instrument].e.id);
			gj_page_add(page, GJ_STR(" "));
			row = (gj_provisions){.page = page, .mark = gj_page_mark(page)};
		}
		instrument = norm->instrument;
		gj_provisions_add(&row, norm);
	}
	gj_page_say(page, heading, GJ_ARGS(gj_count(room, norms->n), gj_page_take(page, mark, 4)));
	gj_page_end(page, 5, GJ_INK_PLAIN);
}

/* How many of each instrument: `cn/pipl 3, cn/dsl 1`. */
static void say_counts(gj_page *page, const gj_law *law, const gj_refs *norms, gj_message heading)
{
	size_t mark = gj_page_mark(page);
	char room[12];

	if (norms->n == 0)
		return;
	for (size_t i = 0, end; i < norms->n; i = end) {
		uint32_t instrument = law->norm[norms->at[i]].instrument;

		for (end = i; end < norms->n && law->norm[norms->at[end]].instrument == instrument;)
			end++;
		if (i > 0)
			gj_page_say(page, GJ_M_COMMA, NULL);
		gj_page_add(page, law->instrument[instrument].e.id);
		gj_page_add(page, GJ_STR(" "));
		gj_page_add(page, gj_count(room, end - i));
	}
	gj_page_say(page, heading, GJ_ARGS(gj_count(room, norms->n), gj_page_take(page, mark, 4)));
	gj_page_end(page, 5, GJ_INK_PLAIN);
}

static void say_cost(gj_page *page, const gj_advice *a, const gj_plan *plan)
{
	const gj_law *law = a->was->law;

	say_norms(page, law, &plan->gained, GJ_M_ADVISE_GAINED);
	say_norms(page, law, &plan->breached, GJ_M_ADVISE_BREACHED);
	say_counts(page, law, &plan->lost, GJ_M_ADVISE_LOST);
	say_counts(page, law, &plan->opened, GJ_M_ADVISE_OPENED);
	if (plan->remain.n > 0)
		say_norms(page, law, &plan->remain, GJ_M_ADVISE_REMAIN);
	else
		gj_page_line(page, 5, GJ_INK_PLAIN, GJ_M_ADVISE_NONE_REMAIN, NULL);
}

/* `not if by_interface only: ..., which is open: brings has_app: no` */
static void say_unless(gj_page *page, const gj_advice *a, const gj_plan *plan)
{
	const gj_law *law = a->was->law;

	for (size_t i = 0; i < plan->unless.n; i++) {
		const gj_effect *effect = &law->effect[plan->unless.at[i]];
		const gj_stated *brings = &law->link[effect->link].brings[effect->at];
		gj_input value = gj_input_of_given(&law->fact[brings->ref], brings->value);

		gj_page_line(page, 5, GJ_INK_YELLOW, GJ_M_ADVISE_UNLESS,
			     GJ_ARGS(gj_title(&law->link[effect->link].e, page->style->tongue),
				     law->fact[brings->ref].e.id,
				     value_of(page, law, brings->ref, &value, 5)));
	}
}

static void say_plan(gj_page *page, const gj_advice *a, size_t i)
{
	const gj_plan *plan = &a->plan[i];
	char room[2][12];

	gj_page_gap(page);
	gj_page_line(page, 2, GJ_INK_BOLD,
		     plan->move.n > 1 ? GJ_M_ADVISE_PLAN_ORDER : GJ_M_ADVISE_PLAN,
		     GJ_ARGS(gj_count(room[0], i + 1), gj_count(room[1], plan->move.n)));
	for (size_t k = 0; k < plan->move.n; k++) {
		say_move(page, a, &a->move[plan->move.at[k]]);
		for (size_t b = 0; b < plan->n_brings; b++)
			if (plan->brings[b].step == k)
				say_brought(page, a, &plan->brings[b]);
	}
	say_unless(page, a, plan);
	say_cost(page, a, plan);
}

/* ---- around the plans ---- */

static gj_message bar_message(const gj_advice *a, gj_ask ask)
{
	static const gj_message why[] = {
		[GJ_BAR_JUDGED] = GJ_M_ADVISE_BAR_JUDGED, [GJ_BAR_ROLE] = GJ_M_ADVISE_BAR_ROLE,
		[GJ_BAR_PAST] = GJ_M_ADVISE_BAR_PAST,	  [GJ_BAR_NEVER] = GJ_M_ADVISE_BAR_NEVER,
		[GJ_BAR_NOT_SAID] = GJ_M_ADVISE_NOT_SAID,
	};

	return why[gj_bar_of(a->was->record, ask, a->was->circuit->on)];
}

static void say_asks(gj_page *page, const gj_advice *a, const gj_asks *asks, gj_message heading)
{
	if (asks->n == 0)
		return;
	gj_page_heading(page, heading);
	for (size_t i = 0; i < asks->n; i++) {
		size_t mark = gj_page_mark(page);

		gj_page_told(page, a->was->record, asks->at[i]);
		gj_page_say(page, GJ_M_P_FACT,
			    GJ_ARGS(gj_ask_name(a->was->law, asks->at[i]),
				    gj_page_take(page, mark, 4)));
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_add(page, title_of(a->was->law, asks->at[i], page->style->tongue));
		if (heading == GJ_M_H_ADVISE_BARRED) {
			gj_page_say(page, GJ_M_DOT, NULL);
			gj_page_say(page, bar_message(a, asks->at[i]), NULL);
		}
		gj_page_end(page, 2, GJ_INK_PLAIN);
	}
}

static gj_message state_message(const gj_advice *a)
{
	switch (a->state) {
	case GJ_ADVICE_REACHED:
		return a->goal == GJ_GOAL_AVOID ? GJ_M_ADVISE_AVOIDED : GJ_M_ADVISE_FULFILLED;
	case GJ_ADVICE_NOTHING:
		return GJ_M_ADVISE_NOTHING;
	case GJ_ADVICE_OPEN:
		return GJ_M_ADVISE_OPEN;
	case GJ_ADVICE_FUTURE:
		return GJ_M_ADVISE_FUTURE;
	case GJ_ADVICE_NONE:
		return a->complete ? GJ_M_ADVISE_NO_PLAN : GJ_M_ADVISE_NONE_FOUND;
	default:
		return GJ_M_ADVISE_PLANS;
	}
}

static void say_state(gj_page *page, const gj_advice *a)
{
	char room[3][12];

	gj_page_gap(page);
	gj_page_line(page, 0, GJ_INK_BOLD, state_message(a),
		     GJ_ARGS(gj_count(room[0], a->n_plans), gj_count(room[1], a->n_moves),
			     gj_count(room[2], a->n_costed)));
	if (a->n_plans > a->n_costed)
		gj_page_line(
			page, 0, GJ_INK_PLAIN, GJ_M_ADVISE_FIRST,
			GJ_ARGS(gj_count(room[2], a->n_costed), gj_count(room[0], a->n_plans)));
	if (!a->complete)
		gj_page_line(page, 0, GJ_INK_YELLOW, GJ_M_ADVISE_INCOMPLETE,
			     GJ_ARGS(gj_count(room[1], a->searched)));
	if (a->values_left)
		gj_page_line(page, 0, GJ_INK_YELLOW, GJ_M_ADVISE_VALUES_LEFT, NULL);
}

static void say_misfits(gj_page *page, const gj_advice *a)
{
	const gj_law *law = a->was->law;

	if (a->misfit.n > 0)
		gj_page_heading(page, GJ_M_H_ADVISE_MISFIT);
	for (size_t i = 0; i < a->misfit.n; i++) {
		const gj_effect *effect = &law->effect[a->misfit.at[i]];
		const gj_link *link = &law->link[effect->link];
		const gj_stated *brings = &link->brings[effect->at];
		gj_input value = gj_input_of_given(&law->fact[brings->ref], brings->value);
		gj_str would = value_of(page, law, brings->ref, &value, 5), was;
		size_t mark = gj_page_mark(page);

		gj_page_told(page, a->was->record, (gj_ask){GJ_ASK_FACT, brings->ref});
		was = gj_page_take(page, mark, 4);
		gj_page_add(page, gj_title(&link->e, page->style->tongue));
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_say(page, GJ_M_ADVISE_MISFIT,
			    GJ_ARGS(law->fact[brings->ref].e.id, would, was));
		gj_page_end(page, 2, GJ_INK_YELLOW);
	}
}

void gj_text_advice(gj_page *page, const gj_advice *a)
{
	gj_text_head(page, a->was);
	say_goal(page, a);
	say_state(page, a);
	say_misfits(page, a);
	for (size_t i = 0; i < a->n_costed; i++)
		say_plan(page, a, i);
	if (a->state == GJ_ADVICE_OPEN)
		say_asks(page, a, &a->was->item[a->norm].asks, GJ_M_H_UNKNOWN);
	say_asks(page, a, &a->because, GJ_M_H_ADVISE_BECAUSE);
	say_asks(page, a, &a->barred, GJ_M_H_ADVISE_BARRED);
}

void gj_report_advice_text(gj_buf *out, const gj_advice *advice, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_advice(&page, advice);
	gj_page_done(&page);
}
