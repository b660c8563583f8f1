/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/fixation.h"

#include <math.h>

/* Terms below e^-40 of the largest: what they add up to is less than the last place of the sum, in the flattest tail too. */
static const double deep = 40;

enum { LANES = 8, BLOCK = 8 * LANES, FEW = 2 * LANES };

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

/* Ratios of ratios one, LANES, and LANES times LANES steps apart: they hang on the curvature alone. */
typedef struct bend {
	double a, one, lanes, rows;
} bend;

static bend bend_of(double a)
{
	bend b = {a, exp(2 * a), 0, 0};

	b.lanes = b.one * b.one;
	b.lanes *= b.lanes;
	b.lanes *= b.lanes;
	b.rows = b.lanes * b.lanes;
	b.rows *= b.rows;
	b.rows *= b.rows;
	return b;
}

/* exp(a j^2 + s j) over n terms from j = first, each from the one before: two products a term. */
static double few_sum(const bend *b, double s, double first, unsigned n)
{
	double a = b->a, term = first > 0 ? exp(first * (a * first + s)) : 1;
	double ratio = exp(a * (2 * first + 1) + s), sum = term;

	for (unsigned i = 1; i < n; i++) {
		term *= ratio;
		ratio *= b->one;
		sum += term;
	}
	return sum;
}

/* Two lanes at a time, which every 64-bit machine has. */
typedef double pair __attribute__((vector_size(16)));

enum { PAIRS = LANES / 2 };

/* The terms of the first n % LANES lanes. */
static void add_tail(pair *sum, const pair *term, const pair *ratio, unsigned n)
{
	static const double ones[2 * LANES] = {1, 1, 1, 1, 1, 1, 1, 1};
	const double *from = ones + LANES - n % LANES;

	for (int p = 0; p < PAIRS; p++)
		sum[p] += term[p] * ratio[p] * (pair){from[2 * p], from[2 * p + 1]};
}

/*
 * The same for LANES to BLOCK terms, in lanes that go on by themselves. Each block starts from exponentials, so that no more than some
 * 1e-13 of its last terms is lost.
 */
static double block_sum(const bend *b, double s, double first, unsigned n)
{
	double a = b->a, next = exp(a * (2 * first + 1) + s);
	double at = first > 0 ? exp(first * (a * first + s)) : 1, far = 1;
	double two = next * next * b->one, one_2 = b->one * b->one, lanes_2 = b->lanes * b->lanes;
	pair term[PAIRS], ratio[PAIRS], sum[PAIRS], leap = {two, two * one_2}, all;

	term[0] = (pair){at, at * next};
	for (int p = 1; p < PAIRS; p++) {
		term[p] = term[p - 1] * leap;
		far *= leap[0];
		leap *= one_2 * one_2;
	}
	far *= leap[0];
	ratio[0] = (pair){far, far * b->lanes};
	for (int p = 1; p < PAIRS; p++)
		ratio[p] = ratio[p - 1] * lanes_2;
	for (int p = 0; p < PAIRS; p++)
		sum[p] = term[p];
	for (unsigned left = n - LANES; left >= LANES; left -= LANES)
		for (int p = 0; p < PAIRS; p++) {
			term[p] *= ratio[p];
			ratio[p] *= b->rows;
			sum[p] += term[p];
		}
	add_tail(sum, term, ratio, n);
	all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
	return all[0] + all[1];
}

/* exp(a j^2 + s j) over j = first to last, where the exponent falls from 0. */
static double fall_sum(const bend *b, double s, unsigned first, unsigned last)
{
	double sum = 0;

	while (first <= last) {
		unsigned n = last - first + 1;

		if (n > BLOCK)
			n = BLOCK;
		sum += n < FEW ? few_sum(b, s, first, n) : block_sum(b, s, first, n);
		first += n;
	}
	return sum;
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
	bend b = bend_of(a);

	sum = fall_sum(&b, s, 0, reach(a, s, deep, last - top));
	if (top > 0)
		sum += fall_sum(&b, -s, 1, reach(a, -s, deep, top));
	return top * (a * top + c.slope) + log(sum);
}

/* Convex: it falls from both ends to the valley. */
static double valley_log(gj_climb c, unsigned last)
{
	double a = c.square, low = -c.slope / (2 * a);
	unsigned valley = low >= last ? last : low <= 0 ? 0 : (unsigned)low;
	double left = c.slope, right = -(2 * a * last + c.slope); /* slopes, inwards */
	double end = last * (a * last + c.slope), top = fmax(0, end), sum = 0;
	bend b = bend_of(a);

	if (deep - top >= 0)
		sum += exp(-top) * fall_sum(&b, left, 0, reach(a, left, deep - top, valley));
	if (valley < last && deep + end - top >= 0)
		sum += exp(end - top) *
		       fall_sum(&b, right, 0, reach(a, right, deep + end - top, last - valley - 1));
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
