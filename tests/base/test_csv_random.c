/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random texts, sound and not, against the reference: cells, faults, line numbers, on every instruction set, for any number of
 * records at a time; and cut at every byte.
 *     test_csv_random [CASES [SEED]]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/csv_reference.h"
#include "base/csv_scan.h"
#include "support/random.h"

enum { MOST_TEXT = 1200 };

static unsigned long cases = 30000, seed = 1;

typedef struct text {
	char at[MOST_TEXT];
	size_t len;
} text;

static void put(text *t, const char *more)
{
	size_t len = strlen(more);

	if (t->len + len > MOST_TEXT)
		return;
	memcpy(t->at + t->len, more, len);
	t->len += len;
}

static void put_cell(text *t, rng *r, unsigned quotes)
{
	static const char *const part[] = {"\"\"", ",", "\n", "\r\n", "\r", ";", "x", "yes", "\t"};
	bool quoted = rng_chance(r, quotes);
	unsigned n = rng_chance(r, 5) ? rng_below(r, 90) : rng_below(r, 8);

	if (quoted)
		put(t, "\"");
	for (unsigned i = 0; i < n; i++)
		put(t, quoted && rng_chance(r, 50) ? part[rng_below(r, 9)]
		       : rng_chance(r, 3)	   ? "\xE4\xBD\xA0"
						   : "a");
	if (quoted)
		put(t, "\"");
}

/* A sound table, with two bytes changed in some. */
static void make_table(text *t, rng *r, char separator, uint32_t columns)
{
	static const char bad[] = {'"', ',', '\n', '\r', 'b', '\0', ';'};
	static const unsigned share[] = {0, 0, 5, 50};
	unsigned quotes = share[rng_below(r, 4)], crlf = rng_below(r, 3) * 50;
	unsigned records = rng_below(r, rng_chance(r, 20) ? 60 : 8);
	char between[2] = {separator, '\0'};

	t->len = 0;
	for (unsigned i = 0; i < records && t->len < MOST_TEXT - 600; i++) {
		for (uint32_t k = 0; k < columns; k++) {
			put(t, k > 0 ? between : "");
			put_cell(t, r, quotes);
		}
		put(t, rng_chance(r, crlf) ? "\r\n" : "\n");
	}
	if (t->len > 0 && rng_chance(r, 20))
		t->len--;
	if (rng_chance(r, 10))
		put(t, "\n\r\n");
	for (unsigned i = rng_chance(r, 40) ? 1 + rng_below(r, 2) : 0; i > 0 && t->len > 0; i--)
		t->at[rng_below(r, (unsigned)t->len)] = bad[rng_below(r, sizeof bad)];
}

static void make_noise(text *t, rng *r)
{
	static const char *const part[] = {"\"", "\"", ",", ",", "\n", "\r\n", "aa", "b", ";"};

	t->len = 0;
	for (unsigned n = rng_below(r, 300); n > 0; n--)
		put(t, part[rng_below(r, 9)]);
	if (rng_chance(r, 5) && t->len > 0)
		t->at[rng_below(r, (unsigned)t->len)] = '\0';
}

static void assert_same_fault(const gj_csv_fault *a, const gj_csv_fault *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->col, b->col);
	assert_int_equal(a->record, b->record);
	assert_int_equal(a->cells, b->cells);
	assert_int_equal(a->columns, b->columns);
}

static bool same_cell(gj_csv_cell a, gj_csv_cell b, uint32_t shift)
{
	return a.at + shift == b.at && a.mark == b.mark;
}

/* Reads on from csv, `most` records at a time; cells are held to those of the reference from `*k` on. */
static int read_on(gj_csv *csv, size_t most, uint32_t shift, const csv_table *want, size_t *k,
		   gj_csv_fault *fault)
{
	gj_csv_cell *cell = malloc(most * csv->columns * sizeof *cell);
	size_t n;
	int status;

	assert_non_null(cell);
	do {
		status = gj_csv_split(csv, cell, most, &n, fault);
		assert_true(n <= most && *k + n * csv->columns <= want->n_cells);
		for (size_t i = 0; i < n * csv->columns; i++)
			assert_true(same_cell(cell[i], want->cell[(*k)++], shift));
	} while (status == GJ_OK && n > 0);
	free(cell);
	return status;
}

/* The scan alone reads a sound table whole: else it would be right but slow, and no other test would tell. */
static void assert_quick(gj_csv csv, const csv_table *want)
{
	static gj_csv_scan *const scan[GJ_N_CSV_PATHS] = {
		[GJ_CSV_PORTABLE] = gj_csv_scan_portable,
#ifdef GJ_CSV_X86
		[GJ_CSV_AVX2] = gj_csv_scan_avx2,
		[GJ_CSV_AVX512] = gj_csv_scan_avx512,
#endif
	};
	gj_csv_cell *cell = malloc((want->n_cells + 1) * sizeof *cell);

	assert_non_null(cell);
	if (csv.text.len > 0)
		assert_int_equal(scan[csv.path](&csv, cell, want->n_records), want->n_records);
	assert_int_equal(csv.at, csv.text.len);
	free(cell);
}

static void check(gj_str all, char separator, uint32_t columns, size_t most)
{
	csv_table want = csv_reference(all, separator, columns);

	for (gj_csv_path path = 0; path < GJ_N_CSV_PATHS; path++) {
		gj_csv csv = gj_csv_begin(all, columns);
		gj_csv_fault fault = {0};
		size_t k = 0;
		int status;

		if (!gj_csv_path_here(path))
			continue;
		csv.path = path;
		csv.separator = separator;
		if (want.fault.kind == GJ_CSV_SOUND && want.blank == 0)
			assert_quick(csv, &want);
		status = read_on(&csv, most, 0, &want, &k, &fault);
		assert_int_equal(k, want.n_cells);
		assert_int_equal(csv.record, want.n_records + 1);
		assert_int_equal(status == GJ_OK, want.fault.kind == GJ_CSV_SOUND);
		assert_same_fault(&fault, &want.fault);
		if (status == GJ_OK) {
			assert_int_equal(csv.line, want.line);
			assert_int_equal(csv.blank, want.blank);
			assert_int_equal(csv.at, all.len);
		}
	}
	free(want.cell);
}

static void test_whole(void **state)
{
	static const uint32_t widths[] = {1, 2, 3, 7, 26, 130};
	static const size_t mosts[] = {1, 2, 5, 1000};

	(void)state;
	for (unsigned long i = 0; i < cases; i++) {
		rng r = rng_of(seed, i);
		uint32_t columns = widths[rng_below(&r, 6)];
		char separator = ",;\t"[rng_below(&r, 3)];
		char *exact;
		text t;

		if (rng_chance(&r, 25))
			make_noise(&t, &r);
		else
			make_table(&t, &r, separator, columns);
		exact = malloc(t.len + (t.len == 0)); /* so that no byte past it is read unseen */
		assert_non_null(exact);
		memcpy(exact, t.at, t.len);
		check((gj_str){exact, t.len}, separator, columns, mosts[rng_below(&r, 4)]);
		free(exact);
	}
}

/* A stream that comes as all before the byte `at` and all from it: records up to the border, then the rest. */
static void check_cut(gj_str all, uint32_t columns, size_t at, gj_csv_path path,
		      const csv_table *want)
{
	bool inside = false;
	size_t border = gj_csv_border(path, (gj_str){all.at, at}, &inside), k = 0;
	gj_csv csv = gj_csv_begin((gj_str){all.at, border}, columns);
	gj_csv_fault fault = {0};
	int status;

	csv.path = path;
	status = read_on(&csv, 3, 0, want, &k, &fault);
	if (status == GJ_OK) {
		csv.text = (gj_str){all.at + border, all.len - border};
		csv.at = 0;
		status = read_on(&csv, 3, (uint32_t)border, want, &k, &fault);
	}
	assert_int_equal(k, want->n_cells);
	assert_int_equal(status == GJ_OK, want->fault.kind == GJ_CSV_SOUND);
	assert_same_fault(&fault, &want->fault);
	/* The state at the cut carries the search on. */
	border = gj_csv_border(path, (gj_str){all.at + at, all.len - at}, &inside);
	if (border > 0) {
		bool whole = false;

		assert_int_equal(at + border, gj_csv_border(path, all, &whole));
		assert_int_equal(inside, whole);
	}
}

static void test_cuts(void **state)
{
	(void)state;
	for (unsigned long i = 0; i < cases / 100; i++) {
		rng r = rng_of(seed + 1, i);
		uint32_t columns = 1 + rng_below(&r, 4);
		csv_table want;
		text t;

		make_table(&t, &r, ',', columns);
		want = csv_reference((gj_str){t.at, t.len}, ',', columns);
		for (size_t at = 0; at <= t.len; at++)
			for (gj_csv_path path = 0; path < GJ_N_CSV_PATHS; path++)
				if (gj_csv_path_here(path))
					check_cut((gj_str){t.at, t.len}, columns, at, path, &want);
		free(want.cell);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_cuts),
	};

	if (argc > 1)
		cases = strtoul(argv[1], NULL, 10);
	if (argc > 2)
		seed = strtoul(argv[2], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
