/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random numbers from a counter: Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 * A number hangs on seed, stream and its place in the stream alone, so history number i is the same whichever thread runs it, and
 * whether or not those before it were run.
 */
#ifndef GJ_DYNAMICS_RANDOM_H
#define GJ_DYNAMICS_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

enum { GJ_RANDOM_WORDS = 16 }; /* four blocks are made at a time */

/* One stream, at one place; a value to copy. A stream is 2^66 words long. Nothing in it is to be read from outside. */
typedef struct gj_random {
	uint32_t word[GJ_RANDOM_WORDS];
	uint64_t seed, stream, block;
	unsigned at; /* words that are used up */
} gj_random;

/* The block cipher itself: four words from a counter of four and a key of two. */
void gj_philox(uint32_t out[4], const uint32_t counter[4], const uint32_t key[2]);

/* Start of a stream: the key is the seed, the counter is the number of the block and then the stream, low words first. */
void gj_random_at(gj_random *random, uint64_t seed, uint64_t stream);

/* Make the next words: only when `at` has reached their number. */
void gj_random_refill(gj_random *random);

static inline uint32_t gj_random_word(gj_random *random)
{
	if (random->at == GJ_RANDOM_WORDS)
		gj_random_refill(random);
	return random->word[random->at++];
}

/* A multiple of 2^-53 in [0, 1), from two words, the first above. */
static inline double gj_random_uniform(gj_random *random)
{
	uint64_t high = gj_random_word(random), low = gj_random_word(random);

	return (double)((high << 32 | low) >> 11) * 0x1p-53;
}

/* 1 minus the above: in (0, 1], so that its logarithm is finite. */
static inline double gj_random_above_zero(gj_random *random)
{
	return 1 - gj_random_uniform(random);
}

/* True with probability `p`; 0 is never and 1 always. Takes one word, and seldom a second: exact to 2^-64. */
bool gj_random_chance(gj_random *random, double p);

/* A waiting time of mean 1; at most 36.8. */
double gj_random_exponential(gj_random *random);

/* The standard normal, by the transformation of Box and Muller (1958). */
double gj_random_normal(gj_random *random);

/*
 * A count of mean `mean`, 0 to 10^9 (below 0 and NaN count as 0, above as 10^9): by inversion up to mean 10, above by the transformed
 * rejection of Hoermann (1993, PTRS).
 */
uint64_t gj_random_poisson(gj_random *random, double mean);

#endif
