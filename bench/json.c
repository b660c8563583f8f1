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
	gj_scanner *scanner;
	gj_scan *scan;
	gj_batch *batch; /* NULL: lines are only taken apart */
	gj_json_keys keys;
	size_t plain, lines;
} bench;

static void run(bench *b, gj_str text)
{
	b->plain = b->lines = 0;
	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t len = end != NULL ? (size_t)(end - text.at) : text.len;
		bool plain = gj_scanner_line(b->scanner, text.at, len, b->scan);
		int rc;

		if (b->batch != NULL && b->batch->n == GJ_BLOCK)
			gj_batch_clear(b->batch);
		if (plain && b->batch != NULL)
			plain = gj_json_tell(b->batch, &b->keys, b->scan, &rc);
		b->plain += plain;
		b->lines++;
		text.at += len + (end != NULL);
		text.len -= len + (end != NULL);
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
	bench b = {.scanner = gj_scanner_new(), .scan = calloc(1, sizeof(gj_scan))};
	gj_arena arena;
	gj_law *law;
	gj_error err;
	gj_str file, text;

	gj_arena_init(&arena, gj_alloc_system(), (size_t)4 << 30);
	if (argc != 3 || b.scanner == NULL || b.scan == NULL ||
	    gj_law_load(&law, &arena, (const char *const *)&argv[1], 1,
			GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED, &err) != 0 ||
	    gj_file_read(&file, &arena, argv[2], (size_t)1 << 30, &err) != 0) {
		fputs("bench_json RULES FILE.jsonl\n", stderr);
		return 1;
	}
	text.at = gj_arena_get(&arena, file.len + GJ_SCAN_PADDING);
	text.len = file.len;
	if (text.at == NULL || gj_json_keys_new(&b.keys, &arena, law) != 0)
		return 1;
	memcpy((char *)text.at, file.at, file.len);
	printf("taken apart: %.0f MB/s\n", (double)text.len / median(&b, text) / 1e6);
	if (gj_batch_new(&b.batch, &arena, law) != 0)
		return 1;
	printf("and told: %.0f MB/s; %zu of %zu lines are plain\n",
	       (double)text.len / median(&b, text) / 1e6, b.plain, b.lines);
	gj_scanner_free(b.scanner);
	free(b.scan);
	gj_arena_free(&arena);
	return 0;
}
