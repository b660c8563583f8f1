/* SPDX-License-Identifier: Apache-2.0 */
/* The value of a field, by its shape (tree.h). Tests' values stand in values_test.c. */
#include "lang/token.h"

static int take_text(gj_parser *p, gj_str *out)
{
	const gj_token *token = gj_peek(p);

	if (token->kind != GJ_TOKEN_STRING) {
		gj_fault_expected(p, "a text in quotes");
		return gj_fault_help(p->err, "write \"...\" around it");
	}
	*out = gj_take(p)->text;
	return GJ_OK;
}

static int take_count(gj_parser *p, gj_num *out)
{
	const gj_token *token = gj_peek(p);

	if (token->kind != GJ_TOKEN_NUMBER || token->number % GJ_NUM_ONE != 0 || token->number < 0)
		return gj_fault_expected(p, "a whole number");
	*out = gj_take(p)->number;
	return GJ_OK;
}

int gj_parse_names(gj_parser *p, gj_name **out, uint32_t *n, const char *what)
{
	int rc = GJ_OK;

	*n = 0;
	*out = gj_arena_array(p->arena, gj_items_ahead(p), sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(p->err);
	do {
		rc = gj_take_name(p, &(*out)[*n], what);
		*n += rc == GJ_OK;
	} while (rc == GJ_OK && gj_take_kind(p, GJ_TOKEN_COMMA));
	return rc;
}

static int one_name(gj_parser *p, gj_value *out)
{
	out->name = gj_arena_get(p->arena, sizeof *out->name);
	if (out->name == NULL)
		return gj_fault_memory(p->err);
	out->n_names = 1;
	return gj_take_name(p, out->name, "a name");
}

/* `[to DATE]` behind `from`; without it `*to` is `open`. */
static int take_to(gj_parser *p, gj_day from, gj_day open, gj_day *to)
{
	const gj_token *token;
	int rc;

	*to = open;
	if (!gj_take_word(p, GJ_WORD_TO))
		return GJ_OK;
	token = gj_peek(p);
	rc = gj_take_day(p, to);
	if (rc == GJ_OK && *to < from)
		return gj_fault_token(p, token, "the span ends before it begins", NULL);
	return rc;
}

static int take_from_to(gj_parser *p, gj_value *out)
{
	int rc = gj_take_day(p, &out->from);

	return rc == GJ_OK ? take_to(p, out->from, GJ_DAY_NONE, &out->to) : rc;
}

static int value_span(gj_parser *p, gj_value *out)
{
	if (gj_take_word(p, GJ_WORD_NEVER)) {
		out->never = true;
		return GJ_OK;
	}
	if (!gj_take_word(p, GJ_WORD_FROM))
		return gj_fault_expected(p, "`from` or `never`");
	return take_from_to(p, out);
}

static int value_cites(gj_parser *p, gj_value *out, bool many, bool relative)
{
	int rc = GJ_OK;

	out->cite = gj_arena_array(p->arena, many ? gj_items_ahead(p) : 1, sizeof *out->cite);
	if (out->cite == NULL)
		return gj_fault_memory(p->err);
	do {
		rc = gj_parse_cite(p, &out->cite[out->n_cites], relative);
		out->n_cites += rc == GJ_OK;
	} while (rc == GJ_OK && many && gj_take_kind(p, GJ_TOKEN_COMMA));
	return rc;
}

static int value_origin(gj_parser *p, gj_value *out)
{
	if (!gj_take_word(p, GJ_WORD_DRAFT))
		return gj_fault_expected(p, "`draft`");
	if (gj_take_word(p, GJ_WORD_NONE)) {
		out->never = true;
		return GJ_OK;
	}
	return value_cites(p, out, true, true);
}

static int value_type(gj_parser *p, gj_value *out)
{
	static const gj_word types[] = {GJ_WORD_YES_NO, GJ_WORD_NUMBER, GJ_WORD_DATE,
					GJ_WORD_ONE_OF, GJ_WORD_MONEY};

	if (!gj_take_one_of(p, types, 5, &out->word))
		return gj_fault_expected(p, "`yes-no`, `number`, `date`, `money` or `one of`");
	if (out->word == GJ_WORD_ONE_OF)
		return gj_parse_names(p, &out->name, &out->n_names, "the name of a choice");
	if (out->word != GJ_WORD_MONEY)
		return GJ_OK;
	out->name = gj_arena_get(p->arena, sizeof *out->name);
	if (out->name == NULL)
		return gj_fault_memory(p->err);
	out->n_names = 1;
	return gj_take_currency(p, out->name);
}

static int value_dated(gj_parser *p, gj_value *out)
{
	int rc = gj_parse_quantity(p, &out->expr);

	if (rc == GJ_OK && !gj_take_word(p, GJ_WORD_FROM))
		rc = gj_fault_expected(p, "`from` and a date");
	return rc == GJ_OK ? take_from_to(p, out) : rc;
}

static int value_within(gj_parser *p, gj_value *out)
{
	static const gj_word unit[] = {GJ_WORD_WORKING_DAYS, GJ_WORD_DAYS, GJ_WORD_MONTHS,
				       GJ_WORD_YEARS};
	int rc = take_count(p, &out->number);

	if (rc != GJ_OK)
		return rc;
	if (!gj_take_one_of(p, unit, 4, &out->word))
		return gj_fault_expected(p, "`working days`, `days`, `months` or `years`");
	if (!gj_take_word(p, GJ_WORD_OF)) {
		gj_fault_expected(p, "`of` and an event");
		return gj_fault_help(p->err, "write it as `10 working days of launch`");
	}
	return one_name(p, out);
}

static int take_fine(gj_parser *p, gj_measure_ref *out)
{
	int rc;

	out->fine = true;
	if (gj_take_word(p, GJ_WORD_AT_MOST))
		return gj_parse_quantity(p, &out->hi);
	rc = gj_parse_quantity(p, &out->lo);
	if (rc == GJ_OK && gj_take_word(p, GJ_WORD_TO))
		rc = gj_parse_quantity(p, &out->hi);
	return rc;
}

static int value_measures(gj_parser *p, gj_value *out)
{
	int rc = GJ_OK;

	if (gj_peek(p)->kind == GJ_TOKEN_STRING) {
		out->text = gj_take(p)->text;
		out->has_text = true;
	}
	if (out->has_text && gj_peek(p)->kind == GJ_TOKEN_STRING) {
		out->name = gj_arena_get(p->arena, sizeof *out->name);
		if (out->name == NULL)
			return gj_fault_memory(p->err);
		out->n_names = 1;
		out->name->pos = gj_peek(p)->pos;
		out->name->text = gj_take(p)->text;
	}
	out->measure = gj_arena_array(p->arena, gj_items_ahead(p), sizeof *out->measure);
	if (out->measure == NULL)
		return gj_fault_memory(p->err);
	do {
		gj_measure_ref *measure = &out->measure[out->n_measures];

		if (gj_take_word(p, GJ_WORD_FINE))
			rc = take_fine(p, measure);
		else
			rc = gj_take_name(p, &measure->name, "a measure or `fine`");
		out->n_measures += rc == GJ_OK;
	} while (rc == GJ_OK && gj_take_kind(p, GJ_TOKEN_COMMA));
	return rc;
}

/* Kept as the bounds of one measure. */
static int value_band(gj_parser *p, gj_value *out)
{
	int rc;

	out->measure = gj_arena_array(p->arena, 1, sizeof *out->measure);
	if (out->measure == NULL)
		return gj_fault_memory(p->err);
	out->n_measures = 1;
	rc = gj_parse_quantity(p, &out->measure->lo);
	if (rc == GJ_OK && !gj_take_word(p, GJ_WORD_TO)) {
		gj_fault_expected(p, "`to`");
		return gj_fault_help(p->err, "write it as `band 0 to 30`, in percent of the range");
	}
	return rc == GJ_OK ? gj_parse_quantity(p, &out->measure->hi) : rc;
}

static int value_days(gj_parser *p, gj_value *out)
{
	int rc = GJ_OK;

	out->span = gj_arena_array(p->arena, gj_items_ahead(p), sizeof *out->span);
	if (out->span == NULL)
		return gj_fault_memory(p->err);
	do {
		gj_span *span = &out->span[out->n_spans];

		span->pos = gj_peek(p)->pos;
		rc = gj_take_day(p, &span->from);
		if (rc == GJ_OK)
			rc = take_to(p, span->from, span->from, &span->to);
		out->n_spans += rc == GJ_OK;
	} while (rc == GJ_OK && gj_take_kind(p, GJ_TOKEN_COMMA));
	return rc;
}

static int value_reading(gj_parser *p, gj_value *out)
{
	int rc = take_text(p, &out->text);

	out->has_text = true;
	if (rc == GJ_OK && !gj_take_word(p, GJ_WORD_BY))
		rc = gj_fault_expected(p, "`by` and who reads it so");
	if (rc == GJ_OK)
		rc = one_name(p, out);
	if (rc == GJ_OK && !gj_take_word(p, GJ_WORD_ON))
		rc = gj_fault_expected(p, "`on` and a date");
	return rc == GJ_OK ? gj_take_day(p, &out->from) : rc;
}

static int value_given(gj_parser *p, gj_value *out)
{
	int rc = one_name(p, out);

	return rc == GJ_OK ? gj_parse_given(p, &out->given) : rc;
}

/* What "did you mean" may offer: words that can stand in such a value. The order of words.def matters here. */
static void offer_words(gj_parser *p, gj_shape shape)
{
	p->first_word = shape == GJ_SHAPE_EXPECT ? GJ_WORD_YES : GJ_WORD_AND;
	p->last_word = shape == GJ_SHAPE_COND ? GJ_WORD_YES : GJ_N_WORDS;
}

int gj_parse_value(gj_parser *p, gj_key key, gj_value *out)
{
	offer_words(p, gj_key_shape(key));
	out->pos = gj_peek(p)->pos;
	out->from = out->to = GJ_DAY_NONE;
	out->word = GJ_N_WORDS;
	switch (gj_key_shape(key)) {
	case GJ_SHAPE_TEXT:
		out->has_text = true;
		return take_text(p, &out->text);
	case GJ_SHAPE_NAME:
		return one_name(p, out);
	case GJ_SHAPE_NAMES:
		return gj_parse_names(p, &out->name, &out->n_names, "a name");
	case GJ_SHAPE_COUNT:
		return take_count(p, &out->number);
	case GJ_SHAPE_DATE:
		return gj_take_day(p, &out->from);
	case GJ_SHAPE_SPAN:
		return value_span(p, out);
	case GJ_SHAPE_CITE:
		return value_cites(p, out, false, false);
	case GJ_SHAPE_TARGETS:
		return value_cites(p, out, true, false);
	case GJ_SHAPE_ORIGIN:
		return value_origin(p, out);
	case GJ_SHAPE_TYPE:
		return value_type(p, out);
	case GJ_SHAPE_DATED:
		return value_dated(p, out);
	case GJ_SHAPE_COND:
		return gj_parse_cond(p, &out->expr);
	case GJ_SHAPE_WITHIN:
		return value_within(p, out);
	case GJ_SHAPE_MEASURES:
		return value_measures(p, out);
	case GJ_SHAPE_BAND:
		return value_band(p, out);
	case GJ_SHAPE_DAYS:
		return value_days(p, out);
	case GJ_SHAPE_GIVEN:
		return value_given(p, out);
	case GJ_SHAPE_EXPECT:
		return gj_parse_expect(p, &out->expect);
	case GJ_SHAPE_READING:
		return value_reading(p, out);
	}
	return GJ_OK;
}
