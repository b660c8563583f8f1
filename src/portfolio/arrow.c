/* SPDX-License-Identifier: Apache-2.0 */
/* Arrow streams of services: docs/portfolio.md. A chunk is a record batch. */
#include "arrow/ipc.h"
#include "portfolio/arrow_bind.h"
#include "portfolio/reader.h"

typedef struct source {
	gj_reader_setting setting;
	gj_ipc *ipc;
	gj_arrow_table table;
} source;

typedef struct worker {
	const source *from;
	gj_arena arena; /* of the batch */
	gj_columns columns;
	uint8_t *bad;
	gj_chunk *chunk; /* that is bound; NULL: none */
	size_t end;	 /* rows that are given out: all, or those before the first fault */
	size_t first;	 /* of the block */
	int rc;
	gj_str name[GJ_BLOCK];
} worker;

static int read_bytes(void *context, void *to, size_t size, size_t *got)
{
	return gj_inflow_read(context, to, size, got, NULL);
}

static int open_source(void **out, gj_arena *arena, const gj_reader_setting *setting, gj_error *err)
{
	source *s = gj_arena_get(arena, sizeof *s);
	int rc;

	*out = s;
	if (s == NULL)
		return gj_fault_memory(err);
	s->setting = *setting;
	rc = gj_ipc_open(&s->ipc, setting->alloc, read_bytes, setting->in, err);
	if (rc != GJ_OK)
		return rc;
	return gj_arrow_table_new(&s->table, arena, setting->law, setting->in->name,
				  gj_ipc_schema(s->ipc), true, err);
}

static int next(void *of, gj_chunk *chunk, bool *last, gj_error *err)
{
	int rc = gj_ipc_next(((source *)of)->ipc, &chunk->arrow, err);

	*last = rc == GJ_OK && chunk->arrow.release == NULL;
	chunk->len = *last || rc != GJ_OK ? 0 : (size_t)chunk->arrow.length;
	return rc;
}

static void close_source(void *of)
{
	if (of != NULL)
		gj_ipc_close(((source *)of)->ipc);
}

static int worker_new(void **out, gj_arena *arena, void *of, gj_error *err)
{
	worker *w = gj_arena_get(arena, sizeof *w);

	*out = w;
	if (w == NULL)
		return gj_fault_memory(err);
	w->from = of;
	gj_arena_init(&w->arena, w->from->setting.alloc, GJ_ARENA_DEFAULT_LIMIT);
	return GJ_OK;
}

static void worker_free(void *of)
{
	if (of != NULL)
		gj_arena_free(&((worker *)of)->arena);
}

/* Faults come column by column; without --keep-going the lowest row counts. */
static int take_fault(void *context, size_t row, const gj_error *err)
{
	worker *w = context;

	if (w->from->setting.keep_going)
		return gj_chunk_fault(w->chunk, err, true);
	if (row < w->end) {
		w->end = row;
		w->rc = GJ_EINPUT;
		w->chunk->err = *err;
	}
	return GJ_OK;
}

static int bind(worker *w, gj_chunk *chunk)
{
	gj_arena_free(&w->arena);
	w->chunk = chunk;
	w->end = chunk->len;
	w->rc = GJ_OK;
	w->bad = gj_arena_array(&w->arena, chunk->len / 8 + 1, 1);
	if (w->bad == NULL)
		return GJ_ENOMEM;
	return gj_arrow_bind(&w->columns, &w->arena, &w->from->table, &chunk->arrow, w->bad,
			     take_fault, w);
}

static bool is_bad(const worker *w, size_t row)
{
	return (w->bad[row / 8] >> row % 8 & 1) != 0;
}

/* A block ends where a record is passed over, for its columns are borrowed as they lie. */
static int fill(void *of, gj_chunk *chunk, gj_services *block)
{
	worker *w = of;
	const gj_arrow_table *table = &w->from->table;
	size_t n = 0;

	*block = (gj_services){&w->columns, 0, 0, w->name};
	if (chunk->from == 0 && chunk->len > 0 && bind(w, chunk) != GJ_OK)
		return gj_fault_memory(&chunk->err);
	chunk->lines = chunk->len;
	while (chunk->from < w->end && chunk->len > 0 && is_bad(w, chunk->from))
		chunk->from++;
	w->first = chunk->from;
	for (; chunk->len > 0 && n < GJ_BLOCK && chunk->from < w->end && !is_bad(w, chunk->from);
	     n++, chunk->from++) {
		const gj_arrow_cells cells = {table->schema->children[table->service],
					      chunk->arrow.children[table->service]};

		w->name[n] = gj_arrow_text(cells, chunk->from);
	}
	block->first = w->first;
	block->n = n;
	if (n == 0 && chunk->len > 0)
		return w->rc;
	return GJ_OK;
}

static gj_day judged_on(const worker *w, size_t row)
{
	const gj_arrow_table *table = &w->from->table;
	const struct ArrowArray *array = w->chunk->arrow.children[table->on];
	size_t at = row + (size_t)array->offset;

	if (strcmp(table->schema->children[table->on]->format, "tdD") == 0)
		return ((const int32_t *)array->buffers[1])[at];
	return (gj_day)(((const int64_t *)array->buffers[1])[at] / 86400000);
}

/* Who judged it, when and why: columns that are there where there is a judgement. */
static int tell_judged(const worker *w, gj_judged *judged, size_t row, gj_arena *arena)
{
	const gj_arrow_table *table = &w->from->table;
	const gj_arrow_cells by = {table->schema->children[table->by],
				   w->chunk->arrow.children[table->by]};
	const gj_arrow_cells why = {table->schema->children[table->why],
				    w->chunk->arrow.children[table->why]};

	judged->on = judged_on(w, row);
	if (gj_arena_str(arena, &judged->by, gj_arrow_text(by, row)) != GJ_OK)
		return GJ_ENOMEM;
	return gj_arena_str(arena, &judged->why, gj_arrow_text(why, row));
}

static int record(void *of, size_t s, gj_arena *arena, gj_record **out, gj_error *err)
{
	const worker *w = of;
	const gj_arrow_table *table = &w->from->table;
	size_t row = w->first + s;
	bool closed = true;

	if (gj_record_new(out, arena, table->law) != GJ_OK ||
	    gj_arena_str(arena, &(*out)->service, w->name[s]) != GJ_OK)
		return gj_fault_memory(err);
	(*out)->source.name = table->input;
	gj_columns_record(*out, &w->columns, row);
	for (size_t i = 0; i < table->law->n_roles; i++)
		closed = closed && (*out)->role[i] != GJ_UNKNOWN;
	(*out)->roles_closed = closed;
	for (size_t i = 0; i < table->n; i++)
		if (table->column[i].kind == GJ_TABLE_JUDGEMENT &&
		    (*out)->term[table->column[i].ref].truth != GJ_UNKNOWN &&
		    tell_judged(w, &(*out)->term[table->column[i].ref], row, arena) != GJ_OK)
			return gj_fault_memory(err);
	return GJ_OK;
}

const gj_reader gj_reader_arrow = {"arrow",    ".arrows",   open_source, next,	close_source,
				   worker_new, worker_free, fill,	 record};
