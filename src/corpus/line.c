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

/* Count what stands between `counted` and `to`; both are in the chunk or just behind it. */
static void count(gj_reader *reader, uint64_t to)
{
	gj_str text = {reader->chunk.at + (reader->counted - reader->base),
		       (size_t)(to - reader->counted)};
	size_t start = last_start(text);

	if (start > 0) {
		reader->lines += count_ends(text);
		reader->column = 0;
	}
	reader->column += gj_utf8_count((gj_str){text.at + start, text.len - start});
	reader->counted = to;
}

void gj_reader_pass(gj_reader *reader)
{
	count(reader, reader->base + reader->chunk.len);
	reader->base += reader->chunk.len;
	reader->chunk = GJ_STR("");
}

/* Lines from the start of one range to that of another. UINT64_MAX: the file cannot be read again. */
static uint64_t lines_between(gj_reader *reader, const gj_corpus_range *one, uint64_t to)
{
	uint64_t lines = 0, left = to - one->from;
	gj_stream stream;
	gj_arena arena;
	gj_str chunk;
	int rc;

	gj_arena_init(&arena, reader->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_stream_open(&stream, reader->file, one->packed, &arena, NULL, NULL);
	while (rc == GJ_OK && left > 0) {
		rc = gj_stream_next(&stream, &chunk, NULL);
		if (chunk.len == 0)
			break;
		if (chunk.len > left)
			chunk.len = (size_t)left;
		lines += count_ends(chunk);
		left -= chunk.len;
	}
	gj_stream_close(&stream);
	gj_arena_free(&arena);
	return left == 0 ? lines : UINT64_MAX;
}

/*
 * Lines before the range. Only a fault asks, and most ranges have none; so the file is read again, from the last range that knows
 * up to this one.
 */
static uint64_t lines_before(gj_reader *reader)
{
	gj_corpus_range *here = reader->range, *known = here;
	uint64_t lines, more;

	while (atomic_load(&known->before) == UINT64_MAX)
		known--; /* the first knows */
	lines = atomic_load(&known->before);
	for (; known < here; known++) {
		more = lines_between(reader, known, known[1].from);
		if (more == UINT64_MAX)
			return UINT64_MAX;
		lines += more;
		atomic_store(&known[1].before, lines);
	}
	return lines;
}

gj_pos gj_reader_place(gj_reader *reader, uint64_t at)
{
	uint64_t before = lines_before(reader), line, column;

	if (at > reader->counted)
		count(reader, at);
	if (before == UINT64_MAX) /* the file as a whole */
		return (gj_pos){0, 0, 0};
	line = before + reader->lines + 1;
	column = reader->column + 1;
	return (gj_pos){line < UINT32_MAX ? (uint32_t)line : UINT32_MAX,
			column < UINT32_MAX ? (uint32_t)column : UINT32_MAX, 1};
}
