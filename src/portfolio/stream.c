/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/stream.h"

#include "base/parallel.h"
#include "base/turns.h"

typedef struct worker {
	gj_arena arena;
	gj_chunk chunk;
	gj_runner runner;
	void *reader;
	uint64_t *yes, *no;
	gj_str check[GJ_BLOCK]; /* reports of the block that runs, in `reports` */
	gj_buf reports;
	gj_polled polled;
} worker;

typedef struct run {
	gj_stream *stream;
	gj_turns turns;
	void *source;
	worker *worker;
	uint64_t lines; /* before the chunk whose turn it is */
	int rc;
	gj_error *err;
} run;

/* ---- a chunk: side by side ---- */

static bool is_asked(const gj_stream *stream, gj_str name)
{
	for (size_t i = 0; i < stream->n_explain; i++)
		if (gj_str_eq(stream->explain_name[i], name))
			return true;
	return false;
}

static int explain_one(const gj_stream *stream, worker *w, size_t s, gj_buf *out)
{
	gj_record *record;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, stream->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = stream->reader->record(w->reader, s, &arena, &record, &w->chunk.err);
	if (rc == GJ_OK)
		rc = stream->explain(stream->explain_context, out, stream->plan->circuit, record,
				     &w->chunk.err);
	gj_arena_free(&arena);
	return rc;
}

/* Reports of the services of a block that are asked for. Where they lie is known when all of them are there. */
static int explain(const gj_stream *stream, worker *w, const gj_services *block, bool *any)
{
	bool inside = stream->writer != NULL && stream->writer->explains;
	size_t end[GJ_BLOCK];
	int rc = GJ_OK;

	*any = false;
	gj_buf_clear(&w->reports);
	for (size_t s = 0; rc == GJ_OK && stream->n_explain > 0 && s < block->n; s++) {
		if (is_asked(stream, block->name[s])) {
			rc = explain_one(stream, w, s, inside ? &w->reports : &w->chunk.explained);
			*any = true;
		}
		end[s] = w->reports.len;
	}
	for (size_t s = 0; rc == GJ_OK && *any && s < block->n; s++) {
		size_t from = s == 0 ? 0 : end[s - 1];

		w->check[s] = (gj_str){w->reports.at + from, end[s] - from};
	}
	*any = *any && inside;
	return rc;
}

static int run_block(const gj_stream *stream, worker *w, const gj_services *block)
{
	gj_ran ran = {&w->runner, block->name, block->n, NULL};
	size_t before = w->chunk.out.len;
	bool explained;
	int rc;

	gj_runner_run(&w->runner, block->columns, block->first, block->n);
	gj_planes_count(stream->path, w->runner.out, stream->plan->n, w->yes, w->no);
	if (stream->poll != NULL)
		gj_poll_block(stream->poll, &w->runner, block->n, &w->polled);
	rc = explain(stream, w, block, &explained);
	if (rc != GJ_OK)
		return rc;
	if (gj_buf_status(&w->chunk.explained) != GJ_OK || gj_buf_status(&w->reports) != GJ_OK)
		return gj_fault_memory(&w->chunk.err);
	if (explained)
		ran.check = w->check;
	if (stream->writer != NULL)
		stream->writer->block(&w->chunk.out, &ran);
	w->chunk.records += block->n;
	if (gj_buf_status(&w->chunk.out) == GJ_OK)
		return GJ_OK;
	w->chunk.out.len = before; /* no half of a block is written */
	return gj_fault_memory(&w->chunk.err);
}

/* What was read before a fault still runs: the output ends with the service before it. */
static int run_chunk(const gj_stream *stream, worker *w)
{
	gj_services block;

	do {
		int rc = stream->reader->fill(w->reader, &w->chunk, &block);
		int ran = block.n > 0 ? run_block(stream, w, &block) : GJ_OK;

		if (rc != GJ_OK || ran != GJ_OK)
			return rc != GJ_OK ? rc : ran;
	} while (block.n > 0);
	return GJ_OK;
}

/* ---- what came of it: in turn ---- */

static void move_lines(const run *r, gj_error *err)
{
	for (unsigned i = 0; i < err->n_spots; i++)
		err->spot[i].line += (uint32_t)r->lines;
}

static uint32_t line_of(const gj_error *err)
{
	return err->n_spots > 0 ? err->spot[0].line : 0;
}

/* A reader may see what is wrong with the form of a record before what is wrong with one above it. */
static void sort_faults(gj_buf *faults)
{
	gj_error now, before;
	char *at = faults->at;

	for (size_t i = sizeof now; i < faults->len; i += sizeof now) {
		size_t k = i;

		memcpy(&now, at + i, sizeof now);
		for (; k > 0; k -= sizeof now) {
			memcpy(&before, at + k - sizeof now, sizeof before);
			if (line_of(&before) <= line_of(&now))
				break;
			memcpy(at + k, &before, sizeof before);
		}
		memcpy(at + k, &now, sizeof now);
	}
}

static void give_faults(const run *r, gj_chunk *chunk)
{
	sort_faults(&chunk->faults);
	for (size_t at = 0; at < chunk->faults.len; at += sizeof(gj_error)) {
		gj_error err;

		memcpy(&err, chunk->faults.at + at, sizeof err);
		move_lines(r, &err);
		r->stream->outflow.fault(r->stream->outflow.context, &err);
	}
}

static int write_chunk(const run *r, const gj_chunk *chunk)
{
	const gj_outflow *out = &r->stream->outflow;

	if (chunk->out.len == 0)
		return GJ_OK;
	return out->write(out->context, gj_buf_str(&chunk->out), r->err);
}

static void give(run *r, gj_chunk *chunk)
{
	gj_stream *stream = r->stream;
	int rc = write_chunk(r, chunk);

	give_faults(r, chunk);
	if (chunk->explained.len > 0 && stream->explained != NULL) {
		gj_buf_add(stream->explained, gj_buf_str(&chunk->explained));
		if (rc == GJ_OK && gj_buf_status(stream->explained) != GJ_OK)
			rc = gj_fault_memory(r->err);
	}
	stream->totals.services += chunk->records;
	stream->totals.bad += chunk->bad;
	if (rc == GJ_OK && chunk->rc != GJ_OK) {
		rc = chunk->rc;
		*r->err = chunk->err;
		move_lines(r, r->err);
	}
	r->rc = rc;
	r->lines += chunk->lines;
	stream->outflow.progress(stream->outflow.context, chunk->end, stream->totals.services);
}

static void work(void *context, unsigned number, size_t piece)
{
	run *r = context;
	worker *w = &r->worker[number];
	uint64_t turn;

	(void)piece;
	while (gj_turns_take(&r->turns, &turn)) {
		bool last = false;

		gj_chunk_clear(&w->chunk);
		w->chunk.rc = r->stream->reader->next(r->source, &w->chunk, &last, &w->chunk.err);
		w->chunk.end = r->stream->in->done;
		gj_turns_taken(&r->turns, last || w->chunk.rc != GJ_OK);
		if (w->chunk.rc == GJ_OK)
			w->chunk.rc = run_chunk(r->stream, w);
		gj_turns_wait(&r->turns, turn);
		if (r->rc == GJ_OK)
			give(r, &w->chunk);
		gj_turns_done(&r->turns, r->rc != GJ_OK);
	}
}

/* ---- the whole ---- */

static int worker_open(run *r, worker *w)
{
	const gj_stream *stream = r->stream;
	int rc;

	gj_arena_init(&w->arena, stream->alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_chunk_init(&w->chunk, stream->alloc);
	gj_buf_init(&w->reports, stream->alloc, GJ_BUF_DEFAULT_LIMIT);
	w->yes = gj_arena_array(&w->arena, stream->plan->n, sizeof *w->yes);
	w->no = gj_arena_array(&w->arena, stream->plan->n, sizeof *w->no);
	rc = w->yes == NULL || w->no == NULL
		     ? GJ_ENOMEM
		     : gj_runner_new(&w->runner, &w->arena, stream->plan, stream->path);
	if (rc == GJ_OK && stream->poll != NULL)
		rc = gj_polled_new(&w->polled, &w->arena, stream->poll, true);
	if (rc != GJ_OK)
		return gj_fault_memory(r->err);
	return stream->reader->worker(&w->reader, &w->arena, r->source, r->err);
}

static void worker_close(const run *r, worker *w)
{
	r->stream->reader->worker_free(w->reader);
	gj_buf_free(&w->reports);
	gj_chunk_free(&w->chunk);
	gj_arena_free(&w->arena);
}

static void add_totals(run *r)
{
	const gj_totals_of *totals = &r->stream->totals;

	for (unsigned i = 0; r->stream->poll != NULL && i < r->stream->threads; i++)
		gj_polled_add(r->stream->polled, &r->worker[i].polled, r->stream->poll);
	for (unsigned i = 0; i < r->stream->threads; i++)
		for (size_t k = 0; k < r->stream->plan->n; k++) {
			totals->yes[k] += r->worker[i].yes[k];
			totals->no[k] += r->worker[i].no[k];
		}
}

static int put(run *r, bool start)
{
	gj_stream *stream = r->stream;
	gj_buf out;
	int rc = GJ_OK;

	if (stream->writer == NULL)
		return GJ_OK;
	gj_buf_init(&out, stream->alloc, GJ_BUF_DEFAULT_LIMIT);
	if (start)
		stream->writer->start(&out, stream->plan);
	else
		stream->writer->end(&out, stream->plan, stream->totals.services);
	if (gj_buf_status(&out) != GJ_OK)
		rc = gj_fault_memory(r->err);
	else if (out.len > 0)
		rc = stream->outflow.write(stream->outflow.context, gj_buf_str(&out), r->err);
	gj_buf_free(&out);
	return rc;
}

static int run_all(run *r)
{
	gj_stream *stream = r->stream;
	unsigned opened = 0;
	int rc = GJ_OK;

	while (rc == GJ_OK && opened < stream->threads)
		rc = worker_open(r, &r->worker[opened++]);
	if (rc == GJ_OK)
		rc = put(r, true);
	if (rc == GJ_OK) {
		gj_turns_open(&r->turns);
		gj_parallel(stream->threads, stream->threads, work, r);
		gj_turns_close(&r->turns);
		rc = r->rc;
	}
	if (rc == GJ_OK) {
		add_totals(r);
		rc = put(r, false);
	}
	while (opened > 0)
		worker_close(r, &r->worker[--opened]);
	return rc;
}

int gj_stream_run(gj_stream *stream, gj_arena *arena, gj_error *err)
{
	const gj_reader_setting setting = {stream->plan->law, stream->alloc, stream->in,
					   stream->keep_going,
					   stream->chunk > 0 ? stream->chunk : GJ_CHUNK_BYTES};
	run r = {.stream = stream, .err = err};
	int rc;

	if (stream->threads > GJ_MOST_THREADS)
		stream->threads = GJ_MOST_THREADS;
	r.worker = gj_arena_array(arena, stream->threads, sizeof *r.worker);
	stream->totals = (gj_totals_of){.services = 0};
	stream->totals.yes = gj_arena_array(arena, stream->plan->n, sizeof *stream->totals.yes);
	stream->totals.no = gj_arena_array(arena, stream->plan->n, sizeof *stream->totals.no);
	if (r.worker == NULL || stream->totals.yes == NULL || stream->totals.no == NULL)
		return gj_fault_memory(err);
	rc = stream->reader->open(&r.source, arena, &setting, err);
	if (rc == GJ_OK)
		rc = run_all(&r);
	stream->reader->close(r.source);
	return rc;
}
