/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of JSON, each a service file (docs/service-file.md). Blank lines are passed over. */
#include "base/utf8.h"
#include "portfolio/batch.h"
#include "portfolio/json_tell.h"
#include "portfolio/reader.h"
#include "portfolio/text_source.h"

typedef struct source {
	gj_reader_setting setting;
	gj_text_source text;
} source;

typedef struct worker {
	const gj_reader_setting *setting;
	gj_batch *batch;
	gj_str line[GJ_BLOCK]; /* that each service of the batch stands in */
	gj_scanner *scanner;
	gj_scan *scan;
	gj_json_keys *keys;
	gj_arena names; /* of services that the slow way read, for as long as their batch */
} worker;

static int open_source(void **out, gj_arena *arena, const gj_reader_setting *setting, gj_error *err)
{
	source *s = gj_arena_get(arena, sizeof *s);

	*out = s;
	if (s == NULL)
		return gj_fault_memory(err);
	s->setting = *setting;
	gj_text_source_open(&s->text, setting->in, gj_cut_lines, setting->chunk, setting->alloc);
	return GJ_OK;
}

static int next(void *of, gj_chunk *chunk, bool *last, gj_error *err)
{
	return gj_text_source_next(&((source *)of)->text, chunk, last, err);
}

static void close_source(void *of)
{
	if (of != NULL)
		gj_text_source_close(&((source *)of)->text);
}

static int worker_new(void **out, gj_arena *arena, void *of, gj_error *err)
{
	worker *w = gj_arena_get(arena, sizeof *w);

	*out = w;
	if (w == NULL)
		return gj_fault_memory(err);
	w->setting = &((source *)of)->setting;
	gj_arena_init(&w->names, w->setting->alloc, GJ_ARENA_DEFAULT_LIMIT);
	w->scan = gj_arena_get(arena, sizeof *w->scan);
	w->keys = gj_arena_get(arena, sizeof *w->keys);
	w->scanner = gj_scanner_new();
	if (w->scan == NULL || w->keys == NULL || w->scanner == NULL)
		return gj_fault_memory(err);
	if (gj_json_keys_new(w->keys, arena, w->setting->law) != GJ_OK ||
	    gj_batch_new(&w->batch, arena, w->setting->law) != GJ_OK)
		return gj_fault_memory(err);
	return GJ_OK;
}

static void worker_free(void *of)
{
	worker *w = of;

	if (w == NULL)
		return;
	gj_scanner_free(w->scanner);
	gj_arena_free(&w->names);
}

/* As the reader of service files reads it. The record borrows the line. */
static int read_line(const worker *w, gj_record **out, gj_arena *arena, gj_str line, gj_error *err)
{
	const gj_source where = {w->setting->in->name, line};
	size_t valid = gj_utf8_valid(line);
	gj_doc *doc;
	int rc;

	*out = NULL;
	if (valid < line.len) {
		gj_fault(err, GJ_EINPUT, "the line is not UTF-8: byte 0x%02X",
			 (unsigned char)line.at[valid]);
		return gj_fault_at(err, &where, gj_pos_at(line, valid), NULL);
	}
	rc = gj_doc_read_json(&doc, arena, &where, err);
	return rc != GJ_OK ? rc : gj_record_from_doc(out, arena, w->setting->law, &where, doc, err);
}

/* The reader saw one line; people see the file. A fault of the line as a whole stands at its start. */
static void move_lines(gj_error *err, uint64_t before)
{
	for (unsigned i = 0; i < err->n_spots; i++) {
		gj_spot *spot = &err->spot[i];

		if (spot->line == 0)
			spot->line = spot->column = 1;
		spot->line += (uint32_t)before;
	}
}

static int take_slowly(worker *w, gj_chunk *chunk, gj_str line)
{
	gj_record *record;
	gj_arena arena;
	gj_error err;
	int rc;

	gj_arena_init(&arena, w->names.alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = read_line(w, &record, &arena, line, &err);
	if (rc == GJ_OK) {
		gj_str name;

		rc = gj_arena_str(&w->names, &name, record->service);
		record->service = name;
		if (rc == GJ_OK)
			rc = gj_batch_add(w->batch, record);
	} else if (rc == GJ_EINPUT) {
		move_lines(&err, chunk->lines);
		rc = gj_chunk_fault(chunk, &err, w->setting->keep_going);
	}
	gj_arena_free(&arena);
	return rc;
}

static int take_line(worker *w, gj_chunk *chunk, gj_str line)
{
	int rc = GJ_OK;

	w->line[w->batch->n] = line;
	if (gj_scanner_line(w->scanner, line.at, line.len, w->scan) &&
	    gj_json_tell(w->batch, w->keys, w->scan, &rc))
		return GJ_OK;
	if (rc != GJ_OK)
		return rc;
	gj_batch_undo(w->batch);
	return take_slowly(w, chunk, line);
}

static bool is_blank(gj_str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] != ' ' && line.at[i] != '\t' && line.at[i] != '\r')
			return false;
	return true;
}

static int fill(void *of, gj_chunk *chunk, gj_services *block)
{
	worker *w = of;
	int rc = GJ_OK;

	gj_batch_clear(w->batch);
	gj_arena_free(&w->names);
	while (rc == GJ_OK && w->batch->n < GJ_BLOCK && chunk->from < chunk->len) {
		const char *at = chunk->text + chunk->from;
		const char *end = memchr(at, '\n', chunk->len - chunk->from);
		gj_str line = {at, end != NULL ? (size_t)(end - at) : chunk->len - chunk->from};

		if (!is_blank(line))
			rc = take_line(w, chunk, line);
		chunk->from += line.len + 1;
		chunk->lines++;
	}
	if (rc == GJ_ENOMEM)
		gj_fault_memory(&chunk->err);
	gj_batch_close(w->batch);
	*block = (gj_services){&w->batch->columns, 0, w->batch->n, w->batch->name};
	return rc;
}

static int record(void *of, size_t s, gj_arena *arena, gj_record **out, gj_error *err)
{
	const worker *w = of;

	return read_line(w, out, arena, w->line[s], err);
}

const gj_reader gj_reader_jsonl = {"jsonl",    ".jsonl",    open_source, next,	close_source,
				   worker_new, worker_free, fill,	 record};
