/* SPDX-License-Identifier: Apache-2.0 */
/* Lists as tables. */
#include "base/csv.h"
#include "base/day.h"
#include "base/nearest.h"
#include "match/terms_build.h"

enum {
	COLUMN_TERM,
	COLUMN_CATEGORY,
	COLUMN_LANGUAGE,
	COLUMN_ADDED,
	COLUMN_NOTE,
	N_COLUMNS,
	MOST_COLUMNS = 64
};

static const char *const column_name[N_COLUMNS] = {"term", "category", "language", "added", "note"};

typedef struct table {
	gj_terms *terms;
	const gj_source *source;
	gj_error *err;
	gj_csv csv;
	gj_csv_cell cell[MOST_COLUMNS];
	int place[N_COLUMNS]; /* of each known column among the cells, or -1 */
} table;

static int fault_here(const table *t, uint64_t line)
{
	return gj_fault_at(t->err, t->source, (gj_pos){(uint32_t)line, 1, 1}, NULL);
}

static int next_record(table *t, size_t *n)
{
	gj_csv_fault fault;
	int rc = gj_csv_split(&t->csv, t->cell, 1, n, &fault);

	return rc == GJ_OK ? GJ_OK : gj_csv_fault_tell(t->err, &fault, t->source->name);
}

static int unknown_column(const table *t, gj_str name)
{
	gj_nearest near;

	gj_nearest_start(&near, name);
	for (int k = 0; k < N_COLUMNS; k++)
		gj_nearest_offer(&near, gj_str_of(column_name[k]));
	gj_fault(t->err, GJ_EINPUT, "a list has no column `%.*s`",
		 (int)(name.len < 60 ? name.len : 60), name.at);
	fault_here(t, 1);
	if (near.best.len > 0)
		return gj_fault_help(t->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(t->err, "columns are term, category, language, added, note");
}

static int read_head(table *t)
{
	uint32_t width = gj_csv_width(&t->csv);
	size_t n;
	int rc;

	if (width > MOST_COLUMNS) {
		gj_fault(t->err, GJ_EINPUT, "the table has more than %d columns", MOST_COLUMNS);
		return fault_here(t, 1);
	}
	t->csv.columns = width > 0 ? width : 1;
	rc = next_record(t, &n);
	for (int k = 0; k < N_COLUMNS; k++)
		t->place[k] = -1;
	for (uint32_t i = 0; rc == GJ_OK && i < t->csv.columns; i++) {
		gj_str name = gj_csv_raw(t->csv.text, t->cell[i]);
		int k = 0;

		while (k < N_COLUMNS && !gj_str_eq(name, gj_str_of(column_name[k])))
			k++;
		if (k == N_COLUMNS)
			return unknown_column(t, name);
		if (t->place[k] >= 0) {
			gj_fault(t->err, GJ_EINPUT, "the column `%s` stands twice", column_name[k]);
			return fault_here(t, 1);
		}
		t->place[k] = (int)i;
	}
	return rc;
}

/* What a cell says; doubled quotes are written to `room`. */
static gj_str cell_text(const table *t, int column, char *room)
{
	int at = t->place[column];

	if (at < 0)
		return GJ_STR("");
	if (gj_csv_len(t->cell[at]) >
	    GJ_TERM_MOST_BYTES) /* refused later where it matters, cut in a note */
		return (gj_str){t->csv.text.at + t->cell[at].at,
				column == COLUMN_TERM ? gj_csv_len(t->cell[at]) : 0};
	return gj_csv_unquote(t->csv.text, t->cell[at], room);
}

static int add_record(table *t, gj_term term)
{
	char room[N_COLUMNS][GJ_TERM_MOST_BYTES];
	gj_str added = cell_text(t, COLUMN_ADDED, room[COLUMN_ADDED]);
	gj_str category = cell_text(t, COLUMN_CATEGORY, room[COLUMN_CATEGORY]);
	bool exists = false;
	int rc;

	term.text = cell_text(t, COLUMN_TERM, room[COLUMN_TERM]);
	term.language = cell_text(t, COLUMN_LANGUAGE, room[COLUMN_LANGUAGE]);
	term.note = cell_text(t, COLUMN_NOTE, room[COLUMN_NOTE]);
	if (category.len == 0)
		category = gj_terms__stem(t->source->name);
	if (added.len > 0 && gj_day_read(&term.added, added, &exists) != GJ_OK) {
		gj_fault(t->err, GJ_EINPUT,
			 exists ? "`%.*s` is not a day" : "there is no day `%.*s`",
			 (int)(added.len < 60 ? added.len : 60), added.at);
		gj_fault_help(t->err, "days are written YYYY-MM-DD");
		return fault_here(t, term.line);
	}
	term.dated = added.len > 0;
	rc = gj_terms__put(t->terms, &term, category, t->err);
	return rc == GJ_EINPUT ? fault_here(t, term.line) : rc;
}

int gj_terms__table(gj_terms *terms, const gj_source *source, uint32_t file, bool exception,
		    char separator, gj_error *err)
{
	table t = {.terms = terms, .source = source, .err = err};
	int rc;

	t.csv = gj_csv_begin(gj_csv_without_mark(source->text), 1);
	t.csv.separator = separator;
	rc = read_head(&t);
	while (rc == GJ_OK) {
		gj_term term = {.file = file, .exception = exception};
		uint64_t ends;
		size_t n;

		rc = next_record(&t, &n);
		if (rc != GJ_OK || n == 0)
			break;
		/* The reader is behind the record: its line is that of the next less its own. */
		ends = t.csv.line;
		for (size_t at = t.csv.at; at-- > t.cell[0].at && ends > 0;)
			ends -= t.csv.text.at[at] == '\n';
		term.line = (uint32_t)ends;
		rc = add_record(&t, term);
	}
	return rc;
}
