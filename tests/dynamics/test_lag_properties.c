/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What must hold of the closed forms of `lag` anywhere: limits, orders, the equations that the roots solve; the belief by counting worlds;
 * hostile parameters, which may give no number but no trouble either.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <complex.h>
#include <math.h>
#include <string.h>

#include "dynamics/lag.h"
#include "dynamics/near.h"
#include "support/random.h"

static double between(rng *r, double low, double high)
{
	return low + (high - low) * (double)(rng_next(r) >> 11) * 0x1p-53;
}

static gj_lag_reports some_reports(rng *r)
{
	return (gj_lag_reports){between(r, .1, 50), rng_between(r, 1, 6), between(r, .02, 1),
				between(r, 0, 1), rng_between(r, 1, 30)};
}

/* The cdf and its integral against each other, by the trapezoidal rule on a fine grid; both rise. */
static void test_delay(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 300; i++) {
		rng r = rng_of(1, i);
		double tiers = rng_between(&r, 1, i % 3 ? 6 : 60), tau = between(&r, .02, 1);
		double t = between(&r, 0, 3 * tiers * tau), step = t / 4000, sum = 0, before = 0;

		for (int j = 0; j <= 4000; j++) {
			double now = gj_lag_arrived(tiers, tau, j * step);

			assert_true(now >= before - 1e-15 && now <= 1);
			sum += now * (j == 0 || j == 4000 ? .5 : 1) * step;
			before = now;
		}
		near(gj_lag_known_for(tiers, tau, t), sum, 1e-6);
		assert_true(gj_lag_known_for(tiers, tau, t) >= fmax(0, t - tiers * tau) - 1e-12);
		assert_true(gj_lag_known_for(tiers, tau, t) <= t);
	}
	/* first terms of the series for small t: x^L/L!, and tau x^(L+1)/(L+1)! */
	near(gj_lag_arrived(4, 1, 1e-3) / (1e-12 / 24), 1, 1e-3);
	near(gj_lag_known_for(4, 1, 1e-3) / (1e-15 / 120), 1, 1e-3);
	/* both ways of computing meet */
	for (double x = 3.9; x < 5.2; x += .1)
		near(gj_lag_arrived(4, 1, x), 1 - exp(-x) * (1 + x + x * x / 2 + x * x * x / 6),
		     1e-14);
}

/* More of everything that helps: heard sooner. Several channels never worse than one, nor better than m separate ones. */
static void test_heard(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 3000; i++) {
		rng r = rng_of(2, i);
		gj_lag_reports a = some_reports(&r), b;
		double t = between(&r, 0, 5), one = gj_lag_heard(&a, t),
		       any = gj_lag_heard_any(&a, t);
		double bound = 1 - pow(1 - one, a.channels);

		assert_true(one >= 0 && one <= 1 && any >= 0 && any <= 1);
		assert_true(any >= one - 1e-12);
		assert_true(any <= bound + 1e-12); /* one event may come up several channels */
		b = a;
		b.tiers++;
		assert_true(gj_lag_heard(&b, t) <= one);
		b = a;
		b.pass = fmin(1, b.pass + .1);
		assert_true(gj_lag_heard(&b, t) >= one);
		b = a;
		b.tier_time *= 1.2;
		assert_true(gj_lag_heard(&b, t) <= one);
		b = a;
		b.channels++;
		assert_true(gj_lag_heard_any(&b, t) >= any - 1e-12);
		assert_true(gj_lag_heard(&a, t + .3) >= one);
	}
}

/* With one channel the integral for several must be the closed form; so must it when all of them are asked for rare events. */
static void test_heard_any(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 1000; i++) {
		rng r = rng_of(3, i);
		gj_lag_reports a = some_reports(&r);
		double t = between(&r, 0, i % 2 ? 20 : 1), rare;

		a.channels = 1 + 1e-12; /* takes the way of several */
		near(gj_lag_heard_any(&a, t), gj_lag_heard(&a, t), 1e-10);
		a.channels = 20;
		a.pass = pow(1e-5, 1 / a.tiers);
		rare = gj_lag_heard_any(&a, t);
		a.events *= 20;
		near(rare, gj_lag_heard(&a, t), 2e-4);
	}
}

static void test_heard_half(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 1000; i++) {
		rng r = rng_of(4, i);
		gj_lag_reports a = some_reports(&r);

		a.pass = fmax(a.pass, .01);
		near(gj_lag_heard(&a, gj_lag_heard_half(&a)), .5, 1e-9);
	}
	assert_true(isnan(gj_lag_heard_half(&(gj_lag_reports){6, 4, .25, 0, 1})));
}

/* Worlds are made: dangerous with the prior, and then sounding at its rate; those that are silent are counted. */
static void test_belief_counted(void **state)
{
	double silent = 0, dangerous = 0, want = gj_lag_belief(.2, .2401, 2);

	(void)state;
	for (uint64_t i = 0; i < 400000; i++) {
		gj_random random;
		bool danger;

		gj_random_at(&random, 21, i);
		danger = gj_random_chance(&random, .2);
		if (danger && gj_random_exponential(&random) / .2401 <= 2)
			continue;
		silent++;
		dangerous += danger;
	}
	assert_true(fabs(dangerous / silent - want) < 4 * sqrt(want * (1 - want) / silent));
}

static void test_belief(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 1000; i++) {
		rng r = rng_of(5, i);
		double prior = between(&r, .01, .99), rate = between(&r, .01, 50),
		       t = between(&r, 0, 3), floor = between(&r, .001, .999), until;

		near(gj_lag_belief(prior, rate, 0), prior, 1e-15);
		assert_true(gj_lag_belief(prior, rate, t) <= prior);
		near(gj_lag_belief(gj_lag_belief(prior, rate, t), rate, 1),
		     gj_lag_belief(prior, rate, t + 1), 1e-13); /* learning in two steps */
		until = gj_lag_quiet_until(prior, rate, floor);
		near(gj_lag_belief(prior, rate, until), fmin(prior, floor), 1e-12);
	}
	assert_true(isnan(gj_lag_quiet_until(.2, 0, .05)));
	assert_true(isnan(gj_lag_quiet_until(1, 1, .05))); /* who is sure learns nothing */
	assert_true(gj_lag_quiet_until(0, 1, .05) == 0);
	assert_true(gj_lag_belief(1, 1, 5) == 1);
}

/* Both characteristic equations, asked of complex arithmetic; the sign of the growth on both sides of the critical gain. */
static void test_roots(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 2000; i++) {
		rng r = rng_of(6, i);
		double gain = between(&r, .01, 5), tau = between(&r, .02, 1);
		double tiers = rng_between(&r, 1, i % 5 ? 6 : 60), lag = tiers * tau;
		gj_lag_mode fixed = gj_lag_fixed_mode(gain, lag);
		gj_lag_mode mode = gj_lag_tiers_mode(gain, tiers, tau);
		double complex s = fixed.growth + I * fixed.frequency;

		assert_true(cabs(s + gain * cexp(-s * lag)) < 1e-7 * fmax(gain, cabs(s)));
		s = mode.growth + I * mode.frequency;
		assert_true(cabs(s * cpow(1 + s * tau, tiers) + gain) < 1e-6 * gain);
		assert_true(isnan(gj_lag_period(fixed)) == (gain * lag <= exp(-1)));
		if (fabs(gain * lag / gj_lag_critical(tiers) - 1) > 1e-9)
			assert_true((mode.growth > 0) == (gain * lag > gj_lag_critical(tiers)));
		if (fabs(gain * lag - acos(0)) > 1e-9)
			assert_true((fixed.growth > 0) == (gain * lag > acos(0)));
	}
}

/* No other root is to the right: Newton from many starts. */
static void test_rightmost(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 60; i++) {
		rng r = rng_of(7, i);
		double gain = between(&r, .1, 5), lag = between(&r, .1, 3);
		gj_lag_mode fixed = gj_lag_fixed_mode(gain, lag);

		for (int start = 0; start < 200; start++) {
			double complex s = between(&r, -6, 3) + I * between(&r, 0, 12);

			for (int j = 0; j < 60; j++) {
				double complex e = gain * cexp(-s * lag);

				s -= (s + e) / (1 - lag * e);
			}
			if (cabs(s + gain * cexp(-s * lag)) < 1e-9)
				assert_true(creal(s) <= fixed.growth + 1e-6);
		}
	}
}

/* Many tiers are a fixed lag; one tier never grows. */
static void test_limits(void **state)
{
	gj_lag_mode fixed = gj_lag_fixed_mode(2, 1), tiers = gj_lag_tiers_mode(2, 200, 1. / 200);

	(void)state;
	near(tiers.growth, fixed.growth, .02);
	near(tiers.frequency, fixed.frequency, .02);
	for (double gain = .1; gain < 1000; gain *= 3)
		assert_true(gj_lag_tiers_mode(gain, 1, .25).growth < 0);
	near(gj_lag_exposure(.5, 200, 1.5 / 200), exp(.75), .01);
}

/* No correction: the deviation stays, without swings. */
static void test_no_gain(void **state)
{
	gj_lag_mode fixed = gj_lag_fixed_mode(0, 1), tiers = gj_lag_tiers_mode(0, 4, .25);

	(void)state;
	assert_true(fixed.growth == 0 && fixed.frequency == 0);
	assert_true(tiers.growth == 0 && tiers.frequency == 0);
	near(gj_lag_fixed_mode(1e-9, 1).growth, -1e-9, 1e-15);
	near(gj_lag_tiers_mode(1e-9, 4, .25).growth, -1e-9, 1e-15);
}

/* Within the ranges all is answered; NaN stands only where the page says so. */
static void test_solve(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 20000; i++) {
		rng r = rng_of(9, i);
		double p[GJ_LAG_PARAMS], out[GJ_LAG_OUTPUTS];

		for (int j = 0; j < GJ_LAG_PARAMS; j++) {
			const gj_param *q = &gj_model_lag.param[j];

			p[j] = rng_chance(&r, 20)   ? q->least
			       : rng_chance(&r, 20) ? q->most
						    : between(&r, q->least, q->most);
			if (q->whole)
				p[j] = floor(p[j]);
		}
		assert_int_equal(gj_model_lag.solve(p, out), GJ_OK);
		for (int o = 0; o < GJ_LAG_OUTPUTS; o++) {
			bool may = (o == GJ_LAG_HEARD_HALF && p[GJ_LAG_PASS] < 1e-40) ||
				   (o == GJ_LAG_EXPOSURE &&
				    p[GJ_LAG_GROWTH] * p[GJ_LAG_TIER_TIME] >= 1) ||
				   (o == GJ_LAG_QUIET_UNTIL &&
				    (p[GJ_LAG_ALARMS] == 0 || p[GJ_LAG_PRIOR] == 1 ||
				     p[GJ_LAG_FLOOR] == 0)) ||
				   (o == GJ_LAG_SWING_PERIOD && out[GJ_LAG_SWING_FREQUENCY] == 0) ||
				   o == GJ_LAG_TIERS_PERIOD ||
				   ((o == GJ_LAG_CRITICAL || o == GJ_LAG_MARGIN) &&
				    p[GJ_LAG_TIERS] == 1);

			if (!may && !isfinite(out[o])) {
				print_error("case %u: %s is %g\n", (unsigned)i,
					    gj_model_lag.output[o].name, out[o]);
				fail();
			}
		}
	}
}

/* A number of any kind, the nastier ones often. */
static double any(rng *r)
{
	static const double nasty[] = {0,     -0.0,   1,      -1,   NAN, INFINITY, -INFINITY,
				       1e308, 1e-308, 5e-324, 1e-9, 1e9, 2.5,	   200};
	uint64_t bits = rng_next(r);
	double any_bits;

	if (rng_chance(r, 60))
		return nasty[rng_below(r, sizeof nasty / sizeof *nasty)];
	memcpy(&any_bits, &bits, sizeof bits);
	return any_bits;
}

/* Out of range is refused by the model, and harmless to the functions. */
static void test_hostile(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 30000; i++) {
		rng r = rng_of(10, i);
		double a = any(&r), b = any(&r), c = any(&r), p[GJ_LAG_PARAMS], out[GJ_LAG_OUTPUTS];
		gj_lag_reports reports = {a, b, c, any(&r), any(&r)};
		gj_random random;
		int bad = (int)rng_below(&r, GJ_LAG_PARAMS);

		gj_lag_arrived(a, b, c);
		gj_lag_known_for(a, b, c);
		gj_lag_heard(&reports, any(&r));
		gj_lag_heard_any(&reports, any(&r));
		gj_lag_heard_half(&reports);
		gj_lag_exposure(a, b, c);
		gj_lag_belief(a, b, c);
		gj_lag_quiet_until(a, b, c);
		gj_lag_period(gj_lag_fixed_mode(a, b));
		gj_lag_period(gj_lag_tiers_mode(a, b, c));
		gj_lag_critical(a);
		for (int j = 0; j < GJ_LAG_PARAMS; j++)
			p[j] = gj_model_lag.param[j].usual;
		p[bad] = a;
		if (!(a >= gj_model_lag.param[bad].least && a <= gj_model_lag.param[bad].most) ||
		    (gj_model_lag.param[bad].whole && a != floor(a))) {
			gj_random_at(&random, 0, 0);
			assert_int_equal(gj_model_lag.solve(p, out), GJ_EINPUT);
			assert_int_equal(gj_model_lag.draw(p, &random, out), GJ_EINPUT);
		}
	}
}

/* Every parameter and output has a name, both texts, and a sensible range. */
static void test_tables(void **state)
{
	(void)state;
	for (size_t i = 0; i < gj_model_lag.n_params; i++) {
		const gj_param *p = &gj_model_lag.param[i];

		assert_true(p->name[0] && p->symbol[0] && p->en[0] &&
			    (unsigned char)p->zh[0] > 127);
		assert_true(p->least <= p->usual && p->usual <= p->most && p->least < p->most);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(p->name, gj_model_lag.param[j].name);
	}
	for (size_t i = 0; i < gj_model_lag.n_outputs; i++) {
		const gj_output *o = &gj_model_lag.output[i];

		assert_true(o->name[0] && o->symbol[0] && o->en[0] &&
			    (unsigned char)o->zh[0] > 127);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(o->name, gj_model_lag.output[j].name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_delay),	  cmocka_unit_test(test_heard),
		cmocka_unit_test(test_heard_any), cmocka_unit_test(test_heard_half),
		cmocka_unit_test(test_belief),	  cmocka_unit_test(test_belief_counted),
		cmocka_unit_test(test_roots),	  cmocka_unit_test(test_rightmost),
		cmocka_unit_test(test_limits),	  cmocka_unit_test(test_no_gain),
		cmocka_unit_test(test_solve),	  cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
