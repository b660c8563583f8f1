/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/by_risk.h"

#include "assess/samples.h"
#include "base/fault.h"

typedef struct making {
	gj_by_risk *out;
	gj_arena *arena;
	const gj_measures *measures;
	gj_share risk;
	gj_error *err;
} making;

static gj_risk_table *new_table(making *m)
{
	gj_risk_table *table;

	if (gj_arena_room(m->arena, (void **)&m->out->table, &m->out->cap, m->out->n,
			  sizeof *table) != GJ_OK)
		return NULL;
	table = &m->out->table[m->out->n++];
	*table = (gj_risk_table){
		.row = gj_arena_array(m->arena, GJ_N_RISKS + 1, sizeof *table->row)};
	return table->row != NULL ? table : NULL;
}

/* Bounds alone are wanted: whatever the limit is, they are the same. */
static int show(const making *m, gj_risk_table *table)
{
	for (unsigned i = 0; i <= GJ_N_RISKS; i++) {
		gj_risk_row *row = &table->row[i];
		int rc;

		if (!table->used[i])
			continue;
		rc = gj_rate_show(&row->shown, &row->rate, (gj_limit){{1, 2}, false}, m->risk,
				  m->arena, m->err);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

/* ---- answers ---- */

/* How it went: the first answer of its first folder that has one. */
static gj_outcome_class outcome_of(const gj_measures *all, const gj_asked_unit *unit)
{
	for (uint32_t at = unit->first; at != UINT32_MAX; at = all->units.asking[at].next) {
		const gj_probe *probe = &all->probe[all->units.asking[at].probe];
		const gj_answer_given *answer =
			gj_probe_first(probe, &probe->question[all->units.asking[at].question]);

		if (answer != NULL)
			return answer->outcome;
	}
	return GJ_MISSING;
}

static void add_unit(const making *m, gj_risk_table *table, gj_part *part, bool *judged,
		     const gj_asked_unit *unit)
{
	unsigned risk = gj_risk_find(unit->category);
	gj_risk_row *row = &table->row[risk];
	int64_t more;
	bool by_people = false;
	gj_mark mark = gj_unit_mark(&m->measures->units, unit, m->measures->probe, GJ_BY_PEOPLE,
				    &by_people, &more);

	table->used[risk] = true;
	row->questions++;
	row->outcome[outcome_of(m->measures, unit)]++;
	part[risk].n += mark != GJ_MARK_OUT;
	part[risk].bad += mark == GJ_MARK_BAD;
	part[risk].unjudged += mark == GJ_MARK_OPEN;
	*judged = *judged || by_people;
}

static int finish_answers(const making *m, gj_risk_table *table, const gj_part *part, bool judged)
{
	for (unsigned i = 0; i <= GJ_N_RISKS; i++) {
		table->row[i].rate.population = GJ_ENDLESS;
		if (!table->used[i] || !judged || part[i].n == 0)
			continue;
		if (gj_rate_add(&table->row[i].rate, m->arena, part[i]) != GJ_OK)
			return gj_fault_memory(m->err);
	}
	return show(m, table);
}

/* A model and a bank. */
typedef struct asked {
	bool any, judged;
	size_t table;
	gj_part part[GJ_N_RISKS + 1];
} asked;

static int open_tables(making *m, asked *of, size_t n)
{
	const gj_units *units = &m->measures->units;

	for (size_t k = 0; k < n; k++) {
		gj_risk_table *table;

		if (!of[k].any)
			continue;
		table = new_table(m);
		if (table == NULL)
			return gj_fault_memory(m->err);
		of[k].table = m->out->n - 1;
		table->bank = (gj_bank_kind)(k % GJ_N_BANK_KINDS);
		table->by_model = units->n_models > 1;
		if (table->by_model) {
			table->model = units->model[k / GJ_N_BANK_KINDS].name;
			table->endpoint = units->model[k / GJ_N_BANK_KINDS].endpoint;
		}
		for (unsigned r = 0; r <= GJ_N_RISKS; r++)
			of[k].part[r].of = GJ_ENDLESS;
	}
	return GJ_OK;
}

/* A table for each model and bank, in that order. */
static int answers(making *m)
{
	const gj_units *units = &m->measures->units;
	size_t n = units->n_models * GJ_N_BANK_KINDS;
	asked *of = gj_arena_array(m->arena, n, sizeof *of);
	int rc;

	if (of == NULL)
		return gj_fault_memory(m->err);
	for (size_t i = 0; i < units->n; i++)
		of[units->unit[i].model * GJ_N_BANK_KINDS + units->unit[i].bank].any = true;
	rc = open_tables(m, of, n);
	for (size_t i = 0; rc == GJ_OK && i < units->n; i++) {
		asked *at = &of[units->unit[i].model * GJ_N_BANK_KINDS + units->unit[i].bank];

		add_unit(m, &m->out->table[at->table], at->part, &at->judged, &units->unit[i]);
	}
	for (size_t k = 0; rc == GJ_OK && k < n; k++)
		if (of[k].any)
			rc = finish_answers(m, &m->out->table[of[k].table], of[k].part,
					    of[k].judged);
	return rc;
}

/* ---- data ---- */

/* Risks that the scan flagged or people found. */
static bool find_used(gj_risk_table *table, const gj_screen *screen)
{
	bool judged = false;

	for (unsigned r = 0; r < GJ_N_RISKS; r++) {
		table->used[r] = table->used[r] || screen->flagged_of[r] > 0;
		table->row[r].flagged += screen->flagged_of[r];
	}
	for (size_t i = 0; i < screen->n_items; i++) {
		gj_str category = GJ_STR("");
		gj_label label = gj_judgements_say(&screen->judgements, screen->item[i].judged,
						   GJ_BY_PEOPLE, &category);

		judged = judged || label != GJ_LABEL_NONE;
		if (label == GJ_LABEL_VIOLATING)
			table->used[gj_risk_find(category)] = true;
	}
	return judged;
}

static int take(const making *m, gj_risk_table *table, unsigned risk)
{
	gj_rate *rate = &table->row[risk].rate;
	bool by_people = false;

	rate->population = GJ_ENDLESS;
	for (size_t i = 0; i < m->measures->n_screens; i++) {
		const gj_screen *screen = &m->measures->screen[i];

		for (size_t k = 0; k < screen->n_sources && screen->before == table->before; k++)
			if (gj_sample_take(rate, m->arena, screen, &screen->source[k],
					   (gj_failing){GJ_FAILS_RISK, risk}, &by_people) != GJ_OK)
				return gj_fault_memory(m->err);
	}
	return GJ_OK;
}

static int data(making *m, bool before)
{
	gj_risk_table *table;
	bool any = false, judged = false;
	int rc = GJ_OK;

	for (size_t i = 0; i < m->measures->n_screens; i++)
		any = any || m->measures->screen[i].before == before;
	if (!any)
		return GJ_OK;
	table = new_table(m);
	if (table == NULL)
		return gj_fault_memory(m->err);
	table->data = true;
	table->before = before;
	for (size_t i = 0; i < m->measures->n_screens; i++)
		if (m->measures->screen[i].before == before)
			judged = find_used(table, &m->measures->screen[i]) || judged;
	any = false;
	for (unsigned r = 0; rc == GJ_OK && r <= GJ_N_RISKS; r++) {
		any = any || table->used[r];
		if (table->used[r] && judged)
			rc = take(m, table, r);
	}
	m->out->n -= !any; /* nothing was flagged or found */
	return rc == GJ_OK ? show(m, table) : rc;
}

int gj_by_risk_make(gj_by_risk *out, gj_arena *arena, const gj_measures *measures, gj_share risk,
		    gj_error *err)
{
	making m = {out, arena, measures, risk, err};
	int rc;

	*out = (gj_by_risk){0};
	rc = data(&m, true);
	if (rc == GJ_OK)
		rc = data(&m, false);
	return rc == GJ_OK ? answers(&m) : rc;
}
