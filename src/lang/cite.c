/* SPDX-License-Identifier: Apache-2.0 */
/* Citations: `art 17 para 2 item 1` and 第十七条第二款第一项, mixed as one likes. */
#include <stdio.h>
#include <string.h>

#include "lang/lang.h"
#include "lang/numeral.h"
#include "lang/token.h"

enum { CHAR = 3 }; /* 第, 之 */

static bool unit_word(gj_str text, gj_unit *out)
{
	for (int i = 0; text.len > 0 && i < GJ_N_UNITS; i++) {
		const char *word = gj_unit_word((gj_unit)i, GJ_EN);

		if (text.at[0] == word[0] && gj_str_eq(text, gj_str_of(word))) {
			*out = (gj_unit)i;
			return true;
		}
	}
	return false;
}

static bool is_chinese(const gj_token *token)
{
	return token->kind == GJ_TOKEN_WORD && gj_str_starts(token->text, GJ_STR("第"));
}

static bool at_step(const gj_parser *p)
{
	const gj_token *token = gj_peek(p);
	gj_unit unit;

	return token->kind == GJ_TOKEN_WORD && (unit_word(token->text, &unit) || is_chinese(token));
}

static bool is_label_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

/* "17", "6a", "iii", "5.2": no leading zero, so that no two labels mean one article. */
static bool is_label(gj_str text)
{
	if (text.len == 0 || text.len > GJ_LABEL_MAX || text.at[0] == '0')
		return false;
	for (size_t i = 0; i < text.len; i++) {
		bool edge = i == 0 || i + 1 == text.len;

		if (!is_label_byte(text.at[i]) ||
		    (edge && (text.at[i] == '.' || text.at[i] == '-')))
			return false;
	}
	return true;
}

typedef struct steps {
	gj_cite_step item[GJ_CITE_STEPS];
	unsigned n;
} steps;

static int add_step(gj_parser *p, steps *all, gj_unit unit, gj_str label, const gj_token *token)
{
	gj_cite_step *step;

	if (all->n == GJ_CITE_STEPS)
		return gj_fault_token(p, token, "the citation has too many steps", NULL);
	step = &all->item[all->n++];
	step->unit = unit;
	memcpy(step->label, label.at, label.len);
	step->label[label.len] = '\0';
	return GJ_OK;
}

static int english_step(gj_parser *p, steps *all)
{
	gj_unit unit = GJ_UNIT_ART;
	const gj_token *label;

	unit_word(gj_take(p)->text, &unit);
	label = gj_peek(p);
	if ((label->kind != GJ_TOKEN_NUMBER && label->kind != GJ_TOKEN_WORD) ||
	    !is_label(label->text)) {
		gj_fault_expected(p, "the number of a provision");
		return gj_fault_help(p->err, "write it as in `art 17`, `art 6a` or `annex iii`");
	}
	gj_take(p);
	return add_step(p, all, unit, label->text, label);
}

static void skip(gj_str *text, size_t bytes)
{
	text->at += bytes;
	text->len -= bytes;
}

static bool take_classifier(gj_str *text, gj_unit *out)
{
	for (int i = 0; i < GJ_N_UNITS; i++) {
		gj_str word = gj_str_of(gj_unit_word((gj_unit)i, GJ_ZH));

		if (gj_str_starts(*text, word)) {
			*out = (gj_unit)i;
			skip(text, word.len);
			return true;
		}
	}
	return false;
}

/* 十七 gives "17"; what is no numeral is a label as it stands. */
static bool take_label(gj_str *text, char label[GJ_LABEL_MAX + 1])
{
	unsigned value;
	gj_str run = {text->at, 0};

	run.len = gj_numeral_read(*text, &value);
	if (run.len > 0) {
		snprintf(label, GJ_LABEL_MAX + 1, "%u", value);
		skip(text, run.len);
		return true;
	}
	while (run.len < text->len && is_label_byte(run.at[run.len]))
		run.len++;
	if (!is_label(run))
		return false;
	memcpy(label, run.at, run.len);
	label[run.len] = '\0';
	skip(text, run.len);
	return true;
}

/* 第二百八十六条之一: an article put in later, "286-1". */
static bool take_inserted(gj_str *text, char label[GJ_LABEL_MAX + 1])
{
	unsigned value;
	size_t len;

	if (!gj_str_starts(*text, GJ_STR("之")))
		return true;
	skip(text, CHAR);
	len = gj_numeral_read(*text, &value);
	skip(text, len);
	if (len == 0 || strlen(label) > 9)
		return false;
	snprintf(label + strlen(label), 6, "-%u", value % 10000);
	return true;
}

/* One token holds a run of steps: 第十七条第二款. */
static int chinese_steps(gj_parser *p, steps *all)
{
	const gj_token *token = gj_take(p);
	gj_str rest = token->text;

	while (rest.len > 0) {
		char label[GJ_LABEL_MAX + 1] = "";
		bool good = gj_str_starts(rest, GJ_STR("第"));
		gj_unit unit = GJ_UNIT_ART;
		int rc;

		if (good)
			skip(&rest, CHAR);
		good = good && take_label(&rest, label) && take_classifier(&rest, &unit);
		if (good && unit == GJ_UNIT_ART)
			good = take_inserted(&rest, label);
		if (!good)
			return gj_fault_token(p, token, "not a citation",
					      "write it as 第十七条第二款");
		rc = add_step(p, all, unit, gj_str_of(label), token);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

int gj_parse_cite(gj_parser *p, gj_cite *out, bool relative)
{
	steps all = {.n = 0};
	gj_cite_step *kept;
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	out->pos = gj_peek(p)->pos;
	if (!relative || !at_step(p))
		rc = gj_take_name(p, &out->instrument, "the name of an instrument");
	while (rc == GJ_OK && at_step(p))
		rc = is_chinese(gj_peek(p)) ? chinese_steps(p, &all) : english_step(p, &all);
	if (rc != GJ_OK || all.n == 0)
		return rc;
	kept = gj_arena_array(p->arena, all.n, sizeof *kept);
	if (kept == NULL)
		return gj_fault_memory(p->err);
	memcpy(kept, all.item, all.n * sizeof *kept);
	out->step = kept;
	out->n = all.n;
	return GJ_OK;
}

bool gj_cite_within(const gj_cite *cite, const gj_cite *within)
{
	if (!gj_str_eq(cite->instrument.text, within->instrument.text) || cite->n < within->n)
		return false;
	for (unsigned i = 0; i < within->n; i++)
		if (cite->step[i].unit != within->step[i].unit ||
		    strcmp(cite->step[i].label, within->step[i].label) != 0)
			return false;
	return true;
}
