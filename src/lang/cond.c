/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions. Recursive descent, at most GJ_COND_DEPTH deep. */
#include "lang/expr.h"

/* Longer phrases first: `is one of` before `is not` before `is`. */
static const gj_word relations[] = {
	GJ_WORD_IS_ONE_OF,   GJ_WORD_IS_NOT,	GJ_WORD_IS,	   GJ_WORD_AT_LEAST,
	GJ_WORD_AT_MOST,     GJ_WORD_MORE_THAN, GJ_WORD_LESS_THAN, GJ_WORD_ON_OR_BEFORE,
	GJ_WORD_ON_OR_AFTER, GJ_WORD_BEFORE,	GJ_WORD_AFTER,
};

enum { N_RELATIONS = sizeof relations / sizeof *relations };

static int parse_compare(gj_parser *p, gj_expr **out, gj_expr *left, gj_word relation)
{
	bool list = relation == GJ_WORD_IS_ONE_OF;
	size_t begin = p->operands.n;
	gj_expr *right;
	int rc = gj_expr_wait(p, left);

	do {
		if (rc == GJ_OK)
			rc = list ? gj_parse_primary(p, &right) : gj_parse_quantity(p, &right);
		if (rc == GJ_OK)
			rc = gj_expr_wait(p, right);
	} while (rc == GJ_OK && list && gj_take_kind(p, GJ_TOKEN_COMMA));
	if (rc == GJ_OK)
		rc = gj_expr_take(p, out, GJ_OP_COMPARE, left->pos, begin);
	if (rc == GJ_OK)
		(*out)->relation = relation;
	return rc;
}

static int parse_operand(gj_parser *p, gj_expr **out);

static int parse_not(gj_parser *p, gj_expr **out, gj_pos pos)
{
	size_t begin = p->operands.n;
	gj_expr *kid;
	int rc = gj_expr_enter(p);

	if (rc == GJ_OK)
		rc = parse_operand(p, &kid);
	if (rc == GJ_OK)
		rc = gj_expr_wait(p, kid);
	if (rc == GJ_OK)
		rc = gj_expr_take(p, out, GJ_OP_NOT, pos, begin);
	p->depth--;
	return rc;
}

/*
 * An item ends with its line, or where its brackets close. `- a and b` might mean (a and b) or go on behind the
 * list: refused; so is an `and` on its own line that stands as deep as the dashes.
 */
static int check_item_end(gj_parser *p, gj_pos dash)
{
	if (!gj_peek_joint(p) || (gj_starts_line(p) && gj_peek(p)->pos.col < dash.col))
		return GJ_OK;
	gj_fault(p->err, GJ_EINPUT, "`%.*s` in an item of a dashed list", GJ_FMT(gj_peek(p)->text));
	gj_fault_at(p->err, p->source, gj_peek(p)->pos, NULL);
	return gj_fault_help(p->err,
			     "put brackets round the item, or the word further left than the dash");
}

static int parse_list(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos)
{
	size_t begin = p->operands.n;
	int rc;

	/* INVARIANT: lists do not nest, so that a dash always belongs to the one list that is open. */
	if (p->depth > 0) {
		gj_fault(p->err, GJ_EINPUT, "a dashed list inside another condition");
		gj_fault_at(p->err, p->source, pos, NULL);
		return gj_fault_help(p->err,
				     "use brackets with `and` or `or`, or define a term for it");
	}
	rc = gj_expr_enter(p);
	if (rc == GJ_OK && gj_peek(p)->kind != GJ_TOKEN_DASH)
		rc = gj_fault_expected(p, "a line that starts with `- `");
	while (rc == GJ_OK && gj_peek(p)->kind == GJ_TOKEN_DASH) {
		gj_pos dash = gj_take(p)->pos;
		gj_expr *kid;

		rc = parse_operand(p, &kid);
		if (rc == GJ_OK)
			rc = gj_expr_wait(p, kid);
		if (rc == GJ_OK)
			rc = check_item_end(p, dash);
	}
	if (rc == GJ_OK)
		rc = gj_expr_take(p, out, op, pos, begin);
	if (rc == GJ_OK)
		(*out)->listed = true;
	p->depth--;
	return rc;
}

static int parse_bracket(gj_parser *p, gj_expr **out)
{
	gj_pos open = gj_take(p)->pos;
	int rc = gj_expr_enter(p);

	if (rc == GJ_OK)
		rc = gj_parse_cond(p, out);
	if (rc == GJ_OK && !gj_take_kind(p, GJ_TOKEN_CLOSE)) {
		rc = gj_fault_expected(p, "`)`");
		gj_fault_at(p->err, p->source, open, "opened here");
	}
	p->depth--;
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
	if (gj_take_one_of(p, relations, N_RELATIONS, &relation))
		return parse_compare(p, out, left, relation);
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
	return gj_fault_help(p->err,
			     "put brackets round one pair, or use `any of` with a dashed list");
}

int gj_parse_cond(gj_parser *p, gj_expr **out)
{
	const gj_token *joint = NULL;
	gj_word word = GJ_WORD_AND;
	size_t begin = p->operands.n;
	gj_pos pos = gj_peek(p)->pos;
	int rc = parse_operand(p, out);

	if (rc == GJ_OK)
		rc = gj_expr_wait(p, *out);
	while (rc == GJ_OK && gj_peek_joint(p)) {
		gj_word next = gj_peek_word(p, GJ_WORD_AND) ? GJ_WORD_AND : GJ_WORD_OR;
		gj_expr *kid;

		if (joint != NULL && next != word)
			return fault_mixed(p, joint, gj_peek(p));
		joint = joint == NULL ? gj_peek(p) : joint;
		word = next;
		gj_take(p);
		rc = parse_operand(p, &kid);
		if (rc == GJ_OK)
			rc = gj_expr_wait(p, kid);
	}
	if (rc == GJ_OK && joint != NULL)
		return gj_expr_take(p, out, word == GJ_WORD_AND ? GJ_OP_AND : GJ_OP_OR, pos, begin);
	p->operands.n = begin;
	return rc;
}
