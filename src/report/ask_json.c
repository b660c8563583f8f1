/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/record_write.h"
#include "report/ask.h"
#include "report/json_parts.h"

/* In ten-thousandths, as all numbers of the house. */
static gj_num part(uint64_t of_one)
{
	return (gj_num)(of_one * GJ_NUM_ONE / GJ_ONE_NORM);
}

void gj_json_put_answer(gj_json *json, const gj_law *law, const gj_prospect *q, const gj_answer *a)
{
	gj_buf text;

	gj_json_key(json, "value");
	if (q->ask.kind == GJ_ASK_JUDGEMENT) {
		gj_json_str(json, a->truth == GJ_TRUE ? GJ_STR("yes") : GJ_STR("no"));
		return;
	}
	if (q->ask.kind == GJ_ASK_ROLE) {
		gj_json_str(json, a->role == GJ_NONE ? GJ_STR("none") : law->role[a->role].e.id);
		return;
	}
	gj_buf_init(&text, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_input_print(&text, &law->fact[q->ask.ref], &a->input);
	gj_json_str(json, gj_buf_str(&text));
	json->buf->failed = json->buf->failed || text.failed;
	gj_buf_free(&text);
}

static const char *type_of(const gj_law *law, gj_ask ask)
{
	static const char *const word[] = {
		[GJ_FACT_BOOL] = "yes-no", [GJ_FACT_EVENT] = "event", [GJ_FACT_NUMBER] = "number",
		[GJ_FACT_MONEY] = "money", [GJ_FACT_DATE] = "date",   [GJ_FACT_CHOICE] = "choice",
	};

	if (ask.kind != GJ_ASK_FACT)
		return ask.kind == GJ_ASK_ROLE ? "roles" : "judgement";
	return word[law->fact[ask.ref].type];
}

static void put_words(gj_json *json, const gj_law *law, gj_ask ask)
{
	gj_str en = {NULL, 0}, zh = {NULL, 0}, guide = {NULL, 0};
	const gj_entry *e = NULL;

	if (ask.kind == GJ_ASK_FACT) {
		e = &law->fact[ask.ref].e;
		en = law->fact[ask.ref].ask;
		zh = law->fact[ask.ref].ask_zh;
	} else if (ask.kind == GJ_ASK_JUDGEMENT) {
		e = &law->term[ask.ref].e;
		en = law->term[ask.ref].ask;
		zh = law->term[ask.ref].ask_zh;
		guide = law->term[ask.ref].guide;
	}
	gj_json_put_str(json, "ask", en);
	gj_json_put_str(json, "ask_zh", zh);
	gj_json_put_str(json, "title", e != NULL ? e->title : en);
	gj_json_put_str(json, "guide", guide);
}

static void put_matters(gj_json *json, gj_matters matters)
{
	static const char *const word[] = {
		[GJ_MATTERS_NOT_LOOKED] = "not-looked", [GJ_MATTERS_SHOWN] = "shown",
		[GJ_MATTERS_PERHAPS] = "perhaps",	[GJ_MATTERS_NEVER] = "never",
		[GJ_MATTERS_NOT_WHICH] = "not-which",
	};

	gj_json_put_word(json, "matters", word[matters]);
}

static void put_norms(gj_json *json, const gj_law *law, const gj_prospect *q)
{
	gj_json_key(json, "norms");
	gj_json_open(json, '[');
	for (size_t i = 0; i < q->n_norms; i++) {
		const gj_norm *norm = &law->norm[q->norm[i]];

		gj_json_open(json, '{');
		gj_json_put_str(json, "id", norm->e.id);
		gj_json_put_cites(json, norm->cite, norm->n_cites);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_question(gj_json *json, const gj_law *law, const gj_prospect *q, bool kept)
{
	gj_json_open(json, '{');
	gj_json_put_word(json, "decides", kept ? "kept" : "applies");
	gj_json_put_word(json, "kind", gj_json_ask_kind(q->ask.kind));
	gj_json_put_str(json, "name", gj_prospect_name(law, q->ask));
	gj_json_put_word(json, "type", type_of(law, q->ask));
	put_words(json, law, q->ask);
	gj_json_put_int(json, "cost", q->cost);
	gj_json_key(json, "expected");
	gj_json_num(json, part(q->expected));
	gj_json_put_bool(json, "either_way", q->sure);
	put_matters(json, q->matters);
	gj_json_key(json, "answers");
	gj_json_open(json, '[');
	for (size_t i = 0; i < q->n_answers; i++) {
		gj_json_open(json, '{');
		gj_json_put_answer(json, law, q, &q->answer[i]);
		gj_json_key(json, "share");
		gj_json_num(json, part(q->answer[i].share));
		gj_json_put_int(json, "decides", q->answer[i].decides);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	put_norms(json, law, q);
	gj_json_close(json, '}');
}

void gj_report_ask_json(gj_buf *out, const gj_ask_view *view)
{
	const gj_law *law = view->circuit->law;
	const gj_prospects *all = view->questions;
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju/ask/1");
	gj_json_put_str(&json, "service", view->record->service);
	gj_json_put_str(&json, "file", view->record->source.name);
	gj_json_put_day(&json, "on", view->circuit->on);
	gj_json_put_str(&json, "rules", gj_str_of(law->hash));
	gj_json_put_int(&json, "undecided", (int64_t)all->undecided);
	gj_json_put_word(&json, "about", all->kept ? "kept" : "applies");
	gj_json_put_bool(&json, "future", all->future);
	gj_json_put_int(&json, "unkept", (int64_t)all->unkept);
	gj_json_key(&json, "questions");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < all->n; i++)
		put_question(&json, law, &all->at[i], all->kept);
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
