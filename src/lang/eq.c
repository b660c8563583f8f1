/* SPDX-License-Identifier: Apache-2.0 */
/* Do two trees say the same? Positions and tongue apart. */
#include "lang/lang.h"

static bool names_eq(const gj_name *a, size_t n, const gj_name *b, size_t m)
{
	if (n != m)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!gj_str_eq(a[i].text, b[i].text))
			return false;
	return true;
}

bool gj_expr_eq(const gj_expr *a, const gj_expr *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	if (a->op != b->op || a->listed != b->listed || a->n != b->n || a->number != b->number ||
	    a->day != b->day || !gj_str_eq(a->name, b->name) ||
	    (a->op == GJ_OP_COMPARE && a->relation != b->relation))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!gj_expr_eq(a->kid[i], b->kid[i]))
			return false;
	return true;
}

static bool cite_eq(const gj_cite *a, const gj_cite *b)
{
	if (a->n != b->n || !gj_str_eq(a->instrument.text, b->instrument.text))
		return false;
	for (unsigned i = 0; i < a->n; i++)
		if (a->step[i].unit != b->step[i].unit ||
		    strcmp(a->step[i].label, b->step[i].label) != 0)
			return false;
	return true;
}

static bool given_eq(const gj_given *a, const gj_given *b)
{
	return a->kind == b->kind && a->dates == b->dates && a->low == b->low &&
	       a->high == b->high && a->from == b->from && a->to == b->to &&
	       gj_str_eq(a->choice.text, b->choice.text);
}

static bool expect_eq(const gj_expect *a, const gj_expect *b)
{
	return gj_str_eq(a->norm.text, b->norm.text) && a->outcome == b->outcome &&
	       a->compliance == b->compliance && a->reason == b->reason &&
	       a->if_in_force == b->if_in_force && a->due == b->due && a->since == b->since &&
	       a->until == b->until && names_eq(a->asks, a->n_asks, b->asks, b->n_asks) &&
	       names_eq(a->lifted_by, a->n_lifted_by, b->lifted_by, b->n_lifted_by) &&
	       names_eq(a->marks, a->n_marks, b->marks, b->n_marks);
}

static bool measure_eq(const gj_measure_ref *a, const gj_measure_ref *b)
{
	return a->fine == b->fine && gj_str_eq(a->name.text, b->name.text) &&
	       gj_expr_eq(a->lo, b->lo) && gj_expr_eq(a->hi, b->hi);
}

static bool cites_eq(const gj_value *a, const gj_value *b)
{
	if (a->n_cites != b->n_cites)
		return false;
	for (size_t i = 0; i < a->n_cites; i++)
		if (!cite_eq(&a->cite[i], &b->cite[i]))
			return false;
	return true;
}

static bool spans_eq(const gj_value *a, const gj_value *b)
{
	if (a->n_spans != b->n_spans)
		return false;
	for (size_t i = 0; i < a->n_spans; i++)
		if (a->span[i].from != b->span[i].from || a->span[i].to != b->span[i].to)
			return false;
	return true;
}

static bool measures_eq(const gj_value *a, const gj_value *b)
{
	if (a->n_measures != b->n_measures)
		return false;
	for (size_t i = 0; i < a->n_measures; i++)
		if (!measure_eq(&a->measure[i], &b->measure[i]))
			return false;
	return true;
}

/* What stands in the union of a value of this shape. */
static bool union_eq(gj_shape shape, const gj_value *a, const gj_value *b)
{
	switch (shape) {
	case GJ_SHAPE_CITE:
	case GJ_SHAPE_TARGETS:
	case GJ_SHAPE_ORIGIN:
		return cites_eq(a, b);
	case GJ_SHAPE_DATED:
	case GJ_SHAPE_COND:
		return gj_expr_eq(a->expr, b->expr);
	case GJ_SHAPE_MEASURES:
	case GJ_SHAPE_BAND:
		return measures_eq(a, b);
	case GJ_SHAPE_DAYS:
		return spans_eq(a, b);
	case GJ_SHAPE_GIVEN:
		return given_eq(a->given, b->given);
	case GJ_SHAPE_EXPECT:
		return expect_eq(a->expect, b->expect);
	case GJ_SHAPE_TEXT:
	case GJ_SHAPE_NAME:
	case GJ_SHAPE_NAMES:
	case GJ_SHAPE_COUNT:
	case GJ_SHAPE_DATE:
	case GJ_SHAPE_SPAN:
	case GJ_SHAPE_TYPE:
	case GJ_SHAPE_WITHIN:
	case GJ_SHAPE_READING:
		break;
	}
	return true;
}

static bool value_eq(gj_shape shape, const gj_value *a, const gj_value *b)
{
	return a->has_text == b->has_text && gj_str_eq(a->text, b->text) && a->never == b->never &&
	       a->word == b->word && a->number == b->number && a->from == b->from &&
	       a->to == b->to && names_eq(a->name, a->n_names, b->name, b->n_names) &&
	       union_eq(shape, a, b);
}

static bool comments_eq(const gj_comments *a, const gj_comments *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!gj_str_eq(a->line[i], b->line[i]))
			return false;
	return true;
}

static bool block_eq(const gj_block *a, const gj_block *b)
{
	if (a->kind != b->kind || !gj_str_eq(a->id.text, b->id.text) || a->truth != b->truth ||
	    a->has_title != b->has_title || !gj_str_eq(a->title, b->title) || a->n != b->n ||
	    !comments_eq(&a->before, &b->before))
		return false;
	if ((a->cite == NULL) != (b->cite == NULL) ||
	    (a->cite != NULL && !cite_eq(a->cite, b->cite)))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->field[i].key != b->field[i].key ||
		    !comments_eq(&a->field[i].before, &b->field[i].before) ||
		    !value_eq(gj_key_shape(a->field[i].key), &a->field[i].value,
			      &b->field[i].value))
			return false;
	return true;
}

bool gj_tree_eq(const gj_tree *a, const gj_tree *b)
{
	if (a->n != b->n || !comments_eq(&a->after, &b->after))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!block_eq(&a->block[i], &b->block[i]))
			return false;
	return true;
}
