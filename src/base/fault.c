/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

#define DOTS "\xE2\x80\xA6" /* U+2026: something was left out here */

enum { CONTEXT = 24 }; /* characters shown before the column when a long line is cut in front */

/*
 * Copy what fits, cut between characters. Hidden characters become spaces and bytes that are no text U+FFFD, so that
 * neither terminal nor reader is misled. Returns whether everything fitted.
 */
static bool copy_text(char *out, size_t size, gj_str text)
{
	size_t n = 0;
	uint32_t code;

	while (text.len > 0) {
		size_t step = gj_utf8_next(text, &code);
		gj_str shown = {text.at, step};

		if (code == 0xFFFD && step == 1)
			shown = GJ_STR("\xEF\xBF\xBD");
		else if (code != '\t' && gj_utf8_is_hidden(code))
			shown = GJ_STR(" ");
		if (n + shown.len >= size)
			break;
		memcpy(out + n, shown.at, shown.len);
		n += shown.len;
		text.at += step;
		text.len -= step;
	}
	out[n] = '\0';
	return text.len == 0;
}

/* Length without a character that vsnprintf cut in two. */
static size_t whole_characters(const char *text, size_t len)
{
	size_t start = len;

	while (start > 0 && len - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0)
		return len;
	start--;
	return gj_utf8_valid((gj_str){text + start, len - start}) == 0 ? start : len;
}

static void GJ_PRINTF(3, 0) format_text(char *out, size_t size, const char *format, va_list args)
{
	char raw[512];
	int need = vsnprintf(raw, sizeof raw, format, args);
	size_t len = need < 0 ? 0 : (size_t)need;

	if (len >= sizeof raw)
		len = whole_characters(raw, sizeof raw - 1);
	copy_text(out, size, (gj_str){raw, len});
}

int gj_fault(gj_error *err, int code, const char *format, ...)
{
	va_list args;

	if (err == NULL)
		return code;
	memset(err, 0, sizeof *err);
	err->code = code;
	va_start(args, format);
	format_text(err->message, sizeof err->message, format, args);
	va_end(args);
	return code;
}

gj_pos gj_pos_at(gj_str text, size_t at)
{
	gj_pos pos = {1, 1, 1};
	size_t start = 0;

	for (size_t i = 0; i < at; i++) {
		if (text.at[i] != '\n')
			continue;
		pos.line++;
		start = i + 1;
	}
	pos.col += (uint32_t)gj_utf8_count((gj_str){text.at + start, at - start});
	return pos;
}

size_t gj_pos_byte(gj_str text, gj_pos pos)
{
	size_t at = 0;

	for (uint32_t line = 1; line < pos.line && at < text.len; at++)
		line += text.at[at] == '\n';
	for (uint32_t col = 1; col < pos.col && at < text.len; col++)
		do
			at++;
		while (at < text.len && (text.at[at] & 0xc0) == 0x80);
	return at;
}

static gj_str line_of(gj_str text, uint32_t line)
{
	gj_str found = {text.at, 0};
	const char *end = text.at + text.len;

	for (uint32_t i = 1; i < line && found.at < end; i++) {
		const char *newline = memchr(found.at, '\n', (size_t)(end - found.at));

		found.at = newline == NULL ? end : newline + 1;
	}
	while (found.at + found.len < end && found.at[found.len] != '\n' &&
	       found.at[found.len] != '\r')
		found.len++;
	return found;
}

/* The text from its column `col` on; columns past the end give an empty text. */
static gj_str from_column(gj_str line, uint32_t col)
{
	uint32_t code;

	for (uint32_t i = 1; i < col && line.len > 0; i++) {
		size_t step = gj_utf8_next(line, &code);

		line.at += step;
		line.len -= step;
	}
	return line;
}

/* The whole line if it fits, else its start, else the part round the column. */
static void cut_excerpt(gj_spot *spot, gj_str line)
{
	const size_t room = sizeof spot->excerpt - strlen(DOTS);
	gj_str at = from_column(line, spot->column);
	char *out = spot->excerpt;

	spot->excerpt_column = 1;
	if (copy_text(out, sizeof spot->excerpt, line))
		return;
	if (line.len - at.len < room / 2) {
		copy_text(out, room, line);
	} else {
		spot->excerpt_column = spot->column > CONTEXT ? spot->column - CONTEXT : 1;
		memcpy(out, DOTS, sizeof DOTS);
		out += strlen(DOTS);
		line = from_column(line, spot->excerpt_column + 1);
		if (copy_text(out, room - strlen(DOTS), line))
			return;
	}
	memcpy(out + strlen(out), DOTS, sizeof DOTS);
}

int gj_fault_at(gj_error *err, const gj_source *source, gj_pos pos, const char *label)
{
	gj_spot *spot;

	if (err == NULL)
		return GJ_EINPUT;
	if (err->n_spots == GJ_ERROR_SPOTS)
		return err->code;
	spot = &err->spot[err->n_spots++];
	copy_text(spot->file, sizeof spot->file, source->name);
	spot->line = pos.line;
	spot->column = pos.col;
	spot->length = pos.len > 0 ? pos.len : 1;
	spot->excerpt_column = 1;
	if (pos.line > 0 && source->text.len > 0)
		cut_excerpt(spot, line_of(source->text, pos.line));
	if (label != NULL)
		copy_text(spot->label, sizeof spot->label, gj_str_of(label));
	return err->code;
}

int gj_fault_help(gj_error *err, const char *format, ...)
{
	va_list args;

	if (err == NULL)
		return GJ_EINPUT;
	va_start(args, format);
	format_text(err->help, sizeof err->help, format, args);
	va_end(args);
	return err->code;
}

int gj_fault_memory(gj_error *err)
{
	return gj_fault(err, GJ_ENOMEM, "out of memory");
}
