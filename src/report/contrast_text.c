/* SPDX-License-Identifier: Apache-2.0 */
/* Two checks side by side, as text: only what differs, and why. */
#include "report/contrast.h"

typedef enum part {
	PART_GAINED, /* newly applies */
	PART_LOST,   /* applies no longer */
	PART_KEPT,   /* applies in both, otherwise kept or due */
	PART_OPEN,   /* decided before and open now, or the other way */
	PART_SOFT,   /* any of these, of what does not bind */
	PART_SAME,   /* the same verdict, for another reason or with other questions */
	N_PARTS
} part;

static part part_of(const gj_law *law, const gj_difference *item)
{
	bool applied = item->was->applicability == GJ_APPLIES;
	bool applies = item->would->applicability == GJ_APPLIES;

	if ((item->differs &
	     (GJ_DIFFERS_APPLICABILITY | GJ_DIFFERS_COMPLIANCE | GJ_DIFFERS_TIME)) == 0)
		return PART_SAME;
	if (gj_norm_force(law, &law->norm[item->norm]) != GJ_FORCE_BINDING)
		return PART_SOFT;
	if (applies != applied)
		return applies ? PART_GAINED : PART_LOST;
	return applies ? PART_KEPT : PART_OPEN;
}

static void add_applying(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	char day[11];

	if (!gj_text_can_be_kept(verdicts->law->norm[verdict->norm].kind) ||
	    verdict->compliance == GJ_NOT_CHECKED)
		return;
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_text_compliance(page, verdicts, verdict);
	if (verdict->due == GJ_DAY_NONE || verdict->compliance == GJ_FULFILLED)
		return;
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_day_format(verdict->due, day);
	gj_page_say(page, verdict->compliance == GJ_BREACHED ? GJ_M_DUE_WAS : GJ_M_DUE,
		    GJ_ARGS(gj_str_of(day)));
}

void gj_page_verdict(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	gj_page_say(page, gj_applicability_message(verdict->applicability), NULL);
	if (verdict->applicability == GJ_APPLIES) {
		add_applying(page, verdicts, verdict);
	} else if (verdict->applicability == GJ_DOES_NOT_APPLY) {
		gj_page_say(page, GJ_M_COLON, NULL);
		gj_page_say(page, gj_because_message(verdict->because), NULL);
	} else if (verdict->applicability == GJ_FUTURE) {
		char day[11];

		gj_day_format(verdict->from, day);
		gj_page_say(page, GJ_M_COLON, NULL);
		gj_page_say(page, GJ_M_FROM_DAY, GJ_ARGS(gj_str_of(day)));
	}
}

void gj_page_told(gj_page *page, const gj_record *record, gj_ask ask)
{
	const gj_judged *judged;

	if (ask.kind == GJ_ASK_FACT) {
		gj_page_input(page, &record->law->fact[ask.ref], &record->fact[ask.ref]);
	} else if (ask.kind == GJ_ASK_ROLE) {
		gj_page_say(page, gj_truth_message(record->role[ask.ref]), NULL);
	} else {
		judged = &record->term[ask.ref];
		gj_page_say(page,
			    judged->conflict		  ? GJ_M_STATE_CONFLICT
			    : judged->truth == GJ_UNKNOWN ? GJ_M_STATE_NOT_JUDGED
							  : gj_truth_message(judged->truth),
			    NULL);
	}
}

/* ---- what was changed ---- */

static void say_change(gj_page *page, const gj_contrast *c, const gj_change *change)
{
	const gj_verdicts *const side[] = {c->was, c->would};
	gj_str told[2];

	for (unsigned s = 0; s < 2; s++) {
		size_t mark = gj_page_mark(page);

		if (change->is_day)
			gj_page_day(page, side[s]->circuit->on);
		else
			gj_page_told(page, side[s]->record, change->ask);
		told[s] = gj_page_take(page, mark, s + 4);
	}
	if (change->is_day)
		gj_page_say(page, GJ_M_WHAT_IF_DAY, told);
	else
		gj_page_say(page, GJ_M_WHAT_IF_CHANGE,
			    GJ_ARGS(gj_ask_name(c->was->law, change->ask), told[0], told[1]));
	gj_page_end(page, 2, GJ_INK_PLAIN);
}

static void say_changes(gj_page *page, const gj_contrast *c)
{
	char room[3][12];

	gj_page_heading(page, GJ_M_H_WHAT_IF);
	for (size_t i = 0; i < c->n_changes; i++)
		say_change(page, c, &c->change[i]);
	if (c->n_changes == 0)
		gj_page_line(page, 2, GJ_INK_PLAIN, GJ_M_WHAT_IF_NO_CHANGE, NULL);
	gj_page_gap(page);
	if (c->n == 0)
		gj_page_line(page, 0, GJ_INK_BOLD, GJ_M_WHAT_IF_NOTHING, NULL);
	else
		gj_page_line(page, 0, GJ_INK_BOLD, GJ_M_WHAT_IF_COUNTS,
			     GJ_ARGS(gj_count(room[0], c->gained), gj_count(room[1], c->lost),
				     gj_count(room[2], c->breached)));
}

/* ---- one difference ---- */

static void say_turns_on(gj_page *page, const gj_contrast *c, const gj_difference *item)
{
	size_t mark = gj_page_mark(page);

	/* With one change there is nothing to choose from. */
	if (c->n_changes < 2)
		return;
	for (size_t i = 0; i < item->turns_on.n; i++) {
		const gj_change *change = &c->change[item->turns_on.at[i]];

		if (i > 0)
			gj_page_say(page, GJ_M_COMMA, NULL);
		if (change->is_day)
			gj_page_say(page, GJ_M_WHAT_IF_THE_DAY, NULL);
		else
			gj_page_add(page, gj_ask_name(c->was->law, change->ask));
	}
	gj_page_say(page, item->smallest ? GJ_M_WHAT_IF_BECAUSE : GJ_M_WHAT_IF_AMONG,
		    GJ_ARGS(gj_page_take(page, mark, 0)));
	gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_DIM);
}

static void say_difference(gj_page *page, const gj_contrast *c, const gj_difference *item)
{
	const gj_law *law = c->was->law;
	size_t mark;
	gj_str was, would;

	gj_text_norm_short(page, law, &law->norm[item->norm], GJ_STR(""));
	mark = gj_page_mark(page);
	gj_page_verdict(page, c->was, item->was);
	was = gj_page_take(page, mark, 4);
	gj_page_verdict(page, c->would, item->would);
	would = gj_page_take(page, mark, 5);
	gj_page_say(page, GJ_M_WHAT_IF_WAS_WOULD, GJ_ARGS(was, would));
	gj_page_end(page, GJ_INDENT_WORDS,
		    item->would->compliance == GJ_BREACHED ? GJ_INK_RED : GJ_INK_PLAIN);
	say_turns_on(page, c, item);
}

static void say_part(gj_page *page, const gj_contrast *c, part which, gj_message heading)
{
	const gj_law *law = c->was->law;
	uint32_t instrument = GJ_NONE;
	bool headed = false;

	for (size_t i = 0; i < c->n; i++) {
		if (part_of(law, &c->item[i]) != which)
			continue;
		if (!headed)
			gj_page_heading(page, heading);
		headed = true;
		if (law->norm[c->item[i].norm].instrument != instrument) {
			instrument = law->norm[c->item[i].norm].instrument;
			gj_text_instrument(page, law, &law->instrument[instrument]);
		}
		say_difference(page, c, &c->item[i]);
	}
}

static void say_same(gj_page *page, const gj_contrast *c)
{
	char room[12];
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += part_of(c->was->law, &c->item[i]) == PART_SAME;
	if (n == 0)
		return;
	gj_page_gap(page);
	gj_page_line(page, 0, GJ_INK_DIM, GJ_M_WHAT_IF_SAME, GJ_ARGS(gj_count(room, n)));
}

void gj_text_what_if(gj_page *page, const gj_contrast *c)
{
	static const gj_message heading[N_PARTS] = {
		[PART_GAINED] = GJ_M_H_GAINED,	  [PART_LOST] = GJ_M_H_LOST,
		[PART_KEPT] = GJ_M_H_OTHERWISE,	  [PART_OPEN] = GJ_M_H_DECIDED_OTHERWISE,
		[PART_SOFT] = GJ_M_H_NOT_BINDING,
	};

	gj_text_head(page, c->was);
	say_changes(page, c);
	for (part which = PART_GAINED; which < PART_SAME; which++)
		say_part(page, c, which, heading[which]);
	say_same(page, c);
}

void gj_report_what_if_text(gj_buf *out, const gj_contrast *contrast, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_what_if(&page, contrast);
	gj_page_done(&page);
}
