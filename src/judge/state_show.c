/* SPDX-License-Identifier: Apache-2.0 */
/* The state as text and as JSON. No rate stands without the counts it comes from. */
#include <math.h>

#include "base/json.h"
#include "base/utf8.h"
#include "judge/state.h"

static int64_t parts(double value)
{
	return (int64_t)llround(value * GJ_NUM_ONE);
}

static double percent(gj_share share)
{
	return 100.0 * (double)share.part / (double)share.whole;
}

/* A name as a person gave it: what a terminal would obey is left out. */
static void put_name(gj_buf *out, gj_str name)
{
	while (name.len > 0) {
		uint32_t code;
		size_t n = gj_utf8_next(name, &code);

		gj_buf_add(out, gj_utf8_is_hidden(code) ? GJ_STR("?") : (gj_str){name.at, n});
		name.at += n;
		name.len -= n;
	}
}

static void put_counts(gj_buf *out, const size_t *count)
{
	const char *between = "";

	for (int i = 1; i < GJ_N_LABELS; i++) {
		if (count[i] == 0)
			continue;
		gj_buf_printf(out, "%s%zu %s", between, count[i], gj_label_word((gj_label)i));
		between = ", ";
	}
}

static void put_share(gj_buf *out, const char *what, gj_share share, gj_interval within)
{
	gj_buf_printf(out, "    %-12s ", what);
	if (share.whole == 0)
		gj_buf_puts(out, "not known: people judged none of these\n");
	else
		gj_buf_printf(out, "%lld of %lld, %.1f %% [%.1f, %.1f]\n", (long long)share.part,
			      (long long)share.whole, percent(share), 100 * within.low,
			      100 * within.high);
}

static void put_trial(gj_buf *out, const gj_trial *t, gj_bank bank)
{
	const char *positive = gj_label_word(gj_label_positive(gj_bank_asked(bank)));

	gj_buf_printf(out, "  %s ", gj_judge_kind_word(t->voice->kind));
	put_name(out, t->voice->name);
	if (t->voice->version.len > 0) {
		gj_buf_puts(out, ", version ");
		put_name(out, t->voice->version);
	}
	gj_buf_printf(out, ": %lld judged: ", (long long)t->found.whole);
	put_counts(out, t->count);
	gj_buf_putc(out, '\n');
	put_share(out, "sensitivity", t->sensitivity, t->sensitivity_within);
	put_share(out, "specificity", t->specificity, t->specificity_within);
	gj_buf_printf(out, "    %-12s %lld of %lld, %.1f %%\n", positive, (long long)t->found.part,
		      (long long)t->found.whole, percent(t->found));
	if (!t->corrected_known)
		gj_buf_printf(out, "    %-12s not known: %s\n", "corrected", t->why_not);
	else
		gj_buf_printf(out, "    %-12s %.1f %% [%.1f, %.1f]%s\n", "corrected",
			      100 * t->corrected.rate, 100 * t->corrected.low,
			      100 * t->corrected.high,
			      t->corrected.held ? "; held to 0 and 100: it errs otherwise here "
						  "than where people judged"
						: "");
}

static void put_people(gj_buf *out, const gj_bank_state *b)
{
	gj_buf_printf(out, "  people: %zu judged", b->by_people);
	if (b->by_people > b->disputed) {
		gj_buf_puts(out, ": ");
		put_counts(out, b->people);
	}
	if (b->disputed > 0)
		gj_buf_printf(out, "; %zu disputed, in no rate", b->disputed);
	gj_buf_putc(out, '\n');
	if (!b->agreement_known) {
		gj_buf_puts(out, "    agreement    not known: nothing was judged twice\n");
		return;
	}
	gj_buf_printf(out, "    agreement    of %zu judged twice %.1f %% alike; ", b->by_both,
		      100 * b->agreement.same);
	if (b->agreement.kappa_known)
		gj_buf_printf(out, "kappa %.3f", b->agreement.kappa);
	else
		gj_buf_puts(out, "kappa not known, one label alone");
	gj_buf_printf(out, ", AC1 %.3f\n", b->agreement.ac1);
	if (b->same_person > 0)
		gj_buf_printf(out,
			      "                 %zu of them twice by one person: not independent\n",
			      b->same_person);
}

static void put_bank(gj_buf *out, const gj_bank_state *b, bool probe)
{
	size_t all = 0;

	for (int i = 0; i < GJ_N_OUTCOMES; i++)
		all += b->outcome[i];
	gj_buf_printf(out, "\n%s: %zu", probe ? gj_bank_word(b->bank) : "sampled items", all);
	for (int i = 0; probe && i < GJ_N_OUTCOMES; i++)
		if (b->outcome[i] > 0)
			gj_buf_printf(out, ", %zu %s", b->outcome[i],
				      gj_outcome_word((gj_outcome)i));
	gj_buf_putc(out, '\n');
	put_people(out, b);
	for (size_t i = 0; i < b->n_trials; i++)
		put_trial(out, &b->trial[i], b->bank);
}

static size_t judged_by(const gj_voice *voice, const gj_things *things)
{
	size_t n = 0;

	for (size_t i = 0; i < things->n; i++)
		n += voice->label[i] != GJ_LABEL_NONE;
	return n;
}

void gj_state_text(gj_buf *out, const gj_judge_state *state, const gj_journal *journal)
{
	gj_buf_printf(out, "%s: %zu %s, %zu judgements, their chain is whole\n",
		      journal->things->folder, journal->things->n,
		      journal->things->probe ? "answers" : "items", journal->lines);
	if (journal->things->unasked > 0)
		gj_buf_printf(out, "%lld questions of the bank have no answer at all\n",
			      (long long)journal->things->unasked);
	for (size_t i = 0; i < journal->n; i++) {
		const gj_voice *voice = &journal->voice[i];

		gj_buf_printf(out, "  %s ", gj_judge_kind_word(voice->kind));
		put_name(out, voice->name);
		gj_buf_printf(out, ", round %d: %zu\n", voice->round,
			      judged_by(voice, journal->things));
	}
	for (int i = 0; i < GJ_N_BANKS; i++)
		if (state->holds[i])
			put_bank(out, &state->bank[i], journal->things->probe);
}

/* ---- JSON ---- */

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

void gj_state_json(gj_buf *out, const gj_judge_state *state, const gj_journal *journal)
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
		key_int(&json, "judged", (int64_t)judged_by(voice, journal->things));
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
