/* SPDX-License-Identifier: Apache-2.0 */
/* A record in thought: what is said anew takes the place of what was told; what cannot be said changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reason/thought.h"

static const char rules[] =
	"role provider \"提供者\"\n\nrole user \"使用者\"\n\nfact public \"公开\"\n\n"
	"fact users \"用户数\"\n  type      number\n\n"
	"fact audience \"对象\"\n  type      one of firms, everyone\n\n"
	"event launch \"上线\"\n\nterm vague \"含糊\"\n  judged by provider\n\n"
	"term exact \"明确\"\n  means     public\n";

static const char file[] =
	"service: s\nroles: [user]\nfacts: {public: yes, users: 5}\n"
	"judgements: [{term: vague, value: yes, by: a, on: 2026-01-01, why: w}]\n";

typedef struct world {
	gj_arena arena;
	gj_law *law;
	gj_record *told, *copy;
	gj_error err;
} world;

static int setup(void **state)
{
	static world w;
	static gj_source source, service;
	gj_tree *tree;

	memset(&w, 0, sizeof w);
	gj_arena_init(&w.arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	source = (gj_source){GJ_STR("rules.gj"), GJ_STR(rules)};
	service = (gj_source){GJ_STR("s.yaml"), GJ_STR(file)};
	if (gj_parse(&tree, &w.arena, &source, &w.err) != GJ_OK ||
	    gj_law_from_trees(&w.law, &w.arena, &tree, 1, &w.err) != GJ_OK ||
	    gj_record_read(&w.told, &w.arena, w.law, &service, &w.err) != GJ_OK ||
	    gj_record_copy(&w.copy, &w.arena, w.told) != GJ_OK) {
		print_error("%s\n", w.err.message);
		return -1;
	}
	*state = &w;
	return 0;
}

static int teardown(void **state)
{
	gj_arena_free(&((world *)*state)->arena);
	return 0;
}

static int say(world *w, const char *name, const char *value)
{
	return gj_record_say(w->copy, &w->arena, GJ_STR("--set"), gj_str_of(name), gj_str_of(value),
			     &w->err);
}

static gj_ask find(const world *w, const char *name)
{
	gj_ask ask;

	assert_true(gj_record_find(w->law, gj_str_of(name), &ask));
	return ask;
}

static void test_replaces(void **state)
{
	world *w = *state;
	uint32_t users = find(w, "users").ref, public = find(w, "public").ref;

	assert_int_equal(say(w, "public", "no"), GJ_OK);
	assert_int_equal(say(w, "users", "{at_least: 9}"), GJ_OK);
	assert_int_equal(say(w, "launch", "2026-12-01"), GJ_OK);
	assert_int_equal(say(w, "audience", "firms"), GJ_OK);
	assert_int_equal(w->copy->fact[public].truth, GJ_FALSE);
	assert_int_equal(w->copy->fact[public].state, GJ_STATE_GIVEN);
	assert_true(w->copy->fact[users].has_low && !w->copy->fact[users].has_high);
	assert_int_equal(w->copy->fact[users].low, 9 * GJ_NUM_ONE);
	assert_int_equal(w->told->fact[public].truth, GJ_TRUE);
	assert_int_equal(w->told->fact[users].low, 5 * GJ_NUM_ONE);
	assert_int_equal(say(w, "public", "unknown"), GJ_OK);
	assert_int_equal(w->copy->fact[public].state, GJ_STATE_UNKNOWN);
}

static void test_terms_and_roles(void **state)
{
	world *w = *state;
	uint32_t vague = find(w, "vague").ref, provider = find(w, "provider").ref;

	assert_int_equal(say(w, "vague", "no"), GJ_OK);
	assert_int_equal(w->copy->term[vague].truth, GJ_FALSE);
	assert_false(w->copy->term[vague].conflict);
	assert_int_equal(say(w, "provider", "yes"), GJ_OK);
	assert_int_equal(w->copy->role[provider], GJ_TRUE);
	assert_true(w->copy->roles_closed);
	assert_int_equal(say(w, "provider", "unknown"), GJ_OK);
	assert_false(w->copy->roles_closed);
	assert_int_equal(say(w, "roles", "{includes: [user]}"), GJ_OK);
	assert_int_equal(w->copy->role[provider], GJ_UNKNOWN);
	assert_int_equal(say(w, "roles", "[provider]"), GJ_OK);
	assert_int_equal(w->copy->role[find(w, "user").ref], GJ_FALSE);
	assert_int_equal(w->told->role[provider], GJ_FALSE);
	assert_int_equal(w->told->term[vague].truth, GJ_TRUE);
	gj_record_forget(w->copy, (gj_ask){GJ_ASK_JUDGEMENT, vague});
	assert_int_equal(w->copy->term[vague].truth, GJ_UNKNOWN);
}

static void refused(world *w, const char *name, const char *value, const char *message,
		    const char *help)
{
	assert_int_equal(say(w, name, value), GJ_EINPUT);
	assert_string_equal(w->err.message, message);
	assert_true(help == NULL || strstr(w->err.help, help) != NULL);
	assert_string_equal(w->err.spot[0].file, "--set");
}

static void test_refusals(void **state)
{
	world *w = *state;

	refused(w, "publik", "yes", "unknown fact, judged term or role `publik`", "`public`");
	refused(w, "exact", "yes", "`exact` is defined by the text, not judged", "law show exact");
	refused(w, "vague", "perhaps", "`perhaps` is not yes, no or unknown", NULL);
	assert_int_equal(say(w, "users", "many"), GJ_EINPUT);
	assert_int_equal(say(w, "launch", "2026-02-30"), GJ_EINPUT);
	assert_int_equal(say(w, "users", "[1, 2"), GJ_EINPUT);
	assert_int_equal(say(w, "roles", "[nobody]"), GJ_EINPUT);
	assert_int_equal(w->copy->fact[find(w, "users").ref].low, 5 * GJ_NUM_ONE);
	assert_int_equal(w->copy->role[find(w, "user").ref], GJ_TRUE);
	assert_true(w->copy->roles_closed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_replaces, setup, teardown),
		cmocka_unit_test_setup_teardown(test_terms_and_roles, setup, teardown),
		cmocka_unit_test_setup_teardown(test_refusals, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
