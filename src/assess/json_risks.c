/* SPDX-License-Identifier: Apache-2.0 */
/* Who was asked, and what was asked and found of each risk, in JSON. */
#include "assess/json_read.h"
#include "assess/tell.h"

static void put_probes(gj_json *json, const gj_assessment *a)
{
	gj_json_key(json, "probes");
	gj_json_open(json, '[');
	for (size_t i = 0; i < a->measures.n_probes; i++) {
		const gj_probe *one = &a->measures.probe[i];

		gj_json_open(json, '{');
		gj_json_put_int(json, "probe", (int64_t)i + 1);
		gj_json_put_str(json, "model", one->model);
		gj_json_put_str(json, "endpoint", one->endpoint);
		gj_json_put_int(json, "questions", (int64_t)one->n);
		gj_json_put_int(json, "answers", (int64_t)one->n_answers);
		gj_json_put_int(json, "attempts", one->attempts);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_row(gj_json *json, const gj_risk_table *table, unsigned risk)
{
	const gj_risk_row *row = &table->row[risk];

	gj_json_open(json, '{');
	gj_json_put_word(json, "risk", risk < GJ_N_RISKS ? gj_risks[risk].id : NULL);
	if (table->data)
		gj_json_put_int(json, "flagged_items", row->flagged);
	else
		gj_json_put_int(json, "questions", row->questions);
	for (unsigned k = 0; !table->data && k <= GJ_N_OUTCOME_CLASSES; k++)
		gj_json_put_int(json, gj_outcome_words[k], row->outcome[k]);
	gj_json_put_int(json, "sample", row->shown.known ? gj_rate_n(&row->rate) : 0);
	gj_json_put_int(json, "failures", row->shown.known ? gj_rate_bad(&row->rate) : 0);
	gj_json_put_int(json, "unjudged", row->shown.known ? gj_rate_unjudged(&row->rate) : 0);
	gj_assess_json_num(json, "rate", row->shown.known, (gj_num)(row->shown.rate * 1e6 + 0.5));
	gj_assess_json_num(json, "low", row->shown.known, gj_percent_down(row->shown.low));
	gj_assess_json_num(json, "high", row->shown.known, gj_percent_up(row->shown.high));
	gj_json_close(json, '}');
}

static void put_table(gj_json *json, const gj_risk_table *table)
{
	gj_json_open(json, '{');
	gj_json_put_word(json, "of",
			 table->before ? "before"
			 : table->data ? "after"
				       : gj_bank_words[table->bank]);
	gj_json_put_str(json, "model", table->model);
	gj_json_put_str(json, "endpoint", table->endpoint);
	gj_json_key(json, "risks");
	gj_json_open(json, '[');
	for (unsigned risk = 0; risk <= GJ_N_RISKS; risk++)
		if (table->used[risk])
			put_row(json, table, risk);
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

void gj_assess_json_risks(gj_json *json, const gj_assessment *a)
{
	put_probes(json, a);
	gj_json_key(json, "by_risk");
	gj_json_open(json, '[');
	for (size_t i = 0; i < a->by_risk.n; i++)
		put_table(json, &a->by_risk.table[i]);
	gj_json_close(json, ']');
}
