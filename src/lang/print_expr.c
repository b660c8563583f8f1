/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions and quantities on one line, and citations. */
#include "lang/print.h"

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

/* The plain number (1 to 9999, no leading zero) at the start of a label; its length, or 0. */
static size_t plain_number(const char *label, unsigned *out)
{
	size_t n = 0;

	*out = 0;
	if (label[0] == '0')
		return 0;
	for (; label[n] >= '0' && label[n] <= '9'; n++) {
		if (n == 4)
			return 0;
		*out = *out * 10 + (unsigned)(label[n] - '0');
	}
	return n;
}

/* 第十七条; 第二百八十六条之一 for "286-1"; any other label as it stands: 第6a条. */
static void chinese_step(gj_buf *out, gj_unit unit, const char *label)
{
	unsigned value, inserted = 0;
	size_t n = plain_number(label, &value);
	bool whole = n > 0 && label[n] == '\0';

	if (n > 0 && label[n] == '-' && unit == GJ_UNIT_ART) {
		size_t m = plain_number(label + n + 1, &inserted);

		whole = m > 0 && label[n + 1 + m] == '\0';
	}
	gj_buf_puts(out, "第");
	if (whole)
		gj_numeral_print(out, value);
	else
		gj_buf_puts(out, label);
	gj_buf_puts(out, gj_unit_word(unit, GJ_ZH));
	if (whole && inserted > 0) {
		gj_buf_puts(out, "之");
		gj_numeral_print(out, inserted);
	}
}

static void chinese_steps(gj_buf *out, const gj_cite *cite)
{
	for (unsigned i = 0; i < cite->n; i++)
		chinese_step(out, cite->step[i].unit, cite->step[i].label);
}

/* Thousands of these stand in one report. */
static void english_step(gj_buf *out, const char *unit, const char *label, bool behind)
{
	if (behind)
		gj_buf_putc(out, ' ');
	gj_buf_puts(out, unit);
	gj_buf_putc(out, ' ');
	gj_buf_puts(out, label);
}

static void source_steps(gj_buf *out, const gj_cite *cite, gj_tongue tongue)
{
	if (tongue == GJ_ZH) {
		chinese_steps(out, cite);
		return;
	}
	for (unsigned i = 0; i < cite->n; i++)
		english_step(out, gj_unit_word(cite->step[i].unit, GJ_EN), cite->step[i].label,
			     i > 0);
}

void gj_print_cite(gj_buf *out, const gj_cite *cite, gj_tongue tongue)
{
	gj_buf_add(out, cite->instrument.text);
	if (cite->instrument.text.len > 0 && cite->n > 0)
		gj_buf_putc(out, ' ');
	source_steps(out, cite, tongue);
}

/* annex E, annex III, annex 1; 附录E, 附录III, 附件一: files write letters small, people large. */
static void shown_annex(gj_buf *out, const char *label, gj_tongue tongue, bool behind)
{
	bool letter = label[0] >= 'a' && label[0] <= 'z';
	unsigned value;
	size_t n = plain_number(label, &value);

	if (tongue == GJ_EN)
		gj_buf_printf(out, "%sannex ", behind ? " " : "");
	else
		gj_buf_puts(out, letter ? "附录" : "附件");
	if (tongue == GJ_ZH && n > 0 && label[n] == '\0') {
		gj_numeral_print(out, value);
		return;
	}
	for (; *label != '\0'; label++)
		gj_buf_putc(out,
			    *label >= 'a' && *label <= 'z' ? (char)(*label - 'a' + 'A') : *label);
}

/*
 * A source without numbered parts: `section 20240402` is its paper of that day, `section reported` what is known of it
 * from reports only.
 */
static bool shown_source(gj_buf *out, const char *label, gj_tongue tongue, bool behind)
{
	size_t len = strlen(label);

	if (strcmp(label, "reported") == 0) {
		gj_buf_puts(out, tongue == GJ_ZH ? "据报道"
				 : behind	 ? " as reported"
						 : "as reported");
		return true;
	}
	if (len != 8 || strspn(label, "0123456789") != len)
		return false;
	gj_buf_printf(out, "%s%.4s-%.2s-%.2s", behind && tongue == GJ_EN ? " " : "", label,
		      label + 4, label + 6);
	return true;
}

void gj_print_steps(gj_buf *out, const gj_cite *cite, gj_tongue tongue)
{
	static const char *const shown[GJ_N_UNITS] = {
		[GJ_UNIT_ART] = "art.",	    [GJ_UNIT_PARA] = "para.", [GJ_UNIT_CHAPTER] = "ch.",
		[GJ_UNIT_SECTION] = "sec.", [GJ_UNIT_PART] = "pt.",
	};

	for (unsigned i = 0; i < cite->n; i++) {
		gj_unit unit = cite->step[i].unit;
		const char *label = cite->step[i].label;

		if (unit == GJ_UNIT_ANNEX) {
			shown_annex(out, label, tongue, i > 0);
			continue;
		}
		if (unit == GJ_UNIT_SECTION && shown_source(out, label, tongue, i > 0))
			continue;
		/* Standards count their sections in digits: 第4节 beside 第5.1节. */
		if (tongue == GJ_ZH && unit == GJ_UNIT_SECTION) {
			gj_buf_puts(out, "第");
			gj_buf_puts(out, label);
			gj_buf_puts(out, gj_unit_word(unit, GJ_ZH));
			continue;
		}
		if (tongue == GJ_ZH) {
			chinese_step(out, unit, label);
			continue;
		}
		english_step(out, shown[unit] != NULL ? shown[unit] : gj_unit_word(unit, GJ_EN),
			     label, i > 0);
	}
}
