/* SPDX-License-Identifier: Apache-2.0 */
/* The writer: everything is planned and checked first, then written. */
#include "arrow/check.h"
#include "arrow/ipc.h"
#include "arrow/plan.h"
#include "arrow/schema.h"

enum { PREFIX = 8, CONTINUED = -1 };

/* The prefix and the head; padded so that the body begins at a multiple of 64 of the message. */
static void put_head(gj_buf *out, gj_str head)
{
	size_t size =
		(PREFIX + head.len + GJ_BUFFER_ALIGN - 1) / GJ_BUFFER_ALIGN * GJ_BUFFER_ALIGN -
		PREFIX;
	int32_t word[2] = {CONTINUED, (int32_t)size};

	gj_buf_add(out, (gj_str){(const char *)word, sizeof word});
	gj_buf_add(out, head);
	gj_buf_pad(out, 0, size - head.len);
}

static int written(const gj_buf *out, gj_error *err)
{
	return gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

static int too_large(gj_error *err)
{
	gj_fault(err, GJ_EINPUT,
		 "a schema or a batch of an Arrow stream has a head larger than 64 MiB");
	return gj_fault_help(err, "write fewer columns");
}

static int write_schema(gj_buf *out, gj_arena *arena, const struct ArrowSchema *schema,
			gj_error *err)
{
	gj_arrow_columns table;
	gj_str head;
	int rc = gj_table_of(&table, arena, schema, err);

	if (rc == GJ_OK)
		rc = gj_schema_write(&head, arena, schema, &table, err);
	if (rc != GJ_OK)
		return rc;
	if (head.len > GJ_ARROW_HEAD_LIMIT)
		return too_large(err);
	put_head(out, head);
	return written(out, err);
}

int gj_ipc_write_schema(gj_buf *out, const struct ArrowSchema *schema, gj_error *err)
{
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = write_schema(out, &arena, schema, err);
	gj_arena_free(&arena);
	return rc;
}

static int write_message(gj_buf *out, const gj_plan *plan, bool is_dictionary, size_t slot)
{
	gj_meta_out_batch batch = {is_dictionary, (int64_t)slot, plan->length,	  plan->node,
				   plan->buffer,  plan->n_nodes, plan->n_buffers, plan->body};
	gj_str head;

	if (gj_meta_make_batch(&head, plan->arena, &batch) != GJ_OK)
		return gj_fault_memory(plan->err);
	if (head.len > GJ_ARROW_HEAD_LIMIT)
		return too_large(plan->err);
	put_head(out, head);
	gj_plan_body(plan, out);
	return written(out, plan->err);
}

static int plan_dictionary(gj_plan *plan, const gj_arrow_column *column,
			   const struct ArrowArray *array)
{
	const struct ArrowArray *values = array->dictionary;
	int rc = gj_plan_check(values, gj_buffers_of(&column->values->type), 0, column->name,
			       plan->err);

	if (rc != GJ_OK)
		return rc;
	plan->length = values->length;
	rc = gj_plan_add(plan, column->values, values, values->offset, values->length);
	return rc == GJ_OK ? gj_plan_close(plan) : rc;
}

/* `plan` is that of the batch, behind one for each dictionary. A slice of a table is a slice of each column. */
static int plan_batch(gj_plan *plan, const gj_arrow_columns *table, const struct ArrowArray *batch,
		      gj_error *err)
{
	gj_plan *rows = &plan[table->n_slots];
	int64_t n = batch->length;

	rows->length = n;
	for (size_t i = 0; i < table->n; i++) {
		const gj_arrow_column *column = &table->column[i];
		const struct ArrowArray *array = batch->children[i];
		int rc = gj_plan_check(array, gj_buffers_of(&column->type), column->item != NULL,
				       column->name, err);

		if (rc == GJ_OK && array->length - batch->offset < n)
			rc = gj_fault(err, GJ_EINPUT,
				      "the array of column `%s` is shorter than its batch",
				      column->name);
		if (rc == GJ_OK && column->values != NULL)
			rc = plan_dictionary(&plan[column->slot], column, array);
		if (rc == GJ_OK)
			rc = gj_plan_add(rows, column, array, array->offset + batch->offset, n);
		if (rc != GJ_OK)
			return rc;
	}
	return gj_plan_close(rows);
}

static bool has_nulls(const struct ArrowArray *batch)
{
	return batch->null_count != 0 && batch->buffers[0] != NULL &&
	       gj_count_bits(batch->buffers[0], batch->offset, batch->length) != batch->length;
}

static int write_batch(gj_buf *out, gj_arena *arena, const struct ArrowSchema *schema,
		       const struct ArrowArray *batch, gj_error *err)
{
	gj_arrow_columns table;
	gj_plan *plan;
	int rc = gj_table_of(&table, arena, schema, err);

	if (rc == GJ_OK)
		rc = gj_plan_check(batch, 1, table.n, "", err);
	if (rc == GJ_OK && (batch->length > GJ_ARROW_ROWS_LIMIT || has_nulls(batch)))
		rc = gj_fault(
			err, GJ_EINPUT,
			"a batch of an Arrow stream has rows that are null, or too many rows");
	if (rc != GJ_OK)
		return rc;
	plan = gj_arena_array(arena, table.n_slots + 1, sizeof *plan);
	if (plan == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i <= table.n_slots; i++) {
		plan[i].arena = arena;
		plan[i].err = err;
	}
	rc = plan_batch(plan, &table, batch, err);
	for (size_t i = 0; rc == GJ_OK && i <= table.n_slots; i++)
		rc = write_message(out, &plan[i], i < table.n_slots, i);
	return rc;
}

int gj_ipc_write_batch(gj_buf *out, const struct ArrowSchema *schema,
		       const struct ArrowArray *batch, gj_error *err)
{
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = write_batch(out, &arena, schema, batch, err);
	gj_arena_free(&arena);
	return rc;
}

int gj_ipc_write_end(gj_buf *out, gj_error *err)
{
	static const int32_t end[2] = {CONTINUED, 0};

	gj_buf_add(out, (gj_str){(const char *)end, sizeof end});
	return written(out, err);
}
