/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/csv_source.h"

#include "base/utf8.h"

static bool ends_blank(const char *text, size_t len)
{
	return len >= 2 && text[len - 1] == '\n' &&
	       (text[len - 2] == '\n' ||
		(len >= 3 && text[len - 2] == '\r' && text[len - 3] == '\n'));
}

/* Blank lines go with what follows them: whether they are at the end of the table is seen there. */
static size_t cut_records(const char *text, size_t len)
{
	bool inside = false;
	size_t at = gj_csv_border(gj_csv_path_best(), (gj_str){text, len}, &inside);

	while (ends_blank(text, at))
		at -= text[at - 2] == '\r' ? 2 : 1;
	return at;
}

static int fault_of_head(const gj_csv_source *s, const gj_csv *csv, gj_csv_cell cell, gj_error *err)
{
	const gj_source where = {s->setting.in->name, csv->text};

	return gj_fault_at(err, &where, gj_pos_at(csv->text, cell.at), NULL);
}

static int name_columns(gj_csv_source *s, gj_arena *arena, const gj_csv *csv,
			const gj_csv_cell *cell, gj_error *err)
{
	gj_table_column *column = gj_arena_array(arena, csv->columns, sizeof *column);
	size_t at;

	if (column == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < csv->columns; i++) {
		gj_str name, raw = gj_csv_raw(csv->text, cell[i]);
		int rc;

		if (gj_utf8_valid(raw) != raw.len) {
			gj_fault(err, GJ_EINPUT, "the head of the table is not UTF-8");
			return fault_of_head(s, csv, cell[i], err);
		}
		if (gj_arena_str(arena, &name, raw) != GJ_OK)
			return gj_fault_memory(err);
		rc = gj_table_find(&column[i], s->setting.law, name, err);
		if (rc != GJ_OK)
			return fault_of_head(s, csv, cell[i], err);
	}
	s->table.column = column;
	s->table.n_columns = csv->columns;
	if (gj_table_check(column, csv->columns, true, true, &at, err) == GJ_OK)
		return GJ_OK;
	return fault_of_head(s, csv, cell[at < csv->columns ? at : 0], err);
}

static void index_columns(gj_csv_table *table)
{
	table->service = gj_table_index(table->column, table->n_columns, GJ_TABLE_SERVICE, GJ_NONE);
	table->by = gj_table_index(table->column, table->n_columns, GJ_TABLE_BY, GJ_NONE);
	table->on = gj_table_index(table->column, table->n_columns, GJ_TABLE_ON, GJ_NONE);
	table->why = gj_table_index(table->column, table->n_columns, GJ_TABLE_WHY, GJ_NONE);
}

gj_csv gj_csv_source_begin(const gj_csv_source *s, const gj_chunk *chunk, uint32_t columns)
{
	gj_csv csv = gj_csv_begin((gj_str){chunk->text, chunk->len}, columns);

	csv.at = chunk->from;
	csv.line = chunk->lines + 1;
	csv.path = s->path;
	return csv;
}

static int read_head(gj_csv_source *s, gj_arena *arena, gj_error *err)
{
	gj_csv csv = gj_csv_source_begin(s, &s->first, 1);
	gj_csv_fault fault;
	gj_csv_cell *cell;
	size_t n = 0;

	csv.columns = gj_csv_width(&csv);
	if (csv.columns > GJ_TABLE_MOST) {
		gj_fault(err, GJ_EINPUT, "the table has %u columns, and at most %d are read",
			 csv.columns, GJ_TABLE_MOST);
		return gj_fault_at(err, &(gj_source){s->setting.in->name, csv.text},
				   (gj_pos){1, 1, 1}, NULL);
	}
	cell = gj_arena_array(arena, csv.columns + 1, sizeof *cell);
	if (cell == NULL)
		return gj_fault_memory(err);
	csv.columns = csv.columns > 0 ? csv.columns : 1;
	if (gj_csv_split(&csv, cell, 1, &n, &fault) != GJ_OK)
		return gj_csv_fault_tell(err, &fault, s->setting.in->name);
	if (n == 0) {
		gj_fault(err, GJ_EINPUT, "the table is empty");
		gj_fault_at(err, &(gj_source){s->setting.in->name, GJ_STR("")}, (gj_pos){0, 0, 0},
			    NULL);
		return gj_fault_help(err, "its first line names the columns: service, facts, ...");
	}
	s->first.from = csv.at;
	s->first.lines = csv.line - 1;
	return name_columns(s, arena, &csv, cell, err);
}

static gj_csv_truths *truths_of(gj_csv_path path)
{
#ifdef GJ_CSV_X86
	if (path == GJ_CSV_AVX512)
		return gj_csv_truths_avx512;
#endif
	(void)path;
	return gj_csv_truths_portable;
}

int gj_csv_source_open(void **out, gj_arena *arena, const gj_reader_setting *setting, gj_error *err)
{
	gj_csv_source *s = gj_arena_get(arena, sizeof *s);
	int rc;

	*out = s;
	if (s == NULL)
		return gj_fault_memory(err);
	s->setting = *setting;
	s->path = gj_csv_path_best();
	s->table.truths = truths_of(s->path);
	s->table.law = setting->law;
	s->table.input = setting->in->name;
	gj_chunk_init(&s->first, setting->alloc);
	gj_text_source_open(&s->text, setting->in, cut_records, setting->chunk, setting->alloc);
	rc = gj_text_source_next(&s->text, &s->first, &s->first_last, err);
	if (rc == GJ_OK)
		rc = read_head(s, arena, err);
	if (rc == GJ_OK)
		index_columns(&s->table);
	return rc;
}

/* The first chunk changes places with the one that is to be filled. */
static void take_first(gj_csv_source *s, gj_chunk *chunk)
{
	char *text = chunk->text;
	size_t cap = chunk->cap;

	chunk->text = s->first.text;
	chunk->cap = s->first.cap;
	chunk->from = s->first.from;
	chunk->len = s->first.len;
	chunk->lines = s->first.lines;
	s->first.text = text;
	s->first.cap = cap;
	s->first_taken = true;
}

int gj_csv_source_next(void *of, gj_chunk *chunk, bool *last, gj_error *err)
{
	gj_csv_source *s = of;

	if (s->first_taken)
		return gj_text_source_next(&s->text, chunk, last, err);
	take_first(s, chunk);
	*last = s->first_last;
	return GJ_OK;
}

void gj_csv_source_close(void *of)
{
	gj_csv_source *s = of;

	if (s == NULL)
		return;
	gj_text_source_close(&s->text);
	gj_chunk_free(&s->first);
}
