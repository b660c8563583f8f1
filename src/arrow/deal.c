/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/deal.h"

#include "arrow/check.h"

const _Alignas(GJ_BUFFER_ALIGN) uint8_t gj_zero_offset[GJ_BUFFER_ALIGN];

static size_t bytes_of_bits(int64_t n)
{
	return ((size_t)n + 7) / 8;
}

/* The bitmap of the column's nulls, which must be as many as were told. */
static int take_valid(gj_deal *d, gj_arrow_values *v, int64_t nulls)
{
	gj_bytes bits = d->buffer[d->next++];

	if (bits.size == 0 && nulls == 0)
		return GJ_OK;
	if (bits.size < bytes_of_bits(v->n) || v->n - gj_count_bits(bits.at, 0, v->n) != nulls)
		return gj_column_fault(v, d->err, "has other nulls than it says");
	if (nulls > 0)
		v->valid = bits.at;
	return GJ_OK;
}

static int take_fixed(gj_deal *d, struct ArrowArray *out, const gj_arrow_values *v)
{
	const gj_arrow_column *column = v->column;
	gj_bytes values = d->buffer[d->next++];
	size_t need = column->type.shape == GJ_SHAPE_BITS
			      ? bytes_of_bits(v->n)
			      : (size_t)v->n * (size_t)column->type.width;

	if (values.size < need)
		return gj_column_fault(v, d->err, "has fewer values than it says");
	out->buffers[1] = values.at;
	if (column->values != NULL)
		return gj_check_indices(
			v, values.at,
			out->dictionary->release != NULL ? out->dictionary->length : 0, d->err);
	if (column->type.wire == GJ_WIRE_DATE && !column->type.in_days)
		return gj_check_days(v, values.at, d->err);
	return GJ_OK;
}

/* A column without values may come without its one offset. */
static int take_offsets(gj_deal *d, struct ArrowArray *out, const gj_arrow_values *v)
{
	gj_bytes offsets = d->buffer[d->next++];
	size_t need = ((size_t)v->n + 1) * (size_t)v->column->type.width;

	if (offsets.size < need && v->n > 0)
		return gj_column_fault(v, d->err, "has fewer offsets than values");
	out->buffers[1] = offsets.size < need ? gj_zero_offset : offsets.at;
	return GJ_OK;
}

static int take_text(gj_deal *d, struct ArrowArray *out, const gj_arrow_values *v)
{
	int width = v->column->type.width;
	int rc = take_offsets(d, out, v);
	gj_bytes text = d->buffer[d->next++];

	out->buffers[2] = text.at;
	if (rc == GJ_OK)
		rc = gj_check_offsets(v, out->buffers[1], width, text.size, d->err);
	return rc == GJ_OK ? gj_check_text(v, out->buffers[1], width, text, d->err) : rc;
}

static int take_list(gj_deal *d, struct ArrowArray *out, const gj_arrow_values *v)
{
	int rc = take_offsets(d, out, v);

	if (rc == GJ_OK)
		rc = gj_deal_out(d, out->children[0], v->column->item);
	return rc == GJ_OK ? gj_check_offsets(v, out->buffers[1], v->column->type.width,
					      (uint64_t)out->children[0]->length, d->err)
			   : rc;
}

static int take_node(gj_deal *d, struct ArrowArray *out, gj_arrow_values *v)
{
	gj_span node = gj_meta_span_at(d->batch->nodes, d->node++);

	if (node.first < 0 || node.first > GJ_ARROW_ROWS_LIMIT)
		return gj_column_fault(v, d->err, "has more values than a batch may have");
	if (node.second < 0 || node.second > node.first)
		return gj_column_fault(v, d->err, "has other nulls than it says");
	v->n = node.first;
	out->length = node.first;
	out->null_count = v->column->type.shape == GJ_SHAPE_NULL ? node.first : node.second;
	return GJ_OK;
}

int gj_deal_out(gj_deal *d, struct ArrowArray *out, const gj_arrow_column *column)
{
	gj_arrow_values v = {column, NULL, 0, d->message};
	int rc = take_node(d, out, &v);

	if (rc != GJ_OK || column->type.shape == GJ_SHAPE_NULL)
		return rc;
	rc = take_valid(d, &v, out->null_count);
	if (rc != GJ_OK)
		return rc;
	out->buffers[0] = v.valid;
	switch (column->type.shape) {
	case GJ_SHAPE_TEXT:
		return take_text(d, out, &v);
	case GJ_SHAPE_LIST:
		return take_list(d, out, &v);
	default:
		return take_fixed(d, out, &v);
	}
}
