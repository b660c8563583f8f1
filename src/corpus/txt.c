/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text files: a line, a paragraph or the whole file is an item. Lines end in LF or CRLF; a CR that no LF follows is text. Empty
 * lines are no items; they end paragraphs. The text of a paragraph is that of its lines with the line ends between them.
 *
 * Keys: of a line, the byte at which it begins; of a paragraph, the byte at which the empty line before it begins, for only who saw
 * all of that line knows that it is empty; 0 for one at the start of the file.
 */
#include "corpus/reader.h"

typedef struct txt {
	gj_corpus_unit unit;
	bool skip;	/* in a line whose start was not seen */
	bool cr;	/* the chunk before ended in a CR, which may be half a line end */
	bool some;	/* there is text in this line */
	bool fresh;	/* only empty lines since the last item */
	uint64_t key;	/* paragraphs: start of the last empty line */
	uint64_t start; /* of this line */
	uint64_t end;	/* of the last line with text */
	gj_str held;	/* the line end behind it */
} txt;

static int start(void *state, gj_reader *reader)
{
	txt *t = state;
	bool first = reader->range->from == 0;

	t->unit = reader->file->options.unit;
	t->skip = !first;
	t->fresh = first;
	t->start = first ? reader->file->mark : reader->range->from;
	t->held = GJ_STR("");
	return GJ_OK;
}

static int begin(gj_reader *reader, uint64_t offset)
{
	int rc = gj_item_begin(reader, offset);

	gj_span_begin(reader, 0);
	return rc;
}

static int end(gj_reader *reader, uint64_t offset)
{
	int rc = gj_span_end(reader);

	return rc == GJ_OK ? gj_item_end(reader, offset) : rc;
}

/* Text at this byte. */
static int content(txt *t, gj_reader *reader, gj_str text, uint64_t at)
{
	uint64_t key = t->unit == GJ_UNIT_LINE ? t->start : t->key;
	int rc = GJ_OK;

	if (text.len == 0 || t->skip)
		return GJ_OK;
	if (!reader->open) {
		if (t->unit == GJ_UNIT_PARAGRAPH && !t->fresh) { /* it began before the range */
			t->some = true;
			return GJ_OK;
		}
		reader->done = gj_reader_past(reader, key);
		if (reader->done)
			return GJ_OK;
		rc = begin(reader, at);
		t->fresh = false;
	} else if (!t->some) {
		rc = gj_span_put(reader, t->held);
	}
	t->some = true;
	return rc == GJ_OK ? gj_span_put(reader, text) : rc;
}

/* A line end at this byte. */
static int line_end(txt *t, gj_reader *reader, gj_str line_end, uint64_t at)
{
	uint64_t started = t->start;
	int rc = GJ_OK;

	t->start = at + line_end.len;
	if (t->skip) {
		t->skip = false;
	} else if (t->some && t->unit == GJ_UNIT_LINE) {
		rc = end(reader, at);
	} else if (t->some) {
		t->held = line_end;
		t->end = at;
	} else if (t->unit == GJ_UNIT_PARAGRAPH) {
		rc = reader->open ? end(reader, t->end) : GJ_OK;
		t->fresh = true;
		t->key = started;
	}
	t->some = false;
	return rc;
}

/* Most lines: they begin and end in the chunk. */
static bool is_whole(const txt *t, const gj_reader *reader, gj_str line)
{
	return t->unit == GJ_UNIT_LINE && !t->skip && !t->some && line.len > 0 &&
	       !gj_reader_past(reader, t->start);
}

static int whole_line(txt *t, gj_reader *reader, gj_str line, uint64_t at, size_t ends)
{
	int rc = gj_item_begin(reader, at);

	t->start = at + line.len + ends;
	if (rc == GJ_OK)
		rc = gj_span_whole(reader, 0, line);
	return rc == GJ_OK ? gj_item_end(reader, at + line.len) : rc;
}

static int one_line(txt *t, gj_reader *reader, const char *at, const char *newline)
{
	bool cr = newline > at && newline[-1] == '\r';
	gj_str text = {at, (size_t)(newline - at) - cr};
	gj_str ends = cr ? GJ_STR("\r\n") : GJ_STR("\n");
	uint64_t offset = gj_reader_offset(reader, at);
	int rc;

	if (is_whole(t, reader, text))
		return whole_line(t, reader, text, offset, ends.len);
	rc = content(t, reader, text, offset);
	if (rc != GJ_OK || reader->done)
		return rc;
	return line_end(t, reader, ends, offset + text.len);
}

static int feed_lines(txt *t, gj_reader *reader)
{
	const char *at = reader->chunk.at, *stop = at + reader->chunk.len;
	int rc = GJ_OK;

	if (t->cr) {
		t->cr = false;
		rc = *at == '\n' ? line_end(t, reader, GJ_STR("\r\n"), reader->base - 1)
				 : content(t, reader, GJ_STR("\r"), reader->base - 1);
		at += *at == '\n';
	}
	while (rc == GJ_OK && !reader->done && at < stop) {
		const char *newline = memchr(at, '\n', (size_t)(stop - at));

		if (newline == NULL) {
			t->cr = stop[-1] == '\r';
			return content(t, reader, (gj_str){at, (size_t)(stop - at) - t->cr},
				       gj_reader_offset(reader, at));
		}
		rc = one_line(t, reader, at, newline);
		at = newline + 1;
	}
	return rc;
}

static int finish(txt *t, gj_reader *reader)
{
	int rc = t->cr ? content(t, reader, GJ_STR("\r"), reader->base - 1) : GJ_OK;

	if (rc != GJ_OK || !reader->open)
		return rc;
	return end(reader, t->unit == GJ_UNIT_PARAGRAPH && !t->some ? t->end : reader->base);
}

/* Whatever begins from here on begins behind the range. */
static bool is_past(const txt *t, const gj_reader *reader)
{
	if (reader->open)
		return false;
	if (t->skip)
		return gj_reader_past(reader, reader->base);
	return t->unit == GJ_UNIT_PARAGRAPH && !t->fresh && gj_reader_past(reader, t->start);
}

static int feed(void *state, gj_reader *reader, bool last)
{
	txt *t = state;
	int rc = GJ_OK;

	if (last)
		return finish(t, reader);
	if (t->unit != GJ_UNIT_FILE) {
		reader->done = is_past(t, reader);
		return reader->done ? GJ_OK : feed_lines(t, reader);
	}
	if (!reader->open && reader->chunk.len > 0)
		rc = begin(reader, reader->base);
	return rc == GJ_OK ? gj_span_put(reader, reader->chunk) : rc;
}

const gj_corpus_reading gj_reading_txt = {sizeof(txt), start, feed, NULL};
