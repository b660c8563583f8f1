/* SPDX-License-Identifier: Apache-2.0 */
/* The numbers of the model `race`: thresholds, shares, sanctions, rounds; limits; the simulated process beside the closed form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "dynamics/ask.h"
#include "dynamics/estimate.h"
#include "dynamics/near.h"
#include "dynamics/race.h"

#define race(output, ...) value_of(&gj_model_race, output, __VA_ARGS__, NULL)

static void test_pay(void **state)
{
	(void)state;
	near(race("pay-safe-safe", "prize", 0.), 1, 1e-15);
	near(race("pay-safe-unsafe", "prize", 0.), .6, 1e-15);
	near(race("pay-unsafe-safe", "prize", 0., "disaster", 0.), 2.4, 1e-15);
	near(race("pay-unsafe-unsafe", "prize", 0., "disaster", 0.), 2, 1e-15);
}

static void test_thresholds(void **state)
{
	(void)state;
	near(race("collective", "speed", 1.5), 1 - 51. / 77, 1e-15);
	near(race("unilateral", "speed", 1.5), 1 - 51. / 152.4, 1e-15);
	near(race("dominance", "speed", 1.5), 1 - 51.6 / 229.4, 1e-15);
	near(race("collective", "speed", 1.5), 0.3376623377, 5e-11);
	near(race("unilateral", "speed", 1.5), 0.6653543307, 5e-11);
	near(race("dominance", "speed", 1.5), 0.7750653880, 5e-11);
	near(race("collective", "speed", 3.), 0.6644736842, 5e-11);
	near(race("dominance", "speed", 3.), 0.8879120879, 5e-11);
	near(race("dominance", "detection", .5), 0.7681159420, 5e-11);
	near(race("half", "speed", 1.5), 1 - 5058. / 22786, 1e-15);
	near(race("half", "speed", 1.5), 0.7780215922, 5e-11);
	for (double s = 1; s < 6; s += .5) { /* a prize that is all */
		near(race("collective", "speed", s, "prize", 1e12), 1 - 1 / s, 1e-6);
		near(race("unilateral", "speed", s, "prize", 1e12), 1 - 1 / (2 * s), 1e-6);
		near(race("dominance", "speed", s, "prize", 1e12), 1 - 1 / (3 * s), 1e-6);
	}
	near(race("half", "population", 100000.), race("dominance", "population", 2.), 1e-5);
}

/* Where the share is 1/2, found by bisection on the share itself. */
static void test_half(void **state)
{
	double low = .7, high = .85;

	(void)state;
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (race("unsafe", "disaster", middle) > .5)
			low = middle;
		else
			high = middle;
	}
	near(low, 0.7780215922, 5e-11);
	near(low, race("half", "speed", 1.5), 1e-13);
	for (double phi = 0; phi < 20; phi += 7)
		near(race("unsafe", "sanction", phi, "disaster", race("half", "sanction", phi)), .5,
		     1e-10);
}

static void test_unsafe(void **state)
{
	(void)state;
	near(race("unsafe", "disaster", .75), 0.9605510614, 5e-11);
	near(race("unsafe", "disaster", .8), 0.0755782405, 5e-11);
	assert_true(fabs(race("unsafe", "disaster", .9) / 9.217e-7 - 1) < 6e-5);
	near(race("unsafe", "speed", 3., "disaster", .88), 0.8935569528, 5e-11);
	near(race("unsafe", "speed", 1.2, "disaster", .7), 0.8851552481, 5e-11);
	near(race("unsafe", "disaster", .75, "detection", .5), 0.9153863023, 5e-11);
	near(race("zone", "disaster", .5), 1, 0);
	near(race("zone", "disaster", .3), 0, 0);
	near(race("zone", "disaster", .9), 2, 0);
	assert_true(race("unsafe", "disaster", .5) > .999);
	assert_true(race("unsafe", "disaster", .9) < 1e-3);
}

static void test_sanction(void **state)
{
	double phi = race("sanction-needed", "disaster", .5);

	(void)state;
	near(phi, 31.55, 1e-14);
	near(race("sanction-needed", "disaster", .2), 65.96, 1e-14);
	near(race("pay-safe-safe", "sanction", phi) + race("pay-safe-unsafe", "sanction", phi),
	     race("pay-unsafe-safe", "sanction", phi) + race("pay-unsafe-unsafe", "sanction", phi),
	     1e-14);
	near(race("dominance", "sanction", phi), .5,
	     1e-14); /* and makes its chance the threshold */
	near(race("rounds-gained", "speed", 1.5), 100. / 3, 1e-14);
	near(race("gain-alone", "disaster", .1), 86.16, 1e-14);
	near(race("gain-alone", "disaster", .7), -5.28, 1e-14);
}

/* Limits: nobody imitates; all is the same; more risk, detection or sanction is never more unsafe play. */
static void test_limits(void **state)
{
	double before = 1;

	(void)state;
	near(race("unsafe", "imitation", 0.), .5, 1e-15);
	near(race("fixation-safe", "imitation", 0.), .01, 1e-17);
	near(race("unsafe", "imitation", 1e-9, "disaster", .9), .5, 1e-4);
	near(race("unsafe", "population", 2., "disaster",
		  .5), /* a pair: what each has of the other decides */
	     1 / (1 + exp(-.01 * (race("pay-unsafe-safe", "disaster", .5) -
				  race("pay-safe-unsafe", "disaster", .5)))),
	     1e-14);
	for (double pr = 0; pr <= 1; pr += 1. / 64) {
		double now = race("unsafe", "disaster", pr);

		assert_true(now <= before);
		assert_true(race("unsafe", "disaster", pr, "detection", .4) <= now);
		assert_true(race("unsafe", "disaster", pr, "sanction", 5.) <= now);
		near(now,
		     race("fixation-unsafe", "disaster", pr) /
			     (race("fixation-unsafe", "disaster", pr) +
			      race("fixation-safe", "disaster", pr)),
		     1e-12);
		before = now;
	}
	assert_true(isnan(race("collective", "benefit", 0., "prize", 0.)));
	for (double beta = 0; beta <= 1000; beta = beta * 10 + 1e-9)
		for (double pr = 0; pr <= 1; pr += .125) {
			double log_safe = race("fixation-safe-log", "population", 100000.,
					       "imitation", beta, "disaster", pr);

			assert_true(isfinite(log_safe) && log_safe <= 0);
			assert_true(race("unsafe", "population", 100000., "imitation", beta,
					 "disaster", pr) >= 0);
		}
}

/* The process itself, player by player: mutants that take over, and the population at a moment of the long run. */
static void test_simulated(void **state)
{
	static const double cases[][3] = {{20, .7, .01}, {20, .78, .01}, {10, .9, .02}, {6, .5, 0}};
	static const size_t outputs[] = {GJ_RACE_UNSAFE, GJ_RACE_FIX_UNSAFE, GJ_RACE_FIX_SAFE};

	(void)state;
	for (int i = 0; i < 4; i++) {
		double param[GJ_RACE_PARAMS], exact[GJ_RACE_OUTPUTS];
		gj_estimate_options options = {.n = 4000, .seed = 12, .threads = 2};
		gj_estimate found;
		gj_arena arena;
		gj_error err;

		gj_model_usual(&gj_model_race, param);
		param[GJ_RACE_POPULATION] = cases[i][0];
		param[GJ_RACE_DISASTER] = cases[i][1];
		param[GJ_RACE_IMITATION] = cases[i][2];
		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		assert_int_equal(gj_model_race.solve(param, exact), GJ_OK);
		assert_int_equal(
			gj_estimate_run(&found, &gj_model_race, param, &options, &arena, &err),
			GJ_OK);
		for (int k = 0; k < 3; k++) {
			double p = exact[outputs[k]], error = sqrt(p * (1 - p) / 4000);

			assert_true(fabs(gj_estimated_mean(&found.output[outputs[k]]) - p) <
				    4.5 * error);
			assert_true(found.output[outputs[k]].moments.n == 4000);
		}
		gj_arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pay),	  cmocka_unit_test(test_thresholds),
		cmocka_unit_test(test_half),	  cmocka_unit_test(test_unsafe),
		cmocka_unit_test(test_sanction),  cmocka_unit_test(test_limits),
		cmocka_unit_test(test_simulated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
