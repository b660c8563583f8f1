/* SPDX-License-Identifier: Apache-2.0 */
/* What a check says before the norms: who and when, contradictions, questions, dates. */
#include <stdlib.h>

#include "law/regimes.h"
#include "report/check_text.h"

enum { HASH_SHOWN = 12 };

/* Roles have no ring of covers, and there are few. */
static bool is_told(const gj_record *record, uint32_t role)
{
	const gj_refs *covers = &record->law->role[role].covers;

	if (record->role[role] == GJ_TRUE)
		return true;
	for (size_t i = 0; i < covers->n; i++)
		if (is_told(record, covers->at[i]))
			return true;
	return false;
}

/* Is a norm about it among those of which something is said? */
static bool is_asked_about(const gj_verdicts *verdicts, uint32_t role)
{
	if (verdicts->only == NULL)
		return true;
	for (size_t i = 0; i < verdicts->n; i++) {
		const gj_refs *bound = &verdicts->law->norm[verdicts->item[i].norm].bound;

		for (size_t k = 0; k < bound->n; k++)
			if (bound->at[k] == role)
				return true;
	}
	return false;
}

/* Roles that the file does not name, and that the actor has all the same. */
static void say_does(gj_page *page, const gj_verdicts *verdicts)
{
	const gj_law *law = verdicts->law;
	size_t n = 0;

	for (uint32_t i = 0; i < law->n_roles; i++) {
		if (is_told(verdicts->record, i) || !is_asked_about(verdicts, i) ||
		    gj_role_held(verdicts, i, verdicts->circuit->on) != GJ_TRUE)
			continue;
		if (n++ > 0)
			gj_page_say(page, GJ_M_COMMA, NULL);
		gj_page_add(page, gj_title(&law->role[i].e, page->style->tongue));
	}
	if (n > 0)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_ACTOR_DOES,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

static void say_actor(gj_page *page, const gj_record *record)
{
	size_t held = 0;

	for (size_t i = 0; i < record->law->n_roles; i++) {
		if (record->role[i] != GJ_TRUE)
			continue;
		if (held++ > 0)
			gj_page_say(page, GJ_M_COMMA, NULL);
		gj_page_add(page, gj_title(&record->law->role[i].e, page->style->tongue));
	}
	if (held > 0)
		gj_page_line(page, 0, GJ_INK_PLAIN,
			     record->roles_closed ? GJ_M_ACTOR : GJ_M_ACTOR_OPEN,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	else
		gj_page_line(page, 0, GJ_INK_PLAIN,
			     record->roles_closed ? GJ_M_ACTOR_NONE : GJ_M_ACTOR_UNKNOWN, NULL);
}

/* `empty`: only those of which the rule base has no norm. */
static gj_str jurisdictions(gj_page *page, const gj_verdicts *verdicts, bool kept, bool empty,
			    unsigned slot)
{
	size_t at = 0;
	gj_str one;

	while (gj_regime_next(verdicts->law, verdicts->only, kept, &at, &one)) {
		if (empty && !gj_regime_is_empty(verdicts->law, one))
			continue;
		gj_page_join(page, GJ_M_COMMA);
		gj_page_add(page, one);
	}
	return gj_page_take(page, 0, slot);
}

/* What was left out is said, and what is not encoded, so that nobody takes silence for an answer. */
static void say_regimes(gj_page *page, const gj_verdicts *verdicts)
{
	gj_str kept, left = {NULL, 0}, empty;

	if (verdicts->only != NULL)
		left = jurisdictions(page, verdicts, false, false, 1);
	if (left.len > 0) {
		kept = jurisdictions(page, verdicts, true, false, 0);
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_REGIMES, GJ_ARGS(kept, left));
	}
	empty = jurisdictions(page, verdicts, true, true, 0);
	if (empty.len > 0)
		gj_page_line(page, 0, GJ_INK_YELLOW, GJ_M_REGIMES_EMPTY, &empty);
}

void gj_text_head(gj_page *page, const gj_verdicts *verdicts)
{
	const gj_record *record = verdicts->record;
	gj_str hash = gj_str_of(verdicts->law->hash);
	char day[11];

	gj_page_add(page, record->service);
	gj_page_title(page, 0);
	gj_day_format(verdicts->circuit->on, day);
	hash.len = hash.len < HASH_SHOWN ? hash.len : HASH_SHOWN;
	gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_HEAD,
		     GJ_ARGS(gj_str_of(day), hash, record->source.name));
	say_regimes(page, verdicts);
	say_actor(page, record);
	say_does(page, verdicts);
}

void gj_text_conflicts(gj_page *page, const gj_verdicts *verdicts)
{
	const gj_law *law = verdicts->law;
	bool headed = false;

	for (size_t i = 0; i < law->n_facts + law->n_terms; i++) {
		bool fact = i < law->n_facts;
		size_t at = fact ? i : i - law->n_facts;

		if (fact ? verdicts->record->fact[at].state != GJ_STATE_CONFLICT
			 : !verdicts->record->term[at].conflict)
			continue;
		if (!headed)
			gj_page_heading(page, GJ_M_H_CONFLICTS);
		headed = true;
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_RED,
			     fact ? GJ_M_CONFLICT_FACT : GJ_M_CONFLICT_TERM,
			     GJ_ARGS(fact ? law->fact[at].e.id : law->term[at].e.id));
	}
}

/* ---- questions ---- */

static void say_question_of(gj_page *page, gj_str en, gj_str zh, gj_message otherwise,
			    const gj_str *args)
{
	gj_str asked = page->style->tongue == GJ_EN ? en : zh;

	if (asked.len > 0)
		gj_page_add(page, asked);
	else
		gj_page_say(page, otherwise, args);
}

void gj_page_question(gj_page *page, const gj_law *law, gj_ask ask)
{
	gj_tongue tongue = page->style->tongue;

	if (ask.kind == GJ_ASK_FACT) {
		const gj_fact *fact = &law->fact[ask.ref];

		say_question_of(page, fact->ask, fact->ask_zh,
				fact->type == GJ_FACT_EVENT ? GJ_M_QUESTION_OF_EVENT
							    : GJ_M_QUESTION_OF_FACT,
				GJ_ARGS(gj_title(&fact->e, tongue)));
	} else if (ask.kind == GJ_ASK_JUDGEMENT) {
		const gj_term *term = &law->term[ask.ref];

		say_question_of(page, term->ask, term->ask_zh, GJ_M_QUESTION_OF_TERM,
				GJ_ARGS(gj_person_title(law, term->judged_by, tongue),
					gj_title(&term->e, tongue)));
	} else {
		gj_page_say(page, GJ_M_QUESTION_OF_ROLE,
			    GJ_ARGS(gj_title(&law->role[ask.ref].e, tongue)));
	}
}

static void say_choices(gj_page *page, const gj_fact *fact)
{
	for (size_t i = 0; i < fact->n_choices; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_COMMA, NULL);
		gj_page_add(page, fact->choice[i].text);
	}
	gj_page_say(page, GJ_M_ANSWER_CHOICE, GJ_ARGS(fact->e.id, gj_page_take(page, 0, 0)));
}

void gj_page_answers(gj_page *page, const gj_law *law, gj_ask ask)
{
	static const gj_message forms[] = {
		[GJ_FACT_BOOL] = GJ_M_ANSWER_BOOL,     [GJ_FACT_EVENT] = GJ_M_ANSWER_EVENT,
		[GJ_FACT_NUMBER] = GJ_M_ANSWER_NUMBER, [GJ_FACT_MONEY] = GJ_M_ANSWER_MONEY,
		[GJ_FACT_DATE] = GJ_M_ANSWER_DATE,     [GJ_FACT_CHOICE] = GJ_M_ANSWER_CHOICE,
	};
	gj_str name = gj_ask_name(law, ask);

	if (ask.kind == GJ_ASK_JUDGEMENT)
		gj_page_say(page, GJ_M_ANSWER_JUDGEMENT, &name);
	else if (ask.kind == GJ_ASK_ROLE)
		gj_page_say(page, GJ_M_ANSWER_ROLE, &name);
	else if (law->fact[ask.ref].type == GJ_FACT_CHOICE)
		say_choices(page, &law->fact[ask.ref]);
	else
		gj_page_say(page, forms[law->fact[ask.ref].type],
			    GJ_ARGS(name, law->fact[ask.ref].currency));
}

/* Not asked, unknown and not applicable all count as unknown, and are told apart here. */
static void say_state(gj_page *page, const gj_verdicts *verdicts, gj_ask ask)
{
	gj_page_say(page, GJ_M_DOT, NULL);
	if (ask.kind == GJ_ASK_FACT)
		gj_page_input(page, &verdicts->law->fact[ask.ref],
			      &verdicts->record->fact[ask.ref]);
	else if (ask.kind == GJ_ASK_JUDGEMENT)
		gj_page_say(page,
			    verdicts->record->term[ask.ref].conflict ? GJ_M_STATE_CONFLICT
								     : GJ_M_STATE_NOT_JUDGED,
			    NULL);
	else
		gj_page_say(page, GJ_M_STATE_NOT_TOLD, NULL);
	if (ask.kind == GJ_ASK_JUDGEMENT && verdicts->law->term[ask.ref].guide.len > 0) {
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_say(page, GJ_M_GUIDE, &verdicts->law->term[ask.ref].guide);
	}
}

void gj_text_question(gj_page *page, const gj_verdicts *verdicts, gj_ask ask, unsigned indent)
{
	gj_page_question(page, verdicts->law, ask);
	gj_page_end(page, indent, GJ_INK_PLAIN);
	gj_page_answers(page, verdicts->law, ask);
	say_state(page, verdicts, ask);
	gj_page_end(page, indent, GJ_INK_DIM);
}

void gj_text_questions(gj_page *page, const gj_verdicts *verdicts)
{
	size_t shown = verdicts->n_questions;
	char room[12];

	if (verdicts->n_questions == 0)
		return;
	if (shown > GJ_QUESTIONS_SHOWN)
		shown = GJ_QUESTIONS_SHOWN;
	gj_page_heading(page, GJ_M_H_QUESTIONS);
	for (size_t i = 0; i < shown; i++) {
		gj_ask ask = verdicts->question[i].ask;

		gj_page_add(page, gj_count(room, i + 1));
		gj_page_add(page, GJ_STR("."));
		gj_page_left(page, GJ_INDENT_CITE, GJ_INK_BOLD, gj_page_take(page, 0, 0));
		gj_page_question(page, verdicts->law, ask);
		gj_page_end(page, 5, GJ_INK_PLAIN);
		gj_page_answers(page, verdicts->law, ask);
		say_state(page, verdicts, ask);
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_say(page, GJ_M_DECIDES,
			    GJ_ARGS(gj_count(room, verdicts->question[i].norms)));
		gj_page_end(page, 5, GJ_INK_DIM);
	}
	if (shown < verdicts->n_questions)
		gj_page_line(page, 5, GJ_INK_DIM, GJ_M_MORE_QUESTIONS,
			     GJ_ARGS(gj_count(room, verdicts->n_questions - shown)));
}

/* ---- dates ---- */

/* What an event that has come calls for, at once or without a time set, and is told as not done: since the day of the event. */
static gj_day since_event(const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	const gj_norm *norm = &verdicts->law->norm[verdict->norm];
	uint32_t by = norm->promptly != GJ_NONE ? norm->promptly : norm->upon;
	const gj_input *event;

	if (verdict->compliance != GJ_COMPLIANCE_UNKNOWN || by == GJ_NONE ||
	    verdict->due != GJ_DAY_NONE ||
	    verdicts->node[verdicts->circuit->norm[verdict->norm].act] != GJ_FALSE)
		return GJ_DAY_NONE;
	event = &verdicts->record->fact[by];
	if (event->state != GJ_STATE_GIVEN || event->truth == GJ_FALSE || !event->has_high ||
	    event->high > verdicts->circuit->on)
		return GJ_DAY_NONE;
	return (gj_day)event->high;
}

gj_day gj_agenda_day(const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	if (verdict->compliance == GJ_BREACHED)
		return verdict->since != GJ_DAY_NONE ? verdict->since : GJ_DAY_MIN;
	if (verdict->compliance == GJ_FULFILLED || verdict->applicability != GJ_APPLIES)
		return GJ_DAY_NONE;
	return verdict->due != GJ_DAY_NONE ? verdict->due : since_event(verdicts, verdict);
}

static void say_agenda_line(gj_page *page, const gj_verdicts *verdicts, const gj_view_item *item)
{
	bool breached = item->verdict->compliance == GJ_BREACHED;
	gj_day day = gj_agenda_day(verdicts, item->verdict), on = verdicts->circuit->on;
	char text[11] = "";

	if (day != GJ_DAY_MIN)
		gj_day_format(day, text);
	gj_page_left(page, GJ_INDENT_CITE, breached ? GJ_INK_RED : GJ_INK_YELLOW, gj_str_of(text));
	gj_page_refer(page, item->verdict->norm);
	if (breached || item->verdict->due == GJ_DAY_NONE ||
	    (day < on && item->verdict->compliance != GJ_PENDING)) {
		gj_page_say(page,
			    breached				? GJ_M_BREACHED
			    : item->verdict->due == GJ_DAY_NONE ? item->norm->promptly != GJ_NONE
									  ? GJ_M_AT_ONCE
									  : GJ_M_CALLED_FOR
								: GJ_M_OVERDUE_OR_KEPT,
			    NULL);
		gj_page_say(page, GJ_M_COLON, NULL);
	}
	gj_page_add(page, gj_title(&item->norm->e, page->style->tongue));
	if (item->norm->n_cites > 0) {
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_cite(page, item->norm->cite);
	}
	gj_page_end(page, GJ_INDENT_WORDS, breached ? GJ_INK_RED : GJ_INK_PLAIN);
	gj_page_left_rest(page);
}

/* What was done late is breached, but nothing is left to do. */
static gj_day day_to_act(const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	return gj_text_done_late(verdicts, verdict) != GJ_DAY_NONE
		       ? GJ_DAY_NONE
		       : gj_agenda_day(verdicts, verdict);
}

/* What binds and has a day: each pass prints the earliest day that is later than the last one. */
void gj_text_agenda(gj_page *page, const gj_view *view)
{
	size_t first = view->start[GJ_SECTION_BINDS], end = view->start[GJ_SECTION_BINDS + 1];
	gj_day last = GJ_DAY_NONE;
	bool headed = false;

	for (;;) {
		gj_day next = GJ_DAY_MAX;
		bool found = false;

		for (size_t i = first; i < end; i++) {
			gj_day day = day_to_act(view->verdicts, view->item[i].verdict);

			if (day == GJ_DAY_NONE || day <= last || (found && day >= next))
				continue;
			next = day;
			found = true;
		}
		if (!found)
			return;
		if (!headed)
			gj_page_heading(page, GJ_M_H_AGENDA);
		headed = true;
		for (size_t i = first; i < end; i++)
			if (day_to_act(view->verdicts, view->item[i].verdict) == next)
				say_agenda_line(page, view->verdicts, &view->item[i]);
		last = next;
	}
}
