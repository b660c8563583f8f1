/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers from a seed: splitmix64. The same everywhere, so that a tree can be told by its number. */
#ifndef GJ_TESTS_LANG_DICE_H
#define GJ_TESTS_LANG_DICE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct dice {
	uint64_t state;
} dice;

static inline uint64_t dice_next(dice *d)
{
	uint64_t z = (d->state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static inline dice dice_for(uint64_t a, uint64_t b)
{
	dice d = {a * UINT64_C(0x100000001b3) ^ b};

	dice_next(&d);
	return d;
}

static inline unsigned dice_below(dice *d, unsigned n)
{
	return (unsigned)(dice_next(d) % n);
}

static inline bool dice_chance(dice *d, unsigned percent)
{
	return dice_below(d, 100) < percent;
}

#endif
