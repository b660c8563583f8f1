/* SPDX-License-Identifier: Apache-2.0 */
/* From paths to a law: which files, under which names, and what they are together called. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "law/rules.h"

static int load(rules *r, const char *const *paths, size_t n)
{
	memset(r, 0, sizeof *r);
	gj_arena_init(&r->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	r->rc = gj_law_load(&r->law, &r->arena, paths, n, 0, &r->err);
	return r->rc;
}

static void hash_of(char out[65], const char *const *paths, size_t n)
{
	rules r;

	if (load(&r, paths, n) != GJ_OK)
		fail_msg("%s", text_error(&r.arena, &r.err).at);
	memcpy(out, r.law->hash, 65);
	rules_close(&r);
}

/* The name of a rule base hangs on what is in it, not on where it lies or how the path was spelt. */
static void test_names(void **state)
{
	const char *const plain[] = {"tests/law/base.gj"};
	const char *const dotted[] = {"./tests/../tests/law/base.gj"};
	const char *const twice[] = {"tests/law/base.gj", "tests/law/base.gj"};
	const char *const folder[] = {"tests/law/base.gj", "tests/law/good"};
	const char *const slash[] = {"tests/law/base.gj", "./tests/law/good//"};
	const char *const turned[] = {"tests/law/good", "tests/law/base.gj"};
	char a[65], b[65];

	(void)state;
	hash_of(a, plain, 1);
	hash_of(b, dotted, 1);
	assert_string_equal(a, b);
	hash_of(b, twice, 2);
	assert_string_equal(a, b);
	hash_of(b, folder, 2);
	assert_string_not_equal(a, b);
	hash_of(a, slash, 2);
	assert_string_equal(a, b);
	hash_of(a, turned, 2);
	assert_string_equal(a, b);
}

static void test_base_names(void **state)
{
	const char *const paths[] = {"./tests/law/base.gj", "tests/law/good/"};
	static const char *const wanted[] = {"base.gj", "deep/two.gj", "one.gj"};
	rules r;

	(void)state;
	assert_int_equal(load(&r, paths, 2), GJ_OK);
	assert_int_equal(r.law->n_files, 3);
	for (size_t i = 0; i < 3; i++)
		assert_true(gj_str_eq(r.law->tree[i]->base_name, gj_str_of(wanted[i])));
	rules_close(&r);
}

static void refuse(const char *path, int code, const char *words)
{
	const char *const paths[] = {BASE, path};
	rules r;

	assert_int_equal(load(&r, paths, 2), code);
	assert_null(r.law);
	if (strstr(text_error(&r.arena, &r.err).at, words) == NULL)
		fail_msg("%s: %s", path, text_error(&r.arena, &r.err).at);
	rules_close(&r);
}

static void test_refused(void **state)
{
	const char *const none[] = {"tests/law/guides"};
	char folder[] = "/tmp/guiju-law-XXXXXX", path[64];
	rules r;

	(void)state;
	refuse("tests/law/bad/no-such-file.gj", GJ_EIO, "tests/law/bad/no-such-file.gj");
	refuse("tests/law/no-such-folder", GJ_EIO, "no-such-folder");
	assert_int_equal(load(&r, none, 1), GJ_EIO);
	assert_string_equal(r.err.message, "no rule files (*.gj) were found");
	rules_close(&r);
	assert_int_equal(load(&r, none, 0), GJ_EIO);
	rules_close(&r);
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/bytes.gj", folder);
	assert_int_equal(gj_file_write(path, GJ_STR("fact a \"\xff\"\n"), NULL), GJ_OK);
	refuse(path, GJ_EINPUT, "bytes.gj:1:9");
	assert_int_equal(gj_file_write(path, GJ_STR("fact a\n  tpye number\n"), NULL), GJ_OK);
	refuse(folder, GJ_EINPUT, "bytes.gj:2:3");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
}

/* A law of nothing is a law. */
static void test_empty(void **state)
{
	gj_findings found;
	gj_arena arena;
	gj_law *law;
	gj_error err;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_law_from_trees(&law, &arena, NULL, 0, &err), GJ_OK);
	assert_int_equal(law->n_norms, 0);
	assert_int_equal(strlen(law->hash), 64);
	assert_int_equal(gj_law_lint(&found, law, &arena, NULL), GJ_OK);
	assert_int_equal(found.n, 0);
	gj_arena_free(&arena);
}

/* Findings stand in the order of files and positions, twice the same. */
static void test_findings_sorted(void **state)
{
	const char *const paths[] = {BASE, "tests/law/lint/unreachable-norm.gj",
				     "tests/law/lint/impossible-citation-origin.gj"};
	gj_findings found, again;
	rules r;

	(void)state;
	assert_int_equal(load(&r, paths, 3), GJ_OK);
	assert_int_equal(gj_law_lint(&found, r.law, &r.arena, NULL), GJ_OK);
	assert_int_equal(gj_law_lint(&again, r.law, &r.arena, NULL), GJ_OK);
	assert_int_equal(found.n, again.n);
	for (size_t i = 0; i < found.n; i++) {
		const gj_finding *f = &found.item[i];

		assert_true(gj_str_eq(f->message, again.item[i].message));
		assert_true(f->place.pos.line > 0);
		if (i > 0)
			assert_true(found.item[i - 1].place.file < f->place.file ||
				    (found.item[i - 1].place.file == f->place.file &&
				     found.item[i - 1].place.pos.line <= f->place.pos.line));
	}
	rules_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),		cmocka_unit_test(test_base_names),
		cmocka_unit_test(test_refused),		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_findings_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
