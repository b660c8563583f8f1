/* SPDX-License-Identifier: Apache-2.0 */
/* The engine: fixation against the sum as it is written, at all scales; the stationary vector; the walk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "dynamics/chain.h"
#include "dynamics/fixation.h"
#include "dynamics/imitate.h"
#include "dynamics/near.h"

/* Minus the logarithm of 1 + sum exp(-beta sum of differences), term by term, in long double. */
static double written(const gj_game *g, int mutant, unsigned size, double beta)
{
	int a = mutant, b = 1 - mutant;
	long double sum = 0, exponent = 0, top = 0;

	for (int pass = 0; pass < 2; pass++) {
		exponent = 0;
		sum = pass ? expl(-top) : 0;
		for (unsigned k = 1; k < size; k++) {
			long double fa = (long double)g->pay[a][a] * (k - 1) +
					 (long double)g->pay[a][b] * (size - k);
			long double fb = (long double)g->pay[b][a] * k +
					 (long double)g->pay[b][b] * (size - k - 1);

			exponent -= beta * (fa - fb) / (size - 1);
			if (pass)
				sum += expl(exponent - top);
			else if (exponent > top)
				top = exponent;
		}
	}
	return (double)-(top + logl(sum));
}

static double fixation_log(const gj_game *g, int mutant, unsigned size, double beta)
{
	return gj_fixation_log(gj_climb_of(g, mutant, size, beta), size);
}

static void test_published(void **state)
{
	gj_game hawk_dove = {{{(2 - 3) / 2., 2}, {0, 2 / 2 - 1}}}, even = {{{1, 1}, {1, 1}}},
		ahead = {{{.7, .7}, {0, 0}}};
	double want = (1 - exp(-.21)) / (1 - exp(-.21 * 20));

	(void)state;
	near(exp(fixation_log(&hawk_dove, 0, 100, 1)), 0.8641155742462664, 1e-15);
	near(exp(fixation_log(&even, 0, 50, 2)), 1. / 50, 1e-16);
	near(exp(fixation_log(&ahead, 0, 20, .3)), want, 1e-15);
	near(exp(fixation_log(&ahead, 0, 20, .3)), 0.1922993944, 5e-11);
	near(exp(gj_fixation_constant_log(.21, 20)), want, 1e-15);
}

/* Against the sum as it is written: coexistence, bistability, dominance either way, of 2 to 3000, weak to strong. */
static void test_as_written(void **state)
{
	static const unsigned sizes[] = {2, 3, 5, 63, 64, 65, 66, 100, 130, 1000, 3000};
	static const double betas[] = {0, 1e-9, 1e-3, .01, .1, 1, 30};
	gj_random random;

	(void)state;
	gj_random_at(&random, 8, 0);
	for (int i = 0; i < 6000; i++) {
		unsigned size = sizes[i % 11];
		double beta = betas[i / 11 % 7],
		       scale = pow(10, 4 * gj_random_uniform(&random) - 2), got, want;
		gj_game g;

		for (int k = 0; k < 4; k++)
			g.pay[k / 2][k % 2] = scale * (gj_random_uniform(&random) - .5);
		got = fixation_log(&g, i % 2, size, beta);
		want = written(&g, i % 2, size, beta);
		assert_true(got <= 1e-15);
		near(got, want, 2e-13);
		near(gj_fixation_odds_log(gj_climb_of(&g, i % 2, size, beta), size),
		     written(&g, i % 2, size, beta) - written(&g, 1 - i % 2, size, beta), 1e-11);
	}
}

static void test_constant(void **state)
{
	(void)state;
	for (double gain = -40; gain <= 40; gain += .37) {
		gj_game g = {{{gain, gain}, {0, 0}}};

		near(gj_fixation_constant_log(gain, 100), written(&g, 0, 100, 1), 1e-13);
	}
	near(gj_fixation_constant_log(0, 77), -log(77), 1e-15);
	near(gj_fixation_constant_log(1e-300, 77), -log(77), 1e-14);
	near(gj_fixation_constant_log(1e-9, 77), -log(77) + 38e-9, 1e-13);
	near(gj_fixation_constant_log(-1e6, 100000), -1e6 * 99999., 1e-15);
	near(gj_fixation_constant_log(1e6, 100000), 0, 1e-15);
}

/* No overflow and no NaN, whatever the strength and the size; of the two chances one may vanish, their logarithms never. */
static void test_extremes(void **state)
{
	static const unsigned sizes[] = {2, 3, 1000, 100000};
	static const double strong[] = {0, 1e-300, 1e-12, 1, 1e6, 1e12},
			    pays[] = {-1e12, -1, 0, 1e-12, 1, 1e12};

	(void)state;
	for (int i = 0; i < 6 * 6 * 6 * 6; i++)
		for (int k = 0; k < 4 * 6; k++) {
			gj_game g = {{{pays[i % 6], pays[i / 6 % 6]},
				      {pays[i / 36 % 6], pays[i / 216]}}};
			unsigned size = sizes[k % 4];
			double got;

			if (size == 100000 && i % 50 != 0)
				continue;
			got = fixation_log(&g, 0, size, strong[k / 4]);
			assert_true(isfinite(got) && got <= 1e-12);
			assert_true(got >= -strong[k / 4] * 2e12 * size - log(size) - 1e-9);
		}
}

/* Three states round a ring, with steps that no double can hold. */
static void test_stationary(void **state)
{
	gj_chain ring = {.n = 3};
	double share[GJ_CHAIN_MOST];

	(void)state;
	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			ring.log[i][j] = (i + 1) % 3 == j ? -2000 - i : -INFINITY;
	gj_chain_stationary(&ring, share); /* as long as the way out is narrow: 1 : e : e^2 */
	near(share[0], 1 / (1 + exp(1) + exp(2)), 1e-12);
	near(share[1], exp(1) / (1 + exp(1) + exp(2)), 1e-12);
	near(share[0] + share[1] + share[2], 1, 1e-15);
}

/* Balance of what goes in and out of every state, in random chains of all sizes. */
static void test_balance(void **state)
{
	gj_random random;

	(void)state;
	gj_random_at(&random, 9, 0);
	for (unsigned trial = 0; trial < 300; trial++) {
		gj_chain chain = {.n = 2 + trial % (GJ_CHAIN_MOST - 1)};
		double share[GJ_CHAIN_MOST], sum = 0;

		for (unsigned i = 0; i < chain.n; i++)
			for (unsigned j = 0; j < chain.n; j++)
				chain.log[i][j] = -20 * gj_random_uniform(&random);
		gj_chain_stationary(&chain, share);
		for (unsigned i = 0; i < chain.n; i++) {
			double in = 0, out = 0;

			for (unsigned j = 0; j < chain.n; j++)
				if (i != j) {
					in += share[j] * exp(chain.log[j][i]);
					out += share[i] * exp(chain.log[i][j]);
				}
			sum += share[i];
			assert_true(fabs(in / out - 1) < 1e-12);
		}
		near(sum, 1, 1e-14);
	}
}

/* Walks win as often as the closed form says: a dilemma, coexistence, an even game. */
static void test_walks(void **state)
{
	static const gj_game games[] = {
		{{{3, 0}, {2.5, 1}}}, {{{0, 2}, {1, 1}}}, {{{1, 1}, {1, 1}}}, {{{1, 1}, {0, 0}}}};

	(void)state;
	for (int i = 0; i < 4; i++) {
		gj_climb climb = gj_climb_of(&games[i], 0, 12, .3);
		gj_walk walk = gj_walk_of(climb, 12);
		double p = exp(gj_fixation_log(climb, 12)), wins = 0;
		uint64_t moves = UINT64_MAX;

		for (uint64_t h = 0; h < 20000; h++) {
			gj_random random;

			gj_random_at(&random, 10, h);
			wins += gj_walk_wins(&walk, &random, &moves);
		}
		assert_true(fabs(wins / 20000 - p) < 4.5 * sqrt(p * (1 - p) / 20000));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published),  cmocka_unit_test(test_as_written),
		cmocka_unit_test(test_constant),   cmocka_unit_test(test_extremes),
		cmocka_unit_test(test_stationary), cmocka_unit_test(test_balance),
		cmocka_unit_test(test_walks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
