/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The limit of the JSON parser: how fast simdjson takes lines apart, and how much of that is left when their values are told too.
 *     bench_json RULES FILE.jsonl
 * One core; the file is in memory; medians of 7.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "portfolio/batch.h"
#include "portfolio/json_lines.h"
#include "portfolio/json_tell.h"

enum { RUNS = 7 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

typedef struct bench {
	gj_json_lines lines;
	gj_scan *scan;
	gj_batch *batch;
	gj_json_values values;
	bool told; /* else lines are only taken apart */
	size_t plain, lines_seen;
} bench;

static bool take(bench *b, gj_str line, const char *end)
{
	gj_json_lines *lines = &b->lines;
	int rc;

	if (gj_json_lines_find(lines, line, end) != 0 ||
	    !gj_scan_line(b->scan, lines->text, &lines->sign,
			  (size_t)(line.at + line.len - lines->text)))
		return false;
	return !b->told || gj_json_tell(&b->values, b->scan, &rc);
}

static void run(bench *b, gj_str text)
{
	const char *end = text.at + text.len;

	gj_json_lines_forget(&b->lines);
	b->plain = b->lines_seen = 0;
	for (const char *at = text.at; at < end;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		if (stop == NULL)
			stop = end;
		if (b->batch->n == GJ_BLOCK) {
			gj_json_values_tell(&b->values);
			gj_batch_clear(b->batch);
		}
		b->plain += take(b, (gj_str){at, (size_t)(stop - at)}, end);
		b->lines_seen++;
		at = stop + 1;
	}
}

static double median(bench *b, gj_str text)
{
	double took[RUNS];

	run(b, text);
	for (int i = 0; i < RUNS; i++) {
		double start = now();

		run(b, text);
		took[i] = now() - start;
	}
	qsort(took, RUNS, sizeof *took, ascending);
	return took[RUNS / 2];
}

int main(int argc, char **argv)
{
	bench b = {.scan = calloc(1, sizeof(gj_scan))};
	gj_arena arena;
	gj_law *law;
	gj_error err;
	gj_str file, text;

	gj_arena_init(&arena, gj_alloc_system(), (size_t)4 << 30);
	if (argc != 3 || gj_json_lines_new(&b.lines) != 0 || b.scan == NULL ||
	    gj_law_load(&law, &arena, (const char *const *)&argv[1], 1,
			GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED, &err) != 0 ||
	    gj_file_read(&file, &arena, argv[2], (size_t)1 << 30, &err) != 0) {
		fputs("bench_json RULES FILE.jsonl\n", stderr);
		return 1;
	}
	text.at = gj_arena_get(&arena, file.len + GJ_INDEX_PADDING);
	text.len = file.len;
	if (text.at == NULL || gj_batch_new(&b.batch, &arena, law) != 0 ||
	    gj_json_values_new(&b.values, &arena, b.batch) != 0)
		return 1;
	memcpy((char *)text.at, file.at, file.len);
	((char *)text.at)[file.len] = '\n';
	printf("taken apart: %.0f MB/s\n", (double)text.len / median(&b, text) / 1e6);
	b.told = true;
	printf("and told: %.0f MB/s; %zu of %zu lines are plain\n",
	       (double)text.len / median(&b, text) / 1e6, b.plain, b.lines_seen);
	gj_json_lines_free(&b.lines);
	free(b.scan);
	gj_arena_free(&arena);
	return 0;
}
