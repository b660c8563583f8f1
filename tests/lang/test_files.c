/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files with what becomes of them beside:
 *   good/NAME.gj, good/NAME.zh.gj    one tree in its canonical form in both tongues
 *   loose/NAME.gj, loose/NAME.out    what people type, and how it is printed
 *   bad/NAME.gj, bad/NAME.txt        what is refused, and the exact words
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "lang/text.h"

#define FOLDER "tests/lang/"

static bool ends_in(gj_str text, gj_str end)
{
	return text.len >= end.len && memcmp(text.at + text.len - end.len, end.at, end.len) == 0;
}

/* `path` with its last `cut` bytes replaced. */
static const char *beside(gj_arena *arena, gj_str path, size_t cut, const char *end)
{
	gj_buf buf;
	gj_str out;

	gj_buf_init(&buf, gj_alloc_system(), 1000);
	gj_buf_add(&buf, (gj_str){path.at, path.len - cut});
	gj_buf_puts(&buf, end);
	assert_int_equal(gj_arena_str(arena, &out, gj_buf_str(&buf)), GJ_OK);
	gj_buf_free(&buf);
	return out.at;
}

/* The name in messages: without the folders above tests/lang. */
static const char *shown(const char *path)
{
	return strrchr(path, '/') + 1;
}

static gj_tree *read_tree(gj_arena *arena, const char *path)
{
	gj_str text = text_file(arena, path);
	gj_error err;
	gj_tree *tree;

	if (text.at == NULL)
		fail_msg("%s cannot be read", path);
	tree = text_parse(arena, shown(path), text, &err);
	if (tree == NULL)
		fail_msg("%s", text_error(arena, &err).at);
	return tree;
}

static void check_good(gj_arena *arena, gj_str path)
{
	const char *zh = beside(arena, path, 3, ".zh.gj");
	gj_tree *tree = read_tree(arena, path.at), *other;

	assert_true(text_is_golden(arena, text_print(arena, tree, GJ_EN), path.at));
	assert_true(text_is_golden(arena, text_print(arena, tree, GJ_ZH), zh));
	other = read_tree(arena, zh);
	assert_true(other->n == 0 || other->tongue == GJ_ZH);
	assert_true(gj_tree_eq(tree, other));
	assert_true(gj_str_eq(text_print(arena, other, GJ_EN), text_file(arena, path.at)));
}

static void check_loose(gj_arena *arena, gj_str path)
{
	gj_tree *tree = read_tree(arena, path.at), *again;
	gj_str out = text_print(arena, tree, tree->tongue);
	gj_error err;

	assert_true(text_is_golden(arena, out, beside(arena, path, 3, ".out")));
	assert_false(gj_str_eq(out, text_file(arena, path.at)));
	again = text_parse(arena, "printed.gj", out, &err);
	assert_non_null(again);
	assert_true(gj_tree_eq(tree, again));
}

static void check_bad(gj_arena *arena, gj_str path)
{
	gj_error err;

	if (text_parse(arena, shown(path.at), text_file(arena, path.at), &err) != NULL)
		fail_msg("%s parses", path.at);
	assert_int_equal(err.code, GJ_EINPUT);
	assert_true(text_is_golden(arena, text_error(arena, &err), beside(arena, path, 3, ".txt")));
}

static void each_file(const char *folder, size_t at_least, void (*check)(gj_arena *, gj_str))
{
	gj_arena arena;
	gj_paths paths = {0};
	size_t n = 0;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_file_list(&paths, &arena, folder, ".gj", NULL), GJ_OK);
	for (size_t i = 0; i < paths.n; i++) {
		if (ends_in(paths.item[i], GJ_STR(".zh.gj")))
			continue;
		check(&arena, paths.item[i]);
		n++;
	}
	assert_true(n >= at_least);
	gj_arena_free(&arena);
}

static void test_good(void **state)
{
	(void)state;
	each_file(FOLDER "good", 8, check_good);
}

static void test_loose(void **state)
{
	(void)state;
	each_file(FOLDER "loose", 5, check_loose);
}

static void test_bad(void **state)
{
	(void)state;
	each_file(FOLDER "bad", 60, check_bad);
}

/* The law itself is in its one form, and reads the same in the other tongue. */
static void check_content(gj_arena *arena, gj_str path)
{
	gj_tree *tree = read_tree(arena, path.at), *other;
	gj_str text = text_print(arena, tree, tree->tongue);
	gj_error err;

	if (!gj_str_eq(text, text_file(arena, path.at)))
		fail_msg("%s is not in canonical form; run guiju fmt", path.at);
	other = text_parse(arena, "other.gj",
			   text_print(arena, tree, tree->tongue == GJ_EN ? GJ_ZH : GJ_EN), &err);
	if (other == NULL)
		fail_msg("%s", text_error(arena, &err).at);
	assert_true(gj_tree_eq(tree, other));
	assert_true(gj_str_eq(text_print(arena, other, tree->tongue), text));
}

static void test_content(void **state)
{
	(void)state;
	each_file("content", 20, check_content);
}

static const gj_tree *parse_of(gj_arena *arena, const gj_buf *buf, gj_error *err)
{
	return text_parse(arena, "made.gj", gj_buf_str(buf), err);
}

/* Every bracket, `not`, term and byte more than the bound is an error; one fewer is none. */
static void check_bound(const char *head, const char *piece, size_t n, const char *tail,
			const char *message)
{
	for (size_t more = 0; more < 2; more++) {
		gj_arena arena;
		gj_buf buf;
		gj_error err;
		const gj_tree *tree;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
		gj_buf_puts(&buf, head);
		for (size_t i = 0; i < n + more; i++)
			gj_buf_puts(&buf, piece);
		gj_buf_puts(&buf, tail);
		for (size_t i = 0; strchr(piece, '(') != NULL && i < n + more; i++)
			gj_buf_putc(&buf, ')');
		gj_buf_puts(&buf, "\n");
		tree = parse_of(&arena, &buf, &err);
		assert_true((tree != NULL) == (more == 0));
		if (tree == NULL)
			assert_non_null(strstr(err.message, message));
		gj_buf_free(&buf);
		gj_arena_free(&arena);
	}
}

static void test_bounds(void **state)
{
	(void)state;
	check_bound("term t\n  means ", "(", 64, "a", "nested too deeply");
	check_bound("term t\n  means ", "not ", 64, "a", "nested too deeply");
	check_bound("term t\n  means x is ", "1 percent of ", 64, "a", "nested too deeply");
	check_bound("term t\n  means x is ", "the greater of (1, ", 64, "a", "nested too deeply");
	check_bound("term t\n  means x is 1", " plus 1", 63, "", "too many terms");
	check_bound("term t\n  means a", " ", 65536 - 9, "", "longer than 65536 bytes");
}

/* A file from another system: the same tree, printed with plain line ends. */
static void test_line_ends(void **state)
{
	gj_arena arena;
	gj_error err;
	const gj_tree *unix_tree, *dos_tree;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	unix_tree = text_parse(&arena, "a.gj",
			       GJ_STR("# c\nduty x\n  when      a\n       and  b\n"), &err);
	dos_tree = text_parse(&arena, "b.gj",
			      GJ_STR("# c\r\nduty x\r\n  when      a\r\n       and  b\r\n"), &err);
	assert_non_null(unix_tree);
	assert_non_null(dos_tree);
	assert_true(gj_tree_eq(unix_tree, dos_tree));
	assert_null(memchr(text_print(&arena, dos_tree, GJ_EN).at, '\r',
			   text_print(&arena, dos_tree, GJ_EN).len));
	gj_arena_free(&arena);
}

/* Where the parser was given no error object. */
static void test_without_error(void **state)
{
	static const char *const text[] = {"x",
					   "duty",
					   "duty x\n  when a and b or c\n",
					   "\xFF",
					   "duty x\n\twhen a\n",
					   "duty x\n  whn a\n"};

	(void)state;
	for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		assert_null(text_parse(&arena, "x.gj", gj_str_of(text[i]), NULL));
		gj_arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),	      cmocka_unit_test(test_loose),
		cmocka_unit_test(test_bad),	      cmocka_unit_test(test_content),
		cmocka_unit_test(test_bounds),	      cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_without_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
