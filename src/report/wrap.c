/* SPDX-License-Identifier: Apache-2.0 */
#include "report/wrap.h"
#include "base/utf8.h"

/* What may not start a line, and what may not end one (the usual Chinese typesetting rules); a hard space neither. */
static const char closing[] = "\xc2\xa0，。、；：！？）》」』】〕〉”’…％·,.;:!?)]}%";
static const char opening[] = "\xc2\xa0（《「『【〔〈“‘([{";

static bool among(const char *set, gj_str one)
{
	gj_str rest = gj_str_of(set);

	while (rest.len > 0) {
		uint32_t code;
		size_t n = gj_utf8_next(rest, &code);

		if (gj_str_eq((gj_str){rest.at, n}, one))
			return true;
		rest.at += n;
		rest.len -= n;
	}
	return false;
}

bool gj_wrap_forbidden(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x200e || code == 0x200f ||
	       (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

static gj_str next_char(gj_str text)
{
	uint32_t code;

	return (gj_str){text.at, gj_utf8_next(text, &code)};
}

static bool may_break(gj_str before, size_t wide, gj_str after, size_t next)
{
	if (next == 0 || (wide < 2 && next < 2))
		return false;
	return !among(opening, before) && !among(closing, after);
}

static gj_str cut(gj_str *rest, size_t line, size_t next)
{
	gj_str out = {rest->at, line};

	while (next < rest->len && rest->at[next] == ' ')
		next++;
	rest->at += next;
	rest->len -= next;
	return out;
}

static bool is_narrow(char c)
{
	return c > ' ' && c < 0x7f;
}

gj_str gj_wrap_line(gj_str *rest, size_t width)
{
	size_t at = 0, columns = 0, end = 0, start = 0, wide, wide_before = 0;
	gj_str before = {NULL, 0};

	while (rest->len > 0 && rest->at[0] == ' ') {
		rest->at++;
		rest->len--;
	}
	while (at < rest->len) {
		gj_str one;

		/* Inside a word in ASCII nothing can break. */
		if (is_narrow(rest->at[at]) && before.at != NULL && is_narrow(*before.at) &&
		    columns < width) {
			before = (gj_str){rest->at + at, 1};
			wide_before = 1;
			columns++;
			at++;
			continue;
		}
		one = next_char((gj_str){rest->at + at, rest->len - at});

		wide = gj_utf8_width(one);

		if (*one.at == ' ') {
			/* Of a run of spaces the first ends the line. A dot between two things stays with the first. */
			if (!gj_str_starts((gj_str){one.at, rest->len - at}, GJ_STR(" ·"))) {
				if (before.at == NULL || *before.at != ' ')
					end = at;
				start = at + 1;
			}
		} else if (before.at != NULL && *before.at != ' ' &&
			   may_break(before, wide_before, one, wide)) {
			end = start = at;
		}
		if (*one.at != ' ' && columns + wide > width)
			break;
		columns += wide;
		before = one;
		wide_before = wide;
		at += one.len;
	}
	if (at == rest->len) {
		size_t len = rest->len;

		while (len > 0 && rest->at[len - 1] == ' ')
			len--;
		return cut(rest, len, rest->len);
	}
	if (end > 0)
		return cut(rest, end, start);
	end = gj_utf8_fit(*rest, width).len;
	if (end == 0)
		end = next_char(*rest).len;
	for (start = end; end > 1 && rest->at[end - 1] == ' ';)
		end--;
	return cut(rest, end, start);
}
