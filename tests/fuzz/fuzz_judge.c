/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as an answer of which the refusal rules say whether it refuses: a label that there is, by a rule that has a name; capitals
 * change nothing.
 */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "judge/refusal.h"

static void demand(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

static gj_refusal refusal_of(const gj_cues *cues, gj_str text)
{
	gj_refusal out = {0};
	gj_arena scratch;

	gj_arena_init(&scratch, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	demand(gj_refusal_of(&out, &scratch, cues, text) == GJ_OK, "no memory");
	gj_arena_free(&scratch);
	return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static gj_arena arena;
	static gj_cues cues;
	gj_error err = {0};
	gj_refusal plain, loud;
	char *copy = malloc(size + 1);

	demand(copy != NULL, "no memory");
	if (cues.n == 0) {
		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		demand(gj_cues_make(&cues, &arena, &err) == GJ_OK, "the table cannot be read");
	}
	for (size_t i = 0; i < size; i++)
		copy[i] = (char)(data[i] >= 'a' && data[i] <= 'z' ? data[i] - 'a' + 'A' : data[i]);
	plain = refusal_of(&cues, (gj_str){(const char *)data, size});
	loud = refusal_of(&cues, (gj_str){copy, size});
	demand(gj_label_fits(plain.label, GJ_ASKED_REFUSAL), "no label");
	demand(plain.rule[0] != '\0', "no rule");
	demand(plain.label == loud.label && plain.rule == loud.rule, "capitals say otherwise");
	free(copy);
	return 0;
}
