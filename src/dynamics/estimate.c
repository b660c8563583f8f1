/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/estimate.h"

#include <math.h>
#include <stdlib.h>

#include "base/parallel.h"

enum {
	BLOCK = 512,  /* histories of one piece of work; 2^14 kept ones are whole blocks */
	ROUND = 1024, /* blocks between two reports of progress */
	LEVELS = 64   /* of the tree of sums */
};

/* Sums of 1, 2, 4, ... rounds, joined like the digits of a counter when it carries: a tree that does not hang on how many there are. */
typedef struct tree {
	gj_moments *level[LEVELS];
	bool full[LEVELS];
} tree;

typedef struct run {
	const gj_model *model;
	const double *param;
	const gj_estimate_options *options;
	uint64_t done; /* histories of the rounds before */
	double *space; /* of each worker: BLOCK values of each output */
	gj_moments *block;
	gj_estimate *out;
} run;

/* Keep the values of a block that lies among the first histories; NaN ones go to the end with the sort. */
static void keep(const run *r, uint64_t from, size_t n, const double *values)
{
	for (size_t o = 0; o < r->out->n_outputs; o++)
		for (size_t i = 0; i < n && from + i < GJ_ESTIMATE_KEPT; i++)
			r->out->output[o].kept[from + i] = values[o * BLOCK + i];
}

static void piece(void *context, unsigned worker, size_t number)
{
	run *r = context;
	size_t outputs = r->out->n_outputs;
	uint64_t from = r->done + (uint64_t)number * BLOCK;
	size_t n = r->options->n - from < BLOCK ? (size_t)(r->options->n - from) : BLOCK;
	double *values = r->space + (size_t)worker * BLOCK * outputs;
	double history[GJ_ESTIMATE_MOST_OUTPUTS];
	gj_random random;

	for (size_t i = 0; i < n; i++) {
		gj_random_at(&random, r->options->seed, r->options->first + from + i);
		r->model->draw(r->param, &random, history);
		for (size_t o = 0; o < outputs; o++)
			values[o * BLOCK + i] = history[o];
	}
	for (size_t o = 0; o < outputs; o++)
		r->block[number * outputs + o] = gj_moments_of(values + o * BLOCK, n);
	keep(r, from, n, values);
}

/* Join neighbours until one is left. */
static void join_blocks(gj_moments *block, size_t n, size_t outputs)
{
	for (size_t step = 1; step < n; step *= 2)
		for (size_t i = 0; i + step < n; i += 2 * step)
			for (size_t o = 0; o < outputs; o++)
				block[i * outputs + o] = gj_moments_join(
					block[i * outputs + o], block[(i + step) * outputs + o]);
}

static int carry(tree *t, gj_moments *sum, size_t outputs, gj_arena *arena)
{
	unsigned at = 0;

	for (; t->full[at]; at++) {
		for (size_t o = 0; o < outputs; o++)
			sum[o] = gj_moments_join(t->level[at][o], sum[o]);
		t->full[at] = false;
	}
	if (t->level[at] == NULL)
		t->level[at] = gj_arena_array(arena, outputs, sizeof *sum);
	if (t->level[at] == NULL)
		return GJ_ENOMEM;
	memcpy(t->level[at], sum, outputs * sizeof *sum);
	t->full[at] = true;
	return GJ_OK;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return isnan(x) || isnan(y) ? isnan(x) - isnan(y) : (x > y) - (x < y);
}

static void finish(gj_estimate *out, const tree *t)
{
	uint64_t kept = out->n < GJ_ESTIMATE_KEPT ? out->n : GJ_ESTIMATE_KEPT;

	for (size_t o = 0; o < out->n_outputs; o++) {
		gj_estimated *e = &out->output[o];

		for (unsigned i = 0; i < LEVELS; i++)
			if (t->full[i])
				e->moments = gj_moments_join(t->level[i][o], e->moments);
		qsort(e->kept, (size_t)kept, sizeof *e->kept, ascending);
		while (e->n_kept < kept && !isnan(e->kept[e->n_kept]))
			e->n_kept++;
	}
}

static int prepare(run *r, unsigned threads, gj_arena *arena, gj_error *err)
{
	size_t outputs = r->model->n_outputs;
	uint64_t kept = r->options->n < GJ_ESTIMATE_KEPT ? r->options->n : GJ_ESTIMATE_KEPT;

	r->space = gj_arena_array(arena, threads * BLOCK * outputs, sizeof *r->space);
	r->block = gj_arena_array(arena, ROUND * outputs, sizeof *r->block);
	r->out->output = gj_arena_array(arena, outputs, sizeof *r->out->output);
	if (r->space == NULL || r->block == NULL || r->out->output == NULL)
		return gj_fault_memory(err);
	for (size_t o = 0; o < outputs; o++) {
		r->out->output[o].kept = gj_arena_array(arena, (size_t)kept, sizeof(double));
		if (r->out->output[o].kept == NULL)
			return gj_fault_memory(err);
	}
	return GJ_OK;
}

static int rounds(run *r, tree *t, unsigned threads, gj_arena *arena, gj_error *err)
{
	const gj_estimate_options *options = r->options;
	size_t outputs = r->out->n_outputs;

	while (r->done < options->n) {
		uint64_t left = options->n - r->done, most = (uint64_t)BLOCK * ROUND;
		uint64_t now = left < most ? left : most;
		size_t blocks = (size_t)((now + BLOCK - 1) / BLOCK);

		gj_parallel(blocks, threads, piece, r);
		join_blocks(r->block, blocks, outputs);
		if (carry(t, r->block, outputs, arena) != GJ_OK)
			return gj_fault_memory(err);
		r->done += now;
		r->out->n = r->done;
		if (options->progress != NULL &&
		    !options->progress(options->context, r->done, options->n))
			break;
	}
	return GJ_OK;
}

/* What does not hang on the random numbers is refused before the first history. */
static int check(const gj_model *model, const double *param, const gj_estimate_options *options,
		 gj_error *err)
{
	double history[GJ_ESTIMATE_MOST_OUTPUTS];
	gj_random random;

	if (model->draw == NULL)
		return gj_fault(err, GJ_EINPUT, "the model `%s` has no simulation", model->name);
	if (options->n < 1 || options->n > GJ_ESTIMATE_MOST)
		return gj_fault(err, GJ_EINPUT, "histories must be 1 to 100000000000");
	if (model->n_outputs > GJ_ESTIMATE_MOST_OUTPUTS)
		return gj_fault(err, GJ_EINPUT, "the model `%s` has over %d outputs", model->name,
				GJ_ESTIMATE_MOST_OUTPUTS);
	gj_random_at(&random, options->seed, options->first);
	if (model->draw(param, &random, history) != GJ_OK)
		return gj_fault(err, GJ_EINPUT, "a parameter of the model `%s` is out of range",
				model->name);
	return GJ_OK;
}

int gj_estimate_run(gj_estimate *out, const gj_model *model, const double *param,
		    const gj_estimate_options *options, gj_arena *arena, gj_error *err)
{
	unsigned threads = options->threads > 0 ? options->threads : 1;
	gj_estimate found = {0, model->n_outputs, NULL};
	run r = {.model = model, .param = param, .options = options, .out = &found};
	tree t = {{NULL}, {false}};
	int rc;

	rc = check(model, param, options, err);
	if (rc != GJ_OK)
		return rc;
	if (threads > GJ_MOST_THREADS)
		threads = GJ_MOST_THREADS;
	rc = prepare(&r, threads, arena, err);
	if (rc == GJ_OK)
		rc = rounds(&r, &t, threads, arena, err);
	if (rc != GJ_OK)
		return rc;
	finish(&found, &t);
	*out = found;
	return GJ_OK;
}
