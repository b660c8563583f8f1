/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/lag_path.h"

#include <math.h>

enum { STEPS = 64 }; /* to a lag, and to a tier: errors below 1e-6, which no plot shows */

static int make(gj_lag_path *path, size_t n, gj_arena *arena)
{
	double **array[] = {&path->t,		&path->heard,  &path->belief_thought,
			    &path->belief_true, &path->belief, &path->stringency,
			    &path->fixed,	&path->tiers};

	path->n = n;
	for (size_t i = 0; i < sizeof array / sizeof *array; i++) {
		*array[i] = gj_arena_array(arena, n, sizeof(double));
		if (*array[i] == NULL)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static void beliefs(gj_lag_path *path, const double *p)
{
	gj_lag_reports r = {p[GJ_LAG_EVENTS], p[GJ_LAG_TIERS], p[GJ_LAG_TIER_TIME], p[GJ_LAG_PASS],
			    p[GJ_LAG_CHANNELS]};
	double rate = r.events * gj_lag_reach(r.pass, r.tiers);

	for (size_t i = 0; i < path->n; i++) {
		double t = path->t[i],
		       thought = gj_lag_belief(p[GJ_LAG_PRIOR], p[GJ_LAG_ALARMS], t);

		path->heard[i] = gj_lag_heard(&r, t);
		path->belief_thought[i] = thought;
		path->belief_true[i] = gj_lag_belief(p[GJ_LAG_PRIOR], rate, t);
		path->belief[i] = t >= path->first_heard ? 1 : thought;
	}
}

/* Between crises the relaxation is exact: only what happens at them is drawn. */
static int crackdowns(gj_lag_path *path, const double *p, double years, gj_random *random,
		      gj_arena *arena)
{
	gj_lag_shots shots = {p[GJ_LAG_CRISES], p[GJ_LAG_JUMP], p[GJ_LAG_RELAXATION]};
	double level = gj_lag_stringency_draw(&shots, random), at = 0, now = 0;
	size_t room = 0, next = 0;

	while (shots.crises > 0) {
		now += gj_random_exponential(random) / shots.crises;
		if (!(now <= years))
			break;
		if (gj_arena_room(arena, (void **)&path->crisis, &room, path->n_crises,
				  sizeof *path->crisis) != GJ_OK)
			return GJ_ENOMEM;
		path->crisis[path->n_crises++] = now;
	}
	for (size_t i = 0; i < path->n; i++) {
		double t = path->t[i];

		for (; next < path->n_crises && path->crisis[next] <= t; next++) {
			level = level * exp(-shots.relaxation * (path->crisis[next] - at)) +
				shots.jump;
			at = path->crisis[next];
		}
		path->stringency[i] = level * exp(-shots.relaxation * (t - at));
	}
	return GJ_OK;
}

int gj_lag_path_run(gj_lag_path *out, const double *param, const gj_lag_path_options *options,
		    gj_arena *arena, gj_error *err)
{
	gj_lag_path path = {0};
	double tier_time = param[GJ_LAG_TIER_TIME], tiers = param[GJ_LAG_TIERS];
	double gain = param[GJ_LAG_GAIN];
	gj_random random;
	int rc;

	if (!gj_model_takes(&gj_model_lag, param))
		return gj_fault(err, GJ_EINPUT, "a parameter of the model `lag` is out of range");
	if (!(options->years > 0 && options->years <= 100))
		return gj_fault(err, GJ_EINPUT,
				"the years of a path must be above 0 and at most 100");
	if (options->points < 2 || options->points > GJ_LAG_PATH_MOST)
		return gj_fault(err, GJ_EINPUT, "the points of a path must be 2 to %d",
				GJ_LAG_PATH_MOST);
	if (make(&path, options->points, arena) != GJ_OK)
		return gj_fault_memory(err);
	for (size_t i = 0; i < path.n; i++)
		path.t[i] = options->years * (double)i / (double)(path.n - 1);
	gj_random_at(&random, options->seed, options->history);
	path.first_heard = gj_lag_first_heard(param, options->years, &random);
	beliefs(&path, param);
	if (crackdowns(&path, param, options->years, &random, arena) != GJ_OK)
		return gj_fault_memory(err);
	rc = gj_lag_fixed_path(path.fixed, path.t, path.n, gain, tiers * tier_time, STEPS, arena,
			       err);
	if (rc == GJ_OK)
		rc = gj_lag_tiers_path(path.tiers, path.t, path.n, gain, (unsigned)tiers, tier_time,
				       STEPS, err);
	if (rc == GJ_OK)
		*out = path;
	return rc;
}
