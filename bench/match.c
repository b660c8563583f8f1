/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast a list is found in a text held in memory: `bench_match LIST TEXT [MB] [fold] [path]`. The text is repeated to MB millions of
 * bytes. Prints one line: occurrences, bytes, seconds of the processor (best of five), seconds to build, bytes of the automaton.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "match/scan.h"

enum { TURNS = 5, PIECE = 1 << 20 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int count(void *context, const gj_hit *hit)
{
	(void)hit;
	++*(size_t *)context;
	return GJ_OK;
}

static char *repeat(gj_str text, size_t wanted, size_t *len)
{
	size_t times = wanted / text.len + 1;
	char *whole = malloc(times * text.len);

	for (size_t i = 0; whole != NULL && i < times; i++)
		memcpy(whole + i * text.len, text.at, text.len);
	*len = times * text.len;
	return whole;
}

static double scan_all(gj_scan *scan, const char *text, size_t len)
{
	double start = now();

	for (size_t at = 0; at < len; at += PIECE)
		if (gj_scan_feed(scan, (gj_str){text + at, len - at < PIECE ? len - at : PIECE}) !=
		    GJ_OK)
			return -1;
	return gj_scan_end(scan) == GJ_OK ? now() - start : -1;
}

static int measure(const gj_matcher *m, gj_arena *arena, gj_str text, size_t wanted, double build,
		   uint64_t bytes)
{
	size_t hits = 0, len;
	char *whole = repeat(text, wanted, &len);
	double best = 1e9;
	gj_scan scan;

	if (whole == NULL || gj_scan_make(&scan, arena, m, count, &hits) != GJ_OK)
		return 1;
	for (int i = 0; i < TURNS; i++) {
		double took;

		hits = 0;
		took = scan_all(&scan, whole, len);
		if (took < 0)
			return 1;
		best = took < best ? took : best;
	}
	printf("%zu %zu %.6f %.6f %llu\n", hits, len, best, build, (unsigned long long)bytes);
	free(whole);
	return 0;
}

int main(int argc, char **argv)
{
	gj_match_options options = {GJ_FOLD_OFF, GJ_MATCH_ALL, false, gj_match_path_best(),
				    GJ_MATCH_OWN};
	gj_arena arena;
	gj_terms terms;
	gj_matcher matcher;
	gj_error err = {0};
	gj_str text;
	uint64_t bytes = 0;
	size_t wanted = 50;
	double start;

	if (argc < 3) {
		fprintf(stderr, "usage: bench_match LIST TEXT [MB] [fold] [boundary] "
				"[portable|avx2|avx512] "
				"[vectorscan]\n");
		return 2;
	}
	for (int i = 3; i < argc; i++) {
		if (strcmp(argv[i], "fold") == 0)
			options.fold = GJ_FOLD_FORMS;
		if (strcmp(argv[i], "boundary") == 0)
			options.boundary = true;
		if (strcmp(argv[i], "vectorscan") == 0)
			options.engine = GJ_MATCH_VECTORSCAN;
		for (gj_match_path path = GJ_MATCH_PORTABLE; path < GJ_N_MATCH_PATHS; path++)
			if (strcmp(argv[i], gj_match_path_name(path)) == 0)
				options.path = path;
		if (argv[i][0] >= '0' && argv[i][0] <= '9')
			wanted = strtoull(argv[i], NULL, 10);
	}
	gj_arena_init(&arena, gj_alloc_system(), (size_t)8 << 30);
	gj_terms_start(&terms, &arena);
	if (gj_terms_load(&terms, argv[1], &err) != GJ_OK ||
	    gj_file_read(&text, &arena, argv[2], (size_t)1 << 30, &err) != GJ_OK) {
		fprintf(stderr, "bench_match: %s\n", err.message);
		return 1;
	}
	start = now();
	if (gj_matcher_start(&matcher, &arena, &terms, &options, &bytes, &err) != GJ_OK ||
	    gj_matcher_finish(&matcher, &arena, &err) != GJ_OK) {
		fprintf(stderr, "bench_match: %s\n", err.message);
		return 1;
	}
	return measure(&matcher, &arena, text, wanted * 1000000, now() - start, bytes);
}
