/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/fixation.h"

#include <math.h>

/* Terms below e^-50 of the largest: 10^5 of them are less than half a unit in the last place. */
static const double deep = 50;

enum { LANES = 8, STEPS = 8, BLOCK = LANES * STEPS };

double gj_logistic(double x)
{
	double e = exp(-fabs(x));

	return x < 0 ? e / (1 + e) : 1 / (1 + e);
}

gj_climb gj_climb_of(const gj_game *game, int mutant, unsigned size, double beta)
{
	int a = mutant, b = 1 - mutant;
	double aa = game->pay[a][a], ab = game->pay[a][b], ba = game->pay[b][a],
	       bb = game->pay[b][b];
	double others = size - 1, z = size;
	double rise = ((aa - ab) - (ba - bb)) / others; /* f_A(k) - f_B(k) = rise k + from */
	double from = ((ab - bb) * z - (aa - bb)) / others;

	return (gj_climb){-beta * rise / 2, -beta * (rise / 2 + from)};
}

/*
 * exp(a j^2 + s j) for j from `first`, BLOCK of them, added: exact exponentials at the start, from there each lane goes on by its own
 * ratio, and the ratio by a constant one, so that a term costs two products. A few 1e-14 is lost over a block at most.
 */
static double block_sum(double a, double s, double first)
{
	double term[LANES], ratio[LANES], sum[LANES], total = 0;
	double next = exp(a * (2 * first + 1) + s),
	       far = exp(a * LANES * (2 * first + LANES) + s * LANES);
	double twice = exp(2 * a), leap = exp(2 * a * LANES), bend = exp(2 * a * LANES * LANES);

	term[0] = exp(first * (a * first + s));
	ratio[0] = far;
	for (int l = 1; l < LANES; l++) {
		term[l] = term[l - 1] * next;
		ratio[l] = ratio[l - 1] * leap;
		next *= twice;
	}
	for (int l = 0; l < LANES; l++)
		sum[l] = term[l];
	for (int step = 1; step < STEPS; step++)
		for (int l = 0; l < LANES; l++) {
			term[l] *= ratio[l];
			ratio[l] *= bend;
			sum[l] += term[l];
		}
	for (int l = 0; l < LANES; l++)
		total += sum[l];
	return total;
}

/* The same for n < BLOCK terms. */
static double rest_sum(double a, double s, double first, unsigned n)
{
	double term = exp(first * (a * first + s)), ratio = exp(a * (2 * first + 1) + s);
	double bend = exp(2 * a), sum = term;

	for (unsigned i = 1; i < n; i++) {
		term *= ratio;
		ratio *= bend;
		sum += term;
	}
	return sum;
}

/* exp(a j^2 + s j) over j = first..last, where the exponent falls from 0. */
static double fall_sum(double a, double s, unsigned first, unsigned last)
{
	double sum = 0;

	for (; last >= first && last - first + 1 >= BLOCK; first += BLOCK)
		sum += block_sum(a, s, first);
	return last >= first ? sum + rest_sum(a, s, first, last - first + 1) : sum;
}

/* The last j up to `end` with a j^2 + s j >= -depth, on a side where it falls. */
static unsigned reach(double a, double s, double depth, unsigned end)
{
	double under = s * s - 4 * a * depth, j;

	if (end == 0 || under < 0) /* it turns before it is that deep */
		return end;
	j = 2 * depth / (sqrt(under) - s);
	return j < end ? (unsigned)j : end; /* 0/0 of a = s = 0 is no less */
}

/* Concave, or a line: one summit, from which it falls on both sides. */
static double summit_log(gj_climb c, unsigned last)
{
	double a = c.square, at = a < 0 ? -c.slope / (2 * a) : c.slope > 0 ? last : 0;
	unsigned top = at >= last ? last : at <= 0 ? 0 : (unsigned)(at + .5);
	double s = 2 * a * top + c.slope, sum;

	sum = fall_sum(a, s, 0, reach(a, s, deep, last - top));
	if (top > 0)
		sum += fall_sum(a, -s, 1, reach(a, -s, deep, top));
	return top * (a * top + c.slope) + log(sum);
}

/* Convex: it falls from both ends to the valley. */
static double valley_log(gj_climb c, unsigned last)
{
	double a = c.square, low = -c.slope / (2 * a);
	unsigned valley = low >= last ? last : low <= 0 ? 0 : (unsigned)low;
	double left = c.slope, right = -(2 * a * last + c.slope); /* slopes, inwards */
	double end = last * (a * last + c.slope), top = fmax(0, end), sum = 0;

	if (deep - top >= 0)
		sum += exp(-top) * fall_sum(a, left, 0, reach(a, left, deep - top, valley));
	if (valley < last && deep + end - top >= 0)
		sum += exp(end - top) *
		       fall_sum(a, right, 0, reach(a, right, deep + end - top, last - valley - 1));
	return top + log(sum);
}

double gj_fixation_log(gj_climb climb, unsigned size)
{
	double sum = climb.square > 0 ? valley_log(climb, size - 1) : summit_log(climb, size - 1);

	return fmin(0, -sum); /* the first term is 1; rounding of a large x may hide it */
}

double gj_fixation_odds_log(gj_climb climb, unsigned size)
{
	double last = size - 1;

	return -last * (climb.square * last + climb.slope);
}

double gj_fixation_constant_log(double gain, unsigned size)
{
	double one = -expm1(-fabs(gain)), all = -expm1(-fabs(gain) * size);

	if (gain == 0)
		return -log(size);
	return log(one / all) + (gain < 0 ? gain * (size - 1.) : 0);
}
