/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions: names looked up, types checked. The parser bounds their depth. */
#include "base/nearest.h"
#include "law/build.h"

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
	gj_name name = {expr->name, expr->pos};
	const gj_fact *fact;
	char what[64];
	gj_sort sort;
	int rc = gj_build_find_in(b, file, GJ_IN(FACT) | GJ_IN(TERM), "a condition", &name, &sort,
				  &out->ref);

	if (rc != GJ_OK)
		return rc;
	if (sort == GJ_SORT_TERM) {
		out->op = GJ_COND_TERM;
		return GJ_OK;
	}
	fact = &b->law->fact[out->ref];
	out->op = fact->type == GJ_FACT_EVENT ? GJ_COND_EVENT : GJ_COND_FACT;
	if (fact->type == GJ_FACT_BOOL || fact->type == GJ_FACT_EVENT)
		return GJ_OK;
	gj_build_fault(b, file, expr->pos, "`%.*s` is %s, and a condition is needed here",
		       GJ_FMT(expr->name), gj_build_what(b->law, sort, out->ref, what));
	return gj_fault_help(b->err, "compare it: %s",
			     fact->type == GJ_FACT_CHOICE ? "`is` and a choice"
			     : fact->type == GJ_FACT_DATE
				     ? "`before` or `on or after` and a date"
				     : "`at least` or `less than` and a number");
}

/* ---- choices ---- */

static int find_choice(gj_build *b, uint32_t file, const gj_fact *fact, const gj_expr *expr,
		       uint32_t *out)
{
	gj_nearest near;

	if (expr->op != GJ_OP_NAME)
		return gj_build_fault(b, file, expr->pos, "a choice of `%.*s` is needed here",
				      GJ_FMT(fact->e.id));
	for (*out = 0; *out < fact->n_choices; (*out)++)
		if (gj_str_eq(fact->choice[*out].text, expr->name))
			return GJ_OK;
	gj_build_fault(b, file, expr->pos, "`%.*s` has no choice `%.*s`", GJ_FMT(fact->e.id),
		       GJ_FMT(expr->name));
	gj_nearest_start(&near, expr->name);
	for (size_t i = 0; i < fact->n_choices; i++)
		gj_nearest_offer(&near, fact->choice[i].text);
	if (near.best.len > 0)
		gj_fault_help(b->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

static bool in_list(const gj_refs *list, uint32_t ref)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == ref)
			return true;
	return false;
}

/* `kid[0] is kid[1]`, `kid[0] is one of kid[1], kid[2]`: doubled choices count once, and there are few choices. */
static int cond_choice(gj_build *b, uint32_t file, const gj_expr *expr, uint32_t ref, gj_cond *out)
{
	const gj_fact *fact = &b->law->fact[ref];

	out->op = GJ_COND_CHOICE;
	out->ref = ref;
	out->choice.at = gj_arena_array(b->arena, expr->n, sizeof *out->choice.at);
	if (out->choice.at == NULL)
		return gj_build_memory(b);
	for (size_t k = 1; k < expr->n; k++) {
		uint32_t choice = 0;
		int rc = find_choice(b, file, fact, expr->kid[k], &choice);

		if (rc != GJ_OK)
			return rc;
		if (!in_list(&out->choice, choice))
			out->choice.at[out->choice.n++] = choice;
	}
	return GJ_OK;
}

static int cond_not_choice(gj_build *b, uint32_t file, const gj_expr *expr, uint32_t ref,
			   gj_cond *out)
{
	out->op = GJ_COND_NOT;
	out->n = 1;
	out->kid = gj_arena_array(b->arena, 1, sizeof *out->kid);
	if (out->kid == NULL || new_cond(b, &out->kid[0], GJ_COND_CHOICE, expr) != GJ_OK)
		return gj_build_memory(b);
	return cond_choice(b, file, expr, ref, out->kid[0]);
}

/* ---- comparisons ---- */

static bool is_constant(const gj_qty *qty)
{
	return qty->op == GJ_QTY_NUMBER || qty->op == GJ_QTY_DAY;
}

static bool is_day_relation(gj_word word)
{
	return word == GJ_WORD_BEFORE || word == GJ_WORD_ON_OR_BEFORE || word == GJ_WORD_AFTER ||
	       word == GJ_WORD_ON_OR_AFTER;
}

static int cond_compare(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond *out)
{
	bool day = is_day_relation(expr->relation);
	int rc;

	out->op = GJ_COND_COMPARE;
	out->relation = expr->relation;
	if (expr->relation == GJ_WORD_IS_ONE_OF)
		return gj_build_fault(b, file, expr->pos, "`is one of` needs a fact with choices");
	rc = gj_build_qty(b, file, expr->kid[0], &out->left);
	if (rc == GJ_OK)
		rc = gj_build_qty(b, file, expr->kid[1], &out->right);
	if (rc == GJ_OK && expr->relation != GJ_WORD_IS && expr->relation != GJ_WORD_IS_NOT) {
		rc = gj_build_needs(b, file, out->left, day);
		if (rc == GJ_OK)
			rc = gj_build_needs(b, file, out->right, day);
		if (rc != GJ_OK)
			gj_fault_help(b->err, "`%s` compares %s",
				      gj_word_text(expr->relation, GJ_EN),
				      day ? "dates" : "numbers");
	}
	if (rc == GJ_OK)
		rc = gj_build_same_kind(b, file, out->left, out->right);
	if (rc == GJ_OK && is_constant(out->left) && is_constant(out->right))
		rc = gj_build_fault(b, file, expr->pos, "the comparison asks about no fact");
	return rc;
}

/* Comparing with `is` means one thing for a fact with choices and another for numbers and dates. */
static int cond_relation(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond *out)
{
	const gj_expr *left = expr->kid[0];
	uint32_t ref;

	if (left->op == GJ_OP_NAME && gj_build_lookup(b->law, GJ_SORT_FACT, left->name, &ref) &&
	    b->law->fact[ref].type == GJ_FACT_CHOICE) {
		if (expr->relation == GJ_WORD_IS || expr->relation == GJ_WORD_IS_ONE_OF)
			return cond_choice(b, file, expr, ref, out);
		if (expr->relation == GJ_WORD_IS_NOT)
			return cond_not_choice(b, file, expr, ref, out);
	}
	return cond_compare(b, file, expr, out);
}

static int cond_joined(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond *out)
{
	int rc = GJ_OK;

	out->kid = gj_arena_array(b->arena, expr->n, sizeof *out->kid);
	if (out->kid == NULL)
		return gj_build_memory(b);
	out->n = expr->n;
	for (size_t i = 0; rc == GJ_OK && i < expr->n; i++)
		rc = gj_build_cond(b, file, expr->kid[i], &out->kid[i]);
	return rc;
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
		return cond_relation(b, file, expr, *out);
	case GJ_OP_NOT:
	case GJ_OP_AND:
	case GJ_OP_OR:
		(*out)->op = joined[expr->op];
		return cond_joined(b, file, expr, *out);
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
