/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/sobol.h"

#include <math.h>
#include <stdatomic.h>

#include "base/parallel.h"

/* Sums over the rows of one group, for one output; of the values about `about`, so that a large mean takes no digits away. */
typedef struct sums {
	double n, value, square; /* both matrices: 2n values */
	double furthest;	 /* the largest square */
	double *first, *total;	 /* squared differences, of each input */
} sums;

typedef struct run {
	const gj_sobol_function *function;
	uint64_t seed, rows_of_group;
	double *about; /* of each output */
	sums *group;   /* of group g and output o: [g * n_outputs + o] */
	double *space; /* of each worker: (d + 2) * n_outputs */
	const gj_sobol_options *options;
	atomic_uint_fast64_t done; /* rows */
} run;

enum { TOLD = 1024 }; /* rows between two reports of progress */

/* Worker 0 is the calling thread. */
static void tell(run *r, unsigned worker, uint64_t rows)
{
	uint64_t done = atomic_fetch_add(&r->done, rows) + rows;

	if (worker == 0 && r->options->progress != NULL)
		r->options->progress(r->options->context, done, r->rows_of_group * GJ_SOBOL_GROUPS);
}

/* One row: matrix A, matrix B, and A with one column of B. Returns the values: A, B, AB_1 ... AB_d. */
static void evaluate(const run *r, uint64_t row, double *values)
{
	const gj_sobol_function *f = r->function;
	double a[GJ_SOBOL_MOST_INPUTS], b[GJ_SOBOL_MOST_INPUTS];
	gj_random random;

	gj_random_at(&random, r->seed, row);
	for (size_t i = 0; i < f->n_inputs; i++)
		a[i] = gj_random_uniform(&random);
	for (size_t i = 0; i < f->n_inputs; i++)
		b[i] = gj_random_uniform(&random);
	f->at(f->context, a, values);
	f->at(f->context, b, values + f->n_outputs);
	for (size_t i = 0; i < f->n_inputs; i++) {
		double kept = a[i];

		a[i] = b[i];
		f->at(f->context, a, values + (i + 2) * f->n_outputs);
		a[i] = kept;
	}
}

static bool all_there(const double *values, size_t n, size_t stride)
{
	for (size_t i = 0; i < n; i++)
		if (!isfinite(values[i * stride]))
			return false;
	return true;
}

/* `values`: of one output, `stride` apart. */
static void add(sums *s, const double *values, size_t inputs, size_t stride, double about)
{
	double a = values[0] - about, b = values[stride] - about;

	if (!all_there(values, inputs + 2, stride))
		return;
	s->n++;
	s->value += a + b;
	s->square += a * a + b * b;
	s->furthest = fmax(s->furthest, fmax(a * a, b * b));
	for (size_t i = 0; i < inputs; i++) {
		double mixed = values[(i + 2) * stride] - about;

		s->first[i] += (b - mixed) * (b - mixed);
		s->total[i] += (a - mixed) * (a - mixed);
	}
}

static void piece(void *context, unsigned worker, size_t number)
{
	run *r = context;
	size_t outputs = r->function->n_outputs, inputs = r->function->n_inputs;
	double *values = r->space + (size_t)worker * (inputs + 2) * outputs;

	for (uint64_t i = 0; i < r->rows_of_group; i++) {
		evaluate(r, (uint64_t)number * r->rows_of_group + i, values);
		for (size_t o = 0; o < outputs; o++)
			add(&r->group[number * outputs + o], values + o, inputs, outputs,
			    r->about[o]);
		if ((i + 1) % TOLD == 0)
			tell(r, worker, TOLD);
	}
	tell(r, worker, r->rows_of_group % TOLD);
}

/* `all` less the group `without`, NULL for none: first and total of input i. Jansen: V - E[(B - AB)^2]/2, E[(A - AB)^2]/2. */
static void indices(const sums *all, const sums *without, size_t i, double *first, double *total)
{
	double n = all->n, value = all->value, square = all->square, f = all->first[i],
	       t = all->total[i], variance;

	if (without != NULL) {
		n -= without->n;
		value -= without->value;
		square -= without->square;
		f -= without->first[i];
		t -= without->total[i];
	}
	variance = square / (2 * n) - value / (2 * n) * (value / (2 * n));
	*first = variance > 0 ? 1 - f / (2 * n) / variance : NAN;
	*total = variance > 0 ? t / (2 * n) / variance : NAN;
}

/* The spread of the estimates that leave out one group each (Quenouille 1956, Tukey 1958). */
static gj_sobol_index index_of(const sums *all, const sums *group, size_t stride, size_t i)
{
	gj_sobol_index out;
	double first[GJ_SOBOL_GROUPS], total[GJ_SOBOL_GROUPS], mean_f = 0, mean_t = 0, f = 0, t = 0;

	indices(all, NULL, i, &out.first, &out.total);
	/* it never changed the output: what is left of the first index is noise of the others */
	if (out.total == 0)
		return (gj_sobol_index){0, 0, 0, 0};
	for (int g = 0; g < GJ_SOBOL_GROUPS; g++) {
		indices(all, &group[g * stride], i, &first[g], &total[g]);
		mean_f += first[g] / GJ_SOBOL_GROUPS;
		mean_t += total[g] / GJ_SOBOL_GROUPS;
	}
	for (int g = 0; g < GJ_SOBOL_GROUPS; g++) {
		f += (first[g] - mean_f) * (first[g] - mean_f);
		t += (total[g] - mean_t) * (total[g] - mean_t);
	}
	out.first_error = sqrt(f * (GJ_SOBOL_GROUPS - 1) / GJ_SOBOL_GROUPS);
	out.total_error = sqrt(t * (GJ_SOBOL_GROUPS - 1) / GJ_SOBOL_GROUPS);
	return out;
}

bool gj_sobol_known(const gj_sobol_output *output, size_t input)
{
	const gj_sobol_index *index = &output->index[input];

	return index->first_error <= 0.1 && index->total_error <= 0.1 && output->heaviest <= 0.05;
}

static void gather(const run *r, size_t o, sums *all, gj_sobol_output *out)
{
	size_t outputs = r->function->n_outputs, inputs = r->function->n_inputs;
	double mean;

	for (int g = 0; g < GJ_SOBOL_GROUPS; g++) {
		const sums *s = &r->group[(size_t)g * outputs + o];

		all->n += s->n;
		all->value += s->value;
		all->square += s->square;
		all->furthest = fmax(all->furthest, s->furthest);
		for (size_t i = 0; i < inputs; i++) {
			all->first[i] += s->first[i];
			all->total[i] += s->total[i];
		}
	}
	mean = all->value / (2 * all->n);
	out->rows = (uint64_t)all->n;
	out->mean = r->about[o] + mean;
	out->variance = all->n > 0 ? fmax(0, all->square / (2 * all->n) - mean * mean) : NAN;
	out->heaviest = all->furthest / (2 * all->n) / out->variance;
	for (size_t i = 0; i < inputs; i++)
		out->index[i] = index_of(all, &r->group[o], outputs, i);
}

static int sums_make(sums *s, size_t inputs, gj_arena *arena)
{
	s->first = gj_arena_array(arena, inputs, sizeof(double));
	s->total = gj_arena_array(arena, inputs, sizeof(double));
	return s->first != NULL && s->total != NULL ? GJ_OK : GJ_ENOMEM;
}

static int prepare(run *r, gj_sobol *out, unsigned threads, gj_arena *arena)
{
	size_t inputs = out->n_inputs, outputs = out->n_outputs;

	r->about = gj_arena_array(arena, outputs, sizeof(double));
	r->group = gj_arena_array(arena, GJ_SOBOL_GROUPS * outputs, sizeof *r->group);
	r->space = gj_arena_array(arena, threads * (inputs + 2) * outputs, sizeof(double));
	out->output = gj_arena_array(arena, outputs, sizeof *out->output);
	if (r->about == NULL || r->group == NULL || r->space == NULL || out->output == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < GJ_SOBOL_GROUPS * outputs; i++)
		if (sums_make(&r->group[i], inputs, arena) != GJ_OK)
			return GJ_ENOMEM;
	for (size_t o = 0; o < outputs; o++) {
		out->output[o].index = gj_arena_array(arena, inputs, sizeof *out->output[o].index);
		if (out->output[o].index == NULL)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

/* A value of each output near its mean: the middle of the cube, when there is one there. */
static void centre(const run *r)
{
	double middle[GJ_SOBOL_MOST_INPUTS];

	for (size_t i = 0; i < r->function->n_inputs; i++)
		middle[i] = 0.5;
	r->function->at(r->function->context, middle, r->about);
	for (size_t o = 0; o < r->function->n_outputs; o++)
		if (!isfinite(r->about[o]))
			r->about[o] = 0;
}

int gj_sobol_run(gj_sobol *out, const gj_sobol_function *function, const gj_sobol_options *options,
		 gj_arena *arena, gj_error *err)
{
	unsigned threads = options->threads > 0 ? options->threads : 1;
	gj_sobol found = {.n_inputs = function->n_inputs, .n_outputs = function->n_outputs};
	run r = {.function = function, .seed = options->seed, .options = options};

	if (options->rows < 2 * GJ_SOBOL_GROUPS || options->rows > GJ_SOBOL_MOST_ROWS)
		return gj_fault(err, GJ_EINPUT, "rows of the sample must be 64 to 1000000000");
	if (found.n_inputs < 1 || found.n_inputs > GJ_SOBOL_MOST_INPUTS || found.n_outputs < 1 ||
	    found.n_outputs > GJ_SOBOL_MOST_OUTPUTS)
		return gj_fault(err, GJ_EINPUT, "inputs and outputs must be 1 to 64");
	if (threads > GJ_MOST_THREADS)
		threads = GJ_MOST_THREADS;
	r.rows_of_group = (options->rows + GJ_SOBOL_GROUPS - 1) / GJ_SOBOL_GROUPS;
	found.rows = r.rows_of_group * GJ_SOBOL_GROUPS;
	found.evaluations = found.rows * (found.n_inputs + 2);
	if (prepare(&r, &found, threads, arena) != GJ_OK)
		return gj_fault_memory(err);
	centre(&r);
	gj_parallel(GJ_SOBOL_GROUPS, threads, piece, &r);
	for (size_t o = 0; o < found.n_outputs; o++) {
		sums all = {0};

		if (sums_make(&all, found.n_inputs, arena) != GJ_OK)
			return gj_fault_memory(err);
		gather(&r, o, &all, &found.output[o]);
	}
	*out = found;
	return GJ_OK;
}
