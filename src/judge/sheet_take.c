/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/sheet.h"

#include <stdlib.h>

#include "base/csv.h"

enum { MOST_COLUMNS = 64 };

typedef enum column { KEY, SOURCE, ID, REPEAT, LABEL, CATEGORY, N_COLUMNS } column;

static const char *const column_name[N_COLUMNS] = {"key",    "source", "id",
						   "repeat", "label",  "category"};

typedef struct taking {
	gj_judge_journal *journal;
	const gj_source *sheet;
	gj_str text; /* without a mark */
	gj_csv csv;
	gj_csv_cell cell[MOST_COLUMNS];
	int at[N_COLUMNS]; /* -1: there is no such column */
	uint64_t line;	   /* of the row */
	uint8_t *given;	   /* gj_label, of each thing in this sheet */
	gj_map keys;	   /* what the sheet calls things, to their places */
	gj_error *err;
} taking;

static int fault(taking *t, const char *what, gj_str word)
{
	gj_fault(t->err, GJ_EINPUT, "%s `%.*s`", what, GJ_FMT(word));
	gj_fault_at(t->err, t->sheet, (gj_pos){(uint32_t)t->line, 1, 1}, NULL);
	if (t->err != NULL && t->err->n_spots > 0)
		t->err->spot[0].line = (uint32_t)t->line;
	return GJ_EINPUT;
}

/* What a cell says, without blanks round it and without the apostrophe that a sheet puts before what could be a formula. */
static int cell(taking *t, column which, bool trim, gj_str *out)
{
	gj_csv_cell c;
	char *room;

	*out = (gj_str){"", 0};
	if (t->at[which] < 0)
		return GJ_OK;
	c = t->cell[t->at[which]];
	room = gj_arena_array(t->journal->arena, gj_csv_len(c) + 1, 1);
	if (room == NULL)
		return gj_fault_memory(t->err);
	*out = gj_csv_unquote(t->text, c, room);
	while (trim && out->len > 0 && out->at[0] == ' ') {
		out->at++;
		out->len--;
	}
	while (trim && out->len > 0 && out->at[out->len - 1] == ' ')
		out->len--;
	if (out->len > 0 && out->at[0] == '\'') {
		out->at++;
		out->len--;
	}
	return GJ_OK;
}

/* ---- the head ---- */

static int find_columns(taking *t)
{
	size_t n = t->csv.columns;

	for (int i = 0; i < N_COLUMNS; i++) {
		t->at[i] = -1;
		for (size_t k = 0; k < n; k++)
			if (gj_str_eq(gj_csv_raw(t->text, t->cell[k]), gj_str_of(column_name[i])))
				t->at[i] = (int)k;
	}
	if (t->at[KEY] < 0 && !t->journal->things->probe && t->at[SOURCE] < 0)
		return fault(t, "the first row names no column", GJ_STR("source"));
	if (t->at[KEY] < 0 && t->at[ID] < 0)
		return fault(t, "the first row names no column", GJ_STR("id"));
	return t->at[LABEL] < 0 ? fault(t, "the first row names no column", GJ_STR("label"))
				: GJ_OK;
}

/* Spreadsheets write commas, semicolons or tabs, as the country has it: whichever gives the most columns. */
static int read_head(taking *t)
{
	static const char separators[] = {',', ';', '\t'};
	gj_csv_fault why;
	uint32_t best = 0;
	size_t n = 0;

	t->line = 1;
	for (size_t i = 0; i < sizeof separators; i++) {
		gj_csv csv = gj_csv_begin(t->text, 1);
		uint32_t width;

		csv.separator = separators[i];
		width = gj_csv_width(&csv);
		if (width > best) {
			best = width;
			t->csv = csv;
		}
	}
	if (best == 0 || best > MOST_COLUMNS)
		return fault(t, "no head of a sheet in", t->sheet->name);
	t->csv.columns = best;
	if (gj_csv_split(&t->csv, t->cell, 1, &n, &why) != GJ_OK)
		return gj_csv_fault_tell(t->err, &why, t->sheet->name);
	return find_columns(t);
}

/* ---- a row ---- */

static int unknown_id(taking *t, gj_str source, gj_str id)
{
	const gj_things *things = t->journal->things;
	gj_nearest near;

	fault(t, "the folder has nothing that is called", id);
	gj_nearest_start(&near, id);
	for (size_t i = 0; i < things->n && i < 10000; i++)
		if (things->probe || gj_str_eq(things->item[i].source, source))
			gj_nearest_offer(&near, things->item[i].id);
	return near.best.len > 0 ? gj_fault_help(t->err, "did you mean `%.*s`?", GJ_FMT(near.best))
				 : GJ_EINPUT;
}

/* Where the sheet has keys: every thing by its key. */
static int read_keys(taking *t)
{
	const gj_things *things = t->journal->things;
	char mark[GJ_THING_MARK];
	gj_str copy;
	bool found;

	for (uint32_t i = 0; t->at[KEY] >= 0 && i < things->n; i++) {
		uint32_t place = i;
		int rc = gj_thing_mark(mark, things, &things->item[i], t->err);

		if (rc != GJ_OK)
			return rc;
		if (gj_arena_str(t->journal->arena, &copy, gj_str_of(mark)) != GJ_OK ||
		    gj_map_put(&t->keys, t->journal->arena, copy, &place, &found) != GJ_OK)
			return gj_fault_memory(t->err);
	}
	return GJ_OK;
}

/* By key: what a spreadsheet made of an id does not matter then, unless it names another thing. */
static int find_by_key(taking *t, gj_str key, gj_str source, gj_str id, int64_t repeat,
		       uint32_t *thing)
{
	uint32_t other;

	if (!gj_map_get(&t->keys, key, thing))
		return fault(t, "this folder gave no sheet the key", key);
	if (id.len == 0 ||
	    gj_things_find(t->journal->things, t->journal->arena, source, id, repeat, &other) !=
		    GJ_OK ||
	    other == *thing)
		return GJ_OK;
	fault(t, "the key of this row is not that of", id);
	return gj_fault_help(t->err, "perhaps one column was sorted without the others");
}

static int find_thing(taking *t, uint32_t *thing)
{
	gj_str source, id, repeat, key;
	int64_t count = t->journal->things->probe ? 1 : 0;
	int rc = cell(t, SOURCE, false, &source);

	if (rc == GJ_OK)
		rc = cell(t, KEY, true, &key);
	if (rc == GJ_OK)
		rc = cell(t, ID, false, &id);
	if (rc == GJ_OK)
		rc = cell(t, REPEAT, true, &repeat);
	if (rc != GJ_OK)
		return rc;
	if (t->journal->things->probe) {
		source = (gj_str){"", 0};
		for (size_t i = 0; i < repeat.len; i++) {
			count = i == 0 ? 0 : count;
			if (repeat.at[i] < '0' || repeat.at[i] > '9' || repeat.len > 9)
				return fault(t, "`repeat` must be a count, not", repeat);
			count = count * 10 + (repeat.at[i] - '0');
		}
	}
	if (key.len > 0)
		return find_by_key(t, key, source, id, count, thing);
	rc = gj_things_find(t->journal->things, t->journal->arena, source, id, count, thing);
	if (rc == GJ_ENOMEM)
		return gj_fault_memory(t->err);
	return rc == GJ_OK ? rc : unknown_id(t, source, id);
}

/* The labels as sheets ask for them, in either language. */
static gj_label label_of(gj_str word)
{
	for (int i = GJ_LABEL_NONE + 1; i < GJ_N_LABELS; i++)
		if (gj_str_eq(word, gj_str_of(gj_label_chinese((gj_label)i))))
			return (gj_label)i;
	return gj_label_read(word);
}

static int read_label(taking *t, uint32_t thing, gj_str word, gj_label *out)
{
	gj_asked asked = gj_bank_asked(t->journal->things->item[thing].bank);
	gj_nearest near;

	*out = label_of(word);
	if (*out != GJ_LABEL_NONE && gj_label_fits(*out, asked))
		return GJ_OK;
	fault(t, "no label here is called", word);
	gj_nearest_start(&near, word);
	gj_label_offer(&near, asked);
	return near.best.len > 0 ? gj_fault_help(t->err, "did you mean `%.*s`?", GJ_FMT(near.best))
				 : gj_fault_help(t->err, "%s", gj_labels_said(asked, false));
}

static int take_row(taking *t, gj_taken *out, gj_judgement *given)
{
	const gj_voice *voice;
	gj_label before;
	gj_str word;
	int rc = find_thing(t, &given->thing);

	if (rc == GJ_OK)
		rc = cell(t, LABEL, true, &word);
	if (rc == GJ_OK)
		rc = cell(t, CATEGORY, true, &given->category);
	if (rc == GJ_OK && word.len == 0) {
		out->empty++;
		return GJ_OK;
	}
	if (rc == GJ_OK)
		rc = read_label(t, given->thing, word, &given->label);
	if (rc != GJ_OK)
		return rc;
	if (t->given[given->thing] != GJ_LABEL_NONE && t->given[given->thing] != given->label)
		return fault(t, "a row above has another label for the same thing than", word);
	t->given[given->thing] = (uint8_t)given->label;
	voice = gj_judge_journal_voice(t->journal, given->kind, given->name, given->round);
	before = voice != NULL ? (gj_label)voice->label[given->thing] : GJ_LABEL_NONE;
	if (before == given->label && (given->category.len == 0 ||
				       gj_str_eq(given->category, voice->category[given->thing]))) {
		out->same++;
		return GJ_OK;
	}
	out->changed += before != GJ_LABEL_NONE;
	out->added += before == GJ_LABEL_NONE;
	return gj_judge_journal_add(t->journal, given, t->err);
}

int gj_sheet_take(gj_taken *out, gj_judge_journal *journal, const gj_source *sheet, gj_str name,
		  int round, gj_day day, gj_error *err)
{
	taking t = {.journal = journal, .sheet = sheet, .err = err};
	gj_judgement given = {.kind = GJ_JUDGE_PERSON, .name = name, .round = round, .day = day};
	gj_csv_fault why;
	size_t n = 1;
	int rc;

	memset(out, 0, sizeof *out);
	t.text = gj_csv_without_mark(sheet->text);
	t.given = gj_arena_array(journal->arena, journal->things->n + 1, 1);
	rc = t.given != NULL ? read_head(&t) : gj_fault_memory(err);
	if (rc == GJ_OK)
		rc = read_keys(&t);
	while (rc == GJ_OK) {
		t.line = t.csv.line;
		if (gj_csv_split(&t.csv, t.cell, 1, &n, &why) != GJ_OK)
			return gj_csv_fault_tell(err, &why, sheet->name);
		if (n == 0)
			break;
		given.category = (gj_str){"", 0};
		rc = take_row(&t, out, &given);
	}
	return rc;
}
