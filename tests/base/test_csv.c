/* SPDX-License-Identifier: Apache-2.0 */
/* Tables: the RFC's examples, each fault with its place, doubled quotes, cuts. Each on every instruction set here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/csv.h"

enum { MOST = 64 };

#define EACH_PATH                                                                                  \
	for (gj_csv_path path = 0; path < GJ_N_CSV_PATHS; path++)                                  \
		if (gj_csv_path_here(path))

/* Reads `text` whole; cells are written with their kind: `a|'b'|"c""d"` for plain, quoted, doubled, a line a record. */
static void assert_cells(gj_csv_path path, const char *text, uint32_t columns, const char *expected)
{
	gj_csv csv = gj_csv_begin(gj_csv_without_mark(gj_str_of(text)), columns);
	gj_csv_cell cell[MOST];
	gj_csv_fault fault = {0};
	char got[512] = "";
	size_t n, len = 0;

	csv.path = path;
	assert_int_equal(gj_csv_split(&csv, cell, MOST / columns, &n, &fault), GJ_OK);
	for (size_t i = 0; i < n * columns; i++) {
		gj_str raw = gj_csv_raw(csv.text, cell[i]);
		const char *quote = gj_csv_is_doubled(cell[i])	? "\""
				    : gj_csv_is_quoted(cell[i]) ? "'"
								: "";

		len += (size_t)snprintf(got + len, sizeof got - len, "%s%.*s%s%s", quote,
					GJ_FMT(raw), quote, (i + 1) % columns == 0 ? "\n" : "|");
	}
	assert_string_equal(got, expected);
	assert_int_equal(csv.at, csv.text.len);
	assert_int_equal(gj_csv_split(&csv, cell, 1, &n, &fault), GJ_OK);
	assert_int_equal(n, 0);
}

static void test_rfc(void **state)
{
	(void)state;
	EACH_PATH
	{
		assert_cells(path, "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", 3,
			     "aaa|bbb|ccc\nzzz|yyy|xxx\n");
		assert_cells(path, "aaa,bbb,ccc\r\nzzz,yyy,xxx", 3, "aaa|bbb|ccc\nzzz|yyy|xxx\n");
		assert_cells(path, "\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", 3,
			     "'aaa'|'bbb'|'ccc'\nzzz|yyy|xxx\n");
		assert_cells(path, "\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", 3,
			     "'aaa'|'b\r\nbb'|'ccc'\nzzz|yyy|xxx\n");
		assert_cells(path, "\"aaa\",\"b\"\"bb\",\"ccc\"", 3, "'aaa'|\"b\"\"bb\"|'ccc'\n");
		assert_cells(path,
			     "\xEF\xBB\xBF"
			     "a,b\n",
			     2, "a|b\n");
		assert_cells(path, "\"\"\"\",\"\"\r\n,\n", 2, "\"\"\"\"|''\n|\n");
		assert_cells(path, "", 2, "");
		assert_cells(path, "a,b\n\n\r\n", 2, "a|b\n");
		assert_cells(path, "a\n\n\r\n\"\"", 1, "a\n\n\n''\n");
		assert_cells(path, " a , \tb\n", 2, " a | \tb\n");
	}
}

static void test_faults(void **state)
{
	/* clang-format off */
	static const struct {
		const char *text;
		size_t len;
		uint32_t columns, col;
		uint64_t line, record, cells;
		gj_csv_kind kind;
	} bad[] = {
#define TEXT(literal) literal, sizeof(literal) - 1
		{TEXT("a,b\nc,d,e\n"), 2, 1, 2, 2, 3, GJ_CSV_CELLS},
		{TEXT("a,b\n\"c\nd\",e\nf"), 2, 1, 4, 3, 1, GJ_CSV_CELLS},
		{TEXT("a,b\n\nc,d\n"), 2, 1, 2, 2, 0, GJ_CSV_BLANK},
		{TEXT("\r\n\r\nc,d\n"), 2, 1, 1, 1, 0, GJ_CSV_BLANK},
		{TEXT("a,b\nc\rd,e\n"), 2, 2, 2, 2, 0, GJ_CSV_LONE_CR},
		{TEXT("a,b\r"), 2, 4, 1, 1, 0, GJ_CSV_LONE_CR},
		{TEXT("a,\"b\"\rc\n"), 2, 6, 1, 1, 0, GJ_CSV_LONE_CR},
		{TEXT("a,b\n\xE4\xBD\xA0\xE5\xA5\xBD\0,b\n"), 2, 3, 2, 2, 0, GJ_CSV_ZERO},
		{TEXT("a,\"b\n\0\"\n"), 2, 1, 2, 1, 0, GJ_CSV_ZERO},
		{TEXT("a,b\nc,d\"\n"), 2, 4, 2, 2, 0, GJ_CSV_STRAY},
		{TEXT("a,b\nc, \"d\"\n"), 2, 4, 2, 2, 0, GJ_CSV_STRAY},
		{TEXT("a,b\n\"c\nx\"y,d\n"), 2, 3, 3, 2, 0, GJ_CSV_AFTER},
		{TEXT("a,\"b\" \n"), 2, 6, 1, 1, 0, GJ_CSV_AFTER},
		{TEXT("a,b\nc,\"d\n\n\n"), 2, 3, 2, 2, 0, GJ_CSV_UNCLOSED},
		{TEXT("a,\"b\"\"\n"), 2, 3, 1, 1, 0, GJ_CSV_UNCLOSED},
#undef TEXT
	};
	/* clang-format on */

	(void)state;
	EACH_PATH
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		gj_csv csv = gj_csv_begin((gj_str){bad[i].text, bad[i].len}, bad[i].columns);
		gj_csv_cell cell[MOST];
		gj_csv_fault fault = {0};
		gj_error err;
		size_t n;

		csv.path = path;
		assert_int_equal(gj_csv_split(&csv, cell, MOST / 2, &n, &fault), GJ_EINPUT);
		assert_int_equal(fault.kind, bad[i].kind);
		assert_int_equal(fault.line, bad[i].line);
		assert_int_equal(fault.col, bad[i].col);
		assert_int_equal(fault.record, bad[i].record);
		assert_int_equal(fault.cells, bad[i].cells);
		assert_int_equal(n, bad[i].record - 1);
		assert_int_equal(gj_csv_fault_tell(&err, &fault, GJ_STR("t.csv")), GJ_EINPUT);
		assert_int_equal(err.spot[0].line, bad[i].line);
		assert_int_equal(err.spot[0].column, bad[i].col);
		assert_int_equal(gj_csv_split(&csv, cell, MOST / 2, &n, NULL), GJ_EINPUT);
		assert_int_equal(n, 0);
	}
}

static void test_messages(void **state)
{
	gj_csv_fault fault = {GJ_CSV_CELLS, 1, 7, 6, 3, 2};
	char text[400];
	gj_error err;

	(void)state;
	gj_csv_fault_tell(&err, &fault, GJ_STR("t.csv"));
	gj_error_text(&err, text, sizeof text);
	assert_non_null(strstr(text, "t.csv:7:1: record 6 has 3 cells, the table has 2 columns"));
	fault.kind = GJ_CSV_STRAY;
	gj_csv_fault_tell(&err, &fault, GJ_STR("t.csv"));
	assert_string_equal(err.message, "quote inside an unquoted cell in record 6");
	assert_int_equal(gj_csv_fault_tell(NULL, &fault, GJ_STR("t.csv")), GJ_EINPUT);
}

static void test_unquote(void **state)
{
	static const char *const pair[][2] = {
		{"plain", "plain"},
		{"\"quoted\"", "quoted"},
		{"\"\"\"\"", "\""},
		{"\"a\"\"b\"", "a\"b"},
		{"\"\"\"a\"\"\"", "\"a\""},
		{"\"\"\"\"\"\"", "\"\""},
		{"\"a\"\"\"\"b,\"\"c\"", "a\"\"b,\"c"},
		{"\"\"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
		gj_csv csv = gj_csv_begin(gj_str_of(pair[i][0]), 1);
		gj_csv_cell cell;
		char room[32];
		size_t n;

		assert_int_equal(gj_csv_split(&csv, &cell, 1, &n, NULL), GJ_OK);
		assert_int_equal(n, 1);
		assert_true(gj_str_eq(gj_csv_unquote(csv.text, cell, room), gj_str_of(pair[i][1])));
	}
}

static void test_width(void **state)
{
	gj_csv csv = gj_csv_begin(GJ_STR("a;\"b;\nc\";d\n1;2;3\n"), 0);
	gj_csv_cell cell[6];
	size_t n;

	(void)state;
	csv.separator = ';';
	csv.columns = gj_csv_width(&csv);
	assert_int_equal(csv.columns, 3);
	assert_int_equal(gj_csv_split(&csv, cell, 2, &n, NULL), GJ_OK);
	assert_int_equal(n, 2);
	assert_int_equal(csv.line, 4);
	assert_int_equal(csv.record, 3);
	assert_int_equal(gj_csv_width(&csv), 0);
	csv = gj_csv_begin(GJ_STR("a\tb\n"), 0);
	csv.separator = '\t';
	assert_int_equal(gj_csv_width(&csv), 2);
	csv = gj_csv_begin(GJ_STR("a,b\"\n"), 0);
	assert_int_equal(gj_csv_width(&csv), 0);
	assert_int_equal(gj_csv_split(&csv, cell, 2, &n, NULL), GJ_EINPUT);
}

static void test_border(void **state)
{
	bool inside;

	(void)state;
	EACH_PATH
	{
		inside = false;
		assert_int_equal(gj_csv_border(path, GJ_STR("a,b\nc,\"d\ne"), &inside), 4);
		assert_true(inside);
		assert_int_equal(gj_csv_border(path, GJ_STR("e\n"), &inside), 0);
		assert_true(inside);
		assert_int_equal(gj_csv_border(path, GJ_STR("e\"\"\n\"\nx,"), &inside), 6);
		assert_false(inside);
		assert_int_equal(gj_csv_border(path, GJ_STR(""), &inside), 0);
		assert_false(inside);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rfc),	 cmocka_unit_test(test_faults),
		cmocka_unit_test(test_messages), cmocka_unit_test(test_unquote),
		cmocka_unit_test(test_width),	 cmocka_unit_test(test_border),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
