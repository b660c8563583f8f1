/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How many bytes a second the search for personal data takes on one core, in memory, in pieces of 1 MiB: Chinese and English
 * text with few numbers, a table of numbers, and text in which there is little but what is looked for.
 *     bench_personal [MEGABYTES [NUMBER OF ONE TEXT]]
 * What is found is counted first, in pieces of two sizes; if the counts differ nothing is timed. Time of the processor, medians of 7.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "personal/personal.h"
#include "support/random.h"

enum { RUNS = 7, PIECE = 1 << 20, SMALL = 4093, ROOM = 256 };

typedef enum sort { NO_DIGITS, CHINESE, ENGLISH, TABLE, DENSE, N_SORTS } sort;

static const char *const sort_name[N_SORTS] = {
	"Chinese, no digit",
	"Chinese, a number in some 100 bytes, a phone in some 10,000",
	"English, a number in some 100 bytes, an address in some 10,000",
	"CSV: numbers, days, times, addresses of the network",
	"nothing but identity numbers, telephones, cards, addresses",
};

static char *text;
static size_t length;
static uint64_t found_all;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int put_words(char *out, rng *r, bool chinese)
{
	static const char *const zh[] = {"秤",	 "砣",	 "、",	 "尺子", "的",	 "刻度",
					 "，",	 "量具", "在",	 "每年", "校准", "。",
					 "仓库", "里",	 "存放", "；"};
	static const char *const en[] = {"the ",     "scale ",	 "of a ",     "shop, ",
					 "is ",	     "checked ", "every ",    "year. ",
					 "Weights ", "and ",	 "measures ", "are "};

	return snprintf(out, ROOM, "%s", chinese ? zh[rng_below(r, 16)] : en[rng_below(r, 12)]);
}

static int put_prose(char *out, rng *r, bool chinese)
{
	if (rng_chance(r, 93))
		return put_words(out, r, chinese);
	if (rng_below(r, 100) > 0)
		return snprintf(out, ROOM, chinese ? "%u年" : "in %u ", 1 + rng_below(r, 2030));
	if (chinese)
		return snprintf(out, ROOM, "电话13%u%08u。", rng_below(r, 10),
				rng_below(r, 100000000));
	return snprintf(out, ROOM, "write to clerk%u@post.example.org, ", rng_below(r, 1000));
}

static int put_row(char *out, rng *r)
{
	return snprintf(out, ROOM, "%u,2026-%02u-%02u,%02u:%02u:%02u,%u.%02u,203.0.113.%u,ok\n",
			rng_below(r, 10000000), 1 + rng_below(r, 12), 1 + rng_below(r, 28),
			rng_below(r, 24), rng_below(r, 60), rng_below(r, 60), rng_below(r, 10000),
			rng_below(r, 100), rng_below(r, 256));
}

static int put_dense(char *out, rng *r)
{
	switch (rng_below(r, 4)) {
	case 0:
		return snprintf(out, ROOM, "11010519491231002X ");
	case 1:
		return snprintf(out, ROOM, "13%u%08u;", rng_below(r, 10), rng_below(r, 100000000));
	case 2:
		return snprintf(out, ROOM, "4111 1111 1111 1111, ");
	default:
		return snprintf(out, ROOM, "clerk%u@post.example.org\n", rng_below(r, 1000));
	}
}

static void make(size_t bytes, sort which)
{
	rng r = rng_of(7, (uint64_t)which);

	for (length = 0; length + ROOM < bytes;) {
		char *out = text + length;

		length += (size_t)(which == NO_DIGITS ? put_words(out, &r, true)
				   : which == TABLE   ? put_row(out, &r)
				   : which == DENSE   ? put_dense(out, &r)
						      : put_prose(out, &r, which == CHINESE));
	}
}

static int count(void *context, const gj_personal_found *found)
{
	(void)context;
	found_all += 1 + found->end - found->at;
	return 0;
}

static uint64_t run(size_t piece)
{
	gj_personal p;

	found_all = 0;
	gj_personal_begin(&p, NULL, count, NULL);
	for (size_t at = 0; at < length; at += piece)
		gj_personal_feed(&p,
				 (gj_str){text + at, length - at < piece ? length - at : piece});
	gj_personal_end(&p);
	return found_all;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	size_t bytes = (argc > 1 ? strtoul(argv[1], NULL, 10) : 64) << 20;

	text = malloc(bytes);
	if (text == NULL)
		return 1;
	for (sort which = 0; which < N_SORTS; which++) {
		if (argc > 2 && strtoul(argv[2], NULL, 10) != which)
			continue;
		double took[RUNS];
		uint64_t sum;

		make(bytes, which);
		sum = run(PIECE);
		if (run(SMALL) != sum) {
			printf("%s: the size of the pieces changes what is found; nothing is "
			       "timed\n",
			       sort_name[which]);
			return 1;
		}
		for (int i = 0; i < RUNS; i++) {
			double start = now();

			run(PIECE);
			took[i] = now() - start;
		}
		qsort(took, RUNS, sizeof *took, ascending);
		printf("| %s | %.0f | %.2f |\n", sort_name[which],
		       (double)length / took[RUNS / 2] / 1e6, (double)sum / (double)length * 100);
	}
	free(text);
	return 0;
}
