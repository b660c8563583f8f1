/* SPDX-License-Identifier: Apache-2.0 */
/* Small streams of pyarrow's and of our own: cut anywhere, each byte changed, each allocation failing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "arrow/attempt.h"
#include "base/file.h"
#include "support/failing_alloc.h"

#define SEEDS GJ_SOURCE_DIR "/tests/fuzz/corpus/arrow"

enum { MOST = 64 << 10 };

/* The result is one of the three that may be. Returns whether it was read. */
static bool sound(gj_str bytes, size_t step)
{
	attempt a = {.alloc = gj_alloc_system()};
	int rc = attempt_copy(&a, (walk_source){bytes, step, 0});

	if (a.fault != NULL)
		fail_msg("%s", a.fault);
	assert_true(rc == GJ_OK || rc == GJ_EINPUT || rc == GJ_ENOMEM);
	return rc == GJ_OK;
}

/* In a block of its own size, so that a byte too far is seen. */
static bool sound_alone(gj_str bytes, size_t len)
{
	char *copy = malloc(len == 0 ? 1 : len);
	bool ok;

	assert_non_null(copy);
	memcpy(copy, bytes.at, len);
	ok = sound((gj_str){copy, len}, 0);
	free(copy);
	return ok;
}

/* A stream may end without its marker, before a message; behind the marker of a file stands an index, which is not read. */
static void cut(gj_str bytes)
{
	size_t whole = 0;

	for (size_t len = 0; len < bytes.len; len++)
		whole += sound_alone(bytes, len);
	assert_true(whole <= 8 || gj_str_starts(bytes, GJ_STR("ARROW1")));
}

static void change(gj_str bytes)
{
	static const unsigned char by[] = {0xFF, 0x01, 0x80, 0x10};
	char *copy = malloc(bytes.len);

	assert_non_null(copy);
	memcpy(copy, bytes.at, bytes.len);
	for (size_t i = 0; i < bytes.len; i++)
		for (size_t j = 0; j < sizeof by; j++) {
			copy[i] = (char)((unsigned char)bytes.at[i] ^ by[j]);
			sound((gj_str){copy, bytes.len}, 0);
			copy[i] = bytes.at[i];
		}
	free(copy);
}

static void exhaust(gj_str bytes)
{
	int rc = GJ_ENOMEM;

	for (size_t n = 0; rc != GJ_OK; n++) {
		failing f;
		gj_buf out;
		attempt a = {.alloc = &f.alloc, .out = &out};

		failing_start(&f, n);
		gj_buf_init(&out, &f.alloc, GJ_BUF_DEFAULT_LIMIT);
		rc = attempt_copy(&a, (walk_source){bytes, 0, 0});
		if (a.fault != NULL)
			fail_msg("%s", a.fault);
		gj_buf_free(&out);
		assert_int_equal(f.out, 0);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		assert_true(n < 10000);
	}
}

/* What we write of it is read as the same rows, however few bytes come at a time, and written as the same bytes. */
static void again(gj_str bytes, gj_buf *first)
{
	gj_buf second;
	attempt a = {.alloc = gj_alloc_system(), .out = first};
	attempt b = {.alloc = gj_alloc_system(), .out = &second};

	gj_buf_init(first, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&second, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	assert_int_equal(attempt_copy(&a, (walk_source){bytes, 3, 0}), GJ_OK);
	assert_int_equal(attempt_copy(&b, (walk_source){gj_buf_str(first), 1, 0}), GJ_OK);
	assert_null(a.fault);
	assert_null(b.fault);
	assert_int_equal(a.hash, b.hash);
	assert_int_equal(a.batches, b.batches);
	assert_true(gj_str_eq(gj_buf_str(first), gj_buf_str(&second)));
	gj_buf_free(&second);
}

static void for_each(void (*what)(gj_str bytes))
{
	gj_paths paths = {0};
	gj_arena arena;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_file_list(&paths, &arena, SEEDS, ".arrow", NULL), GJ_OK);
	assert_true(paths.n >= 9);
	for (size_t i = 0; i < paths.n; i++) {
		gj_buf ours;
		gj_str bytes;

		assert_int_equal(gj_file_read(&bytes, &arena, paths.item[i].at, MOST, NULL), GJ_OK);
		again(bytes, &ours);
		what(bytes);
		what(gj_buf_str(&ours));
		gj_buf_free(&ours);
	}
	gj_arena_free(&arena);
}

static void test_cut(void **state)
{
	(void)state;
	for_each(cut);
}

static void test_change(void **state)
{
	(void)state;
	for_each(change);
}

static void test_exhaust(void **state)
{
	(void)state;
	for_each(exhaust);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_change),
		cmocka_unit_test(test_exhaust),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
