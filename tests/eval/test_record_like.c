/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random chains of tests that are like each other, and beside each the same test written out by a small model that keeps
 * lines as texts: both must give one record, on one day.
 */
#include "eval/record.h"
#include "law/rules.h"
#include "support/random.h"

enum { CASES = 300, DEEP = 9, THINGS = 7, FACTS = 6, LINES = 3 };

/* The last is a term. Values of one thing may contradict each other: those of one test do, those taken over do not. */
static const struct {
	const char *name, *value[LINES];
} thing[THINGS] = {
	{"open", {"yes", "no", "unknown"}},
	{"closed", {"no", "not applicable", "yes"}},
	{"users", {"at least 5", "at most 9", "2"}},
	{"colour", {"red", "green", "unknown"}},
	{"launch", {"2024-01-05", "no", "at most 2024-02-01"}},
	{"founded", {"2020-01-01 to 2020-03-01", "2020-02-01", "2021-01-01"}},
	{"risky", {"yes", "no", "yes"}},
};

static const char *const day[] = {"2024-01-02", "2024-02-01", "2025-03-04"};
static const char *const roles[] = {"provider", "user", "provider, user"};

typedef struct told {
	int on, roles; /* roles -1: nobody has said */
	bool line[THINGS][LINES];
} told;

static bool any(const bool line[LINES])
{
	return line[0] || line[1] || line[2];
}

static void say_told(gj_buf *text, const told *t)
{
	for (int i = 0; i < THINGS; i++)
		for (int k = 0; k < LINES; k++)
			if (t->line[i][k])
				gj_buf_printf(text, "  %s %s %s\n",
					      i < FACTS ? "given" : "judgement", thing[i].name,
					      thing[i].value[k]);
}

static void say_written_out(gj_buf *text, unsigned i, const told *all)
{
	gj_buf_printf(text, "test \"written out %u\"\n  on %s\n", i, day[all->on]);
	if (all->roles >= 0)
		gj_buf_printf(text, "  roles %s\n", roles[all->roles]);
	say_told(text, all);
	gj_buf_puts(text, "  expect xx/duty unknown\n\n");
}

/* One more test of the chain; `all` is what holds in the one before, then in this one. */
static void say_step(gj_buf *text, rng *d, unsigned i, told *all)
{
	told own = {.on = rng_chance(d, 30) || i == 0 ? (int)rng_below(d, 3) : -1,
		    .roles = rng_chance(d, 30) ? (int)rng_below(d, 3) : -1};
	const char *before = "  without ";

	gj_buf_printf(text, "test \"step %u\"\n", i);
	if (i > 0)
		gj_buf_printf(text, "  like \"step %u\"\n", i - 1);
	for (int k = 0; k < THINGS; k++) {
		if (i > 0 && any(all->line[k]) && rng_chance(d, 20)) {
			gj_buf_printf(text, "%s%s", before, thing[k].name);
			before = ", ";
			memset(all->line[k], 0, sizeof all->line[k]);
			continue;
		}
		for (int v = 0; v < LINES; v++)
			own.line[k][v] = rng_chance(d, 15);
		if (any(own.line[k]))
			memcpy(all->line[k], own.line[k], sizeof all->line[k]);
	}
	gj_buf_puts(text, before[0] == ',' ? "\n" : "");
	if (own.on >= 0)
		gj_buf_printf(text, "  on %s\n", day[all->on = own.on]);
	if (own.roles >= 0)
		gj_buf_printf(text, "  roles %s\n", roles[all->roles = own.roles]);
	say_told(text, &own);
	gj_buf_puts(text, "  expect xx/duty unknown\n\n");
}

/* All but the places. */
static bool same_record(const gj_law *law, const gj_record *a, const gj_record *b)
{
	if (a->roles_closed != b->roles_closed)
		return false;
	for (size_t i = 0; i < law->n_roles; i++)
		if (a->role[i] != b->role[i])
			return false;
	for (size_t i = 0; i < law->n_facts; i++) {
		const gj_input *x = &a->fact[i], *y = &b->fact[i];

		if (x->state != y->state || x->truth != y->truth || x->has_low != y->has_low ||
		    x->has_high != y->has_high || x->low != y->low || x->high != y->high ||
		    x->choice != y->choice)
			return false;
	}
	for (size_t i = 0; i < law->n_terms; i++)
		if (a->term[i].truth != b->term[i].truth || a->term[i].on != b->term[i].on ||
		    a->term[i].conflict != b->term[i].conflict)
			return false;
	return true;
}

static void check(const char *text, unsigned n)
{
	rules r;

	rules_must_read(&r, text);
	assert_int_equal(r.law->n_tests, 2 * n);
	for (unsigned i = 0; i < n; i++) {
		const gj_test *step = &r.law->test[2 * i], *out = step + 1;
		gj_record *a, *b;

		assert_int_equal(gj_record_from_test(&a, &r.arena, r.law, step), GJ_OK);
		assert_int_equal(gj_record_from_test(&b, &r.arena, r.law, out), GJ_OK);
		assert_int_equal(step->like == GJ_NONE, i == 0);
		assert_int_equal(step->on, out->on);
		if (!same_record(r.law, a, b))
			fail_msg("step %u differs in\n%s", i, text);
	}
	rules_close(&r);
}

static void test_chains(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= CASES; seed++) {
		rng d = {seed};
		told all = {.roles = -1};
		unsigned n = 1 + rng_below(&d, DEEP);
		gj_buf text;

		gj_buf_init(&text, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		for (unsigned i = 0; i < n; i++) {
			say_step(&text, &d, i, &all);
			say_written_out(&text, i, &all);
		}
		check(text.at, n);
		gj_buf_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_chains)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
