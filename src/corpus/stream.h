/* SPDX-License-Identifier: Apache-2.0 */
/* A file as chunks, one after the other; a compressed one is decompressed by a thread beside the one that reads. */
#ifndef GJ_CORPUS_STREAM_H
#define GJ_CORPUS_STREAM_H

#include <pthread.h>

#include "corpus/unpack.h"

enum { GJ_STREAM_CHUNKS = 3 }; /* one that is read, one that is filled, one that waits */

typedef struct gj_stream {
	gj_unpack unpack;
	char *chunk[GJ_STREAM_CHUNKS];
	size_t len[GJ_STREAM_CHUNKS];
	size_t size;
	bool threaded;
	pthread_t thread;
	uint64_t given; /* chunks handed over; of the thread that reads alone */
	/* From here on under the lock, where there is a thread. */
	pthread_mutex_t lock;
	pthread_cond_t moved;
	uint64_t filled, used; /* chunks filled, and given back */
	bool over;	       /* no more chunks: the end, or `rc` */
	bool stop;	       /* nobody wants more */
	int rc;
	gj_error err;
} gj_stream;

/* Must stay where it is until it is closed. */
int gj_stream_open(gj_stream *out, const gj_corpus_file *file, uint64_t packed, gj_arena *arena,
		   gj_corpus_progress *progress, gj_error *err);
void gj_stream_close(gj_stream *stream);

/* The next chunk, valid until the next call; empty at the end. All bytes before an error come before it. */
int gj_corpus_stream_next(gj_stream *stream, gj_str *chunk, gj_error *err);

#endif
