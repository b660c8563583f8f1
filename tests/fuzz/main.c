/* SPDX-License-Identifier: Apache-2.0 */
/* Feeds files to a fuzz target: the seed corpus and old findings as a plain test. */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/fuzz.h"

static int feed(const char *path)
{
	static uint8_t data[1 << 20];
	FILE *file = fopen(path, "rb");
	size_t size;

	if (file == NULL)
		return 1;
	size = fread(data, 1, sizeof data, file);
	fclose(file);
	return LLVMFuzzerTestOneInput(data, size);
}

int main(int argc, char **argv)
{
	int bad = 0;

	for (int i = 1; i < argc; i++)
		bad += feed(argv[i]) != 0;
	printf("%d passed, %d failed\n", argc - 1 - bad, bad);
	return bad != 0 || argc < 2;
}
