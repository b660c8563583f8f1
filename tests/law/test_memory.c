/* SPDX-License-Identifier: Apache-2.0 */
/* Running out of memory at any point of loading and of lint is an ordinary error, and nothing is lost. */
#include "law/rules.h"
#include "support/failing_alloc.h"

enum { SMALL = 48 << 10 };

/* Every request of the passes fails once; the large arrays of lint's reasoning fail in bigger steps. */
static size_t next_limit(size_t limit)
{
	return limit + (limit < SMALL ? 16 : 2048);
}

static gj_tree *model_tree(gj_arena *arena)
{
	gj_str text = text_file(arena, "tests/law/model.txt");
	char *copy = gj_arena_get(arena, text.len);
	gj_error err;
	gj_tree *tree;

	assert_non_null(copy);
	for (size_t i = 0; i < text.len; i++)
		copy[i] = text.at[i] == '@' ? 'x' : text.at[i];
	tree = text_parse(arena, "model.gj", (gj_str){copy, text.len}, &err);
	if (tree == NULL)
		fail_msg("%s", text_error(arena, &err).at);
	return tree;
}

static void test_every_request_of_loading(void **state)
{
	gj_arena arena;
	gj_tree *tree;
	gj_law *law = NULL;
	size_t limit = 0, failures = 0;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	tree = model_tree(&arena);
	for (; law == NULL; limit = next_limit(limit)) {
		gj_arena trial;
		gj_error err = {0};
		int rc;

		gj_arena_init(&trial, gj_alloc_system(), limit);
		rc = gj_law_from_trees(&law, &trial, &tree, 1, &err);
		if (rc != GJ_OK) {
			assert_int_equal(rc, GJ_ENOMEM);
			assert_int_equal(err.code, GJ_ENOMEM);
			assert_null(law);
			failures++;
		}
		gj_arena_free(&trial);
	}
	assert_true(failures > 1000);
	gj_arena_free(&arena);
}

static void test_every_request_of_lint(void **state)
{
	gj_arena arena;
	gj_tree *tree;
	gj_law *law;
	gj_error err;
	size_t limit = 0, failures = 0;
	int rc = GJ_ENOMEM;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	tree = model_tree(&arena);
	assert_int_equal(gj_law_from_trees(&law, &arena, &tree, 1, &err), GJ_OK);
	for (; rc != GJ_OK; limit = next_limit(limit)) {
		gj_arena trial;
		gj_findings found;

		gj_arena_init(&trial, gj_alloc_system(), limit);
		rc = gj_law_lint(&found, law, &trial, NULL);
		assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
		assert_true(rc != GJ_OK || found.n > 10);
		failures += rc != GJ_OK;
		gj_arena_free(&trial);
	}
	assert_true(failures > 100);
	gj_arena_free(&arena);
}

/* From files to findings with an allocator whose n-th call fails: everything is given back. */
static int load_and_lint(const gj_alloc *alloc, const char *path)
{
	const char *const paths[] = {BASE, path};
	gj_findings found;
	gj_arena arena;
	gj_error err = {0};
	gj_law *law;
	int rc;

	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_law_load(&law, &arena, paths, 2, 0, &err);
	if (rc != GJ_OK)
		assert_null(law);
	assert_int_equal(err.code, rc);
	if (rc == GJ_OK)
		rc = gj_law_lint(&found, law, &arena, NULL);
	gj_arena_free(&arena);
	return rc;
}

static void test_every_allocation(void **state)
{
	static const char *const path[] = {"tests/law/lint/declaratory-scope.gj",
					   "tests/law/lint/unguided-judgement.gj",
					   "tests/law/good"};

	(void)state;
	for (size_t i = 0; i < sizeof path / sizeof *path; i++) {
		size_t n = 0;
		failing f;
		int rc;

		do {
			failing_start(&f, n++);
			rc = load_and_lint(&f.alloc, path[i]);
			assert_int_equal(f.out, 0);
			assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		} while (f.failed);
		assert_true(n > 5);
	}
}

/* Nothing asks for the error object. */
static void test_without_error(void **state)
{
	static const char *const bad[] = {"tests/law/bad/twice.gj", "tests/law/bad/ring-of-two.gj",
					  "tests/law/bad/unknown-fact.gj",
					  "tests/law/bad/two-times.gj", "tests/law/bad/nothing.gj"};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const char *const paths[] = {BASE, bad[i]};
		gj_arena arena;
		gj_law *law;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		assert_int_not_equal(gj_law_load(&law, &arena, paths, 2, 0, NULL), GJ_OK);
		assert_null(law);
		gj_arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_request_of_loading),
		cmocka_unit_test(test_every_request_of_lint),
		cmocka_unit_test(test_every_allocation),
		cmocka_unit_test(test_without_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
