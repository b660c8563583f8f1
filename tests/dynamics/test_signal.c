/* SPDX-License-Identifier: Apache-2.0 */
/* The numbers of the model `signal`, each found by other means than the formula under test, and what must hold for all parameters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "dynamics/ask.h"
#include "dynamics/estimate.h"
#include "dynamics/near.h"
#include "dynamics/random.h"
#include "dynamics/signal.h"
#include "dynamics/tipping.h"
#include "stats/wilson.h"

#define signal(output, ...) value_of(&gj_model_signal, output, __VA_ARGS__, NULL)

/* Round by round: the answer to those who reason one level less. */
static double answered(double p, double x, double rho, int levels)
{
	double d = p / (p + x), w = d;

	for (int k = 1; k < levels; k++)
		w = d + rho * (1 - d) * w;
	return w;
}

static void test_weights(void **state)
{
	(void)state;
	near(signal("weight", "precision", 1., "private", 1., "conformity", .5), 2. / 3, 1e-15);
	near(signal("weight", "precision", 1., "private", 1., "conformity", .5),
	     answered(1, 1, .5, 200), 1e-14);
	near(signal("weight", "precision", 4., "private", 1., "conformity", .9), 0.9756097561,
	     5e-11);
	near(signal("weight", "precision", .5, "private", 2., "conformity", 0.), .2, 1e-15);
	near(signal("weight-level", "level", 1.), .5, 1e-15);
	near(signal("weight-level-2", "level", 9.), .625, 1e-15);
	near(signal("weight-level", "level", 3.), .65625, 1e-15);
	near(signal("weight-level", "level", 4., "precision", .3, "private", .7, "conformity", .8),
	     answered(.3, .7, .8, 4), 1e-15);
	near(signal("weight-level", "level", 64.), signal("weight", "level", 1.), 1e-15);
	near(signal("weight", "precision", 2., "second", 3., "private", 5.), 5 / 7.5, 1e-15);
	near(signal("judgement", "precision", 4., "conformity", .9), 1 - 4 / 4.1, 1e-14);
}

static void test_loss(void **state)
{
	double h = 1e-5, x = 10, rho = .75;

	(void)state;
	near(signal("loss", "precision", 1.), 0.5555555556, 5e-11);
	near(signal("loss", "precision", 1., "private", 4., "conformity", .75), .3125, 1e-15);
	near(signal("hurts-below", "private", x, "conformity", rho), 1.25, 1e-15);
	near(signal("loss", "precision", 1.25, "private", x, "conformity", rho), 0.1333333333,
	     5e-11);
	near(signal("loss", "precision", 0., "private", x, "conformity", rho), .1, 1e-15);
	near(signal("loss-no-law", "precision", 7., "private", x), .1, 1e-15);
	near(signal("loss", "precision", 5., "private", x, "conformity", rho), .1, 1e-15);
	near(signal("worse-than-none-below", "private", x, "conformity", rho), 5, 1e-14);
	assert_true(gj_signal_loss(1.15 + h, x, rho, 0) > gj_signal_loss(1.15, x, rho, 0));
	assert_true(gj_signal_loss(1.35 + h, x, rho, 0) < gj_signal_loss(1.35, x, rho, 0));
	near(gj_signal_hurts_below(10, .75, 0), 1.25, 1e-15);
	near(gj_signal_hurts_below(10, .75, .2), .9375, 1e-15);
	near(gj_signal_hurts_below(10, .75, .5), 0, 1e-15);
	near(gj_signal_loss(.9375 + 1e-4, 10, .75, .2), gj_signal_loss(.9375 - 1e-4, 10, .75, .2),
	     1e-9);
}

/* The largest threshold over all rho, in shares of X. */
static void test_worst_conformity(void **state)
{
	double most = 0, at = 0;

	(void)state;
	for (int r = 0; r < 1000; r++) {
		double below = gj_signal_hurts_below(1, r / 1000., 0);

		if (below > most) {
			most = below;
			at = r / 1000.;
		}
	}
	near(most, .125, 1e-6);
	near(at, .75, 1e-6);
}

static void test_efficient(void **state)
{
	double best = INFINITY, at = 0;

	(void)state;
	for (int i = 0; i <= 100000; i++) {
		double w = i / 1e5, loss = .6 * w * w / 2 + (1 - w) * (1 - w) / 3;

		if (loss < best) {
			best = loss;
			at = w;
		}
	}
	near(signal("efficient-weight", "precision", 2., "private", 3., "social", .4), at, 2e-5);
	near(signal("efficient-weight", "precision", 2., "private", 3., "social", .4), 2 / 3.8,
	     1e-15);
}

static void test_ageing(void **state)
{
	(void)state;
	near(signal("pooled", "precision", 4., "drift", .5, "age", 1.), 4. / 3, 1e-15);
	near(signal("pooled", "precision", 4., "drift", .5, "age", 2.), .8, 1e-15);
}

static gj_tipping tip(double p, double x, double c, double z)
{
	return gj_tipping_of(p, x, c, z);
}

/* The two conditions of equilibrium themselves: as many act as the threshold says, and the last of them is indifferent. */
static double residual(double p, double x, double c, double z, double theta)
{
	double last = theta - gj_normal_above(theta) / sqrt(x);
	double mass = .5 * erfc(-sqrt(x) * (last - theta) / sqrt(2)) - theta;
	double mean = (x * last + p * z) / (p + x);
	double indifferent = .5 * erfc(-sqrt(p + x) * (theta - mean) / sqrt(2)) - c;

	return fmax(fabs(mass), fabs(indifferent));
}

static void test_tipping(void **state)
{
	gj_tipping t;

	(void)state;
	near(tip(1e-9, 1, .3, 0).threshold[0], .7, 1e-6);
	near(tip(1, 1, .5, .5).threshold[0], .5, 1e-6);
	t = tip(1, 1, .5, .8);
	near(t.threshold[0], 0.3132000545, 5e-11);
	assert_true(residual(1, 1, .5, .8, t.threshold[0]) < 1e-10);
	assert_int_equal(tip(2.5, 1, .5, .5).n, 1);
	t = tip(3, 1, .5, .5);
	assert_int_equal(t.n, 3);
	near(t.threshold[0], 0.1402142509, 5e-11);
	near(t.threshold[1], .5, 5e-11);
	near(t.threshold[2], 0.8597857491, 5e-11);
	for (int i = 0; i < 3; i++)
		assert_true(residual(3, 1, .5, .5, t.threshold[i]) < 1e-10);
	near(t.threshold[0] + t.threshold[2], 1, 1e-12);
	near(signal("equilibria", "precision", 3., "private", 1.), 3, 0);
	near(signal("tipping-highest", "precision", 3., "private", 1.), 0.8597857491, 5e-11);
	assert_true(isnan(signal("tipping-middle", "precision", 1., "private", 1.)));
}

/* Wherever it is asked: one or three thresholds in order, each an equilibrium; three only past sqrt(2 pi); none without a law but 1-c. */
static void test_tipping_everywhere(void **state)
{
	gj_random random;
	int three = 0;

	(void)state;
	gj_random_at(&random, 5, 0);
	for (int i = 0; i < 4000; i++) {
		double p = 20 * gj_random_uniform(&random), x = .1 + 9 * gj_random_uniform(&random);
		double c = .02 + .96 * gj_random_uniform(&random),
		       z = 2 * gj_random_uniform(&random) - .5;
		gj_tipping t = tip(p, x, c, z);

		assert_in_range(t.n, 1, 3);
		if (p / sqrt(x) < 2.50662827)
			assert_int_equal(t.n, 1);
		three += t.n == 3;
		for (int k = 0; k < t.n; k++) {
			double theta = t.threshold[k];

			assert_true(k == 0 || theta > t.threshold[k - 1]);
			if (theta > 1e-6 && theta < 1 - 1e-6)
				assert_true(residual(p, x, c, z, theta) < 1e-7);
		}
		near(tip(0, x, c, z).threshold[0], 1 - c, 1e-12);
	}
	assert_in_range(three, 100, 3800);
}

/* Signs and limits, over random parameters. */
static void test_properties(void **state)
{
	gj_random random;

	(void)state;
	gj_random_at(&random, 6, 0);
	for (int i = 0; i < 2000; i++) {
		double p = 10 * gj_random_above_zero(&random),
		       x = .01 + 10 * gj_random_above_zero(&random);
		double rho = .99 * gj_random_uniform(&random),
		       rho_s = 2 * gj_random_uniform(&random) - 1.01;
		double marginal = signal("marginal-loss", "precision", p, "private", x,
					 "conformity", rho, "social", rho_s);
		double below = gj_signal_hurts_below(x, rho, rho_s), h = 1e-6 * p;
		double slope = (gj_signal_loss(p + h, x, rho, rho_s) -
				gj_signal_loss(p - h, x, rho, rho_s)) /
			       (2 * h);
		double none = signal("worse-than-none-below", "private", x, "conformity", rho,
				     "social", rho_s);

		near(marginal, slope, 1e-3);
		if (fabs(p / below - 1) > 1e-9)
			assert_true((marginal > 0) == (p < below));
		if (fabs(p / none - 1) > 1e-9)
			assert_true((gj_signal_loss(p, x, rho, rho_s) > 1 / x) == (p < none));
		assert_true(gj_signal_weight(p, x, rho) >=
			    p / (p + x)); /* acting alike leans on the law */
		assert_true(gj_signal_weight(p + 1, x, rho) > gj_signal_weight(p, x, rho));
		near(signal("loss", "precision", p, "private", x, "conformity", rho, "social",
			    rho_s),
		     (1 - rho_s) * signal("volatility", "precision", p, "private", x, "conformity",
					  rho) +
			     signal("dispersion", "precision", p, "private", x, "conformity", rho),
		     1e-12);
	}
}

static double simulated(double p, double x, double rho, double rho_s, double addressees,
			size_t output, double *error)
{
	double param[GJ_SIGNAL_PARAMS], mean;
	gj_estimate_options options = {.n = 20000, .seed = 20261123, .threads = 2};
	gj_estimate found;
	gj_arena arena;
	gj_error err;

	gj_model_usual(&gj_model_signal, param);
	param[GJ_SIGNAL_PRECISION] = p;
	param[GJ_SIGNAL_PRIVATE] = x;
	param[GJ_SIGNAL_CONFORMITY] = rho;
	param[GJ_SIGNAL_SOCIAL] = rho_s;
	param[GJ_SIGNAL_ADDRESSEES] = addressees;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_estimate_run(&found, &gj_model_signal, param, &options, &arena, &err),
			 GJ_OK);
	mean = gj_estimated_mean(&found.output[output]);
	*error = gj_estimated_error(&found.output[output]);
	gj_arena_free(&arena);
	return mean;
}

/* A finite sample of addressees gives the closed form within its own error, of few as of many. */
static void test_simulated(void **state)
{
	double error, mean;

	(void)state;
	for (double n = 2; n <= 40; n += 19) {
		mean = simulated(1, 4, .5, 0, n, GJ_SIGNAL_LOSS, &error);
		assert_true(fabs(mean - gj_signal_loss(1, 4, .5, 0)) < 4.5 * error && error < .01);
		mean = simulated(1, 4, .5, .4, n, GJ_SIGNAL_LOSS, &error);
		assert_true(fabs(mean - gj_signal_loss(1, 4, .5, .4)) < 4.5 * error && error < .01);
		mean = simulated(1, 4, .5, 0, n, GJ_SIGNAL_DISPERSION, &error);
		assert_true(fabs(mean - 1 / 9.) < 4.5 * error && error < .01);
	}
	mean = simulated(0, 4, .5, 0, 5, GJ_SIGNAL_LOSS, &error);
	assert_true(fabs(mean - .25) < 4.5 * error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weights),
		cmocka_unit_test(test_loss),
		cmocka_unit_test(test_worst_conformity),
		cmocka_unit_test(test_efficient),
		cmocka_unit_test(test_ageing),
		cmocka_unit_test(test_tipping),
		cmocka_unit_test(test_tipping_everywhere),
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_simulated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
