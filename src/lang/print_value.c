/* SPDX-License-Identifier: Apache-2.0 */
/* Values by their shape; conditions of several lines stand in print.c. */
#include "lang/print.h"

void gj_print__string(gj_buf *out, gj_str text)
{
	gj_buf_putc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '"' || text.at[i] == '\\')
			gj_buf_putc(out, '\\');
		gj_buf_putc(out, text.at[i]);
	}
	gj_buf_putc(out, '"');
}

void gj_print__names(gj_buf *out, const gj_name *name, size_t n, gj_tongue tongue)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			gj_print__comma(out, tongue);
		gj_buf_add(out, name[i].text);
	}
}

/* A word with a space before it, after it, or both. */
static void word_then(gj_buf *out, gj_word word, gj_tongue tongue)
{
	gj_print__word(out, word, tongue);
	gj_buf_putc(out, ' ');
}

static void then_word(gj_buf *out, gj_word word, gj_tongue tongue)
{
	gj_buf_putc(out, ' ');
	word_then(out, word, tongue);
}

static void print_span(gj_buf *out, const gj_value *value, gj_tongue tongue)
{
	word_then(out, GJ_WORD_FROM, tongue);
	gj_print__day(out, value->from);
	if (value->to == GJ_DAY_NONE)
		return;
	then_word(out, GJ_WORD_TO, tongue);
	gj_print__day(out, value->to);
}

static void print_cites(gj_buf *out, const gj_value *value, gj_tongue tongue)
{
	for (size_t i = 0; i < value->n_cites; i++) {
		if (i > 0)
			gj_print__comma(out, tongue);
		gj_print_cite(out, &value->cite[i], tongue);
	}
}

static void print_measures(gj_buf *out, const gj_value *value, gj_tongue tongue)
{
	if (value->has_text) {
		gj_print__string(out, value->text);
		gj_buf_putc(out, ' ');
	}
	if (value->n_names > 0) {
		gj_print__string(out, value->name[0].text);
		gj_buf_putc(out, ' ');
	}
	for (size_t i = 0; i < value->n_measures; i++) {
		const gj_measure_ref *measure = &value->measure[i];

		if (i > 0)
			gj_print__comma(out, tongue);
		if (!measure->fine) {
			gj_buf_add(out, measure->name.text);
			continue;
		}
		word_then(out, GJ_WORD_FINE, tongue);
		if (measure->lo == NULL)
			word_then(out, GJ_WORD_AT_MOST, tongue);
		else
			gj_print_expr(out, measure->lo, tongue);
		if (measure->lo != NULL && measure->hi != NULL)
			then_word(out, GJ_WORD_TO, tongue);
		if (measure->hi != NULL)
			gj_print_expr(out, measure->hi, tongue);
	}
}

static void print_days(gj_buf *out, const gj_value *value, gj_tongue tongue)
{
	for (size_t i = 0; i < value->n_spans; i++) {
		if (i > 0)
			gj_print__comma(out, tongue);
		gj_print__day(out, value->span[i].from);
		if (value->span[i].to == value->span[i].from)
			continue;
		then_word(out, GJ_WORD_TO, tongue);
		gj_print__day(out, value->span[i].to);
	}
}

static void print_reading(gj_buf *out, const gj_value *value, gj_tongue tongue)
{
	gj_print__string(out, value->text);
	then_word(out, GJ_WORD_BY, tongue);
	gj_buf_add(out, value->name[0].text);
	then_word(out, GJ_WORD_ON, tongue);
	gj_print__day(out, value->from);
}

void gj_print__given(gj_buf *out, const gj_given *given, gj_tongue tongue)
{
	static const gj_word plain[] = {GJ_WORD_YES, GJ_WORD_NO, GJ_WORD_UNKNOWN,
					GJ_WORD_NOT_APPLICABLE};
	bool low = given->kind != GJ_GIVEN_AT_MOST,
	     high = given->kind == GJ_GIVEN_AT_MOST || given->kind == GJ_GIVEN_BETWEEN;

	if (given->kind <= GJ_GIVEN_NOT_APPLICABLE) {
		gj_print__word(out, plain[given->kind], tongue);
		return;
	}
	if (given->kind == GJ_GIVEN_CHOICE) {
		gj_buf_add(out, given->choice.text);
		return;
	}
	if (given->kind == GJ_GIVEN_AT_LEAST)
		word_then(out, GJ_WORD_AT_LEAST, tongue);
	if (given->kind == GJ_GIVEN_AT_MOST)
		word_then(out, GJ_WORD_AT_MOST, tongue);
	if (low && given->dates)
		gj_print__day(out, given->from);
	else if (low && given->kind == GJ_GIVEN_DATE)
		gj_print__day(out, given->from);
	else if (low)
		gj_num_print(out, given->low);
	if (given->kind == GJ_GIVEN_BETWEEN)
		then_word(out, GJ_WORD_TO, tongue);
	if (high && given->dates)
		gj_print__day(out, given->to);
	else if (high)
		gj_num_print(out, given->high);
}

static void detail_names(gj_buf *out, gj_word word, const gj_name *name, size_t n, gj_tongue tongue)
{
	if (n == 0)
		return;
	then_word(out, word, tongue);
	gj_print__names(out, name, n, tongue);
}

static void detail_day(gj_buf *out, gj_word word, gj_day day, gj_tongue tongue)
{
	if (day == GJ_DAY_NONE)
		return;
	then_word(out, word, tongue);
	gj_print__day(out, day);
}

static void detail_word(gj_buf *out, gj_word before, gj_word word, gj_tongue tongue)
{
	if (word == GJ_N_WORDS)
		return;
	gj_buf_putc(out, ' ');
	if (before != GJ_N_WORDS)
		word_then(out, before, tongue);
	gj_print__word(out, word, tongue);
}

/* Marks stand in the tree by their English words. */
static void detail_marks(gj_buf *out, const gj_expect *e, gj_tongue tongue)
{
	static const gj_word marks[] = {GJ_WORD_JUDGEMENT, GJ_WORD_PRESUMPTION, GJ_WORD_CONFLICT,
					GJ_WORD_DECLARATORY, GJ_WORD_UNVERIFIED};

	for (size_t i = 0; i < e->n_marks; i++) {
		gj_str text = e->marks[i].text;

		if (i == 0)
			then_word(out, GJ_WORD_MARKED, tongue);
		else
			gj_print__comma(out, tongue);
		for (size_t k = 0; k < 5; k++)
			if (gj_str_eq(text, gj_str_of(gj_word_text(marks[k], GJ_EN))))
				text = gj_str_of(gj_word_text(marks[k], tongue));
		gj_buf_add(out, text);
	}
}

void gj_print__expect(gj_buf *out, const gj_expect *e, gj_tongue tongue)
{
	gj_buf_add(out, e->norm.text);
	detail_word(out, GJ_N_WORDS, e->outcome, tongue);
	detail_word(out, GJ_N_WORDS, e->compliance, tongue);
	detail_day(out, GJ_WORD_DUE, e->due, tongue);
	detail_day(out, GJ_WORD_SINCE, e->since, tongue);
	detail_day(out, GJ_WORD_UNTIL, e->until, tongue);
	detail_word(out, GJ_WORD_BECAUSE, e->reason, tongue);
	detail_word(out, GJ_WORD_IF_IN_FORCE, e->if_in_force, tongue);
	detail_names(out, GJ_WORD_LIFTED_BY, e->lifted_by, e->n_lifted_by, tongue);
	detail_names(out, GJ_WORD_ASKS, e->asks, e->n_asks, tongue);
	detail_marks(out, e, tongue);
}

static void print_type(gj_buf *out, const gj_value *value, gj_tongue tongue)
{
	gj_print__word(out, value->word, tongue);
	if (value->n_names == 0)
		return;
	gj_buf_putc(out, ' ');
	gj_print__names(out, value->name, value->n_names, tongue);
}

void gj_print__value(gj_buf *out, gj_key key, const gj_value *value, gj_tongue tongue)
{
	switch (gj_key_shape(key)) {
	case GJ_SHAPE_TEXT:
		gj_print__string(out, value->text);
		break;
	case GJ_SHAPE_NAME:
	case GJ_SHAPE_NAMES:
		gj_print__names(out, value->name, value->n_names, tongue);
		break;
	case GJ_SHAPE_COUNT:
		gj_num_print(out, value->number);
		break;
	case GJ_SHAPE_DATE:
		gj_print__day(out, value->from);
		break;
	case GJ_SHAPE_SPAN:
		if (value->never)
			gj_print__word(out, GJ_WORD_NEVER, tongue);
		else
			print_span(out, value, tongue);
		break;
	case GJ_SHAPE_CITE:
	case GJ_SHAPE_TARGETS:
		print_cites(out, value, tongue);
		break;
	case GJ_SHAPE_ORIGIN:
		word_then(out, GJ_WORD_DRAFT, tongue);
		if (value->never)
			gj_print__word(out, GJ_WORD_NONE, tongue);
		else
			print_cites(out, value, tongue);
		break;
	case GJ_SHAPE_TYPE:
		print_type(out, value, tongue);
		break;
	case GJ_SHAPE_DATED:
		gj_print_expr(out, value->expr, tongue);
		gj_buf_putc(out, ' ');
		print_span(out, value, tongue);
		break;
	case GJ_SHAPE_COND:
		gj_print_expr(out, value->expr, tongue);
		break;
	case GJ_SHAPE_WITHIN:
		gj_num_print(out, value->number);
		gj_buf_putc(out, ' ');
		gj_print__word(out, value->word, tongue);
		then_word(out, GJ_WORD_OF, tongue);
		gj_buf_add(out, value->name[0].text);
		break;
	case GJ_SHAPE_MEASURES:
		print_measures(out, value, tongue);
		break;
	case GJ_SHAPE_BAND:
		gj_print_expr(out, value->measure->lo, tongue);
		then_word(out, GJ_WORD_TO, tongue);
		gj_print_expr(out, value->measure->hi, tongue);
		break;
	case GJ_SHAPE_DAYS:
		print_days(out, value, tongue);
		break;
	case GJ_SHAPE_GIVEN:
		gj_buf_add(out, value->name[0].text);
		gj_buf_putc(out, ' ');
		gj_print__given(out, value->given, tongue);
		break;
	case GJ_SHAPE_EXPECT:
		gj_print__expect(out, value->expect, tongue);
		break;
	case GJ_SHAPE_READING:
		print_reading(out, value, tongue);
		break;
	}
}
