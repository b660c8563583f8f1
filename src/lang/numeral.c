/* SPDX-License-Identifier: Apache-2.0 */
#include "lang/numeral.h"

static const char *const digit[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const struct {
	const char *mark;
	unsigned value;
} scale[] = {{"千", 1000}, {"百", 100}, {"十", 10}};

enum {
	CHAR = 3,	   /* every one of these characters is three bytes long */
	LONGEST = 8 * CHAR /* 九千九百九十九 has seven */
};

static size_t put(char *out, size_t n, const char *mark)
{
	memcpy(out + n, mark, CHAR);
	return n + CHAR;
}

static size_t spell(char out[LONGEST], unsigned value)
{
	bool gap = false;
	size_t n = 0;

	for (size_t i = 0; i < 3; i++) {
		unsigned d = value / scale[i].value % 10;

		if (d == 0) {
			gap = n > 0;
			continue;
		}
		if (gap)
			n = put(out, n, digit[0]);
		gap = false;
		if (d != 1 || scale[i].value != 10 || n > 0)
			n = put(out, n, digit[d]);
		n = put(out, n, scale[i].mark);
	}
	if (value % 10 == 0)
		return n;
	if (gap)
		n = put(out, n, digit[0]);
	return put(out, n, digit[value % 10]);
}

static int digit_at(gj_str text)
{
	for (int i = 0; i < 10; i++)
		if (gj_str_starts(text, gj_str_of(digit[i])))
			return i;
	return gj_str_starts(text, GJ_STR("〇")) ? 0 : -1;
}

static unsigned scale_at(gj_str text)
{
	for (size_t i = 0; i < 3; i++)
		if (gj_str_starts(text, gj_str_of(scale[i].mark)))
			return scale[i].value;
	return 1;
}

/* Does the text spell the value as we would? 〇 may stand for 零. */
static bool is_spelling(gj_str text, unsigned value)
{
	char right[LONGEST];

	if (text.len != spell(right, value))
		return false;
	for (size_t i = 0; i < text.len; i += CHAR)
		if (memcmp(text.at + i, right + i, CHAR) != 0 &&
		    (memcmp(text.at + i, "〇", CHAR) != 0 ||
		     memcmp(right + i, digit[0], CHAR) != 0))
			return false;
	return true;
}

/* Strict: no two spellings mean one article, so 一零零 and 十零 are no numerals. */
size_t gj_numeral_read(gj_str text, unsigned *out)
{
	unsigned value = 0;
	size_t n = 0;

	while (n < text.len && n < LONGEST) {
		gj_str rest = {text.at + n, text.len - n};
		int d = digit_at(rest);
		unsigned s;

		if (d >= 0) {
			n += CHAR;
			rest.at += CHAR;
			rest.len -= CHAR;
		}
		s = scale_at(rest);
		if (d < 0 && s == 1)
			break;
		n += s > 1 ? CHAR : 0;
		value += (d < 0 ? 1 : (unsigned)d) * s;
	}
	*out = value;
	return value > 0 && value < 10000 && is_spelling((gj_str){text.at, n}, value) ? n : 0;
}

void gj_numeral_print(gj_buf *buf, unsigned value)
{
	char text[LONGEST];

	gj_buf_add(buf, (gj_str){text, spell(text, value)});
}
