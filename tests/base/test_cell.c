/* SPDX-License-Identifier: Apache-2.0 */
/* Cells to numbers and days: the same as the plain readers, for every day there is and for texts that are nearly right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <guiju/error.h>

#include "base/cell.h"
#include "support/random.h"

enum { CASES = 2000000 };

/* In memory of its own size, so that a byte read past it is seen. */
static gj_str exact(gj_str text)
{
	char *at = malloc(text.len + (text.len == 0));

	assert_non_null(at);
	memcpy(at, text.at, text.len);
	return (gj_str){at, text.len};
}

static void check_num(gj_str text)
{
	gj_num a = 7, b = 7;
	bool is = gj_num_parse(&a, text);

	if (gj_cell_num(&b, text) != is || (is && a != b))
		fail_msg("`%.*s` is read in two ways", GJ_FMT(text));
}

static void check_day(gj_str text)
{
	gj_day a = 7, b = 7;
	bool is = gj_day_parse(&a, text.at, text.len) == GJ_OK;

	if (gj_cell_day(&b, text) != is || (is && a != b))
		fail_msg("`%.*s` is read in two ways", GJ_FMT(text));
}

static void test_every_day(void **state)
{
	(void)state;
	for (int32_t day = GJ_DAY_MIN; day <= GJ_DAY_MAX; day++) {
		gj_day got = GJ_DAY_NONE;
		char text[11];

		gj_day_format((gj_day)day, text);
		if (!gj_cell_day(&got, (gj_str){text, 10}) || got != day)
			fail_msg("%s", text);
	}
}

/* Every month and day that two digits can say, in years of each kind. */
static void test_no_such_day(void **state)
{
	static const int year[] = {0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999};

	(void)state;
	for (size_t i = 0; i < sizeof year / sizeof *year; i++)
		for (int month = 0; month < 100; month++)
			for (int day = 0; day < 100; day++) {
				char text[32];

				snprintf(text, sizeof text, "%04d-%02d-%02d", year[i], month, day);
				check_day(gj_str_of(text));
			}
}

static gj_str nearly(char *out, rng *r, const char *like, const char *from)
{
	size_t len = strlen(like), n = strlen(from);

	memcpy(out, like, len + 1);
	for (unsigned k = rng_below(r, 3); k > 0; k--)
		out[rng_below(r, (unsigned)len)] = rng_chance(r, 20)
							   ? (char)rng_below(r, 256)
							   : from[rng_below(r, (unsigned)n)];
	return (gj_str){out, rng_chance(r, 90) ? len : rng_below(r, (unsigned)len + 1)};
}

static void test_bad_days(void **state)
{
	rng r = rng_of(11, 0);

	(void)state;
	for (int i = 0; i < CASES; i++) {
		char text[16] = "";
		gj_str all = exact(nearly(text, &r, "2024-02-29", "0123456789-:/"));

		check_day(all);
		free((char *)all.at);
	}
}

static void test_known_numbers(void **state)
{
	static const char *const text[] = {
		"",
		"-",
		"0",
		"-0",
		"00000000",
		"000000000",
		"7",
		"-7",
		"99999999",
		"-99999999",
		"100000000",
		"12.5",
		"12.",
		".5",
		"-.5",
		"1.2345",
		"1.23456",
		"+1",
		" 1",
		"1 ",
		"--1",
		"1-",
		"1e3",
		"0x1",
		"1.-2",
		"1..2",
		"0.0001",
		"-0.0001",
		"1234567.8",
		"12345.678",
		"922337203685477.5807",
		"922337203685477.5808",
		"-922337203685477.5807",
		"-922337203685477.5808",
		"9223372036854775807",
		"00000000000000000000000000001",
	};

	(void)state;
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		check_num(gj_str_of(text[i]));
}

static void test_numbers(void **state)
{
	rng r = rng_of(12, 0);

	(void)state;
	for (int i = 0; i < CASES; i++) {
		unsigned len = rng_below(&r, rng_chance(&r, 80) ? 10 : 24);
		const char *from = rng_chance(&r, 70) ? "0123456789" : "0123456789.-";
		char text[24];
		gj_str all;

		for (unsigned k = 0; k < len; k++)
			text[k] = from[rng_below(&r, (unsigned)strlen(from))];
		if (len > 0 && rng_chance(&r, 30))
			text[0] = '-';
		if (len > 0 && rng_chance(&r, 20))
			text[rng_below(&r, len)] = '.';
		if (len > 0 && rng_chance(&r, 20))
			text[rng_below(&r, len)] = (char)rng_below(&r, 256);
		all = exact((gj_str){text, len});
		check_num(all);
		free((char *)all.at);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_day), cmocka_unit_test(test_no_such_day),
		cmocka_unit_test(test_bad_days),  cmocka_unit_test(test_known_numbers),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
