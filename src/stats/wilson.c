/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/wilson.h"

#include <math.h>

static const double root_half = 0.70710678118654752440, root_two_pi = 2.50662827463100050242;

/* Halving to the neighbourhood, then Newton on the tail: erfc keeps its digits far out, so the tail below is left to symmetry. */
double gj_normal_above(double upper)
{
	double low = 0, high = 40, z;

	if (upper > 0.5)
		return -gj_normal_above(1 - upper);
	for (int i = 0; i < 20; i++) {
		z = low + (high - low) / 2;
		if (0.5 * erfc(z * root_half) > upper)
			low = z;
		else
			high = z;
	}
	z = low + (high - low) / 2;
	for (int i = 0; i < 4; i++)
		z += (0.5 * erfc(z * root_half) / upper - 1) * upper * root_two_pi * exp(z * z / 2);
	return z;
}

int gj_wilson(gj_interval *out, int64_t x, int64_t n, gj_share alpha, gj_error *err)
{
	double z, square, p = (double)x / (double)n, middle, half, scale;

	if (gj_tally_check((gj_tally){x, n, GJ_ENDLESS}, err) != GJ_OK ||
	    gj_share_check_inside(alpha, "the risk", err) != GJ_OK)
		return GJ_EINPUT;
	z = gj_normal_above(gj_share_double(alpha) / 2);
	square = z * z / (double)n;
	scale = 1 + square;
	middle = p + square / 2;
	half = z * sqrt(p * (1 - p) / (double)n + square / (4 * (double)n));
	/* at the ends the two are equal on paper */
	out->low = x == 0 ? 0 : fmax(0, (middle - half) / scale);
	out->high = x == n ? 1 : fmin(1, (middle + half) / scale);
	return GJ_OK;
}
