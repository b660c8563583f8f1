/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers that look random and follow from a seed: splitmix64 (Steele, Lea, Flood 2014) over a counter, so that case
 * number n can be made without making those before it.
 */
#ifndef GJ_TESTS_RANDOM_H
#define GJ_TESTS_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct rng {
	uint64_t at;
} rng;

static inline uint64_t rng_mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* The stream of one case: `seed` names the run, `number` the case. */
static inline rng rng_of(uint64_t seed, uint64_t number)
{
	return (rng){rng_mix(seed ^ rng_mix(number + UINT64_C(0x9e3779b97f4a7c15)))};
}

static inline uint64_t rng_next(rng *r)
{
	r->at += UINT64_C(0x9e3779b97f4a7c15);
	return rng_mix(r->at);
}

/* 0 .. n-1; n > 0. The bias is below n / 2^64. */
static inline unsigned rng_below(rng *r, unsigned n)
{
	return (unsigned)(rng_next(r) % n);
}

static inline int rng_between(rng *r, int low, int high)
{
	return low + (int)rng_below(r, (unsigned)(high - low + 1));
}

/* True in `percent` of a hundred cases. */
static inline bool rng_chance(rng *r, unsigned percent)
{
	return rng_below(r, 100) < percent;
}

#endif
