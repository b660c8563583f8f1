/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The whole command `guiju ask --answers` with every allocation failing in turn, that of the C library and of libyaml too: it ends with the
 * status of a fault and leaves the service file as it was, or it is done and the file is complete. No temporary file stays behind.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "support/failing_malloc.h"

enum { ROOM = 4096 };

static char folder[] = "/tmp/guiju-ask-XXXXXX", path[ROOM], answers[ROOM];

static const struct {
	const char *name, *text;
} services[] = {
	{"it.yaml", "service: x # name\nfacts:\n  launch: no\n"},
	{"it.json", "{\n  \"service\": \"x\",\n  \"facts\": {\n    \"launch\": false\n  }\n}\n"},
};

static bool put_file(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");
	bool good = f != NULL && fputs(text, f) >= 0;

	return f != NULL && fclose(f) == 0 && good;
}

static void get_file(const char *name, char *text)
{
	FILE *f = fopen(name, "r");
	size_t n = f != NULL ? fread(text, 1, ROOM - 1, f) : 0;

	if (f != NULL)
		fclose(f);
	text[n] = '\0';
}

/* Files in the folder that are not hidden away as `.` and `..`. */
static int count_files(void)
{
	DIR *d = opendir(folder);
	int n = 0;

	for (const struct dirent *e; d != NULL && (e = readdir(d)) != NULL;)
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	if (d != NULL)
		closedir(d);
	return n;
}

static int ask(void)
{
	static char words[11][ROOM];
	const char *argv[] = {"guiju",
			      "ask",
			      path,
			      "--answers",
			      answers,
			      "--on",
			      "2026-11-24",
			      "--about",
			      "both",
			      "--rules",
			      GJ_SOURCE_DIR "/tests/report/rules"};
	char *copy[12] = {NULL};

	for (size_t i = 0; i < 11; i++) {
		snprintf(words[i], ROOM, "%s", argv[i]);
		copy[i] = words[i];
	}
	return gj_cli_main(11, copy);
}

static bool torture(size_t service)
{
	char whole[ROOM] = "", now[ROOM];
	size_t n = 0;

	snprintf(path, sizeof path, "%s/%s", folder, services[service].name);
	if (!put_file(path, services[service].text) || ask() != GJ_EXIT_DONE)
		return false;
	get_file(path, whole);
	for (bool more = true; more; n++) {
		int status;

		if (!put_file(path, services[service].text))
			return false;
		left = n;
		failed = false;
		out = 0;
		armed = true;
		status = ask();
		armed = false;
		more = failed;
		get_file(path, now);
		/* Below 0: the C library gave back what it kept from before. */
		if (out > 0 || count_files() != 2 ||
		    (status == GJ_EXIT_DONE ? strcmp(now, whole) != 0
					    : status != GJ_EXIT_FAULT && status != GJ_EXIT_INPUT) ||
		    (status != GJ_EXIT_DONE && strcmp(now, services[service].text) != 0 &&
		     strcmp(now, whole) != 0)) {
			fprintf(stderr,
				"malloc %zu fails: status %d, %ld blocks leak, the file is\n%s\n",
				n, status, out, now);
			return false;
		}
	}
	unlink(path);
	fprintf(stderr, "%s: %zu calls\n", services[service].name, n);
	return strcmp(whole, services[service].text) != 0;
}

int main(void)
{
	bool good = mkdtemp(folder) != NULL && freopen("/dev/null", "w", stdout) != NULL;

	snprintf(answers, sizeof answers, "%s/answers.yaml", folder);
	good = good && put_file(answers, "public: yes\nplaza: no\nusers: {at_least: 5}\n"
					 "audience: everyone\nassessment: 2026-11-01\n");
	for (size_t i = 0; good && i < sizeof services / sizeof *services; i++)
		good = torture(i);
	unlink(answers);
	unlink(path);
	rmdir(folder);
	return good ? 0 : 1;
}
