/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions and quantities. Recursive descent, at most GJ_COND_DEPTH deep. */
#include "lang/token.h"

enum { GJ_COND_DEPTH = 64 };

static int new_expr(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos)
{
	*out = gj_arena_get(p->arena, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(p->err);
	(*out)->op = op;
	(*out)->pos = pos;
	(*out)->day = GJ_DAY_NONE;
	return GJ_OK;
}

typedef struct kids {
	gj_expr **item;
	size_t n, cap;
} kids;

static int add_kid(gj_parser *p, kids *list, gj_expr *kid)
{
	if (gj_arena_room(p->arena, (void **)&list->item, &list->cap, list->n,
			  sizeof *list->item) != GJ_OK)
		return gj_fault_memory(p->err);
	list->item[list->n++] = kid;
	return GJ_OK;
}

static int enter(gj_parser *p)
{
	if (p->depth == GJ_COND_DEPTH)
		return gj_fault_token(p, gj_peek(p), "the condition is nested too deeply",
				      "define a term for a part of it");
	p->depth++;
	return GJ_OK;
}

/* ---- quantities ---- */

static bool is_currency(const gj_token *token)
{
	if (token->kind != GJ_TOKEN_WORD || token->text.len != 3)
		return false;
	for (size_t i = 0; i < 3; i++)
		if (token->text.at[i] < 'A' || token->text.at[i] > 'Z')
			return false;
	return true;
}

static int number_or_percent(gj_parser *p, gj_expr **out)
{
	const gj_token *token = gj_take(p);
	int rc = new_expr(p, out, GJ_OP_NUMBER, token->pos);

	if (rc != GJ_OK)
		return rc;
	(*out)->number = token->number;
	if (is_currency(gj_peek(p)))
		(*out)->name = gj_take(p)->text;
	return GJ_OK;
}

static int parse_primary(gj_parser *p, gj_expr **out);

static int parse_percent(gj_parser *p, gj_expr **out)
{
	const gj_token *token = gj_take(p);
	kids list = {0};
	gj_expr *of;
	int rc = enter(p);

	gj_take_word(p, GJ_WORD_PERCENT_OF);
	if (rc == GJ_OK)
		rc = parse_primary(p, &of);
	if (rc == GJ_OK)
		rc = new_expr(p, out, GJ_OP_PERCENT, token->pos);
	if (rc == GJ_OK)
		rc = add_kid(p, &list, of);
	if (rc != GJ_OK)
		return rc;
	p->depth--;
	(*out)->number = token->number;
	(*out)->kid = list.item;
	(*out)->n = list.n;
	return GJ_OK;
}

/* `the greater of (q, q)` */
static int parse_choice_of(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos)
{
	kids list = {0};
	gj_expr *kid;
	int rc = enter(p);

	if (rc == GJ_OK && !gj_take_kind(p, GJ_TOKEN_OPEN))
		rc = gj_fault_expected(p, "`(`");
	do {
		if (rc == GJ_OK)
			rc = gj_parse_quantity(p, &kid);
		if (rc == GJ_OK)
			rc = add_kid(p, &list, kid);
	} while (rc == GJ_OK && gj_take_kind(p, GJ_TOKEN_COMMA));
	if (rc == GJ_OK && !gj_take_kind(p, GJ_TOKEN_CLOSE))
		rc = gj_fault_expected(p, "`)`");
	if (rc == GJ_OK)
		rc = new_expr(p, out, op, pos);
	if (rc != GJ_OK)
		return rc;
	p->depth--;
	(*out)->kid = list.item;
	(*out)->n = list.n;
	return GJ_OK;
}

static int parse_primary(gj_parser *p, gj_expr **out)
{
	const gj_token *token = gj_peek(p);
	gj_name name;
	int rc;

	if (gj_take_word(p, GJ_WORD_GREATER_OF))
		return parse_choice_of(p, out, GJ_OP_GREATER, token->pos);
	if (gj_take_word(p, GJ_WORD_LESSER_OF))
		return parse_choice_of(p, out, GJ_OP_LESSER, token->pos);
	if (token->kind == GJ_TOKEN_NUMBER) {
		gj_parser ahead = *p;

		gj_take(&ahead);
		return gj_peek_word(&ahead, GJ_WORD_PERCENT_OF) ? parse_percent(p, out)
								: number_or_percent(p, out);
	}
	if (token->kind == GJ_TOKEN_DATE) {
		gj_take(p);
		rc = new_expr(p, out, GJ_OP_DATE, token->pos);
		if (rc == GJ_OK)
			(*out)->day = token->day;
		return rc;
	}
	rc = gj_take_name(p, &name, "a number, a date or a name");
	if (rc == GJ_OK)
		rc = new_expr(p, out, GJ_OP_NAME, name.pos);
	if (rc == GJ_OK)
		(*out)->name = name.text;
	return rc;
}

static int parse_rest_of_sum(gj_parser *p, gj_expr **left)
{
	int rc = GJ_OK;

	while (rc == GJ_OK && (gj_peek_word(p, GJ_WORD_PLUS) || gj_peek_word(p, GJ_WORD_MINUS))) {
		gj_op op = gj_take_word(p, GJ_WORD_PLUS) ? GJ_OP_PLUS : GJ_OP_MINUS;
		gj_expr *right, *sum;
		kids list = {0};

		if (op == GJ_OP_MINUS)
			gj_take_word(p, GJ_WORD_MINUS);
		rc = parse_primary(p, &right);
		if (rc == GJ_OK)
			rc = new_expr(p, &sum, op, (*left)->pos);
		if (rc == GJ_OK)
			rc = add_kid(p, &list, *left);
		if (rc == GJ_OK)
			rc = add_kid(p, &list, right);
		if (rc != GJ_OK)
			return rc;
		sum->kid = list.item;
		sum->n = list.n;
		*left = sum;
	}
	return rc;
}

int gj_parse_quantity(gj_parser *p, gj_expr **out)
{
	int rc = parse_primary(p, out);

	return rc == GJ_OK ? parse_rest_of_sum(p, out) : rc;
}

/* ---- conditions ---- */

/* Longer phrases first: `is one of` before `is not` before `is`. */
static const gj_word relations[] = {
	GJ_WORD_IS_ONE_OF,   GJ_WORD_IS_NOT,	GJ_WORD_IS,	   GJ_WORD_AT_LEAST,
	GJ_WORD_AT_MOST,     GJ_WORD_MORE_THAN, GJ_WORD_LESS_THAN, GJ_WORD_ON_OR_BEFORE,
	GJ_WORD_ON_OR_AFTER, GJ_WORD_BEFORE,	GJ_WORD_AFTER,
};

static bool take_relation(gj_parser *p, gj_word *out)
{
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
		if (gj_take_word(p, relations[i])) {
			*out = relations[i];
			return true;
		}
	return false;
}

static int compare(gj_parser *p, gj_expr **out, gj_expr *left, gj_word relation)
{
	kids list = {0};
	gj_expr *right;
	int rc = add_kid(p, &list, left);

	do {
		if (rc == GJ_OK)
			rc = relation == GJ_WORD_IS_ONE_OF ? parse_primary(p, &right)
							   : gj_parse_quantity(p, &right);
		if (rc == GJ_OK)
			rc = add_kid(p, &list, right);
	} while (rc == GJ_OK && relation == GJ_WORD_IS_ONE_OF && gj_take_kind(p, GJ_TOKEN_COMMA));
	if (rc == GJ_OK)
		rc = new_expr(p, out, GJ_OP_COMPARE, left->pos);
	if (rc != GJ_OK)
		return rc;
	(*out)->relation = relation;
	(*out)->kid = list.item;
	(*out)->n = list.n;
	return GJ_OK;
}

static int parse_operand(gj_parser *p, gj_expr **out);

static int parse_not(gj_parser *p, gj_expr **out, gj_pos pos)
{
	kids list = {0};
	gj_expr *kid;
	int rc = enter(p);

	if (rc == GJ_OK)
		rc = parse_operand(p, &kid);
	if (rc == GJ_OK)
		rc = add_kid(p, &list, kid);
	if (rc == GJ_OK)
		rc = new_expr(p, out, GJ_OP_NOT, pos);
	if (rc != GJ_OK)
		return rc;
	p->depth--;
	(*out)->kid = list.item;
	(*out)->n = list.n;
	return GJ_OK;
}

static int parse_list(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos)
{
	kids list = {0};
	gj_expr *kid;
	int rc;

	/* INVARIANT: lists do not nest, so that a dash always belongs to the one list that is open. */
	if (p->depth > 0)
		return gj_fault_token(p, &p->tokens.item[p->tokens.at - 1],
				      "a dashed list inside another condition",
				      "use brackets with `and` or `or`, or define a term for it");
	rc = enter(p);
	if (rc == GJ_OK && gj_peek(p)->kind != GJ_TOKEN_DASH)
		rc = gj_fault_expected(p, "a line that starts with `- `");
	while (rc == GJ_OK && gj_take_kind(p, GJ_TOKEN_DASH)) {
		rc = parse_operand(p, &kid);
		if (rc == GJ_OK)
			rc = add_kid(p, &list, kid);
	}
	if (rc == GJ_OK)
		rc = new_expr(p, out, op, pos);
	if (rc != GJ_OK)
		return rc;
	p->depth--;
	(*out)->listed = true;
	(*out)->kid = list.item;
	(*out)->n = list.n;
	return GJ_OK;
}

static int parse_bracket(gj_parser *p, gj_expr **out)
{
	int rc = enter(p);

	gj_take(p);
	if (rc == GJ_OK)
		rc = gj_parse_cond(p, out);
	if (rc == GJ_OK && !gj_take_kind(p, GJ_TOKEN_CLOSE))
		rc = gj_fault_expected(p, "`)`");
	p->depth -= rc == GJ_OK;
	return rc;
}

static int parse_operand(gj_parser *p, gj_expr **out)
{
	const gj_token *token = gj_peek(p);
	gj_expr *left;
	gj_word relation;
	int rc;

	if (gj_take_word(p, GJ_WORD_NOT))
		return parse_not(p, out, token->pos);
	if (gj_take_word(p, GJ_WORD_ANY_OF))
		return parse_list(p, out, GJ_OP_OR, token->pos);
	if (gj_take_word(p, GJ_WORD_ALL_OF))
		return parse_list(p, out, GJ_OP_AND, token->pos);
	if (token->kind == GJ_TOKEN_OPEN)
		return parse_bracket(p, out);
	rc = gj_parse_quantity(p, &left);
	if (rc != GJ_OK)
		return rc;
	if (take_relation(p, &relation))
		return compare(p, out, left, relation);
	if (left->op != GJ_OP_NAME)
		return gj_fault_expected(p, "a relation, as `at least` or `before`,");
	*out = left;
	return GJ_OK;
}

static int fault_mixed(gj_parser *p, const gj_token *one, const gj_token *other)
{
	gj_fault(p->err, GJ_EINPUT, "`and` and `or` are mixed without brackets");
	gj_fault_at(p->err, p->source, one->pos, "one here");
	gj_fault_at(p->err, p->source, other->pos, "the other here");
	gj_fault_help(p->err, "put brackets round one pair, or use `any of` with a dashed list");
	return GJ_EINPUT;
}

int gj_parse_cond(gj_parser *p, gj_expr **out)
{
	const gj_token *joint = NULL;
	gj_word word = GJ_WORD_AND;
	kids list = {0};
	gj_expr *kid;
	int rc = parse_operand(p, &kid);

	if (rc == GJ_OK)
		rc = add_kid(p, &list, kid);
	while (rc == GJ_OK && (gj_peek_word(p, GJ_WORD_AND) || gj_peek_word(p, GJ_WORD_OR))) {
		const gj_token *token = gj_peek(p);
		gj_word next = gj_peek_word(p, GJ_WORD_AND) ? GJ_WORD_AND : GJ_WORD_OR;

		if (joint != NULL && next != word)
			return fault_mixed(p, joint, token);
		joint = joint == NULL ? token : joint;
		word = next;
		gj_take(p);
		rc = parse_operand(p, &kid);
		if (rc == GJ_OK)
			rc = add_kid(p, &list, kid);
	}
	if (rc != GJ_OK)
		return rc;
	if (list.n == 1) {
		*out = list.item[0];
		return GJ_OK;
	}
	rc = new_expr(p, out, word == GJ_WORD_AND ? GJ_OP_AND : GJ_OP_OR, list.item[0]->pos);
	if (rc != GJ_OK)
		return rc;
	(*out)->kid = list.item;
	(*out)->n = list.n;
	return GJ_OK;
}
