/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/machine.h"

#include "base/json.h"
#include "base/utf8.h"
#include "judge/refusal.h"

/* Reasons are shown, and may hold what a model or a server said: nothing hidden may come through, and no half of a character. */
static void copy_shown(char *out, size_t size, gj_str text)
{
	size_t len = 0;

	while (text.len > 0 && len + 1 < size) {
		size_t hidden = gj_utf8_find_hidden(text);
		size_t n = hidden < size - 1 - len ? hidden : size - 1 - len;

		memcpy(out + len, text.at, n);
		len += n;
		text = (gj_str){text.at + n, text.len - n};
		if (n < hidden || text.len == 0 || len + 1 == size)
			break;
		out[len++] = '?';
		do
			text = (gj_str){text.at + 1, text.len - 1};
		while (text.len > 0 && ((unsigned char)text.at[0] & 0xC0) == 0x80);
	}
	out[gj_utf8_valid((gj_str){out, len})] = '\0';
}

static void failed(gj_machine_run *out, uint32_t thing, gj_str reason)
{
	size_t at = out->failed++;

	out->row++;
	if (at >= GJ_MACHINE_REASONS)
		return;
	out->why[at].thing = thing;
	copy_shown(out->why[at].reason, sizeof out->why[at].reason, reason);
}

bool gj_machine__wants(gj_machine_run *out, const gj_judge_journal *journal,
		       const gj_machine *machine, uint32_t at)
{
	const gj_voice *voice = gj_judge_journal_voice(journal, machine->kind, machine->name, 1);
	const gj_thing *thing = &journal->things->item[at];

	if (thing->outcome != GJ_OUTCOME_ANSWERED ||
	    (machine->refusals_only && gj_bank_asked(thing->bank) != GJ_ASKED_REFUSAL))
		return false;
	if (voice == NULL || voice->label[at] == GJ_LABEL_NONE ||
	    !gj_str_eq(voice->version, machine->version) || voice->old[at])
		return true;
	out->before++;
	return false;
}

int gj_machine__hear(gj_machine_run *out, gj_judge_journal *journal, const gj_machine *machine,
		     uint32_t thing, const gj_word_of *word, gj_error *err)
{
	gj_judgement given = {.thing = thing,
			      .kind = machine->kind,
			      .name = machine->name,
			      .version = machine->version,
			      .round = 1,
			      .day = machine->day,
			      .label = word->label,
			      .category = word->category,
			      .rule = word->rule};
	int rc;

	out->asked++;
	if (word->label == GJ_LABEL_NONE) {
		failed(out, thing, word->reason);
		return GJ_OK;
	}
	out->row = 0;
	rc = gj_judge_journal_add(journal, &given, err);
	out->judged += rc == GJ_OK;
	return rc;
}

static int ask_one(gj_machine_run *out, gj_judge_journal *journal, const gj_machine *machine,
		   uint32_t at, gj_error *err)
{
	gj_word_of word = {0};
	size_t before = out->judged;
	int rc = machine->ask(machine->context, &word, journal->things, at, err);

	if (rc == GJ_OK)
		rc = gj_machine__hear(out, journal, machine, at, &word, err);
	if (rc == GJ_OK && machine->batch > 0 && out->judged > before &&
	    out->judged % machine->batch == 0)
		rc = gj_judge_journal_write(journal, err);
	return rc;
}

int gj_machine_judge(gj_machine_run *out, gj_judge_journal *journal, const gj_machine *machine,
		     gj_error *err)
{
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	for (uint32_t i = 0; rc == GJ_OK && out->row < GJ_MACHINE_ROW && i < journal->things->n;
	     i++)
		if (gj_machine__wants(out, journal, machine, i))
			rc = ask_one(out, journal, machine, i, err);
	return rc == GJ_OK ? gj_judge_journal_write(journal, err) : rc;
}

int gj_machine_ask_rules(void *context, gj_word_of *out, const gj_things *things, uint32_t thing,
			 gj_error *err)
{
	gj_machine_rules *rules = context;
	gj_refusal found;

	gj_arena_free(&rules->scratch);
	if (gj_refusal_of(&found, &rules->scratch, &rules->cues, things->item[thing].text) != GJ_OK)
		return gj_fault_memory(err);
	*out = (gj_word_of){.label = found.label, .rule = gj_str_of(found.rule)};
	return GJ_OK;
}

/* ---- lines to and from a judge ---- */

static void put(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	gj_json_str(json, text);
}

void gj_machine_line(gj_buf *out, const gj_things *things, uint32_t thing)
{
	const gj_thing *about = &things->item[thing];
	gj_asked asked = gj_bank_asked(about->bank);
	gj_json json;

	gj_json_init(&json, out, true);
	gj_json_open(&json, '{');
	put(&json, "about", gj_str_of(things->probe ? "response" : "item"));
	if (!things->probe)
		put(&json, "source", about->source);
	put(&json, "id", about->id);
	if (things->probe) {
		gj_json_key(&json, "repeat");
		gj_json_int(&json, about->repeat);
		put(&json, "bank", gj_str_of(gj_bank_word(about->bank)));
		put(&json, "category", about->category);
		put(&json, "question", about->question);
	}
	put(&json, "text", about->text);
	gj_json_key(&json, "labels");
	gj_json_open(&json, '[');
	for (int i = GJ_LABEL_NONE + 1; i < GJ_N_LABELS; i++)
		if (gj_label_fits((gj_label)i, asked))
			gj_json_str(&json, gj_str_of(gj_label_word((gj_label)i)));
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	while (out->len > 0 && out->at[out->len - 1] == '\n')
		out->len--;
	gj_buf_putc(out, '\n');
}

int gj_machine_read(gj_word_of *out, gj_arena *arena, const gj_things *things, uint32_t thing,
		    gj_str line)
{
	gj_source source = {GJ_STR("answer"), line};
	const gj_data *label, *category, *data = NULL;
	gj_error ignored = {0};
	int rc = gj_data_read(&data, arena, &source, 0, line.len, &ignored);

	memset(out, 0, sizeof *out);
	if (rc == GJ_OK)
		rc = gj_data_check_keys(data, arena, &source, &ignored);
	if (rc == GJ_ENOMEM)
		return rc;
	out->reason = GJ_STR("it did not answer with one object of JSON");
	if (rc != GJ_OK || data->kind != GJ_DATA_MAP)
		return GJ_OK;
	label = gj_data_get(data, "label");
	category = gj_data_get(data, "category");
	out->reason = GJ_STR("its answer has no `label`");
	if (label == NULL || label->kind != GJ_DATA_STRING)
		return GJ_OK;
	out->reason = GJ_STR("its `label` is none of those that were offered");
	out->label = gj_label_read(label->text);
	if (!gj_label_fits(out->label, gj_bank_asked(things->item[thing].bank)))
		out->label = GJ_LABEL_NONE;
	if (category != NULL && category->kind == GJ_DATA_STRING)
		out->category = category->text;
	return GJ_OK;
}
