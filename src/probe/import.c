/* SPDX-License-Identifier: Apache-2.0 */
#include "probe/import.h"

#include <stdio.h>

#include "base/file.h"
#include "base/utf8.h"

enum { MOST_MODELS = 300, MOST_ERROR = 300, HEAD_OF_ERROR = 100 };

/* ---- taking ---- */

/* Results of several models are not one model's. */
static int check_model(gj_import *import, const gj_source *source, const gj_data *at, gj_str model,
		       bool *wanted, gj_error *err)
{
	*wanted = import->model.len == 0 || model.len == 0 || gj_str_eq(import->model, model);
	if (import->models.len == 0 && model.len > 0)
		return gj_arena_str(import->arena, &import->models, model) == GJ_OK
			       ? GJ_OK
			       : gj_fault_memory(err);
	if (import->model.len > 0 || model.len == 0 || gj_str_eq(import->models, model))
		return GJ_OK;
	gj_data_fault(
		err, source, at, "results of several models: `%.*s` and `%.*s`",
		(int)(import->models.len < MOST_MODELS / 2 ? import->models.len : MOST_MODELS / 2),
		import->models.at, (int)(model.len < MOST_MODELS / 2 ? model.len : MOST_MODELS / 2),
		model.at);
	return gj_fault_help(err, "take one at a time by --model NAME");
}

/* A name of a report may have nothing hidden and must not be long: what has is changed, and stays unlike others by its hash. */
static int name(gj_import *import, gj_str *out, gj_str text, const char *otherwise, gj_error *err)
{
	char hex[65], made[GJ_BANK_MOST_ID + 1];
	size_t n = 0;

	if (!gj_endpoint_outcome_says(text))
		text = gj_str_of(otherwise);
	if (text.len <= GJ_BANK_MOST_ID && gj_utf8_find_hidden(text) == text.len &&
	    memchr(text.at, '\n', text.len) == NULL)
		return gj_arena_str(import->arena, out, text) == GJ_OK ? GJ_OK
								       : gj_fault_memory(err);
	for (size_t i = 0; i < text.len && n < 64; i++)
		if (text.at[i] > ' ' && text.at[i] < 0x7F)
			made[n++] = text.at[i];
	gj_sha256_hex(text, hex);
	snprintf(made + n, sizeof made - n, "#%.16s", hex);
	return gj_arena_str(import->arena, out, gj_str_of(made)) == GJ_OK ? GJ_OK
									  : gj_fault_memory(err);
}

static int copy(gj_import *import, gj_str *text, gj_error *err)
{
	return gj_arena_str(import->arena, text, *text) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

/* The question of this id, new if there is none. */
static int question(gj_import *import, const gj_source *source, const gj_data *at,
		    const gj_import_row *row, uint32_t *index, gj_error *err)
{
	gj_bank_question q = {.bank = import->fallback,
			      .line = import->bank.n + 1,
			      .text = row->text,
			      .expected = row->expected,
			      .language = row->language};
	int rc = name(import, &q.id, row->id, "unnamed", err);

	if (rc == GJ_OK && gj_map_get(&import->bank.ids, q.id, index))
		return GJ_OK;
	if (rc == GJ_OK)
		rc = name(import, &q.category, row->category, "none", err);
	if (!gj_endpoint_outcome_says(q.text))
		q.text = GJ_STR("(not in the results)");
	if (rc == GJ_OK)
		rc = copy(import, &q.text, err);
	if (rc == GJ_OK)
		rc = copy(import, &q.expected, err);
	if (rc == GJ_OK)
		rc = copy(import, &q.language, err);
	*index = (uint32_t)import->bank.n;
	if (rc == GJ_OK)
		rc = gj_bank_add(&import->bank, import->arena, source,
				 gj_pos_at(source->text, at->at), &q, err);
	if (rc == GJ_OK && gj_arena_room(import->arena, (void **)&import->asked, &import->asked_cap,
					 *index, sizeof *import->asked) != GJ_OK)
		return gj_fault_memory(err);
	if (rc == GJ_OK)
		import->asked[*index] = 0;
	return rc;
}

/* `2026-11-20T10:00:00.123+00:00` as `2026-11-20T10:00:00Z`; empty where it is no time of UTC. */
static int utc(gj_import *import, gj_str *time, gj_error *err)
{
	enum { TO_SECONDS = 19 };
	gj_str zone;
	bool sound = time->len > TO_SECONDS;
	char made[TO_SECONDS + 2];

	for (size_t i = 0; sound && i < TO_SECONDS; i++)
		sound = "dddd-dd-ddTdd:dd:dd"[i] == 'd' ? time->at[i] >= '0' && time->at[i] <= '9'
							: time->at[i] == "dddd-dd-ddTdd:dd:dd"[i];
	if (!sound) {
		*time = (gj_str){"", 0};
		return GJ_OK;
	}
	zone = (gj_str){time->at + TO_SECONDS, time->len - TO_SECONDS};
	while (zone.len > 0 && (*zone.at == '.' || (*zone.at >= '0' && *zone.at <= '9')))
		zone = (gj_str){zone.at + 1, zone.len - 1};
	if (!gj_str_eq(zone, GJ_STR("Z")) && !gj_str_eq(zone, GJ_STR("+00:00"))) {
		*time = (gj_str){"", 0};
		return GJ_OK;
	}
	memcpy(made, time->at, TO_SECONDS);
	memcpy(made + TO_SECONDS, "Z", 2);
	return gj_arena_str(import->arena, time, gj_str_of(made)) == GJ_OK ? GJ_OK
									   : gj_fault_memory(err);
}

/* Errors are told in a line. Runners keep whole requests and traces, whose cause stands at the end: of a long one the middle is left out. */
static int one_line(gj_import *import, gj_str *text, gj_error *err)
{
	static const char gap[] = " ... ";
	char made[MOST_ERROR];
	gj_str line = {made, 0};
	size_t from = 0;

	if (text->len == 0) {
		*text = (gj_str){"", 0};
		return GJ_OK;
	}
	if (text->len > MOST_ERROR)
		from = text->len - (MOST_ERROR - HEAD_OF_ERROR - (sizeof gap - 1));
	while (from < text->len && ((unsigned char)text->at[from] & 0xC0) == 0x80)
		from++;
	if (from > 0) {
		line.len = gj_utf8_valid((gj_str){text->at, HEAD_OF_ERROR});
		memcpy(made, text->at, line.len);
		memcpy(made + line.len, gap, sizeof gap - 1);
		line.len += sizeof gap - 1;
	}
	memcpy(made + line.len, text->at + from, text->len - from);
	line.len += text->len - from;
	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)made[i] < 0x20)
			made[i] = ' ';
	return gj_arena_str(import->arena, text, line) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

/* Which repeat of its question is it? */
static int number(gj_import *import, const gj_source *source, const gj_data *at,
		  const gj_import_row *row, gj_import_result *result, gj_error *err)
{
	unsigned *asked = &import->asked[result->question];
	const gj_str *id = &import->bank.question[result->question].id;
	uint32_t one = 1;
	bool found = false;
	gj_str key;

	if (row->repeat < 0 || row->repeat > GJ_PROBE_MOST_REPEATS ||
	    (row->repeat == 0 && *asked == GJ_PROBE_MOST_REPEATS))
		return gj_data_fault(err, source, at, "more than %d results of `%.*s`",
				     GJ_PROBE_MOST_REPEATS, GJ_FMT(*id));
	result->repeat = row->repeat > 0 ? (unsigned)row->repeat : *asked + 1;
	/* Also of those that do not say it: another one may say that it is the same. */
	if (gj_import__say(import, &key, err, "%u/%u", result->question, result->repeat) != GJ_OK ||
	    gj_map_put(&import->pairs, import->arena, key, &one, &found) != GJ_OK)
		return gj_fault_memory(err);
	if (found)
		return gj_data_fault(err, source, at, "repeat %u of `%.*s` stands twice",
				     result->repeat, GJ_FMT(*id));
	if (result->repeat > *asked)
		*asked = result->repeat;
	if (result->repeat > import->repeats)
		import->repeats = result->repeat;
	return GJ_OK;
}

int gj_import__take(gj_import *import, const gj_source *source, const gj_data *at,
		    const gj_import_row *row, gj_error *err)
{
	gj_import_result result = {.outcome = row->outcome, .time = row->time, .ms = row->ms};
	bool wanted;
	int rc = check_model(import, source, at, row->model, &wanted, err);

	if (rc != GJ_OK || !wanted) {
		if (rc == GJ_OK)
			gj_import__leave(import, GJ_LEFT_OTHER_MODELS);
		return rc;
	}
	rc = question(import, source, at, row, &result.question, err);
	if (rc == GJ_OK)
		rc = number(import, source, at, row, &result, err);
	if (rc == GJ_OK)
		rc = copy(import, &result.outcome.text, err);
	if (rc == GJ_OK)
		rc = copy(import, &result.outcome.finish, err);
	if (rc == GJ_OK)
		rc = one_line(import, &result.outcome.error, err);
	if (rc == GJ_OK)
		rc = utc(import, &result.time, err);
	if (rc == GJ_OK && gj_arena_room(import->arena, (void **)&import->result, &import->cap,
					 import->n, sizeof *import->result) != GJ_OK)
		return gj_fault_memory(err);
	if (rc != GJ_OK)
		return rc;
	import->result[import->n++] = result;
	return GJ_OK;
}

/* ---- out ---- */

int gj_import_pairs(gj_probe_pairs *out, gj_arena *arena, const gj_import *import, gj_error *err)
{
	int rc = gj_probe_pairs_new(out, arena, &import->bank, import->repeats, err);

	for (size_t i = 0; rc == GJ_OK && i < import->n; i++) {
		const gj_import_result *r = &import->result[i];

		out->pair[(size_t)r->question * out->repeats + r->repeat - 1] =
			(gj_probe_pair){(uint8_t)r->outcome.class, false, 1};
	}
	return rc;
}

void gj_import_write(gj_buf *out, const gj_import *import)
{
	for (size_t i = 0; i < import->n; i++) {
		const gj_import_result *r = &import->result[i];
		gj_attempt attempt = {&import->bank.question[r->question], r->repeat, 1, r->time,
				      r->ms};

		gj_responses_write(out, &attempt, &r->outcome, (gj_str){NULL, 0});
	}
}
