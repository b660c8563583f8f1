/* SPDX-License-Identifier: Apache-2.0 */
/* Running out of memory anywhere is an ordinary error, and no input takes more than a multiple of its size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/gen_tree.h"
#include "lang/text.h"
#include "support/failing_alloc.h"

enum { TREES = 12, TIMES = 400, SMALL = 64 << 10 };

/* The arena's limit rises by one step at a time: so every single request of the parser fails once. */
static void test_every_request_fails(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < TREES; seed++) {
		gj_arena arena, trial;
		gj_tree *tree = NULL;
		gj_source source = {GJ_STR("x.gj"), GJ_STR("")};
		size_t limit = 0;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		source.text = text_print(&arena, gen_tree(&arena, seed), (gj_tongue)(seed % 2));
		for (; tree == NULL; limit += 16) {
			gj_error err;
			int rc;

			gj_arena_init(&trial, gj_alloc_system(), limit);
			rc = gj_parse(&tree, &trial, &source, &err);
			assert_true(rc == GJ_OK ? tree != NULL : rc == GJ_ENOMEM && tree == NULL);
			if (rc != GJ_OK)
				assert_int_equal(err.code, GJ_ENOMEM);
			gj_arena_free(&trial);
		}
		assert_true(limit > 16);
		gj_arena_free(&arena);
	}
}

/* The allocator below fails on its n-th call: parse, print, give everything back. */
static int parse_and_print(const gj_alloc *alloc, const gj_source *source, gj_error *err)
{
	gj_arena arena;
	gj_tree *tree;
	gj_buf buf;
	int rc;

	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_parse(&tree, &arena, source, err);
	gj_buf_init(&buf, alloc, GJ_BUF_DEFAULT_LIMIT);
	if (rc == GJ_OK) {
		gj_print(&buf, tree, GJ_ZH);
		rc = gj_buf_status(&buf);
	}
	gj_buf_free(&buf);
	gj_arena_free(&arena);
	return rc;
}

static void test_every_allocation_fails(void **state)
{
	gj_arena arena;
	gj_source source = {GJ_STR("x.gj"), GJ_STR("")};
	gj_buf text;
	failing f;
	size_t n = 0;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&text, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	for (uint64_t seed = 0; seed < 200; seed++)
		gj_buf_add(&text, text_print(&arena, gen_tree(&arena, seed), GJ_EN));
	source.text = gj_buf_str(&text);
	do {
		gj_error err;
		int rc;

		failing_start(&f, n++);
		rc = parse_and_print(&f.alloc, &source, &err);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		assert_int_equal(f.out, 0);
	} while (f.failed);
	assert_true(n > 5);
	gj_buf_free(&text);
	gj_arena_free(&arena);
}

static void assert_frugal(const char *head, const char *piece, const char *tail)
{
	gj_arena arena;
	gj_buf text;
	gj_source source = {GJ_STR("x.gj"), GJ_STR("")};
	gj_tree *tree;
	gj_error err;
	int rc;

	gj_buf_init(&text, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_puts(&text, head);
	while (text.len < 60000)
		gj_buf_puts(&text, piece);
	gj_buf_puts(&text, tail);
	source.text = gj_buf_str(&text);
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_parse(&tree, &arena, &source, &err);
	assert_true(rc == GJ_OK || rc == GJ_EINPUT);
	if (arena.used > source.text.len * TIMES + SMALL)
		fail_msg("%zu bytes of `%s` take %zu", source.text.len, piece, arena.used);
	gj_arena_free(&arena);
	gj_buf_free(&text);
}

static void test_memory_follows_size(void **state)
{
	(void)state;
	assert_frugal("", "test \"\"\n", "");
	assert_frugal("", "test \"\"\n  on 2023-01-01\n", "");
	assert_frugal("", "#\n", "");
	assert_frugal("", "\n", "");
	assert_frugal("test \"\"\n", "  given a no\n", "");
	assert_frugal("test \"\"\n", "  expect a applies\n", "");
	assert_frugal("test \"\"\n", "#\n  given a no\n", "");
	assert_frugal("test \"\" ", "\"\"", "\n");
	assert_frugal("test \"\" ", "\"\\\\\"", "\n");
	assert_frugal("test \"\" ", "\"", "\n");
	assert_frugal("duty x\n  cite a", " art 1", "\n");
	assert_frugal("duty x\n  bearer a", ",a", "\n");
	assert_frugal("duty x\n  from draft a", ",a", "\n");
	assert_frugal("duty x\n  when a", " and a", "\n");
	assert_frugal("duty x\n  when a", " and not a", "\n");
	assert_frugal("duty x\n  when a", " and (a or b)", "\n");
	assert_frugal("duty x\n  when a is one of a", ",a", "\n");
	assert_frugal("duty x\n  when any of\n", "    - a\n", "");
	assert_frugal("duty x\n  when a at least a", " plus 1", "\n");
	assert_frugal("duty x\n  when ", "(", "\n");
	assert_frugal("duty x\n  when ", "not ", "\n");
	assert_frugal("sanction x\n  measure a", ",a", "\n");
	assert_frugal("sanction x\n  measure fine 1", ", fine 1 to 2", "\n");
	assert_frugal("calendar x\n  off 2023-01-01", ",2023-01-01", "\n");
	assert_frugal("test \"\"\n  expect a applies", " asks a", "\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_request_fails),
		cmocka_unit_test(test_every_allocation_fails),
		cmocka_unit_test(test_memory_follows_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
