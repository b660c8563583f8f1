/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/imitate.h"

#include <math.h>

gj_walk gj_walk_of(gj_climb climb, unsigned size)
{
	/* x_k - x_(k-1) = square (2 k - 1) + slope is minus the advantage at k */
	gj_walk walk = {-2 * climb.square, climb.square - climb.slope, size, {0}};

	for (unsigned k = 1; k <= GJ_WALK_KNOWN; k++)
		walk.up[k - 1] = gj_logistic(walk.slope + walk.rise * k);
	return walk;
}

/* One of both kinds meets the other: up and down are as 1 to e^-advantage. */
static double chance_up(const gj_walk *walk, unsigned k)
{
	return k <= GJ_WALK_KNOWN ? walk->up[k - 1] : gj_logistic(walk->slope + walk->rise * k);
}

bool gj_walk_wins(const gj_walk *walk, gj_random *random, uint64_t *moves)
{
	unsigned k = 1;

	for (; k > 0 && k < walk->size; --*moves) {
		if (*moves == 0)
			return false;
		k = gj_random_chance(random, chance_up(walk, k)) ? k + 1 : k - 1;
	}
	return k > 0;
}

bool gj_even_walk_wins(double up, unsigned size, gj_random *random, uint64_t *moves)
{
	unsigned k = 1;

	for (; k > 0 && k < size; --*moves) {
		if (*moves == 0)
			return false;
		k = gj_random_chance(random, up) ? k + 1 : k - 1;
	}
	return k > 0;
}

unsigned gj_stationary_draw(unsigned n, gj_mutation *mutation, const void *context,
			    gj_random *random)
{
	unsigned now[GJ_CHAIN_MOST], then[GJ_CHAIN_MOST];
	uint64_t moves = GJ_IMITATE_MOST_MOVES;
	bool one = n == 1;

	for (unsigned i = 0; i < n; i++)
		now[i] = i;
	while (!one) {
		one = true;
		for (unsigned i = 0; i < n; i++)
			then[i] = now[mutation(context, i, random, &moves)];
		if (moves == 0)
			return n;
		for (unsigned i = 0; i < n; i++) {
			now[i] = then[i];
			one = one && now[i] == now[0];
		}
	}
	return now[0];
}
