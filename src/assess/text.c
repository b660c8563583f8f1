/* SPDX-License-Identifier: Apache-2.0 */
/* The report as people read it: where it stands, what was measured, what was told, what is open. */
#include "assess/text.h"

#include <stdio.h>

#include "report/check_text.h"
#include "report/words.h"

enum { SLOTS = 24, SLOT = GJ_TELLING_SLOT, COLUMN = 19 };

/* A ring of small rooms: a paragraph has fewer numbers than that. */
char *gj_telling_slot(gj_telling *t)
{
	return t->slot[t->next++ % SLOTS];
}

gj_str gj_telling_num(gj_telling *t, gj_num value)
{
	char *at = gj_telling_slot(t);
	gj_num whole = value / GJ_NUM_ONE, rest = value % GJ_NUM_ONE;
	int n, digits = 4;

	while (digits > 0 && rest % 10 == 0) {
		rest /= 10;
		digits--;
	}
	n = digits > 0
		    ? snprintf(at, SLOT, "%lld.%0*lld", (long long)whole, digits, (long long)rest)
		    : snprintf(at, SLOT, "%lld", (long long)whole);
	return (gj_str){at, (size_t)n};
}

gj_str gj_telling_count(gj_telling *t, int64_t value)
{
	return gj_grouped(gj_telling_slot(t), (uint64_t)value);
}

gj_str gj_telling_word(gj_telling *t, gj_message key)
{
	return gj_str_of(gj_message_text(key, t->page->style->tongue));
}

void gj_telling_end(gj_telling *t, unsigned indent, gj_ink ink)
{
	gj_page_end(t->page, indent, ink);
}

gj_str gj_telling_shown(gj_telling *t, gj_shown shown)
{
	return gj_telling_word(t, shown == GJ_SHOWN_ASSURED   ? GJ_M_ASSESS_ASSURED
				  : shown == GJ_SHOWN_REFUTED ? GJ_M_ASSESS_REFUTED
							      : GJ_M_ASSESS_NEITHER);
}

static gj_message asked_message(gj_asked asked)
{
	static const gj_message messages[] = {GJ_M_ASSESS_SHALL, GJ_M_ASSESS_SHOULD,
					      GJ_M_ASSESS_INFORMATIVE};

	return messages[asked];
}

static gj_message result_message(gj_result result)
{
	static const gj_message messages[] = {GJ_M_ASSESS_MET, GJ_M_ASSESS_NOT_MET,
					      GJ_M_ASSESS_OPEN, GJ_M_ASSESS_NOT_APPLICABLE};

	return messages[result];
}

/* ---- where it stands ---- */

static void head(gj_telling *t)
{
	const gj_assessment *a = t->a;
	char day[11], hash[13];
	gj_num wrong = (gj_num)a->rates * a->evidence->risk.part;

	gj_day_format(a->on, day);
	snprintf(hash, sizeof hash, "%.12s", a->law->hash);
	if (a->record->service.len > 0)
		gj_page_say(t->page, GJ_M_ASSESS_NAME, GJ_ARGS(a->record->service));
	else
		gj_page_say(t->page, GJ_M_ASSESS_NAMELESS, NULL);
	gj_page_title(t->page, 0);
	gj_page_line(t->page, 0, GJ_INK_DIM, GJ_M_ASSESS_HEAD,
		     GJ_ARGS(gj_str_of(day), gj_str_of(hash)));
	if (a->rates == 0)
		return;
	gj_page_say(t->page, GJ_M_ASSESS_RISK,
		    GJ_ARGS(gj_telling_num(t, a->evidence->risk.part),
			    gj_telling_count(t, (int64_t)a->rates), gj_telling_num(t, wrong)));
	gj_telling_end(t, 0, GJ_INK_DIM);
	if (a->evidence->family != GJ_FAMILY_HOLM)
		return;
	gj_page_say(t->page, GJ_M_ASSESS_FAMILY,
		    GJ_ARGS(gj_telling_num(t, a->evidence->risk.part)));
	gj_telling_end(t, 0, GJ_INK_DIM);
}

static void put_conclusion(gj_telling *t, const gj_standard *s)
{
	static const gj_message words[] = {GJ_M_ASSESS_UNDECIDED, GJ_M_ASSESS_UNDECIDED,
					   GJ_M_ASSESS_FULLY, GJ_M_ASSESS_PARTLY, GJ_M_ASSESS_NONE};
	const gj_norm *norm = &t->a->law->norm[s->conclusion_norm];
	size_t mark = gj_page_mark(t->page);
	gj_str cite;

	gj_page_steps(t->page, &norm->cite[0]);
	cite = gj_page_take(t->page, mark, 0);
	gj_page_say(t->page, GJ_M_ASSESS_CONCLUSION,
		    GJ_ARGS(cite, gj_telling_word(t, words[s->conclusion])));
	gj_telling_end(t, 2, GJ_INK_BOLD);
}

static void put_standard(gj_telling *t, const gj_standard *s)
{
	const gj_instrument *instrument = &t->a->law->instrument[s->instrument];
	gj_str title = gj_title(&instrument->e, t->page->style->tongue);
	char from[11], to[11];

	gj_day_format(instrument->from, from);
	if (instrument->to != GJ_DAY_NONE) {
		gj_day_format(instrument->to, to);
		gj_page_say(t->page, GJ_M_ASSESS_WHEN_TO,
			    GJ_ARGS(title, gj_str_of(from), gj_str_of(to)));
	} else {
		gj_page_say(t->page, GJ_M_ASSESS_WHEN, GJ_ARGS(title, gj_str_of(from)));
	}
	gj_telling_end(t, 0, GJ_INK_BOLD);
	if (!s->in_force)
		gj_page_line(t->page, 2, GJ_INK_YELLOW, GJ_M_ASSESS_NOT_THEN, NULL);
	for (unsigned i = 0; i < GJ_N_ASKED; i++) {
		const unsigned *n = s->count[i];

		if (n[0] + n[1] + n[2] + n[3] == 0)
			continue;
		gj_page_say(t->page, GJ_M_ASSESS_COUNT,
			    GJ_ARGS(gj_telling_word(t, asked_message((gj_asked)i)),
				    gj_telling_count(t, n[GJ_RESULT_MET]),
				    gj_telling_count(t, n[GJ_RESULT_NOT_MET]),
				    gj_telling_count(t, n[GJ_RESULT_OPEN]),
				    gj_telling_count(t, n[GJ_RESULT_NOT_APPLICABLE])));
		gj_telling_end(t, 2, GJ_INK_PLAIN);
	}
	if (s->conclusion != GJ_CONCLUSION_NONE)
		put_conclusion(t, s);
}

/* ---- clauses ---- */

/* `97.5`, `97.5 to 98`, `at least 3`. */
static gj_str value_of(gj_telling *t, const gj_input *input)
{
	size_t mark = gj_page_mark(t->page);

	if (input->has_low && input->has_high && input->low == input->high)
		return gj_telling_num(t, input->low);
	if (input->has_low && input->has_high)
		gj_page_say(t->page, GJ_M_ASSESS_RANGE,
			    GJ_ARGS(gj_telling_num(t, input->low), gj_telling_num(t, input->high)));
	else
		gj_page_say(t->page, input->has_low ? GJ_M_ASSESS_FROM : GJ_M_ASSESS_TO,
			    GJ_ARGS(gj_telling_num(t, input->has_low ? input->low : input->high)));
	return gj_page_take(t->page, mark, 0);
}

static void put_value(gj_telling *t, const gj_compared *c)
{
	const gj_fact *fact = &t->a->law->fact[c->fact];
	const gj_input *input = &t->a->record->fact[c->fact];
	gj_str relation =
		gj_telling_word(t, c->relation == GJ_WORD_AT_LEAST    ? GJ_M_ASSESS_AT_LEAST
				   : c->relation == GJ_WORD_MORE_THAN ? GJ_M_ASSESS_MORE_THAN
								      : GJ_M_ASSESS_AT_MOST);
	gj_str limit = c->limit_known ? gj_telling_num(t, c->limit) : GJ_STR("?");
	gj_str name = gj_title(&fact->e, t->page->style->tongue);
	gj_str unit = gj_telling_unit(t, fact->unit);

	if (input->state != GJ_STATE_GIVEN)
		gj_page_say(t->page, GJ_M_ASSESS_VALUE_UNKNOWN,
			    GJ_ARGS(name, relation, limit, unit));
	else
		gj_page_say(t->page, GJ_M_ASSESS_VALUE,
			    GJ_ARGS(name, value_of(t, input), relation, limit, unit));
	if (c->shown != NULL) {
		gj_page_join(t->page, GJ_M_COLON);
		gj_page_add(t->page, gj_telling_shown(t, c->all));
	}
	if (!c->measured && t->a->told[c->fact]) {
		gj_page_join(t->page, GJ_M_DOT);
		gj_page_say(t->page, GJ_M_ASSESS_TOLD, NULL);
	}
	gj_telling_end(t, COLUMN, GJ_INK_PLAIN);
}

static gj_ink ink_of(const gj_clause *clause)
{
	gj_result result = gj_clause_result(clause);

	if (result == GJ_RESULT_NOT_MET || (clause->rated && clause->shown == GJ_SHOWN_REFUTED))
		return GJ_INK_RED;
	return result == GJ_RESULT_OPEN ? GJ_INK_YELLOW : GJ_INK_BOLD;
}

/* What is shown still when all rates of the standard are decided together. */
static void put_family(gj_telling *t, const gj_standard *s, const gj_clause *clause)
{
	if (!clause->rated || s->family == 0)
		return;
	gj_page_say(t->page, GJ_M_ASSESS_TOGETHER,
		    GJ_ARGS(gj_telling_shown(t, clause->family),
			    gj_telling_count(t, (int64_t)s->family)));
	gj_telling_end(t, COLUMN, GJ_INK_PLAIN);
}

static void put_clause(gj_telling *t, const gj_standard *s, const gj_clause *clause)
{
	const gj_norm *norm = &t->a->law->norm[clause->norm];

	gj_text_cite_column(t->page, &norm->cite[0]);
	gj_page_about(t->page, clause->norm);
	gj_page_add(t->page, gj_title(&norm->e, t->page->style->tongue));
	gj_page_end(t->page, COLUMN, GJ_INK_PLAIN);
	gj_page_add(t->page, gj_telling_word(t, result_message(gj_clause_result(clause))));
	if (clause->rated) {
		gj_page_join(t->page, GJ_M_DOT);
		gj_page_add(t->page, gj_telling_shown(t, clause->shown));
	}
	gj_page_join(t->page, GJ_M_DOT);
	gj_page_add(t->page, gj_telling_word(t, asked_message(clause->asked)));
	if (clause->verdict->applicability == GJ_APPLY_UNKNOWN) {
		gj_page_join(t->page, GJ_M_DOT);
		gj_page_add(t->page, gj_telling_word(t, GJ_M_ASSESS_IF));
	}
	gj_telling_end(t, COLUMN, ink_of(clause));
	put_family(t, s, clause);
	for (size_t i = 0; i < clause->n_compared; i++) {
		put_value(t, &clause->compared[i]);
		gj_assess_page_rates(t, &clause->compared[i], s->family);
	}
	gj_page_left_rest(t->page);
}

static void title_of(gj_telling *t, const gj_standard *s)
{
	gj_page_gap(t->page);
	gj_page_add(t->page,
		    gj_title(&t->a->law->instrument[s->instrument].e, t->page->style->tongue));
	gj_page_title(t->page, 1);
}

static bool wanted(const gj_clause *clause, bool measured)
{
	gj_result result = gj_clause_result(clause);

	if (measured)
		return gj_clause_is_measured(clause) && result != GJ_RESULT_NOT_APPLICABLE;
	return !gj_clause_is_measured(clause) &&
	       (result == GJ_RESULT_MET || result == GJ_RESULT_NOT_MET);
}

static void put_clauses(gj_telling *t, gj_message heading, bool measured)
{
	bool any = false;

	for (size_t i = 0; i < t->a->n_standards; i++) {
		const gj_standard *s = &t->a->standard[i];
		bool first = true;

		for (size_t k = 0; k < s->n; k++) {
			if (!wanted(&s->clause[k], measured))
				continue;
			if (!any)
				gj_page_heading(t->page, heading);
			if (!any && measured && t->keys != NULL)
				t->keys(t);
			if (first)
				title_of(t, s);
			any = true;
			first = false;
			put_clause(t, s, &s->clause[k]);
		}
	}
}

void gj_assess_page(gj_telling *t)
{
	head(t);
	gj_page_heading(t->page, GJ_M_H_ASSESS_STANDS);
	if (t->a->n_standards == 0)
		gj_page_line(t->page, 0, GJ_INK_YELLOW, GJ_M_ASSESS_NO_STANDARD, NULL);
	for (size_t i = 0; i < t->a->n_standards; i++)
		put_standard(t, &t->a->standard[i]);
	put_clauses(t, GJ_M_H_ASSESS_MEASURED, true);
	put_clauses(t, GJ_M_H_ASSESS_TOLD, false);
	gj_assess_page_open(t);
	gj_assess_page_risks(t);
	gj_assess_page_read(t);
	gj_assess_page_claims(t);
}

void gj_assess_text(gj_buf *out, const gj_assessment *a, const gj_style *style)
{
	gj_page page;
	gj_telling t = {.a = a, .page = &page, .alloc = out->alloc};

	gj_page_start(&page, out, style);
	gj_assess_page(&t);
	out->failed = out->failed || t.failed;
	gj_page_done(&page);
}
