/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/fewest.h"

#include <string.h>

#include <guiju/error.h>

enum { WORK = 1 << 27 }; /* of the search for a smallest cover */

/* Cubes are numbered in base three: digit i is 0, 1, or 2 where condition i is not asked. */
typedef struct cubes {
	unsigned n;
	size_t all;
	size_t power[GJ_FEWEST_CONDITIONS + 1];
	uint8_t *inside;  /* nowhere in it is the function false */
	uint8_t *touches; /* somewhere in it the function is true */
} cubes;

static unsigned digit(const cubes *c, size_t cube, unsigned i)
{
	return (unsigned)(cube / c->power[i] % 3);
}

static uint32_t minterm(const cubes *c, size_t cube)
{
	uint32_t at = 0;

	for (unsigned i = 0; i < c->n; i++)
		at |= (uint32_t)digit(c, cube, i) << i;
	return at;
}

/* A cube with an open digit is two smaller ones; those have lower numbers. */
static void fill(cubes *c, const uint8_t *when)
{
	for (size_t cube = 0; cube < c->all; cube++) {
		unsigned open = 0;

		while (open < c->n && digit(c, cube, open) != 2)
			open++;
		if (open == c->n) {
			uint8_t what = when[minterm(c, cube)];

			c->inside[cube] = what != GJ_OCCURS_NO;
			c->touches[cube] = what == GJ_OCCURS_YES;
			continue;
		}
		c->inside[cube] =
			c->inside[cube - c->power[open]] & c->inside[cube - 2 * c->power[open]];
		c->touches[cube] =
			c->touches[cube - c->power[open]] | c->touches[cube - 2 * c->power[open]];
	}
}

static bool is_prime(const cubes *c, size_t cube)
{
	if (!c->inside[cube] || !c->touches[cube])
		return false;
	for (unsigned i = 0; i < c->n; i++) {
		unsigned d = digit(c, cube, i);

		if (d != 2 && c->inside[cube + (2 - d) * c->power[i]])
			return false;
	}
	return true;
}

static gj_cube cube_of(const cubes *c, size_t cube)
{
	gj_cube out = {0, 0};

	for (unsigned i = 0; i < c->n; i++) {
		unsigned d = digit(c, cube, i);

		out.asked |= d != 2 ? UINT32_C(1) << i : 0;
		out.value |= d == 1 ? UINT32_C(1) << i : 0;
	}
	return out;
}

static int primes_of(const cubes *c, gj_arena *arena, gj_cube **out, size_t *n)
{
	size_t cap = 0;

	*out = NULL;
	*n = 0;
	for (size_t cube = 0; cube < c->all; cube++) {
		if (!is_prime(c, cube))
			continue;
		if (gj_arena_room(arena, (void **)out, &cap, *n, sizeof **out) != GJ_OK)
			return GJ_ENOMEM;
		(*out)[(*n)++] = cube_of(c, cube);
	}
	return GJ_OK;
}

/* ---- the cover ---- */

typedef struct covering {
	const gj_cube *prime;
	size_t n_primes;
	const uint8_t *when;
	size_t n_terms;	 /* combinations */
	uint16_t *times; /* [n_terms]: how many chosen primes hold each */
	uint32_t *chosen, *best;
	size_t n_chosen, n_best;
	int64_t work; /* looks at a prime that the search may still take */
} covering;

static bool holds(gj_cube cube, uint32_t term)
{
	return ((term ^ cube.value) & cube.asked) == 0;
}

static void choose(covering *c, uint32_t prime, int by)
{
	for (uint32_t t = 0; t < c->n_terms; t++)
		if (holds(c->prime[prime], t))
			c->times[t] = (uint16_t)(c->times[t] + by);
	if (by > 0)
		c->chosen[c->n_chosen++] = prime;
	else
		c->n_chosen--;
}

/* The combination that is not covered yet and that the fewest primes hold; n_terms: all are covered. */
static uint32_t hardest(const covering *c)
{
	uint32_t found = (uint32_t)c->n_terms;
	size_t fewest = SIZE_MAX;

	for (uint32_t t = 0; t < c->n_terms; t++) {
		size_t n = 0;

		if (c->when[t] != GJ_OCCURS_YES || c->times[t] > 0)
			continue;
		for (size_t i = 0; i < c->n_primes && n < fewest; i++)
			n += holds(c->prime[i], t);
		if (n < fewest) {
			fewest = n;
			found = t;
		}
	}
	return found;
}

static void keep(covering *c)
{
	if (c->n_chosen >= c->n_best)
		return;
	c->n_best = c->n_chosen;
	memcpy(c->best, c->chosen, c->n_chosen * sizeof *c->chosen);
}

/* Branch and bound: some prime must hold the hardest combination. At most as deep as the best cover is long. */
static void search(covering *c)
{
	uint32_t term;

	c->work -= (int64_t)c->n_terms * (int64_t)c->n_primes;
	if (c->work < 0)
		return;
	term = hardest(c);
	if (term == c->n_terms) {
		keep(c);
		return;
	}
	if (c->n_chosen + 1 >= c->n_best)
		return;
	for (uint32_t i = 0; i < c->n_primes; i++) {
		if (!holds(c->prime[i], term))
			continue;
		choose(c, i, 1);
		search(c);
		choose(c, i, -1);
	}
}

static bool asks_less(const covering *c, uint32_t a, uint32_t b)
{
	return __builtin_popcount(c->prime[a].asked) < __builtin_popcount(c->prime[b].asked);
}

/* How many combinations that are not covered yet each prime would cover. */
static void count_gains(const covering *c, uint32_t *gain)
{
	for (uint32_t i = 0; i < c->n_primes; i++) {
		gain[i] = 0;
		for (uint32_t t = 0; t < c->n_terms; t++)
			gain[i] += c->when[t] == GJ_OCCURS_YES && holds(c->prime[i], t);
	}
}

static uint32_t best_gain(const covering *c, const uint32_t *gain)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < c->n_primes; i++)
		if (gain[i] > gain[best] || (gain[i] == gain[best] && asks_less(c, i, best)))
			best = i;
	return best;
}

/* A cover to begin with: always the prime that holds most of what is left; of equal ones that which asks least. */
static void greedy(covering *c, uint32_t *gain)
{
	count_gains(c, gain);
	while (c->n_primes > 0) {
		uint32_t best = best_gain(c, gain);

		if (gain[best] == 0)
			break;
		for (uint32_t t = 0; t < c->n_terms; t++)
			for (uint32_t i = 0; c->when[t] == GJ_OCCURS_YES && c->times[t] == 0 &&
					     holds(c->prime[best], t) && i < c->n_primes;
			     i++)
				gain[i] -= holds(c->prime[i], t);
		choose(c, best, 1);
	}
	keep(c);
	while (c->n_chosen > 0)
		choose(c, c->chosen[c->n_chosen - 1], -1);
}

static int smallest_cover(covering *c, gj_arena *arena, gj_cube **out, size_t *n_out)
{
	uint32_t *gain = gj_arena_array(arena, c->n_primes, sizeof *gain);

	c->times = gj_arena_array(arena, c->n_terms, sizeof *c->times);
	c->chosen = gj_arena_array(arena, c->n_terms + 1, sizeof *c->chosen);
	c->best = gj_arena_array(arena, c->n_terms + 1, sizeof *c->best);
	if (gain == NULL || c->times == NULL || c->chosen == NULL || c->best == NULL)
		return GJ_ENOMEM;
	c->n_best = SIZE_MAX;
	c->work = WORK;
	greedy(c, gain);
	search(c);
	*out = gj_arena_array(arena, c->n_best, sizeof **out);
	if (*out == NULL)
		return GJ_ENOMEM;
	*n_out = c->n_best;
	for (size_t i = 0; i < c->n_best; i++)
		(*out)[i] = c->prime[c->best[i]];
	return GJ_OK;
}

int gj_fewest_cases(gj_cube **out, size_t *n_out, bool *fewest, gj_arena *arena,
		    const uint8_t *when, unsigned n)
{
	cubes c = {.n = n};
	covering cover = {.when = when, .n_terms = (size_t)1 << n};
	gj_cube *prime;

	*n_out = 0;
	*fewest = true;
	c.power[0] = 1;
	for (unsigned i = 0; i < n; i++)
		c.power[i + 1] = 3 * c.power[i];
	c.all = c.power[n];
	c.inside = gj_arena_array(arena, c.all, 1);
	c.touches = gj_arena_array(arena, c.all, 1);
	if (c.inside == NULL || c.touches == NULL)
		return GJ_ENOMEM;
	fill(&c, when);
	if (primes_of(&c, arena, &prime, &cover.n_primes) != GJ_OK)
		return GJ_ENOMEM;
	cover.prime = prime;
	if (smallest_cover(&cover, arena, out, n_out) != GJ_OK)
		return GJ_ENOMEM;
	*fewest = cover.work >= 0;
	return GJ_OK;
}
