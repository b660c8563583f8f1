/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rule bases that are large in one way each. A pass that looks at everything for everything would not end here before
 * the test runner's patience does. Nothing is measured.
 */
#include <stdio.h>

#include "law/rules.h"

enum { MANY = 20000 };

static gj_buf text;

#define SAY(...) gj_buf_printf(&text, __VA_ARGS__)

static void start(void)
{
	gj_buf_init(&text, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
}

/* Load what was said and run lint over it; how many findings of this rule there are. */
static size_t finish(gj_finding_rule rule)
{
	gj_findings found;
	size_t n = 0;
	rules r;

	rules_must_read(&r, text.at);
	assert_int_equal(gj_law_lint(&found, r.law, &r.arena, NULL), GJ_OK);
	for (size_t i = 0; i < found.n; i++)
		n += found.item[i].rule == rule;
	rules_close(&r);
	gj_buf_free(&text);
	return n;
}

static void refuse(const char *words)
{
	rules r;

	rules_read(&r, text.at);
	assert_null(r.law);
	assert_int_equal(r.rc, GJ_EINPUT);
	if (strstr(r.err.message, words) == NULL)
		fail_msg("%s", r.err.message);
	rules_close(&r);
	gj_buf_free(&text);
}

/* Each term is defined by the one before, and the first by `first`. */
static void say_chain(const char *first)
{
	start();
	SAY("term t0\n  means %s\n\n", first);
	for (unsigned i = 1; i <= MANY; i++)
		SAY("term t%u\n  means (t%u and closed)\n\n", i, i - 1);
	SAY("duty xx/a\n  cite xx/law art 2\n  when t%d\n  must open\n\n", MANY);
}

static void test_chain_of_terms(void **state)
{
	(void)state;
	say_chain("open");
	SAY("presume public_place no unless shown\n  when t%d\n\nfact public_place\n", MANY);
	assert_int_equal(finish(GJ_LINT_TERM_UNUSED), 1);
}

static void test_ring_of_terms(void **state)
{
	char last[20];

	(void)state;
	snprintf(last, sizeof last, "t%d", MANY);
	say_chain(last);
	refuse("define each other in a ring");
}

static void test_presumed_far_away(void **state)
{
	(void)state;
	say_chain("open");
	SAY("presume open no unless shown\n  when t%d\n", MANY);
	refuse("uses a presumed fact");
}

static void test_one_term_for_all(void **state)
{
	(void)state;
	start();
	for (unsigned i = 0; i < MANY; i++)
		SAY("term t%u\n  means (public and risky)\n\n", i);
	assert_int_equal(finish(GJ_LINT_TERM_UNUSED), MANY);
}

static void test_chain_of_lifters(void **state)
{
	(void)state;
	start();
	SAY("exemption xx/e0\n  cite xx/law art 2\n  lifts xx/duty\n\n");
	for (unsigned i = 1; i < MANY; i++)
		SAY("exemption xx/e%u\n  cite xx/law art 2\n  when open\n  lifts xx/e%u\n\n", i,
		    i - 1);
	finish(GJ_LINT_NORM_UNREACHABLE);
}

static void test_ring_of_lifters(void **state)
{
	(void)state;
	start();
	for (unsigned i = 0; i < MANY; i++)
		SAY("exemption xx/e%u\n  cite xx/law art 2\n  lifts xx/e%u\n\n", i, (i + 1) % MANY);
	refuse("lift each other in a ring");
}

/* A hundred exemptions and sanctions over two thousand norms each. */
static void test_wide_groups(void **state)
{
	(void)state;
	start();
	for (unsigned i = 0; i < MANY / 10; i++)
		SAY("duty xx/d%u\n  cite xx/law art 2\n  when open\n  must closed\n\n", i);
	for (unsigned i = 0; i < 100; i++)
		SAY("exemption xx/e%u\n  cite xx/law art 3\n  when users at least %u\n  lifts "
		    "xx/law\n\nsanction xx/s%u\n  cite xx/law art 4\n  upon breach of xx/law\n  "
		    "measure warning\n\n",
		    i, i, i);
	assert_int_equal(finish(GJ_LINT_SANCTION_UNUSED), 0);
}

static void test_many_versions(void **state)
{
	(void)state;
	start();
	for (unsigned i = 0; i < MANY; i++)
		SAY("duty xx/d%u\n  cite xx/law art 2\n  version 20%02u-01-01\n  when open\n  must "
		    "closed\n\n",
		    i, i % 20);
	/* All but those of the first version overlap with one that stands before them. */
	assert_int_equal(finish(GJ_LINT_VERSIONS_OVERLAP), MANY - 1);
}

static void test_many_values(void **state)
{
	(void)state;
	start();
	SAY("parameter limit\n");
	for (unsigned i = 0; i < MANY; i++)
		SAY("  value %u from %04u-%02u-01\n", i, 9000 - i / 12, 1 + i % 12);
	assert_int_equal(finish(GJ_LINT_VERSIONS_OVERLAP), 0);
}

static void test_many_articles(void **state)
{
	(void)state;
	start();
	for (unsigned i = 0; i < 2000; i++)
		SAY("instrument xx/i%u\n  level rule\n  jurisdiction xx\n  articles 10000\n  in "
		    "force never\n\narticle xx/i%u art 5000\n  status open\n\n",
		    i, i);
	for (unsigned i = 1; i <= 9000; i++)
		SAY("article xx/old art %u\n  status encoded\n\nfact f%u\n  cite xx/old art %u\n\n",
		    i, i, i);
	assert_int_equal(finish(GJ_LINT_ARTICLE_MISSING), 4000);
}

static void test_many_calendars(void **state)
{
	(void)state;
	start();
	for (unsigned i = 0; i < MANY; i++)
		SAY("calendar x%u/%u\n  jurisdiction x%u\n\n", i / 2, 2020 + i % 2 * 2, i / 2);
	assert_int_equal(finish(GJ_LINT_CALENDAR_GAP), MANY / 2);
}

static void test_long_lists(void **state)
{
	(void)state;
	start();
	for (unsigned i = 0; i < MANY / 4; i++)
		SAY("role r%u\n\n", i);
	SAY("duty xx/a\n  cite xx/law art 2\n  bearer provider");
	for (unsigned i = 0; i < MANY / 4; i++)
		SAY(", r%u", i);
	SAY("\n  must open\n");
	assert_int_equal(finish(GJ_LINT_NORM_UNREACHABLE), 0);
}

/* As many subjects as can be, each with one norm of many. */
static void test_many_subjects(void **state)
{
	uint32_t first;
	rules r;

	(void)state;
	start();
	for (unsigned i = 0; i < MANY; i++)
		SAY("duty xx/d%u\n  cite xx/law art %u\n  must open\n\n", i, i + 1);
	for (unsigned i = 0; i < 16384; i++)
		SAY("subject s%u\n  norms xx/d%u\n\n", i, MANY - 1 - i);
	rules_must_read(&r, text.at);
	first = rules_norm(&r, "xx/d0");
	assert_int_equal(r.law->n_subjects, 16384);
	for (uint32_t i = 0; i < 16384; i++) {
		assert_int_equal(r.law->subject[i].norms.n, 1);
		assert_int_equal(r.law->subject[i].norms.at[0], first + MANY - 1 - i);
	}
	rules_close(&r);
	SAY("subject one_more\n  norms xx/d0\n");
	refuse("subjects name more than 16384 norms and provisions");
}

static void test_many_tests(void **state)
{
	(void)state;
	start();
	SAY("test \"one\"\n  on 2024-02-01\n");
	for (unsigned i = 0; i < MANY; i++)
		SAY("  given colour green\n");
	for (unsigned i = 0; i < MANY; i++)
		SAY("  expect xx/duty unknown\n");
	finish(GJ_LINT_NORM_UNTESTED);
}

/* Each test is like the one with everything, and takes away what the last of many tells. */
static void test_many_likes(void **state)
{
	(void)state;
	start();
	for (unsigned i = 0; i < MANY; i++)
		SAY("fact f%u\n\n", i);
	SAY("test \"one\"\n  on 2024-02-01\n");
	for (unsigned i = 0; i < MANY; i++)
		SAY("  given f%u yes\n", i);
	SAY("  expect xx/duty unknown\n\ntest \"two\"\n  like \"one\"\n  without f0");
	for (unsigned i = 0; i < MANY; i++)
		SAY(",\n    f%u", i / 2);
	SAY("\n  expect xx/duty unknown\n\n");
	for (unsigned i = 2; i < MANY; i++)
		SAY("test \"t%u\"\n  like \"two\"\n  without f%u\n  expect xx/duty unknown\n\n", i,
		    MANY - 1 - i / 2);
	finish(GJ_LINT_NORM_UNTESTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chain_of_terms),	  cmocka_unit_test(test_ring_of_terms),
		cmocka_unit_test(test_presumed_far_away), cmocka_unit_test(test_one_term_for_all),
		cmocka_unit_test(test_chain_of_lifters),  cmocka_unit_test(test_ring_of_lifters),
		cmocka_unit_test(test_wide_groups),	  cmocka_unit_test(test_many_versions),
		cmocka_unit_test(test_many_values),	  cmocka_unit_test(test_many_articles),
		cmocka_unit_test(test_many_calendars),	  cmocka_unit_test(test_long_lists),
		cmocka_unit_test(test_many_subjects),	  cmocka_unit_test(test_many_tests),
		cmocka_unit_test(test_many_likes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
