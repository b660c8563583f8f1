/* SPDX-License-Identifier: Apache-2.0 */
/* Reading real numbers: what is one to the last bit, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/real.h"

static void test_taken(void **state)
{
	static const struct {
		const char *text;
		double value;
	} rows[] = {{"0", 0},	    {"12", 12},	    {"-0.5", -.5},
		    {"+3", 3},	    {"1e-3", 1e-3}, {".1", .1},
		    {"7.", 7},	    {"1E10", 1e10}, {"0.30000000000000004", 0.1 + 0.2},
		    {"1e-400", 0.}, {"4e4", 40000}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double got = 99;

		assert_true(gj_real_parse(&got, gj_str_of(rows[i].text)));
		assert_true(got == rows[i].value);
	}
}

static void test_refused(void **state)
{
	static const char *const rows[] = {
		"",    " 1",	 "1 ",	 "nan",
		"inf", "-inf",	 "0x10", "1e",
		"1,5", "1e9999", "--1",	 "1.2.3",
		"e5",  "+",	 "½",	 "00000000000000000000000000000000000000001"};
	double got = 99;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_false(gj_real_parse(&got, gj_str_of(rows[i])));
	assert_false(gj_real_parse(&got, (gj_str){"1\0002", 3}));
	assert_true(got == 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_taken),
					   cmocka_unit_test(test_refused)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
