/* SPDX-License-Identifier: Apache-2.0 */
/* Random causal links: from facts to facts that stand after them, so that they run in no ring. */
#include "trust/gen_write.h"

/* A presumed fact would bring in what it is presumed upon, and so perhaps a ring. */
static bool is_plain(const gen *g, unsigned i)
{
	return !g->presumed[i] && (g->fact[i] == GEN_BOOL || g->fact[i] == GEN_CHOICE);
}

static void put_choice(gen *g)
{
	gen_put(g, "c%u", rng_below(&g->random, GEN_CHOICES));
}

static void put_atom(gen *g, unsigned to)
{
	unsigned i = rng_below(&g->random, to);

	/* Fact 0 is plain. */
	while (!is_plain(g, i))
		i--;
	if (g->fact[i] == GEN_BOOL && rng_chance(&g->random, 30))
		gen_put(g, "not ");
	gen_put_name(g, GEN_FACT, i);
	if (g->fact[i] == GEN_CHOICE) {
		gen_put(g, rng_chance(&g->random, 70) ? " is " : " is not ");
		put_choice(g);
	}
}

static bool can_be_brought(const gen *g, unsigned i)
{
	return g->fact[i] == GEN_BOOL || g->fact[i] == GEN_CHOICE || g->fact[i] == GEN_NUMBER;
}

void gen_links(gen *g)
{
	unsigned n = rng_chance(&g->random, 60) ? 1 + rng_below(&g->random, 6) : 0, target = 0;

	for (unsigned k = 0; k < n; k++) {
		/* Often several about one fact, so that they get in each other's way. */
		if (k == 0 || rng_chance(&g->random, 60))
			target = 1 + rng_below(&g->random, g->n_facts - 1);
		while (!can_be_brought(g, target))
			target = target > 1 ? target - 1 : g->n_facts - 1;
		gen_open(g);
		gen_put(g, "link link%u\n  when      ", k);
		put_atom(g, target);
		if (rng_chance(&g->random, 35)) {
			gen_put(g,
				rng_chance(&g->random, 50) ? "\n       and  " : "\n        or  ");
			put_atom(g, target);
		}
		gen_put(g, "\n  brings    ");
		gen_put_name(g, GEN_FACT, target);
		if (g->fact[target] == GEN_BOOL) {
			gen_put(g, rng_chance(&g->random, 50) ? " yes\n" : " no\n");
		} else if (g->fact[target] == GEN_CHOICE) {
			gen_put(g, " ");
			put_choice(g);
			gen_put(g, "\n");
		} else {
			gen_put(g, " %u\n", rng_below(&g->random, 2) * 10000);
		}
	}
}
