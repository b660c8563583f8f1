/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as an answer of which the refusal rules say whether it refuses: a label that there is, by a rule that has a name; capitals
 * change nothing. The same bytes as what a model says that judges: one label that fits and stands there, or a reason; and as a prompt, which
 * is refused or filled in.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "judge/refusal.h"
#include "judge/remote.h"

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

static bool holds(gj_str text, gj_str word)
{
	for (size_t i = 0; i + word.len <= text.len; i++)
		if (memcmp(text.at + i, word.at, word.len) == 0)
			return true;
	return false;
}

/* A label in JSON may be spelt with escapes: it need not stand there as it is. */
static void check_said(gj_arena *arena, const gj_things *things, gj_str said)
{
	gj_word_of word = {0};

	if (gj_remote_read(&word, arena, things, 0, said) != GJ_OK)
		return;
	if (word.label == GJ_LABEL_NONE) {
		demand(word.reason.len > 0, "neither label nor reason");
		return;
	}
	demand(gj_label_fits(word.label, GJ_ASKED_REFUSAL), "a label that was not offered");
	demand(holds(said, gj_str_of(gj_label_word(word.label))) || holds(said, GJ_STR("\\u")),
	       "a label that nobody said");
}

static void check_prompt(gj_arena *arena, const gj_things *things, gj_str text)
{
	gj_source source = {GJ_STR("prompt"), text};
	gj_error err = {0};
	gj_prompt prompt;
	gj_buf out;

	if (gj_prompt_read(&prompt, arena, &source, &err) != GJ_OK) {
		demand(err.message[0] != '\0', "refused without a word");
		return;
	}
	gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_prompt_write(&out, &prompt, things, 0);
	demand(holds(gj_buf_str(&out), things->item[0].text), "the text is not in it");
	gj_buf_free(&out);
}

static void check_model(gj_str bytes)
{
	gj_thing thing = {
		.bank = GJ_BANK_REFUSE, .text = GJ_STR("{{an answer}}"), .question = GJ_STR("q")};
	gj_things things = {.probe = true, .item = &thing, .n = 1};
	gj_arena arena;

	if (gj_utf8_valid(bytes) != bytes.len) /* never comes so far */
		return;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	check_said(&arena, &things, bytes);
	check_prompt(&arena, &things, bytes);
	gj_arena_free(&arena);
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
	check_model((gj_str){(const char *)data, size});
	return 0;
}
