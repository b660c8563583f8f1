/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "report/check_text.h"

enum { CITE_WIDTH = GJ_INDENT_WORDS - GJ_INDENT_CITE - 1 };

gj_message gj_applicability_message(gj_applicability applicability)
{
	switch (applicability) {
	case GJ_APPLIES:
		return GJ_M_APPLIES;
	case GJ_DOES_NOT_APPLY:
		return GJ_M_DOES_NOT_APPLY;
	case GJ_APPLY_UNKNOWN:
		return GJ_M_UNDECIDED;
	case GJ_FUTURE:
		break;
	}
	return GJ_M_WILL_APPLY;
}

/* The citation in the left column, broken between steps: `art. 2 para. 1`, below it `item 3`. */
void gj_text_cite_column(gj_page *page, const gj_cite *cite)
{
	gj_str space = page->style->tongue == GJ_EN ? GJ_STR(" ") : GJ_STR("");

	for (unsigned i = 0; i < cite->n;) {
		gj_cite part = *cite;
		unsigned taken = 0;

		part.n = 1;
		while (i + taken < cite->n) {
			size_t before = page->scratch.len;

			part.step = &cite->step[i + taken];
			if (taken > 0)
				gj_page_add(page, space);
			gj_page_steps(page, &part);
			if (taken > 0 && gj_utf8_width(gj_buf_str(&page->scratch)) > CITE_WIDTH) {
				gj_page_take(page, before, 0);
				break;
			}
			taken++;
		}
		gj_page_left(page, GJ_INDENT_CITE, GJ_INK_BOLD, gj_page_take(page, 0, 0));
		i += taken;
	}
}

void gj_text_norm_short(gj_page *page, const gj_law *law, const gj_norm *norm, gj_str more)
{
	gj_tongue tongue = page->style->tongue;

	gj_page_about(page, (uint32_t)(norm - law->norm));
	if (norm->n_cites > 0)
		gj_text_cite_column(page, norm->cite);
	gj_page_add(page, gj_title(&norm->e, tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_norm_name(page, norm);
	if (more.len > 0)
		gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, more);
	gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
	gj_page_left_rest(page);
}

bool gj_text_can_be_kept(gj_kind kind)
{
	return (GJ_KINDS_ASKING >> kind & 1) != 0;
}

/* Facts are told, terms are judged: `tell launch, filing; judge sound`. */
static void say_with_asks(gj_page *page, const gj_law *law, const gj_asks *asks, gj_message plain,
			  gj_message with)
{
	size_t mark = gj_page_mark(page), begin;

	for (gj_ask_kind kind = GJ_ASK_FACT; kind <= GJ_ASK_JUDGEMENT; kind++) {
		begin = gj_page_mark(page);
		for (size_t i = 0; i < asks->n; i++) {
			if (asks->at[i].kind != kind)
				continue;
			if (gj_page_mark(page) > begin)
				gj_page_say(page, GJ_M_COMMA, NULL);
			gj_page_add(page, gj_ask_name(law, asks->at[i]));
		}
		if (gj_page_mark(page) == begin)
			continue;
		gj_page_say(page, kind == GJ_ASK_FACT ? GJ_M_TELL : GJ_M_JUDGE,
			    GJ_ARGS(gj_page_take(page, begin, 0)));
		if (begin > mark) {
			gj_str second = gj_page_take(page, begin, 1);

			gj_page_say(page, GJ_M_SEMICOLON, NULL);
			gj_page_add(page, second);
		}
	}
	if (gj_page_mark(page) == mark)
		gj_page_say(page, plain, NULL);
	else
		gj_page_say(page, with, GJ_ARGS(gj_page_take(page, mark, 0)));
}

/* Law is fulfilled or breached; what only recommends, or is only asked in practice, is met or not. */
void gj_text_compliance(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	const gj_law *law = verdicts->law;
	const gj_norm *norm = &law->norm[verdict->norm];
	bool binding =
		gj_norm_force(law, norm) == GJ_FORCE_BINDING && norm->kind != GJ_KIND_ENCOURAGEMENT;
	char day[11];

	switch (verdict->compliance) {
	case GJ_FULFILLED:
		gj_page_say(page,
			    !binding				? GJ_M_MET
			    : norm->kind == GJ_KIND_PROHIBITION ? GJ_M_KEPT
								: GJ_M_FULFILLED,
			    NULL);
		return;
	case GJ_PENDING:
		gj_page_say(page, verdict->not_called ? GJ_M_NOT_CALLED : GJ_M_PENDING, NULL);
		return;
	case GJ_BREACHED:
		if (verdict->since == GJ_DAY_NONE || !binding) {
			gj_page_say(page, binding ? GJ_M_BREACHED : GJ_M_NOT_MET, NULL);
			return;
		}
		gj_day_format(verdict->since, day);
		gj_page_say(page, GJ_M_BREACHED_SINCE, GJ_ARGS(gj_str_of(day)));
		return;
	case GJ_COMPLIANCE_UNKNOWN:
		say_with_asks(page, law, &verdict->asks, GJ_M_COMPLIANCE_UNKNOWN,
			      GJ_M_COMPLIANCE_UNKNOWN_ASKS);
		return;
	case GJ_NOT_CHECKED:
		break;
	}
	say_with_asks(page, law, &verdict->asks, GJ_M_NOT_CHECKED, GJ_M_NOT_CHECKED_ASKS);
}

/* Whom it binds is worth a line only where the actor is, or may be, more than one. */
static bool bearer_matters(const gj_verdicts *verdicts)
{
	size_t held = 0;

	for (uint32_t i = 0; i < verdicts->law->n_roles; i++)
		held += gj_role_held(verdicts, i, verdicts->circuit->on) == GJ_TRUE;
	return !verdicts->record->roles_closed || held != 1;
}

static void say_people(gj_page *page, const gj_verdicts *verdicts, const gj_norm *norm,
		       unsigned indent)
{
	if (norm->bearers.n > 0 && bearer_matters(verdicts)) {
		gj_page_roles(page, verdicts->law, &norm->bearers);
		gj_page_line(page, indent, GJ_INK_PLAIN, GJ_M_BEARER,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	}
	if (norm->holders.n > 0) {
		gj_page_agencies(page, verdicts->law, &norm->holders);
		gj_page_line(page, indent, GJ_INK_PLAIN, GJ_M_HOLDER,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	}
	if (norm->toward.n > 0) {
		gj_page_toward(page, verdicts->law, &norm->toward);
		gj_page_line(page, indent, GJ_INK_PLAIN, GJ_M_TOWARD,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	}
}

void gj_text_norm_details(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
			  unsigned indent, bool whole)
{
	const gj_law *law = verdicts->law;
	const gj_norm *norm = &law->norm[verdict->norm];

	if (norm->kind == GJ_KIND_SANCTION)
		gj_text_sanction(page, verdicts, norm, indent);
	gj_text_time(page, verdicts, verdict, indent, whole);
	say_people(page, verdicts, norm, indent);
	gj_text_marks(page, verdicts, verdict, indent, whole);
	if (norm->n_cites > 1)
		gj_page_cites(page, norm->cite + 1, norm->n_cites - 1, norm->cite->instrument.text);
	if (norm->n_cites > 1)
		gj_page_line(page, indent, GJ_INK_DIM, GJ_M_WITH,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	gj_text_sanctions_of(page, verdicts, norm, indent, whole);
}

void gj_text_norm(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	const gj_norm *norm = &verdicts->law->norm[verdict->norm];
	gj_tongue tongue = page->style->tongue;
	bool breached = verdict->compliance == GJ_BREACHED;

	gj_page_about(page, verdict->norm);
	if (norm->n_cites > 0)
		gj_text_cite_column(page, norm->cite);
	gj_page_add(page, gj_title(&norm->e, tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, norm->e.id);
	/* That nothing told says whether it is kept stands once in the heading of the section. */
	if (verdict->applicability == GJ_APPLIES && gj_text_can_be_kept(norm->kind) &&
	    verdict->compliance != GJ_NOT_CHECKED) {
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_text_compliance(page, verdicts, verdict);
	}
	/* What is presumed stands once in the heading of the group. */
	if (verdict->presumed.n > 0)
		gj_page_say(page, GJ_M_STAR, NULL);
	if (gj_text_doubt_is_said(page, norm))
		gj_page_say(page, GJ_M_DAGGER, NULL);
	gj_page_end(page, GJ_INDENT_WORDS, breached ? GJ_INK_RED : GJ_INK_PLAIN);
	gj_text_norm_details(page, verdicts, verdict, GJ_INDENT_WORDS, false);
	gj_page_left_rest(page);
}
