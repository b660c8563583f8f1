/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Monte Carlo: n histories of a model, their mean, standard error and quantiles. History number i takes stream i of the seed; sums are
 * made in blocks of fixed size and joined in a fixed order, so every digit is the same for any number of threads.
 */
#ifndef GJ_DYNAMICS_ESTIMATE_H
#define GJ_DYNAMICS_ESTIMATE_H

#include "base/arena.h"
#include "base/fault.h"
#include "dynamics/model.h"

enum {
	GJ_ESTIMATE_MOST_OUTPUTS = 64,
	GJ_ESTIMATE_KEPT = 1 << 14, /* histories whose values are kept for quantiles */
};

#define GJ_ESTIMATE_MOST UINT64_C(100000000000) /* histories: 10^11 */

/* Count, mean and sum of squared deviations (Chan, Golub, LeVeque 1979). */
typedef struct gj_moments {
	double n, mean, squares;
} gj_moments;

typedef struct gj_estimate_options {
	uint64_t n;	  /* histories, 1 to GJ_ESTIMATE_MOST */
	uint64_t seed;	  /* of all streams */
	uint64_t first;	  /* number of the first history: 0 unless a run is continued */
	unsigned threads; /* 1 to GJ_MOST_THREADS; 0 counts as 1 */
	/* Called on the calling thread now and then with the histories done; false ends the run. NULL: not called. */
	bool (*progress)(void *context, uint64_t done, uint64_t n);
	void *context;
} gj_estimate_options;

typedef struct gj_estimated {
	gj_moments
		moments; /* of the histories that gave a value; n = 0: the model draws none of this output */
	size_t n_kept;
	double *kept; /* values of the first histories, sorted: for quantiles */
} gj_estimated;

/* What a run found; everything lives in the arena that was given. */
typedef struct gj_estimate {
	uint64_t n; /* histories run: fewer than asked for when `progress` ended it */
	size_t n_outputs;
	gj_estimated *output;
} gj_estimate;

/*
 * GJ_OK. GJ_EINPUT: the model has no simulation, `n` is out of range, a parameter is. GJ_ENOMEM: over 8 MiB are needed with many
 * outputs. Nothing but `out` and the arena is written.
 */
int gj_estimate_run(gj_estimate *out, const gj_model *model, const double *param,
		    const gj_estimate_options *options, gj_arena *arena, gj_error *err);

/* Mean; standard error of the mean, NaN with fewer than two values. */
double gj_estimated_mean(const gj_estimated *estimated);
double gj_estimated_error(const gj_estimated *estimated);

/* The quantile of the kept values at `p`, 0 to 1, between the two nearest (Hyndman and Fan 1996, type 7); NaN when none is kept. */
double gj_estimated_quantile(const gj_estimated *estimated, double p);

/* The moments of n values, of which NaN ones are left out; and of two groups together. */
gj_moments gj_moments_of(const double *value, size_t n);
gj_moments gj_moments_join(gj_moments a, gj_moments b);

#endif
