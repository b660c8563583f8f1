/* SPDX-License-Identifier: Apache-2.0 */
#include "lang/numeral.h"

static const char *const digit[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const struct {
	const char *mark;
	unsigned value;
} scale[] = {{"千", 1000}, {"百", 100}, {"十", 10}};

enum { CHAR = 3 }; /* every one of these characters is three bytes long */

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
	return 0;
}

/* Strict in one way only: the value must print back the same, so that no two spellings mean one article. */
size_t gj_numeral_read(gj_str text, unsigned *out)
{
	unsigned value = 0, least = 10000;
	size_t n = 0;

	while (n < text.len) {
		gj_str rest = {text.at + n, text.len - n};
		int d = digit_at(rest);
		unsigned s = d < 0 ? scale_at(rest) : 0;

		if (d < 0 && s == 0)
			break;
		if (d == 0) {
			n += CHAR;
			continue;
		}
		if (d > 0) {
			gj_str behind = {rest.at + CHAR, rest.len - CHAR};

			s = scale_at(behind);
			n += CHAR + (s > 0 ? CHAR : 0);
			s = s > 0 ? s : 1;
		} else { /* 十 alone is ten */
			d = 1;
			n += CHAR;
		}
		if (s >= least)
			return 0;
		least = s;
		value += (unsigned)d * s;
	}
	*out = value;
	return value > 0 ? n : 0;
}

void gj_numeral_print(gj_buf *buf, unsigned value)
{
	bool gap = false, begun = false;

	for (size_t i = 0; i < 3; i++) {
		unsigned d = value / scale[i].value % 10;

		if (d == 0) {
			gap = begun;
			continue;
		}
		if (gap)
			gj_buf_puts(buf, digit[0]);
		gap = false;
		if (d != 1 || scale[i].value != 10 || begun)
			gj_buf_puts(buf, digit[d]);
		gj_buf_puts(buf, scale[i].mark);
		begun = true;
	}
	if (value % 10 == 0)
		return;
	if (gap)
		gj_buf_puts(buf, digit[0]);
	gj_buf_puts(buf, digit[value % 10]);
}
