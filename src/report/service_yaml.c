/* SPDX-License-Identifier: Apache-2.0 */
#include "report/service_yaml.h"

#include <guiju/date.h>

#include "base/day.h"
#include "base/json.h"

typedef struct writing {
	gj_buf *out;
	const gj_record *record;
} writing;

static void line(const writing *w, unsigned deeper)
{
	gj_buf_pad(w->out, ' ', deeper);
}

/* Quoted as in JSON, which YAML 1.2 reads too. */
static void quoted(const writing *w, gj_str text)
{
	gj_json json;

	gj_json_init(&json, w->out, true);
	gj_json_str(&json, text);
}

static void day(const writing *w, int64_t value)
{
	char text[11];

	gj_day_format((gj_day)value, text);
	gj_buf_puts(w->out, text);
}

static void bound(const writing *w, const gj_fact *fact, int64_t value)
{
	if (fact->type == GJ_FACT_DATE || fact->type == GJ_FACT_EVENT)
		day(w, value);
	else
		gj_num_print(w->out, value);
}

static void range(const writing *w, const gj_fact *fact, const gj_input *input)
{
	if (input->has_low && input->has_high && input->low == input->high) {
		bound(w, fact, input->low);
		return;
	}
	gj_buf_putc(w->out, '{');
	if (input->has_low) {
		gj_buf_puts(w->out, "at_least: ");
		bound(w, fact, input->low);
	}
	if (input->has_high) {
		gj_buf_puts(w->out, input->has_low ? ", at_most: " : "at_most: ");
		bound(w, fact, input->high);
	}
	gj_buf_putc(w->out, '}');
}

static void value(const writing *w, const gj_fact *fact, const gj_input *input)
{
	if (fact->type == GJ_FACT_CHOICE)
		quoted(w, fact->choice[input->choice].text);
	else if (fact->type == GJ_FACT_BOOL || input->truth == GJ_FALSE)
		gj_buf_puts(w->out, input->truth == GJ_TRUE ? "yes" : "no");
	else
		range(w, fact, input);
}

static void roles(const writing *w)
{
	const gj_law *law = w->record->law;
	bool closed = w->record->roles_closed, any = false;

	for (size_t i = 0; i < law->n_roles; i++) {
		closed = closed || w->record->role[i] == GJ_FALSE;
		any = any || w->record->role[i] == GJ_TRUE;
	}
	if (!closed && !any)
		return;
	line(w, 0);
	gj_buf_puts(w->out, closed ? "roles: [" : "roles: {includes: [");
	any = false;
	for (size_t i = 0; i < law->n_roles; i++) {
		if (w->record->role[i] != GJ_TRUE)
			continue;
		gj_buf_puts(w->out, any ? ", " : "");
		gj_buf_add(w->out, law->role[i].e.id);
		any = true;
	}
	gj_buf_puts(w->out, closed ? "]\n" : "]}\n");
}

static void facts(const writing *w)
{
	const gj_law *law = w->record->law;
	bool any = false;

	for (size_t i = 0; i < law->n_facts; i++) {
		if (w->record->fact[i].state != GJ_STATE_GIVEN)
			continue;
		if (!any) {
			line(w, 0);
			gj_buf_puts(w->out, "facts:\n");
		}
		any = true;
		line(w, 2);
		gj_buf_add(w->out, law->fact[i].e.id);
		gj_buf_puts(w->out, ": ");
		value(w, &law->fact[i], &w->record->fact[i]);
		gj_buf_putc(w->out, '\n');
	}
}

static void judgements(const writing *w, gj_str by)
{
	const gj_law *law = w->record->law;
	bool any = false;

	for (size_t i = 0; i < law->n_terms; i++) {
		const gj_judged *judged = &w->record->term[i];

		if (judged->truth == GJ_UNKNOWN)
			continue;
		if (!any) {
			line(w, 0);
			gj_buf_puts(w->out, "judgements:\n");
		}
		any = true;
		line(w, 2);
		gj_buf_puts(w->out, "- {term: ");
		gj_buf_add(w->out, law->term[i].e.id);
		gj_buf_puts(w->out,
			    judged->truth == GJ_TRUE ? ", value: yes, by: " : ", value: no, by: ");
		quoted(w, judged->by.len > 0 ? judged->by : by);
		gj_buf_puts(w->out, ", on: ");
		day(w, judged->on);
		gj_buf_puts(w->out, ", why: ");
		quoted(w, judged->why.len > 0 ? judged->why : GJ_STR("assumed"));
		gj_buf_puts(w->out, "}\n");
	}
}

void gj_service_yaml(gj_buf *out, const gj_record *record, gj_str name, gj_str by)
{
	const writing w = {out, record};

	line(&w, 0);
	gj_buf_puts(out, "service: ");
	quoted(&w, name);
	gj_buf_putc(out, '\n');
	roles(&w);
	facts(&w);
	judgements(&w, by);
}
