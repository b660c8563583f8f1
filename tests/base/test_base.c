/* SPDX-License-Identifier: Apache-2.0 */
/* Days, working days, text, numbers, buffers, files: against brute force and known cases. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/csv_write.h"
#include "base/day.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/nearest.h"
#include "base/number.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "base/workdays.h"

static bool leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Walk every day of eight centuries with a calendar of our own and compare. */
static void test_days_by_walking(void **state)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	gj_day day, expected = 0;
	int weekday = 6; /* 1600-01-01 was a Saturday */

	(void)state;
	assert_true(gj_day_from_ymd(&expected, 1600, 1, 1));
	for (int year = 1600; year < 2400; year++)
		for (int month = 1; month <= 12; month++)
			for (int of = 1; of <= length[month - 1] + (month == 2 && leap(year));
			     of++, expected++) {
				int y, m, d;

				assert_true(gj_day_from_ymd(&day, year, month, of));
				assert_int_equal(day, expected);
				gj_day_to_ymd(day, &y, &m, &d);
				assert_true(y == year && m == month && d == of);
				assert_int_equal(gj_day_weekday(day), weekday);
				weekday = weekday % 7 + 1;
			}
}

static gj_day on(const char *text)
{
	gj_day day = 0;

	assert_int_equal(gj_day_parse(&day, text, 10), GJ_OK);
	return day;
}

static void test_day_limits(void **state)
{
	static const char *const bad[] = {"2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31",
					  "0000-01-01", "2023-1-01",  "20230101xx"};
	gj_day day = 0;
	char text[11];

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(gj_day_parse(&day, bad[i], strlen(bad[i])), GJ_EINPUT);
	assert_int_equal(on("0001-01-01"), GJ_DAY_MIN);
	assert_int_equal(on("9999-12-31"), GJ_DAY_MAX);
	assert_int_equal(on("1970-01-01"), 0);
	assert_true(gj_day_add_months(&day, on("2024-01-31"), 1) && day == on("2024-02-29"));
	assert_true(gj_day_add_months(&day, on("2023-11-30"), 3) && day == on("2024-02-29"));
	assert_true(gj_day_add_months(&day, on("2023-03-31"), -1) && day == on("2023-02-28"));
	assert_false(gj_day_add_months(&day, on("9999-12-01"), 1));
	assert_false(gj_day_add_days(&day, GJ_DAY_MAX, 1));
	assert_false(gj_day_add_days(&day, GJ_DAY_MIN, -1));
	gj_day_format(on("2026-11-24"), text);
	assert_string_equal(text, "2026-11-24");
}

static void test_workdays(void **state)
{
	gj_workdays days = {0};
	gj_arena arena;
	gj_day day = 0;
	bool work = false;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_workdays_add_year(&days, &arena, 2024), GJ_OK);
	assert_int_equal(gj_workdays_add_year(&days, &arena, 2022), GJ_OK);
	assert_int_equal(gj_workdays_add_year(&days, &arena, 2024), GJ_EINPUT);
	for (gj_day off = on("2024-02-10"); off <= on("2024-02-17"); off++)
		assert_int_equal(gj_workdays_mark(&days, off, false), GJ_OK);
	assert_int_equal(gj_workdays_mark(&days, on("2024-02-04"), true), GJ_OK);
	assert_int_equal(gj_workdays_mark(&days, on("2024-02-18"), true), GJ_OK);
	assert_int_equal(gj_workdays_mark(&days, on("2024-02-18"), true), GJ_EINPUT);
	assert_int_equal(gj_workdays_mark(&days, on("2023-02-18"), true), GJ_EINPUT);
	assert_true(gj_workdays_is_work(&days, on("2024-02-18"), &work) && work);
	assert_true(gj_workdays_is_work(&days, on("2024-02-12"), &work) && !work);
	assert_true(gj_workdays_is_work(&days, on("2024-12-31"), &work) && work);
	assert_false(gj_workdays_is_work(&days, on("2023-05-05"), &work));
	assert_true(gj_workdays_after(&days, on("2024-02-05"), 10, &day) &&
		    day == on("2024-02-23"));
	assert_true(gj_workdays_after(&days, on("2024-02-09"), 1, &day) && day == on("2024-02-18"));
	assert_false(gj_workdays_after(&days, on("2024-12-30"), 2, &day));
	assert_false(gj_workdays_after(&days, on("2022-12-30"), 1, &day));
	gj_arena_free(&arena);
}

static gj_str bytes(const char *text, size_t len)
{
	gj_str s = {text, len};

	return s;
}

static void test_utf8(void **state)
{
	uint32_t code;

	(void)state;
	assert_int_equal(gj_utf8_valid(GJ_STR("规矩 ok")), 9);
	assert_int_equal(gj_utf8_valid(bytes("a\xC0\x80", 3)), 1);	  /* overlong zero */
	assert_int_equal(gj_utf8_valid(bytes("\xED\xA0\x80", 3)), 0);	  /* surrogate */
	assert_int_equal(gj_utf8_valid(bytes("\xF4\x90\x80\x80", 4)), 0); /* above U+10FFFF */
	assert_int_equal(gj_utf8_valid(bytes("\xF4\x8F\xBF\xBF", 4)), 4);
	assert_int_equal(gj_utf8_valid(bytes("\xE8\xA7", 2)), 0); /* cut */
	assert_int_equal(gj_utf8_next(GJ_STR("规"), &code), 3);
	assert_int_equal(code, 0x89C4);
	assert_int_equal(gj_utf8_width(GJ_STR("规矩ab")), 6);
	assert_int_equal(gj_utf8_count(GJ_STR("规矩ab")), 4);
	assert_int_equal(gj_utf8_fit(GJ_STR("规矩ab"), 3).len, 3);
}

/* Every code point there is, encoded by hand, is one valid sequence; every cut of it is not. */
static void test_utf8_all(void **state)
{
	(void)state;
	for (uint32_t code = 0x80; code <= 0x10FFFF; code++) {
		char t[4];
		size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		uint32_t back;

		for (size_t i = n; i-- > 1;)
			t[i] = (char)(0x80 | (code >> 6 * (n - 1 - i) & 0x3F));
		t[0] = (char)((0xF00 >> n & 0xFF) | (code >> 6 * (n - 1)));
		if (code >= 0xD800 && code <= 0xDFFF) {
			assert_int_equal(gj_utf8_valid(bytes(t, n)), 0);
			continue;
		}
		assert_int_equal(gj_utf8_valid(bytes(t, n)), n);
		assert_int_equal(gj_utf8_valid(bytes(t, n - 1)), 0);
		assert_int_equal(gj_utf8_next(bytes(t, n), &back), n);
		assert_int_equal(back, code);
		assert_int_equal(gj_utf8_find_hidden(bytes(t, n)), gj_utf8_is_hidden(code) ? 0 : n);
	}
	for (uint32_t code = 0x20; code < 0x7F; code++)
		assert_int_equal(utf8proc_charwidth((utf8proc_int32_t)code), 1);
	for (uint32_t code = 0x4E00; code < 0x9FA6; code++)
		assert_int_equal(utf8proc_charwidth((utf8proc_int32_t)code), 2);
	for (uint32_t code = 0; code < 0x80; code++) {
		char t = (char)code;

		assert_int_equal(gj_utf8_find_hidden(bytes(&t, 1)),
				 gj_utf8_is_hidden(code) ? 0 : 1);
	}
	assert_int_equal(gj_utf8_find_hidden(GJ_STR("规矩 \xe2\x80\x8b")), 7);
	/* Any byte at any place of a long plain row. */
	for (unsigned byte = 1; byte < 0x80; byte++)
		for (size_t at = 0; at < 30; at++) {
			char row[] = "abcdefghijklmnopqrstuvwxyz ~09";

			row[at] = (char)byte;
			assert_int_equal(gj_utf8_find_hidden(GJ_STR(row)),
					 gj_utf8_is_hidden(byte) ? at : 30);
		}
}

static void test_numbers(void **state)
{
	static const char *const bad[] = {
		"", "-", "1.", ".5", "1.23456", "1,000", "1e5", "922337203685478", "1 000", "+3"};
	gj_num n = 0;
	gj_buf buf;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (gj_num_parse(&n, gj_str_of(bad[i])))
			assert_string_equal(bad[i],
					    "922337203685478"); /* the last one that may fit */
	assert_false(gj_num_parse(&n, GJ_STR("922337203685478")) && n < 0);
	assert_false(gj_num_parse(&n, GJ_STR("99999999999999999999")));
	gj_buf_init(&buf, gj_alloc_system(), 1000);
	assert_true(gj_num_parse(&n, GJ_STR("-12.5")));
	assert_int_equal(n, -125000);
	gj_num_print(&buf, n);
	gj_buf_putc(&buf, ' ');
	gj_num_print(&buf, 500);
	gj_buf_putc(&buf, ' ');
	gj_num_print(&buf, INT64_MIN);
	assert_string_equal(buf.at, "-12.5 0.05 -922337203685477.5808");
	gj_buf_free(&buf);
	assert_false(gj_num_add(&n, INT64_MAX, 1));
	assert_false(gj_num_sub(&n, INT64_MIN, 1));
	assert_true(gj_num_percent(&n, 5 * GJ_NUM_ONE, INT64_C(1000000000) * GJ_NUM_ONE) &&
		    n == INT64_C(50000000) * GJ_NUM_ONE);
	assert_true(gj_num_percent(&n, -GJ_NUM_ONE / 2, 3 * GJ_NUM_ONE) && n == -150);
	assert_false(gj_num_percent(&n, INT64_MAX, INT64_MAX));
}

static void test_nearest(void **state)
{
	gj_nearest near;

	(void)state;
	gj_nearest_start(&near, GJ_STR("offered_to_publik"));
	gj_nearest_offer(&near, GJ_STR("offered_to_public"));
	gj_nearest_offer(&near, GJ_STR("offered_to_firms"));
	assert_int_equal(near.distance, 1);
	assert_true(gj_str_eq(near.best, GJ_STR("offered_to_public")));
	gj_nearest_start(&near, GJ_STR("luanch"));
	gj_nearest_offer(&near, GJ_STR("launch"));
	assert_int_equal(near.distance, 1); /* neighbours swapped */
	gj_nearest_start(&near, GJ_STR("a service in the Union with a hundred thousand users, "
				       "whose provider has no place there"));
	gj_nearest_offer(&near, GJ_STR("a service in the Union with ten thousand users, "
				       "whose provider has no place there"));
	assert_true(near.best.len > 64); /* as titles of tests are */
	gj_nearest_start(&near, GJ_STR("xyz"));
	gj_nearest_offer(&near, GJ_STR("launch"));
	assert_int_equal(near.best.len, 0);
	gj_nearest_start(&near, GJ_STR("备按"));
	gj_nearest_offer(&near, GJ_STR("备案"));
	assert_int_equal(near.distance, 1);
}

static void test_map_and_hash(void **state)
{
	static char key[5000][8];
	gj_arena arena;
	gj_map map = {0};
	char hash[65];

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	for (uint32_t i = 0; i < 5000; i++) {
		uint32_t value = i;
		bool found;

		snprintf(key[i], sizeof key[i], "k%u", i);
		assert_int_equal(gj_map_put(&map, &arena, gj_str_of(key[i]), &value, &found),
				 GJ_OK);
		assert_false(found);
	}
	for (uint32_t i = 0; i < 5000; i++) {
		uint32_t value = 0;

		assert_true(gj_map_get(&map, gj_str_of(key[i]), &value));
		assert_int_equal(value, i);
	}
	assert_false(gj_map_get(&map, GJ_STR("k5000"), &(uint32_t){0}));
	/* A name without bytes is a name too; names that differ in one byte, or in length only, are two. */
	assert_false(gj_map_get(&map, (gj_str){NULL, 0}, &(uint32_t){0}));
	assert_int_equal(gj_hash(NULL, 0, 7), gj_hash("", 0, 7));
	assert_int_not_equal(gj_hash("12345678", 8, 0), gj_hash("12345678\0", 9, 0));
	assert_int_not_equal(gj_hash("123456789", 9, 0), gj_hash("12345678:", 9, 0));
	gj_sha256_hex(GJ_STR("abc"), hash); /* FIPS 180-4, example */
	assert_string_equal(hash,
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	gj_blake2b_hex(GJ_STR("abc"),
		       hash); /* RFC 7693 with 32 bytes, as Python's hashlib has it */
	assert_string_equal(hash,
			    "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
	gj_arena_free(&arena);
}

/* RFC 9562 has two names as examples; the others are as Python's uuid has them, over the edges of SHA-1's blocks. */
static void test_uuid(void **state)
{
	static const gj_uuid hosts = {{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4,
				       0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};
	static const struct {
		size_t length; /* of a name of so many `a` */
		const char *uuid;
	} edges[] = {{0, "4ebd0208-8328-5d69-8c44-ec50939c0967"},
		     {1, "4f3f2898-69e3-5a0d-820a-c4e87987dbce"},
		     {38, "fa465dc7-82d5-5c3b-a5bb-9b8f3132a2b7"},
		     {39, "5824f981-4282-59d4-9716-acb6d741350e"},
		     {40, "39f39c20-db47-5131-8879-62f8f67f9014"},
		     {47, "660c273c-8a00-5941-b6f4-8d0afed88966"},
		     {48, "7280cc42-274a-5c4a-91fc-ae23f853eeb7"},
		     {49, "69349718-028b-5ff0-a00f-c024ded6e6ee"},
		     {103, "1cf1b329-74b7-50b0-a819-28e28c61c775"},
		     {104, "31477a3f-211d-5651-b3ce-be7c82999e70"},
		     {112, "ab683ad5-4de4-5faf-bf37-0788e34176da"},
		     {199, "9642e246-2275-5982-b999-faf53a9d8e56"}};
	char text[37], name[200];
	gj_uuid uuid = gj_uuid_of(&hosts, GJ_STR("www.example.com"));

	(void)state;
	gj_uuid_format(&uuid, text);
	assert_string_equal(text, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
	memset(name, 'a', sizeof name);
	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
		uuid = gj_uuid_of(&hosts, (gj_str){name, edges[i].length});
		gj_uuid_format(&uuid, text);
		assert_string_equal(text, edges[i].uuid);
	}
}

/* A cell that a spreadsheet would take for a formula, and back. */
static void test_csv_write(void **state)
{
	static const char *const cells[][2] = {{"", ""},
					       {"a", "a"},
					       {"a,b", "\"a,b\""},
					       {"=1", "'=1"},
					       {"'=1", "''=1"},
					       {"-1", "'-1"},
					       {"＋1", "'＋1"},
					       {"a=1", "a=1"},
					       {"=a,b", "\"'=a,b\""},
					       {"@\"", "\"'@\"\"\""},
					       {"a\nb", "\"a\nb\""},
					       {"\t", "'\t"}};

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		gj_buf out;

		gj_buf_init(&out, gj_alloc_system(), 1000);
		gj_csv_put_safe(&out, gj_str_of(cells[i][0]));
		assert_true(gj_str_eq(gj_buf_str(&out), gj_str_of(cells[i][1])));
		gj_buf_free(&out);
	}
}

static void test_limits(void **state)
{
	gj_arena arena;
	gj_buf buf;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), 1000);
	assert_non_null(gj_arena_get(&arena, 900));
	assert_null(gj_arena_get(&arena, 200));
	assert_null(gj_arena_get(&arena, SIZE_MAX));
	assert_null(gj_arena_array(&arena, SIZE_MAX / 2, 4));
	gj_arena_free(&arena);
	gj_arena_free(&arena);
	gj_buf_init(&buf, gj_alloc_system(), 10);
	gj_buf_puts(&buf, "123456789");
	assert_int_equal(gj_buf_status(&buf), GJ_OK);
	gj_buf_puts(&buf, "0");
	assert_int_equal(gj_buf_status(&buf), GJ_ENOMEM);
	assert_int_equal(buf.len, 9);
	gj_buf_free(&buf);
}

static void write_file(const char *path, const char *text, size_t len)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, len, file), len);
	fclose(file);
}

static void test_files(void **state)
{
	char folder[] = "/tmp/guiju-base-XXXXXX", path[200];
	gj_arena arena;
	gj_error err;
	gj_str text;
	int fd;

	(void)state;
	assert_non_null(mkdtemp(folder));
	gj_arena_init(&arena, gj_alloc_system(), 1 << 20);
	snprintf(path, sizeof path, "%s/a.gj", folder);
	assert_int_equal(gj_file_write(path, GJ_STR("fact a\n"), &err), GJ_OK);
	assert_int_equal(gj_file_read_text(&text, &arena, path, 100, &err), GJ_OK);
	assert_true(gj_str_eq(text, GJ_STR("fact a\n")));
	assert_int_equal(gj_file_read_text(&text, &arena, path, 5, &err), GJ_EINPUT);
	assert_non_null(strstr(err.message, "too large"));
	write_file(path, "ok\nx\xFFy\n", 7);
	assert_int_equal(gj_file_read_text(&text, &arena, path, 100, &err), GJ_EINPUT);
	assert_int_equal(err.spot[0].line, 2);
	assert_int_equal(err.spot[0].column, 2);
	assert_non_null(strstr(err.message, "0xFF"));
	write_file(path, "a\0b", 3);
	assert_int_equal(gj_file_read_text(&text, &arena, path, 100, &err), GJ_EINPUT);
	assert_int_equal(gj_file_read(&text, &arena, folder, 100, &err), GJ_EIO);
	assert_int_equal(gj_file_read(&text, &arena, "/nowhere/at/all", 100, &err), GJ_EIO);
	/* A gibibyte of holes is refused at once: the arena has one mebibyte. */
	fd = open(path, O_WRONLY | O_TRUNC);
	assert_int_equal(ftruncate(fd, 1 << 30), 0);
	close(fd);
	assert_int_equal(gj_file_read_text(&text, &arena, path, 16 << 20, &err), GJ_EINPUT);
	/* A folder that does not exist leaves nothing behind. */
	snprintf(path, sizeof path, "%s/none/b.gj", folder);
	assert_int_equal(gj_file_write(path, GJ_STR("x"), &err), GJ_EIO);
	snprintf(path, sizeof path, "%s/a.gj", folder);
	unlink(path);
	assert_int_equal(rmdir(folder), 0);
	gj_arena_free(&arena);
}

static void test_error_text(void **state)
{
	gj_source source = {GJ_STR("规则.gj"), GJ_STR("第一行\n事实 甲 \"乙\"\n")};
	gj_error err;
	char text[500], small[20];
	size_t length;

	(void)state;
	gj_fault(&err, GJ_EINPUT, "wrong `%s`", "甲");
	gj_fault_at(&err, &source, (gj_pos){2, 4, 1}, NULL);
	gj_fault_help(&err, "write %d", 5);
	length = gj_error_text(&err, text, sizeof text);
	assert_string_equal(text, "规则.gj:2:4: wrong `甲`\n   2 | 事实 甲 \"乙\"\n     |      "
				  "^^\n  help: write 5\n");
	assert_int_equal(gj_error_text(&err, small, sizeof small), length);
	assert_int_equal(strlen(small), sizeof small - 1);
	assert_int_equal(gj_fault(NULL, GJ_EIO, "nobody listens"), GJ_EIO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days_by_walking),
		cmocka_unit_test(test_day_limits),
		cmocka_unit_test(test_workdays),
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_utf8_all),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_uuid),
		cmocka_unit_test(test_csv_write),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_map_and_hash),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_error_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
