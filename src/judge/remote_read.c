/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "judge/remote.h"

enum { MOST_SAID = 1 << 20, MOST_SHOWN = 60 };

static gj_str first_line(gj_str text)
{
	const char *end = text.len > 0 ? memchr(text.at, '\n', text.len) : NULL;

	return end != NULL ? (gj_str){text.at, (size_t)(end - text.at)} : text;
}

/* Models put JSON between ```json and ```. */
static gj_str without_fence(gj_str text)
{
	static const gj_str fence = {"```", 3};
	gj_str line = first_line(text);

	if (!gj_str_starts(text, fence) || line.len == text.len)
		return text;
	text = (gj_str){text.at + line.len, text.len - line.len};
	if (text.len >= fence.len &&
	    memcmp(text.at + text.len - fence.len, fence.at, fence.len) == 0)
		text.len -= fence.len;
	return gj_prompt__trimmed(text);
}

/* With the line, so that whoever wrote the prompt sees what to change. */
static int no_label(gj_word_of *out, gj_arena *arena, gj_str line)
{
	gj_buf buf;
	gj_str shown = line;
	int rc;

	shown.len = shown.len > MOST_SHOWN ? MOST_SHOWN : shown.len;
	shown.len = gj_utf8_valid(shown);
	gj_buf_init(&buf, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_printf(&buf, "its first line is none of the labels that were offered: `%.*s%s`",
		      GJ_FMT(shown), shown.len < line.len ? "..." : "");
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(arena, &out->reason, gj_buf_str(&buf));
	gj_buf_free(&buf);
	return rc;
}

int gj_remote_read(gj_word_of *out, gj_arena *arena, const gj_things *things, uint32_t thing,
		   gj_str said)
{
	gj_str line;

	*out = (gj_word_of){.label = GJ_LABEL_NONE};
	if (said.len > MOST_SAID) {
		out->reason = GJ_STR("its answer is longer than a megabyte");
		return GJ_OK;
	}
	said = without_fence(gj_prompt__trimmed(said));
	if (said.len > 0 && said.at[0] == '{')
		return gj_machine_read(out, arena, things, thing, said);
	line = gj_prompt__trimmed(first_line(said));
	out->label = gj_label_read(line);
	if (gj_label_fits(out->label, gj_bank_asked(things->item[thing].bank)))
		return GJ_OK;
	out->label = GJ_LABEL_NONE;
	return no_label(out, arena, line);
}
