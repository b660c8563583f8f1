/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>

#include "base/file.h"
#include "base/json.h"

static const char *const kind_word[GJ_N_JUDGE_KINDS] = {"person", "rules", "command", "endpoint"};
static const char file_name[] = "judgements.jsonl";

const char *gj_judge_kind_word(gj_judge_kind kind)
{
	return kind_word[kind];
}

const gj_voice *gj_judge_journal_voice(const gj_judge_journal *journal, gj_judge_kind kind,
				       gj_str name, int round)
{
	for (size_t i = 0; i < journal->n; i++)
		if (journal->voice[i].kind == kind && journal->voice[i].round == round &&
		    gj_str_eq(journal->voice[i].name, name))
			return &journal->voice[i];
	return NULL;
}

/* The voices hear a judgement; strings are copied where they are new. */
static int hear(gj_judge_journal *j, const gj_judgement *given, gj_error *err)
{
	gj_voice *voice =
		(gj_voice *)gj_judge_journal_voice(j, given->kind, given->name, given->round);
	gj_voice fresh = {.kind = given->kind, .round = given->round};

	if (voice == NULL && j->n == GJ_VOICES_MOST)
		return gj_fault(err, GJ_EINPUT, "more than %d judges and rounds", GJ_VOICES_MOST);
	if (voice == NULL) {
		fresh.label = gj_arena_array(j->arena, j->things->n + 1, sizeof *fresh.label);
		fresh.old = gj_arena_array(j->arena, j->things->n + 1, sizeof *fresh.old);
		fresh.category = gj_arena_array(j->arena, j->things->n + 1, sizeof *fresh.category);
		if (fresh.label == NULL || fresh.old == NULL || fresh.category == NULL ||
		    gj_arena_str(j->arena, &fresh.name, given->name) != GJ_OK ||
		    gj_arena_room(j->arena, (void **)&j->voice, &j->cap, j->n, sizeof fresh) !=
			    GJ_OK)
			return gj_fault_memory(err);
		voice = &j->voice[j->n++];
		*voice = fresh;
	}
	if (!gj_str_eq(voice->version, given->version)) {
		for (size_t i = 0; i < j->things->n; i++)
			voice->old[i] = voice->label[i] != GJ_LABEL_NONE;
		if (gj_arena_str(j->arena, &voice->version, given->version) != GJ_OK)
			return gj_fault_memory(err);
	}
	voice->label[given->thing] = (uint8_t)given->label;
	if (gj_arena_str(j->arena, &voice->category[given->thing], given->category) != GJ_OK)
		return gj_fault_memory(err);
	voice->old[given->thing] = false;
	voice->lines++;
	return GJ_OK;
}

/* ---- reading ---- */

static int read_judge(const gj_objects *lines, const gj_data *doc, gj_judgement *out)
{
	const gj_data *judge = gj_data_get(doc, "judge");
	gj_str word = {"", 0};
	int rc;

	if (judge == NULL || judge->kind != GJ_DATA_MAP)
		return gj_objects_fault(lines, judge != NULL ? judge : doc,
					"`judge` must be an object");
	rc = gj_objects_must(lines, judge, "kind", &word);
	if (rc == GJ_OK)
		rc = gj_objects_must(lines, judge, "name", &out->name);
	if (rc == GJ_OK)
		rc = gj_objects_str(lines, judge, "version", "", &out->version);
	for (int i = 0; rc == GJ_OK && i < GJ_N_JUDGE_KINDS; i++) {
		out->kind = (gj_judge_kind)i;
		if (gj_str_eq(word, gj_str_of(kind_word[i])))
			return GJ_OK;
	}
	return rc == GJ_OK ? gj_objects_fault(lines, gj_data_get(judge, "kind"),
					      "no kind of judge is called `%.*s`", GJ_FMT(word))
			   : rc;
}

static int read_thing(gj_judge_journal *j, const gj_objects *lines, const gj_data *doc,
		      gj_judgement *out)
{
	gj_str id = {"", 0}, source = {"", 0}, about = {"", 0};
	int64_t repeat = 0;
	int rc = gj_objects_must(lines, doc, "about", &about);

	if (rc == GJ_OK && !gj_str_eq(about, gj_str_of(j->things->probe ? "response" : "item")))
		return gj_objects_fault(lines, gj_data_get(doc, "about"),
					"`about` must be `%s` here",
					j->things->probe ? "response" : "item");
	if (rc == GJ_OK)
		rc = gj_objects_must(lines, doc, "id", &id);
	if (rc == GJ_OK && j->things->probe)
		rc = gj_objects_count(lines, doc, "repeat", 1, &repeat);
	if (rc == GJ_OK && !j->things->probe)
		rc = gj_objects_str(lines, doc, "source", "", &source);
	if (rc != GJ_OK)
		return rc;
	rc = gj_things_find(j->things, j->arena, source, id, repeat, &out->thing);
	if (rc == GJ_EINPUT)
		return gj_objects_fault(lines, gj_data_get(doc, "id"),
					"the folder has nothing that is called `%.*s`", GJ_FMT(id));
	return rc == GJ_OK ? rc : gj_fault_memory(lines->err);
}

static int read_label(gj_judge_journal *j, const gj_objects *lines, const gj_data *doc,
		      gj_judgement *out)
{
	gj_asked asked = gj_bank_asked(j->things->item[out->thing].bank);
	gj_str word = {"", 0};
	int64_t round = 1;
	int rc = gj_objects_must(lines, doc, "label", &word);

	if (rc == GJ_OK)
		rc = gj_objects_count(lines, doc, "round", 1, &round);
	if (rc == GJ_OK && round != 1 && round != 2)
		return gj_objects_fault(lines, gj_data_get(doc, "round"), "`round` must be 1 or 2");
	out->round = (int)round;
	out->label = gj_label_read(word);
	if (rc == GJ_OK && (out->label == GJ_LABEL_NONE || !gj_label_fits(out->label, asked)))
		return gj_objects_fault(lines, gj_data_get(doc, "label"),
					"`%.*s` is no label here: %s", GJ_FMT(word),
					gj_labels_said(asked, false));
	return rc;
}

static int read_line(gj_judge_journal *j, const gj_objects *lines, const gj_data *doc)
{
	gj_judgement given = {0};
	gj_str previous = {"", 0};
	int rc = gj_objects_must(lines, doc, "previous", &previous);

	if (rc == GJ_OK && !gj_str_eq(previous, gj_str_of(j->last))) {
		gj_objects_fault(
			lines, gj_data_get(doc, "previous"),
			lines->number > 1
				? "the chain of judgements breaks here: line %u was changed, "
				  "taken out or put in"
				: "the chain of judgements does not begin here: line %u or "
				  "one before it was taken out",
			lines->number > 1 ? lines->number - 1 : 1);
		return gj_fault_help(lines->err, "`previous` would be %s", j->last);
	}
	if (rc == GJ_OK)
		rc = read_judge(lines, doc, &given);
	if (rc == GJ_OK)
		rc = read_thing(j, lines, doc, &given);
	if (rc == GJ_OK)
		rc = read_label(j, lines, doc, &given);
	if (rc == GJ_OK)
		rc = gj_objects_str(lines, doc, "category", "", &given.category);
	return rc == GJ_OK ? hear(j, &given, lines->err) : rc;
}

int gj_judge_journal_open(gj_judge_journal *out, gj_arena *arena, gj_things *things, gj_error *err)
{
	const gj_data *doc = NULL;
	gj_objects lines;
	bool there;
	int rc;

	memset(out, 0, sizeof *out);
	out->things = things;
	out->arena = arena;
	gj_buf_init(&out->added, arena->alloc, GJ_OBJECTS_MOST_BYTES);
	gj_buf_init(&out->text, arena->alloc, 2 * (size_t)GJ_OBJECTS_MOST_BYTES);
	memset(out->last, '0', 64);
	rc = gj_objects_open(&lines, arena, things->folder, file_name, &there, err);
	if (rc == GJ_OK)
		rc = gj_objects_next(&lines, &doc);
	while (rc == GJ_OK && doc != NULL) {
		rc = read_line(out, &lines, doc);
		gj_sha256_hex(lines.text, out->last);
		out->lines++;
		if (rc == GJ_OK)
			rc = gj_objects_next(&lines, &doc);
	}
	gj_buf_add(&out->text, lines.source.text);
	if (rc == GJ_OK && gj_buf_status(&out->text) != GJ_OK)
		rc = gj_fault_memory(err);
	gj_objects_close(&lines);
	return rc;
}

void gj_judge_journal_close(gj_judge_journal *journal)
{
	gj_buf_free(&journal->added);
	gj_buf_free(&journal->text);
}

/* ---- writing ---- */

static void put_str(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	gj_json_str(json, text);
}

static void put_line(gj_json *json, const gj_judge_journal *j, const gj_judgement *given)
{
	const gj_thing *thing = &j->things->item[given->thing];
	char day[11];

	gj_day_format(given->day, day);
	gj_json_open(json, '{');
	put_str(json, "about", gj_str_of(j->things->probe ? "response" : "item"));
	if (!j->things->probe)
		put_str(json, "source", thing->source);
	put_str(json, "id", thing->id);
	if (j->things->probe) {
		gj_json_key(json, "repeat");
		gj_json_int(json, thing->repeat);
	}
	gj_json_key(json, "judge");
	gj_json_open(json, '{');
	put_str(json, "kind", gj_str_of(kind_word[given->kind]));
	put_str(json, "name", given->name);
	put_str(json, "version", given->version);
	gj_json_close(json, '}');
	gj_json_key(json, "round");
	gj_json_int(json, given->round);
	put_str(json, "label", gj_str_of(gj_label_word(given->label)));
	if (given->category.len > 0)
		put_str(json, "category", given->category);
	if (given->rule.len > 0)
		put_str(json, "rule", given->rule);
	put_str(json, "day", gj_str_of(day));
	put_str(json, "previous", gj_str_of(j->last));
	gj_json_close(json, '}');
}

int gj_judge_journal_add(gj_judge_journal *journal, const gj_judgement *judgement, gj_error *err)
{
	size_t at = journal->added.len;
	gj_json json;

	gj_json_init(&json, &journal->added, true);
	put_line(&json, journal, judgement);
	if (gj_buf_status(&journal->added) != GJ_OK)
		return gj_fault_memory(err);
	while (journal->added.len > at && journal->added.at[journal->added.len - 1] == '\n')
		journal->added.len--;
	gj_sha256_hex((gj_str){journal->added.at + at, journal->added.len - at}, journal->last);
	gj_buf_putc(&journal->added, '\n');
	journal->lines++;
	if (gj_buf_status(&journal->added) != GJ_OK)
		return gj_fault_memory(err);
	return hear(journal, judgement, err);
}

int gj_judge_journal_lock(int *out, const char *folder, gj_error *err)
{
	*out = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*out < 0)
		return gj_fault(err, GJ_EIO, "the folder `%s` cannot be opened: %s", folder,
				strerror(errno));
	if (flock(*out, LOCK_EX | LOCK_NB) == 0)
		return GJ_OK;
	if (errno != EWOULDBLOCK)
		return gj_fault(err, GJ_EIO, "the folder `%s` cannot be locked: %s", folder,
				strerror(errno));
	return gj_fault(err, GJ_EIO, "another run of guiju is adding judgements to `%s`", folder);
}

int gj_judge_journal_write(gj_judge_journal *journal, gj_error *err)
{
	const char *path = gj_objects_path(journal->arena, journal->things->folder, file_name);
	size_t before = journal->text.len;
	int rc;

	if (path == NULL)
		return gj_fault_memory(err);
	if (journal->added.len == 0)
		return GJ_OK;
	gj_buf_add(&journal->text, gj_buf_str(&journal->added));
	if (gj_buf_status(&journal->text) != GJ_OK)
		return gj_fault_memory(err);
	rc = gj_file_write(path, gj_buf_str(&journal->text), err);
	if (rc == GJ_OK)
		gj_buf_clear(&journal->added);
	else
		journal->text.len = before;
	return rc;
}
