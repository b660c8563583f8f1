/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/binomial.h"

#include <math.h>

#include "base/fault.h"
#include "stats/chance.h"

/* One probability: x of n, and by how much x is above its mean. */
typedef struct term {
	double x, n, p, q, off;
} term;

/* The mean is taken off in integers, so that nothing is lost however large n is. */
static term term_of(int64_t x, int64_t n, gj_share p)
{
	gj_share rest = gj_share_rest(p);
	gj_wide off = (gj_wide)x * p.whole - (gj_wide)n * p.part;

	return (term){(double)x, (double)n, gj_share_double(p), gj_share_double(rest),
		      (double)off / (double)p.whole};
}

static term term_of_double(int64_t x, int64_t n, double p)
{
	return (term){(double)x, (double)n, p, 1 - p, fma(-(double)n, p, (double)x)};
}

/* P(X = x), for 0 < p < 1 */
static double chance(const term *t)
{
	double y = t->n - t->x;

	return exp(gj_factorial_rest(t->n) - gj_factorial_rest(t->x) - gj_factorial_rest(y) -
		   gj_deviance(t->x, t->n * t->p, t->off) - gj_deviance(y, t->n * t->q, -t->off));
}

static double ratio_down(const void *of, double i)
{
	const term *t = of;
	double x = t->x - i + 1;

	return x * t->q / ((t->n - x + 1) * t->p);
}

static double ratio_up(const void *of, double i)
{
	const term *t = of;
	double x = t->x + i;

	return (t->n - x + 1) * t->p / (x * t->q);
}

/* The tail that begins at x and does not hold the mean. */
static double tail_from(const term *t, bool up)
{
	double largest = chance(t);

	if (largest == 0)
		return 0;
	return fmin(1, largest * gj_tail_weight(up ? ratio_up : ratio_down, t));
}

static term next(const term *t, double by)
{
	return (term){t->x + by, t->n, t->p, t->q, t->off + by};
}

/* P(X >= x), x > 0, where `up`; else P(X <= x), x < n. 0 < p < 1. */
static double tail(const term *t, bool up)
{
	term beyond = next(t, up ? -1 : 1);

	if (up ? t->off >= 0 : t->off <= 0)
		return tail_from(t, up);
	return 1 - tail_from(&beyond, !up);
}

double gj_binomial_tail(int64_t x, int64_t n, gj_share p, bool upper)
{
	term t = term_of(x, n, p);

	if (upper ? x <= 0 : x >= n)
		return 1;
	if (upper ? x > n : x < 0)
		return 0;
	if (p.part == 0)
		return upper ? 0 : 1;
	if (p.part == p.whole)
		return upper ? 1 : 0;
	return tail(&t, upper);
}

/*
 * The p at which the tail has weight `risk`: P(X <= x) falls, P(X >= x) grows with p, with slope n times the probability of
 * one item fewer. Newton's steps where they stay between what is known, halving elsewhere.
 */
double gj_binomial_bound(int64_t x, int64_t n, double risk, bool upper)
{
	double low = 0, high = 1, p = ((double)x + (upper ? 1.0 : 0.0)) / ((double)n + 1);

	if (upper ? x >= n : x <= 0)
		return upper ? 1 : 0;
	for (int i = 0; i < 200; i++) {
		term t = term_of_double(x, n, p);
		double weight = tail(&t, !upper), step, slope;

		if ((weight > risk) == upper)
			low = p;
		else
			high = p;
		slope = upper ? -(t.n - t.x) / t.q * chance(&t) : t.x / t.p * chance(&t);
		/* in logarithms, in which tails are nearly straight */
		step = slope != 0 && weight > 0 ? log(weight / risk) * weight / slope : 2;
		step = p - step;
		if (!(step > low && step < high))
			step = low + (high - low) / 2;
		if (fabs(step - p) <= 1e-16 * p)
			break;
		p = step;
	}
	return p;
}

static int check(int64_t n, gj_share p, gj_error *err)
{
	if (gj_tally_check_size(n, GJ_ENDLESS, err) != GJ_OK)
		return GJ_EINPUT;
	return gj_share_check(p, "the probability", err);
}

int gj_binomial_at_most(double *out, int64_t x, int64_t n, gj_share p, gj_error *err)
{
	if (check(n, p, err) != GJ_OK)
		return GJ_EINPUT;
	*out = gj_binomial_tail(x, n, p, false);
	return GJ_OK;
}

int gj_binomial_at_least(double *out, int64_t x, int64_t n, gj_share p, gj_error *err)
{
	if (check(n, p, err) != GJ_OK)
		return GJ_EINPUT;
	*out = gj_binomial_tail(x, n, p, true);
	return GJ_OK;
}

static int check_bound(int64_t x, int64_t n, gj_share alpha, gj_error *err)
{
	if (gj_tally_check((gj_tally){x, n, GJ_ENDLESS}, err) != GJ_OK)
		return GJ_EINPUT;
	return gj_share_check_inside(alpha, "the risk", err);
}

int gj_binomial_upper(double *out, int64_t x, int64_t n, gj_share alpha, gj_error *err)
{
	if (check_bound(x, n, alpha, err) != GJ_OK)
		return GJ_EINPUT;
	*out = gj_binomial_bound(x, n, gj_share_double(alpha), true);
	return GJ_OK;
}

int gj_binomial_lower(double *out, int64_t x, int64_t n, gj_share alpha, gj_error *err)
{
	if (check_bound(x, n, alpha, err) != GJ_OK)
		return GJ_EINPUT;
	*out = gj_binomial_bound(x, n, gj_share_double(alpha), false);
	return GJ_OK;
}

int gj_binomial_interval(gj_interval *out, int64_t x, int64_t n, gj_share alpha, gj_error *err)
{
	if (check_bound(x, n, alpha, err) != GJ_OK)
		return GJ_EINPUT;
	out->low = gj_binomial_bound(x, n, gj_share_double(alpha) / 2, false);
	out->high = gj_binomial_bound(x, n, gj_share_double(alpha) / 2, true);
	return GJ_OK;
}
