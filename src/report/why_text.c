/* SPDX-License-Identifier: Apache-2.0 */
/* The explanation of one verdict as text. */
#include "report/why.h"

void gj_text_why_name(gj_page *page, const gj_why *why)
{
	const gj_norm *norm = why->norm;
	gj_tongue tongue = page->style->tongue;

	gj_page_add(page, gj_title(&norm->e, tongue));
	gj_page_title(page, 0);
	if (tongue == GJ_EN && norm->e.english.len > 0 && norm->e.title.len > 0) {
		gj_page_add(page, norm->e.title);
		gj_page_end(page, 0, GJ_INK_PLAIN);
	}
	gj_page_norm_name(page, norm);
	gj_page_end(page, 0, GJ_INK_DIM);
}

/* Official titles with their steps: the main citation first. */
static void say_source(gj_page *page, const gj_why *why)
{
	const gj_law *law = why->verdicts->law;
	const gj_instrument *instrument = &law->instrument[why->norm->instrument];
	gj_tongue tongue = page->style->tongue;

	gj_page_add(page, gj_title(&instrument->e, tongue));
	if (tongue == GJ_EN && instrument->e.english.len > 0)
		gj_page_say(page, GJ_M_BRACKETS, &instrument->e.title);
	if (why->norm->n_cites > 0 && why->norm->cite->n > 0) {
		gj_page_say(page, GJ_M_COMMA, NULL);
		gj_page_steps(page, why->norm->cite);
	}
	gj_page_end(page, 2, GJ_INK_PLAIN);
}

static void say_verdict_words(gj_page *page, const gj_why *why)
{
	char day[11], on[11];

	gj_day_format(why->verdicts->circuit->on, on);
	if (why->verdict->applicability == GJ_FUTURE) {
		gj_day_format(why->verdict->from, day);
		gj_page_say(page, GJ_M_WHY_FUTURE, GJ_ARGS(gj_str_of(day), gj_str_of(on)));
		return;
	}
	gj_page_say(page, GJ_M_WHY_SENTENCE,
		    GJ_ARGS(gj_str_of(gj_message_text(
				    gj_applicability_message(why->verdict->applicability),
				    page->style->tongue)),
			    gj_str_of(on)));
}

static void say_reason(gj_page *page, const gj_why *why)
{
	const gj_verdict *verdict = why->verdict;
	const gj_law *law = why->verdicts->law;

	if (verdict->applicability != GJ_DOES_NOT_APPLY)
		return;
	if (verdict->because != GJ_BECAUSE_LIFTED) {
		gj_page_say(page, GJ_M_COLON, NULL);
		gj_page_say(page, gj_because_message(verdict->because), NULL);
		return;
	}
	for (size_t i = 0; i < verdict->lifted_by.n; i++) {
		const gj_norm *lifter = &law->norm[verdict->lifted_by.at[i]];
		size_t mark;

		gj_page_say(page, i == 0 ? GJ_M_COLON : GJ_M_SEMICOLON, NULL);
		mark = gj_page_mark(page);
		if (lifter->n_cites > 0)
			gj_page_cite(page, lifter->cite);
		else
			gj_page_add(page, lifter->e.id);
		gj_page_say(page, GJ_M_WHY_LIFTED_BY, GJ_ARGS(gj_page_take(page, mark, 0)));
	}
}

/* An exemption that ends, a norm behind a sanction that comes into force. */
static void say_later(gj_page *page, const gj_verdict *verdict)
{
	char day[11];

	if (verdict->later == GJ_DAY_NONE)
		return;
	gj_day_format(verdict->later, day);
	gj_page_line(page, 2, GJ_INK_PLAIN,
		     verdict->then == GJ_TRUE ? GJ_M_WHY_LATER : GJ_M_WHY_LATER_PERHAPS,
		     GJ_ARGS(gj_str_of(day)));
}

static void say_sentence(gj_page *page, const gj_why *why)
{
	const gj_verdicts *verdicts = why->verdicts;

	gj_page_gap(page);
	say_verdict_words(page, why);
	say_reason(page, why);
	gj_page_end(page, 0, GJ_INK_BOLD);
	say_source(page, why);
	gj_page_line(page, 2, GJ_INK_PLAIN, GJ_M_WHY_TO, GJ_ARGS(verdicts->record->service));
	say_later(page, why->verdict);
	if (why->verdict->applicability == GJ_DOES_NOT_APPLY &&
	    why->verdict->because == GJ_BECAUSE_NOT_IN_FORCE) {
		gj_message truth = why->verdict->if_in_force == GJ_TRUE	   ? GJ_M_APPLIES
				   : why->verdict->if_in_force == GJ_FALSE ? GJ_M_DOES_NOT_APPLY
									   : GJ_M_UNDECIDED;

		gj_page_line(page, 2, GJ_INK_PLAIN, GJ_M_WHY_IF_IN_FORCE,
			     GJ_ARGS(gj_str_of(gj_message_text(truth, page->style->tongue))));
	}
	if (why->verdict->applicability == GJ_APPLIES) {
		if (why->norm->act != NULL || why->norm->act_event != GJ_NONE)
			gj_text_compliance(page, verdicts, why->verdict);
		gj_page_end(page, 2,
			    why->verdict->compliance == GJ_BREACHED ? GJ_INK_RED : GJ_INK_PLAIN);
	}
	gj_text_norm_details(page, verdicts, why->verdict, 2, true);
}

static void say_readings(gj_page *page, const gj_block *block)
{
	const gj_field *field = NULL;
	bool headed = false;

	while (block != NULL && (field = gj_block_field(block, GJ_KEY_READING, field)) != NULL) {
		char day[11] = "";

		if (!headed)
			gj_page_heading(page, GJ_M_H_READINGS);
		headed = true;
		gj_page_say(page, GJ_M_QUOTED, &field->value.text);
		gj_page_end(page, 2, GJ_INK_PLAIN);
		if (field->value.from != GJ_DAY_NONE)
			gj_day_format(field->value.from, day);
		if (field->value.n_names > 0)
			gj_page_line(page, 2, GJ_INK_DIM, GJ_M_READING_BY,
				     GJ_ARGS(field->value.name[0].text, gj_str_of(day)));
	}
}

/* One thing told, with what was told. */
static void say_told(gj_page *page, const gj_why *why, gj_ask ask)
{
	const gj_verdicts *verdicts = why->verdicts;
	gj_str name = gj_ask_name(verdicts->law, ask);
	size_t mark;

	gj_page_add(page, GJ_STR("- "));
	mark = gj_page_mark(page);
	if (ask.kind == GJ_ASK_FACT)
		gj_page_input(page, &verdicts->law->fact[ask.ref],
			      &verdicts->record->fact[ask.ref]);
	else if (ask.kind == GJ_ASK_JUDGEMENT)
		gj_page_say(page, gj_truth_message(verdicts->record->term[ask.ref].truth), NULL);
	else
		gj_page_say(page, gj_truth_message(verdicts->record->role[ask.ref]), NULL);
	gj_page_say(page, GJ_M_P_FACT, GJ_ARGS(name, gj_page_take(page, mark, 0)));
	if (ask.kind == GJ_ASK_FACT)
		gj_page_told_at(page, &verdicts->record->source,
				verdicts->record->fact[ask.ref].pos);
	else if (ask.kind == GJ_ASK_JUDGEMENT)
		gj_page_told_at(page, &verdicts->record->source,
				verdicts->record->term[ask.ref].pos);
	gj_page_end(page, 2, GJ_INK_PLAIN);
}

static void say_reasons(gj_page *page, const gj_why *why, gj_message heading, const gj_asks *asks,
			gj_message none)
{
	gj_page_heading(page, heading);
	for (size_t i = 0; i < asks->n; i++)
		say_told(page, why, asks->at[i]);
	if (asks->n == 0)
		gj_page_line(page, 2, GJ_INK_PLAIN, none, NULL);
}

static void say_unknown(gj_page *page, const gj_why *why)
{
	if (why->verdict->asks.n == 0)
		return;
	gj_page_heading(page, why->verdict->applicability == GJ_APPLY_UNKNOWN ? GJ_M_H_UNKNOWN
									      : GJ_M_H_COMPLIANCE);
	for (size_t i = 0; i < why->verdict->asks.n; i++)
		gj_text_question(page, why->verdicts, why->verdict->asks.at[i], 2);
}

void gj_text_why(gj_page *page, gj_arena *arena, const gj_why *why, gj_proof_teller *tell)
{
	say_sentence(page, why);
	gj_page_heading(page, GJ_M_H_WHY);
	tell(page, arena, why);
	if (why->verdict->applicability != GJ_DOES_NOT_APPLY)
		gj_text_costs(page, why->verdicts, why->norm);
	say_readings(page, why->norm->e.block);
	if (why->verdict->because == GJ_BECAUSE_NOT_IN_FORCE) {
		gj_page_heading(page, GJ_M_H_ENOUGH);
		gj_page_line(page, 2, GJ_INK_PLAIN, GJ_M_ENOUGH_NOT_IN_FORCE, NULL);
	} else if (why->verdict->applicability != GJ_APPLY_UNKNOWN) {
		say_reasons(page, why, GJ_M_H_ENOUGH, &why->sufficient, GJ_M_NOTHING_ENOUGH);
		say_reasons(page, why, GJ_M_H_TURN, &why->necessary, GJ_M_NOTHING_TURNS);
	}
	say_unknown(page, why);
}

int gj_report_why_text(gj_buf *out, const gj_verdicts *verdicts, uint32_t norm,
		       const gj_style *style)
{
	gj_arena arena;
	gj_page page;
	gj_why why;
	int rc;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_why_gather(&why, &arena, verdicts, norm);
	if (rc == GJ_OK) {
		gj_page_start(&page, out, style);
		gj_text_why_name(&page, &why);
		gj_text_why(&page, &arena, &why, gj_text_proof);
		gj_page_done(&page);
		rc = gj_buf_status(out);
	}
	gj_arena_free(&arena);
	return rc;
}
