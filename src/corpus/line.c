/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus/line.h"

#include "base/utf8.h"

static uint64_t count_ends(gj_str text)
{
	uint64_t n = 0;

	while (text.len >
	       0) { /* in runs that one byte can count: the compiler makes vectors of it */
		size_t run = text.len < 255 ? text.len : 255;
		unsigned char some = 0;

		for (size_t i = 0; i < run; i++)
			some = (unsigned char)(some + (text.at[i] == '\n'));
		n += some;
		text.at += run;
		text.len -= run;
	}
	return n;
}

/* The byte behind the last line end of a text; 0: there is none. */
static size_t last_start(gj_str text)
{
	size_t i = text.len;

	while (i > 0 && text.at[i - 1] != '\n')
		i--;
	return i;
}

/* Line ends, and code points behind the last, after one more stretch of text. */
static void count_text(gj_str text, uint64_t *lines, uint64_t *column)
{
	size_t start = last_start(text);

	if (start > 0) {
		*lines += count_ends(text);
		*column = 0;
	}
	*column += gj_utf8_count((gj_str){text.at + start, text.len - start});
}

/* Count what stands between `counted` and `to`; both are in the chunk or just behind it. */
static void count(gj_reader *reader, uint64_t to)
{
	gj_str text = {reader->chunk.at + (reader->counted - reader->base),
		       (size_t)(to - reader->counted)};

	count_text(text, &reader->lines, &reader->column);
	reader->counted = to;
}

void gj_reader_pass(gj_reader *reader)
{
	count(reader, reader->base + reader->chunk.len);
	reader->base += reader->chunk.len;
	reader->chunk = GJ_STR("");
}

/* Count on from the start of one range to that of the next. False: the file cannot be read again. */
static bool count_range(gj_reader *reader, gj_corpus_range *one)
{
	uint64_t lines = atomic_load(&one->before), column = atomic_load(&one->column);
	uint64_t left = one[1].from - one->from;
	size_t skip = one->from == 0 ? reader->file->mark : 0;
	gj_stream stream;
	gj_arena arena;
	gj_str chunk;
	int rc;

	gj_arena_init(&arena, reader->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_stream_open(&stream, reader->file, one->packed, &arena, NULL, NULL);
	while (rc == GJ_OK && left > 0) {
		size_t n;

		rc = gj_corpus_stream_next(&stream, &chunk, NULL);
		if (chunk.len == 0)
			break;
		if (chunk.len > left)
			chunk.len = (size_t)left;
		left -= chunk.len;
		n = skip < chunk.len ? skip : chunk.len; /* of the byte order mark */
		skip -= n;
		count_text((gj_str){chunk.at + n, chunk.len - n}, &lines, &column);
	}
	gj_stream_close(&stream);
	gj_arena_free(&arena);
	if (left > 0)
		return false;
	atomic_store(&one[1].column, column);
	atomic_store(&one[1].before, lines);
	return true;
}

/*
 * What stands before the range. Only a fault asks, and most ranges have none; so the file is read again, from the last range that
 * knows up to this one.
 */
static bool know_before(gj_reader *reader)
{
	gj_corpus_range *here = reader->range, *known = here;

	while (atomic_load(&known->before) == UINT64_MAX)
		known--; /* the first knows */
	for (; known < here; known++)
		if (!count_range(reader, known))
			return false;
	return true;
}

gj_pos gj_reader_place(gj_reader *reader, uint64_t at)
{
	uint64_t line, column;

	if (at > reader->counted)
		count(reader, at);
	if (!know_before(reader)) /* the file as a whole */
		return (gj_pos){0, 0, 0};
	line = atomic_load(&reader->range->before) + reader->lines + 1;
	column = reader->column + 1;
	if (reader->lines == 0)
		column += atomic_load(&reader->range->column);
	return (gj_pos){line < UINT32_MAX ? (uint32_t)line : UINT32_MAX,
			column < UINT32_MAX ? (uint32_t)column : UINT32_MAX, 1};
}
