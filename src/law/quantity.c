/* SPDX-License-Identifier: Apache-2.0 */
/* Quantities: numbers, amounts of money and dates, which never mix. The parser bounds their depth. */
#include <stdio.h>

#include "law/build.h"

static int qty_parameter(gj_build *b, gj_qty *out)
{
	const gj_parameter *parameter = &b->law->parameter[out->ref];

	/* Parameters are resolved before what uses them, and all values of one are of one kind. */
	out->op = GJ_QTY_PARAMETER;
	if (parameter->n > 0) {
		out->is_day = parameter->dated[0].value->is_day;
		out->currency = parameter->dated[0].value->currency;
	}
	return GJ_OK;
}

static int qty_name(gj_build *b, uint32_t file, const gj_expr *expr, gj_qty *out)
{
	gj_name name = {expr->name, expr->pos};
	const gj_fact *fact;
	char what[64];
	gj_sort sort;
	int rc = gj_build_find_in(b, file, GJ_IN(FACT) | GJ_IN(PARAMETER), "a number or a date",
				  &name, &sort, &out->ref);

	if (rc != GJ_OK)
		return rc;
	if (sort == GJ_SORT_PARAMETER)
		return qty_parameter(b, out);
	fact = &b->law->fact[out->ref];
	out->op = GJ_QTY_FACT;
	out->is_day = fact->type == GJ_FACT_EVENT || fact->type == GJ_FACT_DATE;
	out->currency = fact->currency;
	if (fact->type != GJ_FACT_BOOL && fact->type != GJ_FACT_CHOICE)
		return GJ_OK;
	gj_build_fault(b, file, expr->pos, "`%.*s` is %s, and a number or a date is needed here",
		       GJ_FMT(expr->name), gj_build_what(b->law, sort, out->ref, what));
	if (fact->type == GJ_FACT_BOOL)
		return gj_fault_help(b->err, "a yes-no fact stands alone: `%.*s` or `not %.*s`",
				     GJ_FMT(expr->name), GJ_FMT(expr->name));
	return gj_fault_help(b->err, "write `is` and a choice");
}

/* What a quantity is, for messages: "`launch` is an event", "this is an amount in CNY". */
static const char *describe(const gj_build *b, const gj_qty *qty, char out[160])
{
	char what[64];

	if (qty->op == GJ_QTY_FACT)
		snprintf(out, 160, "`%.*s` is %s", GJ_FMT(qty->source->name),
			 gj_build_what(b->law, GJ_SORT_FACT, qty->ref, what));
	else if (qty->is_day)
		snprintf(out, 160, "this is a date");
	else if (qty->currency.len > 0)
		snprintf(out, 160, "this is an amount in %.*s", GJ_FMT(qty->currency));
	else
		snprintf(out, 160, "this is a number");
	return out;
}

int gj_build_needs(gj_build *b, uint32_t file, const gj_qty *qty, bool day)
{
	char what[160];

	if (qty->is_day == day)
		return GJ_OK;
	return gj_build_fault(b, file, qty->source->pos, "%s, and %s is needed here",
			      describe(b, qty, what), day ? "a date" : "a number");
}

int gj_build_same_kind(gj_build *b, uint32_t file, const gj_qty *x, const gj_qty *y)
{
	int rc = gj_build_needs(b, file, y, x->is_day);

	if (rc != GJ_OK || gj_str_eq(x->currency, y->currency))
		return rc;
	if (x->currency.len > 0 && y->currency.len > 0)
		return gj_build_fault(b, file, y->source->pos,
				      "%.*s and %.*s are different currencies", GJ_FMT(x->currency),
				      GJ_FMT(y->currency));
	gj_build_fault(b, file, y->source->pos, "money and a bare number do not go together");
	return gj_fault_help(b->err, "write the currency, as `10000 %.*s`",
			     GJ_FMT(x->currency.len > 0 ? x->currency : y->currency));
}

static int qty_kids(gj_build *b, uint32_t file, const gj_expr *expr, gj_qty *out)
{
	int rc = GJ_OK;

	out->kid = gj_arena_array(b->arena, expr->n, sizeof *out->kid);
	if (out->kid == NULL)
		return gj_build_memory(b);
	out->n = expr->n;
	for (size_t i = 0; rc == GJ_OK && i < expr->n; i++) {
		rc = gj_build_qty(b, file, expr->kid[i], &out->kid[i]);
		if (rc == GJ_OK && i > 0)
			rc = gj_build_same_kind(b, file, out->kid[0], out->kid[i]);
	}
	if (rc != GJ_OK)
		return rc;
	out->is_day = out->kid[0]->is_day;
	out->currency = out->kid[0]->currency;
	if (out->is_day && out->op != GJ_QTY_GREATER && out->op != GJ_QTY_LESSER) {
		gj_build_fault(b, file, expr->pos, "dates have no sum and no percentage");
		return gj_fault_help(b->err, "a duty has a time by `within 10 days of` an event");
	}
	return GJ_OK;
}

int gj_build_qty(gj_build *b, uint32_t file, const gj_expr *expr, gj_qty **out)
{
	static const gj_qty_op joined[] = {[GJ_OP_PLUS] = GJ_QTY_PLUS,
					   [GJ_OP_MINUS] = GJ_QTY_MINUS,
					   [GJ_OP_PERCENT] = GJ_QTY_PERCENT,
					   [GJ_OP_GREATER] = GJ_QTY_GREATER,
					   [GJ_OP_LESSER] = GJ_QTY_LESSER};
	gj_qty *qty = gj_arena_get(b->arena, sizeof *qty);

	*out = qty;
	if (qty == NULL)
		return gj_build_memory(b);
	qty->source = expr;
	qty->num = expr->number;
	switch (expr->op) {
	case GJ_OP_NUMBER:
		qty->op = GJ_QTY_NUMBER;
		qty->currency = expr->name;
		return GJ_OK;
	case GJ_OP_DATE:
		qty->op = GJ_QTY_DAY;
		qty->is_day = true;
		qty->day = expr->day;
		return GJ_OK;
	case GJ_OP_NAME:
		return qty_name(b, file, expr, qty);
	case GJ_OP_PLUS:
	case GJ_OP_MINUS:
	case GJ_OP_PERCENT:
	case GJ_OP_GREATER:
	case GJ_OP_LESSER:
		qty->op = joined[expr->op];
		return qty_kids(b, file, expr, qty);
	default:
		return gj_build_fault(b, file, expr->pos, "a number or a date is needed here");
	}
}
