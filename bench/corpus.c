/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast a corpus is read, by whom nothing is looked for: bench_corpus FILE [RANGES THREADS]. Beside it what the machine gives at best
 * for the same file: its bytes alone, its bytes looked through for line ends, the decompression alone.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/parallel.h"
#include "corpus/corpus.h"
#include "corpus/stream.h"

enum { TIMES = 5 };

typedef struct sum {
	uint64_t items, chars, bytes, faults;
	int rc;
	gj_error err;
	char apart[64]; /* no two on one line of the cache */
} sum;

typedef struct job {
	gj_corpus_file file;
	sum *sum;
} job;

/* With one thread the time of the processor, which others on the machine do not lengthen; with more the time of day. */
static double now(unsigned threads)
{
	struct timespec t;

	clock_gettime(threads > 1 ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int text(void *context, const gj_item *item, const gj_passage *piece, gj_error *err)
{
	(void)item;
	(void)err;
	((sum *)context)->bytes += piece->text.len;
	return GJ_OK;
}

static int end(void *context, const gj_item *item, const gj_error *fault, gj_error *err)
{
	sum *s = context;

	(void)err;
	s->items++;
	s->faults += fault != NULL;
	s->chars += item->chars;
	return GJ_OK;
}

static void read_range(void *context, unsigned worker, size_t range)
{
	job *j = context;
	const gj_corpus_sink sink = {&j->sum[range], NULL, text, end};

	(void)worker;
	j->sum[range].rc =
		gj_corpus_read(&j->file, range, gj_alloc_system(), &sink, NULL, &j->sum[range].err);
}

static int fail(const gj_error *err)
{
	char words[1000];

	gj_error_text(err, words, sizeof words);
	fprintf(stderr, "%s\n", words);
	return 1;
}

/* The best of some runs: what comes out, by the second. */
static int bench_reader(job *j, gj_arena *arena, unsigned threads, uint64_t out_bytes)
{
	double best = 1e9;
	sum all = {0};

	for (int i = 0; i < TIMES; i++) {
		double start = now(threads), took;

		all = (sum){0};
		j->sum = gj_arena_array(arena, j->file.n_ranges, sizeof *j->sum);
		if (j->sum == NULL)
			return 1;
		gj_parallel(j->file.n_ranges, threads, read_range, j);
		took = now(threads) - start;
		best = took < best ? took : best;
		for (size_t k = 0; k < j->file.n_ranges; k++) {
			if (j->sum[k].rc != GJ_OK)
				return fail(&j->sum[k].err);
			all.items += j->sum[k].items;
			all.chars += j->sum[k].chars;
			all.bytes += j->sum[k].bytes;
			all.faults += j->sum[k].faults;
		}
	}
	printf("reader, %zu ranges, %u threads: %.0f MB/s; %" PRIu64 " items, %" PRIu64
	       " faults, %" PRIu64 " characters, %" PRIu64 " bytes of text\n",
	       j->file.n_ranges, threads, (double)out_bytes / best / 1e6, all.items, all.faults,
	       all.chars, all.bytes);
	return 0;
}

/* Without a format: bytes as they come, counted; with `lines` looked through once. */
static uint64_t drain(const gj_corpus_file *file, bool lines, double *took)
{
	double start = now(1);
	uint64_t bytes = 0, ends = 0;
	gj_stream stream;
	gj_arena arena;
	gj_error err;
	gj_str chunk;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (gj_stream_open(&stream, file, 0, &arena, NULL, &err) == GJ_OK)
		while (gj_corpus_stream_next(&stream, &chunk, &err) == GJ_OK && chunk.len > 0) {
			bytes += chunk.len;
			for (const char *at = chunk.at, *stop = at + chunk.len;
			     lines && (at = memchr(at, '\n', (size_t)(stop - at))) != NULL; at++)
				ends++;
		}
	gj_stream_close(&stream);
	gj_arena_free(&arena);
	*took = now(1) - start;
	return ends > UINT64_MAX - 1 ? 0 : bytes;
}

int main(int argc, char **argv)
{
	gj_corpus_options options = gj_corpus_defaults();
	size_t ranges = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
	unsigned threads = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 1;
	double took, best[2] = {1e9, 1e9};
	uint64_t bytes = 0;
	gj_arena arena;
	gj_error err;
	job j;
	int rc;

	if (argc < 2)
		return 2;
	options.keep_going = true;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_corpus_open(&j.file, &arena, gj_str_of(argv[1]), &options, &err);
	if (rc == GJ_OK)
		rc = gj_corpus_cut(&j.file, ranges, &err);
	if (rc != GJ_OK)
		return fail(&err);
	for (int i = 0; i < 2 * TIMES; i++) {
		bytes = drain(&j.file, i % 2 == 1, &took);
		best[i % 2] = took < best[i % 2] ? took : best[i % 2];
	}
	printf("bytes alone %.0f MB/s, with line ends %.0f MB/s (%" PRIu64 " bytes)\n",
	       (double)bytes / best[0] / 1e6, (double)bytes / best[1] / 1e6, bytes);
	rc = bench_reader(&j, &arena, threads, bytes);
	gj_corpus_close(&j.file);
	gj_arena_free(&arena);
	return rc;
}
