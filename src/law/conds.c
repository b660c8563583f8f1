/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions and quantities: names looked up, types checked. The parser bounds their depth. */
#include "base/nearest.h"
#include "law/build.h"

static gj_name name_of(const gj_expr *expr)
{
	gj_name name = {expr->name, expr->pos};

	return name;
}

/* ---- quantities ---- */

static const char *const type_word[] = {"a yes-no fact", "an event", "a number",
					"an amount",	 "a date",   "one of several choices"};

static int qty_name(gj_build *b, uint32_t file, const gj_expr *expr, gj_qty *out)
{
	gj_name name = name_of(expr);
	const gj_fact *fact;
	int rc;

	if (gj_build_lookup(b->law, GJ_SORT_PARAMETER, expr->name, &out->ref)) {
		const gj_parameter *parameter = &b->law->parameter[out->ref];

		out->op = GJ_QTY_PARAMETER;
		/* Parameters are resolved before conditions: their first value tells the type of all. */
		if (parameter->n > 0 && parameter->dated[0].value != NULL) {
			out->is_day = parameter->dated[0].value->is_day;
			out->currency = parameter->dated[0].value->currency;
		}
		return GJ_OK;
	}
	rc = gj_build_find(b, file, GJ_SORT_FACT, &name, &out->ref);
	if (rc != GJ_OK)
		return rc;
	fact = &b->law->fact[out->ref];
	out->op = GJ_QTY_FACT;
	out->is_day = fact->type == GJ_FACT_EVENT || fact->type == GJ_FACT_DATE;
	out->currency = fact->currency;
	if (fact->type == GJ_FACT_BOOL || fact->type == GJ_FACT_CHOICE)
		return gj_build_fault(b, file, expr->pos,
				      "`%.*s` is %s, and a number or a date is needed here",
				      GJ_FMT(expr->name), type_word[fact->type]);
	return GJ_OK;
}

static int same_type(gj_build *b, uint32_t file, const gj_expr *at, const gj_qty *x,
		     const gj_qty *y)
{
	if (x->is_day != y->is_day)
		return gj_build_fault(b, file, at->pos,
				      "a date and a number cannot be put together");
	if (x->currency.len > 0 && y->currency.len > 0 && !gj_str_eq(x->currency, y->currency))
		return gj_build_fault(b, file, at->pos, "%.*s and %.*s are different currencies",
				      GJ_FMT(x->currency), GJ_FMT(y->currency));
	return GJ_OK;
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
			rc = same_type(b, file, expr->kid[i], out->kid[0], out->kid[i]);
		if (rc == GJ_OK && out->currency.len == 0)
			out->currency = out->kid[i]->currency;
	}
	if (rc != GJ_OK)
		return rc;
	out->is_day = out->kid[0]->is_day;
	if (out->is_day && out->op != GJ_QTY_GREATER && out->op != GJ_QTY_LESSER)
		return gj_build_fault(b, file, expr->pos, "dates cannot be added; use `within`");
	return GJ_OK;
}

int gj_build_qty(gj_build *b, uint32_t file, const gj_expr *expr, gj_qty **out)
{
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
		qty->op = GJ_QTY_PLUS;
		return qty_kids(b, file, expr, qty);
	case GJ_OP_MINUS:
		qty->op = GJ_QTY_MINUS;
		return qty_kids(b, file, expr, qty);
	case GJ_OP_PERCENT:
		qty->op = GJ_QTY_PERCENT;
		return qty_kids(b, file, expr, qty);
	case GJ_OP_GREATER:
		qty->op = GJ_QTY_GREATER;
		return qty_kids(b, file, expr, qty);
	case GJ_OP_LESSER:
		qty->op = GJ_QTY_LESSER;
		return qty_kids(b, file, expr, qty);
	default:
		return gj_build_fault(b, file, expr->pos, "a number or a date is needed here");
	}
}

/* ---- conditions ---- */

static int new_cond(gj_build *b, gj_cond **out, gj_cond_op op, const gj_expr *source)
{
	*out = gj_arena_get(b->arena, sizeof **out);
	if (*out == NULL)
		return gj_build_memory(b);
	(*out)->id = (uint32_t)b->law->n_conds++;
	(*out)->op = op;
	(*out)->source = source;
	return GJ_OK;
}

static int cond_name(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond *out)
{
	gj_name name = name_of(expr);
	const gj_fact *fact;
	gj_nearest near;

	if (gj_build_lookup(b->law, GJ_SORT_TERM, expr->name, &out->ref)) {
		out->op = GJ_COND_TERM;
		return GJ_OK;
	}
	if (gj_build_lookup(b->law, GJ_SORT_FACT, expr->name, &out->ref)) {
		fact = &b->law->fact[out->ref];
		out->op = fact->type == GJ_FACT_EVENT ? GJ_COND_EVENT : GJ_COND_FACT;
		if (fact->type == GJ_FACT_BOOL || fact->type == GJ_FACT_EVENT)
			return GJ_OK;
		gj_build_fault(b, file, expr->pos, "`%.*s` is %s: compare it with something",
			       GJ_FMT(expr->name), type_word[fact->type]);
		return gj_fault_help(b->err, "%s",
				     fact->type == GJ_FACT_CHOICE
					     ? "write `is` and a choice"
					     : "write `at least`, `before` or the like");
	}
	if (gj_build_find(b, file, GJ_SORT_FACT, &name, &out->ref) == GJ_OK)
		return GJ_OK;
	/* The nearest of facts and terms together. */
	if (b->err != NULL && strncmp(b->err->message, "unknown", 7) == 0) {
		gj_nearest_start(&near, expr->name);
		for (uint32_t i = 0; i < b->law->n_facts; i++)
			gj_nearest_offer(&near, b->law->fact[i].e.id);
		for (uint32_t i = 0; i < b->law->n_terms; i++)
			gj_nearest_offer(&near, b->law->term[i].e.id);
		gj_fault(b->err, GJ_EINPUT, "unknown fact or term `%.*s`", GJ_FMT(expr->name));
		gj_fault_at(b->err, &b->law->file[file], expr->pos, NULL);
		if (near.best.len > 0)
			gj_fault_help(b->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	}
	return GJ_EINPUT;
}

static int cond_choice(gj_build *b, uint32_t file, const gj_expr *expr, const gj_fact *fact,
		       gj_cond *out)
{
	for (size_t k = 1; k < expr->n; k++) {
		gj_str wanted = expr->kid[k]->name;
		gj_nearest near;
		size_t i = 0;

		gj_nearest_start(&near, wanted);
		for (; i < fact->n_choices && !gj_str_eq(fact->choice[i].text, wanted); i++)
			gj_nearest_offer(&near, fact->choice[i].text);
		if (expr->kid[k]->op != GJ_OP_NAME || i == fact->n_choices) {
			gj_build_fault(b, file, expr->kid[k]->pos, "`%.*s` has no choice `%.*s`",
				       GJ_FMT(fact->e.id), GJ_FMT(wanted));
			if (near.best.len > 0)
				gj_fault_help(b->err, "did you mean `%.*s`?", GJ_FMT(near.best));
			return GJ_EINPUT;
		}
		if (gj_build_ref(b, &out->choice, (uint32_t)i) != GJ_OK)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static bool is_day_relation(gj_word word)
{
	return word == GJ_WORD_BEFORE || word == GJ_WORD_ON_OR_BEFORE || word == GJ_WORD_AFTER ||
	       word == GJ_WORD_ON_OR_AFTER;
}

static int cond_compare(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond *out)
{
	bool neutral = expr->relation == GJ_WORD_IS || expr->relation == GJ_WORD_IS_NOT;
	int rc;

	out->op = GJ_COND_COMPARE;
	out->relation = expr->relation;
	if (expr->relation == GJ_WORD_IS_ONE_OF)
		return gj_build_fault(b, file, expr->pos, "`is one of` needs a fact with choices");
	rc = gj_build_qty(b, file, expr->kid[0], &out->left);
	if (rc == GJ_OK)
		rc = gj_build_qty(b, file, expr->kid[1], &out->right);
	if (rc == GJ_OK)
		rc = same_type(b, file, expr, out->left, out->right);
	if (rc == GJ_OK && !neutral && is_day_relation(expr->relation) != out->left->is_day) {
		rc = gj_build_fault(b, file, expr->pos, "`%s` does not go with %s",
				    gj_word_text(expr->relation, GJ_EN),
				    out->left->is_day ? "dates" : "numbers");
		gj_fault_help(b->err, "%s",
			      out->left->is_day
				      ? "write `before`, `on or before`, `after` or `on or after`"
				      : "write `at least`, `at most`, `more than` or `less than`");
	}
	return rc;
}

static int cond_relation(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond **out)
{
	const gj_expr *left = expr->kid[0];
	bool choices = expr->relation == GJ_WORD_IS || expr->relation == GJ_WORD_IS_NOT ||
		       expr->relation == GJ_WORD_IS_ONE_OF;
	gj_cond *inner;
	uint32_t ref;
	int rc;

	if (left->op != GJ_OP_NAME || !choices ||
	    !gj_build_lookup(b->law, GJ_SORT_FACT, left->name, &ref) ||
	    b->law->fact[ref].type != GJ_FACT_CHOICE)
		return cond_compare(b, file, expr, *out);
	inner = *out;
	if (expr->relation == GJ_WORD_IS_NOT) {
		rc = new_cond(b, &inner, GJ_COND_CHOICE, expr);
		if (rc != GJ_OK)
			return rc;
		(*out)->op = GJ_COND_NOT;
		(*out)->kid = gj_arena_array(b->arena, 1, sizeof *(*out)->kid);
		if ((*out)->kid == NULL)
			return gj_build_memory(b);
		(*out)->kid[0] = inner;
		(*out)->n = 1;
	}
	inner->op = GJ_COND_CHOICE;
	inner->ref = ref;
	return cond_choice(b, file, expr, &b->law->fact[ref], inner);
}

int gj_build_cond(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond **out)
{
	static const gj_cond_op joined[] = {
		[GJ_OP_NOT] = GJ_COND_NOT, [GJ_OP_AND] = GJ_COND_AND, [GJ_OP_OR] = GJ_COND_OR};
	int rc = new_cond(b, out, GJ_COND_FACT, expr);

	if (rc != GJ_OK)
		return rc;
	switch (expr->op) {
	case GJ_OP_NAME:
		return cond_name(b, file, expr, *out);
	case GJ_OP_COMPARE:
		return cond_relation(b, file, expr, out);
	case GJ_OP_NOT:
	case GJ_OP_AND:
	case GJ_OP_OR:
		(*out)->op = joined[expr->op];
		(*out)->kid = gj_arena_array(b->arena, expr->n, sizeof *(*out)->kid);
		if ((*out)->kid == NULL)
			return gj_build_memory(b);
		(*out)->n = expr->n;
		for (size_t i = 0; rc == GJ_OK && i < expr->n; i++)
			rc = gj_build_cond(b, file, expr->kid[i], &(*out)->kid[i]);
		return rc;
	default:
		return gj_build_fault(b, file, expr->pos, "a condition is needed here");
	}
}

int gj_build_cond_field(gj_build *b, const gj_entry *e, gj_key key, gj_cond **out)
{
	const gj_value *value = gj_build_value(e, key);

	*out = NULL;
	return value == NULL ? GJ_OK : gj_build_cond(b, e->place.file, value->expr, out);
}
