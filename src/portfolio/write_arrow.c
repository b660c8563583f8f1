/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An Arrow stream: `service`, then a bool for each norm, null where it is undecided. What yes means, and whether the norm is in
 * force, stands in the metadata of its column.
 */
#include "arrow/ipc.h"
#include "portfolio/arrow_result.h"
#include "portfolio/writer.h"

enum { FIXED = 2 };

/* All that one call needs, beside the planes themselves. */
typedef struct table {
	struct ArrowSchema schema, *child, **children;
	struct ArrowArray batch, *column, **columns;
	const void **buffers; /* three for the names, two for each norm */
	uint64_t (*known)[GJ_BLOCK_WORDS];
	gj_arena arena;
} table;

static bool make_room(table *t, const gj_alloc *alloc, size_t n)
{
	gj_arena_init(&t->arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	t->child = gj_arena_array(&t->arena, n + 1, sizeof *t->child);
	t->children = gj_arena_array(&t->arena, n + 1, sizeof *t->children);
	t->column = gj_arena_array(&t->arena, n + 1, sizeof *t->column);
	t->columns = gj_arena_array(&t->arena, n + 1, sizeof *t->columns);
	t->buffers = gj_arena_array(&t->arena, FIXED * n + 4, sizeof *t->buffers);
	t->known = gj_arena_array(&t->arena, n + 1, sizeof *t->known);
	return t->child != NULL && t->children != NULL && t->column != NULL && t->columns != NULL &&
	       t->buffers != NULL && t->known != NULL;
}

static bool put_schema(table *t, const gj_plan *plan)
{
	t->schema = (struct ArrowSchema){
		.format = "+s", .n_children = (int64_t)plan->n + 1, .children = t->children};
	t->child[0] = (struct ArrowSchema){.format = "u", .name = "service"};
	t->children[0] = &t->child[0];
	for (size_t k = 0; k < plan->n; k++)
		t->children[k + 1] = &t->child[k + 1];
	return gj_arrow_result_fields(t->child + 1, &t->arena, plan) == GJ_OK;
}

static bool put_names(table *t, const gj_ran *ran)
{
	int32_t *end = gj_arena_array(&t->arena, ran->n + 1, sizeof *end);
	size_t size = 0;
	char *text;

	for (size_t s = 0; s < ran->n; s++)
		size += ran->name[s].len;
	text = gj_arena_get(&t->arena, size + 1);
	if (end == NULL || text == NULL)
		return false;
	for (size_t s = 0; s < ran->n; s++) {
		memcpy(text + end[s], ran->name[s].at, ran->name[s].len);
		end[s + 1] = end[s] + (int32_t)ran->name[s].len;
	}
	t->buffers[0] = NULL;
	t->buffers[1] = end;
	t->buffers[2] = text;
	t->column[0] = (struct ArrowArray){
		.length = (int64_t)ran->n, .n_buffers = 3, .buffers = t->buffers};
	t->columns[0] = &t->column[0];
	return true;
}

static void put_norm(table *t, const gj_ran *ran, size_t k)
{
	const gj_planes *of = &ran->runner->out[k];
	const void **buffers = t->buffers + 3 + FIXED * k;
	int64_t nulls = (int64_t)ran->n;

	for (size_t i = 0; i < GJ_BLOCK_WORDS; i++) {
		t->known[k][i] = of->yes[i] | of->no[i];
		nulls -= __builtin_popcountll(t->known[k][i]);
	}
	buffers[0] = t->known[k];
	buffers[1] = of->yes;
	t->column[k + 1] = (struct ArrowArray){.length = (int64_t)ran->n,
					       .null_count = nulls,
					       .n_buffers = FIXED,
					       .buffers = buffers};
	t->columns[k + 1] = &t->column[k + 1];
}

static void start(gj_buf *out, const gj_plan *plan)
{
	table t;

	if (!make_room(&t, out->alloc, plan->n) || !put_schema(&t, plan) ||
	    gj_ipc_write_schema(out, &t.schema, NULL) != GJ_OK)
		out->failed = true;
	gj_arena_free(&t.arena);
}

static void block(gj_buf *out, const gj_ran *ran)
{
	const gj_plan *plan = ran->runner->plan;
	const void *none[1] = {NULL};
	table t;

	if (!make_room(&t, out->alloc, plan->n) || !put_schema(&t, plan) || !put_names(&t, ran)) {
		out->failed = true;
		gj_arena_free(&t.arena);
		return;
	}
	for (size_t k = 0; k < plan->n; k++)
		put_norm(&t, ran, k);
	t.batch = (struct ArrowArray){.length = (int64_t)ran->n,
				      .n_buffers = 1,
				      .buffers = none,
				      .n_children = (int64_t)plan->n + 1,
				      .children = t.columns};
	if (gj_ipc_write_batch(out, &t.schema, &t.batch, NULL) != GJ_OK)
		out->failed = true;
	gj_arena_free(&t.arena);
}

static void end(gj_buf *out, const gj_plan *plan, uint64_t services)
{
	(void)plan;
	(void)services;
	if (gj_ipc_write_end(out, NULL) != GJ_OK)
		out->failed = true;
}

const gj_writer gj_writer_arrow = {"arrow", false, start, block, end};
