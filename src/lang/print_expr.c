/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions and quantities on one line, and citations. */
#include "lang/print.h"

#include <stdlib.h>

#include "lang/numeral.h"

void gj_print__word(gj_buf *out, gj_word word, gj_tongue tongue)
{
	gj_buf_puts(out, gj_word_text(word, tongue));
}

void gj_print__comma(gj_buf *out, gj_tongue tongue)
{
	gj_buf_puts(out, tongue == GJ_ZH ? "、" : ", ");
}

void gj_print__day(gj_buf *out, gj_day day)
{
	char text[11];

	gj_day_format(day, text);
	gj_buf_puts(out, text);
}

static void print_many(gj_buf *out, const gj_expr *expr, size_t from, gj_tongue tongue)
{
	for (size_t i = from; i < expr->n; i++) {
		if (i > from)
			gj_print__comma(out, tongue);
		gj_print_expr(out, expr->kid[i], tongue);
	}
}

static void print_sum(gj_buf *out, const gj_expr *expr, gj_tongue tongue)
{
	gj_print_expr(out, expr->kid[0], tongue);
	gj_buf_putc(out, ' ');
	gj_print__word(out, expr->op == GJ_OP_PLUS ? GJ_WORD_PLUS : GJ_WORD_MINUS, tongue);
	gj_buf_putc(out, ' ');
	gj_print_expr(out, expr->kid[1], tongue);
}

/* A nested and/or stands in brackets; inside `not` too. */
static void print_nested(gj_buf *out, const gj_expr *expr, gj_tongue tongue)
{
	bool brackets = expr->op == GJ_OP_AND || expr->op == GJ_OP_OR;

	if (brackets)
		gj_buf_putc(out, '(');
	gj_print_expr(out, expr, tongue);
	if (brackets)
		gj_buf_putc(out, ')');
}

static void print_joined(gj_buf *out, const gj_expr *expr, gj_tongue tongue)
{
	for (size_t i = 0; i < expr->n; i++) {
		if (i > 0) {
			gj_buf_putc(out, ' ');
			gj_print__word(out, expr->op == GJ_OP_AND ? GJ_WORD_AND : GJ_WORD_OR,
				       tongue);
			gj_buf_putc(out, ' ');
		}
		print_nested(out, expr->kid[i], tongue);
	}
}

void gj_print_expr(gj_buf *out, const gj_expr *expr, gj_tongue tongue)
{
	switch (expr->op) {
	case GJ_OP_NAME:
		gj_buf_add(out, expr->name);
		break;
	case GJ_OP_NOT:
		gj_print__word(out, GJ_WORD_NOT, tongue);
		gj_buf_putc(out, ' ');
		print_nested(out, expr->kid[0], tongue);
		break;
	case GJ_OP_AND:
	case GJ_OP_OR:
		print_joined(out, expr, tongue);
		break;
	case GJ_OP_COMPARE:
		gj_print_expr(out, expr->kid[0], tongue);
		gj_buf_putc(out, ' ');
		gj_print__word(out, expr->relation, tongue);
		gj_buf_putc(out, ' ');
		print_many(out, expr, 1, tongue);
		break;
	case GJ_OP_NUMBER:
		gj_num_print(out, expr->number);
		if (expr->name.len > 0) {
			gj_buf_putc(out, ' ');
			gj_buf_add(out, expr->name);
		}
		break;
	case GJ_OP_DATE:
		gj_print__day(out, expr->day);
		break;
	case GJ_OP_PLUS:
	case GJ_OP_MINUS:
		print_sum(out, expr, tongue);
		break;
	case GJ_OP_PERCENT:
		gj_num_print(out, expr->number);
		gj_buf_putc(out, ' ');
		gj_print__word(out, GJ_WORD_PERCENT_OF, tongue);
		gj_buf_putc(out, ' ');
		gj_print_expr(out, expr->kid[0], tongue);
		break;
	case GJ_OP_GREATER:
	case GJ_OP_LESSER:
		gj_print__word(out,
			       expr->op == GJ_OP_GREATER ? GJ_WORD_GREATER_OF : GJ_WORD_LESSER_OF,
			       tongue);
		gj_buf_puts(out, " (");
		print_many(out, expr, 0, tongue);
		gj_buf_putc(out, ')');
		break;
	}
}

/* A label in Chinese: the numeral where it is a plain number of 1 to 9999 without leading zeros. */
static bool plain_number(const char *label, unsigned *out)
{
	size_t n = strlen(label);

	if (n == 0 || n > 4 || label[0] == '0')
		return false;
	*out = 0;
	for (size_t i = 0; i < n; i++) {
		if (label[i] < '0' || label[i] > '9')
			return false;
		*out = *out * 10 + (unsigned)(label[i] - '0');
	}
	return true;
}

static void chinese_steps(gj_buf *out, const gj_cite *cite)
{
	bool numeral = false;

	for (unsigned i = 0; i < cite->n; i++) {
		unsigned value;
		bool plain = plain_number(cite->step[i].label, &value);

		if (!plain) {
			gj_buf_printf(out, "%s%s %s", i > 0 ? " " : "",
				      gj_unit_word(cite->step[i].unit, GJ_EN), cite->step[i].label);
			numeral = false;
			continue;
		}
		if (i > 0 && !numeral)
			gj_buf_putc(out, ' ');
		gj_buf_puts(out, "第");
		gj_numeral_print(out, value);
		gj_buf_puts(out, gj_unit_word(cite->step[i].unit, GJ_ZH));
		numeral = true;
	}
}

static void source_steps(gj_buf *out, const gj_cite *cite, gj_tongue tongue)
{
	if (tongue == GJ_ZH) {
		chinese_steps(out, cite);
		return;
	}
	for (unsigned i = 0; i < cite->n; i++)
		gj_buf_printf(out, "%s%s %s", i > 0 ? " " : "",
			      gj_unit_word(cite->step[i].unit, GJ_EN), cite->step[i].label);
}

void gj_print_cite(gj_buf *out, const gj_cite *cite, gj_tongue tongue)
{
	gj_buf_add(out, cite->instrument.text);
	if (cite->instrument.text.len > 0 && cite->n > 0)
		gj_buf_putc(out, ' ');
	source_steps(out, cite, tongue);
}

void gj_print_steps(gj_buf *out, const gj_cite *cite, gj_tongue tongue)
{
	static const char *const shown[GJ_N_UNITS] = {
		[GJ_UNIT_ART] = "art.",	    [GJ_UNIT_PARA] = "para.", [GJ_UNIT_CHAPTER] = "ch.",
		[GJ_UNIT_SECTION] = "sec.", [GJ_UNIT_PART] = "pt.",
	};

	if (tongue == GJ_ZH) {
		chinese_steps(out, cite);
		return;
	}
	for (unsigned i = 0; i < cite->n; i++) {
		gj_unit unit = cite->step[i].unit;

		gj_buf_printf(out, "%s%s %s", i > 0 ? " " : "",
			      shown[unit] != NULL ? shown[unit] : gj_unit_word(unit, GJ_EN),
			      cite->step[i].label);
	}
}
