/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which parameter moves an output: Sobol's indices of first order and total (1993; Homma and Saltelli 1996), from the sample of
 * Saltelli (2010), N (d + 2) evaluations, by Jansen's estimators (1999). The error of each is its jackknife over 32 groups.
 */
#ifndef GJ_DYNAMICS_SOBOL_H
#define GJ_DYNAMICS_SOBOL_H

#include "base/arena.h"
#include "base/fault.h"
#include "dynamics/model.h"

enum { GJ_SOBOL_MOST_INPUTS = 64, GJ_SOBOL_MOST_OUTPUTS = 64, GJ_SOBOL_GROUPS = 32 };

#define GJ_SOBOL_MOST_ROWS UINT64_C(1000000000)

/* A function of `n_inputs` numbers, pure and safe to call from several threads. An output without a value is NaN. */
typedef struct gj_sobol_function {
	size_t n_inputs, n_outputs;
	void (*at)(const void *context, const double *unit,
		   double *out); /* inputs in [0, 1), independent, uniform */
	const void *context;
} gj_sobol_function;

typedef struct gj_sobol_options {
	uint64_t rows;	  /* N, rounded up to a multiple of the groups; 64 to GJ_SOBOL_MOST_ROWS */
	uint64_t seed;	  /* row i takes stream i: the same indices for any number of threads */
	unsigned threads; /* 1 to GJ_MOST_THREADS; 0 counts as 1 */
	/* Called on the calling thread now and then with the rows done by all. NULL: not called. */
	void (*progress)(void *context, uint64_t done, uint64_t n);
	void *context;
} gj_sobol_options;

/* Share of the variance; its standard error. NaN: the output has no variance, or hardly a value. */
typedef struct gj_sobol_index {
	double first, first_error; /* by this input alone */
	double total, total_error; /* by this input alone and with others */
} gj_sobol_index;

typedef struct gj_sobol_output {
	double mean, variance;
	uint64_t
		rows; /* rows in which all evaluations gave a value: the indices are of these only */
	double heaviest; /* share of the sum of squares that the one evaluation furthest out carries */
	gj_sobol_index *index; /* of each input */
} gj_sobol_output;

/*
 * Whether the indices of an input may be printed: both errors at most 0.1, and no evaluation carrying over a twentieth of the squares.
 * Where one does, the output has a pole within the ranges: shares of its variance say nothing, and the errors need not show it.
 */
bool gj_sobol_known(const gj_sobol_output *output, size_t input);

typedef struct gj_sobol {
	uint64_t rows, evaluations;
	size_t n_inputs, n_outputs;
	gj_sobol_output *output; /* in the arena */
} gj_sobol;

/* GJ_OK; GJ_EINPUT: rows, inputs or outputs are out of range; GJ_ENOMEM. */
int gj_sobol_run(gj_sobol *out, const gj_sobol_function *function, const gj_sobol_options *options,
		 gj_arena *arena, gj_error *err);

/*
 * The indices of a model's closed forms, each parameter uniform over low[i] to high[i] (NULL: its whole range), whole ones over the
 * whole numbers there. A parameter with low = high stays where it is, and has indices 0. GJ_EINPUT also: a bound outside the range,
 * or low above high.
 */
int gj_sobol_model(gj_sobol *out, const gj_model *model, const double *low, const double *high,
		   const gj_sobol_options *options, gj_arena *arena, gj_error *err);

#endif
