/* SPDX-License-Identifier: Apache-2.0 */
/* One record byte by byte: what the scan leaves, and the only place that says what is wrong. */
#include "base/csv_scan.h"

/* Bytes of the line end at `at`, 0 if there is none. The end of the text is one of no bytes: see `is_end`. */
static size_t line_end(gj_str text, size_t at)
{
	if (at < text.len && text.at[at] == '\n')
		return 1;
	return at + 1 < text.len && text.at[at] == '\r' && text.at[at + 1] == '\n' ? 2 : 0;
}

/* The byte after the text of a quoted cell whose quote stands at `at`. */
static gj_csv_kind read_quoted(gj_str text, size_t at, gj_csv_cell *cell, size_t *next)
{
	size_t i = at + 1;

	*cell = (gj_csv_cell){(uint32_t)i, GJ_CSV_QUOTED};
	for (; i < text.len; i++) {
		if (text.at[i] == '\0') {
			*next = i;
			return GJ_CSV_ZERO;
		}
		if (text.at[i] != '"')
			continue;
		if (i + 1 == text.len || text.at[i + 1] != '"') {
			cell->mark |= (uint32_t)(i - cell->at);
			*next = i + 1;
			return GJ_CSV_SOUND;
		}
		cell->mark |= GJ_CSV_DOUBLED;
		i++;
	}
	*next = at;
	return GJ_CSV_UNCLOSED;
}

static gj_csv_kind read_plain(gj_str text, size_t at, char separator, gj_csv_cell *cell,
			      size_t *next)
{
	size_t i = at;

	for (; i < text.len && text.at[i] != separator && text.at[i] != '\n'; i++) {
		char byte = text.at[i];

		*next = i;
		if (byte == '"')
			return GJ_CSV_STRAY;
		if (byte == '\0')
			return GJ_CSV_ZERO;
		if (byte != '\r')
			continue;
		if (line_end(text, i) == 0)
			return GJ_CSV_LONE_CR;
		break;
	}
	*cell = (gj_csv_cell){(uint32_t)at, (uint32_t)(i - at)};
	*next = i;
	return GJ_CSV_SOUND;
}

gj_csv_kind gj_csv_record(gj_str text, size_t at, char separator, gj_csv_cell *cell, size_t room,
			  uint64_t *cells, size_t *next)
{
	*cells = 0;
	for (;; at++) {
		bool quoted = at < text.len && text.at[at] == '"';
		gj_csv_cell now;
		gj_csv_kind kind = quoted ? read_quoted(text, at, &now, next)
					  : read_plain(text, at, separator, &now, next);

		if (kind != GJ_CSV_SOUND)
			return kind;
		if (*cells < room)
			cell[*cells] = now;
		++*cells;
		at = *next;
		if (at == text.len || line_end(text, at) > 0)
			break;
		if (text.at[at] != separator) /* only after a closing quote */
			return text.at[at] == '\r'   ? GJ_CSV_LONE_CR
			       : text.at[at] == '\0' ? GJ_CSV_ZERO
						     : GJ_CSV_AFTER;
	}
	*next = at + line_end(text, at);
	return GJ_CSV_SOUND;
}
