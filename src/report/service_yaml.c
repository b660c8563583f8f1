/* SPDX-License-Identifier: Apache-2.0 */
#include "report/service_yaml.h"

#include <guiju/date.h>

#include "eval/record_write.h"

typedef struct writing {
	gj_buf *out;
	const gj_record *record;
} writing;

static void line(const writing *w, unsigned deeper)
{
	gj_buf_pad(w->out, ' ', deeper);
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
		gj_input_print(w->out, &law->fact[i], &w->record->fact[i]);
		gj_buf_putc(w->out, '\n');
	}
}

static void judgements(const writing *w, gj_str by)
{
	const gj_law *law = w->record->law;
	bool any = false;

	for (size_t i = 0; i < law->n_terms; i++) {
		const gj_judged *judged = &w->record->term[i];
		char day[11];

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
		gj_yaml_quote(w->out, judged->by.len > 0 ? judged->by : by);
		gj_buf_puts(w->out, ", on: ");
		gj_day_format(judged->on, day);
		gj_buf_puts(w->out, day);
		gj_buf_puts(w->out, ", why: ");
		gj_yaml_quote(w->out, judged->why.len > 0 ? judged->why : GJ_STR("assumed"));
		gj_buf_puts(w->out, "}\n");
	}
}

void gj_service_yaml(gj_buf *out, const gj_record *record, gj_str name, gj_str by)
{
	const writing w = {out, record};

	line(&w, 0);
	gj_buf_puts(out, "service: ");
	gj_yaml_quote(out, name);
	gj_buf_putc(out, '\n');
	roles(&w);
	facts(&w);
	judgements(&w, by);
}
