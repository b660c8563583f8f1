/* SPDX-License-Identifier: Apache-2.0 */
/* The two delayed corrections, step by step. */
#include <math.h>

#include "dynamics/lag_path.h"

typedef struct grid {
	double *x, *slope; /* at 0, h, 2h, ...; the slope to the right of each */
	double h;
} grid;

/* Cubic through both ends of the interval that holds t; 1 before the start. */
static double at(const grid *g, double t)
{
	double place = t / g->h, s;
	size_t i;

	if (place <= 0)
		return 1;
	i = (size_t)place;
	s = place - (double)i;
	return (1 + 2 * s) * (1 - s) * (1 - s) * g->x[i] +
	       s * (1 - s) * (1 - s) * g->h * g->slope[i] + s * s * (3 - 2 * s) * g->x[i + 1] +
	       s * s * (s - 1) * g->h * g->slope[i + 1];
}

static int too_many(gj_error *err)
{
	return gj_fault(err, GJ_EINPUT, "the path takes over %d steps", GJ_LAG_STEPS_MOST);
}

int gj_lag_fixed_path(double *x, const double *t, size_t n, double gain, double lag, unsigned steps,
		      gj_arena *arena, gj_error *err)
{
	grid g = {.h = lag / steps};
	double all = n > 0 ? ceil(t[n - 1] / g.h) + 1 : 0;
	size_t count;

	if (!(all <= GJ_LAG_STEPS_MOST))
		return too_many(err);
	count = (size_t)all;
	g.x = gj_arena_array(arena, count + 2, sizeof *g.x);
	g.slope = gj_arena_array(arena, count + 2, sizeof *g.slope);
	if (g.x == NULL || g.slope == NULL)
		return gj_fault_memory(err);
	g.x[0] = 1;
	g.slope[0] = -gain;
	for (size_t i = 0; i < count; i++) {
		bool late =
			i >=
			steps; /* grid points of the past are taken as they are, without the interpolation */
		double middle = at(&g, ((double)i + 0.5 - steps) * g.h);
		double end = late ? g.x[i + 1 - steps] : 1;

		g.slope[i + 1] = -gain * end;
		g.x[i + 1] = g.x[i] + g.h / 6 * (g.slope[i] - 4 * gain * middle + g.slope[i + 1]);
	}
	for (size_t i = 0; i < n; i++)
		x[i] = at(&g, t[i]);
	return GJ_OK;
}

/* y[0] is the deviation, y[1] to y[tiers] what each tier has of it. */
static void slopes(double *slope, const double *y, double gain, unsigned tiers, double tier_time)
{
	slope[0] = -gain * y[tiers];
	for (unsigned i = 1; i <= tiers; i++)
		slope[i] = (y[i - 1] - y[i]) / tier_time;
}

static void step(double *y, double h, double gain, unsigned tiers, double tier_time)
{
	static const double part[4] = {0, 0.5, 0.5, 1}, weight[4] = {1, 2, 2, 1};
	double sum[GJ_LAG_MOST_TIERS + 1] = {0}, slope[GJ_LAG_MOST_TIERS + 1] = {0};
	double probe[GJ_LAG_MOST_TIERS + 1];

	for (int stage = 0; stage < 4; stage++) {
		for (unsigned i = 0; i <= tiers; i++)
			probe[i] = y[i] + part[stage] * h * slope[i];
		slopes(slope, probe, gain, tiers, tier_time);
		for (unsigned i = 0; i <= tiers; i++)
			sum[i] += weight[stage] * slope[i];
	}
	for (unsigned i = 0; i <= tiers; i++)
		y[i] += h / 6 * sum[i];
}

int gj_lag_tiers_path(double *x, const double *t, size_t n, double gain, unsigned tiers,
		      double tier_time, unsigned steps, gj_error *err)
{
	double y[GJ_LAG_MOST_TIERS + 1], now = 0;
	double most = fmin(tier_time, gain > 0 ? 1 / gain : tier_time) / steps;

	if (tiers < 1 || tiers > GJ_LAG_MOST_TIERS)
		return gj_fault(err, GJ_EINPUT, "tiers must be 1 to %d", GJ_LAG_MOST_TIERS);
	if (n > 0 && !(t[n - 1] / most + (double)n <= GJ_LAG_STEPS_MOST))
		return too_many(err);
	for (unsigned i = 0; i <= tiers; i++)
		y[i] = 1;
	for (size_t i = 0; i < n; i++) {
		double apart = t[i] - now, parts = ceil(apart / most);

		for (double part = 0; part < parts; part++)
			step(y, apart / parts, gain, tiers, tier_time);
		now = t[i];
		x[i] = y[0];
	}
	return GJ_OK;
}
