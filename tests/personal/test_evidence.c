/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept of a finding: masks say what they are meant to say, hashes hang on kind, value and key and on nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sodium/crypto_generichash.h>

#include "personal/collect.h"

static const finding *only(const char *text)
{
	static findings all;

	collect_whole(&all, gj_str_of(text));
	if (all.n != 1)
		fail_msg("`%s`: %zu findings", text, all.n);
	return &all.item[0];
}

static void test_masks(void **state)
{
	static const char *const pairs[][2] = {
		{"11010519491231002X", "11***************X"},
		{"身份证110105491231002", "11***************X"},
		{"91350100M000100Y43", "91**************43"},
		{"DE89 3704 0044 0532 0130 00", "DE89****************00"},
		{"4111 1111 1111 1111", "4111**********11"},
		{"+86 138 1234 5678", "138******78"},
		{"010-62345678-801", "010*******8"},
		{"护照 E12345678", "E******78"},
		{"通行证 C12345678", "C******78"},
		{"京A·12345", "京A****5"},
		{"203.0.113.5", "203.*.*.*"},
		{"2001:db8::1", "2001:*"},
		{"坐标 39.9042, 116.4074", "39.*,116.*"},
		{"39°54′20.5″N, 116°24′27″E", "39d*N,116d*E"},
		{"zhang.san@mail.example.org", "z***@m***.org"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_string_equal(only(pairs[i][0])->masked, pairs[i][1]);
}

/* All ways of writing a value have one hash; another value has another. */
static void test_one_value_one_hash(void **state)
{
	static const char *const same[][4] = {
		{"11010519491231002X", "１１０１０５ 19491231 ００２x", "身份证110105491231002",
		 "110105-19491231-002X"},
		{"13812345678", "+86 138-1234-5678", "008613812345678",
		 "138\xe2\x80\x8b"
		 "12345678"},
		{"010-62345678", "(010) 6234 5678", "+86-10-62345678", "电话01062345678"},
		{"4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111",
		 "４１１１１１１１１１１１１１１１"},
		{"2001:db8::1", "2001:DB8:0:0:0:0:0:1", "2001:0db8::0001", "2001:db8:0::1"},
		{"li@qq.com", "LI@QQ.com", "ｌｉ＠qq.com", "li\xe2\x80\x8b@qq.com"},
		{"京A12345", "京A·12345", "京a 12345", "京A-12345"},
	};
	char first[65];

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		memcpy(first, only(same[i][0])->hash, sizeof first);
		for (size_t k = 1; k < 4; k++)
			assert_string_equal(only(same[i][k])->hash, first);
		for (size_t k = i + 1; k < sizeof same / sizeof *same; k++)
			assert_string_not_equal(only(same[k][0])->hash, first);
	}
}

static int hash_with(void *context, const gj_personal_found *found)
{
	char(*out)[65] = context;
	gj_personal_key a, b;

	gj_personal_key_of(&a, GJ_STR("a"));
	gj_personal_key_of(&b, GJ_STR("b"));
	gj_personal_hash(found, &a, out[0]);
	gj_personal_hash(found, &b, out[1]);
	return 0;
}

/* Said in the header, made here by the library's one-call form. */
static void test_hash_is_as_said(void **state)
{
	static const unsigned char message[] = "mobile\0"
					       "13812345678";
	unsigned char key[32], hash[32];
	char out[2][65], want[65];
	gj_personal p;

	(void)state;
	gj_personal_begin(&p, NULL, hash_with, out);
	gj_personal_feed(&p, GJ_STR("13812345678"));
	gj_personal_end(&p);
	crypto_generichash(key, sizeof key, (const unsigned char *)"a", 1, NULL, 0);
	crypto_generichash(hash, sizeof hash, message, sizeof message - 1, key, sizeof key);
	for (size_t i = 0; i < sizeof hash; i++)
		snprintf(want + 2 * i, 3, "%02x", hash[i]);
	assert_string_equal(out[0], want);
	assert_string_not_equal(out[0], out[1]);
}

/* The longest of each part: cut to the mask's room, never past it. */
static void test_long_mail(void **state)
{
	char text[200];
	size_t n = 0;

	(void)state;
	memset(text, 'a', 64);
	n = 64;
	n += (size_t)snprintf(text + n, sizeof text - n, "@%s.abcdefghijklmnopqrstuvwx",
			      "mail.of.a.long.name");
	assert_string_equal(only(text)->masked, "a***@m***.abcdefghijklmnopqrstuvwx");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_masks),
		cmocka_unit_test(test_one_value_one_hash),
		cmocka_unit_test(test_hash_is_as_said),
		cmocka_unit_test(test_long_mail),
	};

	return cmocka_run_group_tests_name("personal_evidence", tests, NULL, NULL);
}
