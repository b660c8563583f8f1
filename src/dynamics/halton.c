/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/halton.h"

static const unsigned prime[GJ_HALTON_MOST] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};

/* In this order of operations: a point that lies on a bound must lie on the same side of it everywhere. */
double gj_halton(uint64_t i, unsigned base)
{
	double power = 1, sum = 0;

	for (; i > 0; i /= base) {
		power /= base;
		sum += power * (double)(i % base);
	}
	return sum;
}

void gj_halton_point(double *out, size_t n, uint64_t i)
{
	for (size_t d = 0; d < n && d < GJ_HALTON_MOST; d++)
		out[d] = gj_halton(i, prime[d]);
}
