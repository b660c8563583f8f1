/* SPDX-License-Identifier: Apache-2.0 */
/* What was measured and read, in JSON. */
#include "assess/json_read.h"

#include "assess/tell.h"
#include "stats/agree.h"
#include "stats/judge.h"

void gj_assess_json_num(gj_json *json, const char *key, bool known, gj_num value)
{
	gj_json_key(json, key);
	if (known)
		gj_json_num(json, value);
	else
		gj_json_null(json);
}

void gj_assess_json_count(gj_json *json, const char *key, bool known, int64_t value)
{
	gj_json_key(json, key);
	if (known)
		gj_json_int(json, value);
	else
		gj_json_null(json);
}

static void put_library(gj_json *json, const char *key, const gj_library *library)
{
	gj_json_key(json, key);
	if (!library->told) {
		gj_json_null(json);
		return;
	}
	gj_json_open(json, '{');
	gj_json_put_int(json, "raw", library->all.raw);
	gj_json_put_int(json, "distinct", library->all.distinct);
	gj_json_put_int(json, "not_subsumed", library->all.kept);
	gj_json_put_int(json, "of_no_risk", library->other);
	gj_json_put_int(json, "warnings", library->warnings);
	gj_json_put_day(json, "last_update", library->last);
	gj_json_put_day(json, "first_update_told", library->first);
	gj_json_key(json, "risks");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < GJ_N_RISKS; i++) {
		if (library->of[i].raw == 0)
			continue;
		gj_json_open(json, '{');
		gj_json_put_word(json, "risk", gj_risks[i].id);
		gj_json_put_int(json, "raw", library->of[i].raw);
		gj_json_put_int(json, "distinct", library->of[i].distinct);
		gj_json_put_int(json, "not_subsumed", library->of[i].kept);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_agreement(gj_json *json, const gj_answers *of)
{
	gj_agreement agree;

	gj_json_put_int(json, "judged_twice", of->twice);
	if (of->twice == 0 || gj_agreement_of_two(&agree, of->table[0], of->table[1], of->table[2],
						  of->table[3], NULL) != GJ_OK)
		return;
	gj_assess_json_num(json, "kappa", agree.kappa_known, (gj_num)(agree.kappa * GJ_NUM_ONE));
	gj_assess_json_num(json, "ac1", true, (gj_num)(agree.ac1 * GJ_NUM_ONE));
}

/* What machines found, corrected by how they did where people judged too. */
static void put_machine(gj_json *json, const gj_assessment *a, const gj_answers *of)
{
	gj_judged_rate rate = {{of->machine_bad, of->machine_n},
			       {of->both_bad, of->people_bad},
			       {of->both_good, of->people_good}};
	gj_corrected corrected;

	gj_json_key(json, "machine");
	gj_json_open(json, '{');
	gj_json_put_int(json, "judged", of->machine_n);
	gj_json_put_int(json, "failures", of->machine_bad);
	gj_json_put_int(json, "known_failures", of->people_bad);
	gj_json_put_int(json, "known_failures_found", of->both_bad);
	gj_json_put_int(json, "known_others", of->people_good);
	gj_json_put_int(json, "known_others_passed", of->both_good);
	if (of->machine_n > 0 && of->people_bad > 0 && of->people_good > 0 &&
	    gj_judge_correct(&corrected, rate, a->evidence->risk, NULL) == GJ_OK) {
		gj_assess_json_num(json, "corrected", true, (gj_num)(corrected.rate * 1e6 + 0.5));
		gj_assess_json_num(json, "corrected_low", true, gj_percent_down(corrected.low));
		gj_assess_json_num(json, "corrected_high", true, gj_percent_up(corrected.high));
	}
	gj_json_close(json, '}');
}

static void put_answers(gj_json *json, const gj_assessment *a)
{
	gj_json_key(json, "answers");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < GJ_N_BANK_KINDS; i++) {
		const gj_answers *of = &a->measures.answers[i];

		if (of->questions == 0)
			continue;
		gj_json_open(json, '{');
		gj_json_put_word(json, "bank", gj_bank_words[i]);
		gj_json_put_int(json, "questions", of->questions);
		for (unsigned k = 0; k <= GJ_N_OUTCOME_CLASSES; k++)
			gj_json_put_int(json, gj_outcome_words[k], of->outcome[k]);
		gj_json_put_int(json, "not_judged_by_people", of->label[GJ_LABEL_NONE]);
		gj_json_put_bool(json, "picked", of->picked);
		put_agreement(json, of);
		put_machine(json, a, of);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_screens(gj_json *json, const gj_assessment *a)
{
	gj_json_key(json, "screens");
	gj_json_open(json, '[');
	for (size_t i = 0; i < a->measures.n_screens; i++) {
		const gj_screen *screen = &a->measures.screen[i];

		for (size_t k = 0; k < screen->n_sources; k++) {
			const gj_screened_source *one = &screen->source[k];

			gj_json_open(json, '{');
			gj_json_put_int(json, "screen", (int64_t)i + 1);
			gj_json_put_word(json, "stage", screen->before ? "before" : "after");
			gj_json_put_str(json, "source", one->called);
			gj_json_put_str(json, "modality", one->modality);
			gj_json_put_int(json, "items", one->items);
			gj_json_put_int(json, "flagged_items", one->flagged_items);
			gj_json_put_int(json, "characters", one->characters);
			gj_json_put_int(json, "flagged_characters", one->flagged_characters);
			gj_json_put_int(json, "personal_items", one->personal_items);
			gj_json_put_int(json, "sample", (int64_t)one->n);
			gj_json_close(json, '}');
		}
	}
	gj_json_close(json, ']');
}

static void put_measures(gj_json *json, const gj_assessment *a)
{
	gj_json_key(json, "measures");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < GJ_N_MEASURES; i++) {
		const gj_measured *value = &a->measures.at[i];

		gj_json_open(json, '{');
		gj_json_put_word(json, "fact", gj_measure_kinds[i].fact);
		gj_json_put_word(json, "from", gj_from_words[gj_measure_kinds[i].from]);
		gj_json_put_word(json, "how", gj_measure_kinds[i].english);
		gj_assess_json_num(json, "low", value->has_low, value->low);
		gj_assess_json_num(json, "high", value->has_high, value->high);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

void gj_assess_json_read(gj_json *json, const gj_assessment *a)
{
	put_measures(json, a);
	gj_json_key(json, "libraries");
	gj_json_open(json, '{');
	put_library(json, "keywords", &a->measures.libraries.keywords);
	gj_json_put_int(json, "exceptions", a->measures.libraries.exceptions.raw);
	put_library(json, "content_bank", &a->measures.libraries.bank[GJ_BANK_CONTENT]);
	put_library(json, "refuse_bank", &a->measures.libraries.bank[GJ_BANK_REFUSE]);
	put_library(json, "answer_bank", &a->measures.libraries.bank[GJ_BANK_ANSWER]);
	gj_json_close(json, '}');
	put_screens(json, a);
	gj_json_key(json, "items");
	gj_json_open(json, '{');
	put_agreement(json, &a->measures.items);
	gj_json_close(json, '}');
	put_answers(json, a);
	gj_assess_json_risks(json, a);
}
