/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/batch.h"

#include <inttypes.h>

#include "arrow/check.h"
#include "arrow/deal.h"

/* The structs of one column, still without values. */
static bool make(gj_arena *arena, struct ArrowArray *out, const gj_arrow_column *column)
{
	out->n_buffers = (int64_t)gj_buffers_of(&column->type);
	out->buffers = gj_arena_array(arena, (size_t)out->n_buffers, sizeof *out->buffers);
	if (out->buffers == NULL)
		return false;
	if (column->values != NULL)
		out->dictionary = gj_arena_get(arena, sizeof *out->dictionary);
	if (column->values != NULL && out->dictionary == NULL)
		return false;
	if (column->item == NULL)
		return true;
	out->children = gj_arena_array(arena, 1, sizeof *out->children);
	if (out->children == NULL)
		return false;
	out->children[0] = gj_arena_get(arena, sizeof *out->children[0]);
	out->n_children = out->children[0] != NULL;
	return out->n_children == 1 && make(arena, out->children[0], column->item);
}

static void count_parts(const gj_arrow_column *column, size_t *nodes, size_t *buffers)
{
	*nodes += 1;
	*buffers += gj_buffers_of(&column->type);
	if (column->item != NULL)
		count_parts(column->item, nodes, buffers);
}

/* Held before anything is read: as many nodes and buffers as the schema asks for, a known codec, a sane length. */
static int check_head(const gj_stream *stream, const gj_meta_batch *batch,
		      const gj_arrow_column *column, size_t n, gj_error *err)
{
	size_t nodes = 0, buffers = 0;

	for (size_t i = 0; i < n; i++)
		count_parts(&column[i], &nodes, &buffers);
	if (batch->codec > GJ_CODEC_ZSTD) {
		gj_fault(err, GJ_EINPUT,
			 "message %" PRIu64
			 " of the Arrow stream is compressed in a way that is not known",
			 stream->count);
		return gj_fault_help(err, "write it without compression, or with lz4 or zstd");
	}
	if (batch->n_nodes != nodes || batch->n_buffers != buffers) {
		gj_fault(err, GJ_EINPUT,
			 "message %" PRIu64 " of the Arrow stream does not fit its schema",
			 stream->count);
		return gj_fault_help(err, "write the stream again");
	}
	if (batch->length >= 0 && batch->length <= GJ_ARROW_ROWS_LIMIT)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT,
		 "message %" PRIu64 " of the Arrow stream has more rows than a batch may have",
		 stream->count);
	return gj_fault_help(err, "write it in smaller batches");
}

/* A parcel with the body read and the structs of `n` columns under `top`. */
static int unpack(gj_deal *d, gj_stream *stream, const gj_meta *meta, const gj_arrow_column *column,
		  size_t n, struct ArrowArray *top)
{
	gj_bytes *buffer;
	int rc = check_head(stream, d->batch, column, n, d->err);

	if (rc != GJ_OK)
		return rc;
	d->parcel = gj_parcel_new(stream->alloc);
	if (d->parcel == NULL)
		return gj_fault_memory(d->err);
	top->children = gj_arena_array(&d->parcel->arena, n, sizeof *top->children);
	if (top->children == NULL)
		return gj_fault_memory(d->err);
	for (size_t i = 0; i < n; i++) {
		top->children[i] = gj_arena_get(&d->parcel->arena, sizeof **top->children);
		if (top->children[i] == NULL ||
		    !make(&d->parcel->arena, top->children[i], &column[i]))
			return gj_fault_memory(d->err);
		top->n_children++;
	}
	rc = gj_body_read(&buffer, d->parcel, stream, meta, d->batch, d->err);
	d->buffer = buffer;
	return rc;
}

/* A column's own struct of its dictionary, which shares the values with those of other batches. */
static void give_dictionary(const gj_deal *d, struct ArrowArray *out, const gj_arrow_column *column)
{
	const gj_dictionary *from = &d->dictionary[column->slot];

	if (from->parcel == NULL)
		return;
	*out->dictionary = *from->array;
	gj_parcel_give(from->parcel, out->dictionary);
}

static int take_column(gj_deal *d, struct ArrowArray *out, const gj_arrow_column *column)
{
	gj_arrow_values v = {column, NULL, 0, d->message};
	int rc;

	gj_parcel_give(d->parcel, out);
	if (out->n_children == 1)
		gj_parcel_give(d->parcel, out->children[0]);
	if (column->values != NULL)
		give_dictionary(d, out, column);
	rc = gj_deal_out(d, out, column);
	if (rc == GJ_OK && out->length != d->batch->length)
		return gj_column_fault(&v, d->err, "is not as long as its batch");
	return rc;
}

/* Where no dictionary came, the one that all values of the column, nulls, do not point into. */
static int empty_dictionary(gj_parcel *parcel, struct ArrowArray *out,
			    const gj_arrow_column *values)
{
	if (!make(&parcel->arena, out, values))
		return GJ_ENOMEM;
	out->buffers[1] = gj_zero_offset;
	out->buffers[2] = gj_zero_offset;
	gj_parcel_give(parcel, out);
	return GJ_OK;
}

int gj_batch_read(struct ArrowArray *out, gj_stream *stream, const gj_meta *meta,
		  const gj_arrow_columns *table, const gj_dictionary *dictionary, gj_error *err)
{
	gj_meta_batch batch;
	gj_deal d = {NULL, &batch, NULL, dictionary, 0, 0, stream->count, err};
	struct ArrowArray top = {0};
	int rc;

	if (!gj_meta_open_batch(&batch, meta))
		return gj_fault(err, GJ_EINPUT, "message %" PRIu64 " of the Arrow stream is broken",
				stream->count);
	rc = unpack(&d, stream, meta, table->column, table->n, &top);
	if (rc == GJ_OK) {
		top.length = batch.length;
		top.n_buffers = 1;
		top.buffers = gj_arena_array(&d.parcel->arena, 1, sizeof *top.buffers);
		rc = top.buffers == NULL ? gj_fault_memory(err) : GJ_OK;
	}
	for (size_t i = 0; rc == GJ_OK && i < table->n; i++) {
		rc = take_column(&d, top.children[i], &table->column[i]);
		if (rc == GJ_OK && table->column[i].values != NULL &&
		    top.children[i]->dictionary->release == NULL &&
		    empty_dictionary(d.parcel, top.children[i]->dictionary,
				     table->column[i].values) != GJ_OK)
			rc = gj_fault_memory(err);
	}
	if (d.parcel != NULL)
		gj_parcel_give(d.parcel, &top);
	gj_parcel_drop(d.parcel);
	if (rc == GJ_OK)
		*out = top;
	else if (top.release != NULL)
		top.release(&top);
	return rc;
}

int gj_dictionary_read(gj_dictionary *out, gj_stream *stream, const gj_meta *meta,
		       const gj_meta_batch *batch, const gj_arrow_column *column, gj_error *err)
{
	gj_deal d = {NULL, batch, NULL, NULL, 0, 0, stream->count, err};
	struct ArrowArray top = {0};
	gj_arrow_values v = {column, NULL, 0, stream->count};
	int rc = unpack(&d, stream, meta, column->values, 1, &top);

	if (rc == GJ_OK)
		rc = gj_deal_out(&d, top.children[0], column->values);
	if (rc == GJ_OK && top.children[0]->length != batch->length)
		rc = gj_column_fault(&v, err, "has a dictionary that is not as long as it says");
	if (rc != GJ_OK) {
		gj_parcel_drop(d.parcel);
		return rc;
	}
	out->parcel = d.parcel;
	out->array = top.children[0];
	return GJ_OK;
}
