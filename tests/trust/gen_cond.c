/* SPDX-License-Identifier: Apache-2.0 */
/* Random conditions and quantities: every relation, every operator, atoms shared so that they meet again. */
#include "trust/gen_write.h"

static unsigned fact_of(gen *g, gen_type type)
{
	unsigned i = rng_below(&g->random, g->n_facts);

	/* There is one of each type at least: gen_law makes them so. */
	while (g->fact[i] != type || (g->no_presumed && g->presumed[i]))
		i = (i + 1) % g->n_facts;
	return i;
}

static void number(gen *g, bool money)
{
	static const int values[] = {0,	   1,	 9,	10,    11,    100,
				     1000, 9999, 10000, 10001, 50000, 1000000};
	int value = values[rng_below(&g->random, sizeof values / sizeof *values)];

	if (rng_chance(&g->random, 15))
		gen_put(g, "%d.5", value);
	else
		gen_put(g, "%d", value);
	if (money)
		gen_put(g, " CNY");
}

static bool parameter_of(gen *g, bool day, unsigned *out)
{
	for (unsigned k = 0; k < g->n_parameters; k++)
		if (g->parameter_is_day[k] == day && rng_chance(&g->random, 60)) {
			*out = k;
			return true;
		}
	return false;
}

static void quantity(gen *g, gen_type type, unsigned depth);

static void primary(gen *g, gen_type type, unsigned depth)
{
	unsigned parameter;

	if (type != GEN_MONEY && rng_chance(&g->random, 30) && parameter_of(g, false, &parameter))
		gen_put_name(g, GEN_PARAMETER, parameter);
	else if (depth == 0 || rng_chance(&g->random, 50))
		number(g, type == GEN_MONEY);
	else
		gen_put_name(g, GEN_FACT, fact_of(g, type));
}

static void list(gen *g, gen_type type, unsigned depth)
{
	gen_put(g, rng_chance(&g->random, 50) ? "the greater of (" : "the lesser of (");
	quantity(g, type, depth - 1);
	gen_put(g, ", ");
	quantity(g, type, depth - 1);
	gen_put(g, ")");
}

/* A number or an amount; `type` is NUMBER or MONEY. */
static void quantity(gen *g, gen_type type, unsigned depth)
{
	if (depth == 0 || rng_chance(&g->random, 55)) {
		primary(g, type, depth);
	} else if (rng_chance(&g->random, 30)) {
		list(g, type, depth);
	} else if (rng_chance(&g->random, 40)) {
		gen_put(g, "%d percent of ", rng_between(&g->random, 0, 150));
		primary(g, type, depth);
	} else {
		primary(g, type, depth);
		gen_put(g, rng_chance(&g->random, 50) ? " plus " : " minus ");
		primary(g, type, depth);
	}
}

static void day_quantity(gen *g, unsigned depth)
{
	unsigned parameter;

	if (depth > 0 && rng_chance(&g->random, 15)) {
		gen_put(g, rng_chance(&g->random, 50) ? "the greater of (" : "the lesser of (");
		day_quantity(g, depth - 1);
		gen_put(g, ", ");
		day_quantity(g, depth - 1);
		gen_put(g, ")");
	} else if (rng_chance(&g->random, 30) && parameter_of(g, true, &parameter)) {
		gen_put_name(g, GEN_PARAMETER, parameter);
	} else if (depth == 0 || rng_chance(&g->random, 50)) {
		gen_put_day(g, gen_day(g));
	} else if (rng_chance(&g->random, 50)) {
		gen_put_name(g, GEN_EVENT, rng_below(&g->random, g->n_events));
	} else {
		gen_put_name(g, GEN_FACT, fact_of(g, GEN_DATE));
	}
}

/* At least one side names a fact: the language refuses comparisons that ask about none. */
static void compare_days(gen *g)
{
	static const char *const relation[] = {"before",      "on or before", "after",
					       "on or after", "is",	      "is not"};

	if (rng_chance(&g->random, 50))
		gen_put_name(g, GEN_EVENT, rng_below(&g->random, g->n_events));
	else
		gen_put_name(g, GEN_FACT, fact_of(g, GEN_DATE));
	gen_put(g, " %s ", relation[rng_below(&g->random, 6)]);
	day_quantity(g, 1);
}

static void compare_numbers(gen *g)
{
	static const char *const relation[] = {"at least",  "at most", "more than",
					       "less than", "is",      "is not"};
	gen_type type = rng_chance(&g->random, 60) ? GEN_NUMBER : GEN_MONEY;

	gen_put_name(g, GEN_FACT, fact_of(g, type));
	if (rng_chance(&g->random, 15)) {
		gen_put(g, rng_chance(&g->random, 50) ? " plus " : " minus ");
		primary(g, type, 1);
	}
	gen_put(g, " %s ", relation[rng_below(&g->random, 6)]);
	quantity(g, type, 2);
}

static void compare_choice(gen *g)
{
	unsigned fact = fact_of(g, GEN_CHOICE), first = rng_below(&g->random, GEN_CHOICES);

	gen_put_name(g, GEN_FACT, fact);
	if (rng_chance(&g->random, 40)) {
		gen_put(g, " is c%u", first);
	} else if (rng_chance(&g->random, 30)) {
		gen_put(g, " is not c%u", first);
	} else {
		gen_put(g, " is one of c%u", first);
		for (unsigned i = 1; i <= rng_below(&g->random, GEN_CHOICES); i++)
			gen_put(g, ", c%u", (first + i) % GEN_CHOICES);
	}
}

/* `alone`: a comparison stands without brackets. */
static void atom(gen *g, bool alone)
{
	unsigned pick = rng_below(&g->random, 100);

	if (pick < 48) {
		gen_put_name(g, GEN_FACT, fact_of(g, GEN_BOOL));
	} else if (pick < 58) {
		gen_put_name(g, GEN_EVENT, rng_below(&g->random, g->n_events));
	} else if (pick < 72 && g->terms_to > 0) {
		gen_put_name(g, GEN_TERM, rng_below(&g->random, g->terms_to));
	} else {
		gen_put(g, alone ? "" : "(");
		if (pick % 3 == 0)
			compare_days(g);
		else if (pick % 3 == 1)
			compare_numbers(g);
		else
			compare_choice(g);
		gen_put(g, alone ? "" : ")");
	}
}

/* Operands of one `and` or `or`; what is nested stands in brackets. */
static void joined(gen *g, unsigned depth)
{
	const char *word = rng_chance(&g->random, 55) ? " and " : " or ";
	unsigned n = 2 + rng_below(&g->random, 2);

	for (unsigned i = 0; i < n; i++) {
		gen_put(g, "%s", i > 0 ? word : "");
		if (rng_chance(&g->random, 25))
			gen_put(g, "not ");
		if (depth > 1 && rng_chance(&g->random, 45)) {
			gen_put(g, "(");
			joined(g, depth - 1);
			gen_put(g, ")");
		} else {
			atom(g, false);
		}
	}
}

/* The same with dashes, an item a line. */
static void listed(gen *g)
{
	unsigned n = 1 + rng_below(&g->random, 3);

	gen_put(g, rng_chance(&g->random, 50) ? "any of" : "all of");
	for (unsigned i = 0; i < n; i++) {
		gen_put(g, "\n            - ");
		if (rng_chance(&g->random, 20))
			gen_put(g, "not ");
		atom(g, false);
	}
}

void gen_cond(gen *g, unsigned depth)
{
	unsigned pick = rng_below(&g->random, 100);

	if (depth == 0 || pick < 30)
		atom(g, true);
	else if (pick < 40) {
		gen_put(g, "not ");
		atom(g, false);
	} else if (pick < 50)
		listed(g);
	else
		joined(g, depth);
}
