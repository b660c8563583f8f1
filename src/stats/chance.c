/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/chance.h"

#include <math.h>

static const double half_log_two_pi = 0.91893853320467274178;
static const double equal_within = 1e-10;

double gj_factorial_rest(double n)
{
	double square = n * n, product = 1;

	if (n == 0)
		return 0;
	if (n < 16) { /* n! is a double, exactly */
		for (int i = 2; i <= (int)n; i++)
			product *= i;
		return log(product) - n * log(n) + n;
	}
	/* Stirling's series: the first term left out is below 1e-16 */
	return half_log_two_pi + 0.5 * log(n) +
	       (1.0 / 12 -
		(1.0 / 360 -
		 (1.0 / 1260 -
		  (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / square) / square) / square) /
			 square) /
			square) /
		       n;
}

double gj_deviance(double x, double mean, double off)
{
	double v = off / (x + mean), sum, term;

	if (x == 0)
		return mean;
	if (fabs(v) >= 0.1)
		return x * log(x / mean) - off;
	/* log(x / mean) = 2 atanh(v), and the first terms cancel */
	sum = off * v;
	term = 2 * x * v;
	for (int i = 3; i < 60; i += 2) {
		double before = sum;

		term *= v * v;
		sum += term / i;
		if (sum == before)
			break;
	}
	return sum;
}

double gj_tail_weight(double (*ratio)(const void *of, double i), const void *of)
{
	double sum = 1, term = 1, r = 1;

	for (int64_t i = 1; r > 0; i++) {
		r = ratio(of, (double)i);
		term *= r;
		sum += term;
		/* what is left is below a geometric series with this ratio */
		if (term * r <= 1e-17 * sum * (1 - r))
			break;
	}
	return sum;
}

bool gj_chance_at_most(double p, double alpha)
{
	return p <= alpha * (1 + equal_within);
}

bool gj_chance_below(double p, double alpha)
{
	return p < alpha * (1 - equal_within);
}
