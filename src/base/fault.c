/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

/* Copy what fits, cut between characters; hidden characters become spaces so that neither terminal nor reader is misled. */
static void copy_text(char *out, size_t size, gj_str text)
{
	size_t n = 0;
	uint32_t code;

	while (text.len > 0) {
		size_t step = gj_utf8_next(text, &code);

		if (n + step >= size)
			break;
		if (code == '\t') {
			out[n++] = '\t';
		} else if (gj_utf8_is_hidden(code) || (code == 0xFFFD && step == 1)) {
			out[n++] = ' ';
		} else {
			memcpy(out + n, text.at, step);
			n += step;
		}
		text.at += step;
		text.len -= step;
	}
	out[n] = '\0';
}

/* vsnprintf may cut a character in two; drop the broken end. */
static void trim_tail(char *text)
{
	gj_str whole = gj_str_of(text);
	char copy[512];

	text[gj_utf8_valid(whole)] = '\0';
	whole = gj_str_of(text);
	if (whole.len < sizeof copy) {
		memcpy(copy, text, whole.len + 1);
		copy_text(text, whole.len + 1, gj_str_of(copy));
	}
}

int gj_fault(gj_error *err, int code, const char *format, ...)
{
	va_list args;

	if (err == NULL)
		return code;
	memset(err, 0, sizeof *err);
	err->code = code;
	va_start(args, format);
	vsnprintf(err->message, sizeof err->message, format, args);
	va_end(args);
	trim_tail(err->message);
	return code;
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
	if (pos.line > 0 && source->text.len > 0)
		copy_text(spot->excerpt, sizeof spot->excerpt, line_of(source->text, pos.line));
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
	vsnprintf(err->help, sizeof err->help, format, args);
	va_end(args);
	trim_tail(err->help);
	return err->code;
}

int gj_fault_memory(gj_error *err)
{
	return gj_fault(err, GJ_ENOMEM, "out of memory");
}
