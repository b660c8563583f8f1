/* SPDX-License-Identifier: Apache-2.0 */
/* The guide of a judged term: a file beside the rule file or in a folder above it, with a heading of the term's name. */
#include "base/file.h"
#include "cli/asking.h"

enum { GUIDE_LIMIT = 1 << 20 };

static int read_at(gj_str *out, gj_arena *arena, gj_str folder, gj_str guide)
{
	gj_buf buf;
	gj_str path;
	int rc;

	gj_buf_init(&buf, arena->alloc, 1 << 16);
	gj_buf_add(&buf, folder);
	gj_buf_add(&buf, guide);
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(arena, &path, gj_buf_str(&buf));
	gj_buf_free(&buf);
	return rc == GJ_OK ? gj_file_read_text(out, arena, path.at, GUIDE_LIMIT, NULL) : rc;
}

/* From the heading `### id` to the next one. */
static gj_str section_of(gj_str text, gj_str id)
{
	gj_str out = {text.at, 0};
	bool inside = false;

	for (size_t at = 0; at < text.len;) {
		size_t end = at, hashes = 0;
		gj_str head;

		while (end < text.len && text.at[end] != '\n')
			end++;
		while (at + hashes < end && text.at[at + hashes] == '#')
			hashes++;
		if (hashes > 0 && inside)
			break;
		head = (gj_str){text.at + at + hashes, end - at - hashes};
		while (head.len > 0 && head.at[0] == ' ') {
			head.at++;
			head.len--;
		}
		if (hashes > 0 && gj_str_eq(head, id)) {
			inside = true;
			out = (gj_str){text.at + (end < text.len ? end + 1 : end), 0};
		} else if (inside) {
			out.len = (size_t)(text.at + end - out.at);
		}
		at = end + 1;
	}
	return out;
}

int gj_ask_guide(gj_str *out, gj_arena *arena, const gj_law *law, uint32_t term)
{
	gj_str file = law->file[law->term[term].e.place.file].name, text;
	gj_str guide = law->term[term].guide;
	int rc = GJ_EIO;

	*out = (gj_str){"", 0};
	if (guide.len == 0)
		return GJ_OK;
	for (size_t at = file.len; rc == GJ_EIO && at > 0; at--)
		if (file.at[at - 1] == '/')
			rc = read_at(&text, arena, (gj_str){file.at, at}, guide);
	if (rc == GJ_OK)
		*out = section_of(text, law->term[term].e.id);
	return rc == GJ_ENOMEM ? rc : GJ_OK;
}
