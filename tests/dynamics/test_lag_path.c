/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Paths: the delayed correction against its exact polynomials, the tiers against a damped oscillation, the order of both methods by
 * halving the step; the drawn history against itself and, over many, against the closed forms.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "dynamics/lag_path.h"
#include "dynamics/near.h"
#include "support/failing_alloc.h"

enum { POINTS = 401 };

/* x' = -k x(t - T), x = 1 before 0: the sum of (-k)^j (t - (j-1)T)^j / j! as long as t > (j-1)T. */
static double exact(double gain, double lag, double t)
{
	double sum = 1, sign = 1, factorial = 1;

	for (int j = 1; t > (j - 1) * lag; j++) {
		sign *= -gain;
		factorial *= j;
		sum += sign * pow(t - (j - 1) * lag, j) / factorial;
	}
	return sum;
}

static void times(double *t, double end)
{
	for (int i = 0; i < POINTS; i++)
		t[i] = end * i / (POINTS - 1);
}

static double fixed_error(double gain, double lag, unsigned steps)
{
	double t[POINTS], x[POINTS], worst = 0;
	gj_arena arena;

	times(t, 8 * lag);
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_lag_fixed_path(x, t, POINTS, gain, lag, steps, &arena, NULL), GJ_OK);
	gj_arena_free(&arena);
	for (int i = 0; i < POINTS; i++)
		worst = fmax(worst, fabs(x[i] - exact(gain, lag, t[i])));
	return worst;
}

/* Halving the step divides the error by sixteen: at least by 12 here. */
static void test_fixed_order(void **state)
{
	static const double gain[] = {.3, 1, 1.5707963, 2.5};

	(void)state;
	for (int i = 0; i < 4; i++)
		for (unsigned steps = 8; steps <= 32; steps *= 2)
			assert_true(fixed_error(gain[i], 1, 2 * steps) <
				    fixed_error(gain[i], 1, steps) / 12);
	assert_true(fixed_error(1, 1, 64) < 1e-6);
	assert_true(fixed_error(4, .5, 64) < 1e-6);
}

/* One tier: x'' + x'/tau + k x/tau = 0 with x = 1 and x' = -k at 0. */
static double oscillation(double gain, double tau, double t)
{
	double a = -1 / (2 * tau), w = sqrt(gain / tau - a * a);

	return exp(a * t) * (cos(w * t) + (-gain - a) / w * sin(w * t));
}

static double tiers_error(double gain, double tau, unsigned steps)
{
	double t[POINTS], x[POINTS], worst = 0;

	times(t, 20);
	/* few points, so that the steps are those asked for */
	for (int i = 0; i < 11; i++)
		t[i] = 2. * i;
	assert_int_equal(gj_lag_tiers_path(x, t, 11, gain, 1, tau, steps, NULL), GJ_OK);
	for (int i = 0; i < 11; i++)
		worst = fmax(worst, fabs(x[i] - oscillation(gain, tau, t[i])));
	return worst;
}

static void test_tiers_order(void **state)
{
	(void)state;
	for (unsigned steps = 4; steps <= 16; steps *= 2) {
		assert_true(tiers_error(1, .5, 2 * steps) < tiers_error(1, .5, steps) / 12);
		assert_true(tiers_error(4, .25, 2 * steps) < tiers_error(4, .25, steps) / 12);
	}
	assert_true(tiers_error(1, .5, 64) < 1e-6);
}

/* From peak to peak a path does what the root says: growth and period, fixed and by tiers, small and large gain. */
static void mode_holds(const double *t, const double *x, size_t n, gj_lag_mode m)
{
	double at[64], level[64], slow, period;
	size_t peaks = 0;

	for (size_t i = 1; i + 1 < n && peaks < 64; i++)
		if (t[i] > t[n - 1] / 3 && x[i] > x[i - 1] && x[i] >= x[i + 1] && x[i] > 0) {
			at[peaks] = t[i];
			level[peaks++] = x[i];
		}
	assert_true(peaks > 3);
	period = (at[peaks - 1] - at[0]) / (double)(peaks - 1);
	slow = log(level[peaks - 1] / level[0]) / (at[peaks - 1] - at[0]);
	near(period, gj_lag_period(m), .02);
	near(slow, m.growth, .01);
}

static void test_modes(void **state)
{
	enum { MANY = 8001 };
	static double t[MANY], x[MANY];
	static const double gain[] = {1, 1.5, 2.5};
	gj_arena arena;

	(void)state;
	for (int i = 0; i < MANY; i++)
		t[i] = 60. * i / (MANY - 1);
	for (int i = 0; i < 3; i++) {
		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		assert_int_equal(gj_lag_fixed_path(x, t, MANY, gain[i], 1, 64, &arena, NULL),
				 GJ_OK);
		mode_holds(t, x, MANY, gj_lag_fixed_mode(gain[i], 1));
		gj_arena_free(&arena);
		assert_int_equal(gj_lag_tiers_path(x, t, MANY, gain[i], 4, .25, 32, NULL), GJ_OK);
		mode_holds(t, x, MANY, gj_lag_tiers_mode(gain[i], 4, .25));
	}
}

static void usual(double *param)
{
	for (int i = 0; i < GJ_LAG_PARAMS; i++)
		param[i] = gj_model_lag.param[i].usual;
}

static gj_lag_path run(gj_arena *arena, const double *param, double years, size_t points,
		       uint64_t history)
{
	gj_lag_path_options options = {years, points, 4, history};
	gj_lag_path out;

	assert_int_equal(gj_lag_path_run(&out, param, &options, arena, NULL), GJ_OK);
	return out;
}

/* One history: jumps where the crises are and nowhere else, the belief jumps when the first report is there. */
static void test_path(void **state)
{
	double param[GJ_LAG_PARAMS];
	size_t crises = 0, heard = 0;

	(void)state;
	usual(param);
	for (uint64_t h = 0; h < 50; h++) {
		gj_arena arena;
		gj_lag_path p;
		size_t next = 0;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		p = run(&arena, param, 10, 1001, h);
		assert_true(p.t[0] == 0 && p.t[1000] == 10 && p.heard[0] == 0);
		near(p.belief_thought[200], gj_lag_belief(.2, param[GJ_LAG_ALARMS], 2), 1e-12);
		assert_true(p.fixed[0] == 1 && p.tiers[0] == 1);
		for (size_t i = 1; i < p.n; i++) {
			double left = exp(-.01), want = p.stringency[i - 1] * left;

			for (; next < p.n_crises && p.crisis[next] <= p.t[i]; next++)
				want += 2 * exp(-(p.t[i] - p.crisis[next]));
			near(p.stringency[i], want, 1e-9);
			assert_true(p.t[i] >= p.first_heard ? p.belief[i] == 1
							    : p.belief[i] == p.belief_thought[i]);
		}
		crises += p.n_crises;
		heard += p.first_heard <= 10;
		gj_arena_free(&arena);
	}
	assert_in_range(crises, 250 - 64, 250 + 64); /* four standard deviations */
	assert_true(heard > 45);
}

/* Over many histories the level at any time has the stationary mean and variance, and remembers as the autocorrelation says. */
static void test_stationary(void **state)
{
	enum { MANY = 20000 };
	double param[GJ_LAG_PARAMS], first = 0, last = 0, both = 0, squares = 0;

	(void)state;
	usual(param);
	for (uint64_t h = 0; h < MANY; h++) {
		gj_arena arena;
		gj_lag_path p;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		p = run(&arena, param, 1, 2, h);
		first += p.stringency[0];
		last += p.stringency[1];
		both += (p.stringency[0] - 1) * (p.stringency[1] - 1);
		squares += (p.stringency[1] - 1) * (p.stringency[1] - 1);
		gj_arena_free(&arena);
	}
	near(first / MANY, 1, 4 / sqrt(MANY));
	near(last / MANY, 1, 4 / sqrt(MANY));
	near(squares / MANY, 1, .1);
	near(both / MANY, exp(-1), .06);
}

static void refused(double years, size_t points, double gain, const char *message)
{
	double param[GJ_LAG_PARAMS];
	gj_lag_path_options options = {years, points, 0, 0};
	gj_lag_path out = {.n = 7};
	gj_error err = {0};
	gj_arena arena;

	usual(param);
	param[GJ_LAG_GAIN] = gain;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_lag_path_run(&out, param, &options, &arena, &err), GJ_EINPUT);
	assert_string_equal(err.message, message);
	assert_int_equal(out.n, 7);
	gj_arena_free(&arena);
}

static void test_refused(void **state)
{
	double t = 1e9, x;
	gj_error err = {0};
	gj_arena arena;

	(void)state;
	refused(0, 10, 1, "the years of a path must be above 0 and at most 100");
	refused(NAN, 10, 1, "the years of a path must be above 0 and at most 100");
	refused(101, 10, 1, "the years of a path must be above 0 and at most 100");
	refused(1, 1, 1, "the points of a path must be 2 to 65536");
	refused(1, 65537, 1, "the points of a path must be 2 to 65536");
	refused(1, 10, 99, "a parameter of the model `lag` is out of range");
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_lag_fixed_path(&x, &t, 1, 1, 1, 64, &arena, &err), GJ_EINPUT);
	assert_string_equal(err.message, "the path takes over 4194304 steps");
	assert_int_equal(gj_lag_tiers_path(&x, &t, 1, 1, 1, 1, 64, &err), GJ_EINPUT);
	assert_int_equal(gj_lag_tiers_path(&x, &t, 1, 1, 0, 1, 64, &err), GJ_EINPUT);
	gj_arena_free(&arena);
}

/* The extremes of every range, and memory that runs out at each place. */
static void test_extremes(void **state)
{
	(void)state;
	for (int i = 0; i < GJ_LAG_PARAMS; i++)
		for (int high = 0; high < 2; high++) {
			double param[GJ_LAG_PARAMS];
			gj_arena arena;
			gj_lag_path p;

			usual(param);
			param[i] = high ? gj_model_lag.param[i].most : gj_model_lag.param[i].least;
			gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
			p = run(&arena, param, 100, 50, 1);
			for (size_t j = 0; j < p.n; j++)
				assert_true(isfinite(p.fixed[j]) && isfinite(p.tiers[j]) &&
					    isfinite(p.stringency[j]) && isfinite(p.belief[j]));
			gj_arena_free(&arena);
		}
}

static void test_memory(void **state)
{
	double param[GJ_LAG_PARAMS];
	gj_lag_path_options options = {50, 20, 1, 2};

	(void)state;
	usual(param);
	for (size_t n = 0;; n++) {
		failing f;
		gj_arena arena;
		gj_lag_path out = {.n = 7};
		int rc;

		failing_start(&f, n);
		gj_arena_init(&arena, &f.alloc, GJ_ARENA_DEFAULT_LIMIT);
		rc = gj_lag_path_run(&out, param, &options, &arena, NULL);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		assert_int_equal(out.n, f.failed ? 7 : 20);
		gj_arena_free(&arena);
		assert_int_equal(f.out, 0);
		if (!f.failed)
			break;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fixed_order), cmocka_unit_test(test_tiers_order),
		cmocka_unit_test(test_modes),	    cmocka_unit_test(test_path),
		cmocka_unit_test(test_stationary),  cmocka_unit_test(test_refused),
		cmocka_unit_test(test_extremes),    cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
