/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a check as JSON: docs/schema/check.schema.json. */
#include "report/json_parts.h"

static void put_conflicts(gj_json *json, const gj_verdicts *verdicts)
{
	gj_json_key(json, "conflicts");
	gj_json_open(json, '[');
	for (size_t i = 0; i < verdicts->law->n_facts; i++)
		if (verdicts->record->fact[i].state == GJ_STATE_CONFLICT)
			gj_json_str(json, verdicts->law->fact[i].e.id);
	for (size_t i = 0; i < verdicts->law->n_terms; i++)
		if (verdicts->record->term[i].conflict)
			gj_json_str(json, verdicts->law->term[i].e.id);
	gj_json_close(json, ']');
}

static const char *state_word(const gj_verdicts *verdicts, gj_ask ask)
{
	static const char *const words[] = {"not-asked", "unknown", "not-applicable", "given",
					    "conflict"};

	if (ask.kind == GJ_ASK_FACT)
		return words[verdicts->record->fact[ask.ref].state];
	if (ask.kind == GJ_ASK_JUDGEMENT && verdicts->record->term[ask.ref].conflict)
		return "conflict";
	return "not-asked";
}

static void put_questions(gj_json *json, const gj_verdicts *verdicts)
{
	const gj_law *law = verdicts->law;

	gj_json_key(json, "questions");
	gj_json_open(json, '[');
	for (size_t i = 0; i < verdicts->n_questions; i++) {
		gj_ask ask = verdicts->question[i].ask;
		gj_str en = {"", 0}, zh = {"", 0};

		if (ask.kind == GJ_ASK_FACT) {
			en = law->fact[ask.ref].ask;
			zh = law->fact[ask.ref].ask_zh;
		} else if (ask.kind == GJ_ASK_JUDGEMENT) {
			en = law->term[ask.ref].ask;
			zh = law->term[ask.ref].ask_zh;
		}
		gj_json_open(json, '{');
		gj_json_put_ask(json, law, ask);
		gj_json_put_str(json, "ask", en);
		gj_json_put_str(json, "ask_zh", zh);
		gj_json_put_word(json, "state", state_word(verdicts, ask));
		gj_json_put_int(json, "norms", verdicts->question[i].norms);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

void gj_json_put_totals(gj_json *json, const gj_totals *totals)
{
	gj_json_key(json, "totals");
	gj_json_open(json, '{');
	gj_json_put_int(json, "applies", totals->applies);
	gj_json_put_int(json, "does_not_apply", totals->does_not_apply);
	gj_json_put_int(json, "unknown", totals->unknown);
	gj_json_put_int(json, "future", totals->future);
	gj_json_put_int(json, "later", totals->later);
	gj_json_put_int(json, "fulfilled", totals->fulfilled);
	gj_json_put_int(json, "pending", totals->pending);
	gj_json_put_int(json, "nothing_to_do_yet", totals->not_called);
	gj_json_put_int(json, "breached", totals->breached);
	gj_json_put_int(json, "compliance_unknown", totals->compliance_unknown);
	gj_json_put_int(json, "not_checked", totals->not_checked);
	gj_json_close(json, '}');
}

void gj_report_check_json(gj_buf *out, const gj_verdicts *verdicts, bool compact)
{
	gj_json json;

	gj_json_init(&json, out, compact);
	gj_json_open(&json, '{');
	gj_json_put_head(&json, "guiju/check/1", verdicts);
	put_conflicts(&json, verdicts);
	put_questions(&json, verdicts);
	gj_json_key(&json, "norms");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < verdicts->n; i++)
		gj_json_put_norm(&json, verdicts, &verdicts->item[i]);
	gj_json_close(&json, ']');
	gj_json_put_not_encoded(&json, verdicts->law, verdicts->only, verdicts->circuit->on);
	gj_json_put_totals(&json, &verdicts->totals);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
