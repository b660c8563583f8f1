/* SPDX-License-Identifier: Apache-2.0 */
/* The model `lag` over time, for plots: what is believed, one drawn history, and a deviation that is corrected late. */
#ifndef GJ_DYNAMICS_LAG_PATH_H
#define GJ_DYNAMICS_LAG_PATH_H

#include "base/arena.h"
#include "base/fault.h"
#include "dynamics/lag.h"

enum { GJ_LAG_PATH_MOST = 1 << 16, GJ_LAG_STEPS_MOST = 1 << 22 };

typedef struct gj_lag_path_options {
	double years;	  /* above 0, at most 100: from 0 to here */
	size_t points;	  /* 2 to GJ_LAG_PATH_MOST, evenly */
	uint64_t seed;	  /* of the drawn history */
	uint64_t history; /* its number: the stream */
} gj_lag_path_options;

/* All arrays have n entries and live in the arena. Nothing in a path is an estimate: the drawn parts are one history among many. */
typedef struct gj_lag_path {
	size_t n;
	double *t;		/* years */
	double *heard;		/* P(heard by t), one channel */
	double *belief_thought; /* in danger, while all is silent, as the centre computes it */
	double *belief_true;	/* what the silence warrants */
	double *belief;	    /* of the drawn history: as thought until the first report, then 1 */
	double *stringency; /* of the drawn history, starting as the stationary process does */
	double *fixed;	    /* a deviation of 1 at t <= 0, corrected after a fixed lag */
	double *tiers;	    /* the same through the tiers */
	double first_heard; /* of the drawn history; infinite: not in `years` */
	size_t n_crises;    /* of the drawn history, after 0 */
	double *crisis;	    /* when */
} gj_lag_path;

/* GJ_OK; GJ_EINPUT: a parameter or option is out of range; GJ_ENOMEM. Only `out` and the arena are written. */
int gj_lag_path_run(gj_lag_path *out, const double *param, const gj_lag_path_options *options,
		    gj_arena *arena, gj_error *err);

/*
 * x' = -gain x(t - lag) with x = 1 for t <= 0, at the `n` times t[i] >= 0, rising. Method of steps by Simpson's rule, `steps` to a
 * lag, its midpoints and the output by cubic Hermite interpolation: fourth order, since the breaks in the derivatives fall on the grid.
 * GJ_EINPUT: more than GJ_LAG_STEPS_MOST steps.
 */
int gj_lag_fixed_path(double *x, const double *t, size_t n, double gain, double lag, unsigned steps,
		      gj_arena *arena, gj_error *err);

/* The same through tiers, all of them at 1 at first; classical Runge and Kutta, `steps` to the shorter of tier_time and 1/gain. */
int gj_lag_tiers_path(double *x, const double *t, size_t n, double gain, unsigned tiers,
		      double tier_time, unsigned steps, gj_error *err);

#endif
