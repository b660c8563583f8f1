/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool options_read_number(const char *text, uint64_t *to)
{
	if (*text == '\0' || text[strspn(text, "0123456789")] != '\0')
		return false;
	errno = 0;
	*to = strtoull(text, NULL, 10);
	return errno == 0;
}

static uint64_t *named(const char *name, const options_number *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(numbers[i].name, name) == 0)
			return numbers[i].to;
	return NULL;
}

static bool usage(const char *program, const options_number *numbers, size_t n)
{
	fprintf(stderr, "usage: %s", program);
	for (size_t i = 0; i < n; i++)
		fprintf(stderr, " [%s N]", numbers[i].name);
	fprintf(stderr, " [--rules PATH]\n");
	return false;
}

bool options_read(int argc, char **argv, const options_number *numbers, size_t n,
		  const char **rules)
{
	for (int i = 1; i < argc; i += 2) {
		uint64_t *to = named(argv[i], numbers, n);

		if (i + 1 == argc)
			return usage(argv[0], numbers, n);
		if (strcmp(argv[i], "--rules") == 0)
			*rules = argv[i + 1];
		else if (to == NULL || !options_read_number(argv[i + 1], to))
			return usage(argv[0], numbers, n);
	}
	return true;
}
