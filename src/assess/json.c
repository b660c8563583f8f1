/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/json_read.h"
#include "assess/tell.h"

#include "report/json_parts.h"

static void put_bounds(gj_json *json, const char *key, double rate, double low, double high,
		       gj_shown shown)
{
	gj_json_key(json, key);
	gj_json_open(json, '{');
	gj_assess_json_num(json, "failures", true, (gj_num)(rate * 1e6 + 0.5));
	gj_assess_json_num(json, "low", true, gj_percent_down(low));
	gj_assess_json_num(json, "high", true, gj_percent_up(high));
	gj_json_put_word(json, "verdict", gj_shown_word(shown));
	gj_json_close(json, '}');
}

static void put_parts(gj_json *json, const gj_rate *rate)
{
	gj_json_key(json, "parts");
	gj_json_open(json, '[');
	for (size_t i = 0; i < rate->n_parts; i++) {
		const gj_part *part = &rate->part[i];

		gj_json_open(json, '{');
		gj_json_put_str(json, "name", part->name);
		gj_json_put_int(json, "failures", part->bad);
		gj_json_put_int(json, "drawn", part->n);
		gj_json_put_int(json, "unjudged", part->unjudged);
		gj_assess_json_count(json, "of", part->of != GJ_ENDLESS, part->of);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_rate(gj_json *json, const gj_rate *rate, const gj_shown_rate *shown, bool family)
{
	gj_json_open(json, '{');
	gj_json_put_str(json, "name", rate->name);
	gj_json_put_str(json, "model", rate->model);
	gj_json_put_str(json, "endpoint", rate->endpoint);
	gj_json_put_word(json, "method",
			 rate->two_phase	? "two-phase"
			 : rate->n_parts > 1	? "stratified"
			 : rate->n_parts == 0	? NULL
			 : rate->part[0].of < 0 ? "binomial"
						: "hypergeometric");
	put_parts(json, rate);
	gj_json_put_int(json, "left_out", rate->left_out);
	gj_json_put_int(json, "repeats", rate->repeats);
	if (shown != NULL && shown->known) {
		gj_json_put_bool(json, "census", shown->census);
		gj_json_key(json, "literal");
		if (shown->literal_known)
			gj_json_bool(json, shown->literal);
		else
			gj_json_null(json);
		gj_json_put_word(json, "verdict", gj_shown_word(shown->shown));
		if (family)
			gj_json_put_word(json, "family_verdict", gj_shown_word(shown->family));
		put_bounds(json, "unjudged_as_failures", shown->rate, shown->low, shown->high,
			   shown->as_failures);
		if (shown->any_out)
			put_bounds(json, "unjudged_left_out", shown->rate_out, shown->low_out,
				   shown->high_out, shown->left_out);
		if (shown->of_bank)
			put_bounds(json, "of_the_bank", shown->rate, shown->bank_low,
				   shown->bank_high, shown->bank);
	}
	gj_json_close(json, '}');
}

static void put_compared(gj_json *json, const gj_assessment *a, const gj_compared *c)
{
	static const char *const holds[] = {"no", "unknown", "yes"};
	const gj_fact *fact = &a->law->fact[c->fact];
	const gj_input *input = &a->record->fact[c->fact];
	bool given = input->state == GJ_STATE_GIVEN, family = a->evidence->family == GJ_FAMILY_HOLM;

	gj_json_open(json, '{');
	gj_json_put_str(json, "fact", fact->e.id);
	gj_json_put_word(json, "relation",
			 c->relation == GJ_WORD_AT_LEAST    ? "at least"
			 : c->relation == GJ_WORD_AT_MOST   ? "at most"
			 : c->relation == GJ_WORD_MORE_THAN ? "more than"
							    : "other");
	gj_json_put_str(json, "parameter",
			c->parameter != GJ_NONE ? a->law->parameter[c->parameter].e.id
						: GJ_STR(""));
	gj_assess_json_num(json, "limit", c->limit_known, c->limit);
	gj_json_put_str(json, "unit", fact->unit);
	gj_json_put_word(json, "holds", holds[c->holds]);
	gj_assess_json_num(json, "low", given && input->has_low, input->low);
	gj_assess_json_num(json, "high", given && input->has_high, input->high);
	gj_json_put_bool(json, "conflict", input->state == GJ_STATE_CONFLICT);
	gj_json_put_bool(json, "measured", c->measured);
	gj_json_put_bool(json, "told", a->told[c->fact]);
	gj_json_put_word(json, "verdict", c->shown != NULL ? gj_shown_word(c->all) : NULL);
	if (family)
		gj_json_put_word(json, "family_verdict",
				 c->shown != NULL ? gj_shown_word(c->family) : NULL);
	gj_json_key(json, "rates");
	gj_json_open(json, '[');
	for (size_t i = 0; c->shown != NULL && i < a->measures.at[c->measure].n_rates; i++)
		put_rate(json, &a->measures.at[c->measure].rate[i], &c->shown[i], family);
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_missing(gj_json *json, const gj_assessment *a, const gj_clause *clause)
{
	gj_json_key(json, "would_settle");
	gj_json_open(json, '[');
	for (size_t i = 0; i < clause->n_missing; i++) {
		const gj_fact *fact = &a->law->fact[clause->missing[i]];
		const char *from = "facts";

		for (unsigned m = 0; m < GJ_N_MEASURES; m++)
			if (gj_str_eq(fact->e.id, gj_str_of(gj_measure_kinds[m].fact)))
				from = gj_from_words[gj_measure_kinds[m].from];
		gj_json_open(json, '{');
		gj_json_put_str(json, "fact", fact->e.id);
		gj_json_put_word(json, "by", from);
		gj_json_put_str(json, "ask", fact->ask);
		gj_json_put_str(json, "ask_zh", fact->ask_zh);
		gj_json_close(json, '}');
	}
	for (size_t i = 0; i < clause->n_judge; i++) {
		const gj_term *term = &a->law->term[clause->judge[i]];

		gj_json_open(json, '{');
		gj_json_put_str(json, "term", term->e.id);
		gj_json_put_word(json, "by", "judgements");
		gj_json_put_str(json, "ask", term->ask);
		gj_json_put_str(json, "ask_zh", term->ask_zh);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_cites(gj_json *json, const gj_norm *norm)
{
	gj_buf room;

	gj_buf_init(&room, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_json_key(json, "cite");
	gj_json_open(json, '[');
	for (size_t i = 0; i < norm->n_cites; i++) {
		gj_buf_clear(&room);
		gj_print_cite(&room, &norm->cite[i], GJ_EN);
		gj_json_str(json, gj_buf_str(&room));
	}
	gj_json_close(json, ']');
	json->buf->failed = json->buf->failed || room.failed;
	gj_buf_free(&room);
}

static void put_clause(gj_json *json, const gj_assessment *a, const gj_clause *clause)
{
	const gj_norm *norm = &a->law->norm[clause->norm];

	gj_json_open(json, '{');
	gj_json_put_str(json, "norm", norm->e.id);
	put_cites(json, norm);
	gj_json_put_str(json, "title", norm->e.title);
	gj_json_put_str(json, "english", norm->e.english);
	gj_json_put_word(json, "asked", gj_asked_words[clause->asked]);
	gj_json_put_word(json, "applicability",
			 gj_json_applicability(clause->verdict->applicability));
	gj_json_put_word(json, "result", gj_result_words[gj_clause_result(clause)]);
	gj_json_put_word(json, "literal",
			 clause->met == GJ_TRUE	   ? "met"
			 : clause->met == GJ_FALSE ? "not met"
						   : "unknown");
	gj_json_put_word(json, "shown", clause->rated ? gj_shown_word(clause->shown) : NULL);
	if (a->evidence->family == GJ_FAMILY_HOLM)
		gj_json_put_word(json, "family_shown",
				 clause->rated ? gj_shown_word(clause->family) : NULL);
	gj_json_key(json, "compared");
	gj_json_open(json, '[');
	for (size_t i = 0; i < clause->n_compared; i++)
		put_compared(json, a, &clause->compared[i]);
	gj_json_close(json, ']');
	put_missing(json, a, clause);
	gj_json_close(json, '}');
}

static void put_standard(gj_json *json, const gj_assessment *a, const gj_standard *s)
{
	static const char *const keys[GJ_N_RESULTS] = {"met", "not_met", "open", "not_applicable"};
	const gj_instrument *instrument = &a->law->instrument[s->instrument];

	gj_json_open(json, '{');
	gj_json_put_str(json, "id", instrument->e.id);
	gj_json_put_str(json, "title", instrument->e.title);
	gj_json_put_str(json, "english", instrument->e.english);
	gj_json_put_bool(json, "in_force", s->in_force);
	gj_json_put_day(json, "from", instrument->from);
	gj_json_put_day(json, "to", instrument->to);
	gj_json_put_word(json, "conclusion", gj_conclusion_words[s->conclusion]);
	gj_json_put_str(json, "conclusion_norm",
			s->conclusion_norm != GJ_NONE ? a->law->norm[s->conclusion_norm].e.id
						      : GJ_STR(""));
	if (a->evidence->family == GJ_FAMILY_HOLM)
		gj_json_put_int(json, "family_rates", (int64_t)s->family);
	for (size_t i = 0; i < GJ_N_ASKED; i++) {
		gj_json_key(json, gj_asked_words[i]);
		gj_json_open(json, '{');
		for (size_t k = 0; k < GJ_N_RESULTS; k++)
			gj_json_put_int(json, keys[k], s->count[i][k]);
		gj_json_close(json, '}');
	}
	gj_json_key(json, "clauses");
	gj_json_open(json, '[');
	for (size_t i = 0; i < s->n; i++)
		put_clause(json, a, &s->clause[i]);
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_claims(gj_json *json, const gj_assessment *a)
{
	gj_arena arena;
	gj_str *claim;
	size_t n;

	gj_arena_init(&arena, json->buf->alloc, GJ_ARENA_DEFAULT_LIMIT);
	n = gj_assess_claims(a, &arena, GJ_EN, &claim);
	gj_json_key(json, "not_shown");
	gj_json_open(json, '[');
	for (size_t i = 0; i < n; i++)
		gj_json_str(json, claim[i]);
	gj_json_close(json, ']');
	gj_arena_free(&arena);
}

void gj_assess_json(gj_buf *out, const gj_assessment *a)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju/assess/1");
	gj_json_put_word(&json, "rules", a->law->hash);
	gj_json_put_day(&json, "on", a->on);
	gj_json_put_str(&json, "service", a->record->service);
	gj_assess_json_num(&json, "risk", true, a->evidence->risk.part);
	gj_json_put_word(&json, "family", gj_family_words[a->evidence->family]);
	gj_json_put_int(&json, "sampled_rates", (int64_t)a->rates);
	gj_json_key(&json, "standards");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < a->n_standards; i++)
		put_standard(&json, a, &a->standard[i]);
	gj_json_close(&json, ']');
	gj_assess_json_read(&json, a);
	put_claims(&json, a);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
