/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/plan.h"

#include "arrow/check.h"

static const uint8_t zero[sizeof(int64_t)];

int gj_plan_check(const struct ArrowArray *array, size_t n_buffers, size_t n_children,
		  const char *name, gj_error *err)
{
	bool sound = array != NULL && array->length >= 0 && array->offset >= 0 &&
		     array->offset <= INT64_MAX / 16 - array->length &&
		     array->n_buffers == (int64_t)n_buffers &&
		     array->n_children == (int64_t)n_children &&
		     (n_buffers == 0 || array->buffers != NULL) &&
		     (n_children == 0 || array->children != NULL);

	return sound ? GJ_OK
		     : gj_fault(err, GJ_EINPUT, "the array of column `%s` does not fit its type",
				name);
}

static int unsound(const gj_plan *plan, const gj_arrow_column *column, const char *what)
{
	return gj_fault(plan->err, GJ_EINPUT, "the array of column `%s` %s", column->name, what);
}

static int add_piece(gj_plan *plan, gj_piece piece)
{
	if (gj_arena_more(plan->arena, (void **)&plan->piece, plan->n_pieces, sizeof piece) !=
	    GJ_OK)
		return gj_fault_memory(plan->err);
	plan->piece[plan->n_pieces++] = piece;
	return GJ_OK;
}

static int add_bits(gj_plan *plan, const uint8_t *bits, int64_t from, int64_t n)
{
	return add_piece(plan, (gj_piece){GJ_CUT_BITS, bits, from, n, 0, ((size_t)n + 7) / 8});
}

static int add_bytes(gj_plan *plan, const uint8_t *at, size_t size)
{
	return add_piece(plan, (gj_piece){GJ_CUT_BYTES, at, 0, 0, 0, size});
}

static int add_node(gj_plan *plan, int64_t n, int64_t nulls)
{
	if (gj_arena_more(plan->arena, (void **)&plan->node, plan->n_nodes, sizeof *plan->node) !=
	    GJ_OK)
		return gj_fault_memory(plan->err);
	plan->node[plan->n_nodes++] = (gj_span){n, nulls};
	return GJ_OK;
}

/* The node and, where there are nulls, their bits: counted here, because a slice does not know. */
static int add_head(gj_plan *plan, const struct ArrowArray *array, int64_t from, int64_t n)
{
	const uint8_t *valid = array->null_count == 0 ? NULL : array->buffers[0];
	int64_t nulls = valid == NULL ? 0 : n - gj_count_bits(valid, from, n);
	int rc = add_node(plan, n, nulls);

	if (rc != GJ_OK)
		return rc;
	return nulls == 0 ? add_bytes(plan, zero, 0) : add_bits(plan, valid, from, n);
}

/* The offsets, moved so that they begin at 0, and where what they lead to begins and ends. */
static int add_offsets(gj_plan *plan, const gj_arrow_column *column, const struct ArrowArray *array,
		       int64_t from, int64_t n, int64_t *first, int64_t *last)
{
	int width = column->type.width;
	const uint8_t *at = array->buffers[1];

	if (n == 0) { /* then there need not even be one */
		at = zero;
		from = 0;
	}
	if (at == NULL)
		return unsound(plan, column, "has no offsets");
	at += (size_t)from * (size_t)width;
	*first = (int64_t)gj_offset_at(at, width, 0);
	*last = (int64_t)gj_offset_at(at, width, n);
	if (*first < 0 || *last < *first)
		return unsound(plan, column, "has offsets that fall");
	return add_piece(plan, (gj_piece){GJ_CUT_OFFSETS, at, *first, n + 1, width,
					  ((size_t)n + 1) * (size_t)width});
}

static int add_text(gj_plan *plan, const gj_arrow_column *column, const struct ArrowArray *array,
		    int64_t from, int64_t n)
{
	int64_t first = 0, last = 0;
	int rc = add_offsets(plan, column, array, from, n, &first, &last);
	const uint8_t *text = array->buffers[2];

	if (rc != GJ_OK)
		return rc;
	if (last == first)
		return add_bytes(plan, zero, 0);
	if (text == NULL)
		return unsound(plan, column, "has no text");
	return add_bytes(plan, text + first, (size_t)(last - first));
}

static int add_list(gj_plan *plan, const gj_arrow_column *column, const struct ArrowArray *array,
		    int64_t from, int64_t n)
{
	const struct ArrowArray *item = array->children[0];
	int64_t first = 0, last = 0;
	int rc = add_offsets(plan, column, array, from, n, &first, &last);

	if (rc != GJ_OK)
		return rc;
	if (item == NULL || item->length < last)
		return unsound(plan, column, "has lists that lead out of its items");
	return gj_plan_add(plan, column->item, item, item->offset + first, last - first);
}

int gj_plan_add(gj_plan *plan, const gj_arrow_column *column, const struct ArrowArray *array,
		int64_t from, int64_t n)
{
	size_t width = (size_t)column->type.width;
	int rc = gj_plan_check(array, gj_buffers_of(&column->type), column->item != NULL,
			       column->name, plan->err);

	if (rc != GJ_OK)
		return rc;
	if (column->type.shape == GJ_SHAPE_NULL)
		return add_node(plan, n, n);
	if (column->type.shape < GJ_SHAPE_TEXT && n > 0 && array->buffers[1] == NULL)
		return unsound(plan, column, "has no values");
	rc = add_head(plan, array, from, n);
	if (rc != GJ_OK)
		return rc;
	if (column->type.shape == GJ_SHAPE_TEXT)
		return add_text(plan, column, array, from, n);
	if (column->type.shape == GJ_SHAPE_LIST)
		return add_list(plan, column, array, from, n);
	if (n == 0)
		return add_bytes(plan, zero, 0);
	if (column->type.shape == GJ_SHAPE_BITS)
		return add_bits(plan, array->buffers[1], from, n);
	return add_bytes(plan, (const uint8_t *)array->buffers[1] + (size_t)from * width,
			 (size_t)n * width);
}
