/* SPDX-License-Identifier: Apache-2.0 */
/* An error as people read it. */
#include <stdio.h>

#include "base/fault.h"
#include "base/utf8.h"

typedef struct sink {
	char *out;
	size_t size, len; /* len counts what did not fit, too */
} sink;

static void put(sink *s, gj_str text)
{
	for (size_t i = 0; i < text.len; i++, s->len++)
		if (s->len + 1 < s->size)
			s->out[s->len] = text.at[i];
}

/* Right-aligned in `width` columns. Returns the columns it took, which may be more. */
static size_t put_number(sink *s, uint32_t number, int width)
{
	char text[16];
	size_t n = (size_t)snprintf(text, sizeof text, "%*u", width, number);

	put(s, (gj_str){text, n});
	return n;
}

static void repeat(sink *s, char byte, size_t count)
{
	while (count-- > 0)
		put(s, (gj_str){&byte, 1});
}

static void put_place(sink *s, const gj_spot *spot)
{
	put(s, gj_str_of(spot->file));
	if (spot->line > 0) {
		put(s, GJ_STR(":"));
		put_number(s, spot->line, 0);
		put(s, GJ_STR(":"));
		put_number(s, spot->column, 0);
	}
}

/* Blanks as wide as the text before the column: tabs stay tabs, wide characters count two. */
static gj_str put_indent(sink *s, gj_str line, uint32_t column)
{
	uint32_t code;

	for (uint32_t i = 1; i < column && line.len > 0; i++) {
		size_t step = gj_utf8_next(line, &code);

		if (code == '\t')
			put(s, GJ_STR("\t"));
		else
			repeat(s, ' ', gj_utf8_width((gj_str){line.at, step}));
		line.at += step;
		line.len -= step;
	}
	return line;
}

static void put_excerpt(sink *s, const gj_spot *spot)
{
	gj_str line = gj_str_of(spot->excerpt), rest;
	size_t carets = 0, gutter;
	uint32_t before = spot->excerpt_column > 1 ? spot->excerpt_column - 1 : 0;

	if (spot->line == 0 || line.len == 0)
		return;
	gutter = put_number(s, spot->line, 4);
	put(s, GJ_STR(" | "));
	put(s, line);
	put(s, GJ_STR("\n"));
	repeat(s, ' ', gutter);
	put(s, GJ_STR(" | "));
	rest = put_indent(s, line, spot->column - before);
	for (uint32_t i = 0; i < spot->length && rest.len > 0 && rest.at[0] != '\t'; i++) {
		uint32_t code;
		size_t step = gj_utf8_next(rest, &code);

		carets += gj_utf8_width((gj_str){rest.at, step});
		rest.at += step;
		rest.len -= step;
	}
	repeat(s, '^', carets > 0 ? carets : 1);
	put(s, GJ_STR("\n"));
}

size_t gj_error_text(const gj_error *err, char *out, size_t size)
{
	sink s = {out, size, 0};

	if (err->n_spots > 0) {
		put_place(&s, &err->spot[0]);
		put(&s, GJ_STR(": "));
	}
	put(&s, gj_str_of(err->message));
	put(&s, GJ_STR("\n"));
	for (unsigned i = 0; i < err->n_spots; i++) {
		const gj_spot *spot = &err->spot[i];

		if (i > 0 || spot->label[0] != '\0') {
			put(&s, GJ_STR("  "));
			put_place(&s, spot);
			put(&s, GJ_STR(": "));
			put(&s,
			    spot->label[0] != '\0' ? gj_str_of(spot->label) : GJ_STR("and here"));
			put(&s, GJ_STR("\n"));
		}
		put_excerpt(&s, spot);
	}
	if (err->help[0] != '\0') {
		put(&s, GJ_STR("  help: "));
		put(&s, gj_str_of(err->help));
		put(&s, GJ_STR("\n"));
	}
	if (size > 0)
		out[s.len < size ? s.len : gj_utf8_valid((gj_str){out, size - 1})] = '\0';
	return s.len;
}
