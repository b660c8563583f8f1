/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rule files with what becomes of them beside, each on top of base.gj:
 *   bad/NAME.gj or bad/NAME/, bad/NAME.txt         refused, with exactly these words
 *   lint/RULE*.gj, lint/RULE*.txt                  what lint finds in it, and RULE is among it
 *   lint/RULE*.ok.gj                               lint does not find RULE in it
 * With GJ_UPDATE_GOLDEN in the environment the .txt files are written; git shows what changed.
 */
#include "base/file.h"
#include "law/rules.h"

#define FOLDER "tests/law/"

static bool ends_in(gj_str text, const char *end)
{
	gj_str tail = gj_str_of(end);

	return text.len >= tail.len &&
	       memcmp(text.at + text.len - tail.len, tail.at, tail.len) == 0;
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

static const char *last_name(const char *path)
{
	return strrchr(path, '/') + 1;
}

static void check_bad(const char *path, const char *words)
{
	rules r;

	rules_load(&r, path);
	if (r.law != NULL)
		fail_msg("%s loads", path);
	assert_int_equal(r.rc, GJ_EINPUT);
	assert_int_equal(r.err.code, GJ_EINPUT);
	assert_true(text_is_golden(&r.arena, text_error(&r.arena, &r.err), words));
	rules_close(&r);
}

/* Every file of the folder, and every folder as one rule base of several files. */
static void test_bad(void **state)
{
	gj_arena arena;
	gj_paths paths = {0};
	gj_str before = {"", 0};
	size_t n = 0;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_file_list(&paths, &arena, FOLDER "bad", ".gj", NULL), GJ_OK);
	for (size_t i = 0; i < paths.n; i++) {
		gj_str path = paths.item[i];
		size_t name = strlen(last_name(path.at)), folder = strlen(FOLDER "bad/");
		bool several = path.len - name > folder;
		gj_str unit = {path.at, several ? path.len - name - 1 : path.len};

		if (several && gj_str_eq(unit, before))
			continue;
		before = unit;
		check_bad(beside(&arena, unit, 0, ""),
			  beside(&arena, unit, several ? 0 : 3, ".txt"));
		n++;
	}
	assert_true(n >= 130);
	gj_arena_free(&arena);
}

/* ---- lint ---- */

/* The rule that a file is named after: the longest name that its own begins with. */
static gj_finding_rule rule_of(const char *file)
{
	gj_finding_rule best = GJ_N_LINTS;
	size_t len = 0;

	for (int i = 0; i < GJ_N_LINTS; i++) {
		gj_str name = gj_str_of(gj_lint_name((gj_finding_rule)i));

		if (name.len > len && gj_str_starts(gj_str_of(file), name)) {
			best = (gj_finding_rule)i;
			len = name.len;
		}
	}
	if (best == GJ_N_LINTS)
		fail_msg("%s is named after no rule of lint", file);
	return best;
}

static void check_lint(gj_arena *arena, gj_str path, unsigned *found, unsigned *clean)
{
	const char *name = last_name(path.at);
	gj_finding_rule rule = rule_of(name);
	bool ok = ends_in(path, ".ok.gj");
	rules r;

	rules_load(&r, path.at);
	if (r.law == NULL)
		fail_msg("%s", text_error(&r.arena, &r.err).at);
	if (rules_finds(&r, name, rule) == ok)
		fail_msg("%s: lint %s %s", path.at, ok ? "finds" : "does not find",
			 gj_lint_name(rule));
	*(ok ? clean : found) |= 1u << rule;
	if (!ok)
		assert_true(text_is_golden(&r.arena, rules_lint(&r, name),
					   beside(arena, path, 3, ".txt")));
	rules_close(&r);
}

/* Every rule has a file that triggers it and one that does not. */
static void test_lint(void **state)
{
	gj_arena arena;
	gj_paths paths = {0};
	unsigned found = 0, clean = 0;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_file_list(&paths, &arena, FOLDER "lint", ".gj", NULL), GJ_OK);
	for (size_t i = 0; i < paths.n; i++)
		check_lint(&arena, paths.item[i], &found, &clean);
	for (int i = 0; i < GJ_N_LINTS; i++) {
		if ((found >> i & 1) == 0)
			fail_msg("no file triggers %s", gj_lint_name((gj_finding_rule)i));
		if ((clean >> i & 1) == 0)
			fail_msg("no file is clean of %s", gj_lint_name((gj_finding_rule)i));
	}
	gj_arena_free(&arena);
}

/* The law of this tree loads, and lint finds no error in it. */
static void test_content(void **state)
{
	const char *const paths[] = {"content"};
	gj_findings found;
	gj_arena arena;
	gj_law *law;
	gj_error err;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (gj_law_load(&law, &arena, paths, 1, 0, &err) != GJ_OK)
		fail_msg("%s", text_error(&arena, &err).at);
	assert_int_equal(gj_law_lint(&found, law, &arena, NULL), GJ_OK);
	for (size_t i = 0; i < found.n; i++)
		if (found.item[i].severity == GJ_SEVERITY_ERROR)
			fail_msg("%.*s:%u: %.*s", GJ_FMT(law->file[found.item[i].place.file].name),
				 found.item[i].place.pos.line, GJ_FMT(found.item[i].message));
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_lint),
		cmocka_unit_test(test_content),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
