/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of some blocks, handed out to threads; each block has its own places in the planes, so nobody waits for another. */
#include "portfolio/run.h"

#include "base/parallel.h"

enum { BLOCKS_A_PIECE = 64, PIECES_A_THREAD = 8 };

typedef struct worker {
	gj_runner runner;
	gj_host host;
	const gj_columns *columns;
	gj_error err;  /* of the first piece that failed here */
	size_t failed; /* its number */
	int rc;
} worker;

typedef struct job {
	size_t n, blocks; /* services; blocks of a piece */
	const gj_run_planes *planes;
	worker *worker;
} job;

static void put_block(const job *j, const gj_runner *runner, size_t block)
{
	for (size_t k = 0; k < runner->plan->n; k++) {
		size_t at = k * j->planes->stride + block * GJ_BLOCK_WORDS;

		memcpy(j->planes->yes + at, runner->out[k].yes, sizeof runner->out[k].yes);
		memcpy(j->planes->no + at, runner->out[k].no, sizeof runner->out[k].no);
	}
}

static void run_piece(void *context, unsigned number, size_t piece)
{
	job *j = context;
	worker *w = &j->worker[number];
	size_t end = (piece + 1) * j->blocks;

	for (size_t b = piece * j->blocks; w->rc == GJ_OK && b < end && b * GJ_BLOCK < j->n; b++) {
		size_t first = b * GJ_BLOCK, n = j->n - first < GJ_BLOCK ? j->n - first : GJ_BLOCK;

		w->failed = piece;
		w->rc = gj_host_prepare(&w->host, first, n, &w->err);
		if (w->rc != GJ_OK)
			return;
		gj_runner_run(&w->runner, w->columns, first, n);
		put_block(j, &w->runner, b);
	}
}

/* Pieces are handed out in order, so the lowest that failed is the same for any number of threads. */
static int first_fault(const job *j, unsigned threads, gj_error *err)
{
	const worker *first = NULL;

	for (unsigned i = 0; i < threads; i++)
		if (j->worker[i].rc != GJ_OK &&
		    (first == NULL || j->worker[i].failed < first->failed))
			first = &j->worker[i];
	if (first == NULL)
		return GJ_OK;
	if (err != NULL)
		*err = first->err;
	return first->rc;
}

typedef struct input {
	const gj_column *column; /* of a host, or */
	size_t n_columns;
	const gj_columns *columns; /* bound already */
	size_t n;
} input;

static int open_worker(worker *w, gj_arena *arena, const gj_plan *plan, gj_path path,
		       const input *in, gj_error *err)
{
	if (gj_runner_new(&w->runner, arena, plan, path) != GJ_OK)
		return gj_fault_memory(err);
	w->columns = in->columns;
	if (in->columns != NULL)
		return GJ_OK;
	w->columns = &w->host.columns;
	return gj_host_bind(&w->host, arena, plan->law, in->column, in->n_columns, in->n, err);
}

static int run_all(const gj_plan *plan, const gj_alloc *alloc, gj_path path, unsigned threads,
		   const input *in, const gj_run_planes *planes, gj_error *err)
{
	size_t blocks = in->n / GJ_BLOCK + 1, pieces;
	job j = {in->n, BLOCKS_A_PIECE, planes, NULL};
	gj_arena arena;
	int rc = GJ_OK;

	threads = threads < 1 ? 1 : threads > GJ_MOST_THREADS ? GJ_MOST_THREADS : threads;
	/* Few services: pieces so small that all threads have some. */
	if (blocks / (threads * PIECES_A_THREAD) < BLOCKS_A_PIECE)
		j.blocks = blocks / (threads * PIECES_A_THREAD) + 1;
	pieces = blocks / j.blocks + 1;
	threads = threads > pieces ? (unsigned)pieces : threads;
	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	j.worker = gj_arena_array(&arena, threads, sizeof *j.worker);
	if (j.worker == NULL)
		rc = gj_fault_memory(err);
	for (unsigned i = 0; rc == GJ_OK && i < threads; i++)
		rc = open_worker(&j.worker[i], &arena, plan, path, in, err);
	if (rc == GJ_OK) {
		gj_parallel(pieces, threads, run_piece, &j);
		rc = first_fault(&j, threads, err);
	}
	gj_arena_free(&arena);
	return rc;
}

int gj_host_run(const gj_plan *plan, const gj_alloc *alloc, gj_path path, unsigned threads,
		const gj_column *columns, size_t n_columns, size_t n_services,
		const gj_run_planes *planes, gj_error *err)
{
	const input in = {columns, n_columns, NULL, n_services};

	return run_all(plan, alloc, path, threads, &in, planes, err);
}

int gj_columns_run(const gj_plan *plan, const gj_alloc *alloc, gj_path path, unsigned threads,
		   const gj_columns *columns, const gj_run_planes *planes, gj_error *err)
{
	const input in = {NULL, 0, columns, columns->n};

	return run_all(plan, alloc, path, threads, &in, planes, err);
}
