/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The numbers of the model `lag` that were found beside this code, by quadrature, by the Lambert function, by simulation, by a
 * formula of another form; to the digits in which they are printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <complex.h>
#include <math.h>

#include "dynamics/lag.h"
#include "dynamics/lag_facts.h"
#include "dynamics/lag_path.h"
#include "dynamics/near.h"

enum { SIMPSON = 20000 };

static const gj_lag_reports layered = {6, 4, .25, .7, 1}, flat = {6, 1, .25, .7, 1};
static const double pi = 3.14159265358979323846;

/* Simpson's rule on the rate at which reports arrive. */
static double heard_by_quadrature(const gj_lag_reports *r, double t)
{
	double sum = 0;

	for (int i = 0; i <= SIMPSON; i++) {
		double weight = i == 0 || i == SIMPSON ? 1 : i % 2 ? 4 : 2;

		sum += weight * gj_lag_arrived(r->tiers, r->tier_time, t * i / SIMPSON);
	}
	return 1 - exp(-r->events * pow(r->pass, r->tiers) * sum * t / SIMPSON / 3);
}

static void test_reports(void **state)
{
	(void)state;
	near(layered.tiers * layered.tier_time, 1, 1e-12);
	near(gj_lag_arrived(4, .25, 1), 1 - exp(-4) * (1 + 4 + 8 + 32. / 3), 1e-14);
	near(gj_lag_arrived(4, .25, 1), 0.5665298796, 5e-11);
	near(gj_lag_reach(.7, 4), .2401, 1e-15);
	near(gj_lag_heard(&layered, 1), heard_by_quadrature(&layered, 1), 1e-9);
	near(gj_lag_heard(&layered, 1), 0.2453079045, 5e-11);
	near(gj_lag_heard(&flat, 1), heard_by_quadrature(&flat, 1), 1e-9);
	near(gj_lag_heard(&flat, 1), 0.9579641066, 5e-11);
	near(gj_lag_reach_any(.7, 4, 5), 0.7466142294, 5e-11);
}

/* An estimate by hand, not by estimate.h: 40,000 histories as in the reference. */
static void test_reports_simulated(void **state)
{
	double p[GJ_LAG_PARAMS], heard = 0;

	(void)state;
	for (int i = 0; i < GJ_LAG_PARAMS; i++)
		p[i] = gj_model_lag.param[i].usual;
	p[GJ_LAG_CHANNELS] = 3; /* of which the first is asked */
	for (int i = 0; i < 40000; i++) {
		gj_random random;

		gj_random_at(&random, 11, (uint64_t)i);
		heard += gj_lag_first_heard(p, 1, &random) <= 1;
	}
	near(heard / 40000, gj_lag_heard(&layered, 1), .009); /* four standard errors */
}

static void test_exposure(void **state)
{
	(void)state;
	near(gj_lag_exposure(.5, 3, .5), 64. / 27, 1e-14);
	near(gj_lag_exposure(.5, 1, 1.5), 4, 1e-14);
	near(exp(.5 * 1.5), 2.117000017, 5e-10);
	near(gj_lag_exposure(.5, 200, 1.5 / 200), 2.117000017, 5e-3);
	assert_true(isnan(gj_lag_exposure(2, 3, .5)));
}

static double log_odds(double p)
{
	return log(p / (1 - p));
}

static void test_belief(void **state)
{
	double thought = gj_lag_belief(.2, 1, 2), warranted = gj_lag_belief(.2, .2401, 2);

	(void)state;
	near(thought, 0.0327265564, 5e-11);
	near(warranted, 0.1339478755, 5e-11);
	near(log_odds(warranted) - log_odds(thought), 2 * (1 - .2401), 1e-13);
	near(gj_lag_quiet_until(.2, 1, .05), 1.5581446180, 5e-11);
	near(gj_lag_belief(.2, 1, gj_lag_quiet_until(.2, 1, .05)), .05, 1e-14);
}

/* s = -k e^-s, asked of the complex exponential. */
static void root_holds(double k, gj_lag_mode m)
{
	double complex s = m.growth + I * m.frequency;

	assert_true(cabs(s + k * cexp(-s)) < 1e-11 * fmax(1, k));
}

static void test_fixed_lag(void **state)
{
	gj_lag_mode m = gj_lag_fixed_mode(1 / exp(1) - 1e-12, 1);

	(void)state;
	near(m.growth, -1, 1e-5);
	near(m.frequency, 0, 0);
	m = gj_lag_fixed_mode(1, 1);
	near(m.growth, -0.3181315052, 5e-11);
	near(m.frequency, 1.3372357014, 5e-11);
	near(gj_lag_period(m), 4.698637122, 5e-10);
	root_holds(1, m);
	m = gj_lag_fixed_mode(pi / 2, 1);
	near(m.growth, 0, 1e-12);
	near(gj_lag_period(m), 4, 1e-12);
	m = gj_lag_fixed_mode(2, 1);
	near(m.growth, 0.1728160028, 5e-11);
	root_holds(2, m);
	m = gj_lag_fixed_mode(1, 2); /* in years, not in lags: twice the lag, half the rates */
	near(m.growth, 0.1728160028 / 2, 5e-11);
}

static void test_critical_gain(void **state)
{
	(void)state;
	near(gj_lag_critical(2), 4, 1e-14);
	near(gj_lag_critical(3), 8. / 3, 1e-14);
	near(gj_lag_critical(4), 2.2741699797, 5e-11);
	near(gj_lag_critical(6), 1.979434, 5e-7);
	near(gj_lag_critical(50), pi / 2, .03);
	assert_true(isinf(gj_lag_critical(1)));
	for (int n = 2; n < 60; n++)
		assert_true(gj_lag_critical(n) > gj_lag_critical(n + 1));
}

/* How the largest deviation of years 54 to 60 stands to that of years 24 to 30, by integration. */
static double late_to_early(double gain)
{
	enum { POINTS = 3001 };
	static double t[POINTS], x[POINTS];
	double early = 0, late = 0;

	for (int i = 0; i < POINTS; i++)
		t[i] = 60. * i / (POINTS - 1);
	assert_int_equal(gj_lag_tiers_path(x, t, POINTS, gain, 4, .25, 16, NULL), GJ_OK);
	for (int i = 0; i < POINTS; i++) {
		if (t[i] > 24 && t[i] < 30)
			early = fmax(early, fabs(x[i]));
		if (t[i] > 54)
			late = fmax(late, fabs(x[i]));
	}
	return late / early;
}

static void test_critical_gain_integrated(void **state)
{
	(void)state;
	assert_true(late_to_early(.95 * gj_lag_critical(4)) < 1);
	assert_true(late_to_early(1.05 * gj_lag_critical(4)) > 1);
}

static void test_stringency(void **state)
{
	gj_lag_shots shots = {.5, 2, 1};
	enum { DRAWS = 200000 };
	double sum = 0, squares = 0, mean;

	(void)state;
	near(gj_lag_stringency(&shots), 1, 1e-15);
	near(gj_lag_stringency_variance(&shots), 1, 1e-15);
	near(gj_lag_half_life(&shots), 0.6931472, 5e-8);
	for (int i = 0; i < DRAWS; i++) {
		gj_random random;
		double level;

		gj_random_at(&random, 5, (uint64_t)i);
		level = gj_lag_stringency_draw(&shots, &random);
		sum += level;
		squares += level * level;
	}
	mean = sum / DRAWS;
	near(mean, 1, 4 / sqrt(DRAWS));
	near(squares / DRAWS - mean * mean, 1, .03);
}

static void test_facts(void **state)
{
	(void)state;
	assert_int_equal(gj_lag_fact_days(GJ_LAG_FACT_DRAFT, GJ_LAG_FACT_PROMULGATED), 90);
	assert_int_equal(gj_lag_fact_days(GJ_LAG_FACT_PROMULGATED, GJ_LAG_FACT_EFFECTIVE), 36);
	assert_int_equal(gj_lag_fact_days(GJ_LAG_FACT_EFFECTIVE, GJ_LAG_FACT_APPROVALS_FIRST), 16);
	near(gj_lag_fact_of(GJ_LAG_FACT_APPROVALS_SECOND).count / GJ_LAG_MODELS_INTRODUCED,
	     0.1680672, 5e-8);
	near(gj_lag_fact_per_month(GJ_LAG_FACT_APPROVALS_FIRST, GJ_LAG_FACT_APPROVALS_SECOND),
	     5.8456, 1e-5);
	near(gj_lag_fact_per_month(GJ_LAG_FACT_APPROVALS_SECOND, GJ_LAG_FACT_APPROVALS_THIRD),
	     22.6512, 1e-5);
	near(gj_lag_fact_years(GJ_LAG_FACT_CRACKDOWN_STARTS, GJ_LAG_FACT_CRACKDOWN_SUBSIDES),
	     1.2485, 5e-5);
	assert_true(isnan(gj_lag_fact_per_month(GJ_LAG_FACT_DRAFT, GJ_LAG_FACT_APPROVALS_FIRST)));
	for (int i = 0; i + 1 < GJ_LAG_FACTS; i++)
		assert_true(gj_lag_fact_days((gj_lag_fact_id)i, (gj_lag_fact_id)(i + 1)) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_reports_simulated),
		cmocka_unit_test(test_exposure),
		cmocka_unit_test(test_belief),
		cmocka_unit_test(test_fixed_lag),
		cmocka_unit_test(test_critical_gain),
		cmocka_unit_test(test_critical_gain_integrated),
		cmocka_unit_test(test_stringency),
		cmocka_unit_test(test_facts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
