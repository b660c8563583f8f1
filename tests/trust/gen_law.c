/* SPDX-License-Identifier: Apache-2.0 */
/* Random rule sets: vocabulary, instruments, calendars, facts, terms, parameters, presumptions. Norms: gen_norm.c. */
#include <stdarg.h>
#include <stdio.h>

#include "base/day.h"
#include "trust/gen_write.h"

void gen_put(gen *g, const char *format, ...)
{
	gen_text *out = g->out;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(out->at + out->len, sizeof out->at - out->len, format, args);
	va_end(args);
	if (n > 0 && (size_t)n < sizeof out->at - out->len)
		out->len += (size_t)n;
}

void gen_open(gen *g)
{
	gen_text *out = g->out;

	if (out->len > 0)
		gen_put(g, "\n");
	out->start[out->n] = out->len;
	if (out->n < GEN_MAX_BLOCKS)
		out->n++;
}

/* The styles sort things in other orders, so that no verdict can hang on the order of names. */
const char *gen_name(const gen *g, gen_sort sort, unsigned i, char out[48])
{
	static const char *const plain[] = {"f", "e", "t", "r", "a", "law", "p", "n", "level"};
	static const char *const wordy[] = {"quantity", "event-of", "a.term", "who", "office",
					    "zz/text",	"limit",    "norm",   "lv"};

	if (g->shape.style == 0)
		snprintf(out, 48, "%s%u", plain[sort], i);
	else if (g->shape.style == 1)
		snprintf(out, 48, "%s/%02u_x", wordy[sort], 99 - i);
	else
		snprintf(out, 48, "%c%u-%s", 'a' + (char)((i * 7 + (unsigned)sort * 3) % 26), i,
			 wordy[GEN_N_SORTS - 1 - sort]);
	return out;
}

void gen_put_name(gen *g, gen_sort sort, unsigned i)
{
	char name[48];

	gen_put(g, "%s", gen_name(g, sort, i, name));
}

void gen_put_day(gen *g, gj_day day)
{
	char text[11];

	gj_day_format(day, text);
	gen_put(g, "%s", text);
}

/* Few days, near each other, at three times of the year: they meet often, also at the end of a year. */
gj_day gen_day(gen *g)
{
	static const int year_day[] = {20, 165, 355};
	gj_day first;

	gj_day_from_ymd(&first, rng_chance(&g->random, 80) ? 2026 : 2025, 1, 1);
	return first + year_day[rng_below(&g->random, 3)] + rng_between(&g->random, -6, 6);
}

/* ---- vocabulary ---- */

static void header(gen *g, const char *kind, gen_sort sort, unsigned i)
{
	gen_open(g);
	gen_put(g, "%s ", kind);
	gen_put_name(g, sort, i);
	gen_put(g, "\n");
}

static void field(gen *g, const char *key, unsigned depth)
{
	gen_put(g, "  %-9s ", key);
	gen_cond(g, depth);
	gen_put(g, "\n");
}

/* Sometimes it covers roles before it, so that nothing is a ring; sometimes who does something has it. */
static void role(gen *g, unsigned i)
{
	header(g, "role", GEN_ROLE, i);
	if (i > 0 && rng_chance(&g->random, 40)) {
		gen_put(g, "  covers    ");
		gen_put_name(g, GEN_ROLE, rng_below(&g->random, i));
		gen_put(g, "\n");
	}
	if (rng_chance(&g->random, 30))
		field(g, "includes", 1);
}

static void vocabulary(gen *g)
{
	static const char *const force[] = {"binding", "recommended", "drafted"};

	for (unsigned i = 0; i < 3; i++) {
		header(g, "level", GEN_LEVEL, i);
		gen_put(g, "  rank      %u\n  force     %s\n", i + 1, force[i]);
	}
	for (unsigned i = 0; i < g->n_roles; i++)
		role(g, i);
	header(g, "agency", GEN_AGENCY, 0);
	gen_open(g);
	gen_put(g, "measure warning\n");
}

/* One year in j0 with its make-up days, sometimes two; j1 has none: working days there are never known. */
static void calendars(gen *g)
{
	gen_open(g);
	gen_put(g, "calendar j0/2026\n  jurisdiction j0\n"
		   "  off       2026-01-01 to 2026-01-03\n  off       2026-06-19\n"
		   "  work      2026-01-04\n");
	if (rng_chance(&g->random, 60)) {
		gen_open(g);
		gen_put(g, "calendar j0/2025\n  jurisdiction j0\n  off       2025-06-16\n"
			   "  work      2025-12-27, 2025-12-28\n");
	}
}

/* ---- things that conditions use ---- */

static void cite(gen *g)
{
	gen_put(g, "  cite      ");
	gen_put_name(g, GEN_INSTRUMENT, 0);
	gen_put(g, " art 1\n");
}

static void facts(gen *g)
{
	static const char *const type[] = {
		[GEN_NUMBER] = "  type      number\n",
		[GEN_MONEY] = "  type      money CNY\n",
		[GEN_DATE] = "  type      date\n",
		[GEN_CHOICE] = "  type      one of c0, c1, c2, c3\n",
		[GEN_BOOL] = "",
	};

	for (unsigned i = 0; i < g->n_facts; i++) {
		header(g, "fact", GEN_FACT, i);
		gen_put(g, "%s", type[g->fact[i]]);
	}
	for (unsigned i = 0; i < g->n_events; i++)
		header(g, "event", GEN_EVENT, i);
	for (unsigned i = 0; i < g->shape.extra; i++) {
		gen_open(g);
		gen_put(g, "%s extra%u\n%s", i % 5 == 0 ? "event" : "fact", i,
			i % 5 == 0 ? "" : type[i % GEN_N_TYPES]);
	}
}

static void parameters(gen *g)
{
	for (unsigned i = 0; i < g->n_parameters; i++) {
		gj_day from = gen_day(g);

		header(g, "parameter", GEN_PARAMETER, i);
		for (unsigned k = 0; k <= rng_below(&g->random, 3); k++) {
			gen_put(g, "  value     ");
			if (g->parameter_is_day[i])
				gen_put_day(g, gen_day(g));
			else
				gen_put(g, "%u", 10 * rng_below(&g->random, 4));
			gen_put(g, " from ");
			gen_put_day(g, from);
			if (rng_chance(&g->random, 40)) {
				gen_put(g, " to ");
				gen_put_day(g, from + rng_between(&g->random, 0, 60));
			}
			gen_put(g, "\n");
			from += rng_between(&g->random, 61, 200);
		}
	}
}

static void terms(gen *g)
{
	for (unsigned i = 0; i < g->n_terms; i++) {
		bool includes, excludes;

		g->terms_to = i;
		header(g, "term", GEN_TERM, i);
		cite(g);
		if (rng_chance(&g->random, 35)) {
			field(g, "means", 2);
			continue;
		}
		includes = rng_chance(&g->random, 75);
		excludes = rng_chance(&g->random, 50);
		if (includes)
			field(g, "includes", 2);
		if (excludes)
			field(g, "excludes", 1);
		if (rng_chance(&g->random, 60) || (!includes && !excludes))
			gen_put(g, "  judged by counsel\n");
	}
	g->terms_to = g->n_terms;
}

static void presumptions(gen *g)
{
	g->terms_to = 0;
	g->no_presumed = true;
	for (unsigned i = 0; i < g->n_facts; i++) {
		if (!g->presumed[i])
			continue;
		gen_open(g);
		gen_put(g, "presume ");
		gen_put_name(g, GEN_FACT, i);
		gen_put(g, " %s unless shown\n", rng_chance(&g->random, 50) ? "yes" : "no");
		cite(g);
		if (rng_chance(&g->random, 60))
			field(g, "when", 1);
	}
	g->no_presumed = false;
	g->terms_to = g->n_terms;
}

/* ---- instruments ---- */

static void in_force(gen *g, unsigned i)
{
	gj_day from = gen_day(g);

	gen_put(g, "  in force  ");
	if (g->draft[i]) {
		gen_put(g, "never\n");
		return;
	}
	/* Usually long in force, so that there is something to decide. */
	if (rng_chance(&g->random, 65))
		from -= 900;
	gen_put(g, "from ");
	gen_put_day(g, from);
	if (rng_chance(&g->random, 15)) {
		gen_put(g, " to ");
		gen_put_day(g, from + rng_between(&g->random, 0, 1100));
	}
	gen_put(g, "\n");
}

static void instruments(gen *g)
{
	for (unsigned i = 0; i < g->n_instruments; i++) {
		header(g, "instrument", GEN_INSTRUMENT, i);
		gen_put(g, "  level     ");
		gen_put_name(g, GEN_LEVEL, g->draft[i] ? 2 : rng_below(&g->random, 2));
		gen_put(g, "\n  jurisdiction j%u\n", rng_chance(&g->random, 80) ? 0 : 1);
		in_force(g, i);
		if (rng_chance(&g->random, 35))
			field(g, "scope", 1);
	}
}

static void choose_shape(gen *g)
{
	static const gen_type always[] = {GEN_BOOL,  GEN_BOOL, GEN_BOOL,  GEN_NUMBER,
					  GEN_MONEY, GEN_DATE, GEN_CHOICE};

	g->n_facts = 7 + rng_below(&g->random, 7);
	for (unsigned i = 0; i < g->n_facts; i++)
		g->fact[i] = i < 7 ? always[i] : (gen_type)rng_below(&g->random, GEN_N_TYPES);
	/* Fact 0 is never presumed, so that there is a plain one. */
	for (unsigned i = 1; i < g->n_facts; i++)
		g->presumed[i] = g->fact[i] == GEN_BOOL && rng_chance(&g->random, 25);
	g->n_events = 3 + rng_below(&g->random, 3);
	g->n_terms = 1 + rng_below(&g->random, 5);
	g->n_roles = 2 + rng_below(&g->random, 2);
	g->n_parameters = 2;
	for (unsigned i = 0; i < g->n_parameters; i++)
		g->parameter_is_day[i] = i % 2 == 1;
	g->n_instruments = 1 + rng_below(&g->random, 3);
	for (unsigned i = 1; i < g->n_instruments; i++)
		g->draft[i] = rng_chance(&g->random, 30);
	g->n_norms = 4 + rng_below(&g->random, 7);
}

void gen_law(gen_text *out, uint64_t seed, uint64_t number, gen_shape shape)
{
	gen g = {.random = rng_of(seed, number), .out = out, .shape = shape};

	out->len = out->n = 0;
	choose_shape(&g);
	g.terms_to = g.n_terms;
	vocabulary(&g);
	calendars(&g);
	instruments(&g);
	facts(&g);
	parameters(&g);
	terms(&g);
	presumptions(&g);
	gen_norms(&g);
	gen_links(&g);
	out->start[out->n] = out->len;
}
