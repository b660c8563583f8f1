/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus/stream.h"

/* Fill the chunk that is next; true: there may be more. An error is kept, for the bytes before it go first. */
static bool fill(gj_stream *stream, size_t at)
{
	stream->rc = gj_unpack_fill(&stream->unpack, stream->chunk[at], stream->size,
				    &stream->len[at], &stream->err);
	return stream->rc == GJ_OK && stream->len[at] > 0;
}

static void *fill_all(void *context)
{
	gj_stream *stream = context;
	bool more = true;

	pthread_mutex_lock(&stream->lock);
	while (more) {
		size_t at = stream->filled % GJ_STREAM_CHUNKS;

		while (!stream->stop && stream->filled - stream->used == GJ_STREAM_CHUNKS)
			pthread_cond_wait(&stream->moved, &stream->lock);
		if (stream->stop)
			break;
		pthread_mutex_unlock(&stream->lock);
		more = fill(stream, at);
		pthread_mutex_lock(&stream->lock);
		stream->filled += stream->len[at] > 0;
		stream->over = !more;
		pthread_cond_signal(&stream->moved);
	}
	pthread_mutex_unlock(&stream->lock);
	return NULL;
}

int gj_stream_open(gj_stream *out, const gj_corpus_file *file, uint64_t packed, gj_arena *arena,
		   gj_corpus_progress *progress, gj_error *err)
{
	bool threaded = file->packing != GJ_PACKED_NOT && !file->options.no_thread;
	int rc;

	memset(out, 0, sizeof *out);
	out->size = file->options.chunk;
	rc = gj_unpack_open(&out->unpack, file, packed, arena, progress, err);
	if (rc != GJ_OK)
		return rc;
	for (size_t i = 0; i < (threaded ? GJ_STREAM_CHUNKS : 1); i++) {
		out->chunk[i] = gj_arena_get(arena, out->size);
		if (out->chunk[i] == NULL)
			return gj_fault_memory(err);
	}
	if (!threaded)
		return GJ_OK;
	pthread_mutex_init(&out->lock, NULL);
	pthread_cond_init(&out->moved, NULL);
	out->threaded = pthread_create(&out->thread, NULL, fill_all, out) == 0;
	if (!out->threaded) { /* then without */
		pthread_cond_destroy(&out->moved);
		pthread_mutex_destroy(&out->lock);
	}
	return GJ_OK;
}

void gj_stream_close(gj_stream *stream)
{
	if (stream->threaded) {
		pthread_mutex_lock(&stream->lock);
		stream->stop = true;
		pthread_cond_signal(&stream->moved);
		pthread_mutex_unlock(&stream->lock);
		pthread_join(stream->thread, NULL);
		pthread_cond_destroy(&stream->moved);
		pthread_mutex_destroy(&stream->lock);
		stream->threaded = false;
	}
	gj_unpack_close(&stream->unpack);
}

static int ended(gj_stream *stream, gj_str *chunk, gj_error *err)
{
	*chunk = GJ_STR("");
	if (stream->rc != GJ_OK && err != NULL)
		*err = stream->err;
	return stream->rc;
}

static int next_here(gj_stream *stream, gj_str *chunk, gj_error *err)
{
	if (!stream->over)
		stream->over = !fill(stream, 0);
	else
		stream->len[0] = 0;
	if (stream->len[0] == 0)
		return ended(stream, chunk, err);
	*chunk = (gj_str){stream->chunk[0], stream->len[0]};
	return GJ_OK;
}

int gj_corpus_stream_next(gj_stream *stream, gj_str *chunk, gj_error *err)
{
	bool there;

	if (!stream->threaded)
		return next_here(stream, chunk, err);
	pthread_mutex_lock(&stream->lock);
	stream->used = stream->given; /* the chunk of the last call goes back */
	pthread_cond_signal(&stream->moved);
	while (stream->filled == stream->given && !stream->over)
		pthread_cond_wait(&stream->moved, &stream->lock);
	there = stream->filled > stream->given;
	pthread_mutex_unlock(&stream->lock);
	if (!there)
		return ended(stream, chunk, err);
	*chunk = (gj_str){stream->chunk[stream->given % GJ_STREAM_CHUNKS],
			  stream->len[stream->given % GJ_STREAM_CHUNKS]};
	stream->given++;
	return GJ_OK;
}
