/* SPDX-License-Identifier: Apache-2.0 */
/* The reader: schema first, then batches, with the dictionaries that come between them. */
#include <inttypes.h>

#include "arrow/batch.h"
#include "arrow/schema.h"

struct gj_ipc {
	gj_arena arena; /* the schema, the table, this struct */
	gj_stream stream;
	struct ArrowSchema schema;
	gj_arrow_columns table;
	const int64_t *ids;	   /* by slot, as are the dictionaries */
	gj_dictionary *dictionary; /* each slot holds its parcel once */
	size_t held;		   /* bytes of all dictionaries */
	bool done, failed;
};

static int read_schema(gj_ipc *reader, gj_error *err)
{
	gj_meta meta;
	bool more;
	int rc = gj_stream_next(&reader->stream, &meta, &more, err);

	if (rc == GJ_OK && !more) {
		gj_fault(err, GJ_EINPUT, "the Arrow stream is empty");
		return gj_fault_help(err, "a table without rows still has a schema; write that");
	}
	if (rc == GJ_OK)
		rc = gj_schema_read(&reader->schema, &reader->ids, &reader->arena, &meta, err);
	if (rc == GJ_OK)
		rc = gj_table_of(&reader->table, &reader->arena, &reader->schema, err);
	if (rc != GJ_OK)
		return rc;
	reader->dictionary =
		gj_arena_array(&reader->arena, reader->table.n_slots, sizeof *reader->dictionary);
	return reader->dictionary == NULL ? gj_fault_memory(err) : GJ_OK;
}

int gj_ipc_open(gj_ipc **out, const gj_alloc *alloc, gj_ipc_source *source, void *context,
		gj_error *err)
{
	gj_arena arena;
	gj_ipc *reader;
	int rc;

	*out = NULL;
	gj_arena_init(&arena, alloc, 4 * (size_t)GJ_ARROW_HEAD_LIMIT);
	reader = gj_arena_get(&arena, sizeof *reader);
	if (reader == NULL)
		return gj_fault_memory(err);
	reader->arena = arena;
	reader->stream = (gj_stream){.source = source, .context = context, .alloc = alloc};
	rc = read_schema(reader, err);
	if (rc == GJ_OK)
		*out = reader;
	else
		gj_ipc_close(reader);
	return rc;
}

const struct ArrowSchema *gj_ipc_schema(const gj_ipc *reader)
{
	return &reader->schema;
}

static int refuse_dictionary(const gj_ipc *reader, gj_error *err, const char *what)
{
	gj_fault(err, GJ_EINPUT, "message %" PRIu64 " of the Arrow stream is a dictionary %s",
		 reader->stream.count, what);
	return gj_fault_help(err, "write whole dictionaries, or cast the columns to utf8");
}

/* A few bytes can decompress to a large dictionary, and all of them are kept: together they stay in the limit of one message. */
static int count_held(gj_ipc *reader, const gj_parcel *before, const gj_parcel *made, gj_error *err)
{
	reader->held -= before != NULL ? before->block_size : 0;
	reader->held += made->block_size;
	if (reader->held <= (size_t)GJ_ARROW_MESSAGE_LIMIT + GJ_BUFFER_ALIGN)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT,
		 "the dictionaries of the Arrow stream are together larger than 1 GiB");
	return gj_fault_help(err, "cast the columns to utf8");
}

/* Columns may share a dictionary: the first reads it, for the others it must be of the same type. */
static int next_dictionary(gj_ipc *reader, const gj_meta *meta, gj_error *err)
{
	const gj_arrow_column *first = NULL;
	gj_dictionary made = {NULL, NULL};
	gj_meta_batch batch;
	int rc;

	if (!gj_meta_open_batch(&batch, meta))
		return refuse_dictionary(reader, err, "without values");
	if (batch.is_delta)
		return refuse_dictionary(reader, err,
					 "that adds to an earlier one, which is not carried");
	for (size_t i = 0; i < reader->table.n; i++) {
		const gj_arrow_column *column = &reader->table.column[i];

		if (column->values == NULL || reader->ids[column->slot] != batch.dictionary)
			continue;
		if (first != NULL && first->values->type.width != column->values->type.width)
			return refuse_dictionary(reader, err, "of columns of different types");
		if (first == NULL)
			first = column;
	}
	if (first == NULL)
		return refuse_dictionary(reader, err, "of no column");
	rc = gj_dictionary_read(&made, &reader->stream, meta, &batch, first, err);
	if (rc == GJ_OK)
		rc = count_held(reader, reader->dictionary[first->slot].parcel, made.parcel, err);
	for (size_t i = 0; rc == GJ_OK && i < reader->table.n_slots; i++) {
		if (reader->ids[i] != batch.dictionary)
			continue;
		gj_parcel_drop(reader->dictionary[i].parcel);
		gj_parcel_hold(made.parcel);
		reader->dictionary[i] = made;
	}
	gj_parcel_drop(made.parcel);
	return rc;
}

static int next(gj_ipc *reader, struct ArrowArray *out, gj_error *err)
{
	for (;;) {
		gj_meta meta;
		bool more;
		int rc = gj_stream_next(&reader->stream, &meta, &more, err);

		if (rc != GJ_OK || !more) {
			reader->done = rc == GJ_OK;
			return rc;
		}
		if (meta.kind == GJ_META_BATCH)
			return gj_batch_read(out, &reader->stream, &meta, &reader->table,
					     reader->dictionary, err);
		if (meta.kind != GJ_META_DICTIONARY) {
			gj_fault(err, GJ_EINPUT,
				 "message %" PRIu64
				 " of the Arrow stream is neither rows nor a dictionary",
				 reader->stream.count);
			return gj_fault_help(err, "write one table to one stream");
		}
		rc = next_dictionary(reader, &meta, err);
		if (rc != GJ_OK)
			return rc;
	}
}

int gj_ipc_next(gj_ipc *reader, struct ArrowArray *out, gj_error *err)
{
	int rc;

	memset(out, 0, sizeof *out);
	if (reader->failed)
		return gj_fault(err, GJ_EINPUT, "the Arrow stream could not be read up to here");
	if (reader->done)
		return GJ_OK;
	rc = next(reader, out, err);
	reader->failed = rc != GJ_OK;
	return rc;
}

void gj_ipc_close(gj_ipc *reader)
{
	gj_arena arena;

	if (reader == NULL)
		return;
	for (size_t i = 0; reader->dictionary != NULL && i < reader->table.n_slots; i++)
		gj_parcel_drop(reader->dictionary[i].parcel);
	gj_stream_free(&reader->stream);
	arena = reader->arena; /* the reader lies in it */
	gj_arena_free(&arena);
}
