/* SPDX-License-Identifier: Apache-2.0 */
/* Text for HTML: nothing of it is markup, and what is in the other language says so (WCAG 3.1.2). */
#include "base/utf8.h"
#include "report/html.h"
#include "report/wrap.h"

/* Neither XML nor HTML may hold these; a reader could not see them. */
static bool is_nothing(uint32_t code)
{
	return (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) ||
	       gj_wrap_forbidden(code);
}

static const char *entity(char c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

static void put_one(gj_buf *out, gj_str one, uint32_t code)
{
	const char *named = entity(*one.at);

	if (named != NULL)
		gj_buf_puts(out, named);
	else if (code == '\n' || code == '\t')
		gj_buf_putc(out, ' ');
	else if (is_nothing(code))
		gj_buf_puts(out, "\xef\xbf\xbd");
	else
		gj_buf_add(out, one);
}

static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7f && c != '<' && c != '>' && c != '&' && c != '"';
}

void gj_html_escape(gj_buf *out, gj_str text)
{
	while (text.len > 0) {
		uint32_t code;
		size_t n = 0;

		while (n < text.len && is_plain(text.at[n]))
			n++;
		gj_buf_add(out, (gj_str){text.at, n});
		text.at += n;
		text.len -= n;
		if (text.len == 0)
			return;
		n = gj_utf8_next(text, &code);
		put_one(out, (gj_str){text.at, n}, code);
		text.at += n;
		text.len -= n;
	}
}

/* ---- the other language ---- */

static bool is_chinese(uint32_t code)
{
	return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) ||
	       (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xff60) ||
	       (code >= 0x20000 && code <= 0x3ffff);
}

/* A run of Chinese with the few digits, letters and quotes that stand within it. */
static size_t chinese_run(gj_str text)
{
	enum { GAP = 8 };
	size_t at = 0, end = 0, gap = 0;

	while (at < text.len && gap <= GAP && text.at[at] != ' ') {
		uint32_t code;

		at += gj_utf8_next((gj_str){text.at + at, text.len - at}, &code);
		gap++;
		if (!is_chinese(code))
			continue;
		end = at;
		gap = 0;
	}
	return end;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Is it a word of prose, and no name of the rule base, number or path? */
static bool is_word(gj_str word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word.len; i++) {
		if (is_letter(word.at[i]))
			letters++;
		else if (strchr("_/:.0123456789", word.at[i]) != NULL && i + 1 < word.len)
			return false;
	}
	return letters > 1;
}

/* A run of ASCII; `*prose`: it has three words and more, so it is English and not a few names. */
static size_t ascii_run(gj_str text, bool *prose)
{
	size_t at = 0, word = 0, words = 0;

	for (; at < text.len && text.at[at] >= ' ' && text.at[at] < 0x7f; at++) {
		if (text.at[at] != ' ')
			continue;
		words += is_word((gj_str){text.at + word, at - word});
		word = at + 1;
	}
	words += is_word((gj_str){text.at + word, at - word});
	*prose = words >= 3;
	while (at > 1 && text.at[at - 1] == ' ')
		at--;
	return at;
}

/* How many bytes from here on are of one language; `*other`: not that of the report. */
static size_t run_of(gj_str text, gj_tongue tongue, bool *other)
{
	size_t n = 0;

	*other = false;
	if (tongue == GJ_ZH && is_letter(*text.at))
		return ascii_run(text, other);
	while (n < text.len) {
		gj_str rest = {text.at + n, text.len - n};
		uint32_t code;
		size_t one;

		if (tongue == GJ_EN && is_plain(*rest.at)) {
			n++;
			continue;
		}
		one = gj_utf8_next(rest, &code);
		if (tongue == GJ_EN ? is_chinese(code) : is_letter(*rest.at))
			break;
		n += one;
	}
	if (n == 0) {
		n = chinese_run(text);
		*other = true;
	}
	return n;
}

void gj_html_marked(gj_buf *out, gj_str text, gj_tongue tongue)
{
	while (text.len > 0) {
		bool other;
		size_t n = run_of(text, tongue, &other);

		if (other)
			gj_buf_puts(out,
				    tongue == GJ_EN ? "<span lang=\"zh\">" : "<span lang=\"en\">");
		gj_html_escape(out, (gj_str){text.at, n});
		if (other)
			gj_buf_puts(out, "</span>");
		text.at += n;
		text.len -= n;
	}
}

gj_str gj_html_heading(gj_buf *room, gj_message key, gj_tongue tongue)
{
	gj_str text = gj_str_of(gj_message_text(key, tongue));
	gj_str open = GJ_STR("【"), close = GJ_STR("】");

	gj_buf_clear(room);
	if (gj_str_starts(text, open) && text.len > open.len + close.len) {
		gj_buf_add(room, (gj_str){text.at + open.len, text.len - open.len - close.len});
		return gj_buf_str(room);
	}
	for (size_t i = 0; i < text.len; i++) {
		bool lower = i > 0 && text.at[i] >= 'A' && text.at[i] <= 'Z';

		gj_buf_putc(room, lower ? (char)(text.at[i] - 'A' + 'a') : text.at[i]);
	}
	return gj_buf_str(room);
}
