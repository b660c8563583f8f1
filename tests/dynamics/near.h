/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that must agree: with what is printed elsewhere, to a relative tolerance, absolute below 1. */
#ifndef GJ_TESTS_DYNAMICS_NEAR_H
#define GJ_TESTS_DYNAMICS_NEAR_H

#include <math.h>

#define near(got, want, tolerance) near_at(__FILE__, __LINE__, got, want, tolerance)

static inline void near_at(const char *file, int line, double got, double want, double tolerance)
{
	if (fabs(got - want) <= tolerance * fmax(1, fabs(want)))
		return;
	print_error("%s:%d: got %.17g, want %.17g\n", file, line, got, want);
	fail();
}

#define near_digits(got, want, digits) near_digits_at(__FILE__, __LINE__, got, want, digits)

/* Equal to so many printed digits: within half a unit of the last one. */
static inline void near_digits_at(const char *file, int line, double got, double want, int digits)
{
	double unit = pow(10, floor(log10(fabs(want))) - digits + 1);

	if (fabs(got - want) <= .5001 * unit)
		return;
	print_error("%s:%d: got %.17g, want %.*g\n", file, line, got, digits, want);
	fail();
}

#endif
