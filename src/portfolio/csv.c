/* SPDX-License-Identifier: Apache-2.0 */
/* CSV tables of services, a block of records at a time: docs/portfolio.md. */
#include "base/utf8.h"
#include "portfolio/csv_source.h"

typedef struct worker {
	const gj_csv_source *from;
	gj_batch *batch;
	gj_csv csv;
	gj_csv_rows rows; /* of the block */
	gj_csv_cell *cell;
	bool started, valid; /* the chunk: begun; all of it is UTF-8 */
	gj_arena names;	     /* of services that were read with care */
} worker;

static int worker_new(void **out, gj_arena *arena, void *of, gj_error *err)
{
	worker *w = gj_arena_get(arena, sizeof *w);
	const gj_csv_source *s = of;

	*out = w;
	if (w == NULL)
		return gj_fault_memory(err);
	w->from = s;
	gj_arena_init(&w->names, s->setting.alloc, GJ_ARENA_DEFAULT_LIMIT);
	w->cell = gj_arena_array(arena, GJ_BLOCK * s->table.n_columns, sizeof *w->cell);
	if (w->cell == NULL || gj_batch_new(&w->batch, arena, s->setting.law) != GJ_OK)
		return gj_fault_memory(err);
	return GJ_OK;
}

static void worker_free(void *of)
{
	if (of != NULL)
		gj_arena_free(&((worker *)of)->names);
}

/*
 * Behind a record that cannot be read. One of another width is passed over whole; where a quote stands wrong, what belongs to the
 * record cannot be known, and reading goes on with the next line.
 */
static void skip_record(worker *w, gj_csv_kind kind)
{
	gj_csv *csv = &w->csv;
	const char *end;

	if (kind == GJ_CSV_CELLS) {
		gj_csv one = *csv;
		gj_csv_cell cell[GJ_TABLE_MOST];
		size_t n = 0;

		one.columns = gj_csv_width(&one);
		if (one.columns <= GJ_TABLE_MOST &&
		    gj_csv_split(&one, cell, 1, &n, NULL) == GJ_OK && n == 1) {
			one.columns = csv->columns;
			*csv = one;
			return;
		}
	}
	end = memchr(csv->text.at + csv->at, '\n', csv->text.len - csv->at);
	csv->at = end != NULL ? (size_t)(end + 1 - csv->text.at) : csv->text.len;
	csv->line++;
	csv->record++;
	csv->blank = 0;
}

/* Up to a block of records that can be split. */
static int split(worker *w, gj_chunk *chunk)
{
	const gj_csv_table *table = &w->from->table;
	int rc = GJ_OK;

	w->rows.n = 0;
	while (rc == GJ_OK && w->rows.n < GJ_BLOCK && w->csv.at < w->csv.text.len) {
		gj_csv_fault fault;
		gj_error err;
		size_t n;

		rc = gj_csv_split(&w->csv, w->cell + w->rows.n * table->n_columns,
				  GJ_BLOCK - w->rows.n, &n, &fault);
		w->rows.n += n;
		if (rc == GJ_OK)
			continue;
		gj_csv_fault_tell(&err, &fault, table->input);
		rc = gj_chunk_fault(chunk, &err, w->from->setting.keep_going);
		skip_record(w, fault.kind);
	}
	return rc;
}

static bool marked(const uint64_t *marks, size_t row)
{
	return (marks[row / 64] >> row % 64 & 1) != 0;
}

/* One record with care: told to the batch, or `*bad` and a fault of the chunk. */
static int tell_slowly(worker *w, gj_chunk *chunk, size_t row, bool *bad)
{
	size_t n = w->batch->n;
	gj_record *record;
	gj_arena arena;
	gj_error err;
	int rc;

	gj_arena_init(&arena, w->names.alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_csv_table_record(&w->from->table, &w->rows, row, &arena, &record, &err);
	*bad = rc == GJ_EINPUT;
	if (rc == GJ_OK) {
		gj_str name;

		rc = gj_arena_str(&w->names, &name, record->service);
		record->service = name;
		w->batch->n = row;
		gj_batch_undo(w->batch);
		if (rc == GJ_OK)
			rc = gj_batch_add(w->batch, record);
		w->batch->n = n;
	} else if (*bad) {
		rc = gj_chunk_fault(chunk, &err, w->from->setting.keep_going);
	}
	gj_arena_free(&arena);
	return rc;
}

/* Records without the bad ones. */
static void drop(worker *w, const uint64_t *bad)
{
	size_t width = w->from->table.n_columns, kept = 0;

	for (size_t row = 0; row < w->rows.n; row++) {
		if (marked(bad, row))
			continue;
		memmove(w->cell + kept * width, w->cell + row * width, width * sizeof *w->cell);
		kept++;
	}
	w->rows.n = kept;
}

/* Once more, where some were bad: without them none is. */
static int tell(worker *w, gj_chunk *chunk)
{
	uint64_t slow[GJ_BLOCK_WORDS], bad[GJ_BLOCK_WORDS] = {0};
	bool any = false, again = false;
	int rc;

	gj_batch_clear(w->batch);
	rc = gj_csv_table_tell(&w->from->table, &w->rows, w->batch, slow);
	if (!w->valid)
		memset(slow, 0xFF, sizeof slow);
	for (size_t row = 0; rc == GJ_OK && row < w->rows.n; row++) {
		if (!marked(slow, row))
			continue;
		rc = tell_slowly(w, chunk, row, &again);
		any = any || again;
		if (again)
			gj_cell_set(bad, row);
		if (rc == GJ_EINPUT)
			w->rows.n = row;
	}
	if (!any || rc == GJ_ENOMEM)
		return rc;
	drop(w, bad);
	again = w->rows.n > 0 && tell(w, chunk) != GJ_OK;
	if (w->rows.n == 0)
		gj_batch_clear(w->batch);
	return again ? GJ_ENOMEM : rc;
}

/* Blocks of bad records alone are passed over: an empty block is the end of the chunk. */
static int fill_some(worker *w, gj_chunk *chunk)
{
	int rc = GJ_OK;

	gj_arena_free(&w->names);
	do {
		int told;

		rc = split(w, chunk);
		w->rows.text = w->csv.text;
		w->rows.cell = w->cell;
		told = tell(w, chunk);
		rc = told != GJ_OK ? told : rc;
	} while (rc == GJ_OK && w->rows.n == 0 && w->csv.at < w->csv.text.len);
	return rc;
}

static int fill(void *of, gj_chunk *chunk, gj_services *block)
{
	worker *w = of;
	int rc;

	if (!w->started) {
		gj_str text = {chunk->text + chunk->from, chunk->len - chunk->from};

		w->csv = gj_csv_source_begin(w->from, chunk, (uint32_t)w->from->table.n_columns);
		w->valid = gj_utf8_valid(text) == text.len;
		w->rows.seen = w->rows.above = 0;
		w->started = true;
	}
	rc = fill_some(w, chunk);
	if (rc == GJ_ENOMEM)
		gj_fault_memory(&chunk->err);
	gj_batch_close(w->batch);
	*block = (gj_services){&w->batch->columns, 0, w->batch->n, w->batch->name};
	chunk->lines = w->csv.line - 1;
	w->started = rc == GJ_OK && w->csv.at < w->csv.text.len;
	chunk->from = w->csv.at;
	return rc;
}

static int record(void *of, size_t s, gj_arena *arena, gj_record **out, gj_error *err)
{
	worker *w = of;

	return gj_csv_table_record(&w->from->table, &w->rows, s, arena, out, err);
}

const gj_reader gj_reader_csv = {"csv",
				 ".csv",
				 gj_csv_source_open,
				 gj_csv_source_next,
				 gj_csv_source_close,
				 worker_new,
				 worker_free,
				 fill,
				 record};
