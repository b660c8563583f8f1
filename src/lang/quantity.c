/* SPDX-License-Identifier: Apache-2.0 */
/* Quantities. Recursive descent, at most GJ_COND_DEPTH deep. */
#include "lang/expr.h"

int gj_expr_new(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos)
{
	*out = gj_arena_get(p->arena, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(p->err);
	(*out)->op = op;
	(*out)->pos = pos;
	(*out)->day = GJ_DAY_NONE;
	return GJ_OK;
}

int gj_expr_wait(gj_parser *p, gj_expr *operand)
{
	if (gj_arena_room(p->arena, (void **)&p->operands.item, &p->operands.cap, p->operands.n,
			  sizeof(gj_expr *)) != GJ_OK)
		return gj_fault_memory(p->err);
	p->operands.item[p->operands.n++] = operand;
	return GJ_OK;
}

int gj_expr_take(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos, size_t begin)
{
	size_t n = p->operands.n - begin;
	gj_expr **kid = gj_arena_array(p->arena, n, sizeof(gj_expr *));

	if (kid == NULL || gj_expr_new(p, out, op, pos) != GJ_OK)
		return gj_fault_memory(p->err);
	memcpy(kid, p->operands.item + begin, n * sizeof(gj_expr *));
	(*out)->kid = kid;
	(*out)->n = n;
	p->operands.n = begin;
	return GJ_OK;
}

int gj_expr_enter(gj_parser *p)
{
	if (p->depth == GJ_COND_DEPTH)
		return gj_fault_token(p, gj_peek(p), "the condition is nested too deeply",
				      "define a term for a part of it");
	p->depth++;
	return GJ_OK;
}

bool gj_peek_joint(const gj_parser *p)
{
	return gj_peek_word(p, GJ_WORD_AND) || gj_peek_word(p, GJ_WORD_OR);
}

static int parse_number(gj_parser *p, gj_expr **out)
{
	const gj_token *token = gj_take(p);
	int rc;

	if (!gj_take_word(p, GJ_WORD_PERCENT_OF)) {
		rc = gj_expr_new(p, out, GJ_OP_NUMBER, token->pos);
		if (rc == GJ_OK && gj_is_currency(gj_peek(p)))
			(*out)->name = gj_take(p)->text;
	} else {
		size_t begin = p->operands.n;
		gj_expr *of;

		rc = gj_expr_enter(p);
		if (rc == GJ_OK)
			rc = gj_parse_primary(p, &of);
		if (rc == GJ_OK)
			rc = gj_expr_wait(p, of);
		if (rc == GJ_OK)
			rc = gj_expr_take(p, out, GJ_OP_PERCENT, token->pos, begin);
		p->depth--;
	}
	if (rc == GJ_OK)
		(*out)->number = token->number;
	return rc;
}

/* `the greater of (q, q)` */
static int parse_choice(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos)
{
	size_t begin = p->operands.n;
	gj_expr *kid;
	int rc = gj_expr_enter(p);

	if (rc == GJ_OK && !gj_take_kind(p, GJ_TOKEN_OPEN))
		rc = gj_fault_expected(p, "`(`");
	do {
		if (rc == GJ_OK)
			rc = gj_parse_quantity(p, &kid);
		if (rc == GJ_OK)
			rc = gj_expr_wait(p, kid);
	} while (rc == GJ_OK && gj_take_kind(p, GJ_TOKEN_COMMA));
	if (rc == GJ_OK && p->operands.n - begin < 2)
		rc = gj_fault_expected(p, "`, ` and a second quantity");
	if (rc == GJ_OK && !gj_take_kind(p, GJ_TOKEN_CLOSE))
		rc = gj_fault_expected(p, "`, ` or `)`");
	if (rc == GJ_OK)
		rc = gj_expr_take(p, out, op, pos, begin);
	p->depth--;
	return rc;
}

int gj_parse_primary(gj_parser *p, gj_expr **out)
{
	static const char what[] = "a name, a number or a date";
	const gj_token *token = gj_peek(p);
	gj_name name;
	int rc;

	if (token->kind == GJ_TOKEN_NUMBER)
		return parse_number(p, out);
	if (gj_take_word(p, GJ_WORD_GREATER_OF))
		return parse_choice(p, out, GJ_OP_GREATER, token->pos);
	if (gj_take_word(p, GJ_WORD_LESSER_OF))
		return parse_choice(p, out, GJ_OP_LESSER, token->pos);
	if (token->kind == GJ_TOKEN_DATE) {
		gj_take(p);
		rc = gj_expr_new(p, out, GJ_OP_DATE, token->pos);
		if (rc == GJ_OK)
			(*out)->day = token->day;
		return rc;
	}
	if (gj_peek_joint(p) || gj_peek_word(p, GJ_WORD_NOT))
		return gj_fault_expected(p, what);
	rc = gj_take_name(p, &name, what);
	if (rc == GJ_OK)
		rc = gj_expr_new(p, out, GJ_OP_NAME, name.pos);
	if (rc == GJ_OK)
		(*out)->name = name.text;
	return rc;
}

/* INVARIANT: a sum has at most GJ_COND_DEPTH terms, because it leans to the left and is as deep as it is long. */
int gj_parse_quantity(gj_parser *p, gj_expr **out)
{
	int rc = gj_parse_primary(p, out);

	for (unsigned terms = 1;
	     rc == GJ_OK && (gj_peek_word(p, GJ_WORD_PLUS) || gj_peek_word(p, GJ_WORD_MINUS));
	     terms++) {
		size_t begin = p->operands.n;
		gj_op op = gj_peek_word(p, GJ_WORD_PLUS) ? GJ_OP_PLUS : GJ_OP_MINUS;
		gj_expr *right;

		if (terms == GJ_COND_DEPTH)
			return gj_fault_token(p, gj_peek(p), "the sum has too many terms",
					      "define a parameter for a part of it");
		gj_take(p);
		rc = gj_parse_primary(p, &right);
		if (rc == GJ_OK)
			rc = gj_expr_wait(p, *out);
		if (rc == GJ_OK)
			rc = gj_expr_wait(p, right);
		if (rc == GJ_OK)
			rc = gj_expr_take(p, out, op, (*out)->pos, begin);
	}
	return rc;
}
