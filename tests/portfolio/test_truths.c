/* SPDX-License-Identifier: Apache-2.0 */
/* Truths of tables: what eight cells at a time say is what one after the other says, whatever stands in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/gen_small.h"
#include "portfolio/csv_truths.h"

enum { ROUNDS = 20000, WIDTH = 3, ROWS = 64, ROOM = 1 << 13 };

#define WORD(text)                                                                                 \
	{                                                                                          \
		text, sizeof text - 1                                                              \
	}

/* The first five are plain. */
static const gj_str words[] = {WORD("yes"),   WORD("no"),	 WORD("true"),
			       WORD("false"), WORD(""),		 WORD("yess"),
			       WORD("ye"),    WORD("unknown"),	 WORD("falsee"),
			       WORD("\0yes"), WORD("true true"), WORD("yes,no and more than eight"),
			       WORD("1"),     WORD("是")};

static void fill(char *text, gj_csv_cell *cell, uint64_t *random)
{
	size_t at = 0;

	for (size_t i = 0; i < WIDTH * ROWS; i++) {
		gj_str word = words[gen_below(random, gen_below(random, 4) == 0 ? 14 : 5)];

		memcpy(text + at, word.at, word.len);
		cell[i] = (gj_csv_cell){(uint32_t)at, (uint32_t)word.len};
		if (gen_below(random, 40) == 0)
			cell[i].mark |= GJ_CSV_QUOTED;
		if (gen_below(random, 60) == 0)
			cell[i].mark |= GJ_CSV_DOUBLED;
		at += word.len + 1;
	}
}

static void test_same(void **state)
{
	static char text[ROOM];
	uint64_t random = 11;
	unsigned odd = 0;

	(void)state;
#ifdef GJ_CSV_X86
	for (unsigned i = 0; i < ROUNDS && gj_csv_path_here(GJ_CSV_AVX512); i++) {
		gj_csv_cell cell[WIDTH * ROWS];
		size_t column = gen_below(&random, WIDTH), n = 1 + gen_below(&random, ROWS);
		uint64_t yes, no, wide_yes, wide_no;
		bool plain, wide_plain;

		fill(text, cell, &random);
		plain = gj_csv_truths_portable(text, cell + column, WIDTH, n, &yes, &no);
		wide_plain =
			gj_csv_truths_avx512(text, cell + column, WIDTH, n, &wide_yes, &wide_no);
		assert_int_equal(plain, wide_plain);
		assert_true(yes == wide_yes && no == wide_no && (yes & no) == 0);
		odd += !plain;
	}
	assert_true(odd > 0 || !gj_csv_path_here(GJ_CSV_AVX512));
#else
	(void)text, (void)random, (void)odd, (void)fill;
#endif
}

static void test_words(void **state)
{
	static const char text[] = "yes no true false maybe Yes           ";
	const gj_csv_cell cell[] = {{0, 3}, {4, 2}, {7, 4}, {12, 5}, {17, 0}, {18, 5}, {24, 3}};
	uint64_t yes, no;

	(void)state;
	assert_true(gj_csv_truths_portable(text, cell, 1, 5, &yes, &no));
	assert_int_equal(yes, 1 | 4);
	assert_int_equal(no, 2 | 8);
	assert_false(gj_csv_truths_portable(text, cell, 1, 6, &yes, &no));
	assert_false(gj_csv_truths_portable(text, cell + 6, 1, 1, &yes, &no));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_same),
					   cmocka_unit_test(test_words)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
