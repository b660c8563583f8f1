/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/tipping.h"

#include <math.h>

#include "stats/wilson.h"

/* In u = Phi^-1(theta): u - k Phi(u) - right, which rises, falls between two turning points if k > sqrt(2 pi), and rises again. */
typedef struct curve {
	double k, right;
} curve;

static double normal(double u)
{
	return .5 * erfc(-u * 0.70710678118654752440);
}

static double height(const curve *c, double u)
{
	return u - c->k * normal(u) - c->right;
}

/* The root between two points of different sign, to the last digit; `sign` is that of the slope. */
static double root(const curve *c, double sign, double low, double high)
{
	for (;;) {
		double middle = low + (high - low) / 2;

		if (!(middle > low && middle < high))
			return middle;
		if (sign * height(c, middle) <= 0)
			low = middle;
		else
			high = middle;
	}
}

gj_tipping gj_tipping_of(double p, double x, double c, double z)
{
	static const double root_of_two_pi = 2.50662827463100050242;
	double k = p / sqrt(x), right = sqrt(1 + p / x) * gj_normal_above(c) - k * z;
	curve all = {k, right};
	double end[4] = {right - 1, 0, 0, right + k + 1};
	gj_tipping found = {0, {0, 0, 0}};
	int pieces = 1;

	if (k > root_of_two_pi) {
		double turn = sqrt(2 * log(k / root_of_two_pi));

		end[1] = fmin(fmax(-turn, end[0]), end[3]);
		end[2] = fmin(fmax(turn, end[0]), end[3]);
		pieces = 3;
	} else {
		end[1] = end[3];
	}
	for (int i = 0; i < pieces; i++) {
		double a = height(&all, end[i]), b = height(&all, end[i + 1]);

		/* a piece owns its left end, so that a root at a turning point is counted once */
		if ((a <= 0 && b > 0) || (a >= 0 && b < 0))
			found.threshold[found.n++] =
				normal(root(&all, i == 1 ? -1 : 1, end[i], end[i + 1]));
	}
	return found;
}
