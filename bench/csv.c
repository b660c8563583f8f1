/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How many bytes a second the table reader takes on one core, from a table in memory to cells, for each instruction set, and
 * Debian's libcsv beside it if it was there when this was built.
 *     bench_csv [MEGABYTES]
 * All first give the same number of cells and the same sum over their bytes, else nothing is timed. Medians of 7.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "support/random.h"
#ifdef GJ_LIBCSV
#include <csv.h>
#endif

enum { RUNS = 7, COLUMNS = 26, CHUNK = 1 << 20, RECORDS = 1024, MOST_RECORD = 1 << 11 };

typedef struct sum {
	uint64_t cells, bytes, mixed;
} sum;

typedef enum quoting { PLAIN, SOME, ALL, N_QUOTINGS } quoting;

static char *table;
static size_t length;
static gj_csv_cell cells[RECORDS * COLUMNS];
static char room[MOST_RECORD];

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int cell_text(char *out, size_t size, rng *r, int column, quoting how)
{
	static const char *const first[] = {"north", "harbour", "lotus", "quiet", "amber", "jade"};
	static const char *const last[] = {"assistant", "translator", "recommender", "search"};
	const char *a = first[rng_below(r, 6)], *b = last[rng_below(r, 4)];
	const char *quote = how == ALL ? "\"" : "";

	if (column == 0 && how != PLAIN) /* with a separator, doubled quotes, at times a line end */
		return snprintf(out, size, "\"%s %s, \"\"%u\"\"%s\"", a, b, rng_below(r, 1000000),
				rng_chance(r, 5) ? "\nbeta" : "");
	if (column == 0)
		return snprintf(out, size, "%s %s %u", a, b, rng_below(r, 1000000));
	if (column == 7 || column == 19)
		return snprintf(out, size, "%s%u%s", quote, rng_below(r, 10000000), quote);
	if (column == 11 || column == 23)
		return snprintf(out, size, "%s20%02u-%02u-%02u%s", quote, rng_below(r, 30),
				1 + rng_below(r, 12), 1 + rng_below(r, 28), quote);
	return snprintf(out, size, "%s%s%s", quote, rng_chance(r, 40) ? "yes" : "no", quote);
}

static void make(size_t bytes, quoting how)
{
	rng r = rng_of(3, 3);

	for (length = 0; length + MOST_RECORD < bytes;)
		for (int column = 0; column < COLUMNS; column++) {
			length += (size_t)cell_text(table + length, MOST_RECORD / COLUMNS, &r,
						    column, how);
			table[length++] = column + 1 < COLUMNS ? ',' : '\n';
		}
}

static void add(sum *s, const char *at, size_t len)
{
	uint64_t mixed = len;

	for (size_t i = 0; i < len; i++)
		mixed = (mixed ^ (unsigned char)at[i]) * UINT64_C(0x100000001b3);
	s->cells++;
	s->bytes += len;
	s->mixed = s->mixed * 31 + mixed;
}

/* As a stream is read: chunk for chunk, cut at its last record. Sums only if asked to. */
static void run_ours(gj_csv_path path, sum *s)
{
	uint64_t line = 1, record = 1;

	for (size_t at = 0; at < length;) {
		size_t left = length - at, n;
		bool inside = false;
		gj_str chunk = {table + at, left < CHUNK ? left : CHUNK};
		gj_csv csv;

		chunk.len = gj_csv_border(path, chunk, &inside);
		csv = gj_csv_begin(chunk, COLUMNS);
		csv.path = path;
		csv.line = line;
		csv.record = record;
		do {
			if (gj_csv_split(&csv, cells, RECORDS, &n, NULL) != GJ_OK)
				exit(1);
			for (size_t i = 0; s != NULL && i < n * COLUMNS; i++) {
				gj_str text = gj_csv_unquote(chunk, cells[i], room);

				add(s, text.at, text.len);
			}
		} while (n > 0);
		line = csv.line;
		record = csv.record;
		at += chunk.len;
	}
}

static void run_border(gj_csv_path path)
{
	for (size_t at = 0; at < length; at += CHUNK) {
		size_t left = length - at;
		bool inside = false;

		gj_csv_border(path, (gj_str){table + at, left < CHUNK ? left : CHUNK}, &inside);
	}
}

static void run_utf8(gj_csv_path path)
{
	(void)path;
	for (size_t at = 0; at < length; at += CHUNK) {
		size_t left = length - at;
		gj_str text = {table + at, left < CHUNK ? left : CHUNK};

		if (gj_utf8_valid(text) != text.len)
			exit(1);
	}
}

#ifdef GJ_LIBCSV
static void on_cell(void *at, size_t len, void *s)
{
	if (s != NULL)
		add(s, at, len);
}

static void on_record(int end, void *s)
{
	(void)end;
	(void)s;
}

static void run_libcsv(sum *s)
{
	struct csv_parser parser;

	if (csv_init(&parser, CSV_STRICT) != 0)
		exit(1);
	for (size_t at = 0; at < length; at += CHUNK) {
		size_t left = length - at, len = left < CHUNK ? left : CHUNK;

		if (csv_parse(&parser, table + at, len, on_cell, on_record, s) != len)
			exit(1);
	}
	csv_fini(&parser, on_cell, on_record, s);
	csv_free(&parser);
}

static void run_theirs(gj_csv_path path)
{
	(void)path;
	run_libcsv(NULL);
}
#endif

static void run_split(gj_csv_path path)
{
	run_ours(path, NULL);
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double rate(void (*run)(gj_csv_path path), gj_csv_path path)
{
	double took[RUNS];

	for (int i = 0; i < RUNS; i++) {
		double start = now();

		run(path);
		took[i] = now() - start;
	}
	qsort(took, RUNS, sizeof *took, ascending);
	return (double)length / took[RUNS / 2] / 1e9;
}

static bool same(const sum *a, const sum *b)
{
	return a->cells == b->cells && a->bytes == b->bytes && a->mixed == b->mixed;
}

static sum sum_of_all(void)
{
	sum first = {0, 0, 0};

	run_ours(GJ_CSV_PORTABLE, &first);
	for (gj_csv_path path = GJ_CSV_PORTABLE + 1; path < GJ_N_CSV_PATHS; path++) {
		sum other = {0, 0, 0};

		if (!gj_csv_path_here(path))
			continue;
		run_ours(path, &other);
		if (!same(&first, &other)) {
			printf("%s: other cells; nothing is timed\n", gj_csv_path_name(path));
			exit(1);
		}
	}
#ifdef GJ_LIBCSV
	sum theirs = {0, 0, 0};

	run_libcsv(&theirs);
	if (!same(&first, &theirs)) {
		printf("libcsv: other cells; nothing is timed\n");
		exit(1);
	}
#endif
	return first;
}

int main(int argc, char **argv)
{
	static const char *const name[N_QUOTINGS] = {"no quotes", "one cell of a record quoted",
						     "every cell quoted"};
	size_t bytes = (argc > 1 ? strtoul(argv[1], NULL, 10) : 64) << 20;

	table = malloc(bytes);
	if (table == NULL)
		return 1;
	for (quoting how = PLAIN; how < N_QUOTINGS; how++) {
		sum all;

		make(bytes, how);
		all = sum_of_all();
		printf("%s: %zu bytes, %llu cells, sum %016llx\n", name[how], length,
		       (unsigned long long)all.cells, (unsigned long long)all.mixed);
		for (gj_csv_path path = GJ_CSV_PORTABLE; path < GJ_N_CSV_PATHS; path++)
			if (gj_csv_path_here(path))
				printf("  %-8s %6.2f GB/s to cells with the search for borders, "
				       "%6.2f GB/s the search alone\n",
				       gj_csv_path_name(path), rate(run_split, path),
				       rate(run_border, path));
#ifdef GJ_LIBCSV
		printf("  libcsv   %6.2f GB/s, cells copied to its buffer\n",
		       rate(run_theirs, GJ_CSV_PORTABLE));
#endif
		printf("  UTF-8    %6.2f GB/s\n", rate(run_utf8, GJ_CSV_PORTABLE));
	}
	free(table);
	return 0;
}
