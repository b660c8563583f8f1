/* SPDX-License-Identifier: Apache-2.0 */
/* Reports that climb a hierarchy: thinning at each tier (Williamson 1967), a delay of exponential stages (Erlang). */
#include "dynamics/lag.h"

#include <math.h>

enum { PANELS = 32, NODES = 4 };

/* Gauss and Legendre with eight nodes, which lie on both sides of the middle. */
static const double node[NODES] = {0.18343464249564980494, 0.52553240991632898582,
				   0.79666647741362673959, 0.96028985649753623168};
static const double weight[NODES] = {0.36268378337836198297, 0.31370664587788728734,
				     0.22238103445337447054, 0.10122853629037625915};

static unsigned whole_tiers(double tiers)
{
	return tiers >= 1 ? (unsigned)fmin(tiers, GJ_LAG_MOST_TIERS) : 0;
}

/* The sum of x^j/j! e^-x over j from `first`, where it is small, times j - first + 1 if `counted`. All terms are positive. */
static double tail(unsigned first, double x, bool counted)
{
	double term = exp(-x), sum = 0;

	for (unsigned j = 1; j <= first; j++)
		term *= x / j;
	for (unsigned j = first, n = 1; term > 0; n++) {
		double more = counted ? n * term : term;

		sum += more;
		if (more < sum * 1e-17)
			break;
		term *= x / ++j;
	}
	return sum;
}

/* Stages are passed as a Poisson process counts: D <= t says that at least `tiers` were passed by t. */
double gj_lag_arrived(double tiers, double tier_time, double t)
{
	unsigned n = whole_tiers(tiers);
	double x = t / tier_time, term = 1, sum = 0;

	if (isnan(x))
		return NAN;
	if (n == 0 || !(x > 0))
		return n == 0 && t >= 0 ? 1 : 0;
	if (x < n)
		return tail(n, x, false);
	if (x > 700) /* e^-x is nothing beside 1 */
		return 1;
	for (unsigned j = 0; j < n; term *= x / ++j)
		sum += term;
	return 1 - exp(-x) * sum;
}

/* E[(N - L)^+] stage times when few have arrived, where the difference of two like numbers would lose its digits. */
double gj_lag_known_for(double tiers, double tier_time, double t)
{
	unsigned n = whole_tiers(tiers);
	double x = t / tier_time;

	if (isnan(x))
		return NAN;
	if (!(x > 0))
		return 0;
	if (x < n + 1)
		return tier_time * tail(n + 1, x, true);
	return t * gj_lag_arrived(n, tier_time, t) -
	       n * tier_time * gj_lag_arrived(n + 1., tier_time, t);
}

double gj_lag_reach(double pass, double tiers)
{
	return pow(pass, tiers);
}

double gj_lag_reach_any(double pass, double tiers, double channels)
{
	return -expm1(channels * log1p(-gj_lag_reach(pass, tiers)));
}

double gj_lag_heard(const gj_lag_reports *r, double t)
{
	double rate = r->events * gj_lag_reach(r->pass, r->tiers);

	return -expm1(-rate * gj_lag_known_for(r->tiers, r->tier_time, t));
}

/* The chance that an event of age `age` has come up some channel. */
static double known(const gj_lag_reports *r, double reach, double age)
{
	double one = reach * gj_lag_arrived(r->tiers, r->tier_time, age);

	return -expm1(r->channels * log1p(-one));
}

/* No closed form for several channels: the integral of known() over ages, beyond which all that passed has arrived. */
double gj_lag_heard_any(const gj_lag_reports *r, double t)
{
	double reach = gj_lag_reach(r->pass, r->tiers), sum = 0, half;
	double all = r->tier_time * (r->tiers + 10 * sqrt(r->tiers) + 40), end = fmin(t, all);

	if (r->channels == 1)
		return gj_lag_heard(r, t);
	if (!(t > 0))
		return isnan(t) ? NAN : 0;
	half = end / PANELS / 2;
	for (int panel = 0; panel < PANELS; panel++) {
		double middle = (2 * panel + 1) * half;

		for (int i = 0; i < NODES; i++)
			sum += weight[i] * (known(r, reach, middle - half * node[i]) +
					    known(r, reach, middle + half * node[i]));
	}
	sum = sum * half + (t - end) * gj_lag_reach_any(r->pass, r->tiers, r->channels);
	return -expm1(-r->events * sum);
}

/*
 * Newton from the right: E[(t - D)^+] is convex with slope F_L, so that the steps fall to the root and never beyond it; it is above
 * t - E[D], which gives the start.
 */
double gj_lag_heard_half(const gj_lag_reports *r)
{
	double rate = r->events * gj_lag_reach(r->pass, r->tiers), want = log(2.) / rate;
	double t = want + r->tiers * r->tier_time;

	if (!isfinite(t))
		return NAN;
	for (int i = 0; i < 200; i++) {
		double over = gj_lag_known_for(r->tiers, r->tier_time, t) - want;
		double next = t - over / gj_lag_arrived(r->tiers, r->tier_time, t);

		if (!(next < t && next > 0))
			break;
		t = next;
	}
	return t;
}

double gj_lag_exposure(double growth, double tiers, double tier_time)
{
	double left = 1 - growth * tier_time;

	return left > 0 ? pow(left, -tiers) : NAN;
}
