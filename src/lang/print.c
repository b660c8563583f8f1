/* SPDX-License-Identifier: Apache-2.0 */
/* A tree in its one canonical form. */
#include "lang/print.h"

#include "base/utf8.h"

enum { KEY_COLUMNS = 10, VALUE_COLUMN = 12 };

static void print_comments(gj_buf *out, const gj_comments *comments, unsigned indent)
{
	for (size_t i = 0; i < comments->n; i++) {
		gj_buf_pad(out, ' ', indent);
		gj_buf_add(out, comments->line[i]);
		gj_buf_putc(out, '\n');
	}
}

/* The operand of an and/or that has a line of its own: a list opens its dashes below. */
static void print_operand(gj_buf *out, const gj_expr *expr, bool nested, gj_tongue tongue)
{
	bool brackets = nested && !expr->listed && (expr->op == GJ_OP_AND || expr->op == GJ_OP_OR);

	if (!expr->listed) {
		if (brackets)
			gj_buf_putc(out, '(');
		gj_print_expr(out, expr, tongue);
		if (brackets)
			gj_buf_putc(out, ')');
		return;
	}
	gj_print__word(out, expr->op == GJ_OP_AND ? GJ_WORD_ALL_OF : GJ_WORD_ANY_OF, tongue);
	for (size_t i = 0; i < expr->n; i++) {
		gj_buf_putc(out, '\n');
		gj_buf_pad(out, ' ', VALUE_COLUMN);
		gj_buf_puts(out, "- ");
		print_operand(out, expr->kid[i], true, tongue);
	}
}

static void print_cond(gj_buf *out, const gj_expr *expr, gj_tongue tongue)
{
	const char *joint = gj_word_text(expr->op == GJ_OP_AND ? GJ_WORD_AND : GJ_WORD_OR, tongue);
	size_t width = gj_utf8_width(gj_str_of(joint));

	if (expr->listed || (expr->op != GJ_OP_AND && expr->op != GJ_OP_OR)) {
		print_operand(out, expr, false, tongue);
		return;
	}
	for (size_t i = 0; i < expr->n; i++) {
		if (i > 0) {
			gj_buf_putc(out, '\n');
			gj_buf_pad(out, ' ', KEY_COLUMNS - width);
			gj_buf_puts(out, joint);
			gj_buf_pad(out, ' ', VALUE_COLUMN - KEY_COLUMNS);
		}
		print_operand(out, expr->kid[i], true, tongue);
	}
}

static void print_field(gj_buf *out, const gj_field *field, gj_tongue tongue)
{
	const char *key = gj_key_word(field->key, tongue);
	size_t width = gj_utf8_width(gj_str_of(key));

	print_comments(out, &field->before, 2);
	gj_buf_puts(out, "  ");
	gj_buf_puts(out, key);
	gj_buf_pad(out, ' ', width < KEY_COLUMNS ? KEY_COLUMNS - width : 1);
	if (gj_key_shape(field->key) == GJ_SHAPE_COND)
		print_cond(out, field->value.expr, tongue);
	else
		gj_print__value(out, field->key, &field->value, tongue);
	gj_buf_putc(out, '\n');
}

void gj_print_block(gj_buf *out, const gj_block *block, gj_tongue tongue)
{
	print_comments(out, &block->before, 0);
	gj_buf_puts(out, gj_kind_word(block->kind, tongue));
	if (block->id.text.len > 0) {
		gj_buf_putc(out, ' ');
		gj_buf_add(out, block->id.text);
	}
	if (block->kind == GJ_KIND_ARTICLE) {
		gj_buf_putc(out, ' ');
		gj_print_cite(out, block->cite, tongue);
	}
	if (block->kind == GJ_KIND_PRESUME)
		gj_buf_printf(out, " %s %s",
			      gj_word_text(block->truth ? GJ_WORD_YES : GJ_WORD_NO, tongue),
			      gj_word_text(GJ_WORD_UNLESS_SHOWN, tongue));
	if (block->has_title) {
		gj_buf_putc(out, ' ');
		gj_print__string(out, block->title);
	}
	gj_buf_putc(out, '\n');
	for (size_t i = 0; i < block->n; i++)
		print_field(out, &block->field[i], tongue);
}

void gj_print(gj_buf *out, const gj_tree *tree, gj_tongue tongue)
{
	for (size_t i = 0; i < tree->n; i++) {
		if (i > 0)
			gj_buf_putc(out, '\n');
		gj_print_block(out, &tree->block[i], tongue);
	}
	if (tree->after.n > 0 && tree->n > 0)
		gj_buf_putc(out, '\n');
	print_comments(out, &tree->after, 0);
}

void gj_print_field(gj_buf *out, const gj_field *field, gj_tongue tongue)
{
	gj_print__value(out, field->key, &field->value, tongue);
}
