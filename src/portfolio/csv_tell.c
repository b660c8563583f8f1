/* SPDX-License-Identifier: Apache-2.0 */
/* The quick way: column after column, so that one question is asked of all cells. What is not plain is left to csv_row.c. */
#include <guiju/error.h>

#include "base/cell.h"
#include "base/utf8.h"
#include "portfolio/csv_table.h"

typedef struct telling {
	const gj_csv_table *table;
	const gj_csv_rows *rows;
	gj_batch *batch;
	uint64_t *slow;
} telling;

/* The text of a cell; false: something in it is escaped. */
static inline bool text_of(const telling *t, size_t row, size_t column, gj_str *out)
{
	gj_csv_cell cell = t->rows->cell[row * t->table->n_columns + column];

	*out = gj_csv_raw(t->rows->text, cell);
	return !gj_csv_is_doubled(cell);
}

/* -1: neither. The words of a service file; nothing else is a truth. */
static inline int truth_of(gj_str text)
{
	if (text.len == 3 && memcmp(text.at, "yes", 3) == 0)
		return 1;
	if (text.len == 2 && memcmp(text.at, "no", 2) == 0)
		return 0;
	if (text.len == 4 && memcmp(text.at, "true", 4) == 0)
		return 1;
	if (text.len == 5 && memcmp(text.at, "false", 5) == 0)
		return 0;
	return -1;
}

static void tell_truths(const telling *t, size_t column, gj_cells *cells)
{
	for (size_t word = 0; word * 64 < t->rows->n; word++) {
		size_t end = t->rows->n - word * 64 < 64 ? t->rows->n - word * 64 : 64;
		uint64_t yes = 0, no = 0, slow = 0;

		for (size_t i = 0; i < end; i++) {
			gj_str text;
			bool plain = text_of(t, word * 64 + i, column, &text);
			int truth = truth_of(text);

			yes |= (uint64_t)(truth == 1) << i;
			no |= (uint64_t)(truth == 0) << i;
			slow |= (uint64_t)(!plain || (truth < 0 && text.len > 0)) << i;
		}
		cells->yes[word] |= yes;
		cells->no[word] |= no;
		t->slow[word] |= slow;
	}
}

static bool value_of(gj_fact_type type, gj_str text, int64_t *out)
{
	gj_day day;

	if (type == GJ_FACT_NUMBER || type == GJ_FACT_MONEY)
		return gj_cell_num(out, text);
	if (!gj_cell_day(&day, text))
		return false;
	*out = day;
	return true;
}

static void tell_values(const telling *t, size_t column, gj_cells *cells, gj_fact_type type)
{
	for (size_t row = 0; row < t->rows->n; row++) {
		gj_str text;
		int64_t value;

		if (!text_of(t, row, column, &text))
			gj_cell_set(t->slow, row);
		else if (text.len == 0)
			continue;
		else if (value_of(type, text, &value))
			gj_cell_value(cells, row, value);
		else if (type == GJ_FACT_EVENT && truth_of(text) == 0)
			gj_cell_set(cells->no, row);
		else
			gj_cell_set(t->slow, row);
	}
}

static void tell_choices(const telling *t, size_t column, gj_cells *cells, const gj_fact *fact)
{
	size_t last = 0;

	for (size_t row = 0; row < t->rows->n; row++) {
		gj_str text;
		size_t i = 0;

		if (text_of(t, row, column, &text) && text.len == 0)
			continue;
		if (last < fact->n_choices && gj_str_eq(fact->choice[last].text, text))
			i = last;
		else
			while (i < fact->n_choices && !gj_str_eq(fact->choice[i].text, text))
				i++;
		if (i == fact->n_choices) {
			gj_cell_set(t->slow, row);
			continue;
		}
		last = i;
		cells->choice[row] = (int32_t)i;
		gj_cell_set(cells->known, row);
	}
}

static int tell_fact(const telling *t, size_t column, uint32_t fact)
{
	gj_fact_type type = t->table->law->fact[fact].type;
	gj_cells *cells = gj_batch_fact(t->batch, fact);

	if (cells == NULL)
		return GJ_ENOMEM;
	if (type == GJ_FACT_BOOL)
		tell_truths(t, column, cells);
	else if (type == GJ_FACT_CHOICE)
		tell_choices(t, column, cells, &t->table->law->fact[fact]);
	else
		tell_values(t, column, cells, type);
	return GJ_OK;
}

/* Names are shown to people: not empty, nothing hidden. */
static void tell_names(const telling *t, size_t column)
{
	for (size_t row = 0; row < t->rows->n; row++) {
		gj_str *name = &t->batch->name[row];

		if (!text_of(t, row, column, name) || name->len == 0 ||
		    gj_utf8_find_hidden(*name) != name->len)
			gj_cell_set(t->slow, row);
	}
}

static bool tell_role_list(const telling *t, size_t row, gj_str list, int *rc)
{
	while (list.len > 0) {
		const char *end = memchr(list.at, ';', list.len);
		gj_str one = {list.at, end != NULL ? (size_t)(end - list.at) : list.len};
		gj_cells *cells;
		uint32_t role;

		if (!gj_map_get(&t->table->law->roles, one, &role))
			return false;
		cells = gj_batch_role(t->batch, role);
		if (cells == NULL) {
			*rc = GJ_ENOMEM;
			return false;
		}
		gj_cell_set(cells->yes, row);
		list.at += end != NULL ? one.len + 1 : one.len;
		list.len -= end != NULL ? one.len + 1 : one.len;
		if (end != NULL && list.len == 0)
			return false;
	}
	return true;
}

static int tell_roles(const telling *t, size_t column, bool whole)
{
	int rc = GJ_OK;

	for (size_t row = 0; rc == GJ_OK && row < t->rows->n; row++) {
		gj_str text;

		if (text_of(t, row, column, &text) && text.len == 0)
			continue;
		if (whole && gj_str_eq(text, GJ_STR("none")))
			rc = gj_batch_close_roles(t->batch, row);
		else if (!tell_role_list(t, row, text, &rc))
			gj_cell_set(t->slow, row);
		else if (whole)
			rc = gj_batch_close_roles(t->batch, row);
	}
	return rc;
}

/* Who, when and why must stand beside a judgement. */
static void check_judged(const telling *t, const gj_cells *cells)
{
	for (size_t row = 0; row < t->rows->n; row++) {
		gj_str by, on, why;
		gj_day day;

		if (((cells->yes[row / 64] | cells->no[row / 64]) >> row % 64 & 1) == 0)
			continue;
		if (!text_of(t, row, t->table->by, &by) || by.len == 0 ||
		    gj_utf8_find_hidden(by) != by.len || !text_of(t, row, t->table->why, &why) ||
		    why.len == 0 || gj_utf8_find_hidden(why) != why.len ||
		    !text_of(t, row, t->table->on, &on) || !gj_cell_day(&day, on))
			gj_cell_set(t->slow, row);
	}
}

static int tell_column(const telling *t, size_t c)
{
	const gj_table_column *column = &t->table->column[c];
	gj_cells *cells = NULL;

	switch (column->kind) {
	case GJ_TABLE_SERVICE:
		tell_names(t, c);
		return GJ_OK;
	case GJ_TABLE_FACT:
		return tell_fact(t, c, column->ref);
	case GJ_TABLE_ROLES:
	case GJ_TABLE_ROLES_INCLUDE:
		return tell_roles(t, c, column->kind == GJ_TABLE_ROLES);
	case GJ_TABLE_JUDGEMENT:
		cells = gj_batch_judgement(t->batch, column->ref);
		if (cells == NULL)
			return GJ_ENOMEM;
		tell_truths(t, c, cells);
		check_judged(t, cells);
		return GJ_OK;
	case GJ_TABLE_AT_LEAST:
	case GJ_TABLE_AT_MOST:
	case GJ_TABLE_HAPPENED:
	case GJ_TABLE_ROLE:
		/* These may contradict other columns: whoever fills them has a record read with care. */
		for (size_t row = 0; row < t->rows->n; row++) {
			gj_str text;

			if (!text_of(t, row, c, &text) || text.len > 0)
				gj_cell_set(t->slow, row);
		}
		return GJ_OK;
	case GJ_TABLE_BY:
	case GJ_TABLE_ON:
	case GJ_TABLE_WHY:
	case GJ_TABLE_PASSED:
		return GJ_OK;
	}
	return GJ_OK;
}

int gj_csv_table_tell(const gj_csv_table *table, const gj_csv_rows *rows, gj_batch *batch,
		      uint64_t *slow)
{
	const telling t = {table, rows, batch, slow};
	int rc = GJ_OK;

	memset(slow, 0, GJ_BLOCK_WORDS * sizeof *slow);
	for (size_t c = 0; rc == GJ_OK && c < table->n_columns; c++)
		rc = tell_column(&t, c);
	batch->n = rows->n;
	return rc;
}
