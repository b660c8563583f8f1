/* SPDX-License-Identifier: Apache-2.0 */
/* Halton's sequence (1960): points that fill a cube evenly and hang on no seed, so that everybody counts the same. */
#ifndef GJ_DYNAMICS_HALTON_H
#define GJ_DYNAMICS_HALTON_H

#include <stddef.h>
#include <stdint.h>

enum {
	GJ_HALTON_MOST = 12
}; /* dimensions: bases 2, 3, 5, ... 37; further ones are correlated at any usual length */

/* The radical inverse of `i` in `base` >= 2: in [0, 1), digit by digit from the last, each power of the base divided from the one before. */
double gj_halton(uint64_t i, unsigned base);

/* Point number `i`, from 1, in `n` <= GJ_HALTON_MOST dimensions: its coordinate d is gj_halton(i, the prime number d). */
void gj_halton_point(double *out, size_t n, uint64_t i);

#endif
