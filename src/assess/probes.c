/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/probes.h"

#include <stdio.h>
#include <stdlib.h>

#include "assess/libraries.h"

enum { SCRATCH = 64 << 20 };

const char *const gj_bank_words[GJ_N_BANK_KINDS] = {"content", "refuse", "answer"};

static const char *const classes[] = {"answered", "empty", "filtered", "error"};

/* A question is known by its text as lists are matched; by its id where it has none. */
static int name_text(gj_question_asked *q, gj_arena *arena, gj_str text, gj_error *err)
{
	gj_buf folded;
	int rc;

	gj_buf_init(&folded, arena->alloc, GJ_ASSESS_MOST_BYTES);
	if (text.len > 0)
		gj_question_fold(&folded, 0, text);
	else
		gj_buf_printf(&folded, "1 %.*s", GJ_FMT(q->id));
	rc = gj_buf_status(&folded) == GJ_OK ? GJ_OK : gj_fault_memory(err);
	if (rc == GJ_OK)
		gj_sha256_hex(gj_buf_str(&folded), q->same);
	gj_buf_free(&folded);
	return rc;
}

static int add_question(gj_probe *out, gj_arena *arena, const gj_object *line)
{
	gj_question_asked *q;
	uint32_t at = (uint32_t)out->n;
	unsigned bank = GJ_BANK_CONTENT;
	gj_str text = GJ_STR("");
	bool found;
	int rc;

	if (gj_arena_room(arena, (void **)&out->question, &out->cap, out->n,
			  sizeof *out->question) != GJ_OK)
		return gj_fault_memory(line->err);
	q = &out->question[out->n];
	*q = (gj_question_asked){0};
	rc = gj_object_str(line, "id", &q->id);
	if (rc == GJ_OK)
		rc = gj_object_str(line, "category", &q->category);
	if (rc == GJ_OK && gj_object_says(line, "bank")) /* else content, as for who judges */
		rc = gj_object_word(line, "bank", gj_bank_words, GJ_N_BANK_KINDS, &bank);
	if (rc == GJ_OK)
		rc = gj_object_str_if(line, "text", &text);
	if (rc == GJ_OK)
		rc = name_text(q, arena, text, line->err);
	if (rc != GJ_OK)
		return rc;
	q->bank = (gj_bank_kind)bank;
	if (gj_arena_str(arena, &q->id, q->id) != GJ_OK ||
	    gj_arena_str(arena, &q->category, q->category) != GJ_OK ||
	    gj_map_put(&out->ids, arena, q->id, &at, &found) != GJ_OK)
		return gj_fault_memory(line->err);
	if (found)
		return gj_object_fault(line, gj_data_get(line->data, "id"),
				       "a second question `%.*s`", GJ_FMT(q->id));
	out->n++;
	return GJ_OK;
}

static int add_response(gj_probe *out, gj_arena *arena, const gj_object *line)
{
	gj_answer_given *answer;
	int64_t repeat = 1;
	unsigned class;
	uint32_t at;
	char room[24];
	gj_str id;
	int rc = gj_object_str(line, "id", &id);

	if (rc == GJ_OK)
		rc = gj_object_int_if(line, "repeat", &repeat);
	if (rc == GJ_OK)
		rc = gj_object_word(line, "class", classes, GJ_N_OUTCOME_CLASSES, &class);
	if (rc != GJ_OK)
		return rc;
	if (!gj_map_get(&out->ids, id, &at))
		return gj_object_fault(line, gj_data_get(line->data, "id"),
				       "an answer to `%.*s`, which is no question of bank.jsonl",
				       GJ_FMT(id));
	if (gj_arena_room(arena, (void **)&out->answer, &out->cap_answers, out->n_answers,
			  sizeof *out->answer) != GJ_OK)
		return gj_fault_memory(line->err);
	answer = &out->answer[out->n_answers];
	*answer = (gj_answer_given){.question = at,
				    .repeat = repeat,
				    .line = out->n_answers++,
				    .outcome = (gj_outcome_class) class};
	out->attempts++;
	if (repeat > out->repeats)
		out->repeats = repeat;
	snprintf(room, sizeof room, "%lld", (long long)repeat);
	answer->judged = gj_judgements_of(&out->judgements, arena, id, gj_str_of(room));
	return gj_sheet_place(answer->place, gj_str_of(out->sheet_seed), GJ_STR(""), id, repeat,
			      line->err);
}

static int by_repeat(const void *a, const void *b)
{
	const gj_answer_given *left = a, *right = b;

	if (left->question != right->question)
		return left->question < right->question ? -1 : 1;
	if (left->repeat != right->repeat)
		return left->repeat < right->repeat ? -1 : 1;
	return left->line < right->line ? -1 : left->line > right->line;
}

/* The last attempt of a question and repeat counts. */
static void settle(gj_probe *out)
{
	size_t n = 0;

	if (out->n_answers > 0)
		qsort(out->answer, out->n_answers, sizeof *out->answer, by_repeat);
	for (size_t i = 0; i < out->n_answers; i++) {
		const gj_answer_given *one = &out->answer[i];
		gj_question_asked *q = &out->question[one->question];

		if (i + 1 < out->n_answers && one[1].question == one->question &&
		    one[1].repeat == one->repeat)
			continue;
		if (q->n++ == 0)
			q->first = n;
		out->answer[n++] = *one;
	}
	out->n_answers = n;
}

const gj_answer_given *gj_probe_first(const gj_probe *probe, const gj_question_asked *question)
{
	return question->n > 0 ? &probe->answer[question->first] : NULL;
}

typedef int (*take)(gj_probe *out, gj_arena *arena, const gj_object *line);

static int each_line(gj_probe *out, gj_arena *arena, gj_str folder, const char *name,
		     bool append_only, take take_one, gj_error *err)
{
	gj_source source;
	gj_arena scratch;
	gj_object line;
	gj_jsonl lines;
	bool more;
	int rc = gj_folder_read(&source, arena, folder, name, err);

	if (rc != GJ_OK)
		return rc;
	out->ids.seed = out->n == 0 ? gj_hash_seed(source.text) : out->ids.seed;
	gj_arena_init(&scratch, arena->alloc, SCRATCH);
	gj_jsonl_open(&lines, &source, &scratch);
	lines.append_only = append_only;
	do {
		rc = gj_jsonl_next(&lines, &line, &more, err);
		if (rc == GJ_OK && more)
			rc = take_one(out, arena, &line);
	} while (rc == GJ_OK && more);
	gj_arena_free(&scratch);
	return rc;
}

int gj_probe_read(gj_probe *out, gj_arena *arena, gj_str folder, gj_error *err)
{
	gj_source source;
	gj_object manifest;
	int rc = gj_folder_read(&source, arena, folder, "manifest.json", err);

	memset(out, 0, sizeof *out);
	out->folder = folder;
	if (rc == GJ_OK)
		rc = gj_object_read(&manifest, arena, &source, "guiju.probe.manifest/1", err);
	if (rc == GJ_OK)
		gj_sha256_hex(source.text, out->sheet_seed);
	if (rc == GJ_OK)
		rc = gj_object_str_if(&manifest, "endpoint", &out->endpoint);
	if (rc == GJ_OK)
		rc = gj_object_str_if(&manifest, "model", &out->model_raw);
	if (rc == GJ_OK)
		rc = gj_called(&out->endpoint, arena, out->endpoint, err);
	if (rc == GJ_OK)
		rc = gj_called(&out->model, arena, out->model_raw, err);
	if (rc == GJ_OK)
		rc = gj_judgements_read(&out->judgements, arena, folder, "response", err);
	if (rc == GJ_OK)
		rc = each_line(out, arena, folder, "bank.jsonl", false, add_question, err);
	if (rc == GJ_OK)
		rc = each_line(out, arena, folder, "responses.jsonl", true, add_response, err);
	if (rc == GJ_OK)
		settle(out);
	return rc;
}
