/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include <string.h>

#include <utf8proc.h>

static bool is_tail(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* Length of the valid sequence at `at`, or 0. */
static size_t sequence(const unsigned char *at, size_t left)
{
	unsigned char first = at[0];

	if (first < 0x80)
		return 1;
	if (first < 0xC2 || first > 0xF4)
		return 0;
	if (first < 0xE0)
		return left >= 2 && is_tail(at[1]) ? 2 : 0;
	if (left < 3 || !is_tail(at[1]) || !is_tail(at[2]))
		return 0;
	if (first < 0xF0) {
		if ((first == 0xE0 && at[1] < 0xA0) || (first == 0xED && at[1] > 0x9F))
			return 0;
		return 3;
	}
	if (left < 4 || !is_tail(at[3]))
		return 0;
	if ((first == 0xF0 && at[1] < 0x90) || (first == 0xF4 && at[1] > 0x8F))
		return 0;
	return 4;
}

/* Leads of three bytes whose second may be any tail. */
static bool is_plain_lead(unsigned char byte)
{
	return byte > 0xE0 && byte < 0xF0 && byte != 0xED;
}

size_t gj_utf8_valid(gj_str text)
{
	const unsigned char *at = (const unsigned char *)text.at;
	size_t i = 0;

	while (i < text.len) {
		size_t step;
		uint64_t eight;

		while (text.len - i >= sizeof eight) {
			memcpy(&eight, at + i, sizeof eight);
			if ((eight & UINT64_C(0x8080808080808080)) != 0)
				break;
			i += sizeof eight;
		}
		/* Most of what is no ASCII is Chinese, in runs: three bytes, whose lead alone says that no more need be looked at. */
		while (text.len - i >= 3 && is_plain_lead(at[i]) && is_tail(at[i + 1]) &&
		       is_tail(at[i + 2]))
			i += 3;
		if (i == text.len)
			break;
		step = sequence(at + i, text.len - i);

		if (step == 0)
			break;
		i += step;
	}
	return i;
}

size_t gj_utf8_next(gj_str text, uint32_t *code)
{
	const unsigned char *at = (const unsigned char *)text.at;
	size_t step = sequence(at, text.len);

	switch (step) {
	case 2:
		*code = (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
		break;
	case 3:
		*code = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
		break;
	case 4:
		*code = (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 |
			(at[3] & 0x3Fu);
		break;
	default: /* plain, or a byte that is no text: one step either way, so that a loop ends */
		*code = step == 1 ? at[0] : 0xFFFD;
		return 1;
	}
	return step;
}

bool gj_utf8_is_hidden(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x61C ||
	       code == 0x180E || code == 0x200B || code == 0x200E || code == 0x200F ||
	       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
	       code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB) ||
	       (code >= 0xE0000 && code <= 0xE007F);
}

/*
 * Bytes at which something hidden can begin: controls, and leads of U+0080 to 00BF, 0600 to 063F, 1000 to 1FFF,
 * 2000 to 2FFF, F000 to FFFF, E0000 on. Not the tails of a sequence: its lead was looked at, or needed no look.
 */
static const unsigned char may_hide[256] = {
	1,	    1,		1,	    1,		1,	    1,		1, 1, /* 0x00 */
	1,	    1,		1,	    1,		1,	    1,		1, 1, 1,
	1,	    1,		1,	    1,		1,	    1,		1, /* 0x10 */
	1,	    1,		1,	    1,		1,	    1,		1, 1, [0x7F] = 1,
	[0xC2] = 1, [0xD8] = 1, [0xE1] = 1, [0xE2] = 1, [0xEF] = 1, [0xF3] = 1,
};

size_t gj_utf8_find_hidden(gj_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		uint64_t eight;
		uint32_t code;

		/* Most of a rule file is plain ASCII, 0x20 to 0x7E: eight bytes at a time. */
		while (text.len - i > sizeof eight) {
			memcpy(&eight, text.at + i, sizeof eight);
			if (((eight | (eight + UINT64_C(0x0101010101010101)) |
			      (eight - UINT64_C(0x2020202020202020))) &
			     UINT64_C(0x8080808080808080)) != 0)
				break;
			i += sizeof eight;
		}
		if (may_hide[(unsigned char)text.at[i]] == 0)
			continue;
		gj_utf8_next((gj_str){text.at + i, text.len - i}, &code);
		if (gj_utf8_is_hidden(code))
			return i;
	}
	return text.len;
}

typedef unsigned char bytes __attribute__((vector_size(16)));

/*
 * Can something hidden but LF begin at one of sixteen bytes? The byte behind them is looked at too: full-width marks, which Chinese is full
 * of, begin with 0xEF as the byte order mark does, and go on otherwise.
 */
static bool any_may_hide(const char *at)
{
	bytes b, next, found;
	uint64_t half[2];

	memcpy(&b, at, sizeof b);
	memcpy(&next, at + 1, sizeof next);
	found = (bytes)((b < 0x20) & (b != '\n')) | (bytes)(b == 0x7F) | (bytes)(b == 0xC2) |
		(bytes)(b == 0xD8) | (bytes)(b == 0xE1) | (bytes)(b == 0xF3) |
		(bytes)((b == 0xE2) & ((next & 0xFE) == 0x80)) |
		(bytes)((b == 0xEF) & ((next == 0xBB) | (next == 0xBF)));
	memcpy(half, &found, sizeof half);
	return (half[0] | half[1]) != 0;
}

bool gj_utf8_lines_are_plain(gj_str text)
{
	size_t i = 0;

	while (i < text.len) {
		size_t end = i + sizeof(bytes);
		uint32_t code;

		if (end < text.len && !any_may_hide(text.at + i)) {
			i = end;
			continue;
		}
		for (end = end < text.len ? end : text.len; i < end; i++) {
			if (may_hide[(unsigned char)text.at[i]] == 0 || text.at[i] == '\n')
				continue;
			gj_utf8_next((gj_str){text.at + i, text.len - i}, &code);
			if (gj_utf8_is_hidden(code))
				return false;
		}
	}
	return true;
}

size_t gj_utf8_count(gj_str text)
{
	size_t i = 0, tails = 0;
	uint64_t eight;

	/* Eight bytes at a time: 1 in each byte that is 10xxxxxx, and their sum in the highest. */
	for (; text.len - i >= sizeof eight; i += sizeof eight) {
		memcpy(&eight, text.at + i, sizeof eight);
		eight = eight >> 7 & ~eight >> 6 & UINT64_C(0x0101010101010101);
		tails += eight * UINT64_C(0x0101010101010101) >> 56;
	}
	if (i < text.len &&
	    i > 0) { /* the last eight bytes once more, without those counted (little-endian) */
		memcpy(&eight, text.at + text.len - sizeof eight, sizeof eight);
		eight = eight >> 7 & ~eight >> 6 & UINT64_C(0x0101010101010101);
		eight >>= 8 * (sizeof eight - (text.len - i));
		tails += eight * UINT64_C(0x0101010101010101) >> 56;
		return text.len - tails;
	}
	for (; i < text.len; i++)
		tails += is_tail((unsigned char)text.at[i]);
	return text.len - tails;
}

static size_t width_of(uint32_t code)
{
	int width;

	/* Most of what is measured is one of these; utf8proc says the same (tests/base). */
	if (code >= 0x20 && code < 0x7F)
		return 1;
	if (code >= 0x4E00 && code < 0x9FA6)
		return 2;
	width = utf8proc_charwidth((utf8proc_int32_t)code);

	return width > 0 ? (size_t)width : 0;
}

size_t gj_utf8_width(gj_str text)
{
	size_t width = 0;
	uint32_t code;

	while (text.len > 0) {
		unsigned char byte = (unsigned char)text.at[0];
		size_t step = 1;

		if (byte >= 0x20 && byte < 0x7F) {
			width++;
		} else if (byte >= 0xE5 && byte <= 0xE8 && text.len >= 3) { /* U+5000 to U+8FFF */
			width += 2;
			step = 3;
		} else {
			step = gj_utf8_next(text, &code);
			width += width_of(code);
		}
		text.at += step;
		text.len -= step;
	}
	return width;
}

gj_str gj_utf8_fit(gj_str text, size_t width)
{
	gj_str fit = {text.at, 0};
	size_t have = 0;
	uint32_t code;

	while (fit.len < text.len) {
		gj_str rest = {text.at + fit.len, text.len - fit.len};
		size_t step = gj_utf8_next(rest, &code);

		have += width_of(code);
		if (have > width)
			break;
		fit.len += step;
	}
	return fit;
}
