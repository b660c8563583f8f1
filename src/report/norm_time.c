/* SPDX-License-Identifier: Apache-2.0 */
#include "report/check_text.h"

/* Events go by the name under which they are told; in Chinese by their title. */
static gj_str event_name(const gj_page *page, const gj_fact *event)
{
	if (page->by_title)
		return gj_title(&event->e, page->style->tongue);
	if (page->style->tongue == GJ_ZH && event->e.title.len > 0)
		return event->e.title;
	return event->e.id;
}

/* `launch (2026-12-01)`: the event with its day where one is known. */
static gj_str event_text(gj_page *page, const gj_verdicts *verdicts, uint32_t event, unsigned slot)
{
	const gj_fact *fact = &verdicts->law->fact[event];
	const gj_input *input = &verdicts->record->fact[event];
	size_t mark = gj_page_mark(page);
	char day[11];

	gj_page_add(page, event_name(page, fact));
	if (input->state == GJ_STATE_GIVEN && input->truth != GJ_FALSE && input->has_low &&
	    input->has_high && input->low == input->high) {
		gj_day_format((gj_day)input->low, day);
		gj_page_say(page, GJ_M_BRACKETS, GJ_ARGS(gj_str_of(day)));
	}
	return gj_page_take(page, mark, slot);
}

static gj_str period_text(gj_page *page, const gj_norm *norm, unsigned slot)
{
	static const gj_message units[] = {GJ_M_DAYS, GJ_M_WORKING_DAYS, GJ_M_MONTHS, GJ_M_YEARS};
	size_t mark = gj_page_mark(page);
	char room[12];

	gj_page_say(page, units[norm->unit], GJ_ARGS(gj_count(room, (size_t)norm->within)));
	return gj_page_take(page, mark, slot);
}

/* `promptly after x` and `within 3 days of x` say already that it begins upon x. */
static bool named_before(const gj_norm *norm)
{
	return norm->upon == norm->promptly || (norm->has_within && norm->upon == norm->within_of);
}

/* `due` has said the day that the text names. */
static void add_rule(gj_page *page, const gj_verdicts *verdicts, const gj_norm *norm, bool due)
{
	if (norm->before != GJ_NONE) {
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_TIME_BEFORE,
			    GJ_ARGS(event_text(page, verdicts, norm->before, 0)));
	}
	if (norm->has_within && norm->within == 0) {
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_TIME_ON_THE_DAY,
			    GJ_ARGS(event_text(page, verdicts, norm->within_of, 0)));
	} else if (norm->has_within) {
		gj_str period = period_text(page, norm, 0);

		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_TIME_WITHIN,
			    GJ_ARGS(period, event_text(page, verdicts, norm->within_of, 1)));
	}
	if (norm->by != GJ_DAY_NONE && !due) {
		char day[11];

		gj_day_format(norm->by, day);
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_TIME_BY, GJ_ARGS(gj_str_of(day)));
	}
	if (norm->promptly != GJ_NONE) {
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_TIME_PROMPTLY,
			    GJ_ARGS(event_text(page, verdicts, norm->promptly, 0)));
	}
	if (norm->upon != GJ_NONE && !named_before(norm)) {
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_TIME_UPON,
			    GJ_ARGS(event_text(page, verdicts, norm->upon, 0)));
	}
}

/* What calls for the act has a day: the line on it says so, and no other day is set. */
static bool has_begun(const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	uint32_t upon = verdicts->law->norm[verdict->norm].upon;
	const gj_input *input = upon == GJ_NONE ? NULL : &verdicts->record->fact[upon];

	return input != NULL && input->state == GJ_STATE_GIVEN && input->truth != GJ_FALSE;
}

/* That a day is not known is no news where nothing was told: the line on compliance asks for it. */
static void add_due(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
		    bool whole)
{
	char day[11];

	if (verdict->due != GJ_DAY_NONE) {
		gj_day_format(verdict->due, day);
		gj_page_say(page, verdict->due < verdicts->circuit->on ? GJ_M_DUE_WAS : GJ_M_DUE,
			    GJ_ARGS(gj_str_of(day)));
	} else if (verdict->calendar_gap) {
		gj_page_say(page, GJ_M_DUE_GAP, NULL);
	} else if (verdict->due_before_force) {
		gj_day_format(verdicts->law->norm[verdict->norm].from, day);
		gj_page_say(page, GJ_M_DUE_BEFORE_FORCE, GJ_ARGS(gj_str_of(day)));
	} else if (verdict->due_unknown && (whole || verdict->compliance != GJ_NOT_CHECKED)) {
		gj_page_say(page, GJ_M_DUE_UNKNOWN, NULL);
	} else if (verdict->compliance == GJ_PENDING && !has_begun(verdicts, verdict)) {
		gj_page_say(page, verdict->not_called ? GJ_M_DUE_NO_EVENT : GJ_M_DUE_OPEN, NULL);
	}
}

gj_day gj_text_done_late(const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	uint32_t act = verdicts->law->norm[verdict->norm].act_event;
	const gj_input *input;

	if (verdict->compliance != GJ_BREACHED || act == GJ_NONE)
		return GJ_DAY_NONE;
	input = &verdicts->record->fact[act];
	if (input->state != GJ_STATE_GIVEN || input->truth == GJ_FALSE || !input->has_low ||
	    !input->has_high || input->low != input->high || input->high > verdicts->circuit->on)
		return GJ_DAY_NONE;
	return (gj_day)input->low;
}

static void add_done(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	gj_day done = gj_text_done_late(verdicts, verdict);
	char day[11];

	if (done == GJ_DAY_NONE)
		return;
	gj_day_format(done, day);
	gj_page_join(page, GJ_M_DOT);
	gj_page_say(page, GJ_M_TIME_DONE, GJ_ARGS(gj_str_of(day)));
}

void gj_text_time(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
		  unsigned indent, bool whole)
{
	const gj_norm *norm = &verdicts->law->norm[verdict->norm];
	bool due = verdict->due != GJ_DAY_NONE;

	if (verdict->compliance == GJ_FULFILLED)
		return;
	if (verdict->applicability == GJ_APPLIES)
		add_due(page, verdicts, verdict, whole);
	add_rule(page, verdicts, norm, due);
	add_done(page, verdicts, verdict);
	gj_page_end(page, indent, due ? GJ_INK_YELLOW : GJ_INK_PLAIN);
}
