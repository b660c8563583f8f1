/* SPDX-License-Identifier: Apache-2.0 */
/* judge_print FILE: each line of FILE is a JSON object with "text"; prints label, rule and cue of each, with tabs between. */
#include <stdio.h>

#include "base/doc.h"
#include "base/file.h"
#include "judge/refusal.h"

static int fail(const gj_error *err)
{
	char text[1024];

	gj_error_text(err, text, sizeof text);
	fprintf(stderr, "%s\n", text);
	return 1;
}

static int print_line(const gj_cues *cues, gj_str line, gj_error *err)
{
	gj_source source = {GJ_STR("line"), line};
	gj_refusal found;
	gj_arena scratch;
	gj_doc *doc = NULL;
	const gj_doc *text;
	int rc;

	gj_arena_init(&scratch, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_doc_read_json(&doc, &scratch, &source, err);
	text = rc == GJ_OK ? gj_doc_get(doc, "text") : NULL;
	if (rc == GJ_OK && text == NULL)
		rc = gj_fault(err, GJ_EINPUT, "no text");
	if (rc == GJ_OK)
		rc = gj_refusal_of(&found, &scratch, cues, text->text);
	if (rc == GJ_OK)
		printf("%s\t%s\t%s\n", gj_label_word(found.label), found.rule, found.cue);
	gj_arena_free(&scratch);
	return rc;
}

int main(int argc, char **argv)
{
	gj_arena arena;
	gj_cues cues;
	gj_str text = {"", 0};
	gj_error err = {0};
	int rc = argc == 2 ? GJ_OK : GJ_EINPUT;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (rc == GJ_OK)
		rc = gj_cues_make(&cues, &arena, &err);
	if (rc == GJ_OK)
		rc = gj_file_read_text(&text, &arena, argv[1], 64 << 20, &err);
	while (rc == GJ_OK && text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		gj_str line = {text.at, end != NULL ? (size_t)(end - text.at) : text.len};

		rc = print_line(&cues, line, &err);
		text.at += line.len + (end != NULL);
		text.len -= line.len + (end != NULL);
	}
	gj_arena_free(&arena);
	return rc == GJ_OK ? 0 : fail(&err);
}
