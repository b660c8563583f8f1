/* SPDX-License-Identifier: Apache-2.0 */
/* Values and judgements as a service file has them. */
#include "eval/record_write.h"
#include "base/utf8.h"

static void put_quantity(gj_buf *out, const gj_fact *fact, int64_t value)
{
	char day[11];

	if (fact->type != GJ_FACT_EVENT && fact->type != GJ_FACT_DATE) {
		gj_num_print(out, value);
		return;
	}
	gj_day_format((gj_day)value, day);
	gj_buf_puts(out, day);
}

static void put_range(gj_buf *out, const gj_fact *fact, const gj_input *input)
{
	if (input->has_low && input->has_high && input->low == input->high) {
		put_quantity(out, fact, input->low);
		return;
	}
	gj_buf_putc(out, '{');
	if (input->has_low) {
		gj_buf_puts(out, "at_least: ");
		put_quantity(out, fact, input->low);
	}
	if (input->has_high) {
		gj_buf_puts(out, input->has_low ? ", at_most: " : "at_most: ");
		put_quantity(out, fact, input->high);
	}
	gj_buf_putc(out, '}');
}

void gj_input_print(gj_buf *out, const gj_fact *fact, const gj_input *input)
{
	if (input->state == GJ_STATE_UNKNOWN)
		gj_buf_puts(out, "unknown");
	else if (input->state == GJ_STATE_NOT_APPLICABLE)
		gj_buf_puts(out, "not applicable");
	else if (input->state != GJ_STATE_GIVEN)
		return;
	else if (fact->type == GJ_FACT_CHOICE)
		gj_buf_add(out, fact->choice[input->choice].text);
	else if (fact->type == GJ_FACT_BOOL || input->truth == GJ_FALSE)
		gj_buf_puts(out, input->truth == GJ_TRUE ? "yes" : "no");
	else
		put_range(out, fact, input);
}

void gj_yaml_quote(gj_buf *out, gj_str text)
{
	gj_buf_putc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.at[i];

		if (byte == '"' || byte == '\\')
			gj_buf_putc(out, '\\');
		if (byte == '\n')
			gj_buf_puts(out, "\\n");
		else if (byte == '\t')
			gj_buf_puts(out, "\\t");
		else
			gj_buf_putc(out, byte);
	}
	gj_buf_putc(out, '"');
}

static bool same_bounds(const gj_input *a, const gj_input *b)
{
	return a->has_low == b->has_low && a->has_high == b->has_high &&
	       (!a->has_low || a->low == b->low) && (!a->has_high || a->high == b->high);
}

static bool same_input(const gj_input *a, const gj_input *b, gj_fact_type type)
{
	bool happened = a->truth != GJ_FALSE;

	if (a->state != b->state)
		return false;
	if (a->state != GJ_STATE_GIVEN)
		return true;
	switch (type) {
	case GJ_FACT_BOOL:
		return a->truth == b->truth;
	case GJ_FACT_CHOICE:
		return a->choice == b->choice;
	case GJ_FACT_EVENT:
		return happened == (b->truth != GJ_FALSE) && (!happened || same_bounds(a, b));
	default:
		return same_bounds(a, b);
	}
}

static bool same_judgement(const gj_judged *a, const gj_judged *b)
{
	if (a->truth == GJ_UNKNOWN)
		return b->truth == GJ_UNKNOWN && a->conflict == b->conflict;
	return a->truth == b->truth && a->conflict == b->conflict && a->on == b->on &&
	       gj_str_eq(a->by, b->by) && gj_str_eq(a->why, b->why);
}

bool gj_record_same(const gj_record *a, const gj_record *b)
{
	const gj_law *law = a->law;

	if (!gj_str_eq(a->service, b->service) || a->roles_closed != b->roles_closed)
		return false;
	for (size_t i = 0; i < law->n_facts; i++)
		if (!same_input(&a->fact[i], &b->fact[i], law->fact[i].type))
			return false;
	for (size_t i = 0; i < law->n_terms; i++)
		if (!same_judgement(&a->term[i], &b->term[i]))
			return false;
	for (size_t i = 0; i < law->n_roles; i++)
		if (a->role[i] != b->role[i])
			return false;
	return true;
}
