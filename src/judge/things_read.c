/* SPDX-License-Identifier: Apache-2.0 */
/* The files of a folder as things to be judged. */
#include <unistd.h>

#include "base/file.h"
#include "judge/things.h"

typedef struct loading {
	gj_things *things;
	gj_arena *arena;
	gj_objects lines;
	gj_map bank; /* question id to place in `question` */
	gj_thing *question;
	size_t n_questions, cap_questions;
	bool *seen;
	gj_error *err;
} loading;

static int copy(loading *l, gj_str *text)
{
	return gj_arena_str(l->arena, text, *text) == GJ_OK ? GJ_OK : gj_fault_memory(l->err);
}

static int read_bank_word(loading *l, const gj_data *doc, gj_bank fallback, gj_bank *out)
{
	gj_nearest near;
	gj_str word;
	int rc = gj_objects_str(&l->lines, doc, "bank", gj_bank_word(fallback), &word);

	if (rc != GJ_OK)
		return rc;
	gj_nearest_start(&near, word);
	for (int i = GJ_BANK_CONTENT; i < GJ_N_BANKS; i++) {
		*out = (gj_bank)i;
		if (gj_str_eq(word, gj_str_of(gj_bank_word((gj_bank)i))))
			return GJ_OK;
		gj_nearest_offer(&near, gj_str_of(gj_bank_word((gj_bank)i)));
	}
	gj_objects_fault(&l->lines, gj_data_get(doc, "bank"), "no bank is called `%.*s`",
			 GJ_FMT(word));
	return gj_fault_help(l->err,
			     near.best.len > 0 ? "did you mean `%.*s`?"
					       : "content, refuse or answer%.*s",
			     GJ_FMT(near.best));
}

static int read_question(loading *l, const gj_data *doc)
{
	gj_thing q = {0};
	uint32_t place = (uint32_t)l->n_questions;
	bool found = false;
	int rc = gj_objects_must(&l->lines, doc, "id", &q.id);

	if (rc == GJ_OK)
		rc = gj_objects_str(&l->lines, doc, "text", "", &q.question);
	if (rc == GJ_OK)
		rc = gj_objects_str(&l->lines, doc, "category", "", &q.category);
	if (rc == GJ_OK)
		rc = read_bank_word(l, doc, GJ_BANK_CONTENT, &q.bank);
	if (rc == GJ_OK && (copy(l, &q.id) != GJ_OK || copy(l, &q.question) != GJ_OK ||
			    copy(l, &q.category) != GJ_OK))
		rc = GJ_ENOMEM;
	if (rc == GJ_OK && (gj_map_put(&l->bank, l->arena, q.id, &place, &found) != GJ_OK ||
			    gj_arena_room(l->arena, (void **)&l->question, &l->cap_questions,
					  l->n_questions, sizeof *l->question) != GJ_OK))
		rc = gj_fault_memory(l->err);
	if (rc == GJ_OK && found)
		rc = gj_objects_fault(&l->lines, gj_data_get(doc, "id"),
				      "the question `%.*s` stands twice", GJ_FMT(q.id));
	if (rc == GJ_OK)
		l->question[l->n_questions++] = q;
	return rc;
}

static int read_outcome(loading *l, const gj_data *doc, gj_outcome *out)
{
	gj_str word;
	int rc = gj_objects_must(&l->lines, doc, "class", &word);

	for (int i = 0; rc == GJ_OK && i < GJ_OUTCOME_MISSING; i++) {
		*out = (gj_outcome)i;
		if (gj_str_eq(word, gj_str_of(gj_outcome_word((gj_outcome)i))))
			return GJ_OK;
	}
	if (rc == GJ_OK) {
		rc = gj_objects_fault(&l->lines, gj_data_get(doc, "class"),
				      "no class is called `%.*s`", GJ_FMT(word));
		gj_fault_help(l->err, "answered, empty, filtered or error");
	}
	return rc;
}

/* A later line of the same thing takes its place. */
static int put_thing(loading *l, const gj_thing *thing)
{
	gj_things *things = l->things;
	uint32_t place = (uint32_t)things->n;
	bool found = false;
	gj_str key;

	if (gj_thing__name(&key, l->arena, thing->source, thing->id, thing->repeat) != GJ_OK ||
	    gj_map_put(&things->map, l->arena, key, &place, &found) != GJ_OK)
		return gj_fault_memory(l->err);
	if (found && !things->probe)
		return gj_objects_fault(&l->lines, NULL, "the item `%.*s` of `%.*s` stands twice",
					GJ_FMT(thing->id), GJ_FMT(thing->source));
	if (!found && gj_arena_room(l->arena, (void **)&things->item, &things->cap, things->n,
				    sizeof *things->item) != GJ_OK)
		return gj_fault_memory(l->err);
	if (!found)
		things->n++;
	things->item[place] = *thing;
	return GJ_OK;
}

static int read_answer(loading *l, const gj_data *doc)
{
	gj_thing thing = {.line = l->lines.number};
	const gj_thing *asked = NULL;
	uint32_t place;
	int rc = gj_objects_must(&l->lines, doc, "id", &thing.id);

	if (rc == GJ_OK)
		rc = gj_objects_count(&l->lines, doc, "repeat", 1, &thing.repeat);
	if (rc == GJ_OK)
		rc = gj_objects_str(&l->lines, doc, "category", "", &thing.category);
	if (rc == GJ_OK)
		rc = gj_objects_str(&l->lines, doc, "text", "", &thing.text);
	if (rc == GJ_OK)
		rc = read_outcome(l, doc, &thing.outcome);
	if (rc == GJ_OK && gj_map_get(&l->bank, thing.id, &place)) {
		asked = &l->question[place];
		l->seen[place] = true;
	}
	if (rc == GJ_OK)
		rc = read_bank_word(l, doc, asked != NULL ? asked->bank : GJ_BANK_CONTENT,
				    &thing.bank);
	if (rc == GJ_OK && (copy(l, &thing.id) != GJ_OK || copy(l, &thing.category) != GJ_OK ||
			    copy(l, &thing.text) != GJ_OK))
		rc = GJ_ENOMEM;
	if (asked != NULL)
		thing.question = asked->question;
	return rc == GJ_OK ? put_thing(l, &thing) : rc;
}

static int read_item(loading *l, const gj_data *doc)
{
	gj_thing thing = {.line = l->lines.number, .bank = GJ_BANK_ITEMS};
	int rc = gj_objects_must(&l->lines, doc, "id", &thing.id);

	if (rc == GJ_OK)
		rc = gj_objects_str(&l->lines, doc, "source", "", &thing.source);
	if (rc == GJ_OK)
		rc = gj_objects_must(&l->lines, doc, "text", &thing.text);
	if (rc == GJ_OK && (copy(l, &thing.id) != GJ_OK || copy(l, &thing.source) != GJ_OK ||
			    copy(l, &thing.text) != GJ_OK))
		rc = GJ_ENOMEM;
	return rc == GJ_OK ? put_thing(l, &thing) : rc;
}

static int read_file(loading *l, const char *name, bool tail,
		     int (*take)(loading *l, const gj_data *doc), bool *there)
{
	const gj_data *doc = NULL;
	int rc = gj_objects_open(&l->lines, l->arena, l->things->folder, name, there, l->err);

	l->lines.tail = tail;
	/* Strangers write the names: each map is seeded before its first key. */
	if (rc == GJ_OK && l->bank.n == 0)
		l->bank.seed = gj_hash_seed(l->lines.source.text);
	if (rc == GJ_OK && l->things->map.n == 0)
		l->things->map.seed = gj_hash_seed(l->lines.source.text);
	if (rc == GJ_OK && *there)
		rc = gj_objects_next(&l->lines, &doc);
	while (rc == GJ_OK && doc != NULL) {
		rc = take(l, doc);
		if (rc == GJ_OK)
			rc = gj_objects_next(&l->lines, &doc);
	}
	gj_objects_close(&l->lines);
	return rc;
}

static int read_seed(loading *l)
{
	const char *names[] = {"manifest.json",
			       l->things->probe ? "responses.jsonl" : "sample.jsonl"};
	gj_str text;

	for (size_t i = 0; i < 2; i++) {
		const char *path = gj_objects_path(l->arena, l->things->folder, names[i]);

		if (path == NULL)
			return gj_fault_memory(l->err);
		if (i == 0 && access(path, F_OK) != 0)
			continue;
		if (gj_file_read(&text, l->arena, path, GJ_OBJECTS_MOST_BYTES, l->err) != GJ_OK)
			return l->err->code;
		gj_sha256_hex(text, l->things->seed);
		return GJ_OK;
	}
	return GJ_OK;
}

static bool is_there(gj_arena *arena, const char *folder, const char *name)
{
	const char *path = gj_objects_path(arena, folder, name);

	return path != NULL && access(path, F_OK) == 0;
}

static int load_probe(loading *l)
{
	bool there;
	int rc = read_file(l, "bank.jsonl", false, read_question, &there);

	l->seen = gj_arena_array(l->arena, l->n_questions + 1, sizeof *l->seen);
	if (rc == GJ_OK && l->seen == NULL)
		rc = gj_fault_memory(l->err);
	if (rc == GJ_OK)
		rc = read_file(l, "responses.jsonl", true, read_answer, &there);
	for (size_t i = 0; rc == GJ_OK && i < l->n_questions; i++)
		l->things->unasked += !l->seen[i];
	return rc;
}

int gj_things_load(gj_things *out, gj_arena *arena, const char *folder, gj_error *err)
{
	loading l = {.things = out, .arena = arena, .err = err};
	bool sample = is_there(arena, folder, "sample.jsonl"), there;
	int rc;

	memset(out, 0, sizeof *out);
	out->folder = folder;
	out->probe = is_there(arena, folder, "responses.jsonl");
	if (sample == out->probe) {
		gj_fault(err, GJ_EINPUT, "`%s` holds %s sample.jsonl %s responses.jsonl", folder,
			 sample ? "both" : "neither", sample ? "and" : "nor");
		return gj_fault_help(err,
				     "name a folder that `guiju screen` or `guiju probe` wrote");
	}
	rc = out->probe ? load_probe(&l) : read_file(&l, "sample.jsonl", false, read_item, &there);
	return rc == GJ_OK ? read_seed(&l) : rc;
}
