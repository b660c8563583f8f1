/* SPDX-License-Identifier: Apache-2.0 */
/* docs/lint.md: its table is law/lint.def, and of its two examples for each rule lint finds the rule in the first only. */
#include <stdio.h>

#include "docs/markdown.h"
#include "law/rules.h"

#define PAGE "docs/lint.md"

static const struct {
	const char *name, *severity, *text;
} rule[GJ_N_LINTS] = {
#define LINT(symbol, name, severity, text) {name, #severity, text},
#include "law/lint.def"
#undef LINT
};

static gj_str page(gj_arena *arena)
{
	gj_str text;

	gj_arena_init(arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	text = text_file(arena, PAGE);
	assert_non_null(text.at);
	return text;
}

static void assert_cell(gj_arena *arena, gj_str cell, const char *before, const char *text,
			const char *after, bool small)
{
	gj_buf buf;
	gj_str wanted;

	gj_buf_init(&buf, gj_alloc_system(), 1000);
	gj_buf_puts(&buf, before);
	for (const char *at = text; *at != '\0'; at++)
		gj_buf_putc(&buf, small && *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at);
	gj_buf_puts(&buf, after);
	assert_int_equal(gj_arena_str(arena, &wanted, gj_buf_str(&buf)), GJ_OK);
	gj_buf_free(&buf);
	if (!gj_str_eq(cell, wanted))
		fail_msg("`%.*s` was expected in place of `%.*s`", GJ_FMT(wanted), GJ_FMT(cell));
}

static void test_table(void **state)
{
	gj_arena arena;
	gj_str rest = page(&arena), cell[4];

	(void)state;
	/* The row of headings and the line below it. */
	assert_int_equal(markdown_row(&rest, cell, 4), 3);
	for (int i = 0; i < GJ_N_LINTS; i++) {
		assert_int_equal(markdown_row(&rest, cell, 4), 3);
		assert_cell(&arena, cell[0], "`", rule[i].name, "`", false);
		assert_cell(&arena, cell[1], "", rule[i].severity, "", true);
		assert_cell(&arena, cell[2], "", rule[i].text, "", false);
		assert_string_equal(rule[i].name, gj_lint_name((gj_finding_rule)i));
	}
	gj_arena_free(&arena);
}

static bool next_rules(gj_str *rest, fence *out)
{
	unsigned line = 0;

	while (markdown_fence(rest, &line, out))
		if (gj_str_eq(out->info, GJ_STR("gj")))
			return true;
	return false;
}

static void check_example(gj_str ground, gj_str text, int index, bool wanted)
{
	static const char *const name[] = {"ground.gj", "example.gj"};
	gj_str both[] = {ground, text};
	rules r;

	rules_texts(&r, name, both, 2);
	if (r.law == NULL)
		fail_msg("%s: %s", rule[index].name, text_error(&r.arena, &r.err).at);
	if (rules_finds(&r, "example.gj", (gj_finding_rule)index) != wanted)
		fail_msg("%s: lint %s it in this example:\n%.*s", rule[index].name,
			 wanted ? "does not find" : "finds", GJ_FMT(text));
	rules_close(&r);
}

static void test_examples(void **state)
{
	gj_arena arena;
	gj_str text = page(&arena), rest = text;
	fence ground;

	(void)state;
	assert_true(next_rules(&rest, &ground));
	for (int i = 0; i < GJ_N_LINTS; i++) {
		char heading[80];
		gj_str section;
		fence found, mended, more;

		snprintf(heading, sizeof heading, "### `%s`", rule[i].name);
		section = markdown_section(text, heading);
		if (!next_rules(&section, &found) || !next_rules(&section, &mended))
			fail_msg("%s: two examples are needed", heading);
		check_example(ground.text, found.text, i, true);
		check_example(ground.text, mended.text, i, false);
		assert_false(next_rules(&section, &more));
	}
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_examples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
