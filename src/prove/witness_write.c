/* SPDX-License-Identifier: Apache-2.0 */
/* A record as the text of a service file (docs/service-file.md). */
#include "base/day.h"
#include "prove/witness.h"

static void put_day(gj_buf *out, gj_day day)
{
	int year, month, of_month;

	gj_day_to_ymd(day, &year, &month, &of_month);
	gj_buf_printf(out, "%04d-%02d-%02d", year, month, of_month);
}

static void put_quantity(gj_buf *out, gj_fact_type type, int64_t value)
{
	if (type == GJ_FACT_EVENT || type == GJ_FACT_DATE)
		put_day(out, (gj_day)value);
	else
		gj_num_print(out, value);
}

static void put_range(gj_buf *out, gj_fact_type type, const gj_input *input)
{
	if (input->has_low && input->has_high && input->low == input->high) {
		put_quantity(out, type, input->low);
		return;
	}
	gj_buf_putc(out, '{');
	if (input->has_low) {
		gj_buf_puts(out, "at_least: ");
		put_quantity(out, type, input->low);
	}
	if (input->has_low && input->has_high)
		gj_buf_puts(out, ", ");
	if (input->has_high) {
		gj_buf_puts(out, "at_most: ");
		put_quantity(out, type, input->high);
	}
	gj_buf_putc(out, '}');
}

static void put_value(gj_buf *out, const gj_fact *fact, const gj_input *input)
{
	if (fact->type == GJ_FACT_CHOICE)
		gj_buf_add(out, fact->choice[input->choice].text);
	else if (fact->type == GJ_FACT_BOOL || input->truth == GJ_FALSE)
		gj_buf_puts(out, input->truth == GJ_TRUE ? "yes" : "no");
	else
		put_range(out, fact->type, input);
}

static void put_roles(gj_buf *out, const gj_record *record)
{
	bool closed = false;
	size_t n = 0;

	for (size_t i = 0; i < record->law->n_roles; i++) {
		closed = closed || record->role[i] == GJ_FALSE;
		n += record->role[i] == GJ_TRUE;
	}
	if (!closed && n == 0)
		return;
	gj_buf_puts(out, closed ? "roles: [" : "roles: {includes: [");
	n = 0;
	for (size_t i = 0; i < record->law->n_roles; i++)
		if (record->role[i] == GJ_TRUE)
			gj_buf_printf(out, "%s%.*s", n++ > 0 ? ", " : "",
				      GJ_FMT(record->law->role[i].e.id));
	gj_buf_puts(out, closed ? "]\n" : "]}\n");
}

static void put_judgements(gj_buf *out, const gj_record *record)
{
	bool any = false;

	for (size_t i = 0; i < record->law->n_terms; i++) {
		if (record->term[i].truth == GJ_UNKNOWN)
			continue;
		gj_buf_puts(out, any ? "" : "judgements:\n");
		any = true;
		gj_buf_printf(out, "  - {term: %.*s, value: %s, by: witness, on: ",
			      GJ_FMT(record->law->term[i].e.id),
			      record->term[i].truth == GJ_TRUE ? "yes" : "no");
		put_day(out, record->term[i].on);
		gj_buf_puts(out, ", why: assumed}\n");
	}
}

void gj_witness_write(gj_buf *out, const gj_record *record)
{
	bool any = false;

	gj_buf_puts(out, "service: witness\n");
	put_roles(out, record);
	for (size_t i = 0; i < record->law->n_facts; i++) {
		const gj_fact *fact = &record->law->fact[i];

		if (record->fact[i].state != GJ_STATE_GIVEN)
			continue;
		gj_buf_puts(out, any ? "  " : "facts:\n  ");
		any = true;
		gj_buf_printf(out, "%.*s: ", GJ_FMT(fact->e.id));
		put_value(out, fact, &record->fact[i]);
		gj_buf_putc(out, '\n');
	}
	put_judgements(out, record);
}
