/* SPDX-License-Identifier: Apache-2.0 */
#include "docs/markdown.h"

static gj_str take_line(gj_str *rest)
{
	const char *end = memchr(rest->at, '\n', rest->len);
	gj_str line = {rest->at, end == NULL ? rest->len : (size_t)(end - rest->at)};
	size_t step = line.len + (end != NULL);

	rest->at += step;
	rest->len -= step;
	return line;
}

bool markdown_fence(gj_str *rest, unsigned *line, fence *out)
{
	while (rest->len > 0) {
		gj_str head = take_line(rest);

		++*line;
		if (!gj_str_starts(head, GJ_STR("```")))
			continue;
		out->line = *line;
		out->info = (gj_str){head.at + 3, head.len - 3};
		out->text = (gj_str){rest->at, 0};
		while (rest->len > 0) {
			gj_str next = take_line(rest);

			++*line;
			if (gj_str_eq(next, GJ_STR("```")))
				return true;
			out->text.len = (size_t)(rest->at - out->text.at);
		}
	}
	return false;
}

static gj_str trim(gj_str text)
{
	while (text.len > 0 && text.at[0] == ' ') {
		text.at++;
		text.len--;
	}
	while (text.len > 0 && text.at[text.len - 1] == ' ')
		text.len--;
	return text;
}

size_t markdown_row(gj_str *rest, gj_str *cell, size_t max)
{
	while (rest->len > 0) {
		gj_str line = take_line(rest);
		size_t n = 0;

		if (!gj_str_starts(line, GJ_STR("| ")))
			continue;
		while (line.len > 1 && n < max) {
			const char *bar;

			line.at++;
			line.len--;
			bar = memchr(line.at, '|', line.len);
			if (bar == NULL)
				break;
			cell[n++] = trim((gj_str){line.at, (size_t)(bar - line.at)});
			line.len -= (size_t)(bar - line.at);
			line.at = bar;
		}
		return n;
	}
	return 0;
}

gj_str markdown_section(gj_str text, const char *heading)
{
	gj_str section = {NULL, 0};
	bool fenced = false;

	while (text.len > 0) {
		gj_str line = take_line(&text);

		if (gj_str_starts(line, GJ_STR("```")))
			fenced = !fenced;
		else if (fenced)
			continue;
		else if (section.at == NULL && gj_str_eq(line, gj_str_of(heading)))
			section.at = text.at;
		else if (section.at != NULL && gj_str_starts(line, GJ_STR("#")))
			return (gj_str){section.at, (size_t)(line.at - section.at)};
	}
	if (section.at != NULL)
		section.len = (size_t)(text.at - section.at);
	return section;
}
