/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/stream.h"

#include <inttypes.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
	       "buffers are handed out in the order they came");

#define GZIP	     "\x1F\x8B\x08"
#define WRITE_STREAM "write the table as an Arrow IPC stream"

enum { WORD = 4, CONTINUED = -1, SMALLEST_ROOM = 4 << 10 };

/* As many bytes as there are, up to `size`. */
static int fill(gj_stream *stream, void *to, size_t size, size_t *got, gj_error *err)
{
	*got = 0;
	while (*got < size) {
		size_t some = 0;
		int rc = stream->source(stream->context, (char *)to + *got, size - *got, &some);

		if (rc == GJ_ENOMEM)
			return gj_fault_memory(err);
		if (rc != GJ_OK || some > size - *got)
			return gj_fault(err, GJ_EIO, "the Arrow stream could not be read further");
		if (some == 0)
			break;
		*got += some;
	}
	return GJ_OK;
}

static int whole(gj_stream *stream, void *to, size_t size, gj_error *err)
{
	size_t got;
	int rc = fill(stream, to, size, &got, err);

	if (rc != GJ_OK || got == size)
		return rc;
	gj_fault(err, GJ_EINPUT, "the Arrow stream ends in the middle of message %" PRIu64,
		 stream->count);
	return gj_fault_help(err, "was it written and copied to its end? write it again");
}

/* A head of 16 MiB before a schema is more likely some other file. */
static bool may_begin(const char word[WORD])
{
	return memcmp(word, "\xFF\xFF\xFF\xFF", WORD) == 0 ||
	       (word[3] == 0 && memcmp(word, GZIP, 3) != 0);
}

static int foreign(const char word[WORD], gj_error *err)
{
	static const struct {
		char start[WORD + 1];
		const char *what;
	} other[] = {{"PAR1", "a Parquet file"},
		     {"FEA1", "a Feather file of version 1"},
		     {"PK\3\4", "a ZIP file"},
		     {"\x28\xB5\x2F\xFD", "compressed as a whole by zstd"},
		     {"\x04\x22\x4D\x18", "compressed as a whole by lz4"}};

	for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
		if (memcmp(word, other[i].start, WORD) != 0)
			continue;
		gj_fault(err, GJ_EINPUT, "this is %s and not an Arrow stream", other[i].what);
		return gj_fault_help(err, WRITE_STREAM);
	}
	if (memcmp(word, GZIP, 3) == 0)
		gj_fault(err, GJ_EINPUT,
			 "this is compressed as a whole by gzip and not an Arrow stream");
	else
		gj_fault(err, GJ_EINPUT, "this is not an Arrow stream");
	return gj_fault_help(err, WRITE_STREAM);
}

/*
 * The first word of a message: a marker before its length, or at once its length as it was written before 2019. The
 * file format is a stream, too, after eight bytes of its own and before an index that is not needed.
 */
static int first_word(gj_stream *stream, int32_t *length, bool *more, gj_error *err)
{
	char word[WORD];
	size_t got;
	int rc = fill(stream, word, WORD, &got, err);

	*more = rc == GJ_OK && got != 0;
	if (!*more)
		return rc;
	if (got == WORD && stream->count == 0 && memcmp(word, "ARRO", WORD) == 0) {
		rc = whole(stream, word, WORD, err);
		if (rc == GJ_OK && memcmp(word, "W1\0\0", WORD) != 0)
			rc = foreign(word, err);
		if (rc == GJ_OK)
			rc = fill(stream, word, WORD, &got, err);
		if (rc != GJ_OK)
			return rc;
	}
	if (got == WORD && stream->count == 0 && !may_begin(word))
		return foreign(word, err);
	stream->count++;
	if (got < WORD)
		return whole(stream, word, WORD, err);
	memcpy(length, word, WORD);
	return *length == CONTINUED ? whole(stream, length, WORD, err) : GJ_OK;
}

static int make_room(gj_stream *stream, size_t size, gj_error *err)
{
	if (size <= stream->room)
		return GJ_OK;
	gj_stream_free(stream);
	if (size < SMALLEST_ROOM)
		size = SMALLEST_ROOM;
	stream->head = stream->alloc->take(stream->alloc->context, size);
	if (stream->head == NULL)
		return gj_fault_memory(err);
	stream->room = size;
	return GJ_OK;
}

static int broken(const gj_stream *stream, gj_error *err)
{
	gj_fault(err, GJ_EINPUT, "message %" PRIu64 " of the Arrow stream is broken",
		 stream->count);
	return gj_fault_help(err, "write the stream again");
}

static int too_large(const gj_stream *stream, gj_error *err)
{
	gj_fault(err, GJ_EINPUT,
		 "message %" PRIu64
		 " of the Arrow stream is larger than 1 GiB, or its head than 64 MiB",
		 stream->count);
	return gj_fault_help(err, "write it in smaller batches");
}

int gj_stream_next(gj_stream *stream, gj_meta *out, bool *more, gj_error *err)
{
	int32_t length = 0;
	int rc = first_word(stream, &length, more, err);

	if (rc != GJ_OK || !*more)
		return rc;
	*more = length != 0;
	if (length == 0)
		return GJ_OK;
	if (length < 0)
		return broken(stream, err);
	if (length > GJ_ARROW_HEAD_LIMIT)
		return too_large(stream, err);
	rc = make_room(stream, (size_t)length, err);
	if (rc == GJ_OK)
		rc = whole(stream, stream->head, (size_t)length, err);
	if (rc != GJ_OK)
		return rc;
	if (!gj_meta_open(out, stream->head, (size_t)length) || out->body < 0)
		return broken(stream, err);
	if (out->body > GJ_ARROW_MESSAGE_LIMIT - length)
		return too_large(stream, err);
	if (out->version == GJ_META_V4 || out->version == GJ_META_V5)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT,
		 "the Arrow stream is of metadata version %d; versions 4 and 5 are read",
		 out->version + 1);
	return gj_fault_help(err, "write it with a library of 2018 or later");
}

int gj_stream_body(gj_stream *stream, void *to, size_t size, gj_error *err)
{
	return whole(stream, to, size, err);
}

void gj_stream_free(gj_stream *stream)
{
	if (stream->head != NULL)
		stream->alloc->give(stream->alloc->context, stream->head, stream->room);
	stream->head = NULL;
	stream->room = 0;
}
