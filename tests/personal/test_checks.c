/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Check digits: the examples of the standards, and that every change of one sign and every swap of neighbours that the check can
 * find makes a right number wrong. Numbers are made here, with check digits found by trying all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/day.h"
#include "personal/checks.h"
#include "personal/collect.h"
#include "support/random.h"

enum { CASES = 300, MOST = 64 };

static const char digits[] = "0123456789", with_x[] = "0123456789X",
		  without_iosvz[] = "0123456789ABCDEFGHJKLMNPQRTUWXY",
		  letters_too[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

typedef bool check(gj_str value);

typedef struct scheme {
	check *is_right;
	const char *alphabet, *last; /* of the last sign */
	size_t length, check_at;     /* where the check sign stands */
	bool swaps;		     /* all swaps of different neighbours are found */
} scheme;

static bool luhn(gj_str value)
{
	return gj_check_luhn(value);
}

static const scheme schemes[] = {
	{gj_check_mod_11_2, digits, with_x, 18, 17, true},
	{gj_check_mod_31, without_iosvz, without_iosvz, 18, 17, true},
	{luhn, digits, digits, 16, 15, false},
	{luhn, digits, digits, 19, 18, false},
	{gj_check_mod_97, letters_too, letters_too, 22, 3, false},
};

/* A right number; for IBAN's check two digits must be tried. */
static bool make(const scheme *s, rng *r, char *value)
{
	const char *alphabet = s->check_at + 1 == s->length ? s->last : digits;

	for (size_t i = 0; i < s->length; i++)
		value[i] = s->alphabet[rng_below(r, (unsigned)strlen(s->alphabet))];
	value[s->length] = '\0';
	if (s->check_at == 3)
		value[2] = digits[rng_below(r, 10)];
	for (const char *try = alphabet; *try != '\0'; try++) {
		value[s->check_at] = *try;
		if (s->is_right((gj_str){value, s->length}))
			return true;
	}
	return false;
}

static void test_every_change_of_one_sign(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof schemes / sizeof *schemes; k++) {
		const scheme *s = &schemes[k];
		size_t made = 0;

		for (unsigned n = 0; n < CASES; n++) {
			rng r = rng_of(k + 1, n);
			char value[MOST];

			if (!make(s, &r, value))
				continue;
			made++;
			for (size_t i = 0; i < s->length; i++) {
				char was = value[i];
				const char *to = i + 1 == s->length ? s->last : s->alphabet;

				/* A letter counts for two digits in IBAN: only digits for digits there */
				if (s->check_at == 3)
					to = was <= '9' ? digits : letters_too + 10;
				for (; *to != '\0'; to++) {
					value[i] = *to;
					assert_int_equal(s->is_right((gj_str){value, s->length}),
							 *to == was);
				}
				value[i] = was;
			}
		}
		assert_true(made > CASES / 20);
	}
}

static void test_swaps(void **state)
{
	(void)state;
	for (size_t k = 0; k < 4; k++) {
		const scheme *s = &schemes[k];

		for (unsigned n = 0; n < CASES; n++) {
			rng r = rng_of(k + 1, n);
			char value[MOST];

			assert_true(make(s, &r, value));
			for (size_t i = 0; i + 1 < s->length; i++) {
				char a = value[i], b = value[i + 1];
				/* Luhn alone does not tell 09 from 90. */
				bool blind = a == b || (!s->swaps && (a == '0' || a == '9') &&
							(b == '0' || b == '9'));

				value[i] = b;
				value[i + 1] = a;
				assert_int_equal(s->is_right((gj_str){value, s->length}), blind);
				value[i] = a;
				value[i + 1] = b;
			}
		}
	}
}

static void test_examples(void **state)
{
	(void)state;
	assert_true(gj_check_mod_11_2(GJ_STR("11010519491231002X")));
	assert_true(gj_check_mod_11_2(GJ_STR("440524188001010014")));
	assert_true(gj_check_mod_31(GJ_STR("91350100M000100Y43")));
	assert_true(gj_check_organisation(GJ_STR("M000100Y4")));
	assert_true(gj_check_luhn(GJ_STR("79927398713")));
	assert_true(gj_check_mod_97(GJ_STR("GB29NWBK60161331926819")));
	assert_false(gj_check_mod_11_2(GJ_STR("11010519491231002x")));
	assert_false(gj_check_mod_11_2(GJ_STR("")));
	assert_false(gj_check_mod_31(GJ_STR("")));
	assert_false(gj_check_organisation(GJ_STR("")));
	assert_false(gj_check_luhn(GJ_STR("")));
	assert_false(gj_check_mod_97(GJ_STR("GB29")));
}

/* Any bytes: no answer but false for signs out of the alphabet. */
static void test_any_bytes(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 20000; n++) {
		rng r = rng_of(77, n);
		char value[MOST];
		size_t length = rng_below(&r, 24);

		for (size_t i = 0; i < length; i++)
			value[i] = (char)rng_below(&r, 256);
		value[length / 2] = '\0';
		for (size_t k = 0; length > 0 && k < sizeof schemes / sizeof *schemes; k++)
			assert_false(schemes[k].is_right((gj_str){value, length}));
		if (length > 0)
			assert_false(gj_check_organisation((gj_str){value, length}));
	}
}

static void test_birthdays(void **state)
{
	char text[16];

	(void)state;
	for (int year = 1840; year <= 2110; year++)
		for (int month = 0; month <= 13; month++)
			for (int day = 0; day <= 32; day++) {
				gj_day ignored;
				bool want = year >= 1850 && year <= 2030 &&
					    gj_day_from_ymd(&ignored, year, month, day);

				snprintf(text, sizeof text, "%04d%02d%02d", year, month, day);
				assert_int_equal(gj_is_birthday((gj_str){text, 8}, 2030), want);
			}
}

/* Thirty-four provinces, and the number of Taiwan's residents with a permit. */
static void test_provinces(void **state)
{
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 100; i++) {
		char text[3] = {(char)('0' + i / 10), (char)('0' + i % 10), '\0'};

		n += gj_is_province((gj_str){text, 2});
	}
	assert_int_equal(n, 34 + 1);
	assert_false(gj_is_province(GJ_STR("1")));
	assert_false(gj_is_province(GJ_STR("A1")));
}

static bool finds(gj_personal_kind kind, const char *text, size_t length)
{
	static findings all;

	collect_whole(&all, (gj_str){text, length});
	for (size_t i = 0; i < all.n; i++)
		if (all.item[i].kind == kind && all.item[i].end - all.item[i].at == length)
			return true;
	return false;
}

/* The same of the scan: numbers that are right in all else, changed in one sign. */
static void test_scan_of_changed_numbers(void **state)
{
	static const struct {
		gj_personal_kind kind;
		const char *value, *alphabet;
	} right[] = {
		{GJ_PERSONAL_CN_ID, "11010519491231002X", with_x},
		{GJ_PERSONAL_CN_ID, "440524188001010014", with_x},
		{GJ_PERSONAL_USCC, "91350100M000100Y43", without_iosvz},
		{GJ_PERSONAL_BANK_CARD, "4111111111111111", digits},
		{GJ_PERSONAL_BANK_CARD, "6222020000000000000", digits},
		{GJ_PERSONAL_IBAN, "DE89370400440532013000", digits},
	};

	(void)state;
	for (size_t k = 0; k < sizeof right / sizeof *right; k++) {
		size_t length = strlen(right[k].value);
		char value[MOST];

		memcpy(value, right[k].value, length);
		assert_true(finds(right[k].kind, value, length));
		for (size_t i = 0; i < length; i++) {
			for (const char *to = right[k].alphabet; *to != '\0'; to++) {
				value[i] = *to;
				if (finds(right[k].kind, value, length) !=
				    (*to == right[k].value[i]))
					fail_msg("`%.*s`", (int)length, value);
			}
			value[i] = right[k].value[i];
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_change_of_one_sign),
		cmocka_unit_test(test_swaps),
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_birthdays),
		cmocka_unit_test(test_provinces),
		cmocka_unit_test(test_scan_of_changed_numbers),
	};

	return cmocka_run_group_tests_name("personal_checks", tests, NULL, NULL);
}
