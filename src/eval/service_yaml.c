/* SPDX-License-Identifier: Apache-2.0 */
/* A whole record as the text of a service file. What is added to a text that is there: record_add.c. */
#include "eval/service_yaml.h"

#include <guiju/date.h>

#include "eval/record_write.h"

static void put_roles(gj_buf *out, const gj_record *record)
{
	const gj_law *law = record->law;
	bool closed = record->roles_closed, any = false;

	for (size_t i = 0; i < law->n_roles; i++) {
		closed = closed || record->role[i] == GJ_FALSE;
		any = any || record->role[i] == GJ_TRUE;
	}
	if (!closed && !any)
		return;
	gj_buf_puts(out, closed ? "roles: [" : "roles: {includes: [");
	any = false;
	for (size_t i = 0; i < law->n_roles; i++) {
		if (record->role[i] != GJ_TRUE)
			continue;
		gj_buf_puts(out, any ? ", " : "");
		gj_buf_add(out, law->role[i].e.id);
		any = true;
	}
	gj_buf_puts(out, closed ? "]\n" : "]}\n");
}

static void put_facts(gj_buf *out, const gj_record *record)
{
	const gj_law *law = record->law;
	bool any = false;

	for (size_t i = 0; i < law->n_facts; i++) {
		if (record->fact[i].state != GJ_STATE_GIVEN)
			continue;
		gj_buf_puts(out, any ? "  " : "facts:\n  ");
		any = true;
		gj_buf_add(out, law->fact[i].e.id);
		gj_buf_puts(out, ": ");
		gj_input_print(out, &law->fact[i], &record->fact[i]);
		gj_buf_putc(out, '\n');
	}
}

static void put_judgement(gj_buf *out, const gj_term *term, const gj_judged *judged, gj_str by)
{
	char day[11];

	gj_day_format(judged->on, day);
	gj_buf_puts(out, "  - {term: ");
	gj_buf_add(out, term->e.id);
	gj_buf_puts(out, judged->truth == GJ_TRUE ? ", value: yes, by: " : ", value: no, by: ");
	gj_yaml_quote(out, judged->by.len > 0 ? judged->by : by);
	gj_buf_puts(out, ", on: ");
	gj_buf_puts(out, day);
	gj_buf_puts(out, ", why: ");
	gj_yaml_quote(out, judged->why.len > 0 ? judged->why : GJ_STR("assumed"));
	gj_buf_puts(out, "}\n");
}

static void put_judgements(gj_buf *out, const gj_record *record, gj_str by)
{
	bool any = false;

	for (size_t i = 0; i < record->law->n_terms; i++) {
		if (record->term[i].truth == GJ_UNKNOWN)
			continue;
		gj_buf_puts(out, any ? "" : "judgements:\n");
		any = true;
		put_judgement(out, &record->law->term[i], &record->term[i], by);
	}
}

void gj_service_yaml(gj_buf *out, const gj_record *record, gj_str name, gj_str by)
{
	gj_buf_puts(out, "service: ");
	gj_yaml_quote(out, name);
	gj_buf_putc(out, '\n');
	put_roles(out, record);
	put_facts(out, record);
	put_judgements(out, record, by);
}
