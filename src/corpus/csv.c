/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CSV and TSV (RFC 4180), a record at a time, cut anywhere. A record ends at a line end before which stand an even number of quotes,
 * counted from the start of the file: that alone says where records are, so that one that cannot be read does not move the others, and
 * a file may be cut anywhere once the quotes before the cut were counted (csv_cut.c). The rest is grammar, and strict. Blank lines are
 * no records. The key of an item is the byte at which its record begins.
 */
#include "corpus/csv.h"

#include <inttypes.h>

typedef enum csv_at {
	CELL,	/* at the start of a cell */
	PLAIN,	/* in one without quotes */
	QUOTED, /* in quotes */
	CLOSED, /* behind a quote in quotes: the end of them, or the first of two */
	CR,	/* behind a CR outside quotes */
	LOST	/* something was wrong: to the end of the record */
} csv_at;

typedef struct csv {
	const gj_corpus_columns *columns;
	char separator;
	bool quotes;
	csv_at at;
	bool inside;	       /* LOST: in quotes */
	bool started;	       /* something stands in this record */
	bool skip;	       /* in a record whose start was not seen; it is LOST */
	uint64_t start, quote; /* of the record; of the last opening quote */
	uint32_t column;       /* of the cell, from 0 */
	gj_fields fields;      /* that the cell is */
} csv;

static int start(void *state, gj_reader *reader)
{
	csv *c = state;
	const gj_corpus_file *file = reader->file;

	c->columns = file->columns;
	c->separator = file->format == GJ_CORPUS_TSV ? '\t' : ',';
	c->quotes = !file->options.no_quotes;
	c->skip = true;
	c->at = LOST;
	c->inside = reader->range->inside;
	c->start = reader->range->from;
	return GJ_OK;
}

static void cell_begin(csv *c, gj_reader *reader)
{
	gj_fields texts;

	c->at = CELL;
	c->fields = c->column < c->columns->n ? c->columns->fields[c->column] : 0;
	texts = c->fields & GJ_FIELDS_TEXT;
	if (texts != 0)
		gj_span_begin(reader, (unsigned)__builtin_ctz(texts));
	gj_field_capture(reader, c->fields, GJ_STR(""));
}

static int cell_put(csv *c, gj_reader *reader, gj_str bytes)
{
	if (c->fields == 0 || bytes.len == 0)
		return GJ_OK;
	gj_field_capture(reader, c->fields, bytes);
	return (c->fields & GJ_FIELDS_TEXT) != 0 ? gj_span_put(reader, bytes) : GJ_OK;
}

static int cell_end(csv *c, gj_reader *reader)
{
	c->column++;
	return (c->fields & GJ_FIELDS_TEXT) != 0 ? gj_span_end(reader) : GJ_OK;
}

static int record_begin(csv *c, gj_reader *reader)
{
	int rc;

	reader->done = gj_reader_past(reader, c->start);
	if (reader->done)
		return GJ_OK;
	c->started = true;
	c->column = 0;
	rc = gj_item_begin(reader, c->start);
	cell_begin(c, reader);
	return rc;
}

static void lose(csv *c, gj_reader *reader, const char *at, bool inside, const char *what,
		 const char *help)
{
	gj_item_spoil(reader, gj_reader_offset(reader, at), "%s", what);
	gj_item_spoil_help(reader, "%s", help);
	c->at = LOST;
	c->inside = inside;
}

/* A line end outside quotes; `at`: behind it. */
static int record_end(csv *c, gj_reader *reader, uint64_t end, uint64_t at)
{
	int rc = GJ_OK;

	c->start = at;
	if (c->started) {
		if (c->at != LOST) {
			rc = cell_end(c, reader);
			if (c->column != c->columns->n) {
				gj_item_spoil(reader, end,
					      "the record has %" PRIu32
					      " cell%s, the table %" PRIu32 " column%s",
					      c->column, c->column == 1 ? "" : "s", c->columns->n,
					      c->columns->n == 1 ? "" : "s");
				gj_item_spoil_help(
					reader,
					"check the separator, and quote cells that hold it");
			}
		}
		if (rc == GJ_OK)
			rc = gj_item_end(reader, end);
	}
	c->started = c->skip = false;
	c->at = CELL;
	return rc;
}

static bool ends_plain(const csv *c, char byte)
{
	return byte == c->separator || byte == '\n' || byte == '\r' || (c->quotes && byte == '"');
}

static int separator(csv *c, gj_reader *reader)
{
	int rc = cell_end(c, reader);

	cell_begin(c, reader);
	return rc;
}

/* A byte that may end a cell without quotes, or a closed one. */
static int end_or_text(csv *c, gj_reader *reader, const char *at)
{
	uint64_t offset = gj_reader_offset(reader, at);

	if (*at == c->separator)
		return separator(c, reader);
	if (*at == '\n')
		return record_end(c, reader, offset, offset + 1);
	if (*at == '\r')
		c->at = CR;
	else if (c->at == CLOSED)
		lose(c, reader, at, false, "text after a closing quote",
		     "double the quotes inside the cell");
	else /* only a quote is left */
		lose(c, reader, at, true, "a quote inside an unquoted cell",
		     "quote the whole cell and double the quotes in it");
	return GJ_OK;
}

static size_t plain(csv *c, gj_reader *reader, gj_str bytes, int *rc)
{
	size_t n = 0;

	while (n < bytes.len && !ends_plain(c, bytes.at[n]))
		n++;
	*rc = cell_put(c, reader, (gj_str){bytes.at, n});
	c->at = PLAIN;
	if (*rc == GJ_OK && n < bytes.len)
		*rc = end_or_text(c, reader, bytes.at + n++);
	return n;
}

static size_t quoted(csv *c, gj_reader *reader, gj_str bytes, int *rc)
{
	const char *quote = memchr(bytes.at, '"', bytes.len);
	size_t n = quote != NULL ? (size_t)(quote - bytes.at) : bytes.len;

	*rc = cell_put(c, reader, (gj_str){bytes.at, n});
	if (quote == NULL)
		return n;
	c->at = CLOSED;
	return n + 1;
}

/* To the end of a record of which nothing is wanted. */
static size_t lost(csv *c, gj_reader *reader, gj_str bytes, int *rc)
{
	size_t n = 0;

	while (n < bytes.len && (bytes.at[n] != '\n' || c->inside)) {
		const char *next;

		if (c->quotes && bytes.at[n] == '"')
			c->inside = !c->inside;
		n++;
		if (!c->inside)
			continue;
		next = memchr(bytes.at + n, '"', bytes.len - n);
		n = next != NULL ? (size_t)(next - bytes.at) : bytes.len;
	}
	if (n < bytes.len) {
		uint64_t offset = gj_reader_offset(reader, bytes.at + n);

		*rc = record_end(c, reader, offset, offset + 1);
		n++;
	}
	return n;
}

/* Behind a CR: the LF, or something is wrong. At the start of a record it may be a blank line. */
static int after_return(csv *c, gj_reader *reader, const char *at)
{
	uint64_t offset = gj_reader_offset(reader, at);
	bool quote = c->quotes && *at == '"';

	if (*at == '\n') {
		c->at = CELL;
		return record_end(c, reader, offset, offset + 1);
	}
	if (!c->started) {
		int rc = record_begin(c, reader);

		if (rc != GJ_OK || reader->done)
			return rc;
	}
	lose(c, reader, at, quote, "a carriage return without a line feed",
	     "end lines with LF or CRLF, or quote the cell");
	return GJ_OK;
}

/* At the start of a cell; perhaps of a record, or a blank line. */
static size_t cell(csv *c, gj_reader *reader, gj_str bytes, int *rc)
{
	if (!c->started) {
		if (*bytes.at == '\n') {
			c->start = gj_reader_offset(reader, bytes.at + 1);
			return 1;
		}
		if (*bytes.at == '\r') {
			c->at = CR;
			return 1;
		}
		*rc = record_begin(c, reader);
		if (*rc != GJ_OK || reader->done)
			return 0;
	}
	if (!c->quotes || *bytes.at != '"')
		return plain(c, reader, bytes, rc);
	c->quote = gj_reader_offset(reader, bytes.at);
	c->at = QUOTED;
	return 1;
}

static size_t step(csv *c, gj_reader *reader, gj_str bytes, int *rc)
{
	switch (c->at) {
	case CELL:
		return cell(c, reader, bytes, rc);
	case PLAIN:
		return plain(c, reader, bytes, rc);
	case QUOTED:
		return quoted(c, reader, bytes, rc);
	case CLOSED:
		if (*bytes.at == '"') {
			*rc = cell_put(c, reader, GJ_STR("\""));
			c->at = QUOTED;
		} else {
			*rc = end_or_text(c, reader, bytes.at);
		}
		return 1;
	case CR:
		*rc = after_return(c, reader, bytes.at);
		return 1;
	default:
		return lost(c, reader, bytes, rc);
	}
}

/* The file ends, with or without a last line end. */
static int finish(csv *c, gj_reader *reader)
{
	if (!c->started)
		return GJ_OK;
	if (c->at == QUOTED) {
		gj_item_spoil(reader, reader->base, "a quote was never closed");
		gj_item_spoil_help(reader, "it opens at byte %" PRIu64 " of the file", c->quote);
		c->at = LOST;
	}
	return record_end(c, reader, reader->base, reader->base);
}

/* The head was read when the file was opened. */
static gj_str behind_head(csv *c, const gj_reader *reader)
{
	gj_str bytes = reader->chunk;
	uint64_t behind = c->columns->behind;
	size_t n;

	if (reader->base >= behind)
		return bytes;
	n = behind - reader->base < bytes.len ? (size_t)(behind - reader->base) : bytes.len;
	if (reader->base + n == behind) {
		c->skip = false;
		c->at = CELL;
		c->start = behind;
	}
	return (gj_str){bytes.at + n, bytes.len - n};
}

static int feed(void *state, gj_reader *reader, bool last)
{
	csv *c = state;
	gj_str bytes;
	int rc = GJ_OK;

	if (last)
		return finish(c, reader);
	bytes = behind_head(c, reader);
	reader->done = !c->started && reader->range->from > 0 && c->skip &&
		       gj_reader_past(reader, reader->base);
	while (bytes.len > 0 && rc == GJ_OK && !reader->done) {
		size_t n = step(c, reader, bytes, &rc);

		bytes.at += n;
		bytes.len -= n;
	}
	return rc;
}

const gj_corpus_reading gj_reading_csv = {sizeof(csv), start, feed, NULL};
