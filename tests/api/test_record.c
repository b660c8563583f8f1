/* SPDX-License-Identifier: Apache-2.0 */
/* Service files: what is read, and what is refused with which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/record.h"

static const char rules[] = "level rule \"规章\"\n"
			    "  english   \"rule\"\n"
			    "  rank      1\n"
			    "  force     binding\n"
			    "\n"
			    "role provider \"提供者\"\n"
			    "\n"
			    "role user \"使用者\"\n"
			    "\n"
			    "fact public \"公开\"\n"
			    "\n"
			    "fact users \"用户数\"\n"
			    "  type      number\n"
			    "\n"
			    "fact audience \"对象\"\n"
			    "  type      one of firms, everyone\n"
			    "\n"
			    "event launch \"上线\"\n"
			    "\n"
			    "term vague \"含糊\"\n"
			    "  judged by provider\n"
			    "\n"
			    "term exact \"明确\"\n"
			    "  means     public\n";

typedef struct world {
	gj_arena arena;
	gj_law *law;
	gj_record *record;
	gj_error err;
	int rc;
} world;

static int setup(void **state)
{
	static world w;
	static gj_source source;
	gj_tree *tree;

	memset(&w, 0, sizeof w);
	gj_arena_init(&w.arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	source.name = GJ_STR("rules.gj");
	source.text = GJ_STR(rules);
	if (gj_parse(&tree, &w.arena, &source, &w.err) != GJ_OK ||
	    gj_law_from_trees(&w.law, &w.arena, &tree, 1, &w.err) != GJ_OK) {
		print_error("%s\n", w.err.message);
		return -1;
	}
	*state = &w;
	return 0;
}

static int teardown(void **state)
{
	world *w = *state;

	gj_arena_free(&w->arena);
	return 0;
}

static const gj_record *read_named(world *w, const char *name, const char *text)
{
	static gj_source source;

	source.name = gj_str_of(name);
	source.text = gj_str_of(text);
	w->rc = gj_record_read(&w->record, &w->arena, w->law, &source, &w->err);
	return w->record;
}

static const gj_record *read(world *w, const char *text)
{
	return read_named(w, "s.yaml", text);
}

static const gj_input *fact(const world *w, const char *name)
{
	uint32_t ref = 0;

	assert_non_null(w->record);
	assert_true(gj_map_get(&w->law->facts, gj_str_of(name), &ref));
	return &w->record->fact[ref];
}

static gj_truth role(const world *w, const char *name)
{
	uint32_t ref = 0;

	assert_true(gj_map_get(&w->law->roles, gj_str_of(name), &ref));
	return w->record->role[ref];
}

static const gj_judged *term(const world *w, const char *name)
{
	uint32_t ref = 0;

	assert_true(gj_map_get(&w->law->terms, gj_str_of(name), &ref));
	return &w->record->term[ref];
}

/* The file is refused at this line, with these words in message or help. */
static void refuse(world *w, const char *text, uint32_t line, const char *message, const char *help)
{
	assert_null(read(w, text));
	assert_int_equal(w->rc, GJ_EINPUT);
	assert_non_null(strstr(w->err.message, message));
	assert_int_equal(w->err.spot[0].line, line);
	if (help != NULL)
		assert_non_null(strstr(w->err.help, help));
}

static void test_all_states(void **state)
{
	world *w = *state;

	read(w, "service: S\nroles: [provider]\nfacts:\n  public: yes\n  users: unknown\n  launch: "
		"no\n");
	assert_int_equal(w->rc, GJ_OK);
	assert_int_equal(fact(w, "public")->state, GJ_STATE_GIVEN);
	assert_int_equal(fact(w, "public")->truth, GJ_TRUE);
	assert_int_equal(fact(w, "users")->state, GJ_STATE_UNKNOWN);
	assert_int_equal(fact(w, "launch")->truth, GJ_FALSE);
	assert_int_equal(fact(w, "audience")->state, GJ_STATE_NOT_ASKED);
	assert_int_equal(role(w, "provider"), GJ_TRUE);
	assert_int_equal(role(w, "user"), GJ_FALSE);
}

static void test_roles_open(void **state)
{
	world *w = *state;

	read(w, "service: S\nroles: {includes: [provider]}\n");
	assert_int_equal(role(w, "provider"), GJ_TRUE);
	assert_int_equal(role(w, "user"), GJ_UNKNOWN);
	read(w, "service: S\n");
	assert_int_equal(role(w, "provider"), GJ_UNKNOWN);
	read(w, "service: S\nroles: []\n");
	assert_int_equal(role(w, "provider"), GJ_FALSE);
}

static void test_ranges(void **state)
{
	world *w = *state;

	read(w, "service: S\nfacts:\n  users: {at_least: 800000}\n  launch: {at_least: 2026-01-01, "
		"at_most: 2026-02-01}\n");
	assert_int_equal(w->rc, GJ_OK);
	assert_true(fact(w, "users")->has_low);
	assert_false(fact(w, "users")->has_high);
	assert_int_equal(fact(w, "users")->low, INT64_C(800000) * GJ_NUM_ONE);
	assert_int_equal(fact(w, "launch")->high - fact(w, "launch")->low, 31);
	refuse(w, "service: S\nfacts:\n  users: {at_least: 9, at_most: 8}\n", 3, "is empty", NULL);
	refuse(w, "service: S\nfacts:\n  public: {at_least: 9}\n", 3, "has no range", "yes");
}

static void test_sources(void **state)
{
	world *w = *state;

	read(w, "service: S\nfacts:\n  public:\n    - {value: yes, source: page}\n    - {value: "
		"no, source: terms}\n");
	assert_int_equal(fact(w, "public")->state, GJ_STATE_CONFLICT);
	read(w, "service: S\nfacts:\n  public: [{value: yes}, unknown]\n  users: [{at_least: 5}, "
		"{at_most: 7}]\n");
	assert_int_equal(fact(w, "public")->truth, GJ_TRUE);
	assert_int_equal(fact(w, "users")->low, 5 * GJ_NUM_ONE);
	assert_int_equal(fact(w, "users")->high, 7 * GJ_NUM_ONE);
	read(w, "service: S\nfacts:\n  users: [{at_least: 8}, 7]\n");
	assert_int_equal(fact(w, "users")->state, GJ_STATE_CONFLICT);
	read(w, "service: S\nfacts:\n  audience: [firms, everyone]\n");
	assert_int_equal(fact(w, "audience")->state, GJ_STATE_CONFLICT);
}

static void test_judgements(void **state)
{
	world *w = *state;

	read(w, "service: S\njudgements:\n  - {term: vague, value: yes, by: c, on: 2026-01-02, "
		"why: because}\n");
	assert_int_equal(w->rc, GJ_OK);
	assert_int_equal(term(w, "vague")->truth, GJ_TRUE);
	read(w, "service: S\njudgements:\n  - {term: vague, value: yes, by: c, on: 2026-01-02, "
		"why: a}\n"
		"  - {term: vague, value: no, by: d, on: 2026-01-03, why: b}\n");
	assert_true(term(w, "vague")->conflict);
	assert_int_equal(term(w, "vague")->truth, GJ_UNKNOWN);
	refuse(w, "service: S\njudgements:\n  - {term: vague, value: yes, by: c, on: 2026-01-02}\n",
	       3, "lacks `why`", "record");
	refuse(w,
	       "service: S\njudgements:\n  - {term: exact, value: yes, by: c, on: 2026-01-02, why: "
	       "a}\n",
	       3, "defined by the text", "tell the facts");
	refuse(w,
	       "service: S\njudgements:\n  - {term: vauge, value: yes, by: c, on: 2026-01-02, why: "
	       "a}\n",
	       3, "unknown term `vauge`", "did you mean `vague`?");
	refuse(w,
	       "service: S\njudgements:\n  - {term: vague, value: maybe, by: c, on: 2026-01-02, "
	       "why: a}\n",
	       3, "not `maybe`", NULL);
	refuse(w,
	       "service: S\njudgements:\n  - {term: vague, value: no, by: c, on: 2026-02-30, why: "
	       "a}\n",
	       3, "does not exist", NULL);
}

static void test_refusals(void **state)
{
	world *w = *state;

	refuse(w, "service: S\nfacts:\n  pubilc: yes\n", 3, "unknown fact `pubilc`",
	       "did you mean `public`?");
	refuse(w, "service: S\nfacts:\n  public: 7\n", 3, "not a yes or no", "`yes`");
	refuse(w, "service: S\nfacts:\n  users: many\n", 3, "not a number", "at_least");
	refuse(w, "service: S\nfacts:\n  users: \"12\"\n", 3, "not a number", "quotes");
	refuse(w, "service: S\nfacts:\n  users: 99999999999999999999\n", 3, "not a number", NULL);
	refuse(w, "service: S\nfacts:\n  launch: 2026-02-30\n", 3, "does not exist", NULL);
	refuse(w, "service: S\nfacts:\n  launch: yes\n", 3, "not a date", "the date as");
	refuse(w, "service: S\nfacts:\n  audience: firm\n", 3, "no such choice",
	       "did you mean `firms`?");
	refuse(w, "service: S\nfacts:\n  vague: yes\n", 3, "is a term", "judgements");
	refuse(w, "service: S\nfacts:\n  exact: yes\n", 3, "is a term", "definition");
	refuse(w, "service: S\nfacts:\n  public:\n", 3, "not a yes or no", NULL);
	refuse(w, "service: S\nfacts:\n  public: {valeu: yes}\n", 3, "unknown key `valeu`",
	       "did you mean `value`?");
	refuse(w, "service: S\nfact:\n  public: yes\n", 2, "unknown key `fact`",
	       "did you mean `facts`?");
	refuse(w, "service: S\npublic: yes\n", 2, "unknown key `public`", "under `facts:`");
	refuse(w, "service: S\nroles: [provdier]\n", 2, "unknown role `provdier`",
	       "did you mean `provider`?");
	refuse(w, "service: S\nroles: provider\n", 2, "roles", NULL);
	refuse(w, "facts:\n  public: yes\n", 0, "names no service", "start it with");
	refuse(w, "- a\n- b\n", 1, "is a map", NULL);
	refuse(w, "service: S\nfacts:\n  public: yes\n  public: no\n", 4, "public", NULL);
}

static void test_json(void **state)
{
	world *w = *state;

	read_named(
		w, "s.json",
		"{\"service\": \"S\", \"roles\": [\"provider\"],\n \"facts\": {\"public\": true, "
		"\"users\": 12.5, \"launch\": \"2026-12-01\", \"audience\": \"unknown\"}}");
	assert_int_equal(w->rc, GJ_OK);
	assert_int_equal(fact(w, "public")->truth, GJ_TRUE);
	assert_int_equal(fact(w, "users")->low, 125000);
	assert_int_equal(fact(w, "audience")->state, GJ_STATE_UNKNOWN);
	assert_null(
		read_named(w, "s.json", "{\"service\": \"S\",\n \"facts\": {\"users\": \"12\"}}"));
	assert_int_equal(w->err.spot[0].line, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_states), cmocka_unit_test(test_roles_open),
		cmocka_unit_test(test_ranges),	   cmocka_unit_test(test_sources),
		cmocka_unit_test(test_judgements), cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_json),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
