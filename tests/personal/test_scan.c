/* SPDX-License-Identifier: Apache-2.0 */
/* The scanner: any cut gives the same, findings do not overlap, nothing is kept, options, endless numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <guiju/error.h>

#include "personal/collect.h"
#include "personal/trigger.h"
#include "support/random.h"

enum { CASES = 2000, MOST = 6000 };

/* Whole values, and crumbs that may stand in, beside and between values. */
static const char *const crumbs[] = {
	"11010519491231002X",
	"13812345678",
	"4111111111111111",
	"6222 0200 0000 0000 000",
	"zhang.san@qq.com",
	"203.0.113.5",
	"2001:db8::1",
	"91350100M000100Y43",
	"010-62345678",
	"京A12345",
	"护照E12345678",
	"GB29 NWBK 6016 1331 9268 19",
	"坐标39.9042,116.4074",
	"１３８１２３４５６７８",
	"\xe2\x80\x8b",
	"\xef\xbb\xbf",
	"0",
	"1",
	"12",
	"138",
	"4111",
	"X",
	"E",
	"A",
	" ",
	"-",
	".",
	":",
	"::",
	"@",
	"＠",
	"，",
	"、",
	"（",
	")",
	"+86",
	"/",
	"_",
	"=",
	"%",
	"手机",
	"订单号",
	"电话：",
	"version ",
	"\n",
	"\t",
	"的",
	"\xc2\xb0",
	"\xc2\xb7",
	"word",
	"\xff",
	"\xe4\xb8",
	"９",
	"Ｘ",
	"00000000000000",
	"w",
};

static gj_str make(rng *r, char *text)
{
	gj_str made = {text, 0};
	size_t want = rng_below(r, rng_chance(r, 20) ? MOST - 400 : 600);

	while (made.len < want) {
		const char *crumb = crumbs[rng_below(r, sizeof crumbs / sizeof *crumbs)];
		size_t times = rng_chance(r, 2) ? 1 + rng_below(r, 200) : 1;

		for (size_t n = strlen(crumb); times > 0 && made.len + n < MOST; times--) {
			memcpy(text + made.len, crumb, n);
			made.len += n;
		}
	}
	return made;
}

static size_t any_piece(void *context, size_t left)
{
	rng *r = context;
	size_t most = rng_chance(r, 50) ? 8 : rng_chance(r, 50) ? 300 : 3000;
	size_t size = 1 + rng_below(r, (unsigned)most);

	return size < left ? size : left;
}

static void test_any_cut(void **state)
{
	static char text[MOST];
	static findings whole, cut;
	size_t found = 0;

	(void)state;
	for (unsigned n = 0; n < CASES; n++) {
		rng r = rng_of(11, n);
		gj_str made = make(&r, text);

		collect_whole(&whole, made);
		for (unsigned k = 0; k < 4; k++) {
			collect(&cut, made, NULL, any_piece, &r);
			if (!same_findings(&whole, &cut))
				fail_msg("case %u, cut %u: %zu and %zu findings", n, k, whole.n,
					 cut.n);
		}
		found += whole.n;
	}
	assert_true(found > CASES);
}

static void test_findings_are_in_order_and_apart(void **state)
{
	static char text[MOST];
	static findings all;

	(void)state;
	for (unsigned n = 0; n < CASES; n++) {
		rng r = rng_of(12, n);
		gj_str made = make(&r, text);
		uint64_t end = 0;

		collect_whole(&all, made);
		for (size_t i = 0; i < all.n && i < COLLECT_MOST; i++) {
			assert_true(all.item[i].at >= end && all.item[i].end > all.item[i].at);
			assert_true(all.item[i].end <= made.len);
			assert_true(all.item[i].end - all.item[i].at <= GJ_PERSONAL_LONGEST);
			end = all.item[i].end;
		}
	}
}

/* The quick search for marks, and what it passes over, against the slow and plain one. */
static void test_marks(void **state)
{
	static char text[MOST];

	(void)state;
	for (unsigned n = 0; n < CASES; n++) {
		rng r = rng_of(13, n);
		gj_str made = make(&r, text);
		size_t limit = rng_below(&r, (unsigned)made.len + 1),
		       at = rng_below(&r, (unsigned)limit + 1);
		size_t want = at;

		for (; want < limit; want++) {
			unsigned char byte = (unsigned char)made.at[want];
			bool wide = byte == 0xef && made.len - want >= 3 &&
				    (unsigned char)made.at[want + 1] == 0xbc &&
				    (((unsigned char)made.at[want + 2] >= 0x90 &&
				      (unsigned char)made.at[want + 2] <= 0x99) ||
				     (unsigned char)made.at[want + 2] == 0xa0);

			if (byte == '@' || wide || (byte >= '0' && byte <= '9'))
				break;
		}
		assert_int_equal(gj_trigger_next(made, at, limit), want);
	}
}

/* One kind alone, and only the surer ones: what is left of all. */
static void test_options(void **state)
{
	static char text[MOST];
	static findings all, some;

	(void)state;
	for (unsigned n = 0; n < CASES / 4; n++) {
		rng r = rng_of(14, n);
		gj_str made = make(&r, text);
		gj_personal_kind kind = (gj_personal_kind)rng_below(&r, GJ_N_PERSONAL);
		gj_personal_confidence least = (gj_personal_confidence)rng_below(&r, 3);
		gj_personal_options options = {UINT32_C(1) << kind, least, 0};
		size_t k = 0;

		collect_whole(&all, made);
		if (all.n > COLLECT_MOST)
			continue;
		for (size_t i = 0; i < all.n; i++)
			if (all.item[i].kind == kind && all.item[i].confidence >= least)
				all.item[k++] = all.item[i];
		all.n = k;
		collect(&some, made, &options, NULL, NULL);
		assert_true(same_findings(&all, &some));
	}
}

static void test_last_birth(void **state)
{
	static findings all;
	gj_personal_options options = {0, GJ_PERSONAL_SHAPE, 1948};

	(void)state;
	collect(&all, GJ_STR("11010519491231002X"), &options, NULL, NULL);
	assert_int_equal(all.n, 0);
	options.last_birth_year = 1949;
	collect(&all, GJ_STR("11010519491231002X"), &options, NULL, NULL);
	assert_int_equal(all.n, 1);
}

static int refuse(void *context, const gj_personal_found *found)
{
	(void)found;
	++*(int *)context;
	return GJ_EIO;
}

static bool all_zero(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

static void test_a_callback_that_refuses(void **state)
{
	static char text[9000];
	gj_personal p;
	int calls = 0;

	(void)state;
	memset(text, '\n', sizeof text);
	memcpy(text + 20, "13812345678", 11);
	memcpy(text + 2000, "13812345678", 11);
	gj_personal_begin(&p, NULL, refuse, &calls);
	assert_int_equal(gj_personal_feed(&p, (gj_str){text, sizeof text}), GJ_EIO);
	assert_int_equal(calls, 1);
	assert_true(all_zero(p.carry, sizeof p.carry));
}

static void test_nothing_is_kept(void **state)
{
	gj_personal p;
	int calls = 0;

	(void)state;
	gj_personal_begin(&p, NULL, refuse, &calls);
	gj_personal_feed(&p, GJ_STR("my number is 13812345678"));
	assert_false(all_zero(p.carry, sizeof p.carry));
	assert_int_equal(gj_personal_end(&p), GJ_EIO);
	assert_true(all_zero(p.carry, sizeof p.carry));
}

/* Megabytes without an end of the number: no time to speak of, and what comes after is found. */
static void test_endless(void **state)
{
	static const char *const fill[] = {"1",
					   "1 ",
					   "12.",
					   "a@",
					   "@",
					   "\xe2\x80\x8b",
					   "1\xe2\x80\x8b",
					   "１",
					   "1:",
					   "a.",
					   "20011:",
					   "39.12345,",
					   "+",
					   "86 ",
					   "京A"};
	enum { SIZE = 1 << 19 };
	char *text = malloc(SIZE);
	static findings all;

	(void)state;
	assert_non_null(text);
	for (size_t k = 0; k < sizeof fill / sizeof *fill; k++) {
		static const char last[] = "\n手机13812345678";
		size_t at = 0, n = strlen(fill[k]);

		for (; at + n + sizeof last < SIZE; at += n)
			memcpy(text + at, fill[k], n);
		memcpy(text + at, last, sizeof last - 1);
		collect_whole(&all, (gj_str){text, at + sizeof last - 1});
		assert_int_equal(all.n, 1);
		assert_int_equal(all.item[0].kind, GJ_PERSONAL_MOBILE);
	}
	free(text);
	assert_true(sizeof(gj_personal) < 2048);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_cut),
		cmocka_unit_test(test_findings_are_in_order_and_apart),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_last_birth),
		cmocka_unit_test(test_a_callback_that_refuses),
		cmocka_unit_test(test_nothing_is_kept),
		cmocka_unit_test(test_endless),
	};

	return cmocka_run_group_tests_name("personal_scan", tests, NULL, NULL);
}
