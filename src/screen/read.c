/* SPDX-License-Identifier: Apache-2.0 */
/* Files cut into ranges, a batch of them at a time, and the ranges read over threads. */
#include <stdlib.h>

#include "base/parallel.h"
#include "screen/hashed.h"
#include "screen/run.h"

enum {
	BATCH = 32,	  /* files that are open at once */
	RANGE = 16 << 20, /* bytes */
	LEAST = 2 << 20,  /* a range is not made smaller for the threads' sake */
	EACH = 4,	  /* ranges for each thread, so that they end together */
	LEVEL = -7	  /* of zstd, for parts: quick, and for the checksum */
};

typedef struct batch {
	gj_screen_run_state *run;
	gj_corpus_file file[BATCH];
	gj_arena arena[BATCH];
	gj_screen_hashed hashed[BATCH];
	bool hash;	/* them, on the way */
	uint32_t first; /* number of file[0] */
	size_t n, n_open, n_hashed;
	struct todo {
		uint32_t slot, range;
		bool hash;	 /* the file, not a range of it */
		uint64_t weight; /* of a compressed file that cannot be cut: its bytes; else 0 */
	} * todo;
	size_t n_todo, cap;
	/* The first range that failed, in the order of `todo`: the same for any threads. */
	size_t failed;
	int rc;
	gj_error err;
	atomic_bool stop;
} batch;

static void fail(batch *b, size_t piece, int rc, const gj_error *err)
{
	gj_screen_shared *shared = &b->run->shared;

	pthread_mutex_lock(&shared->lock);
	if (b->rc == GJ_OK || piece < b->failed) {
		b->failed = piece;
		b->rc = rc;
		b->err = *err;
	}
	pthread_mutex_unlock(&shared->lock);
	atomic_store(&b->stop, true);
}

/* The counts of a range, on disk and then with the others. */
static int end_range(batch *b, gj_look *look, const struct todo *todo, gj_error *err)
{
	gj_screen_run_state *run = b->run;
	gj_screen *screen = run->screen;
	const char *state = "-";
	int rc = GJ_OK;

	for (size_t i = 0; i < look->sources.n && rc == GJ_OK; i++)
		rc = gj_part_put_counts(&look->part, look->sources.item[i], look->sources.n_counts,
					err);
	if (rc == GJ_OK)
		rc = gj_part_put_end(&look->part, look->counts, err);
	if (rc == GJ_OK)
		/* Not synced: a part that a power cut leaves damaged is seen, and made again. */
		rc = gj_outflow_finish(&look->part, false, err);
	if (rc == GJ_OK && b->hash)
		state = gj_screen_hashed_wait(&b->hashed[todo->slot], todo->range);
	if (state == NULL) /* the run has failed elsewhere, and says so there */
		return GJ_OK;
	if (rc == GJ_OK)
		rc = gj_journal_mark(run->journal, look->number, todo->range, gj_str_of(state),
				     err);
	if (rc != GJ_OK)
		return rc;
	pthread_mutex_lock(&run->shared.lock);
	rc = gj_screen_sources_merge(&screen->sources, &look->sources, err);
	screen->files.item[look->number].items += look->counts.items;
	screen->files.item[look->number].faults += look->counts.faults;
	pthread_mutex_unlock(&run->shared.lock);
	return rc;
}

static int read_range(batch *b, gj_look *look, const struct todo *todo, gj_error *err)
{
	gj_screen_run_state *run = b->run;
	const gj_screen *screen = run->screen;
	gj_corpus_sink sink = gj_look_sink(look);
	gj_arena arena;
	gj_str path;
	int rc;

	look->file = &b->file[todo->slot];
	look->number = b->first + todo->slot;
	look->last = NULL;
	look->counts = (gj_part_end){0, 0};
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_screen_sources_open(&look->sources, screen->sources.n_counts, screen->sources.most,
			       screen->sources.sample, screen->sources.seed);
	path = gj_screen_folder_part(&run->folder, &arena, look->number, todo->range);
	look->part = (gj_outflow_file){.fd = -1};
	rc = path.at == NULL ? gj_fault_memory(err)
			     : gj_outflow_open(&look->part, path, LEVEL, err);
	if (rc == GJ_OK)
		rc = gj_corpus_read(look->file, todo->range, gj_alloc_system(), &sink,
				    &run->shared.read, err);
	if (rc == GJ_OK)
		rc = end_range(b, look, todo, err);
	gj_outflow_drop(&look->part);
	gj_screen_sources_close(&look->sources);
	gj_arena_free(&arena);
	return rc;
}

static void do_piece(void *context, unsigned worker, size_t piece)
{
	batch *b = context;
	gj_look *look = &b->run->look[worker];
	const struct todo *todo = &b->todo[piece];
	gj_error err = {0};
	int rc = GJ_OK;

	if (todo->hash) {
		/* Also when all is over: somebody may wait for it. */
		rc = gj_screen_hashed_do(&b->hashed[todo->slot],
					 &b->run->screen->files.item[b->first + todo->slot],
					 &b->stop, &err);
	} else if (!atomic_load(&b->stop)) {
		if (!look->ready)
			rc = gj_look_open(look, &b->run->shared, &err);
		if (rc == GJ_OK)
			rc = read_range(b, look, todo, &err);
	}
	if (rc != GJ_OK)
		fail(b, piece, rc, &err);
}

/* Enough for the threads, but not so small that most of the time goes to syncing parts. */
static size_t ranges_for(const gj_screen *screen, uint64_t bytes)
{
	size_t n = (size_t)(bytes / RANGE) + 1, threads = screen->options.threads,
	       most = (size_t)(bytes / LEAST) + 1;

	if (screen->options.ranges > 0)
		return screen->options.ranges;
	if (threads > 1 && n < EACH * threads)
		n = EACH * threads < most ? EACH * threads : most;
	return n < GJ_CORPUS_MOST_RANGES ? n : GJ_CORPUS_MOST_RANGES;
}

static int add_todo(batch *b, uint32_t slot, uint32_t range, bool hash, gj_error *err)
{
	const gj_corpus_file *file = &b->file[slot];
	bool whole = file->packing != GJ_PACKED_NOT && file->n_ranges == 1;

	if (gj_arena_room(b->run->arena, (void **)&b->todo, &b->cap, b->n_todo, sizeof *b->todo) !=
	    GJ_OK)
		return gj_fault_memory(err);
	b->todo[b->n_todo++] = (struct todo){slot, range, hash, whole ? file->size : 0};
	return GJ_OK;
}

/* Was the range done before? Then what it found is taken. */
static int take_done(batch *b, uint32_t slot, uint32_t range, bool *whole, gj_error *err)
{
	gj_screen_run_state *run = b->run;
	uint32_t number = b->first + slot;
	gj_str state;

	*whole = false;
	if (!gj_journal_done(run->journal, number, range, &state) ||
	    (b->hash && !gj_screen_hashed_was(&b->hashed[slot], range, state)))
		return GJ_OK;
	return gj_screen_take_part(run, number, range, whole, err);
}

/* Which ranges of the file are to be read? Those that were done before give what they found. */
static int plan_file(batch *b, uint32_t slot, gj_error *err)
{
	gj_screen_run_state *run = b->run;
	gj_corpus_file *file = &b->file[slot];
	uint32_t number = b->first + slot;
	uint64_t done = 0;
	int rc = gj_journal_file(run->journal, file, number, ranges_for(run->screen, file->size),
				 err);

	if (rc == GJ_OK && b->hash) {
		if (gj_screen_hashed_open(&b->hashed[slot], &b->arena[slot], file) != GJ_OK)
			return gj_fault_memory(err);
		b->n_hashed++;
		rc = add_todo(b, slot, 0, true, err);
	}
	for (uint32_t i = 0; rc == GJ_OK && i < file->n_ranges; i++) {
		bool whole;

		rc = take_done(b, slot, i, &whole, err);
		done += whole;
		if (rc == GJ_OK && !whole)
			rc = add_todo(b, slot, i, false, err);
	}
	if (rc != GJ_OK)
		return rc;
	run->screen->resumed += done;
	run->ranges[number] = (uint32_t)file->n_ranges;
	/* For the time that is left; ranges are about alike. */
	run->shared.all -= file->size / file->n_ranges * done;
	return GJ_OK;
}

static int open_batch(batch *b, gj_error *err)
{
	const gj_screen *screen = b->run->screen;
	int rc = GJ_OK;

	for (uint32_t i = 0; i < b->n && rc == GJ_OK; i++) {
		const gj_screen_file *file = &screen->files.item[b->first + i];

		gj_arena_init(&b->arena[i], gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		b->n_open++;
		rc = gj_corpus_open(&b->file[i], &b->arena[i], file->path, &screen->options.corpus,
				    err);
		if (rc == GJ_OK)
			rc = plan_file(b, i, err);
	}
	return rc;
}

/*
 * The longest that cannot be cut first, or one thread ends long after the others; the rest in order. A file is hashed from before its first
 * range is read, by then another thread: who waits for the hash never waits for himself.
 */
static int by_weight(const void *a, const void *b)
{
	const struct todo *left = a, *right = b;

	if (left->weight != right->weight)
		return left->weight > right->weight ? -1 : 1;
	if (left->slot != right->slot)
		return left->slot < right->slot ? -1 : 1;
	if (left->hash != right->hash)
		return left->hash ? -1 : 1;
	return left->range < right->range ? -1 : 1;
}

static int read_batch(batch *b, gj_error *err)
{
	int rc = open_batch(b, err);

	if (rc == GJ_OK && b->n_todo > 1)
		qsort(b->todo, b->n_todo, sizeof *b->todo, by_weight);
	if (rc == GJ_OK)
		gj_parallel(b->n_todo, b->run->screen->options.threads, do_piece, b);
	for (size_t i = 0; i < b->n_hashed; i++)
		gj_screen_hashed_close(&b->hashed[i]);
	for (size_t i = 0; i < b->n_open; i++) {
		gj_corpus_close(&b->file[i]);
		gj_arena_free(&b->arena[i]);
	}
	if (rc == GJ_OK && b->rc != GJ_OK) {
		*err = b->err;
		rc = b->rc;
	}
	return rc;
}

int gj_screen_read_all(gj_screen_run_state *run, gj_error *err)
{
	const gj_screen *screen = run->screen;
	batch *b = gj_arena_get(run->arena, sizeof *b);
	int rc = GJ_OK;

	run->ranges = gj_arena_array(run->arena, screen->files.n, sizeof *run->ranges);
	if (b == NULL || run->ranges == NULL)
		return gj_fault_memory(err);
	b->run = run;
	b->hash = !gj_screen_hash_first(&screen->options);
	for (size_t at = 0; at < screen->files.n && rc == GJ_OK; at += BATCH) {
		b->first = (uint32_t)at;
		b->n = screen->files.n - at < BATCH ? screen->files.n - at : BATCH;
		b->n_open = b->n_todo = b->n_hashed = 0;
		rc = read_batch(b, err);
	}
	return rc;
}
