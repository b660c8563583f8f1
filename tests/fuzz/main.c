/* SPDX-License-Identifier: Apache-2.0 */
/* Feeds files, and the files of folders, to a fuzz target: the seed corpus and old findings as a plain test. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "fuzz/fuzz.h"

enum { MOST_BYTES = 1 << 20 };

static int feed(gj_arena *arena, const char *path)
{
	gj_str bytes;

	if (gj_file_read(&bytes, arena, path, MOST_BYTES, NULL) != GJ_OK) {
		fprintf(stderr, "%s cannot be read\n", path);
		return 1;
	}
	return LLVMFuzzerTestOneInput((const uint8_t *)bytes.at, bytes.len);
}

int main(int argc, char **argv)
{
	gj_paths paths = {0};
	gj_arena arena;
	size_t bad = 0;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	for (int i = 1; i < argc; i++)
		if (gj_file_list(&paths, &arena, argv[i], "", NULL) != GJ_OK)
			bad++;
	for (size_t i = 0; i < paths.n; i++)
		bad += feed(&arena, paths.item[i].at) != 0;
	printf("%zu fed, %zu bad\n", paths.n, bad);
	gj_arena_free(&arena);
	return bad != 0 || paths.n == 0;
}
