/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Changes of a law: each is undone to the letter; none reaches a norm beyond those that it says; the ones that live in a rule base
 * with known gaps are exactly the known ones; atoms are seen as the tests show them.
 */
#include "law/dump.h"
#include "law/rules.h"
#include "trial/atoms.h"
#include "trial/mutant.h"
#include "trial/trial.h"

#define WEAK	"tests/trial/weak.gj"
#define CONTENT "content"

static void load_content(rules *r)
{
	static const char *const paths[] = {CONTENT};

	memset(r, 0, sizeof *r);
	gj_arena_init(&r->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (gj_law_load(&r->law, &r->arena, paths, 1, 0, &r->err) != GJ_OK)
		fail_msg("%s", text_error(&r->arena, &r->err).at);
}

static gj_str names_of(gj_arena *arena, const gj_law *law, const gj_mutants *mutants)
{
	gj_str out;
	gj_buf buf;

	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	for (size_t i = 0; i < mutants->n; i++) {
		const gj_site *site = &mutants->survivor[i].site;

		gj_buf_printf(&buf, "%.*s %s %u%s\n", GJ_FMT(gj_site_entry(law, site)->id),
			      gj_mutation_name(site->op), site->at,
			      mutants->survivor[i].tested ? "" : " untested");
	}
	assert_int_equal(gj_arena_str(arena, &out, gj_buf_str(&buf)), GJ_OK);
	gj_buf_free(&buf);
	return out;
}

static void test_known_gaps(void **state)
{
	gj_arena arena;
	gj_mutants mutants;
	gj_str before;
	rules r;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rules_load(&r, WEAK);
	if (r.law == NULL)
		fail_msg("%s", text_error(&r.arena, &r.err).at);
	before = dump_law(&arena, r.law, 0, false);
	assert_int_equal(gj_mutate(&mutants, &arena, r.law, NULL, &r.err), GJ_OK);
	assert_true(text_is_golden(&arena, names_of(&arena, r.law, &mutants),
				   "tests/trial/weak.survivors"));
	assert_string_equal(dump_law(&arena, r.law, 0, false).at, before.at);
	rules_close(&r);
	gj_arena_free(&arena);
}

/* Each change is a run of a seventh of all tests over the whole law: under the sanitizers fewer changes. */
#ifdef __SANITIZE_ADDRESS__
enum { CHANGES = 10 };
#else
enum { CHANGES = 60 };
#endif

/* With every norm looked at, nothing outside of the reach of a change comes out otherwise than without it. */
static void test_reach(void **state)
{
	gj_sites sites = {0};
	gj_undo undo;
	bool *met;
	rules r;

	(void)state;
	load_content(&r);
	assert_int_equal(gj_sites_of(&sites, &r.arena, r.law), GJ_OK);
	assert_true(sites.n > 100);
	undo.bound.at = gj_arena_array(&r.arena, r.law->n_roles, sizeof *undo.bound.at);
	met = gj_arena_array(&r.arena, r.law->n_norms, sizeof *met);
	for (size_t i = 0; i < sites.n; i += 1 + sites.n / CHANGES) {
		bool *norms = gj_arena_array(&r.arena, r.law->n_norms, sizeof *norms);

		assert_int_equal(gj_site_reach(norms, &r.arena, r.law, &sites.item[i]), GJ_OK);
		for (size_t k = 0; k < r.law->n_norms; k++)
			norms[k] = !norms[k];
		gj_mutant_make(r.law, &sites.item[i], &undo);
		for (size_t k = i % 7; k < r.law->n_tests; k += 7) {
			assert_int_equal(gj_trial_test(r.law, &r.law->test[k], norms,
						       gj_alloc_system(), met, &r.err),
					 GJ_OK);
			if (!*met)
				fail_msg("%.*s %s %u reaches further than it says",
					 GJ_FMT(gj_site_entry(r.law, &sites.item[i])->id),
					 gj_mutation_name(sites.item[i].op), sites.item[i].at);
		}
		gj_mutant_undo(r.law, &sites.item[i], &undo);
	}
	rules_close(&r);
}

/* Every change by itself, made and undone, on the whole rule base. */
static void test_undone(void **state)
{
	gj_arena arena;
	gj_sites sites = {0};
	gj_str before;
	gj_undo undo;
	rules r;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	load_content(&r);
	before = dump_law(&arena, r.law, 0, false);
	assert_int_equal(gj_sites_of(&sites, &r.arena, r.law), GJ_OK);
	undo.bound.at = gj_arena_array(&r.arena, r.law->n_roles, sizeof *undo.bound.at);
	for (size_t i = 0; i < sites.n; i++) {
		gj_mutant_make(r.law, &sites.item[i], &undo);
		gj_mutant_undo(r.law, &sites.item[i], &undo);
	}
	assert_string_equal(dump_law(&arena, r.law, 0, false).at, before.at);
	rules_close(&r);
	gj_arena_free(&arena);
}

/* `dump_law` shows parts in their order, so a change that shows nowhere in it would be a change of nothing. */
static void test_changes_something(void **state)
{
	gj_arena arena;
	gj_sites sites = {0};
	gj_str before;
	gj_undo undo;
	rules r;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rules_load(&r, WEAK);
	assert_non_null(r.law);
	before = dump_law(&arena, r.law, 0, false);
	assert_int_equal(gj_sites_of(&sites, &r.arena, r.law), GJ_OK);
	undo.bound.at = gj_arena_array(&r.arena, r.law->n_roles, sizeof *undo.bound.at);
	for (size_t i = 0; i < sites.n; i++) {
		gj_mutant_make(r.law, &sites.item[i], &undo);
		if (gj_str_eq(dump_law(&arena, r.law, 0, false), before))
			fail_msg("%.*s %s %u changes nothing",
				 GJ_FMT(gj_site_entry(r.law, &sites.item[i])->id),
				 gj_mutation_name(sites.item[i].op), sites.item[i].at);
		gj_mutant_undo(r.law, &sites.item[i], &undo);
	}
	rules_close(&r);
	gj_arena_free(&arena);
}

static unsigned seen_fact(const rules *r, const gj_seen *seen, const char *name)
{
	uint32_t at = GJ_NONE;

	assert_true(gj_map_get(&r->law->facts, gj_str_of(name), &at));
	return seen->fact[at];
}

static void test_atoms(void **state)
{
	uint32_t provider = GJ_NONE, user = GJ_NONE;
	gj_seen seen;
	rules r;

	(void)state;
	rules_load(&r, WEAK);
	assert_non_null(r.law);
	assert_int_equal(gj_see_atoms(&seen, &r.arena, r.law, &r.err), GJ_OK);
	assert_true(gj_map_get(&r.law->roles, GJ_STR("provider"), &provider));
	assert_true(gj_map_get(&r.law->roles, GJ_STR("user"), &user));
	assert_int_equal(seen_fact(&r, &seen, "open"), GJ_SEEN_YES | GJ_SEEN_DECIDING);
	assert_int_equal(seen_fact(&r, &seen, "closed"), 0); /* no test looks at a norm above it */
	assert_int_equal(seen.role[provider], GJ_SEEN_YES | GJ_SEEN_NO | GJ_SEEN_DECIDING);
	assert_false(seen.role_used[user]);
	rules_close(&r);
}

/* Memory that runs out at any point: an error, and the law as it was. */
static void test_memory(void **state)
{
	gj_arena arena;
	gj_mutants mutants;
	gj_str before;
	rules r;
	int rc = GJ_ENOMEM;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rules_load(&r, WEAK);
	assert_non_null(r.law);
	before = dump_law(&arena, r.law, 0, false);
	for (size_t limit = 0; rc == GJ_ENOMEM; limit += 512) {
		gj_arena small;

		gj_arena_init(&small, gj_alloc_system(), limit);
		rc = gj_mutate(&mutants, &small, r.law, NULL, &r.err);
		gj_arena_free(&small);
		assert_true(limit < 1 << 24);
	}
	assert_int_equal(rc, GJ_OK);
	assert_string_equal(dump_law(&arena, r.law, 0, false).at, before.at);
	rules_close(&r);
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_gaps), cmocka_unit_test(test_reach),
		cmocka_unit_test(test_undone),	   cmocka_unit_test(test_changes_something),
		cmocka_unit_test(test_atoms),	   cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
