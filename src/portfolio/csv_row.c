/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The careful way: the cells of one record as the parts of a service file, read by the reader of service files. So a table means
 * what the file would mean, and says what is wrong in the same words.
 */
#include "base/utf8.h"
#include "eval/record_read.h"
#include "portfolio/csv_table.h"

typedef struct row {
	const gj_csv_table *table;
	const gj_csv_rows *rows;
	size_t number;
	gj_arena *arena;
	gj_source source;
	gj_reading in;
	gj_record *record;
} row;

static gj_csv_cell cell_at(const row *r, size_t column)
{
	return r->rows->cell[r->number * r->table->n_columns + column];
}

static gj_pos place_of(const row *r, size_t column)
{
	return gj_pos_at(r->source.text, cell_at(r, column).at);
}

static gj_doc *node(const row *r, gj_doc_kind kind, size_t column, size_t n)
{
	gj_doc *doc = gj_arena_get(r->arena, sizeof *doc);

	if (doc == NULL)
		return NULL;
	doc->kind = kind;
	doc->pos = place_of(r, column);
	doc->kid = gj_arena_array(r->arena, n, sizeof *doc->kid);
	doc->key = gj_arena_array(r->arena, n, sizeof *doc->key);
	return doc->kid != NULL && doc->key != NULL ? doc : NULL;
}

static gj_doc *scalar(const row *r, size_t column, gj_str text)
{
	gj_doc *doc = node(r, GJ_DOC_SCALAR, column, 0);

	if (doc == NULL)
		return NULL;
	doc->text = text;
	doc->pos.len = (uint32_t)gj_utf8_count(text);
	return doc;
}

static int add(const row *r, gj_doc *to, size_t column, const char *key, gj_str text)
{
	gj_doc *value = scalar(r, column, text);
	gj_doc *name = key != NULL ? scalar(r, column, gj_str_of(key)) : NULL;

	if (value == NULL || (key != NULL && name == NULL))
		return GJ_ENOMEM;
	to->key[to->n] = name;
	to->kid[to->n++] = value;
	return GJ_OK;
}

/* The text of a cell, valid and visible. GJ_OK, GJ_EINPUT, GJ_ENOMEM. */
static int text_of(const row *r, size_t column, gj_str *out)
{
	gj_csv_cell cell = cell_at(r, column);
	char *room = NULL;
	size_t valid, hidden;

	if (gj_csv_is_doubled(cell)) {
		room = gj_arena_get(r->arena, gj_csv_len(cell) + 1);
		if (room == NULL)
			return GJ_ENOMEM;
	}
	*out = gj_csv_unquote(r->rows->text, cell, room);
	valid = gj_utf8_valid(*out);
	if (valid < out->len) {
		gj_fault(r->in.err, GJ_EINPUT, "the cell is not UTF-8: byte 0x%02X",
			 (unsigned char)out->at[valid]);
		return gj_fault_at(r->in.err, &r->source, place_of(r, column), NULL);
	}
	hidden = gj_utf8_find_hidden(*out);
	if (hidden < out->len) {
		gj_fault(r->in.err, GJ_EINPUT, "a character that nobody sees in the column `%.*s`",
			 GJ_FMT(r->table->column[column].name));
		return gj_fault_at(r->in.err, &r->source, place_of(r, column), NULL);
	}
	return GJ_OK;
}

/* The text of the column of this kind and ref, if there is one and it says something. */
static int find_text(const row *r, gj_table_kind kind, uint32_t ref, size_t *column, gj_str *out)
{
	*column = gj_table_index(r->table->column, r->table->n_columns, kind, ref);
	*out = GJ_STR("");
	return *column < r->table->n_columns ? text_of(r, *column, out) : GJ_OK;
}

static int read_name(row *r)
{
	size_t column = r->table->service;
	int rc = text_of(r, column, &r->record->service);

	if (rc != GJ_OK || r->record->service.len > 0)
		return rc;
	gj_fault(r->in.err, GJ_EINPUT, "the record names no service");
	return gj_fault_at(r->in.err, &r->source, place_of(r, column), NULL);
}

static int read_fact(row *r, size_t column)
{
	uint32_t fact = r->table->column[column].ref;
	gj_doc *doc;
	gj_str text;
	int rc = text_of(r, column, &text);

	if (rc != GJ_OK || text.len == 0)
		return rc;
	doc = scalar(r, column, text);
	if (doc == NULL)
		return GJ_ENOMEM;
	return gj_read_fact_value(&r->in, doc, &r->table->law->fact[fact], &r->record->fact[fact]);
}

/* Both ends at once, at the first of the two columns that says something. */
static int read_range(row *r, size_t column)
{
	uint32_t fact = r->table->column[column].ref;
	gj_str least, most;
	size_t at_least, at_most;
	gj_doc *map;
	int rc = find_text(r, GJ_TABLE_AT_LEAST, fact, &at_least, &least);

	if (rc == GJ_OK)
		rc = find_text(r, GJ_TABLE_AT_MOST, fact, &at_most, &most);
	if (rc != GJ_OK || (least.len == 0 && most.len == 0) ||
	    column != (least.len > 0 ? at_least : at_most))
		return rc;
	map = node(r, GJ_DOC_MAP, column, 2);
	if (map == NULL || (least.len > 0 && add(r, map, at_least, "at_least", least) != GJ_OK) ||
	    (most.len > 0 && add(r, map, at_most, "at_most", most) != GJ_OK))
		return GJ_ENOMEM;
	return gj_read_fact_value(&r->in, map, &r->table->law->fact[fact], &r->record->fact[fact]);
}

/* 1, 0, or -1: nothing is said. */
static int read_truth(const row *r, size_t column, int *truth)
{
	gj_str text;
	int rc = text_of(r, column, &text);

	*truth = -1;
	if (rc != GJ_OK || text.len == 0 || gj_str_eq(text, GJ_STR("unknown")) ||
	    gj_str_eq(text, GJ_STR("not applicable")) || gj_str_eq(text, GJ_STR("not_applicable")))
		return rc;
	if (gj_str_eq(text, GJ_STR("yes")) || gj_str_eq(text, GJ_STR("true")))
		*truth = 1;
	else if (gj_str_eq(text, GJ_STR("no")) || gj_str_eq(text, GJ_STR("false")))
		*truth = 0;
	if (*truth >= 0)
		return GJ_OK;
	gj_fault(r->in.err, GJ_EINPUT, "not a yes or no for `%.*s`: `%.*s`",
		 GJ_FMT(r->table->column[column].name), GJ_FMT(text));
	gj_fault_at(r->in.err, &r->source, place_of(r, column), NULL);
	return gj_fault_help(r->in.err, "write `yes`, `no`, `unknown` or `not applicable`");
}

/* That it happened without a day says nothing that decides; that it did not does. */
static int read_happened(row *r, size_t column)
{
	uint32_t fact = r->table->column[column].ref;
	int truth, rc = read_truth(r, column, &truth);

	if (rc == GJ_OK && truth == 0) {
		gj_input no = gj_input_truth(GJ_FALSE);

		no.pos = place_of(r, column);
		gj_record_tell_fact(&r->record->fact[fact], GJ_FACT_EVENT, &no);
	}
	return rc;
}

static int read_list(row *r, size_t column, gj_str text, bool whole)
{
	size_t most = 1;
	gj_doc *list, *map;

	for (size_t i = 0; i < text.len; i++)
		most += text.at[i] == ';';
	list = node(r, GJ_DOC_LIST, column, most);
	map = node(r, GJ_DOC_MAP, column, 1);
	if (list == NULL || map == NULL)
		return GJ_ENOMEM;
	for (gj_str rest = text; !(whole && gj_str_eq(text, GJ_STR("none")));) {
		const char *end = rest.len > 0 ? memchr(rest.at, ';', rest.len) : NULL;
		gj_str one = {rest.at, end != NULL ? (size_t)(end - rest.at) : rest.len};

		if (add(r, list, column, NULL, one) != GJ_OK)
			return GJ_ENOMEM;
		if (end == NULL)
			break;
		rest = (gj_str){end + 1, rest.len - one.len - 1};
	}
	map->n = 1;
	map->kid[0] = list;
	map->key[0] = scalar(r, column, GJ_STR("includes"));
	if (map->key[0] == NULL)
		return GJ_ENOMEM;
	return gj_read_roles(&r->in, whole ? list : map, r->record);
}

/* The whole list first: what is included beside it is added. */
static int read_roles(row *r)
{
	size_t column;
	gj_str text;
	int rc = find_text(r, GJ_TABLE_ROLES, GJ_NONE, &column, &text);

	if (rc == GJ_OK && text.len > 0)
		rc = read_list(r, column, text, true);
	if (rc == GJ_OK)
		rc = find_text(r, GJ_TABLE_ROLES_INCLUDE, GJ_NONE, &column, &text);
	if (rc == GJ_OK && text.len > 0)
		rc = read_list(r, column, text, false);
	return rc;
}

/* Against what the list says: the list is not the whole truth, so nothing is known. */
static int read_role(row *r, size_t column)
{
	gj_truth *role = &r->record->role[r->table->column[column].ref];
	int truth, rc = read_truth(r, column, &truth);

	if (rc == GJ_OK && truth >= 0) {
		gj_truth said = truth == 1 ? GJ_TRUE : GJ_FALSE;

		*role = *role == GJ_UNKNOWN || *role == said ? said : GJ_UNKNOWN;
	}
	return rc;
}

static int read_judgement(row *r, size_t column)
{
	static const char *const keys[] = {"by", "on", "why"};
	const size_t columns[] = {r->table->by, r->table->on, r->table->why};
	uint32_t term = r->table->column[column].ref;
	gj_doc *map;
	gj_str text;
	int truth, rc = read_truth(r, column, &truth);

	if (rc != GJ_OK || truth < 0)
		return rc;
	map = node(r, GJ_DOC_MAP, column, 5);
	if (map == NULL || add(r, map, column, "term", r->table->law->term[term].e.id) != GJ_OK ||
	    add(r, map, column, "value", truth == 1 ? GJ_STR("yes") : GJ_STR("no")) != GJ_OK)
		return GJ_ENOMEM;
	for (size_t i = 0; i < 3; i++) {
		rc = text_of(r, columns[i], &text);
		if (rc == GJ_OK)
			rc = add(r, map, columns[i], keys[i], text);
		if (rc != GJ_OK)
			return rc;
	}
	return gj_read_judgement(&r->in, map, r->record);
}

static int read_column(row *r, size_t column)
{
	switch (r->table->column[column].kind) {
	case GJ_TABLE_FACT:
		return read_fact(r, column);
	case GJ_TABLE_AT_LEAST:
	case GJ_TABLE_AT_MOST:
		return read_range(r, column);
	case GJ_TABLE_HAPPENED:
		return read_happened(r, column);
	case GJ_TABLE_ROLE:
		return read_role(r, column);
	case GJ_TABLE_JUDGEMENT:
		return read_judgement(r, column);
	default:
		return GJ_OK;
	}
}

int gj_csv_table_record(const gj_csv_table *table, const gj_csv_rows *rows, size_t number,
			gj_arena *arena, gj_record **out, gj_error *err)
{
	row r = {table, rows, number, arena, {table->input, rows->text}, {0}, NULL};
	int rc = gj_record_new(&r.record, arena, table->law);

	*out = NULL;
	if (rc != GJ_OK)
		return gj_fault_memory(err);
	r.in = (gj_reading){table->law, &r.source, err};
	r.record->source = (gj_source){table->input, GJ_STR("")};
	rc = read_name(&r);
	if (rc == GJ_OK)
		rc = read_roles(&r);
	for (size_t c = 0; rc == GJ_OK && c < table->n_columns; c++)
		rc = read_column(&r, c);
	if (rc == GJ_ENOMEM)
		return gj_fault_memory(err);
	if (rc == GJ_OK)
		*out = r.record;
	return rc;
}
