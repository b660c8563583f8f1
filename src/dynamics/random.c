/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/random.h"

#include <math.h>
#include <stddef.h>

enum { ROUNDS = 10 };

static const uint32_t times_0 = 0xD2511F53, times_2 = 0xCD9E8D57; /* the paper's multipliers */
static const uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;	  /* golden ratio; sqrt(3) - 1 */
static const double two_pi = 6.28318530717958647693;

/* One block on its way; four words by name, which the compiler keeps in registers as it would not keep an array. */
typedef struct block {
	uint32_t a, b, c, d;
} block;

static inline block turned(block x, uint32_t k0, uint32_t k1)
{
	uint64_t p = (uint64_t)times_0 * x.a, q = (uint64_t)times_2 * x.c;

	return (block){(uint32_t)(q >> 32) ^ x.b ^ k0, (uint32_t)q, (uint32_t)(p >> 32) ^ x.d ^ k1,
		       (uint32_t)p};
}

static inline void put(uint32_t out[4], block x)
{
	out[0] = x.a;
	out[1] = x.b;
	out[2] = x.c;
	out[3] = x.d;
}

void gj_philox(uint32_t out[4], const uint32_t counter[4], const uint32_t key[2])
{
	block x = {counter[0], counter[1], counter[2], counter[3]};
	uint32_t k0 = key[0], k1 = key[1];

	for (int round = 0; round < ROUNDS; round++) {
		x = turned(x, k0, k1);
		k0 += weyl_0;
		k1 += weyl_1;
	}
	put(out, x);
}

void gj_random_at(gj_random *random, uint64_t seed, uint64_t stream)
{
	*random = (gj_random){.seed = seed, .stream = stream, .at = GJ_RANDOM_WORDS};
}

/* Two blocks side by side: the processor works on one while the other waits for its multiplication. */
static void two_blocks(uint32_t *out, const gj_random *random, uint64_t first)
{
	uint32_t k0 = (uint32_t)random->seed, k1 = (uint32_t)(random->seed >> 32);
	uint32_t low = (uint32_t)random->stream, high = (uint32_t)(random->stream >> 32);
	block a = {(uint32_t)first, (uint32_t)(first >> 32), low, high};
	block b = {(uint32_t)(first + 1), (uint32_t)((first + 1) >> 32), low, high};

	for (int round = 0; round < ROUNDS; round++) {
		a = turned(a, k0, k1);
		b = turned(b, k0, k1);
		k0 += weyl_0;
		k1 += weyl_1;
	}
	put(out, a);
	put(out + 4, b);
}

void gj_random_refill(gj_random *random)
{
	for (unsigned i = 0; i < GJ_RANDOM_WORDS / 4; i += 2)
		two_blocks(random->word + 4 * (size_t)i, random, random->block + i);
	random->block += GJ_RANDOM_WORDS / 4;
	random->at = 0;
}

/* The first 32 binary digits decide unless they are those of p itself. */
bool gj_random_chance(gj_random *random, double p)
{
	double scaled, high;
	uint32_t word;

	if (!(p > 0))
		return false;
	if (p >= 1)
		return true;
	scaled = p * 0x1p32;
	high = floor(scaled);
	word = gj_random_word(random);
	if ((double)word != high)
		return (double)word < high;
	return (double)gj_random_word(random) < (scaled - high) * 0x1p32;
}

double gj_random_exponential(gj_random *random)
{
	return -log(gj_random_above_zero(random));
}

double gj_random_normal(gj_random *random)
{
	double radius = sqrt(-2 * log(gj_random_above_zero(random)));

	return radius * cos(two_pi * gj_random_uniform(random));
}

/* By inversion: one uniform, then the sum of the probabilities up to it. Rounding leaves the last one 0 at worst, which ends the sum. */
static uint64_t poisson_small(gj_random *random, double mean)
{
	double u = gj_random_uniform(random), probability = exp(-mean), sum = probability;
	uint64_t k = 0;

	while (u >= sum && probability > 0) {
		k++;
		probability *= mean / (double)k;
		sum += probability;
	}
	return k;
}

/* ln k! by Stirling's series, k >= 1: wrong by less than 1/(1680 z^7) with z >= 8, that is 3e-10; no global sign as lgamma has. */
static double log_factorial(double k)
{
	double z = k + 1, shift = 0, over;

	while (z < 8)
		shift += log(z++);
	over = 1 / (z * z);
	return (z - 0.5) * log(z) - z + 0.5 * log(two_pi) - shift +
	       (1 - over * (1. / 30 - over / 105)) / (12 * z);
}

static uint64_t poisson_large(gj_random *random, double mean)
{
	double b = 0.931 + 2.53 * sqrt(mean), a = -0.059 + 0.02483 * b;
	double inverse = 1.1239 + 1.1328 / (b - 3.4), squeeze = 0.9277 - 3.6224 / (b - 2);

	for (;;) {
		double u = gj_random_uniform(random) - 0.5, v = gj_random_above_zero(random);
		double distance = 0.5 - fabs(u), k;

		if (distance <= 0)
			continue;
		k = floor((2 * a / distance + b) * u + mean + 0.43);
		if (distance >= 0.07 && v <= squeeze)
			return (uint64_t)k;
		if (k < 0 || (distance < 0.013 && v > distance))
			continue;
		if (log(v * inverse / (a / (distance * distance) + b)) <=
		    k * log(mean) - mean - log_factorial(k))
			return (uint64_t)k;
	}
}

uint64_t gj_random_poisson(gj_random *random, double mean)
{
	if (!(mean > 0))
		return 0;
	return mean <= 10 ? poisson_small(random, mean) : poisson_large(random, fmin(mean, 1e9));
}
