/* SPDX-License-Identifier: Apache-2.0 */
/* Portfolios over the Arrow C data interface. */
#include "api/api.h"
#include "arrow/parcel.h"
#include "portfolio/arrow_bind.h"
#include "portfolio/arrow_result.h"
#include "portfolio/run.h"

/* ---- the schema ---- */

typedef struct holder {
	gj_arena arena; /* in which it lies itself */
} holder;

/* A child may have been moved out; its memory goes with the whole, so it may not outlive its parent's release. */
static void release_child(struct ArrowSchema *schema)
{
	schema->release = NULL;
}

static void release_schema(struct ArrowSchema *schema)
{
	holder *h = schema->private_data;
	gj_arena arena = h->arena;

	schema->release = NULL;
	gj_arena_free(&arena);
}

static int make_schema(struct ArrowSchema *out, const gj_portfolio *portfolio)
{
	size_t n = portfolio->plan->n;
	gj_arena arena;
	holder *h;
	struct ArrowSchema *child, **children;

	gj_arena_init(&arena, portfolio->alloc, GJ_ARENA_DEFAULT_LIMIT);
	h = gj_arena_get(&arena, sizeof *h);
	child = gj_arena_array(&arena, n, sizeof *child);
	children = gj_arena_array(&arena, n, sizeof *children);
	if (h == NULL || child == NULL || children == NULL ||
	    gj_arrow_result_fields(child, &arena, portfolio->plan) != GJ_OK) {
		gj_arena_free(&arena);
		return GJ_ENOMEM;
	}
	for (size_t k = 0; k < n; k++) {
		child[k].release = release_child;
		children[k] = &child[k];
	}
	h->arena = arena;
	*out = (struct ArrowSchema){.format = "+s",
				    .name = "",
				    .n_children = (int64_t)n,
				    .children = children,
				    .release = release_schema,
				    .private_data = h};
	return GJ_OK;
}

/* ---- the array ---- */

/* What is known stands where the no plane was: Arrow wants a bit for each value that is there. */
static int64_t count_unknown(uint64_t *no, const uint64_t *yes, size_t words, size_t n)
{
	int64_t unknown = (int64_t)n;

	for (size_t i = 0; i < words; i++) {
		no[i] |= yes[i];
		unknown -= __builtin_popcountll(no[i]);
	}
	return unknown;
}

static bool make_columns(gj_parcel *parcel, struct ArrowArray *out, const gj_run_planes *planes,
			 size_t n_norms, size_t n)
{
	struct ArrowArray *column = gj_arena_array(&parcel->arena, n_norms, sizeof *column);
	struct ArrowArray **columns = gj_arena_array(&parcel->arena, n_norms, sizeof *columns);
	const void **buffers = gj_arena_array(&parcel->arena, 2 * n_norms + 1, sizeof *buffers);

	if (column == NULL || columns == NULL || buffers == NULL)
		return false;
	for (size_t k = 0; k < n_norms; k++) {
		uint64_t *yes = planes->yes + k * planes->stride,
			 *no = planes->no + k * planes->stride;

		buffers[2 * k] = no;
		buffers[2 * k + 1] = yes;
		column[k] =
			(struct ArrowArray){.length = (int64_t)n,
					    .null_count = count_unknown(no, yes, planes->stride, n),
					    .n_buffers = 2,
					    .buffers = &buffers[2 * k]};
		gj_parcel_give(parcel, &column[k]);
		columns[k] = &column[k];
	}
	*out = (struct ArrowArray){.length = (int64_t)n,
				   .n_buffers = 1,
				   .buffers = &buffers[2 * n_norms],
				   .n_children = (int64_t)n_norms,
				   .children = columns};
	gj_parcel_give(parcel, out);
	return true;
}

static int run_columns(const gj_portfolio *portfolio, const gj_columns *columns, unsigned threads,
		       struct ArrowArray *out, gj_error *err)
{
	size_t words = gj_portfolio_words(columns->n), size = portfolio->plan->n * words;
	gj_parcel *parcel = gj_parcel_new(portfolio->alloc);
	gj_run_planes planes = {NULL, NULL, words};
	int rc = GJ_OK;

	if (parcel != NULL && (words == 0 || size / words == portfolio->plan->n))
		planes.yes = gj_parcel_block(parcel, 2 * size * sizeof *planes.yes);
	if (planes.yes == NULL) {
		gj_parcel_drop(parcel);
		return gj_fault_memory(err);
	}
	planes.no = planes.yes + size;
	rc = gj_columns_run(portfolio->plan, portfolio->alloc, gj_path_best(), threads, columns,
			    &planes, err);
	if (rc == GJ_OK && !make_columns(parcel, out, &planes, portfolio->plan->n, columns->n))
		rc = gj_fault_memory(err);
	gj_parcel_drop(parcel);
	return rc;
}

/* ---- the whole ---- */

typedef struct lowest {
	size_t row;
	gj_error err;
} lowest;

static int take_fault(void *context, size_t row, const gj_error *err)
{
	lowest *l = context;

	if (row < l->row) {
		l->row = row;
		l->err = *err;
	}
	return GJ_OK;
}

static int bind(gj_columns *columns, gj_arena *arena, const gj_portfolio *portfolio,
		const struct ArrowSchema *schema, const struct ArrowArray *table, gj_error *err)
{
	lowest l = {SIZE_MAX, {0}};
	gj_arrow_table names;
	uint8_t *bad = gj_arena_array(arena, (size_t)table->length / 8 + 1, 1);
	int rc;

	if (bad == NULL)
		return gj_fault_memory(err);
	rc = gj_arrow_table_new(&names, arena, portfolio->plan->law, GJ_STR("<table>"), schema,
				false, err);
	if (rc != GJ_OK)
		return rc;
	if (gj_arrow_bind(columns, arena, &names, table, bad, take_fault, &l) != GJ_OK)
		return gj_fault_memory(err);
	if (l.row == SIZE_MAX)
		return GJ_OK;
	if (err != NULL)
		*err = l.err;
	return GJ_EINPUT;
}

int gj_portfolio_run_arrow(const gj_portfolio *portfolio, const struct ArrowSchema *schema,
			   const struct ArrowArray *table, unsigned threads,
			   struct ArrowSchema *out_schema, struct ArrowArray *out, gj_error *err)
{
	gj_columns columns;
	gj_arena arena;
	int rc;

	if (strcmp(schema->format, "+s") != 0 || table->offset != 0)
		return gj_fault(err, GJ_EINPUT, "a table is a struct array with offset 0");
	gj_arena_init(&arena, portfolio->alloc, (size_t)16 * GJ_ARENA_DEFAULT_LIMIT);
	rc = bind(&columns, &arena, portfolio, schema, table, err);
	if (rc == GJ_OK)
		rc = run_columns(portfolio, &columns, threads, out, err);
	gj_arena_free(&arena);
	if (rc != GJ_OK)
		return rc;
	rc = make_schema(out_schema, portfolio);
	if (rc == GJ_OK)
		return GJ_OK;
	out->release(out);
	return gj_fault_memory(err);
}
