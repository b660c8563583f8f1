/* SPDX-License-Identifier: Apache-2.0 */
/* The numbers of the model `diffusion`, beside Euler's steps, and its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "dynamics/ask.h"
#include "dynamics/diffusion.h"
#include "dynamics/near.h"

#define diffusion(output, ...) value_of(&gj_model_diffusion, output, __VA_ARGS__, NULL)

static double euler(double p, double q, double time, double share)
{
	const int n = 400000;

	for (int i = 0; i < n; i++)
		share += time / n * (p + q * share) * (1 - share);
	return share;
}

static void test_numbers(void **state)
{
	double two = gj_diffusion_share(.03, .38, 2, 0), best = 0, at = 0;

	(void)state;
	near(diffusion("adopted-alone", "time", 5.),
	     (1 - exp(-2.05)) / (1 + .38 / .03 * exp(-2.05)), 1e-14);
	near(diffusion("adopted-alone", "time", 5.), 0.3311986425, 5e-11);
	near(diffusion("adopted-alone", "time", 5.), euler(.03, .38, 5, 0), 1e-5);
	near(diffusion("peak", "time", 5.), 6.1926192, 5e-8);
	near(gj_diffusion_share(.03, .38, log(.38 / .03) / .41, 0), .5 * (1 - .03 / .38), 1e-14);
	near(diffusion("peak-share", "time", 5.), .5 * (1 - .03 / .38), 1e-14);
	near(gj_diffusion_share(.3, 1e-12, 2, 0), 1 - exp(-.6), 1e-9);
	near(gj_diffusion_share(.3, 0, 2, 0), 1 - exp(-.6), 1e-15);
	near(diffusion("adopted", "time", 4.), euler(.2, .38, 2, two), 1e-5);
	near(diffusion("adopted", "time", 4.), 0.5125984663, 5e-11);
	near(diffusion("adopted-alone", "time", 4.), 0.2331504717, 5e-11);
	near(diffusion("effort", "contestants", 2.), .25, 1e-15);
	near(diffusion("effort", "contestants", 31.), 30. / 961, 1e-15);
	for (int i = 1; i < 10000; i++) {
		double x = i / 10000., worth = x / (x + .25) - x;

		if (worth > best) {
			best = worth;
			at = x;
		}
	}
	near(at, .25, 1e-3);
}

static void test_limits(void **state)
{
	(void)state;
	near(diffusion("adopted-alone", "innovation", 0.), 0, 0); /* nobody to follow */
	near(diffusion("adopted-alone", "innovation", 0., "emulation", 0., "start", .4), .4, 0);
	near(diffusion("adopted-alone", "start", 1.), 1, 0);
	near(diffusion("adopted-alone", "time", 0., "start", .25), .25, 1e-15);
	near(diffusion("adopted-alone", "time", 100., "emulation", 50.), 1, 1e-15);
	near(diffusion("gain", "signal-innovation", .03), 0,
	     1e-15); /* a signal that changes nothing */
	near(diffusion("gain", "signal-time", 4.), 0, 0);
	assert_true(isnan(diffusion("peak", "innovation", .5)));
	assert_true(isnan(diffusion("peak-rate", "emulation", 0.)));
	assert_true(isnan(diffusion("peak", "start", .9)));
	near(diffusion("adopted-alone", "innovation", 1e-12, "emulation", 0.), -expm1(-4e-12),
	     1e-26);
	for (double start = 0; start < .4;
	     start += .1) /* on from where it came to is the same curve */
		near(gj_diffusion_share(.03, .38, 3, gj_diffusion_share(.03, .38, 2, start)),
		     gj_diffusion_share(.03, .38, 5, start), 1e-14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers),
					   cmocka_unit_test(test_limits)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
