/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A whole run with allocations failing in turn, those of the C library and of zstd too: it ends with a status, gives back what it took,
 * and the same command then writes what a run writes that nothing happened to. Argument: every how-manieth allocation fails; 1: each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "support/failing_malloc.h"

enum { ROOM = 1 << 16, MOST = 100000 };

static char folder[] = "/tmp/guiju-screen-XXXXXX";

static bool put_file(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");
	bool good = f != NULL && fputs(text, f) >= 0;

	return f != NULL && fclose(f) == 0 && good;
}

static size_t get_file(const char *place, const char *name, char *text)
{
	char path[256];
	FILE *f;
	size_t n;

	snprintf(path, sizeof path, "%s/%s", place, name);
	f = fopen(path, "r");
	n = f != NULL ? fread(text, 1, ROOM, f) : 0;
	if (f != NULL)
		fclose(f);
	return n;
}

static int screen(const char *out_folder)
{
	static const char *const word[] = {
		"guiju",     "screen", "c.jsonl", "d.csv",    "--lists", "l.txt",    "--source",
		"src",	     "--seed", "s",	  "--sample", "3",	 "--ranges", "2",
		"--threads", "1",      "--salt",  "l.txt",    "--out"};
	enum { N = sizeof word / sizeof *word };
	static char copy[N + 1][64];
	char *argv[N + 2] = {NULL};

	for (size_t i = 0; i <= N; i++) {
		snprintf(copy[i], sizeof copy[i], "%s", i < N ? word[i] : out_folder);
		argv[i] = copy[i];
	}
	return gj_cli_main(N + 1, argv);
}

static bool same(const char *a, const char *b)
{
	static const char *const name[] = {"manifest.json", "screen.json", "sample.jsonl",
					   "findings.jsonl.zst"};
	static char one[ROOM], other[ROOM];

	for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
		size_t n = get_file(a, name[i], one);

		if (n == 0 || n != get_file(b, name[i], other) || memcmp(one, other, n) != 0)
			return false;
	}
	return true;
}

static bool make_files(void)
{
	return mkdtemp(folder) != NULL && chdir(folder) == 0 &&
	       put_file("l.txt", "sale\nbest ever\n") &&
	       put_file("c.jsonl", "{\"text\":\"a sale 13812345678\",\"src\":\"a\"}\n"
				   "{\"text\":\"best ever\",\"src\":\"b\"}\n") &&
	       put_file("d.csv", "src,text\na,nothing\nc,\"a \"\"sale\"\"\"\n");
}

static bool clean(void)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", folder);
	return chdir("/") == 0 && system(command) == 0;
}

int main(int argc, char **argv)
{
	size_t step = argc > 1 ? strtoul(argv[1], NULL, 10) : 7, n = 0;
	unsigned failures = 0;

	if (step == 0 || !make_files() || freopen("/dev/null", "w", stdout) == NULL ||
	    freopen("said", "w", stderr) == NULL || screen("wanted") != 0)
		return 2;
	for (; n < MOST; n += step) {
		char place[32];
		int status;

		snprintf(place, sizeof place, "out%zu", n);
		left = n;
		out = 0;
		failed = false;
		armed = true;
		status = screen(place);
		armed = false;
		if (!failed)
			break;
		/* What a library does without is done without; and if only the summary failed, the evidence is there. */
		if (out != 0 ||
		    (status != 0 && status != GJ_EXIT_FAULT && status != GJ_EXIT_INPUT) ||
		    (status != 0 && !same("wanted", place) && screen(place) != 0) ||
		    !same("wanted", place)) {
			fprintf(stderr, "allocation %zu: status %d, %ld blocks left\n", n, status,
				out);
			failures++;
		}
	}
	if (failures == 0 && n > 100 && n < MOST)
		return clean() ? 0 : 2;
	return 1;
}
