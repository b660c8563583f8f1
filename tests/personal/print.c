/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is found in a file, a line each: kind, first byte, byte after it, confidence, mask, hash.
 *     personal_print FILE [BYTES OF A PIECE]
 */
#include <stdio.h>
#include <stdlib.h>

#include "personal/personal.h"

static int print(void *context, const gj_personal_found *found)
{
	char masked[GJ_PERSONAL_MASKED], hash[65];

	gj_personal_mask(found, masked);
	gj_personal_hash(found, context, hash);
	printf("%s\t%llu\t%llu\t%s\t%s\t%s\n", gj_personal_word(found->kind),
	       (unsigned long long)found->at, (unsigned long long)found->end,
	       gj_personal_confidence_word(found->confidence), masked, hash);
	return 0;
}

int main(int argc, char **argv)
{
	size_t size = argc > 2 ? strtoul(argv[2], NULL, 10) : 1 << 16, n;
	FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
	char *piece = size > 0 ? malloc(size) : NULL;
	gj_personal_key key;
	gj_personal p;

	if (file == NULL || piece == NULL) {
		fprintf(stderr, "usage: personal_print FILE [BYTES]\n");
		return 2;
	}
	gj_personal_key_of(&key, GJ_STR("a salt for tests"));
	gj_personal_begin(&p, NULL, print, &key);
	while ((n = fread(piece, 1, size, file)) > 0)
		gj_personal_feed(&p, (gj_str){piece, n});
	gj_personal_end(&p);
	fclose(file);
	free(piece);
	return 0;
}
