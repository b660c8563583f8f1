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
	size_t from, end; /* rows */
} telling;

/* So many records at a time that their cells and their text stay in the nearest cache while column after column is read. */
enum { ROWS = 128 };

/* One column of the rows that are told: its places are fixed while it is read. */
typedef struct strip {
	const gj_csv_cell *cell;
	size_t width;
	const char *text;
} strip;

static strip strip_of(const telling *t, size_t column)
{
	return (strip){t->rows->cell + column, t->table->n_columns, t->rows->text.at};
}

/* The text of a cell; false: something in it is escaped. */
static inline bool strip_text(const strip *s, size_t row, gj_str *out)
{
	gj_csv_cell cell = s->cell[row * s->width];

	*out = (gj_str){s->text + cell.at, gj_csv_len(cell)};
	return !gj_csv_is_doubled(cell);
}

static inline bool text_of(const telling *t, size_t row, size_t column, gj_str *out)
{
	gj_csv_cell cell = t->rows->cell[row * t->table->n_columns + column];

	*out = gj_csv_raw(t->rows->text, cell);
	return !gj_csv_is_doubled(cell);
}

/* The first eight bytes of a short text as one number. Behind the chunk there is padding, so all eight may be read. */
static inline uint64_t word_of(gj_str text)
{
	uint64_t word;

	memcpy(&word, text.at, sizeof word);
	return text.len < 8 ? word & ((UINT64_C(1) << 8 * text.len) - 1) : UINT64_MAX;
}

/* The words of a service file; nothing else is a truth. Which one it is cannot be foreseen, so nothing here branches. */
static inline bool is_yes(uint64_t word)
{
	return (word == GJ_CSV_YES) | (word == GJ_CSV_TRUE);
}

static inline bool is_no(uint64_t word)
{
	return (word == GJ_CSV_NO) | (word == GJ_CSV_FALSE);
}

/* What 64 cells of a column say, a bit each. */
typedef struct said {
	uint64_t yes, no, known, slow;
} said;

/* Not a truth and not missing. */
static inline bool is_odd(const strip *s, size_t row)
{
	gj_str text;
	bool plain = strip_text(s, row, &text);
	uint64_t word = word_of(text);

	return !plain | !(is_no(word) | is_yes(word) | (text.len == 0));
}

static void tell_truths(const telling *t, size_t column, gj_cells *cells)
{
	const strip s = strip_of(t, column);

	for (size_t row = t->from; row < t->end; row += 64) {
		size_t n = t->end - row < 64 ? t->end - row : 64;
		uint64_t yes, no;

		if (!t->table->truths(s.text, s.cell + row * s.width, s.width, n, &yes, &no))
			for (size_t i = 0; i < n; i++)
				t->slow[row / 64] |= (uint64_t)is_odd(&s, row + i) << i;
		cells->yes[row / 64] |= yes;
		cells->no[row / 64] |= no;
	}
}

/* What is no plain day: nothing, that an event has not happened, or for the careful way. */
static inline void say_day(said *to, const strip *s, size_t row, size_t i, bool event,
			   int64_t *value)
{
	gj_str text;
	gj_day day;
	bool plain = strip_text(s, row, &text);

	if (text.len == 0)
		return;
	if (plain && gj_cell_day(&day, text)) {
		*value = day;
		to->known |= UINT64_C(1) << i;
	} else if (event && is_no(word_of(text))) {
		to->no |= UINT64_C(1) << i;
	} else {
		to->slow |= UINT64_C(1) << i;
	}
}

/* Whether there is a number cannot be foreseen, so the common ones need no branch. */
static inline void say_number(said *to, const strip *s, size_t row, size_t i, int64_t *value)
{
	gj_str text;
	bool plain = strip_text(s, row, &text), empty = text.len == 0, known = false;

	if (text.at - s->text >= 8)
		known = gj_cell_whole(value, text);
	if (!(known | empty))
		known = gj_cell_num(value, text);
	to->known |= (uint64_t)(known & plain) << i;
	to->slow |= (uint64_t) !((known & plain) | empty) << i;
}

static void tell_values(const telling *t, size_t column, gj_cells *cells, gj_fact_type type)
{
	const strip s = strip_of(t, column);
	bool event = type == GJ_FACT_EVENT, days = event || type == GJ_FACT_DATE;
	int64_t *value = cells->value;

	for (size_t row = t->from; row < t->end; row += 64) {
		size_t n = t->end - row < 64 ? t->end - row : 64;
		said here = {0, 0, 0, 0};

		if (days)
			for (size_t i = 0; i < n; i++)
				say_day(&here, &s, row + i, i, event, &value[row + i]);
		else
			for (size_t i = 0; i < n; i++)
				say_number(&here, &s, row + i, i, &value[row + i]);
		cells->known[row / 64] |= here.known;
		cells->no[row / 64] |= here.no;
		t->slow[row / 64] |= here.slow;
	}
}

/* Choices as words, where all are short and few: then which one it is needs no branch. */
enum { FEW = 16 };

static bool are_short(const gj_fact *fact, uint64_t *word)
{
	if (fact->n_choices > FEW)
		return false;
	for (size_t i = 0; i < fact->n_choices; i++) {
		gj_str text = fact->choice[i].text;

		if (text.len >= sizeof *word)
			return false;
		word[i] = 0;
		memcpy(&word[i], text.at, text.len);
	}
	return true;
}

/* The choice + 1; 0: there is none of that name. No two choices are alike, and no text holds a zero byte. */
static size_t find_short(const uint64_t *word, size_t n, gj_str text)
{
	uint64_t here = word_of(text);
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found |= here == word[i] ? i + 1 : 0;
	return found;
}

static size_t find_long(const gj_fact *fact, gj_str text)
{
	for (size_t i = 0; i < fact->n_choices; i++)
		if (gj_str_eq(fact->choice[i].text, text))
			return i + 1;
	return 0;
}

static void tell_choices(const telling *t, size_t column, gj_cells *cells, const gj_fact *fact)
{
	const strip s = strip_of(t, column);
	uint64_t word[FEW];
	bool short_ones = are_short(fact, word);

	for (size_t row = t->from; row < t->end; row++) {
		gj_str text;
		bool plain = strip_text(&s, row, &text);
		size_t found;

		if (text.len == 0)
			continue;
		found = short_ones ? find_short(word, fact->n_choices, text)
				   : find_long(fact, text);
		if (!plain || found == 0) {
			gj_cell_set(t->slow, row);
			continue;
		}
		cells->choice[row] = (int32_t)found - 1;
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
	for (size_t row = t->from; row < t->end; row++) {
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

	for (size_t row = t->from; rc == GJ_OK && row < t->end; row++) {
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
	for (size_t row = t->from; row < t->end; row++) {
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
		for (size_t row = t->from; row < t->end; row++) {
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
	telling t = {table, rows, batch, slow, 0, 0};
	int rc = GJ_OK;

	memset(slow, 0, GJ_BLOCK_WORDS * sizeof *slow);
	for (; t.from < rows->n; t.from += ROWS) {
		t.end = rows->n - t.from < ROWS ? rows->n : t.from + ROWS;
		for (size_t c = 0; rc == GJ_OK && c < table->n_columns; c++)
			rc = tell_column(&t, c);
	}
	batch->n = rows->n;
	return rc;
}
