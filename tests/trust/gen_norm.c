/* SPDX-License-Identifier: Apache-2.0 */
/* Random norms: each modality, exemptions of exemptions, sanctions, every way to set a time. */
#include "trust/gen_write.h"

static void plan(gen *g)
{
	static const char kinds[] = "dddddppqqmeeeeesso";

	for (unsigned i = 0; i < g->n_norms; i++) {
		gen_norm *n = &g->norm[i];

		n->kind = i == 0 ? 'd' : kinds[rng_below(&g->random, sizeof kinds - 1)];
		n->lifts = n->kind == 'e' || (n->kind == 'm' && rng_chance(&g->random, 60));
		n->instrument = rng_below(&g->random, g->n_instruments);
		n->article = 1 + rng_below(&g->random, 4);
	}
}

static void put_article(gen *g, const gen_norm *n)
{
	gen_put_name(g, GEN_INSTRUMENT, n->instrument);
	gen_put(g, " art %u", n->article);
}

static bool binds(const gen_norm *n)
{
	return n->kind == 'd' || n->kind == 'p';
}

/* Another norm that a group may mean: no lifter for a lifter, a duty or prohibition for a sanction. */
static const gen_norm *target_of(gen *g, unsigned self)
{
	unsigned i = rng_below(&g->random, g->n_norms);

	while (g->norm[self].kind == 's' ? !binds(&g->norm[i]) : g->norm[i].lifts || i == self)
		i = (i + 1) % g->n_norms;
	return &g->norm[i];
}

static void group_target(gen *g, unsigned self)
{
	const gen_norm *n = target_of(g, self);

	if (rng_chance(&g->random, 60)) {
		put_article(g, n);
		/* The paragraph is the number of the norm, so this means one norm. */
		if (rng_chance(&g->random, 30))
			gen_put(g, " para %u", (unsigned)(n - g->norm) + 1);
	} else {
		gen_put_name(g, GEN_INSTRUMENT, n->instrument);
	}
}

/* A norm by name. A lifter names only lifters before it, so that there is no ring. */
static bool named_target(gen *g, unsigned self)
{
	unsigned i = rng_below(&g->random, g->n_norms);
	const gen_norm *n = &g->norm[i];

	if (i == self)
		return false;
	if (g->norm[self].kind == 's' ? !binds(n) && n->kind != 'q' : n->lifts && i > self)
		return false;
	gen_put_name(g, GEN_NORM, i);
	return true;
}

static void targets(gen *g, unsigned self)
{
	unsigned n = 1 + rng_below(&g->random, 2);

	for (unsigned i = 0; i < n; i++) {
		gen_put(g, "%s", i > 0 ? ", " : "");
		if (rng_chance(&g->random, 45) || !named_target(g, self))
			group_target(g, self);
	}
	gen_put(g, "\n");
}

/* Lifters before this one, by name: an exemption from an exemption. */
static void lifts(gen *g, unsigned self)
{
	gen_put(g, "  lifts     ");
	for (unsigned i = 0; i < self; i++)
		if (g->norm[i].lifts && rng_chance(&g->random, 40)) {
			gen_put_name(g, GEN_NORM, i);
			gen_put(g, ", ");
		}
	targets(g, self);
}

/* A day of application that was taken back: the plan ends before it, and what is in force begins later. */
static void put_off(gen *g, gj_day planned)
{
	gen_put(g, "  planned   ");
	gen_put_day(g, planned);
	gen_put(g, "\n  planned until ");
	gen_put_day(g, planned - rng_between(&g->random, 1, 200));
	gen_put(g, "\n");
}

static void force(gen *g, const gen_norm *n)
{
	gj_day from = gen_day(g);

	if (g->draft[n->instrument] || !rng_chance(&g->random, 20))
		return;
	gen_put(g, "  in force  ");
	if (rng_chance(&g->random, 10)) {
		gen_put(g, "never\n");
		if (rng_chance(&g->random, 50))
			put_off(g, from);
		return;
	}
	gen_put(g, "from ");
	gen_put_day(g, from);
	if (rng_chance(&g->random, 40)) {
		gen_put(g, " to ");
		gen_put_day(g, from + rng_between(&g->random, 0, 200));
	}
	gen_put(g, "\n");
	if (rng_chance(&g->random, 25))
		put_off(g, from - rng_between(&g->random, 1, 200));
}

static void bearer(gen *g)
{
	unsigned first = rng_below(&g->random, g->n_roles);

	if (rng_chance(&g->random, 45))
		return;
	gen_put(g, "  bearer    ");
	gen_put_name(g, GEN_ROLE, first);
	if (rng_chance(&g->random, 25)) {
		gen_put(g, ", ");
		gen_put_name(g, GEN_ROLE, (first + 1) % g->n_roles);
	}
	gen_put(g, "\n");
}

static void cond_field(gen *g, const char *key, unsigned depth)
{
	gen_put(g, "  %-9s ", key);
	gen_cond(g, depth);
	gen_put(g, "\n");
}

static void event_field(gen *g, const char *key, unsigned event)
{
	gen_put(g, "  %-9s ", key);
	gen_put_name(g, GEN_EVENT, event);
	gen_put(g, "\n");
}

static void within(gen *g, unsigned event)
{
	static const char *const unit[] = {"days", "working days", "months", "years"};
	static const int most[] = {30, 12, 7, 2};
	unsigned u = rng_below(&g->random, 10);

	u = u < 3 ? 0 : u < 8 ? 1 : u < 9 ? 2 : 3;
	gen_put(g, "  within    %d %s of ", rng_between(&g->random, u != 0, most[u]), unit[u]);
	gen_put_name(g, GEN_EVENT, event);
	gen_put(g, "\n");
}

static void by_day(gen *g)
{
	gen_put(g, "  by        ");
	gen_put_day(g, gen_day(g));
	gen_put(g, "\n");
}

/* `upon` the event that the time counts from, or upon another. */
static void call(gen *g, unsigned act, unsigned other, bool timed)
{
	unsigned pick = rng_below(&g->random, 100);

	if (pick < (timed ? 25u : 35u))
		event_field(g, "upon", other);
	else if (pick < 35)
		event_field(g, "upon",
			    (act + 1 + rng_below(&g->random, g->n_events - 1)) % g->n_events);
}

/* What must be done, and by when: an act with a time is one event, and not the one that the time counts from. */
static void must(gen *g)
{
	unsigned act = rng_below(&g->random, g->n_events);
	unsigned other = (act + 1 + rng_below(&g->random, g->n_events - 1)) % g->n_events;
	unsigned pick = rng_below(&g->random, 100);
	bool timed = pick >= 30;

	call(g, act, other, timed);
	if (timed || pick < 15)
		event_field(g, "must", act);
	else
		cond_field(g, "must", 1);
	if (pick >= 90)
		event_field(g, "promptly after", other);
	else if (pick >= 60)
		within(g, other);
	else if (pick >= 45)
		by_day(g);
	else if (timed)
		event_field(g, "before", other);
}

static void otherwise(gen *g)
{
	for (unsigned i = 0; i < g->n_norms; i++)
		if (g->norm[i].kind == 's' && rng_chance(&g->random, 40)) {
			gen_put(g, "  else      ");
			gen_put_name(g, GEN_NORM, i);
			gen_put(g, "\n");
			return;
		}
}

static void act(gen *g, unsigned i)
{
	const gen_norm *n = &g->norm[i];

	switch (n->kind) {
	case 'd':
	case 'q':
		must(g);
		otherwise(g);
		break;
	case 'p':
		if (rng_chance(&g->random, 10))
			event_field(g, "upon", rng_below(&g->random, g->n_events));
		cond_field(g, "must not", 1);
		otherwise(g);
		break;
	case 'm':
		if (rng_chance(&g->random, 50))
			cond_field(g, "may", 1);
		break;
	case 'o':
		cond_field(g, "should", 1);
		break;
	default:
		break;
	}
	if (n->lifts)
		lifts(g, i);
	if (n->kind == 's')
		gen_put(g, "  measure   warning\n");
}

static const char *keyword(char kind)
{
	switch (kind) {
	case 'd':
		return "duty";
	case 'p':
		return "prohibition";
	case 'q':
		return "procedure";
	case 'm':
		return "permission";
	case 'e':
		return "exemption";
	case 's':
		return "sanction";
	default:
		return "encouragement";
	}
}

static void norm(gen *g, unsigned i)
{
	const gen_norm *n = &g->norm[i];

	gen_open(g);
	gen_put(g, "%s ", keyword(n->kind));
	gen_put_name(g, GEN_NORM, i);
	gen_put(g, "\n  cite      ");
	put_article(g, n);
	gen_put(g, " para %u\n", i + 1);
	force(g, n);
	bearer(g);
	if (rng_chance(&g->random, 70))
		cond_field(g, "when", 2);
	if (n->kind == 's') {
		gen_put(g, "  upon breach of ");
		targets(g, i);
	}
	act(g, i);
}

void gen_norms(gen *g)
{
	plan(g);
	for (unsigned i = 0; i < g->n_norms; i++)
		norm(g, i);
}
