/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A host program: what binds a service on a day?
 *     cc check.c $(pkg-config --cflags --libs guiju) -o check
 *     ./check content examples/public-chatbot.yaml 2026-11-24
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <guiju/guiju.h>

static const char *const applicability[] = {"applies", "does not apply", "unknown", "future"};

static int complain(const gj_error *err)
{
	char text[4096];

	gj_error_text(err, text, sizeof text);
	fputs(text, stderr);
	return 2;
}

static size_t read_all(const char *path, char *text, size_t size)
{
	FILE *file = fopen(path, "rb");
	size_t length = 0;

	if (file != NULL) {
		length = fread(text, 1, size, file);
		fclose(file);
	}
	return length;
}

int main(int argc, char **argv)
{
	static char text[1 << 16];
	gj_rules *rules = NULL;
	gj_service *service = NULL;
	gj_check *check = NULL;
	gj_error err;
	gj_day on;
	int rc = 0;

	if (argc != 4 || gj_day_parse(&on, argv[3], strlen(argv[3])) != GJ_OK) {
		fputs("usage: check RULES SERVICE-FILE YYYY-MM-DD\n", stderr);
		return 2;
	}
	if (gj_rules_load(&rules, NULL, (const char *const *)&argv[1], 1, &err) != GJ_OK ||
	    gj_service_read(&service, rules, argv[2], text, read_all(argv[2], text, sizeof text),
			    &err) != GJ_OK ||
	    gj_check_run(&check, rules, service, on, &err) != GJ_OK)
		rc = complain(&err);
	for (size_t i = 0; rc == 0 && i < gj_rules_norm_count(rules); i++) {
		gj_check_verdict verdict;

		gj_check_at(check, i, &verdict);
		printf("%s: %s\n", verdict.norm, applicability[verdict.applicability]);
	}
	gj_check_free(check);
	gj_service_free(service);
	gj_rules_free(rules);
	return rc;
}
