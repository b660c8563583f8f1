/* SPDX-License-Identifier: Apache-2.0 */
#include "lang/lines.h"

#include "base/utf8.h"

int gj_fault_line(gj_parser *p, const gj_line *line, const char *message, const char *help)
{
	gj_pos pos = {line->number, line->indent + 1, (uint32_t)gj_utf8_count(line->text)};

	gj_fault(p->err, GJ_EINPUT, "%s", message);
	gj_fault_at(p->err, p->source, pos, NULL);
	if (help != NULL)
		gj_fault_help(p->err, "%s", help);
	return GJ_EINPUT;
}

int gj_lines_start(gj_lines *lines, gj_parser *p)
{
	gj_str text = p->source->text;
	size_t valid = gj_utf8_valid(text);
	gj_pos pos = {1, 1, 1};

	memset(lines, 0, sizeof *lines);
	lines->p = p;
	lines->rest = text;
	lines->plain = valid == text.len && gj_utf8_lines_are_plain(text);
	if (valid == text.len)
		return GJ_OK;
	for (size_t i = 0; i < valid; i++) {
		bool tail = ((unsigned char)text.at[i] & 0xC0) == 0x80;

		pos.line += text.at[i] == '\n';
		pos.col = text.at[i] == '\n' ? 1 : pos.col + !tail;
	}
	gj_fault(p->err, GJ_EINPUT, "not UTF-8: byte 0x%02x", (unsigned char)text.at[valid]);
	gj_fault_at(p->err, p->source, pos, NULL);
	return gj_fault_help(p->err, "save the file as UTF-8");
}

size_t gj_lines_at_margin(gj_str text, size_t most)
{
	size_t n = 0;

	while (text.len > 0 && n < most) {
		const char *newline = memchr(text.at, '\n', text.len);
		size_t len = newline == NULL ? text.len : (size_t)(newline - text.at) + 1;

		n += text.at[0] != ' ' && text.at[0] != '#' && text.at[0] != '\n';
		text.at += len;
		text.len -= len;
	}
	return n;
}

static int fault_hidden(gj_parser *p, gj_pos pos, uint32_t code)
{
	if (code == '\t')
		gj_fault(p->err, GJ_EINPUT, "a tab");
	else
		gj_fault(p->err, GJ_EINPUT, "a character that cannot be seen: U+%04X",
			 (unsigned)code);
	gj_fault_at(p->err, p->source, pos, NULL);
	if (code == '\t')
		return gj_fault_help(p->err,
				     pos.col == 1 ? "indent with two spaces" : "write spaces");
	return gj_fault_help(p->err, "delete it");
}

static int check_line(gj_lines *lines, gj_str text)
{
	gj_pos pos = {lines->number, 1, 1};
	uint32_t code;
	size_t hidden;

	if (text.len > GJ_LINE_LIMIT) {
		gj_fault(lines->p->err, GJ_EINPUT, "the line is longer than %d bytes",
			 (int)GJ_LINE_LIMIT);
		gj_fault_at(lines->p->err, lines->p->source, pos, NULL);
		return gj_fault_help(lines->p->err, "break it, or shorten the text");
	}
	if (lines->plain)
		return GJ_OK;
	/* What a reader cannot see may not decide what a rule says. */
	hidden = gj_utf8_find_hidden(text);
	if (hidden == text.len)
		return GJ_OK;
	pos.col += (uint32_t)gj_utf8_count((gj_str){text.at, hidden});
	gj_utf8_next((gj_str){text.at + hidden, text.len - hidden}, &code);
	return fault_hidden(lines->p, pos, code);
}

static int raw_line(gj_lines *lines, gj_line *out)
{
	const char *newline = memchr(lines->rest.at, '\n', lines->rest.len);
	size_t len = newline == NULL ? lines->rest.len : (size_t)(newline - lines->rest.at);
	gj_str text = {lines->rest.at, len};
	int rc;

	lines->number++;
	lines->rest.at += len + (newline != NULL);
	lines->rest.len -= len + (newline != NULL);
	if (newline != NULL && text.len > 0 && text.at[text.len - 1] == '\r')
		text.len--;
	rc = check_line(lines, text);
	*out = (gj_line){text, lines->number, 0};
	while (out->text.len > 0 && out->text.at[0] == ' ') {
		out->text.at++;
		out->text.len--;
		out->indent++;
	}
	while (out->text.len > 0 && out->text.at[out->text.len - 1] == ' ')
		out->text.len--;
	return rc;
}

static int add_comment(gj_lines *lines)
{
	if (gj_arena_room(lines->p->arena, (void **)&lines->comments.line, &lines->comment_cap,
			  lines->comments.n, sizeof *lines->comments.line) != GJ_OK)
		return gj_fault_memory(lines->p->err);
	lines->comments.line[lines->comments.n++] = lines->line.text;
	lines->comment = lines->line;
	return GJ_OK;
}

int gj_lines_next(gj_lines *lines)
{
	lines->kind = GJ_LINE_END;
	while (lines->rest.len > 0) {
		int rc = raw_line(lines, &lines->line);

		if (rc == GJ_OK && lines->line.text.len == 0)
			continue;
		if (rc == GJ_OK && lines->line.text.at[0] == '#') {
			rc = add_comment(lines);
			if (rc == GJ_OK)
				continue;
		}
		if (rc != GJ_OK)
			return rc;
		if (lines->line.indent == 1)
			return gj_fault_line(
				lines->p, &lines->line, "a line indented by one space",
				"a block starts at the margin, a field after two spaces");
		lines->kind = lines->line.indent == 0	? GJ_LINE_HEADER
			      : lines->line.indent == 2 ? GJ_LINE_FIELD
							: GJ_LINE_MORE;
		return GJ_OK;
	}
	return GJ_OK;
}

gj_comments gj_lines_take_comments(gj_lines *lines)
{
	gj_comments taken = lines->comments;

	memset(&lines->comments, 0, sizeof lines->comments);
	lines->comment_cap = 0;
	return taken;
}
