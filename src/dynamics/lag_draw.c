/* SPDX-License-Identifier: Apache-2.0 */
/* One history of the model `lag`: events happen, climb tier by tier, are held back or arrive; crises come, stringency relaxes. */
#include "dynamics/lag.h"

#include <math.h>

/* When one report that starts now is at the centre; infinite: some tier held it back. */
static double climb(const double *p, gj_random *random)
{
	double product = 1;
	int tiers = (int)p[GJ_LAG_TIERS];

	for (int i = 0; i < tiers; i++)
		if (!gj_random_chance(random, p[GJ_LAG_PASS]))
			return INFINITY;
	for (int i = 0; i < tiers; i++) /* the sum of exponentials, with one logarithm */
		product *= gj_random_above_zero(random);
	return -p[GJ_LAG_TIER_TIME] * log(product);
}

/* The first report up channel 0, and up any channel, among the events that happen before `horizon`. */
static void first_heard(const double *p, double horizon, gj_random *random, double first[2])
{
	double now = 0, event_gap = 1 / p[GJ_LAG_EVENTS];
	int channels = (int)p[GJ_LAG_CHANNELS];

	first[0] = first[1] = INFINITY;
	for (;;) {
		now += event_gap * gj_random_exponential(random);
		if (now > horizon || now > first[0])
			return;
		for (int i = 0; i < channels; i++) {
			double at = now + climb(p, random);

			if (i == 0)
				first[0] = fmin(first[0], at);
			first[1] = fmin(first[1], at);
		}
	}
}

double gj_lag_first_heard(const double *param, double horizon, gj_random *random)
{
	double first[2];

	first_heard(param, horizon, random, first);
	return first[0];
}

/* One event by itself: up channel 0, and up any. */
static void one_event(const double *p, gj_random *random, double *out)
{
	int channels = (int)p[GJ_LAG_CHANNELS];

	out[GJ_LAG_REACH] = isfinite(climb(p, random));
	out[GJ_LAG_REACH_ANY] = out[GJ_LAG_REACH];
	for (int i = 1; i < channels; i++)
		out[GJ_LAG_REACH_ANY] = fmax(out[GJ_LAG_REACH_ANY], isfinite(climb(p, random)));
}

/* One report that nobody holds back. From growth * tier_time = 1/2 the variance of the exposure is infinite: no estimate. */
static void one_delay(const double *p, gj_random *random, double *out)
{
	double product = 1, delay;

	for (int i = 0; i < (int)p[GJ_LAG_TIERS]; i++)
		product *= gj_random_above_zero(random);
	delay = -p[GJ_LAG_TIER_TIME] * log(product);
	out[GJ_LAG_LAG] = delay;
	out[GJ_LAG_ARRIVED] = delay <= p[GJ_LAG_TIME];
	if (p[GJ_LAG_GROWTH] * p[GJ_LAG_TIER_TIME] < 0.5)
		out[GJ_LAG_EXPOSURE] = exp(p[GJ_LAG_GROWTH] * delay);
}

int gj_lag_draw(const double *param, gj_random *random, double *out)
{
	gj_lag_shots shots = {param[GJ_LAG_CRISES], param[GJ_LAG_JUMP], param[GJ_LAG_RELAXATION]};
	double first[2], one, other;

	if (!gj_model_takes(&gj_model_lag, param))
		return GJ_EINPUT;
	for (int i = 0; i < GJ_LAG_OUTPUTS; i++)
		out[i] = NAN;
	first_heard(param, param[GJ_LAG_TIME], random, first);
	out[GJ_LAG_HEARD] = first[0] <= param[GJ_LAG_TIME];
	out[GJ_LAG_HEARD_ANY] = first[1] <= param[GJ_LAG_TIME];
	one_event(param, random, out);
	one_delay(param, random, out);
	one = gj_lag_stringency_draw(&shots, random);
	other = gj_lag_stringency_draw(&shots, random);
	out[GJ_LAG_STRINGENCY] = (one + other) / 2;
	out[GJ_LAG_STRINGENCY_VARIANCE] = (one - other) * (one - other) / 2; /* needs no mean */
	return GJ_OK;
}
