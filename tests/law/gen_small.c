/* SPDX-License-Identifier: Apache-2.0 */
#include "law/gen_small.h"

#include <string.h>

uint64_t gen_next(uint64_t *state)
{
	uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

unsigned gen_below(uint64_t *state, unsigned n)
{
	return (unsigned)(gen_next(state) % n);
}

typedef struct gen {
	gj_buf *out;
	uint64_t seed;
	bool pairs;
} gen;

#define SAY(...) gj_buf_printf(g->out, __VA_ARGS__)

static unsigned below(gen *g, unsigned n)
{
	return gen_below(&g->seed, n);
}

static void number(gen *g)
{
	static const char *const relation[] = {"at least",  "at most", "more than",
					       "less than", "is",      "is not"};

	if (g->pairs && below(g, 2) == 0)
		SAY("n0 %s n1", relation[below(g, 6)]);
	else if (below(g, 4) == 0)
		SAY("%u %s n0", 1 + below(g, 2), relation[below(g, 4)]);
	else
		SAY("n0 %s %s", relation[below(g, 6)], below(g, 2) == 0 ? "1" : "1.0001");
}

static void date(gen *g)
{
	static const char *const relation[] = {"before", "on or before", "after", "on or after",
					       "is"};

	SAY("d0 %s 2024-03-0%u", relation[below(g, 5)], 1 + below(g, 2));
}

/* A condition over the facts and the terms below `terms`. */
static void cond(gen *g, unsigned depth, unsigned terms)
{
	static const char *const choice[] = {"is red", "is not red", "is one of green, blue"};
	unsigned kind = below(g, depth > 0 ? 11 : 7);

	if (kind < 3) {
		SAY("b%u", below(g, 3));
	} else if (kind == 3) {
		number(g);
	} else if (kind == 4) {
		date(g);
	} else if (kind == 5) {
		SAY("c0 %s", choice[below(g, 3)]);
	} else if (kind == 6 && terms > 0) {
		SAY("t%u", below(g, terms));
	} else if (kind == 6) {
		SAY("b0");
	} else if (kind == 7) {
		SAY("not (");
		cond(g, depth - 1, terms);
		SAY(")");
	} else {
		const char *joint = kind < 10 ? "and" : "or";

		SAY("(");
		cond(g, depth - 1, terms);
		SAY(" %s ", joint);
		cond(g, depth - 1, terms);
		SAY(")");
	}
}

static void field(gen *g, const char *key, unsigned depth, unsigned terms)
{
	SAY("  %s ", key);
	cond(g, depth, terms);
	SAY("\n");
}

static void vocabulary(gen *g)
{
	SAY("level l\n  rank 1\n  force binding\n\nrole r0\n\nrole r1\n\nmeasure m\n\n");
	SAY("fact b0\n\nfact b1\n\nfact b2\n\nfact n0\n  type number\n\nfact n1\n  type "
	    "number\n\n");
	SAY("fact d0\n  type date\n\nfact c0\n  type one of red, green, blue\n\n");
	SAY("term t0\n");
	field(g, "means", 1, 0);
	SAY("\nterm t1\n");
	field(g, "includes", 1, 1);
	if (below(g, 2) == 0)
		field(g, "excludes", 1, 1);
	SAY("\nterm t2\n");
	field(g, "includes", 1, 2);
	if (below(g, 2) == 0)
		field(g, "excludes", 1, 2);
	SAY("  judged by r0\n\n");
}

static void instruments(gen *g)
{
	static const char *const force[] = {"from 2020-01-01", "from 2023-06-01 to 2025-06-30",
					    "never"};

	for (unsigned i = 0; i < 3; i++) {
		SAY("instrument i%u\n  level l\n  jurisdiction x\n  in force %s\n", i, force[i]);
		if (below(g, 3) == 0)
			SAY("  scope b0\n");
		else if (below(g, 2) == 0)
			field(g, "scope", 1, 3);
		SAY("\n");
	}
}

static void norm(gen *g, unsigned i)
{
	unsigned in = below(g, 3), kind = i < 2 ? 0 : below(g, 4);
	const char *word = kind < 2 ? "duty" : kind == 2 ? "exemption" : "sanction";

	SAY("%s x%u\n  cite i%u art 1\n", i < 3 && kind < 2 ? "duty" : word, i, in);
	if (in == 0 && below(g, 4) == 0)
		SAY("  in force from 2024-01-01%s\n", below(g, 2) == 0 ? " to 2024-12-31" : "");
	if (below(g, 3) == 0)
		SAY("  bearer r0%s\n", below(g, 2) == 0 ? ", r1" : "");
	/* Exemptions often say no more than a scope does. */
	if (kind == 2 && below(g, 2) == 0)
		SAY("  when (not b0 and b1)\n");
	else if (below(g, 4) > 0)
		field(g, "when", 2, 3);
	if (kind < 2)
		SAY("  must b0\n\n");
	else if (kind == 2 && below(g, 3) > 0)
		SAY("  lifts x%u%s\n\n", below(g, i), below(g, 2) == 0 ? ", x0" : "");
	else if (kind == 2)
		SAY("  lifts i%u\n\n", in);
	else
		SAY("  upon breach of i%u%s\n  measure m\n\n", in, below(g, 3) > 0 ? ", x0" : "");
}

void gen_small(gj_buf *out, uint64_t seed, bool pairs)
{
	gen self = {out, seed * UINT64_C(0x100000001b3), pairs}, *g = &self;

	vocabulary(g);
	instruments(g);
	for (unsigned i = 0; i < 7; i++)
		norm(g, i);
}
