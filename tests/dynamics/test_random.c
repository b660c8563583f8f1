/* SPDX-License-Identifier: Apache-2.0 */
/* The generator against the known answers of its authors, its streams, and the distributions against their formulas; seeds are fixed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "dynamics/near.h"
#include "dynamics/random.h"

enum { DRAWS = 200000 };

/* Random123, tests/kat_vectors, lines `philox4x32 10`: counter, key, answer. */
static void test_known_answers(void **state)
{
	static const uint32_t known[3][10] = {
		{0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
		{~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
		{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09,
		 0x94fdcceb, 0x5001e420, 0x24126ea1},
	};
	uint32_t out[4];

	(void)state;
	for (int i = 0; i < 3; i++) {
		gj_philox(out, known[i], known[i] + 4);
		assert_memory_equal(out, known[i] + 6, sizeof out);
	}
}

/* The stream is those blocks, one after the other, with the stream's number in the upper half of the counter. */
static void test_streams(void **state)
{
	static const uint64_t seed = UINT64_C(0x0123456789abcdef),
			      stream = UINT64_C(0xfedcba9876543210);
	gj_random random;
	uint32_t block[4];

	(void)state;
	gj_random_at(&random, seed, stream);
	for (uint32_t i = 0; i < 100; i++) {
		const uint32_t counter[4] = {i, 0, (uint32_t)stream, (uint32_t)(stream >> 32)};
		const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};

		gj_philox(block, counter, key);
		for (int j = 0; j < 4; j++)
			assert_int_equal(gj_random_word(&random), block[j]);
	}
	random.block = UINT64_C(0xfffffffe); /* over the edge of the first word */
	random.at = GJ_RANDOM_WORDS;
	for (uint64_t i = 0xfffffffe; i < UINT64_C(0x100000002); i++) {
		const uint32_t counter[4] = {(uint32_t)i, (uint32_t)(i >> 32), (uint32_t)stream,
					     (uint32_t)(stream >> 32)};
		const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};

		gj_philox(block, counter, key);
		for (int j = 0; j < 4; j++)
			assert_int_equal(gj_random_word(&random), block[j]);
	}
}

/* Mean and variance within four and five standard errors; `fourth`: the fourth central moment. */
static void moments(double (*draw)(gj_random *), double mean, double variance, double fourth)
{
	double sum = 0, squares = 0;
	gj_random random;

	gj_random_at(&random, 7, 0);
	for (int i = 0; i < DRAWS; i++) {
		double x = draw(&random) - mean;

		sum += x;
		squares += x * x;
	}
	assert_true(fabs(sum / DRAWS) < 4 * sqrt(variance / DRAWS));
	assert_true(fabs(squares / DRAWS - variance) <
		    4 * sqrt((fourth - variance * variance) / DRAWS));
}

static void test_moments(void **state)
{
	(void)state;
	moments(gj_random_uniform, .5, 1. / 12, 1. / 80);
	moments(gj_random_above_zero, .5, 1. / 12, 1. / 80);
	moments(gj_random_exponential, 1, 1, 9);
	moments(gj_random_normal, 0, 1, 3);
}

/* How many of the draws lie above a place, against the tail there. */
static void tail_holds(double (*draw)(gj_random *), double above, double tail)
{
	double count = 0;
	gj_random random;

	gj_random_at(&random, 8, 1);
	for (int i = 0; i < DRAWS; i++)
		count += draw(&random) > above;
	assert_true(fabs(count / DRAWS - tail) < 4 * sqrt(tail * (1 - tail) / DRAWS));
}

static void test_tails(void **state)
{
	(void)state;
	for (double x = .25; x < 8; x *= 2)
		tail_holds(gj_random_exponential, x, exp(-x));
	for (double x = -3; x <= 3; x += .5)
		tail_holds(gj_random_normal, x, .5 * erfc(x / sqrt(2)));
}

/* Pearson's statistic of counts against the Poisson law, ends pooled where fewer than ten are expected. */
static void poisson_holds(double mean, int draws)
{
	enum { MOST = 400 };
	static double count[MOST];
	double expected = 0, found = 0, statistic = 0, cells = 0;
	gj_random random;

	memset(count, 0, sizeof count);
	gj_random_at(&random, 9, (uint64_t)mean);
	for (int i = 0; i < draws; i++) {
		uint64_t k = gj_random_poisson(&random, mean);

		assert_true(k < MOST);
		count[k]++;
	}
	for (int k = 0; k < MOST; k++) {
		expected += draws * exp(k * log(mean) - mean - lgamma(k + 1.));
		found += count[k];
		if (expected >= 10) {
			statistic += (found - expected) * (found - expected) / expected;
			cells++;
			expected = found = 0;
		}
	}
	assert_true(cells >= 3);
	assert_true(statistic < cells + 4 * sqrt(2 * cells));
}

static void test_poisson(void **state)
{
	static const double large[] = {1e4, 1e6, 1e9};

	(void)state;
	for (double mean = .3; mean < 260; mean *= 1.7)
		poisson_holds(mean, DRAWS);
	poisson_holds(
		10,
		15 * DRAWS); /* the last by inversion, the first by rejection, whose squeeze must not let in too much */
	poisson_holds(10.001, 15 * DRAWS);
	poisson_holds(40, 15 * DRAWS);
	for (int i = 0; i < 3; i++) {
		double sum = 0;
		gj_random random;

		gj_random_at(&random, 10, (uint64_t)i);
		for (int j = 0; j < 20000; j++)
			sum += (double)gj_random_poisson(&random, large[i]) - large[i];
		assert_true(fabs(sum / 20000) < 4 * sqrt(large[i] / 20000));
	}
}

/* Hostile means give a count at once. */
static void test_poisson_hostile(void **state)
{
	gj_random random;

	(void)state;
	gj_random_at(&random, 0, 0);
	assert_int_equal(gj_random_poisson(&random, NAN), 0);
	assert_int_equal(gj_random_poisson(&random, -1), 0);
	assert_int_equal(gj_random_poisson(&random, 0), 0);
	assert_int_equal(gj_random_poisson(&random, 1e-300), 0);
	assert_true(gj_random_poisson(&random, INFINITY) < 1001000000);
}

static void test_chance(void **state)
{
	static const double p[] = {.5, .7, .2401, 1e-3, .999};
	gj_random random;

	(void)state;
	for (int i = 0; i < 5; i++) {
		double count = 0;

		gj_random_at(&random, 12, (uint64_t)i);
		for (int j = 0; j < DRAWS; j++)
			count += gj_random_chance(&random, p[i]);
		assert_true(fabs(count / DRAWS - p[i]) < 4 * sqrt(p[i] * (1 - p[i]) / DRAWS));
	}
	gj_random_at(&random, 0, 0);
	for (int j = 0; j < 1000; j++) {
		assert_false(gj_random_chance(&random, 0));
		assert_false(gj_random_chance(&random, NAN));
		assert_true(gj_random_chance(&random, 1));
	}
	assert_int_equal(random.at, GJ_RANDOM_WORDS); /* what is sure costs nothing */
}

/* When the first word is that of p itself the second decides: with p = (w + 1/2) 2^-32 about every second time. */
static void test_chance_second_word(void **state)
{
	double count = 0;

	(void)state;
	for (uint64_t i = 0; i < 10000; i++) {
		gj_random random, copy;
		double p;

		gj_random_at(&random, 13, i);
		copy = random;
		p = ((double)gj_random_word(&copy) + .5) * 0x1p-32;
		count += gj_random_chance(&random, p);
		assert_int_equal(random.at, 2);
	}
	assert_true(fabs(count / 10000 - .5) < 4 * .005);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_answers), cmocka_unit_test(test_streams),
		cmocka_unit_test(test_moments),	      cmocka_unit_test(test_tails),
		cmocka_unit_test(test_poisson),	      cmocka_unit_test(test_poisson_hostile),
		cmocka_unit_test(test_chance),	      cmocka_unit_test(test_chance_second_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
