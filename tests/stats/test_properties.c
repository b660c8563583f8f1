/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What must hold of all bounds and verdicts, on counts that follow from a seed; and, by simulation, that the bounds cover the truth and
 * the verdicts err no more often than they say.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/agree.h"
#include "stats/binomial.h"
#include "stats/hyper.h"
#include "stats/many.h"
#include "stats/ruling.h"
#include "stats/sequential.h"
#include "stats/sizing.h"
#include "stats/wilson.h"
#include "support/random.h"

static const gj_share five = {1, 20};

static gj_share random_share(rng *r)
{
	int64_t whole = rng_between(r, 2, 10000);

	return (gj_share){rng_between(r, 1, (int)whole - 1), whole};
}

static double binomial_le(int64_t x, int64_t n, gj_share p)
{
	double out = -1;

	assert_int_equal(gj_binomial_at_most(&out, x, n, p, NULL), GJ_OK);
	return out;
}

static double binomial_ge(int64_t x, int64_t n, gj_share p)
{
	double out = -1;

	assert_int_equal(gj_binomial_at_least(&out, x, n, p, NULL), GJ_OK);
	return out;
}

/* The two tails make one; failures of one kind are passes of the other. */
static void test_tails(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 4000; i++) {
		rng r = rng_of(1, i);
		int64_t n = rng_between(&r, 1, i % 2 ? 100 : 1000000),
			x = rng_between(&r, 0, (int)n);
		gj_share p = random_share(&r);
		double low = binomial_le(x, n, p), high = binomial_ge(x + 1, n, p);

		assert_true(fabs(low + high - 1) < 1e-12);
		assert_true(fabs(low - binomial_ge(n - x, n, gj_share_rest(p))) <= 1e-12 * low);
		assert_true(binomial_le(x + 1, n, p) >= low);
	}
}

/* Bounds lie on both sides, mirror each other, grow with x, and shrink with n. */
static void test_bounds(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 2000; i++) {
		rng r = rng_of(2, i);
		int64_t n = rng_between(&r, 2, i % 2 ? 60 : 200000),
			x = rng_between(&r, 0, (int)n - 1);
		gj_share alpha = random_share(&r);
		double up, low, mirrored, next, more;

		assert_int_equal(gj_binomial_upper(&up, x, n, alpha, NULL), GJ_OK);
		assert_int_equal(gj_binomial_lower(&low, x, n, alpha, NULL), GJ_OK);
		assert_int_equal(gj_binomial_lower(&mirrored, n - x, n, alpha, NULL), GJ_OK);
		assert_int_equal(gj_binomial_upper(&next, x + 1, n, alpha, NULL), GJ_OK);
		assert_int_equal(gj_binomial_upper(&more, x, n + 1, alpha, NULL), GJ_OK);
		assert_true(fabs(up - (1 - mirrored)) < 1e-13);
		assert_true(next > up && more < up);
		/* half the risk on each side is less than one half, so the interval holds the rate */
		if (2 * alpha.part < alpha.whole)
			assert_true(low <= (double)x / (double)n && (double)x / (double)n <= up);
	}
}

/* The verdict is that of the bounds, wherever rounding cannot matter. */
static void test_verdicts_follow_bounds(void **state)
{
	unsigned kinds[3] = {0};

	(void)state;
	for (unsigned i = 0; i < 6000; i++) {
		rng r = rng_of(3, i);
		int64_t n = rng_between(&r, 1, 5000), x = rng_between(&r, 0, (int)(n / 8));
		gj_tally tally = {x, n, i % 2 ? GJ_ENDLESS : n + rng_between(&r, 0, 20000)};
		gj_limit limit = {{rng_between(&r, 0, 20), 100}, false};
		double at = gj_share_double(limit.share);
		gj_ruling got;

		assert_int_equal(gj_ruling_of(&got, tally, limit, five, NULL), GJ_OK);
		kinds[got.shown]++;
		if (fabs(got.high - at) > 1e-12)
			assert_int_equal(got.shown == GJ_SHOWN_ASSURED, got.high <= at);
		if (fabs(got.low - at) > 1e-12)
			assert_int_equal(got.shown == GJ_SHOWN_REFUTED, got.low > at);
		if (got.shown == GJ_SHOWN_ASSURED)
			assert_true(got.literal);
		if (got.shown == GJ_SHOWN_REFUTED)
			assert_false(got.literal);
	}
	for (int i = 0; i < 3; i++)
		assert_true(kinds[i] > 300);
}

/* As the population grows without end, the finite bounds become the others, and they are never wider. */
static void test_growing_population(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 60; i++) {
		rng r = rng_of(4, i);
		int64_t n = rng_between(&r, 20, 3000), x = rng_between(&r, 0, (int)n / 4), up, low;
		double limit_up, limit_low, before = 0;

		assert_int_equal(gj_binomial_upper(&limit_up, x, n, five, NULL), GJ_OK);
		assert_int_equal(gj_binomial_lower(&limit_low, x, n, five, NULL), GJ_OK);
		for (int64_t of = n; of <= 1000 * n * 1000; of *= 10) {
			gj_tally tally = {x, n, of};
			double high;

			assert_int_equal(gj_hyper_upper(&up, tally, five, NULL), GJ_OK);
			assert_int_equal(gj_hyper_lower(&low, tally, five, NULL), GJ_OK);
			high = (double)up / (double)of;
			assert_true(high <= limit_up + 1e-12);
			assert_true((double)low / (double)of >= limit_low - 1e-12);
			assert_true(high >= before - 1.0 / (double)of);
			before = high;
		}
		assert_true(fabs(before - limit_up) < 2e-6);
	}
}

/* The smallest sample is the smallest, a plan keeps its word, and a bonferroni of one is the thing itself. */
static void test_sizes(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 300; i++) {
		rng r = rng_of(5, i);
		gj_limit limit = {{rng_between(&r, 1, 30), 200}, false};
		int64_t of = i % 2 ? GJ_ENDLESS : 2000, c = rng_between(&r, 0, 8), n;
		gj_share truth = {limit.share.part, 800};
		gj_ruling at, below;
		gj_sizing plan, checked;

		if (gj_fewest_items(&n, c, of, limit, five, NULL) == GJ_OK) {
			assert_int_equal(gj_ruling_of(&at, (gj_tally){c, n, of}, limit, five, NULL),
					 GJ_OK);
			assert_true(at.shown == GJ_SHOWN_ASSURED);
			if (n > c + 1) {
				assert_int_equal(gj_ruling_of(&below, (gj_tally){c, n - 1, of},
							      limit, five, NULL),
						 GJ_OK);
				assert_true(below.shown != GJ_SHOWN_ASSURED);
			}
		}
		assert_int_equal(
			gj_size_for_power(&plan, of, limit, truth, five, (gj_share){4, 5}, NULL),
			GJ_OK);
		assert_true(plan.power >= 0.8 && plan.risk <= 0.05 * (1 + 1e-9));
		checked = plan;
		assert_int_equal(gj_size_chances(&checked, of, limit, truth, NULL), GJ_OK);
		assert_true(checked.power == plan.power && checked.risk == plan.risk);
	}
}

/* Quantiles of the normal against the table that everybody has (to 15 digits), and against erfc. */
static void test_normal(void **state)
{
	static const double known[][2] = {{0.025, 1.959963984540054},
					  {0.05, 1.644853626951472},
					  {0.005, 2.575829303548901},
					  {0.5, 0},
					  {1e-9, 5.997807015007774}};

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		assert_true(fabs(gj_normal_above(known[i][0]) - known[i][1]) <
			    2e-14 * (1 + known[i][1]));
		assert_true(fabs(gj_normal_above(1 - known[i][0]) + known[i][1]) < 1e-7);
	}
	for (double p = 1e-300; p < 0.5; p *= 7)
		assert_true(fabs(0.5 * erfc(gj_normal_above(p) / sqrt(2)) / p - 1) < 1e-11);
}

/* Failures among n items of a population in which `bad` of `of` fail, drawn without putting back. */
static int64_t draw(rng *r, int64_t n, int64_t bad, int64_t of)
{
	int64_t x = 0;

	for (; n > 0; n--, of--)
		if ((int64_t)(rng_next(r) % (uint64_t)of) < bad) {
			bad--;
			x++;
		}
	return x;
}

/* 1500 samples for each truth: bounds cover it at least as often as they say, verdicts are wrong at most as often, give or take four standard errors. */
static void test_coverage(void **state)
{
	enum { RUNS = 1500, N = 300, OF = 1200 };
	static const int64_t truths[] = {1, 12, 61, 90, 300};
	const double allowed = RUNS * 0.05 + 4 * 8.5;
	const gj_limit limit = {{1, 20}, false};
	unsigned decided = 0;

	(void)state;
	for (size_t k = 0; k < sizeof truths / sizeof *truths; k++) {
		double over = 0, under = 0, wrong = 0, outside = 0;
		bool kept = truths[k] * 20 <= OF;

		for (unsigned i = 0; i < RUNS; i++) {
			rng r = rng_of(100 + k, i);
			gj_tally tally = {draw(&r, N, truths[k], OF), N, OF};
			gj_ruling got;
			gj_interval chart;

			assert_int_equal(gj_ruling_of(&got, tally, limit, five, NULL), GJ_OK);
			over += got.high_count < truths[k];
			under += got.low_count > truths[k];
			wrong += got.shown == (kept ? GJ_SHOWN_REFUTED : GJ_SHOWN_ASSURED);
			decided += got.shown != GJ_SHOWN_UNDECIDED;
			assert_int_equal(gj_wilson(&chart, tally.bad, N, five, NULL), GJ_OK);
			outside += chart.low > (double)truths[k] / OF ||
				   chart.high < (double)truths[k] / OF;
		}
		assert_true(over <= allowed && under <= allowed && wrong <= allowed &&
			    outside <= allowed);
	}
	assert_true(decided > RUNS); /* bounds that never say anything would cover, too */
}

/* Wald's promise holds for the test as it is run, item by item. */
static void test_sequential(void **state)
{
	enum { RUNS = 800, MOST = 20000 };
	gj_sequential test;
	int64_t items = 0;

	(void)state;
	assert_int_equal(
		gj_sequential_open(&test, (gj_share){3, 100}, five, five, (gj_share){1, 10}, NULL),
		GJ_OK);
	for (int side = 0; side < 2; side++) {
		unsigned wrong = 0;

		for (unsigned i = 0; i < RUNS; i++) {
			rng r = rng_of(200 + (unsigned)side, i);
			int64_t x = 0, n = 0;
			gj_going going = GJ_GOING_ON;

			while (going == GJ_GOING_ON && n < MOST) {
				n++;
				x += rng_below(&r, 100) < (side == 0 ? 3u : 5u);
				going = gj_sequential_after(&test, x, n);
			}
			assert_true(going != GJ_GOING_ON);
			wrong += going == (side == 0 ? GJ_GOING_REJECT : GJ_GOING_ACCEPT);
			items += n;
		}
		/* 0.05 / 0.9 and 0.1 / 0.95 bound the risks, and overshoot keeps them below */
		assert_true(wrong <= RUNS * (side == 0 ? 0.0556 : 0.1053) + 4 * 8);
	}
	assert_true(items / (2 * RUNS) < 860); /* fewer than the plan of fixed size */
}

/* Agreement of any number of classes, where chance is counted out: every item of the one against every item of the other, and of both against both. */
static void test_agreement(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 200; i++) {
		rng r = rng_of(6, i);
		unsigned classes = 2 + i % 4, n = 2 + rng_below(&r, 38), label[80];
		int64_t table[25] = {0};
		double same = 0, alike = 0, unlike = 0, chance;
		gj_agreement got;

		for (unsigned k = 0; k < n; k++) {
			label[k] = rng_below(&r, classes);
			label[n + k] = rng_chance(&r, 60) ? label[k] : rng_below(&r, classes);
			table[label[k] * classes + label[n + k]]++;
			same += label[k] == label[n + k];
		}
		for (unsigned a = 0; a < 2 * n; a++)
			for (unsigned b = 0; b < 2 * n; b++) {
				alike += a < n && b >= n && label[a] == label[b];
				unlike += label[a] != label[b];
			}
		same /= n;
		alike /= (double)n * n;
		chance = unlike / (4.0 * n * n) / (classes - 1);
		assert_int_equal(gj_agreement_of(&got, table, classes, NULL), GJ_OK);
		assert_int_equal(got.kappa_known, alike < 1);
		if (got.kappa_known)
			assert_true(fabs(got.kappa - (same - alike) / (1 - alike)) < 1e-12);
		assert_true(fabs(got.ac1 - (same - chance) / (1 - chance)) < 1e-12);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tails),
		cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_verdicts_follow_bounds),
		cmocka_unit_test(test_growing_population),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_normal),
		cmocka_unit_test(test_coverage),
		cmocka_unit_test(test_sequential),
		cmocka_unit_test(test_agreement),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
