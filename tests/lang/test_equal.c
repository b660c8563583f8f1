/* SPDX-License-Identifier: Apache-2.0 */
/* When two trees say the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/text.h"

/* Each pair differs in one thing that a tree says. */
static void test_difference(void **state)
{
	static const char *const pair[][2] = {
		{"duty a", "duty b"},
		{"duty a", "prohibition a"},
		{"duty a", "duty a \"\""},
		{"duty a \"x\"", "duty a \"y\""},
		{"duty a", "# c\nduty a"},
		{"# c\nduty a", "# d\nduty a"},
		{"duty a", "duty a\n# c"},
		{"duty a", "duty a\n\nduty a"},
		{"article i art 1", "article i art 2"},
		{"article i art 1", "article i para 1"},
		{"article i art 1", "article j art 1"},
		{"article i art 1", "article i art 1 para 1"},
		{"presume a yes unless shown", "presume a no unless shown"},
		{"duty a\n  upon x", "duty a"},
		{"duty a\n  upon x", "duty a\n  before x"},
		{"duty a\n  upon x", "duty a\n  upon y"},
		{"duty a\n  upon x", "duty a\n  # c\n  upon x"},
		{"duty a\n  bearer x, y", "duty a\n  bearer x"},
		{"duty a\n  note \"x\"", "duty a\n  note \"y\""},
		{"duty a\n  version 2023-01-01", "duty a\n  version 2023-01-02"},
		{"duty a\n  in force never", "duty a\n  in force from 2023-01-01"},
		{"duty a\n  in force from 2023-01-01 to 2023-01-01",
		 "duty a\n  in force from 2023-01-01"},
		{"duty a\n  from draft none", "duty a\n  from draft nil"},
		{"duty a\n  within 3 days of e", "duty a\n  within 4 days of e"},
		{"duty a\n  within 3 days of e", "duty a\n  within 3 years of e"},
		{"duty a\n  within 3 days of e", "duty a\n  within 3 days of f"},
		{"duty a\n  when x", "duty a\n  when not x"},
		{"duty a\n  when x and y", "duty a\n  when x or y"},
		{"duty a\n  when x and y", "duty a\n  when y and x"},
		{"duty a\n  when x and y", "duty a\n  when x and y and z"},
		{"duty a\n  when x and y", "duty a\n  when all of\n    - x\n    - y"},
		{"duty a\n  when x is 1", "duty a\n  when x is 2"},
		{"duty a\n  when x is 1", "duty a\n  when x is not 1"},
		{"duty a\n  when x is 1 CNY", "duty a\n  when x is 1 USD"},
		{"duty a\n  when x is 1 CNY", "duty a\n  when x is 1"},
		{"duty a\n  when x is 2023-01-01", "duty a\n  when x is 2023-01-02"},
		{"duty a\n  when x is y plus z", "duty a\n  when x is y minus z"},
		{"duty a\n  when x is 1 percent of y", "duty a\n  when x is 2 percent of y"},
		{"duty a\n  when x is the greater of (y, z)",
		 "duty a\n  when x is the lesser of (y, z)"},
		{"sanction a\n  measure x", "sanction a\n  measure y"},
		{"sanction a\n  measure x", "sanction a\n  measure \"\" x"},
		{"sanction a\n  measure x", "sanction a\n  measure x, y"},
		{"sanction a\n  measure fine 1", "sanction a\n  measure fine at most 1"},
		{"sanction a\n  measure fine 1", "sanction a\n  measure fine 1 to 1"},
		{"sanction a\n  measure fine 1 to 2", "sanction a\n  measure fine 1 to 3"},
		{"calendar c\n  off 2023-01-01", "calendar c\n  off 2023-01-01 to 2023-01-02"},
		{"calendar c\n  off 2023-01-02", "calendar c\n  off 2023-01-01 to 2023-01-02"},
		{"calendar c\n  off 2023-01-01", "calendar c\n  off 2023-01-01, 2023-01-01"},
		{"fact a\n  type number", "fact a\n  type date"},
		{"fact a\n  type money CNY", "fact a\n  type money USD"},
		{"test \"\"\n  given a yes", "test \"\"\n  given a no"},
		{"test \"\"\n  given a yes", "test \"\"\n  given b yes"},
		{"test \"\"\n  given a 1", "test \"\"\n  given a 2"},
		{"test \"\"\n  given a 1", "test \"\"\n  given a at least 1"},
		{"test \"\"\n  given a at most 1", "test \"\"\n  given a at least 1"},
		{"test \"\"\n  given a at most 1", "test \"\"\n  given a at most 2"},
		{"test \"\"\n  given a at least 2023-01-01",
		 "test \"\"\n  given a at least 2023-01-02"},
		{"test \"\"\n  given a at most 2023-01-01",
		 "test \"\"\n  given a at most 2023-01-02"},
		{"test \"\"\n  given a x", "test \"\"\n  given a y"},
		{"test \"\"\n  expect a applies", "test \"\"\n  expect b applies"},
		{"test \"\"\n  expect a applies", "test \"\"\n  expect a unknown"},
		{"test \"\"\n  expect a applies open", "test \"\"\n  expect a applies pending"},
		{"test \"\"\n  expect a applies due 2023-01-01",
		 "test \"\"\n  expect a applies since 2023-01-01"},
		{"test \"\"\n  expect a does not apply until 2023-01-01",
		 "test \"\"\n  expect a does not apply until 2023-01-02"},
		{"test \"\"\n  expect a applies because lifted", "test \"\"\n  expect a applies"},
		{"test \"\"\n  expect a applies if in force no",
		 "test \"\"\n  expect a applies if in force yes"},
		{"test \"\"\n  expect a applies asks x", "test \"\"\n  expect a applies asks y"},
		{"test \"\"\n  expect a applies lifted by x",
		 "test \"\"\n  expect a applies lifted by y"},
		{"test \"\"\n  expect a applies marked conflict",
		 "test \"\"\n  expect a applies marked judgement"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
		gj_arena arena;
		gj_error err;
		const gj_tree *one, *other, *again;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		one = text_parse(&arena, "one.gj", gj_str_of(pair[i][0]), &err);
		again = text_parse(&arena, "again.gj", gj_str_of(pair[i][0]), &err);
		other = text_parse(&arena, "other.gj", gj_str_of(pair[i][1]), &err);
		if (one == NULL || other == NULL || again == NULL)
			fail_msg("%s", text_error(&arena, &err).at);
		if (!gj_tree_eq(one, again) || gj_tree_eq(one, other) || gj_tree_eq(other, one))
			fail_msg("%s\n%s", pair[i][0], pair[i][1]);
		gj_arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_difference)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
