/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions and norms to the gates of a cone. */
#include "law/cone.h"

static bool in_force(const gj_norm *norm, gj_day day)
{
	return !norm->never && day >= norm->from && (norm->to == GJ_DAY_NONE || day <= norm->to);
}

bool gj_cone_counts(const gj_norm *norm, const gj_norm *other, gj_day day)
{
	return in_force(other, day) ||
	       (!in_force(norm, day) && norm->instrument == other->instrument);
}

int gj_cone_new(gj_cone **out, gj_arena *arena, const gj_law *law, uint64_t work)
{
	gj_cone *cone = gj_arena_get(arena, sizeof *cone);

	*out = cone;
	if (cone == NULL)
		return GJ_ENOMEM;
	cone->law = law;
	cone->work = work;
	cone->gate = gj_arena_array(arena, GJ_CONE_GATES, sizeof *cone->gate);
	cone->is_true = gj_arena_array(arena, GJ_CONE_GATES, sizeof *cone->is_true);
	cone->is_false = gj_arena_array(arena, GJ_CONE_GATES, sizeof *cone->is_false);
	cone->term = gj_arena_array(arena, law->n_terms, sizeof *cone->term);
	cone->norm = gj_arena_array(arena, law->n_norms, sizeof *cone->norm);
	return cone->gate == NULL || cone->is_true == NULL || cone->is_false == NULL ||
			       cone->term == NULL || cone->norm == NULL
		       ? GJ_ENOMEM
		       : GJ_OK;
}

/* The gates FALSE, UNKNOWN, TRUE are the first three: their numbers are their opcodes. */
static uint32_t add_gate(gj_cone *cone, gj_cone_gate gate)
{
	if (cone->n_gates == GJ_CONE_GATES) {
		cone->too_large = true;
		return GJ_CONE_UNKNOWN;
	}
	cone->gate[cone->n_gates] = gate;
	return cone->n_gates++;
}

void gj_cone_start(gj_cone *cone, gj_day day)
{
	cone->day = day;
	cone->n_gates = 0;
	cone->n_vars = 0;
	cone->depth = 0;
	cone->too_large = false;
	cone->stamp++;
	for (unsigned op = GJ_CONE_FALSE; op <= GJ_CONE_TRUE; op++)
		add_gate(cone, (gj_cone_gate){.op = (gj_cone_op)op});
}

static uint32_t not_gate(gj_cone *cone, uint32_t a)
{
	return add_gate(cone, (gj_cone_gate){.op = GJ_CONE_NOT, .a = a});
}

uint32_t gj_cone_and(gj_cone *cone, uint32_t a, uint32_t b)
{
	if (a == GJ_CONE_TRUE)
		return b;
	if (b == GJ_CONE_TRUE)
		return a;
	return add_gate(cone, (gj_cone_gate){.op = GJ_CONE_AND, .a = a, .b = b});
}

static uint32_t or_gate(gj_cone *cone, uint32_t a, uint32_t b)
{
	if (a == GJ_CONE_FALSE)
		return b;
	if (b == GJ_CONE_FALSE)
		return a;
	return add_gate(cone, (gj_cone_gate){.op = GJ_CONE_OR, .a = a, .b = b});
}

/* ---- variables ---- */

static bool same_var(const gj_cone_var *a, const gj_cone_var *b)
{
	if (a->sort != b->sort || a->ref != b->ref)
		return false;
	return a->sort != GJ_CONE_PAIR || (gj_expr_eq(a->left->source, b->left->source) &&
					   gj_expr_eq(a->right->source, b->right->source));
}

static uint32_t find_var(gj_cone *cone, const gj_cone_var *wanted)
{
	for (uint32_t i = 0; i < cone->n_vars; i++)
		if (same_var(&cone->var[i], wanted))
			return i;
	if (cone->n_vars == GJ_CONE_VARS) {
		cone->too_large = true;
		return 0;
	}
	cone->var[cone->n_vars] = *wanted;
	return cone->n_vars++;
}

static void mention(gj_cone *cone, uint32_t index, int64_t what)
{
	gj_cone_var *var = &cone->var[index];

	for (unsigned i = 0; i < var->n_mentioned; i++)
		if (var->mentioned[i] == what)
			return;
	if (var->n_mentioned == GJ_CONE_VALUES)
		cone->too_large = true;
	else
		var->mentioned[var->n_mentioned++] = what;
}

static uint32_t bit_gate(gj_cone *cone, gj_cone_sort sort, uint32_t ref)
{
	gj_cone_var var = {.sort = sort, .ref = ref};

	return add_gate(cone, (gj_cone_gate){.op = GJ_CONE_BIT, .a = find_var(cone, &var)});
}

/* ---- conditions ---- */

static uint32_t choice_gate(gj_cone *cone, const gj_cond *cond)
{
	gj_cone_var var = {.sort = GJ_CONE_CHOICE, .ref = cond->ref};
	gj_cone_gate gate = {.op = GJ_CONE_VALUE, .choice = &cond->choice};

	gate.a = find_var(cone, &var);
	for (size_t i = 0; i < cond->choice.n; i++)
		mention(cone, gate.a, cond->choice.at[i]);
	return add_gate(cone, gate);
}

enum { LESS = GJ_CONE_LESS, EQUAL = GJ_CONE_EQUAL, GREATER = GJ_CONE_GREATER };

static unsigned order_of(gj_word relation)
{
	switch (relation) {
	case GJ_WORD_LESS_THAN:
	case GJ_WORD_BEFORE:
		return LESS;
	case GJ_WORD_AT_MOST:
	case GJ_WORD_ON_OR_BEFORE:
		return LESS | EQUAL;
	case GJ_WORD_MORE_THAN:
	case GJ_WORD_AFTER:
		return GREATER;
	case GJ_WORD_AT_LEAST:
	case GJ_WORD_ON_OR_AFTER:
		return GREATER | EQUAL;
	case GJ_WORD_IS_NOT:
		return LESS | GREATER;
	default:
		return EQUAL;
	}
}

static unsigned turned(unsigned order)
{
	return (order & EQUAL) | ((order & LESS) != 0 ? GREATER : 0) |
	       ((order & GREATER) != 0 ? LESS : 0);
}

static bool is_constant(const gj_qty *qty)
{
	return qty->op == GJ_QTY_NUMBER || qty->op == GJ_QTY_DAY;
}

/* A fact against a constant takes part in the fact's own order; any other two quantities are a variable of their own. */
static uint32_t compare_gate(gj_cone *cone, const gj_cond *cond)
{
	const gj_qty *left = cond->left, *right = cond->right;
	gj_cone_gate gate = {.op = GJ_CONE_VALUE, .order = order_of(cond->relation)};
	gj_cone_var var = {.sort = GJ_CONE_PAIR};

	if (is_constant(left) || (!is_constant(right) && right->op == GJ_QTY_FACT)) {
		left = cond->right;
		right = cond->left;
		gate.order = turned(gate.order);
	}
	if (left->op != GJ_QTY_FACT || !is_constant(right)) {
		var.left = left;
		var.right = right;
		gate.a = find_var(cone, &var);
		return add_gate(cone, gate);
	}
	var.sort = GJ_CONE_NUMBER;
	var.ref = left->ref;
	gate.constant = right->is_day ? right->day : right->num;
	gate.a = find_var(cone, &var);
	mention(cone, gate.a, gate.constant);
	return add_gate(cone, gate);
}

/* Making gates is work too, so that no rule base makes lint slow. */
static void spend(gj_cone *cone, size_t steps)
{
	if (cone->work < steps)
		cone->too_large = true;
	else
		cone->work -= steps;
}

static bool enter(gj_cone *cone)
{
	spend(cone, 1);
	if (cone->depth == GJ_CONE_DEPTH)
		cone->too_large = true;
	if (cone->too_large)
		return false;
	cone->depth++;
	return true;
}

static uint32_t term_gate(gj_cone *cone, uint32_t index)
{
	const gj_term *term = &cone->law->term[index];
	gj_cone_memo *memo = &cone->term[index];
	gj_cone_gate judge = {.op = GJ_CONE_JUDGE, .a = GJ_CONE_FALSE, .b = GJ_CONE_FALSE};
	uint32_t gate;

	if (memo->stamp == cone->stamp)
		return memo->gate;
	if (!enter(cone))
		return GJ_CONE_UNKNOWN;
	if (term->includes != NULL)
		judge.a = gj_cone_cond(cone, term->includes);
	if (term->excludes != NULL)
		judge.b = gj_cone_cond(cone, term->excludes);
	/* Without a judge the rest stays unknown for ever: listed cases are yes, excluded ones no. */
	judge.c = term->judged_by.len > 0 ? bit_gate(cone, GJ_CONE_JUDGED, index) : GJ_CONE_UNKNOWN;
	gate = term->means != NULL ? gj_cone_cond(cone, term->means) : add_gate(cone, judge);
	cone->depth--;
	memo->stamp = cone->stamp;
	memo->gate = gate;
	return gate;
}

static uint32_t joined_gate(gj_cone *cone, const gj_cond *cond)
{
	bool all = cond->op == GJ_COND_AND;
	uint32_t gate = all ? GJ_CONE_TRUE : GJ_CONE_FALSE;

	for (size_t i = 0; i < cond->n && !cone->too_large; i++) {
		uint32_t kid = gj_cone_cond(cone, cond->kid[i]);

		gate = all ? gj_cone_and(cone, gate, kid) : or_gate(cone, gate, kid);
	}
	return gate;
}

static uint32_t cond_gate(gj_cone *cone, const gj_cond *cond)
{
	switch (cond->op) {
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
		return bit_gate(cone, GJ_CONE_FACT, cond->ref);
	case GJ_COND_TERM:
		return term_gate(cone, cond->ref);
	case GJ_COND_CHOICE:
		return choice_gate(cone, cond);
	case GJ_COND_COMPARE:
		return compare_gate(cone, cond);
	case GJ_COND_NOT:
		return not_gate(cone, gj_cone_cond(cone, cond->kid[0]));
	default:
		return joined_gate(cone, cond);
	}
}

uint32_t gj_cone_cond(gj_cone *cone, const gj_cond *cond)
{
	uint32_t gate;

	if (cond == NULL)
		return GJ_CONE_TRUE;
	if (!enter(cone))
		return GJ_CONE_UNKNOWN;
	gate = cond_gate(cone, cond);
	cone->depth--;
	return gate;
}

/* ---- norms ---- */

static uint32_t role_gate(gj_cone *cone, uint32_t index)
{
	const gj_cond *includes = cone->law->role[index].includes;
	uint32_t told = bit_gate(cone, GJ_CONE_ROLE, index);

	return includes == NULL ? told : or_gate(cone, told, gj_cone_cond(cone, includes));
}

uint32_t gj_cone_holds(gj_cone *cone, uint32_t index)
{
	const gj_norm *norm = &cone->law->norm[index];
	uint32_t gate = norm->bound.n == 0 ? GJ_CONE_TRUE : GJ_CONE_FALSE;

	for (size_t i = 0; i < norm->bound.n && !cone->too_large; i++)
		gate = or_gate(cone, gate, role_gate(cone, norm->bound.at[i]));
	if (norm->kind != GJ_KIND_EXEMPTION)
		gate = gj_cone_and(
			cone, gate,
			gj_cone_cond(cone, cone->law->instrument[norm->instrument].scope));
	return gj_cone_and(cone, gate, gj_cone_cond(cone, norm->when));
}

uint32_t gj_cone_applies(gj_cone *cone, uint32_t index)
{
	const gj_norm *norm = &cone->law->norm[index];
	gj_cone_memo *memo = &cone->norm[index];
	uint32_t lifted = GJ_CONE_FALSE, gate;

	if (memo->stamp == cone->stamp)
		return memo->gate;
	if (!enter(cone))
		return GJ_CONE_UNKNOWN;
	spend(cone, norm->lifted_by.n);
	gate = gj_cone_holds(cone, index);
	for (size_t i = 0; i < norm->lifted_by.n && !cone->too_large; i++) {
		uint32_t lifter = norm->lifted_by.at[i];

		if (gj_cone_counts(norm, &cone->law->norm[lifter], cone->day))
			lifted = or_gate(cone, lifted, gj_cone_applies(cone, lifter));
	}
	if (lifted != GJ_CONE_FALSE)
		gate = gj_cone_and(cone, gate, not_gate(cone, lifted));
	cone->depth--;
	memo->stamp = cone->stamp;
	memo->gate = gate;
	return gate;
}
