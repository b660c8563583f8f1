/* SPDX-License-Identifier: Apache-2.0 */
#include "base/csv_reference.h"

#include <stdlib.h>

typedef enum where {
	AT_RECORD, /* nothing of the record yet */
	AT_CELL,   /* nothing of the cell yet */
	IN_PLAIN,
	IN_QUOTES,
	AFTER_QUOTE, /* closing, or the first of two */
} where;

typedef struct reader {
	csv_table table;
	gj_str text;
	char separator;
	uint32_t columns;
	where where;
	gj_csv_cell open;
	size_t record_at;   /* byte */
	size_t record_cell; /* cells before this record */
	size_t quote_at;
	uint64_t record_line;
} reader;

static void put(reader *r, gj_csv_cell cell)
{
	if (r->table.n_cells == r->table.room) {
		r->table.room = r->table.room * 2 + 64;
		r->table.cell = realloc(r->table.cell, r->table.room * sizeof *r->table.cell);
		if (r->table.cell == NULL)
			exit(1);
	}
	r->table.cell[r->table.n_cells++] = cell;
}

static bool fault(reader *r, gj_csv_kind kind, size_t at, uint64_t cells)
{
	gj_csv_fault *f = &r->table.fault;

	*f = (gj_csv_fault){kind, 1, 1, r->table.n_records + 1, cells, r->columns};
	for (size_t i = 0; i < at; i++) {
		if (r->text.at[i] == '\n') {
			f->line++;
			f->col = 1;
		} else if (((unsigned char)r->text.at[i] & 0xC0) != 0x80) {
			f->col++;
		}
	}
	r->table.n_cells = r->record_cell; /* none of a record that is not whole */
	return false;
}

static bool end_cell(reader *r, size_t at)
{
	if (r->where != AFTER_QUOTE)
		r->open.mark |= (uint32_t)(at - r->open.at);
	put(r, r->open);
	r->where = AT_CELL;
	return true;
}

static bool end_record(reader *r, size_t at, size_t next)
{
	size_t cells;

	if (r->where == AT_RECORD)
		r->open = (gj_csv_cell){.at = (uint32_t)at};
	if (r->where == AT_RECORD && r->columns > 1) {
		if (r->table.blank == 0)
			r->table.blank = r->table.line;
		r->table.line++;
		r->record_at = next;
		return true;
	}
	end_cell(r, at);
	cells = r->table.n_cells - r->record_cell;
	if (cells != r->columns)
		return fault(r, GJ_CSV_CELLS, r->record_at, cells);
	r->table.line = r->record_line + 1;
	r->table.n_records++;
	r->record_cell = r->table.n_cells;
	r->record_at = next;
	r->where = AT_RECORD;
	return true;
}

/* One byte; moves `*at` past the LF of CR LF. */
static bool read_byte(reader *r, size_t *at)
{
	char byte = r->text.at[*at];
	bool end = byte == '\n', cr_lf = false;

	if (byte == '\r' && *at + 1 < r->text.len && r->text.at[*at + 1] == '\n')
		end = cr_lf = true;
	if (r->where == AT_RECORD) {
		r->record_line = r->table.line;
		if (!end && r->table.blank != 0) {
			fault(r, GJ_CSV_BLANK, *at, 0);
			r->table.fault.line = r->table.blank;
			return false;
		}
	}
	if (byte == '\0')
		return fault(r, GJ_CSV_ZERO, *at, 0);
	if (r->where == IN_QUOTES) {
		if (byte == '\n')
			r->record_line++;
		if (byte == '"') {
			r->where = AFTER_QUOTE;
			r->open.mark = (r->open.mark & ~(uint32_t)GJ_CSV_MOST_BYTES) |
				       (uint32_t)(*at - r->open.at);
		}
		return true;
	}
	if (r->where == AFTER_QUOTE && byte == '"') {
		r->open.mark |= GJ_CSV_DOUBLED;
		r->where = IN_QUOTES;
		return true;
	}
	if (end) {
		size_t before = *at;

		*at += cr_lf;
		if (r->where == AT_CELL)
			r->open = (gj_csv_cell){.at = (uint32_t)before};
		return end_record(r, before, *at + 1);
	}
	if (byte == '\r')
		return fault(r, GJ_CSV_LONE_CR, *at, 0);
	if (r->where == AT_RECORD || r->where == AT_CELL) {
		r->open = (gj_csv_cell){.at = (uint32_t)*at};
		if (byte == '"') {
			r->open = (gj_csv_cell){.at = (uint32_t)*at + 1, .mark = GJ_CSV_QUOTED};
			r->quote_at = *at;
			r->where = IN_QUOTES;
			return true;
		}
		r->where = IN_PLAIN;
	}
	if (byte == r->separator)
		return end_cell(r, *at);
	if (r->where == AFTER_QUOTE)
		return fault(r, GJ_CSV_AFTER, *at, 0);
	return byte == '"' ? fault(r, GJ_CSV_STRAY, *at, 0) : true;
}

csv_table csv_reference(gj_str text, char separator, uint32_t columns)
{
	reader r = {.table = {.line = 1},
		    .text = text,
		    .separator = separator,
		    .columns = columns,
		    .where = AT_RECORD};
	bool sound = true;

	for (size_t at = 0; sound && at < text.len; at++)
		sound = read_byte(&r, &at);
	if (sound && r.where == IN_QUOTES)
		fault(&r, GJ_CSV_UNCLOSED, r.quote_at, 0);
	else if (sound && r.where != AT_RECORD) {
		if (r.where == AT_CELL)
			r.open = (gj_csv_cell){.at = (uint32_t)text.len};
		end_record(&r, text.len, text.len);
	}
	return r.table;
}
