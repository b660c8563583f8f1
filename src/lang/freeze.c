/* SPDX-License-Identifier: Apache-2.0 */
#include "lang/freeze.h"

void gj_freeze_names(gj_freeze *z, gj_name *const *slot, size_t n)
{
	if (gj_freeze_own(z, slot, n, sizeof **slot))
		for (size_t i = 0; i < n; i++)
			gj_freeze_str(z, &(*slot)[i].text);
}

void gj_freeze_cites(gj_freeze *z, gj_cite *const *slot, size_t n)
{
	if (!gj_freeze_own(z, slot, n, sizeof **slot))
		return;
	for (size_t i = 0; i < n; i++) {
		const gj_cite *cite = &(*slot)[i];

		gj_freeze_str(z, &cite->instrument.text);
		gj_freeze_own(z, &cite->step, cite->n, sizeof *cite->step);
	}
}

static void freeze_expr(gj_freeze *z, gj_expr *const *slot)
{
	const gj_expr *expr = *slot;

	if (!gj_freeze_own(z, slot, 1, sizeof *expr))
		return;
	gj_freeze_str(z, &expr->name);
	if (gj_freeze_own(z, &expr->kid, expr->n, sizeof *expr->kid))
		for (size_t i = 0; i < expr->n; i++)
			freeze_expr(z, &expr->kid[i]);
}

static void freeze_given(gj_freeze *z, gj_given *const *slot)
{
	if (gj_freeze_own(z, slot, 1, sizeof **slot))
		gj_freeze_str(z, &(*slot)->choice.text);
}

static void freeze_expect(gj_freeze *z, gj_expect *const *slot)
{
	const gj_expect *expect = *slot;

	if (!gj_freeze_own(z, slot, 1, sizeof *expect))
		return;
	gj_freeze_str(z, &expect->norm.text);
	gj_freeze_names(z, &expect->asks, expect->n_asks);
	gj_freeze_names(z, &expect->lifted_by, expect->n_lifted_by);
	gj_freeze_names(z, &expect->marks, expect->n_marks);
}

static void freeze_measures(gj_freeze *z, gj_measure_ref *const *slot, size_t n)
{
	if (!gj_freeze_own(z, slot, n, sizeof **slot))
		return;
	for (size_t i = 0; i < n; i++) {
		const gj_measure_ref *measure = &(*slot)[i];

		gj_freeze_str(z, &measure->name.text);
		freeze_expr(z, &measure->lo);
		freeze_expr(z, &measure->hi);
	}
}

/* What stands in the union of a value of this shape. */
static void freeze_union(gj_freeze *z, gj_shape shape, const gj_value *value)
{
	switch (shape) {
	case GJ_SHAPE_CITE:
	case GJ_SHAPE_TARGETS:
	case GJ_SHAPE_ORIGIN:
		gj_freeze_cites(z, &value->cite, value->n_cites);
		break;
	case GJ_SHAPE_DATED:
	case GJ_SHAPE_COND:
		freeze_expr(z, &value->expr);
		break;
	case GJ_SHAPE_MEASURES:
	case GJ_SHAPE_BAND:
		freeze_measures(z, &value->measure, value->n_measures);
		break;
	case GJ_SHAPE_DAYS:
		gj_freeze_own(z, &value->span, value->n_spans, sizeof *value->span);
		break;
	case GJ_SHAPE_GIVEN:
		freeze_given(z, &value->given);
		break;
	case GJ_SHAPE_EXPECT:
		freeze_expect(z, &value->expect);
		break;
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
}

static void freeze_comments(gj_freeze *z, const gj_comments *comments)
{
	if (gj_freeze_own(z, &comments->line, comments->n, sizeof *comments->line))
		for (size_t i = 0; i < comments->n; i++)
			gj_freeze_str(z, &comments->line[i]);
}

static void freeze_field(gj_freeze *z, const gj_field *field)
{
	const gj_value *value = &field->value;

	freeze_comments(z, &field->before);
	gj_freeze_str(z, &value->text);
	gj_freeze_names(z, &value->name, value->n_names);
	freeze_union(z, gj_key_shape(field->key), value);
}

static void freeze_block(gj_freeze *z, const gj_block *block)
{
	freeze_comments(z, &block->before);
	gj_freeze_str(z, &block->id.text);
	gj_freeze_str(z, &block->title);
	gj_freeze_cites(z, &block->cite, 1);
	if (gj_freeze_own(z, &block->field, block->n, sizeof *block->field))
		for (size_t i = 0; i < block->n; i++)
			freeze_field(z, &block->field[i]);
}

void gj_freeze_tree(gj_freeze *z, const gj_tree *tree)
{
	/* Where the file lay when it was frozen says nothing later. */
	gj_freeze_str_as(z, &tree->source.name, tree->base_name);
	gj_freeze_str(z, &tree->source.text);
	gj_freeze_str(z, &tree->base_name);
	freeze_comments(z, &tree->after);
	if (gj_freeze_own(z, &tree->block, tree->n, sizeof *tree->block))
		for (size_t i = 0; i < tree->n; i++)
			freeze_block(z, &tree->block[i]);
}
