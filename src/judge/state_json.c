/* SPDX-License-Identifier: Apache-2.0 */
/* The state as JSON: docs/schema/judge.schema.json. */
#include <math.h>

#include "base/json.h"
#include "judge/state.h"

static int64_t parts(double value)
{
	return (int64_t)llround(value * GJ_NUM_ONE);
}

static void key_int(gj_json *json, const char *key, int64_t value)
{
	gj_json_key(json, key);
	gj_json_int(json, value);
}

static void key_num(gj_json *json, const char *key, double value, bool known)
{
	gj_json_key(json, key);
	if (known)
		gj_json_num(json, parts(value));
	else
		gj_json_null(json);
}

static void key_str(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	gj_json_str(json, text);
}

static void json_labels(gj_json *json, const size_t *count, gj_asked asked)
{
	gj_json_key(json, "labels");
	gj_json_open(json, '{');
	for (int i = 1; i < GJ_N_LABELS; i++)
		if (gj_label_fits((gj_label)i, asked))
			key_int(json, gj_label_word((gj_label)i), (int64_t)count[i]);
	gj_json_close(json, '}');
}

static void json_share(gj_json *json, const char *key, gj_share share, gj_interval within)
{
	gj_json_key(json, key);
	gj_json_open(json, '{');
	key_int(json, "part", share.part);
	key_int(json, "whole", share.whole);
	key_num(json, "low", within.low, share.whole > 0);
	key_num(json, "high", within.high, share.whole > 0);
	gj_json_close(json, '}');
}

static void json_trial(gj_json *json, const gj_trial *t, gj_asked asked)
{
	gj_json_open(json, '{');
	key_str(json, "kind", gj_str_of(gj_judge_kind_word(t->voice->kind)));
	key_str(json, "name", t->voice->name);
	key_str(json, "version", t->voice->version);
	json_labels(json, t->count, asked);
	gj_json_key(json, "found");
	gj_json_open(json, '{');
	key_int(json, "part", t->found.part);
	key_int(json, "whole", t->found.whole);
	gj_json_close(json, '}');
	json_share(json, "sensitivity", t->sensitivity, t->sensitivity_within);
	json_share(json, "specificity", t->specificity, t->specificity_within);
	gj_json_key(json, "corrected");
	if (t->corrected_known) {
		gj_json_open(json, '{');
		key_num(json, "rate", t->corrected.rate, true);
		key_num(json, "low", t->corrected.low, true);
		key_num(json, "high", t->corrected.high, true);
		gj_json_key(json, "held");
		gj_json_bool(json, t->corrected.held);
		gj_json_close(json, '}');
	} else {
		gj_json_null(json);
	}
	gj_json_close(json, '}');
}

static void json_people(gj_json *json, const gj_bank_state *b)
{
	gj_json_key(json, "people");
	gj_json_open(json, '{');
	key_int(json, "judged", (int64_t)b->by_people);
	key_int(json, "twice", (int64_t)b->by_both);
	key_int(json, "twice_by_one", (int64_t)b->same_person);
	key_int(json, "disputed", (int64_t)b->disputed);
	json_labels(json, b->people, gj_bank_asked(b->bank));
	key_num(json, "same", b->agreement.same, b->agreement_known);
	key_num(json, "kappa", b->agreement.kappa, b->agreement_known && b->agreement.kappa_known);
	key_num(json, "ac1", b->agreement.ac1, b->agreement_known);
	gj_json_close(json, '}');
}

static void json_bank(gj_json *json, const gj_bank_state *b)
{
	gj_json_open(json, '{');
	key_str(json, "bank", gj_str_of(gj_bank_word(b->bank)));
	gj_json_key(json, "outcomes");
	gj_json_open(json, '{');
	for (int i = 0; i < GJ_OUTCOME_MISSING; i++)
		key_int(json, gj_outcome_word((gj_outcome)i), (int64_t)b->outcome[i]);
	gj_json_close(json, '}');
	json_people(json, b);
	gj_json_key(json, "judges");
	gj_json_open(json, '[');
	for (size_t i = 0; i < b->n_trials; i++)
		json_trial(json, &b->trial[i], gj_bank_asked(b->bank));
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

void gj_state_json(gj_buf *out, const gj_judge_state *state, const gj_judge_journal *journal)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	key_str(&json, "schema", GJ_STR("guiju/judge/1"));
	key_str(&json, "folder", gj_str_of(journal->things->folder));
	key_str(&json, "about", gj_str_of(journal->things->probe ? "response" : "item"));
	key_int(&json, "things", (int64_t)journal->things->n);
	key_int(&json, "questions_without_answer", journal->things->unasked);
	key_int(&json, "judgements", (int64_t)journal->lines);
	key_str(&json, "last", gj_str_of(journal->last));
	gj_json_key(&json, "voices");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < journal->n; i++) {
		const gj_voice *voice = &journal->voice[i];

		gj_json_open(&json, '{');
		key_str(&json, "kind", gj_str_of(gj_judge_kind_word(voice->kind)));
		key_str(&json, "name", voice->name);
		key_str(&json, "version", voice->version);
		key_int(&json, "round", voice->round);
		key_int(&json, "judged", (int64_t)gj_voice_judged(voice, journal->things));
		gj_json_close(&json, '}');
	}
	gj_json_close(&json, ']');
	gj_json_key(&json, "banks");
	gj_json_open(&json, '[');
	for (int i = 0; i < GJ_N_BANKS; i++)
		if (state->holds[i])
			json_bank(&json, &state->bank[i]);
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
}
