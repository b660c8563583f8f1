/* SPDX-License-Identifier: Apache-2.0 */
/* The numbers of the model `race-static`; that its strategies are an equilibrium; what may be said of information and what not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "dynamics/ask.h"
#include "dynamics/near.h"
#include "dynamics/race_static.h"
#include "dynamics/random.h"

typedef struct point {
	double n, mu, e;
} point;

static void test_numbers(void **state)
{
	static const struct {
		point at;
		double none, own, public;
	} rows[] = {
		{{2, 1, 1}, .5, 0.6666667, 0.6666667}, {{5, 1, .5}, .6, 0.7222222, 0.671875},
		{{2, 2, .5}, 0, 0.1875, 0.2291667},    {{2, .5, .5}, .5, 0.7777778, 0.6666667},
		{{3, 2.5, .4}, 0, 0.093312, 0.215424},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		point p = rows[i].at;

		near(gj_race_risk_none(p.n, p.mu, p.e), rows[i].none, 5e-8);
		near(gj_race_risk_own(p.n, p.mu, p.e), rows[i].own, 5e-8);
		near(gj_race_risk_public(p.n, p.mu, p.e), rows[i].public, 5e-8);
	}
	near(gj_race_risk_own(5, 1, .5), 1 - 5. / 18, 1e-15);
	near(gj_race_risk_public(5, 1, .5), 1 - (1 - pow(.5, 6)) / 3, 1e-14);
	near(gj_race_risk_public(2, 2, .5), 1 - (2 - pow(1.5, 3) / 4) / 1.5, 1e-14);
}

static void test_simulated(void **state)
{
	static const point points[] = {{2, 1, 1}, {5, 1, .5}, {3, 2.5, .4}};

	(void)state;
	for (int i = 0; i < 3; i++) {
		double param[] = {points[i].n, points[i].mu, points[i].e}, own = 0, public = 0;

		for (int h = 0; h < 200000; h++) {
			double out[GJ_RACE_STATIC_OUTPUTS];
			gj_random random;

			gj_random_at(&random, 7, (uint64_t)h);
			assert_int_equal(gj_model_race_static.draw(param, &random, out), GJ_OK);
			own += out[GJ_RACE_STATIC_OWN];
			public += out[GJ_RACE_STATIC_PUBLIC];
		}
		near(own / 200000, gj_race_risk_own(param[0], param[1], param[2]), 4e-3);
		near(public / 200000, gj_race_risk_public(param[0], param[1], param[2]), 4e-3);
	}
}

/* Chance to be first of n who know nothing, with `less` less safety than the others. */
static double first_unknown(double n, double mu, double less)
{
	double z = less / mu;

	if (z >= 1)
		return 1;
	if (z >= 0)
		return (1 - pow(z, n)) / n + z;
	return z > -1 ? pow(1 + z, n) / n : 0;
}

static void test_no_deviation_none(void **state)
{
	static const point points[] = {{2, 1, 1}, {5, 1, .5}, {2, .6, .8}, {4, 2, .3}, {3, 1.2, 1}};

	(void)state;
	for (int i = 0; i < 5; i++) {
		point p = points[i];
		double s = 1 - gj_race_risk_none(p.n, p.mu, p.e), best = -1;
		double base = first_unknown(p.n, p.mu, 0),
		       value = base * s + (1 - base) * (1 - p.e) * s;

		for (int k = 0; k <= 2000; k++) {
			double own = k / 2000., win = first_unknown(p.n, p.mu, s - own);

			best = fmax(best, win * own + (1 - win) * (1 - p.e) * s);
		}
		assert_true(best - value < 1e-6);
	}
}

/* What a team of capability `x` has of safety `s`, when the others take min(1, z/k). */
static double worth_own(point p, double x, double s)
{
	double k = 1 + (p.n - 1) * p.e, ahead = x - s, rival, win, others;
	double end[2];

	rival = ahead < 0 ? 0 : ahead <= k - 1 ? ahead * k / (k - 1) : ahead + 1;
	rival = fmin(fmax(rival, 0), p.mu);
	win = pow(rival / p.mu, p.n - 1);
	for (int i = 0; i < 2; i++) {
		double z = i == 0 ? rival : p.mu, low = fmin(z, k);

		end[i] = (p.n - 1) * pow(low, p.n) / (p.n * k) +
			 (z > k ? pow(z, p.n - 1) - pow(k, p.n - 1) : 0);
	}
	others = (end[1] - end[0]) / pow(p.mu, p.n - 1);
	return win * s + (1 - p.e) * others;
}

static void test_no_deviation_own(void **state)
{
	static const struct {
		point at;
		double x;
	} rows[] = {{{2, 1, 1}, .5},
		    {{5, 1, .5}, .9},
		    {{3, 2.5, .4}, 2.2},
		    {{3, 2.5, .4}, .7},
		    {{2, 2, .5}, 1.4}};

	(void)state;
	for (int i = 0; i < 5; i++) {
		point p = rows[i].at;
		double s = fmin(1, rows[i].x / (1 + (p.n - 1) * p.e)), best = -1;

		for (int k = 0; k <= 4000; k++)
			best = fmax(best, worth_own(p, rows[i].x, k / 4000.));
		assert_true(best - worth_own(p, rows[i].x, s) < 1e-6);
	}
}

/* The leader takes gap/e: the second gains nothing by undercutting, and would if the leader were any safer. */
static void test_no_deviation_public(void **state)
{
	static const double rows[][2] = {{.1, .5}, {.3, .4}, {.6, .5}};

	(void)state;
	for (int i = 0; i < 3; i++) {
		double gap = rows[i][0], e = rows[i][1], s = fmin(1, gap / e);

		assert_true(fmax(0, s - gap) <= (1 - e) * s + 1e-12);
		if (s < 1)
			assert_true(s + .01 - gap > (1 - e) * (s + .01));
	}
}

/* 1,800 points: what holds everywhere, and the slogans that do not. */
static void test_orderings(void **state)
{
	static const double teams[] = {2, 3, 5};
	int safer_with_one_more = 0;

	(void)state;
	for (int i = 0; i < 1800; i++) {
		double n = teams[i / 600], mu = (i / 10 % 60 + 1) / 10., e = (i % 10 + 1) / 10.,
		       more = e + .1;
		double none = gj_race_risk_none(n, mu, e), own = gj_race_risk_own(n, mu, e);
		double public = gj_race_risk_public(n, mu, e);

		assert_true(none <= own + 1e-12 && none <= public + 1e-12);
		if (e <= .9) {
			assert_true(none <= gj_race_risk_none(n, mu, more) + 1e-12);
			assert_true(own <= gj_race_risk_own(n, mu, more) + 1e-12);
			assert_true(public <= gj_race_risk_public(n, mu, more) + 1e-12);
		}
		safer_with_one_more += value_of(&gj_model_race_static, "one-more-team", "teams", n,
						"importance", mu, "enmity", e, NULL) < -1e-12;
	}
	assert_int_equal(safer_with_one_more, 613);
	assert_true(gj_race_risk_public(2, .5, .5) < gj_race_risk_own(2, .5, .5));
	assert_true(gj_race_risk_public(2, 2, .5) > gj_race_risk_own(2, 2, .5));
}

/* They cross once, where `crossing` says. */
static void test_crossing(void **state)
{
	(void)state;
	near(value_of(&gj_model_race_static, "crossing", "teams", 2., "enmity", .5, NULL), 5. / 3,
	     1e-12);
	for (double n = 2; n <= 100; n += 7)
		for (double e = .05; e < 1; e += .1) {
			double at = value_of(&gj_model_race_static, "crossing", "teams", n,
					     "enmity", e, NULL);

			assert_true(at > 0 && isfinite(at));
			for (double mu = .01; mu < 50 * at; mu *= 1.1) {
				double apart =
					gj_race_risk_public(n, mu, e) - gj_race_risk_own(n, mu, e);

				if (fabs(mu / at - 1) > 1e-9)
					assert_true(mu < at ? apart <= 1e-14 : apart > -1e-14);
			}
		}
	assert_true(isnan(value_of(&gj_model_race_static, "crossing", "enmity", 0., NULL)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_simulated),
		cmocka_unit_test(test_no_deviation_none),
		cmocka_unit_test(test_no_deviation_own),
		cmocka_unit_test(test_no_deviation_public),
		cmocka_unit_test(test_orderings),
		cmocka_unit_test(test_crossing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
