/* SPDX-License-Identifier: Apache-2.0 */
/* What was asked and found of each risk, in lines. */
#include "assess/text.h"

gj_str gj_telling_risk(const gj_telling *t, unsigned risk)
{
	if (risk == GJ_N_RISKS)
		return gj_str_of(gj_message_text(GJ_M_ASSESS_NO_RISK, t->page->style->tongue));
	return gj_str_of(t->page->style->tongue == GJ_ZH ? gj_risks[risk].chinese
							 : gj_risks[risk].english);
}

void gj_assess_page_risks_of(gj_telling *t, const gj_risk_table *table)
{
	static const gj_message names[] = {GJ_M_ASSESS_CONTENT, GJ_M_ASSESS_REFUSE,
					   GJ_M_ASSESS_ANSWER};
	gj_message name = table->before ? GJ_M_ASSESS_DATA_BEFORE
			  : table->data ? GJ_M_ASSESS_DATA_AFTER
					: names[table->bank];

	if (table->by_model)
		gj_page_say(t->page, GJ_M_ASSESS_OF_MODEL,
			    GJ_ARGS(gj_telling_word(t, name),
				    gj_telling_model(t, table->model, table->endpoint)));
	else
		gj_page_say(t->page, name, NULL);
}

/* `A.1.g (false harmful information)`, and the words of the evidence in one. */
static gj_str name_of(gj_telling *t, unsigned risk)
{
	size_t mark = gj_page_mark(t->page);

	if (risk == GJ_N_RISKS)
		return gj_telling_risk(t, risk);
	gj_page_say(t->page, GJ_M_ASSESS_RISK_NAME,
		    GJ_ARGS(gj_str_of(gj_risks[risk].id), gj_telling_risk(t, risk)));
	return gj_page_take(t->page, mark, 0);
}

static void put_row(gj_telling *t, const gj_risk_table *table, unsigned risk)
{
	const gj_risk_row *row = &table->row[risk];
	const gj_shown_rate *shown = &row->shown;
	gj_str name = name_of(t, risk);

	gj_page_add(t->page, GJ_STR("- "));
	if (table->data)
		gj_page_say(t->page, GJ_M_ASSESS_RISK_ITEMS,
			    GJ_ARGS(name, gj_telling_count(t, row->flagged)));
	else
		gj_page_say(t->page, GJ_M_ASSESS_ANSWERS,
			    GJ_ARGS(name, gj_telling_count(t, row->questions),
				    gj_telling_count(t, row->outcome[GJ_ANSWERED]),
				    gj_telling_count(t, row->outcome[GJ_EMPTY]),
				    gj_telling_count(t, row->outcome[GJ_FILTERED]),
				    gj_telling_count(t, row->outcome[GJ_ERRED]),
				    gj_telling_count(t, row->outcome[GJ_MISSING])));
	gj_telling_end(t, 2, GJ_INK_PLAIN);
	if (!shown->known)
		return;
	gj_page_say(
		t->page, GJ_M_ASSESS_RISK_RATE,
		GJ_ARGS(gj_telling_count(t, gj_rate_bad(&row->rate) + gj_rate_unjudged(&row->rate)),
			gj_telling_count(t, gj_rate_n(&row->rate)),
			gj_telling_count(t, gj_rate_unjudged(&row->rate)),
			gj_telling_num(t, (gj_num)(shown->rate * 1e6 + 0.5)),
			gj_telling_num(t, gj_percent_down(shown->low)),
			gj_telling_num(t, gj_percent_up(shown->high))));
	gj_telling_end(t, 4, GJ_INK_DIM);
}

void gj_assess_page_risks(gj_telling *t)
{
	const gj_by_risk *all = &t->a->by_risk;

	if (all->n == 0)
		return;
	gj_page_heading(t->page, GJ_M_H_ASSESS_RISKS);
	gj_page_line(t->page, 0, GJ_INK_DIM, GJ_M_ASSESS_RISKS,
		     GJ_ARGS(gj_telling_num(t, t->a->evidence->risk.part)));
	for (size_t i = 0; i < all->n; i++) {
		if (t->risks != NULL) {
			t->risks(t, &all->table[i], i + 1);
			continue;
		}
		gj_page_gap(t->page);
		gj_assess_page_risks_of(t, &all->table[i]);
		gj_page_title(t->page, 1);
		for (unsigned risk = 0; risk <= GJ_N_RISKS; risk++)
			if (all->table[i].used[risk])
				put_row(t, &all->table[i], risk);
	}
}
