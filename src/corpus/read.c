/* SPDX-License-Identifier: Apache-2.0 */
/* One range from its start to its end. */
#include "corpus/line.h"
#include "corpus/reader.h"
#include "corpus/stream.h"

static const gj_corpus_reading *reading_of(gj_corpus_format format)
{
	static const gj_corpus_reading *const reading[GJ_N_CORPUS_FORMATS] = {
		[GJ_CORPUS_TXT] = &gj_reading_txt,   [GJ_CORPUS_JSONL] = &gj_reading_jsonl,
		[GJ_CORPUS_CSV] = &gj_reading_csv,   [GJ_CORPUS_TSV] = &gj_reading_csv,
		[GJ_CORPUS_WARC] = &gj_reading_warc,
	};

	return reading[format];
}

/* A file that breaks off: the record that was open is not whole. */
static int break_off(gj_reader *reader, int rc, const gj_error *why)
{
	if (reader->open) {
		reader->spoiled = true;
		reader->fault = *why;
		gj_item_end(reader, reader->base);
	}
	if (reader->err != NULL)
		*reader->err = *why;
	return rc;
}

static int read_all(gj_reader *reader, const gj_corpus_reading *reading, void *state,
		    gj_stream *stream)
{
	size_t skip = reader->range->from == 0 ? reader->file->mark : 0;
	gj_error why;
	gj_str chunk;
	int rc = reading->start(state, reader);

	while (rc == GJ_OK && !reader->done) {
		size_t n;

		rc = gj_corpus_stream_next(stream, &chunk, &why);
		if (rc != GJ_OK)
			return break_off(reader, rc, &why);
		if (chunk.len == 0)
			return reading->feed(state, reader, true);
		n = skip < chunk.len ? skip : chunk.len;
		skip -= n;
		reader->base += n;
		reader->counted = reader->base > reader->counted ? reader->base : reader->counted;
		reader->chunk = (gj_str){chunk.at + n, chunk.len - n};
		rc = reading->feed(state, reader, false);
		if (rc == GJ_OK && !reader->done)
			gj_reader_pass(reader);
	}
	return rc;
}

static bool room_for(gj_reader *reader, gj_arena *arena, void **state, size_t size)
{
	reader->id.at = gj_arena_get(arena, GJ_CORPUS_MOST_NAME);
	reader->source.at = gj_arena_get(arena, GJ_CORPUS_MOST_NAME);
	reader->room = gj_arena_get(arena, reader->file->options.piece);
	*state = gj_arena_get(arena, size);
	return reader->id.at != NULL && reader->source.at != NULL && reader->room != NULL &&
	       *state != NULL;
}

int gj_corpus_read(const gj_corpus_file *file, size_t range, const gj_alloc *alloc,
		   const gj_corpus_sink *sink, gj_corpus_progress *progress, gj_error *err)
{
	const gj_corpus_reading *reading = reading_of(file->format);
	gj_reader reader = {.file = file,
			    .range = &file->range[range],
			    .alloc = alloc,
			    .sink = sink,
			    .err = err,
			    .chunk = GJ_STR(""),
			    .base = file->range[range].from,
			    .counted = file->range[range].from};
	gj_stream stream;
	gj_arena arena;
	void *state;
	int rc;

	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_stream_open(&stream, file, reader.range->packed, &arena, progress, err);
	if (rc == GJ_OK && !room_for(&reader, &arena, &state, reading->state))
		rc = gj_fault_memory(err);
	if (rc == GJ_OK) {
		rc = read_all(&reader, reading, state, &stream);
		if (reading->stop != NULL)
			reading->stop(state);
	}
	gj_stream_close(&stream);
	gj_arena_free(&arena);
	return rc;
}
