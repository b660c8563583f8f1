/* SPDX-License-Identifier: Apache-2.0 */
/* A model's closed forms over a grid of one or two parameters. The same numbers for any number of threads. */
#ifndef GJ_DYNAMICS_SWEEP_H
#define GJ_DYNAMICS_SWEEP_H

#include "base/arena.h"
#include "base/fault.h"
#include "dynamics/model.h"

enum { GJ_SWEEP_AXES = 2, GJ_SWEEP_MOST = 4000000 /* points times outputs */ };

/* `n` values of a parameter from `from` to `to`, both among them, evenly; n from 2. `from` may be above `to`. */
typedef struct gj_sweep_axis {
	size_t param;
	double from, to;
	size_t n;
} gj_sweep_axis;

typedef struct gj_sweep {
	const gj_model *model;
	size_t n_axes;
	gj_sweep_axis axis[GJ_SWEEP_AXES];
	size_t n_points;
	double *value; /* [n_points * n_outputs] in the arena; of two axes the second runs faster */
} gj_sweep;

/* Value number `i` of an axis: the last one is `to` to the last digit. */
double gj_sweep_at(const gj_sweep_axis *axis, size_t i);

/* `text` is A:B:N. GJ_EINPUT: it is not, N is below 2, A or B is out of the parameter's range, or between them a whole one is not whole. */
int gj_sweep_axis_read(gj_sweep_axis *out, const gj_model *model, size_t param, gj_str text,
		       gj_error *err);

/*
 * Solve `model` at `param` with the parameters of the axes at every point. GJ_OK; GJ_EINPUT: too many points, an axis twice, a parameter
 * out of range; GJ_ENOMEM.
 */
int gj_sweep_run(gj_sweep *out, const gj_model *model, const double *param,
		 const gj_sweep_axis *axis, size_t n_axes, unsigned threads, gj_arena *arena,
		 gj_error *err);

#endif
