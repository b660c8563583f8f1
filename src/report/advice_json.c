/* SPDX-License-Identifier: Apache-2.0 */
/* What must change, as JSON: docs/schema/advise.schema.json. */
#include "report/advice.h"

static const char *mover_word(gj_mover mover)
{
	static const char *const words[] = {"provider", "others", "judgement", "nobody",
					    "not-said"};

	return words[mover];
}

static const char *state_word(gj_advice_state state)
{
	static const char *const words[] = {"plans",	 "reached", "none", "nothing-to-fulfil",
					    "undecided", "future"};

	return words[state];
}

static void put_value(gj_json *json, const gj_fact *fact, const gj_input *value)
{
	gj_style style = {GJ_EN, false, 80, false};
	gj_page page;
	gj_buf none;

	gj_buf_init(&none, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_page_start(&page, &none, &style);
	gj_page_input(&page, fact, value);
	gj_json_put_str(json, "would", gj_buf_str(&page.scratch));
	if (page.scratch.failed)
		json->buf->failed = true;
	gj_page_done(&page);
	gj_buf_free(&none);
}

static void put_target(gj_json *json, const gj_advice *a, const gj_move *move)
{
	if (move->ask.kind == GJ_ASK_FACT)
		put_value(json, &a->was->law->fact[move->ask.ref], &move->input);
	else
		gj_json_put_word(json, "would", gj_json_truth(move->truth));
}

static void put_move(gj_json *json, const gj_advice *a, const gj_move *move)
{
	gj_json_open(json, '{');
	gj_json_put_ask(json, a->was->law, move->ask);
	gj_json_put_told(json, "was", a->was->record, move->ask);
	put_target(json, a, move);
	gj_json_put_word(json, "by", mover_word(move->mover));
	gj_json_put_bool(json, "settles", move->settles);
	gj_json_close(json, '}');
}

/* A fact that a link brings about, beside what was told of it. */
static void put_effect(gj_json *json, const gj_advice *a, uint32_t link, uint32_t fact,
		       const gj_input *value)
{
	const gj_law *law = a->was->law;

	gj_json_put_str(json, "link", law->link[link].e.id);
	gj_json_put_ask(json, law, (gj_ask){GJ_ASK_FACT, fact});
	gj_json_put_told(json, "was", a->was->record, (gj_ask){GJ_ASK_FACT, fact});
	put_value(json, &law->fact[fact], value);
}

static void put_brings(gj_json *json, const gj_advice *a, const gj_plan *plan)
{
	gj_json_key(json, "brings");
	gj_json_open(json, '[');
	for (size_t i = 0; i < plan->n_brings; i++) {
		const gj_brought *brought = &plan->brings[i];

		gj_json_open(json, '{');
		gj_json_put_int(json, "step", (int64_t)brought->step + 1);
		put_effect(json, a, brought->link, brought->fact, &brought->value);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_effects(gj_json *json, const char *key, const gj_advice *a, const gj_refs *effects)
{
	const gj_law *law = a->was->law;

	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < effects->n; i++) {
		const gj_effect *effect = &law->effect[effects->at[i]];
		const gj_stated *brings = &law->link[effect->link].brings[effect->at];
		gj_input value = gj_input_of_given(&law->fact[brings->ref], brings->value);

		gj_json_open(json, '{');
		put_effect(json, a, effect->link, brings->ref, &value);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_norms(gj_json *json, const char *key, const gj_law *law, const gj_refs *norms)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < norms->n; i++)
		gj_json_str(json, law->norm[norms->at[i]].e.id);
	gj_json_close(json, ']');
}

static void put_plan(gj_json *json, const gj_advice *a, size_t i)
{
	const gj_plan *plan = &a->plan[i];
	const gj_law *law = a->was->law;

	gj_json_open(json, '{');
	gj_json_key(json, "moves");
	gj_json_open(json, '[');
	for (size_t k = 0; k < plan->move.n; k++)
		put_move(json, a, &a->move[plan->move.at[k]]);
	gj_json_close(json, ']');
	put_brings(json, a, plan);
	put_effects(json, "unless", a, &plan->unless);
	gj_json_key(json, "cost");
	if (i < a->n_costed) {
		gj_json_open(json, '{');
		put_norms(json, "gained", law, &plan->gained);
		put_norms(json, "lost", law, &plan->lost);
		put_norms(json, "breached", law, &plan->breached);
		put_norms(json, "undecided", law, &plan->opened);
		put_norms(json, "remain", law, &plan->remain);
		gj_json_close(json, '}');
	} else {
		gj_json_null(json);
	}
	gj_json_close(json, '}');
}

static const char *bar_word(gj_bar bar)
{
	static const char *const words[] = {"judged", "role", "past", "never", "not-said"};

	return words[bar];
}

static void put_list(gj_json *json, const char *key, const gj_advice *a, const gj_asks *asks)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < asks->n; i++) {
		gj_json_open(json, '{');
		gj_json_put_ask(json, a->was->law, asks->at[i]);
		gj_json_put_told(json, "told", a->was->record, asks->at[i]);
		gj_json_put_word(
			json, "stays",
			bar_word(gj_bar_of(a->was->record, asks->at[i], a->was->circuit->on)));
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

void gj_report_advice_json(gj_buf *out, const gj_advice *a)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_head(&json, "guiju/advise/1", a->was);
	gj_json_put_word(&json, "goal", a->goal == GJ_GOAL_AVOID ? "avoid" : "fulfil");
	gj_json_key(&json, "norm");
	gj_json_put_norm(&json, a->was, &a->was->item[a->norm]);
	gj_json_put_word(&json, "state", state_word(a->state));
	gj_json_put_bool(&json, "complete", a->complete);
	gj_json_put_int(&json, "searched", a->searched);
	gj_json_put_bool(&json, "values_left", a->values_left);
	gj_json_put_int(&json, "possible_moves", (int64_t)a->n_moves);
	put_effects(&json, "misfits", a, &a->misfit);
	gj_json_key(&json, "plans");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < a->n_plans; i++)
		put_plan(&json, a, i);
	gj_json_close(&json, ']');
	put_list(&json, "barred", a, &a->barred);
	put_list(&json, "because", a, &a->because);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
