/* SPDX-License-Identifier: Apache-2.0 */
/* The parser of arguments, and expectations against verdicts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/args.h"
#include "trial/expect.h"

typedef struct parsed {
	gj_args args;
	gj_error err;
	gj_command command;
	int rc;
	char room[16][64];
	char *argv[17];
} parsed;

static void parse(parsed *p, int argc, const char *const *words)
{
	int next;

	memset(p, 0, sizeof *p);
	for (int i = 0; i < argc; i++) {
		strncpy(p->room[i], words[i], sizeof p->room[i] - 1);
		p->argv[i] = p->room[i];
	}
	p->rc = gj_args_command(&p->command, &next, argc, p->argv, &p->err);
	if (p->rc == GJ_OK)
		p->rc = gj_args_parse(&p->args, p->command, next, argc, p->argv, &p->err);
}

#define PARSE(p, ...)                                                                              \
	parse(p, (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)),               \
	      (const char *const[]){__VA_ARGS__})

static void test_values(void **state)
{
	parsed p;

	(void)state;
	PARSE(&p, "guiju", "check", "a.yaml", "--lang", "zh", "b.yaml", "--width=100");
	assert_int_equal(p.rc, GJ_OK);
	assert_int_equal(p.command, GJ_CMD_CHECK);
	assert_int_equal(p.args.n_operands, 2);
	assert_string_equal(p.args.operand[1], "b.yaml");
	assert_string_equal(p.args.value[GJ_OPT_LANG], "zh");
	assert_int_equal(p.args.width, 100);
	assert_int_equal(p.args.on, GJ_DAY_NONE);
	assert_null(p.args.value[GJ_OPT_FORMAT]);
	PARSE(&p, "guiju", "law", "list", "--rules", "a", "--rules=b");
	assert_int_equal(p.rc, GJ_OK);
	assert_int_equal(p.command, GJ_CMD_LAW_LIST);
	assert_int_equal(p.args.n_rules, 2);
	assert_string_equal(p.args.rules[1], "b");
	/* An empty value is a value; a lone dash is an operand; behind `--` all are. */
	PARSE(&p, "guiju", "check", "-", "--regime=", "--", "--lang");
	assert_int_equal(p.rc, GJ_EINPUT);
	PARSE(&p, "guiju", "check", "-", "--", "--lang");
	assert_int_equal(p.rc, GJ_OK);
	assert_string_equal(p.args.operand[0], "-");
	assert_string_equal(p.args.operand[1], "--lang");
}

static void test_help_wins(void **state)
{
	parsed p;

	(void)state;
	PARSE(&p, "guiju", "check", "--nonsense", "--help");
	assert_int_equal(p.rc, GJ_OK);
	assert_non_null(p.args.value[GJ_OPT_HELP]);
	PARSE(&p, "guiju", "check", "--", "--help");
	assert_int_equal(p.rc, GJ_OK);
	assert_null(p.args.value[GJ_OPT_HELP]);
}

/* A name stands at most once for a command; every option belongs to one at least. */
static void test_tables(void **state)
{
	(void)state;
	for (size_t i = 0; i < GJ_N_OPTIONS; i++) {
		assert_int_not_equal(gj_options[i].commands, 0);
		assert_true(gj_options[i].help[0] != '\0');
		assert_int_equal(gj_options[i].kind == GJ_OPTION_FLAG,
				 gj_options[i].value[0] == '\0');
		for (size_t k = i + 1; k < GJ_N_OPTIONS; k++)
			if (strcmp(gj_options[i].name, gj_options[k].name) == 0)
				assert_int_equal(gj_options[i].commands & gj_options[k].commands,
						 0);
	}
}

static void test_lists(void **state)
{
	gj_str list = GJ_STR("a,,b"), one;

	(void)state;
	assert_true(gj_args_listed("breached,unknown", "unknown"));
	assert_false(gj_args_listed("breached,unknown", "know"));
	assert_false(gj_args_listed(NULL, "x"));
	assert_true(gj_args_next(&list, ',', &one) && one.len == 1);
	assert_true(gj_args_next(&list, ',', &one) && one.len == 0);
	assert_true(gj_args_next(&list, ',', &one) && one.len == 1);
	assert_false(gj_args_next(&list, ',', &one));
}

static gj_expect nothing_said(gj_word outcome)
{
	gj_expect e = {.outcome = outcome,
		       .compliance = GJ_N_WORDS,
		       .reason = GJ_N_WORDS,
		       .if_in_force = GJ_N_WORDS,
		       .due = GJ_DAY_NONE,
		       .since = GJ_DAY_NONE,
		       .until = GJ_DAY_NONE};

	return e;
}

static void test_expectations(void **state)
{
	gj_fact facts[] = {{.e = {.id = GJ_STR("a")}}, {.e = {.id = GJ_STR("b")}}};
	gj_norm norms[] = {{.e = {.id = GJ_STR("n")}}, {.e = {.id = GJ_STR("x")}}};
	gj_law law = {.fact = facts, .n_facts = 2, .norm = norms, .n_norms = 2};
	gj_ask both[] = {{GJ_ASK_FACT, 0}, {GJ_ASK_FACT, 1}};
	uint32_t lifter[] = {1};
	gj_verdict v = {.applicability = GJ_APPLIES,
			.compliance = GJ_PENDING,
			.due = 100,
			.since = GJ_DAY_NONE,
			.from = GJ_DAY_NONE,
			.marks = GJ_MARK_JUDGEMENT};
	gj_name names[] = {{.text = GJ_STR("b")}, {.text = GJ_STR("a")}};
	gj_name mark = {.text = GJ_STR("judgement")};
	gj_name x = {.text = GJ_STR("x")};
	gj_expect e = nothing_said(GJ_WORD_APPLIES);

	(void)state;
	assert_true(gj_expect_met(&law, &e, &v));
	e.compliance = GJ_WORD_BREACHED;
	assert_false(gj_expect_met(&law, &e, &v));
	e.compliance = GJ_WORD_PENDING;
	e.due = 101;
	assert_false(gj_expect_met(&law, &e, &v));
	e.due = 100;
	assert_true(gj_expect_met(&law, &e, &v));
	e.marks = &mark;
	e.n_marks = 1;
	assert_true(gj_expect_met(&law, &e, &v));
	v.marks = GJ_MARK_CONFLICT;
	assert_false(gj_expect_met(&law, &e, &v));
	/* The set of what is asked, in any order: no less and no more. */
	e = nothing_said(GJ_WORD_UNKNOWN);
	v = (gj_verdict){.applicability = GJ_APPLY_UNKNOWN,
			 .because = GJ_BECAUSE_UNKNOWN,
			 .asks = {both, 2},
			 .due = GJ_DAY_NONE};
	e.asks = names;
	e.n_asks = 2;
	assert_true(gj_expect_met(&law, &e, &v));
	e.n_asks = 1;
	assert_false(gj_expect_met(&law, &e, &v));
	e.n_asks = 2;
	v.asks.n = 1;
	assert_false(gj_expect_met(&law, &e, &v));
	/* Lifted, by whom, and why. */
	e = nothing_said(GJ_WORD_DOES_NOT_APPLY);
	v = (gj_verdict){.applicability = GJ_DOES_NOT_APPLY,
			 .because = GJ_BECAUSE_LIFTED,
			 .lifted_by = {lifter, 1},
			 .if_in_force = GJ_FALSE};
	e.reason = GJ_WORD_LIFTED;
	e.lifted_by = &x;
	e.n_lifted_by = 1;
	e.if_in_force = GJ_WORD_NO;
	assert_true(gj_expect_met(&law, &e, &v));
	e.if_in_force = GJ_WORD_YES;
	assert_false(gj_expect_met(&law, &e, &v));
	e.if_in_force = GJ_N_WORDS;
	lifter[0] = 0;
	assert_false(gj_expect_met(&law, &e, &v));
	/* `since` of future law is its first day. */
	e = nothing_said(GJ_WORD_FUTURE);
	e.since = 7;
	v = (gj_verdict){.applicability = GJ_FUTURE, .from = 7, .since = GJ_DAY_NONE};
	assert_true(gj_expect_met(&law, &e, &v));
	v.from = 8;
	assert_false(gj_expect_met(&law, &e, &v));
	/* `until` is the day before the law turns. */
	e = nothing_said(GJ_WORD_DOES_NOT_APPLY);
	e.until = 6;
	v = (gj_verdict){.applicability = GJ_DOES_NOT_APPLY, .later = 7, .then = GJ_UNKNOWN};
	assert_true(gj_expect_met(&law, &e, &v));
	v.later = 8;
	assert_false(gj_expect_met(&law, &e, &v));
	v.later = GJ_DAY_NONE;
	assert_false(gj_expect_met(&law, &e, &v));
}

/* What was got, written as an expectation, is met by what was got. */
static void test_got(void **state)
{
	gj_fact fact = {.e = {.id = GJ_STR("a")}};
	gj_norm norm = {.e = {.id = GJ_STR("n")}};
	gj_law law = {.fact = &fact, .n_facts = 1, .norm = &norm, .n_norms = 1};
	gj_ask ask = {GJ_ASK_FACT, 0};
	gj_expect wanted = nothing_said(GJ_WORD_APPLIES), got;
	gj_verdict v = {.applicability = GJ_APPLY_UNKNOWN,
			.because = GJ_BECAUSE_UNKNOWN,
			.compliance = GJ_NOT_CHECKED,
			.asks = {&ask, 1},
			.marks = GJ_MARK_UNVERIFIED | GJ_MARK_CONFLICT,
			.due = GJ_DAY_NONE,
			.since = GJ_DAY_NONE,
			.from = GJ_DAY_NONE,
			.later = GJ_DAY_NONE};
	gj_arena arena;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_false(gj_expect_met(&law, &wanted, &v));
	assert_int_equal(gj_expect_got(&got, &arena, &law, &wanted, &v), GJ_OK);
	assert_true(gj_expect_met(&law, &got, &v));
	assert_int_equal(got.n_asks, 1);
	assert_int_equal(got.n_marks, 2);
	assert_int_equal(got.compliance, GJ_N_WORDS);
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),	     cmocka_unit_test(test_help_wins),
		cmocka_unit_test(test_tables),	     cmocka_unit_test(test_lists),
		cmocka_unit_test(test_expectations), cmocka_unit_test(test_got),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
