/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every fenced block of rules in the documents: ```gj and ```gj law parse and are in canonical form; ```gj error is
 * refused with exactly the words of the ```text block behind it.
 */
#include "base/file.h"
#include "docs/test_docs.h"

#define SOURCE_NAME "rules.gj"

static void check_rules(gj_arena *arena, const char *path, const fence *f)
{
	gj_error err;
	const gj_tree *tree = text_parse(arena, SOURCE_NAME, f->text, &err);
	gj_str printed;

	if (tree == NULL)
		fail_msg("%s:%u: %s", path, f->line, text_error(arena, &err).at);
	assert_true(tree->n > 0);
	printed = text_print(arena, tree, tree->tongue);
	if (!gj_str_eq(printed, f->text))
		fail_msg("%s:%u: the canonical form is\n%.*s", path, f->line, GJ_FMT(printed));
}

static void check_error(gj_arena *arena, const char *path, const fence *f, const fence *words)
{
	gj_error err;
	gj_str shown;

	if (text_parse(arena, SOURCE_NAME, f->text, &err) != NULL)
		fail_msg("%s:%u: this parses", path, f->line);
	assert_true(gj_str_eq(words->info, GJ_STR("text")));
	shown = text_error(arena, &err);
	if (!gj_str_eq(shown, words->text))
		fail_msg("%s:%u: the message is\n%.*s", path, f->line, GJ_FMT(shown));
}

/* The number of blocks of rules. */
static size_t check_document(const char *path)
{
	gj_arena arena;
	gj_str rest;
	unsigned line = 0;
	fence f;
	size_t n = 0;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rest = text_file(&arena, path);
	if (rest.at == NULL)
		fail_msg("%s cannot be read", path);
	while (markdown_fence(&rest, &line, &f)) {
		fence words;

		if (!gj_str_starts(f.info, GJ_STR("gj")))
			continue;
		n++;
		if (gj_str_eq(f.info, GJ_STR("gj")) || gj_str_eq(f.info, GJ_STR("gj law"))) {
			check_rules(&arena, path, &f);
		} else if (gj_str_eq(f.info, GJ_STR("gj error"))) {
			assert_true(markdown_fence(&rest, &line, &words));
			check_error(&arena, path, &f, &words);
		} else {
			fail_msg("%s:%u: no such block: %.*s", path, f.line, GJ_FMT(f.info));
		}
	}
	gj_arena_free(&arena);
	return n;
}

static void test_language(void **state)
{
	(void)state;
	assert_true(check_document("docs/language.md") >= 20);
}

static void test_every_document(void **state)
{
	gj_arena arena;
	gj_paths paths = {0};
	size_t n = 0;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_file_list(&paths, &arena, "docs", ".md", NULL), GJ_OK);
	for (size_t i = 0; i < paths.n; i++)
		n += check_document(paths.item[i].at);
	assert_true(n > check_document("docs/language.md"));
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_language),    cmocka_unit_test(test_every_document),
		cmocka_unit_test(test_kinds_table), cmocka_unit_test(test_fields_table),
		cmocka_unit_test(test_units_table), cmocka_unit_test(test_words_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
