/* SPDX-License-Identifier: Apache-2.0 */
/*
 * When correction that comes late turns into a swing. Both characteristic equations are solved along one angle: written in polar
 * form, their imaginary part gives the modulus, and the gain is then a rising function of the angle. No complex Newton that may wander to
 * another root.
 */
#include "dynamics/lag.h"

#include <math.h>

static const double pi = 3.14159265358979323846, to_e = 2.71828182845904523536;

/* ln of the gain at which the mode has this angle, or this rate when it does not swing. */
typedef double gain_at(double place, double tiers);

/* Where a rising function reaches `want` between two bounds, at which it is never asked. */
static double where(gain_at *f, double tiers, double want, double low, double high)
{
	for (int i = 0; i < 200; i++) {
		double middle = low + (high - low) / 2;

		if (middle <= low || middle >= high)
			break;
		if (f(middle, tiers) < want)
			low = middle;
		else
			high = middle;
	}
	return low + (high - low) / 2;
}

/* s lag = -b cot b + i b with gain lag = b/sin b e^(-b cot b), b from 0 to pi. */
static double fixed_swinging(double b, double tiers)
{
	(void)tiers;
	return log(b) - log(sin(b)) - b / tan(b);
}

/* s lag = -w with gain lag = w e^-w, w from 0 to 1. */
static double fixed_still(double w, double tiers)
{
	(void)tiers;
	return log(w) - w;
}

gj_lag_mode gj_lag_fixed_mode(double gain, double lag)
{
	double x = gain * lag, b;

	if (!(x > 0) || !isfinite(x))
		return (gj_lag_mode){x == 0 ? 0 : NAN, x == 0 ? 0 : NAN};
	if (x <= 1 / to_e)
		return (gj_lag_mode){-where(fixed_still, 0, log(x), 0, 1) / lag, 0};
	b = where(fixed_swinging, 0, log(x), 0, pi);
	return (gj_lag_mode){-b / tan(b) / lag, b / lag};
}

/* With z = 1 + s tier_time: (1 - z) z^L = gain tier_time; z = r e^(i a), r = sin La / sin (L+1)a, a from 0 to pi/(L+1). */
static double modulus(double a, double tiers)
{
	return sin(tiers * a) / sin((tiers + 1) * a);
}

static double tiers_swinging(double a, double tiers)
{
	return (tiers + 1) * log(modulus(a, tiers)) + log(sin(a)) - log(sin(tiers * a));
}

/* z = 1 - w, w from 0 to 1/(L+1). */
static double tiers_still(double w, double tiers)
{
	return log(w) + tiers * log1p(-w);
}

gj_lag_mode gj_lag_tiers_mode(double gain, double tiers, double tier_time)
{
	double x = gain * tier_time, n = fmin(tiers, GJ_LAG_MOST_TIERS), a, r;

	if (!(x > 0) || !isfinite(x) || !(n >= 1))
		return (gj_lag_mode){x == 0 ? 0 : NAN, x == 0 ? 0 : NAN};
	if (log(x) <= n * log(n) - (n + 1) * log(n + 1))
		return (gj_lag_mode){-where(tiers_still, n, log(x), 0, 1 / (n + 1)) / tier_time, 0};
	a = where(tiers_swinging, n, log(x), 0, pi / (n + 1));
	r = modulus(a, n);
	return (gj_lag_mode){(r * cos(a) - 1) / tier_time, r * sin(a) / tier_time};
}

double gj_lag_period(gj_lag_mode mode)
{
	return mode.frequency > 0 ? 2 * pi / mode.frequency : NAN;
}

double gj_lag_critical(double tiers)
{
	double a = pi / (2 * tiers);

	return tiers <= 1 ? INFINITY : tiers * tan(a) / pow(cos(a), tiers);
}
