/* SPDX-License-Identifier: Apache-2.0 */
/* Banks: what is read, what is refused and where, in both forms; hostile input; memory that runs out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "probe/bank.h"
#include "support/failing_alloc.h"
#include "support/random.h"

#define LINE "{\"id\":\"a\",\"category\":\"c\",\"text\":\"t\"}\n"
#define HEAD "id,category,text\n"

typedef struct read_bank {
	gj_arena arena;
	gj_bank bank;
	gj_error err;
	int rc;
} read_bank;

static void read_text(read_bank *r, gj_str text, bool table)
{
	gj_source source = {GJ_STR("bank"), text};

	*r = (read_bank){.rc = 0};
	gj_arena_init(&r->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	r->rc = gj_bank_parse(&r->bank, &r->arena, &source, table, GJ_BANK_UNSAID, &r->err);
}

static void refuses(gj_str text, bool table, uint32_t line, const char *words)
{
	read_bank r;

	read_text(&r, text, table);
	if (r.rc != GJ_EINPUT || strstr(r.err.message, words) == NULL)
		fail_msg("`%.*s`: %d `%s`, not `%s`", GJ_FMT(text), r.rc, r.err.message, words);
	assert_int_equal(r.err.n_spots, 1);
	assert_int_equal(r.err.spot[0].line, line);
	gj_arena_free(&r.arena);
}

static void test_lines(void **state)
{
	read_bank r;

	(void)state;
	read_text(&r,
		  GJ_STR("\xEF\xBB\xBF{\"id\":7,\"category\":\"A.1.a\",\"text\":\"zero\\u200bwidth "
			 "\\ud83e\\uddea\",\"bank\":\"refuse\","
			 "\"unknown\":[1],\"updated\":\"2026-11-01\",\"licence\":null}\n\n  "
			 "\r\n" LINE),
		  false);
	assert_int_equal(r.rc, GJ_OK);
	assert_int_equal(r.bank.n, 2);
	assert_true(gj_str_eq(r.bank.question[0].id, GJ_STR("7")));
	assert_true(gj_str_eq(r.bank.question[0].text,
			      GJ_STR("zero\xE2\x80\x8Bwidth \xF0\x9F\xA7\xAA")));
	assert_int_equal(r.bank.question[0].bank, GJ_BANK_REFUSE);
	assert_int_equal(r.bank.question[1].bank, GJ_BANK_UNSAID);
	assert_int_equal(r.bank.question[1].line, 4);
	gj_arena_free(&r.arena);
}

static void test_table(void **state)
{
	read_bank r;

	(void)state;
	read_text(&r,
		  GJ_STR("text,note,id,bank,category\r\n\"two\nlines, "
			 "\"\"quoted\"\"\",x,1,answer,c\r\nplain,,2,,c\r\n"),
		  true);
	assert_int_equal(r.rc, GJ_OK);
	assert_int_equal(r.bank.n, 2);
	assert_true(gj_str_eq(r.bank.question[0].text, GJ_STR("two\nlines, \"quoted\"")));
	assert_int_equal(r.bank.question[0].bank, GJ_BANK_ANSWER);
	assert_int_equal(r.bank.question[0].line, 2);
	assert_int_equal(r.bank.question[1].line, 4);
	gj_arena_free(&r.arena);
}

static void test_refused_lines(void **state)
{
	(void)state;
	refuses(GJ_STR(""), false, 0, "no question");
	refuses(GJ_STR("\n\n"), false, 0, "no question");
	refuses(GJ_STR(LINE "{"), false, 2, "ends inside");
	refuses(GJ_STR(LINE "[1]"), false, 2, "one JSON object");
	refuses(GJ_STR(LINE LINE), false, 2, "stands twice, first in line 1");
	refuses(GJ_STR(LINE "{\"category\":\"c\",\"text\":\"t\"}"), false, 2, "without `id`");
	refuses(GJ_STR("{\"id\":\"b\",\"text\":\"t\"}"), false, 1, "without `category`");
	refuses(GJ_STR("{\"id\":\"b\",\"category\":\"c\",\"text\":\" \\n\"}"), false, 1,
		"no `text`");
	refuses(GJ_STR("{\"id\":\"b\",\"category\":\"c\",\"text\":7}"), false, 1,
		"`text` is a string");
	refuses(GJ_STR("{\"id\":\"b\\u0007\",\"category\":\"c\",\"text\":\"t\"}"), false, 1,
		"hidden character in the `id`");
	refuses(GJ_STR("{\"id\":\"b\",\"category\":\"c\\u202e\",\"text\":\"t\"}"), false, 1,
		"hidden character in the `category`");
	refuses(GJ_STR("{\"id\":\"b\",\"category\":\"c\",\"text\":\"t\",\"bank\":\"refused\"}"),
		false, 1, "no such bank");
	refuses(GJ_STR("{\"id\":\"b\",\"category\":\"c\",\"text\":\"t\",\"updated\":\"2026-02-"
		       "30\"}"),
		false, 1, "does not exist");
	refuses(GJ_STR("{\"id\":\"b\",\"category\":\"c\",\"text\":\"t\",\"updated\":\"lately\"}"),
		false, 1, "no date");
	refuses(GJ_STR("{\"id\":\"b\"} trailing"), false, 1, "behind");
	refuses(GJ_STR("{\"id\":\"\xFF\"}"), false, 1, "UTF-8");
}

static void test_refused_tables(void **state)
{
	(void)state;
	refuses(GJ_STR(HEAD), true, 0, "no question");
	refuses(GJ_STR("id,category,txt\n1,c,t\n"), true, 1, "no column `text`");
	refuses(GJ_STR("id,category,text,id\n1,c,t,2\n"), true, 1, "two columns `id`");
	refuses(GJ_STR(HEAD "1,c,t\n2,c\n"), true, 3, "");
	refuses(GJ_STR(HEAD "1,c,t\n1,c,t\n"), true, 3, "stands twice");
	refuses(GJ_STR(HEAD "1,c,\"open\n"), true, 2, "");
	refuses(GJ_STR(HEAD "1,c,a\"b\n"), true, 2, "");
	refuses(GJ_STR(HEAD "1,,t\n"), true, 2, "without `category`");
	refuses(GJ_STR("id,category,text,bank\n1,c,t,contents\n"), true, 2, "no such bank");
}

static void test_limits(void **state)
{
	char *text = malloc(GJ_BANK_MOST_TEXT + 200);
	gj_str long_id = {text, 0}, long_text = {text, 0};

	(void)state;
	assert_non_null(text);
	long_id.len =
		(size_t)sprintf(text, "{\"id\":\"%0300d\",\"category\":\"c\",\"text\":\"t\"}", 0);
	refuses(long_id, false, 1, "300 bytes");
	long_text.len = (size_t)sprintf(text, "{\"id\":\"a\",\"category\":\"c\",\"text\":\"");
	memset(text + long_text.len, 'x', GJ_BANK_MOST_TEXT + 1);
	long_text.len += GJ_BANK_MOST_TEXT + 1;
	memcpy(text + long_text.len, "\"}", 2);
	long_text.len += 2;
	refuses(long_text, false, 1, "is over");
	memset(text, '[', 100000);
	refuses((gj_str){text, 100000}, false, 1, "deeply");
	free(text);
}

/* Bytes changed, cut and doubled at random: read or refused with a place, and nothing else (the sanitizers watch). */
static void test_mangled(void **state)
{
	static const char sound[] =
		"{\"id\":\"a\",\"category\":\"c\",\"text\":\"\\u4f60\\ud83e\\uddea\",\"bank\":"
		"\"answer\"}\n"
		"{\"id\":\"b\",\"category\":\"c\",\"text\":\"x\",\"n\":[1.5e3,{\"k\":null}]}\n";
	static const char table[] =
		"id,category,text,bank\n1,c,\"a \"\"b\"\"\",answer\n2,c,\xE4\xBD\xA0,\n";

	(void)state;
	for (unsigned number = 0; number < 20000; number++) {
		rng r = rng_of(11, number);
		bool is_table = rng_chance(&r, 50);
		char text[300];
		size_t len = is_table ? sizeof table - 1 : sizeof sound - 1;
		read_bank b;

		memcpy(text, is_table ? table : sound, len);
		for (unsigned i = rng_below(&r, 4); i > 0; i--)
			text[rng_below(&r, (unsigned)len)] = (char)rng_below(&r, 256);
		if (rng_chance(&r, 40))
			len = rng_below(&r, (unsigned)len + 1);
		read_text(&b, (gj_str){text, len}, is_table);
		assert_true(b.rc == GJ_OK || b.rc == GJ_EINPUT);
		assert_true(b.rc == GJ_OK ? b.bank.n > 0
					  : b.err.message[0] != '\0' && b.err.n_spots > 0);
		gj_arena_free(&b.arena);
	}
}

static void test_memory(void **state)
{
	gj_source source = {
		GJ_STR("bank"),
		GJ_STR(LINE "{\"id\":\"b\",\"category\":\"c\",\"text\":\"\\n\\n t\"}\n")};

	(void)state;
	for (size_t n = 0;; n++) {
		failing f;
		gj_arena arena;
		gj_bank bank;
		gj_error err = {0};
		int rc;

		failing_start(&f, n);
		gj_arena_init(&arena, &f.alloc, GJ_ARENA_DEFAULT_LIMIT);
		rc = gj_bank_parse(&bank, &arena, &source, false, GJ_BANK_CONTENT, &err);
		gj_arena_free(&arena);
		assert_int_equal(f.out, 0);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		if (!f.failed)
			break;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),	      cmocka_unit_test(test_table),
		cmocka_unit_test(test_refused_lines), cmocka_unit_test(test_refused_tables),
		cmocka_unit_test(test_limits),	      cmocka_unit_test(test_mangled),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
