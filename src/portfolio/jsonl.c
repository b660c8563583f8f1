/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of JSON, each a service file (docs/service-file.md). Blank lines are passed over. */
#include "base/utf8.h"
#include "portfolio/batch.h"
#include "portfolio/json_lines.h"
#include "portfolio/json_tell.h"
#include "portfolio/reader.h"
#include "portfolio/text_source.h"

enum { TOGETHER = 12 }; /* lines whose values are told together, as long as they fit */

typedef struct source {
	gj_reader_setting setting;
	gj_text_source text;
} source;

typedef struct worker {
	const gj_reader_setting *setting;
	gj_batch *batch;
	gj_str line[GJ_BLOCK]; /* that each service of the batch stands in */
	gj_json_lines lines;
	gj_scan *scan;
	gj_json_values values;
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
	if (w->scan == NULL || gj_json_lines_new(&w->lines) != GJ_OK)
		return gj_fault_memory(err);
	if (gj_batch_new(&w->batch, arena, w->setting->law) != GJ_OK ||
	    gj_json_values_new(&w->values, arena, w->batch) != GJ_OK)
		return gj_fault_memory(err);
	return GJ_OK;
}

static void worker_free(void *of)
{
	worker *w = of;

	if (w == NULL)
		return;
	gj_json_lines_free(&w->lines);
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
	if (rc == GJ_OK)
		rc = gj_record_from_doc(out, arena, w->setting->law, &where, doc, err);
	if (rc != GJ_OK || (*out)->regime == NULL)
		return rc;
	/* Each norm is counted over all services: one that does not ask about it would be counted as if it did. */
	gj_fault(err, GJ_EINPUT, "a service of many names no `regimes`");
	gj_fault_at(err, &where, gj_doc_get(doc, "regimes")->pos, NULL);
	return gj_fault_help(err, "the same law is asked for all of them: say --regime");
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

/* In the quick way. *taken false: it is not plain. Its values may wait. GJ_OK or GJ_ENOMEM. */
static int take_quickly(worker *w, const gj_chunk *chunk, gj_str line, bool *taken)
{
	gj_json_lines *lines = &w->lines;
	int rc = gj_json_lines_find(lines, line, chunk->text + chunk->len);

	*taken = false;
	if (rc != GJ_OK)
		return rc == GJ_EINPUT ? GJ_OK : rc;
	w->line[w->batch->n] = line;
	*taken = gj_scan_line(w->scan, lines->text, &lines->sign,
			      (size_t)(line.at + line.len - lines->text)) &&
		 gj_json_tell(&w->values, w->scan, &rc);
	return rc;
}

/* Take back the services behind the first `n`, and what waits. */
static void undo(worker *w, size_t n)
{
	gj_json_values_drop(&w->values);
	for (;; w->batch->n--) {
		if (w->batch->n < GJ_BLOCK)
			gj_batch_undo(w->batch);
		if (w->batch->n == n)
			return;
	}
}

static int take_alone(worker *w, gj_chunk *chunk, gj_str line)
{
	size_t n = w->batch->n;
	bool taken;
	int rc = take_quickly(w, chunk, line, &taken);

	if (rc != GJ_OK || (taken && gj_json_values_tell(&w->values)))
		return rc;
	undo(w, n);
	w->line[n] = line;
	return take_slowly(w, chunk, line);
}

static bool is_blank(gj_str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] != ' ' && line.at[i] != '\t' && line.at[i] != '\r')
			return false;
	return true;
}

static gj_str line_at(const gj_chunk *chunk)
{
	const char *at = chunk->text + chunk->from,
		   *end = memchr(at, '\n', chunk->len - chunk->from);

	return (gj_str){at, end != NULL ? (size_t)(end - at) : chunk->len - chunk->from};
}

static void step_over(gj_chunk *chunk, gj_str line)
{
	chunk->from += line.len + 1;
	chunk->lines++;
}

/* Is there a line, and room for what it may say? */
static bool goes_on(const worker *w, const gj_chunk *chunk)
{
	return w->batch->n < GJ_BLOCK && chunk->from < chunk->len;
}

/*
 * Lines whose values are told together. *until: lines up to there have to be taken alone, since one of them is not plain; the chunk is at
 * the first of them. GJ_OK or GJ_ENOMEM.
 */
static int take_together(worker *w, gj_chunk *chunk, size_t *until)
{
	const size_t n = w->batch->n, from = chunk->from;
	const uint64_t lines = chunk->lines;
	bool plain = true;
	int rc = GJ_OK;

	for (int i = 0; i < TOGETHER && rc == GJ_OK && plain && goes_on(w, chunk); i++) {
		gj_str line = line_at(chunk);

		if (!is_blank(line))
			rc = take_quickly(w, chunk, line, &plain);
		step_over(chunk, line);
	}
	*until = chunk->from;
	if (rc != GJ_OK || (plain && gj_json_values_tell(&w->values)))
		return rc;
	undo(w, n);
	gj_json_lines_forget(&w->lines);
	chunk->from = from;
	chunk->lines = lines;
	return GJ_OK;
}

static int fill(void *of, gj_chunk *chunk, gj_services *block)
{
	worker *w = of;
	size_t until;
	int rc = GJ_OK;

	gj_batch_clear(w->batch);
	gj_arena_free(&w->names);
	gj_json_lines_forget(&w->lines);
	if (chunk->from < chunk->len)
		chunk->text[chunk->len] = '\n'; /* the last line of all may have none */
	while (rc == GJ_OK && goes_on(w, chunk)) {
		rc = take_together(w, chunk, &until);
		while (rc == GJ_OK && chunk->from < until) {
			gj_str line = line_at(chunk);

			if (!is_blank(line))
				rc = take_alone(w, chunk, line);
			step_over(chunk, line);
		}
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
