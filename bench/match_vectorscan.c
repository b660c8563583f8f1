/* SPDX-License-Identifier: Apache-2.0 */
/* The same list and text in Vectorscan, as bytes: `match_vectorscan LIST TEXT [MB]`. Prints what bench_match prints. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <hs/hs.h>

enum { TURNS = 5 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static char *read_whole(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	char *text;

	if (file == NULL)
		return NULL;
	fseek(file, 0, SEEK_END);
	*len = (size_t)ftell(file);
	rewind(file);
	text = malloc(*len + 1);
	if (text != NULL && fread(text, 1, *len, file) != *len)
		text = NULL;
	if (text != NULL)
		text[*len] = '\0';
	fclose(file);
	return text;
}

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
		 void *context)
{
	(void)id, (void)from, (void)to, (void)flags;
	++*(size_t *)context;
	return 0;
}

static hs_database_t *compile(char *list)
{
	size_t n = 0, cap = 1;
	const char **line;
	size_t *len;
	unsigned *flags, *ids;
	hs_database_t *made = NULL;
	hs_compile_error_t *error;

	for (const char *at = list; *at != '\0'; at++)
		cap += *at == '\n';
	line = calloc(cap, sizeof *line);
	len = calloc(cap, sizeof *len);
	flags = calloc(cap, sizeof *flags);
	ids = calloc(cap, sizeof *ids);
	for (char *one = strtok(list, "\r\n"); one != NULL; one = strtok(NULL, "\r\n"), n++) {
		line[n] = one;
		len[n] = strlen(one);
		ids[n] = (unsigned)n;
	}
	if (hs_compile_lit_multi(line, flags, ids, len, (unsigned)n, HS_MODE_BLOCK, NULL, &made,
				 &error) != HS_SUCCESS)
		fprintf(stderr, "match_vectorscan: %s\n", error->message);
	return made;
}

int main(int argc, char **argv)
{
	size_t list_len, len, hits = 0, times, bytes = 0;
	size_t wanted = argc > 3 ? strtoull(argv[3], NULL, 10) * 1000000 : 50000000;
	char *list = read_whole(argv[1], &list_len), *text = read_whole(argv[2], &len), *whole;
	hs_scratch_t *scratch = NULL;
	hs_database_t *made;
	double start = now(), build, best = 1e9;

	if (list == NULL || text == NULL || (made = compile(list)) == NULL ||
	    hs_alloc_scratch(made, &scratch) != HS_SUCCESS)
		return 1;
	build = now() - start;
	hs_database_size(made, &bytes);
	times = wanted / len + 1;
	whole = malloc(times * len);
	for (size_t i = 0; i < times; i++)
		memcpy(whole + i * len, text, len);
	for (int i = 0; i < TURNS; i++) {
		double took = now();

		hits = 0;
		hs_scan(made, whole, (unsigned)(times * len), 0, scratch, count, &hits);
		took = now() - took;
		best = took < best ? took : best;
	}
	printf("%zu %zu %.6f %.6f %zu\n", hits, times * len, best, build, bytes);
	return 0;
}
