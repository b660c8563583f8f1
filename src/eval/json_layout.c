/* SPDX-License-Identifier: Apache-2.0 */
/* Places in a text that was read as JSON, and how it is laid out. */
#include "eval/json_layout.h"

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static size_t string_end(gj_str text, size_t at)
{
	for (at++; at < text.len && text.at[at] != '"'; at++)
		at += text.at[at] == '\\';
	return at < text.len ? at + 1 : text.len;
}

/* Behind the value that starts at `at`. */
static size_t value_end(gj_str text, size_t at)
{
	size_t depth = 0;

	while (at < text.len) {
		char byte = text.at[at];

		if (byte == '"') {
			at = string_end(text, at);
		} else if (byte == '{' || byte == '[') {
			depth++;
			at++;
		} else if (depth > 0 && (byte == '}' || byte == ']')) {
			depth--;
			at++;
		} else if (depth == 0 &&
			   (byte == ',' || byte == '}' || byte == ']' || is_space(byte))) {
			return at;
		} else {
			at++;
			continue;
		}
		if (depth == 0)
			return at;
	}
	return at;
}

size_t gj_json_start(const gj_json_layout *l, const gj_doc *node)
{
	return gj_pos_byte(l->text, node->pos);
}

size_t gj_json_end(const gj_json_layout *l, const gj_doc *node)
{
	return value_end(l->text, gj_json_start(l, node));
}

/* The blanks before byte `at`; of several lines the last one, with the end of the line before it. */
gj_str gj_gap_before(gj_str text, size_t at)
{
	size_t from = at;
	bool turned = false;

	while (from > 0 && is_space(text.at[from - 1]) && !turned)
		turned = text.at[--from] == '\n';
	if (turned && from > 0 && text.at[from - 1] == '\r')
		from--;
	return (gj_str){text.at + from, at - from};
}

bool gj_gap_has_line(gj_str gap)
{
	return gap.len > 0 && memchr(gap.at, '\n', gap.len) != NULL;
}

/* The indentation of the line on which byte `at` stands. */
gj_str gj_indent_at(gj_str text, size_t at)
{
	size_t from = at, to;

	while (from > 0 && text.at[from - 1] != '\n')
		from--;
	for (to = from; to < at && (text.at[to] == ' ' || text.at[to] == '\t');)
		to++;
	return (gj_str){text.at + from, to - from};
}

gj_json_layout gj_json_layout_of(gj_str text, const gj_doc *doc)
{
	gj_json_layout l = {text, GJ_STR(": "), GJ_STR(", "), {"", 0}, {"", 0}, {"", 0}};
	gj_str colon, gap;
	size_t key;

	if (doc->kind != GJ_DOC_MAP || doc->n == 0)
		return l;
	key = gj_json_start(&l, doc->key[0]);
	colon.at = text.at + string_end(text, key);
	colon.len = (size_t)(text.at + gj_json_start(&l, doc->kid[0]) - colon.at);
	if (colon.len > 0 && !gj_gap_has_line(colon))
		l.colon = colon;
	if (!is_space(l.colon.at[l.colon.len - 1]))
		l.comma = GJ_STR(",");
	gap = gj_gap_before(text, key);
	if (gj_gap_has_line(gap)) {
		l.line = gap;
		l.newline = (gj_str){gap.at, gap.at[0] == '\r' ? 2 : 1};
		l.indent = (gj_str){gap.at + l.newline.len, gap.len - l.newline.len};
	}
	return l;
}
