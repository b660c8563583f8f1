/* SPDX-License-Identifier: Apache-2.0 */
#include "personal/signs.h"

#include "base/utf8.h"

/* Code points that stand for a sign; sorted. What is not here and not full-width is another one. */
typedef struct range {
	uint32_t first, last;
	unsigned char sign;
} range;

static const range known[] = {
	{0x00a0, 0x00a0, ' '},
	{0x00ad, 0x00ad, GJ_SIGN_HIDDEN}, /* soft hyphen */
	{0x00b0, 0x00b0, GJ_SIGN_DEGREE},
	{0x00b7, 0x00b7, GJ_SIGN_MIDDLE},
	{0x02da, 0x02da, GJ_SIGN_DEGREE}, /* ring above */
	{0x034f, 0x034f, GJ_SIGN_HIDDEN}, /* combining grapheme joiner */
	{0x180e, 0x180e, GJ_SIGN_HIDDEN},
	{0x2000, 0x200a, ' '},
	{0x200b, 0x200f, GJ_SIGN_HIDDEN}, /* zero-width, marks of direction */
	{0x2010, 0x2015, '-'},
	{0x2019, 0x2019, GJ_SIGN_MINUTE},
	{0x201d, 0x201d, GJ_SIGN_SECOND},
	{0x2022, 0x2022, GJ_SIGN_MIDDLE},
	{0x2027, 0x2027, GJ_SIGN_MIDDLE},
	{0x202a, 0x202e, GJ_SIGN_HIDDEN},
	{0x202f, 0x202f, ' '},
	{0x2032, 0x2032, GJ_SIGN_MINUTE},
	{0x2033, 0x2033, GJ_SIGN_SECOND},
	{0x205f, 0x205f, ' '},
	{0x2060, 0x2069, GJ_SIGN_HIDDEN}, /* word joiner, isolates */
	{0x2212, 0x2212, '-'},
	{0x3000, 0x3000, ' '},
	{0x30fb, 0x30fb, GJ_SIGN_MIDDLE},
	{0xfe00, 0xfe0f, GJ_SIGN_HIDDEN}, /* variation selectors */
	{0xfe58, 0xfe58, '-'},
	{0xfe63, 0xfe63, '-'},
	{0xfeff, 0xfeff, GJ_SIGN_HIDDEN},
};

static unsigned char of_code(uint32_t code)
{
	size_t low = 0, high = sizeof known / sizeof *known;

	if (code >= 0xff01 && code <= 0xff5e)
		return gj_sign_of_ascii((unsigned char)(code - 0xff01 + '!'));
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (code > known[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < sizeof known / sizeof *known && code >= known[low].first)
		return known[low].sign;
	return GJ_SIGN_OTHER;
}

/* Bytes that the first byte of a character announces; 1 for a byte that starts none. */
static size_t announced(unsigned char lead)
{
	if (lead < 0xc2 || lead > 0xf4)
		return 1;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

unsigned char gj_sign_beyond_ascii(gj_str text, size_t at, size_t *end)
{
	unsigned char lead = (unsigned char)text.at[at];
	size_t n = announced(lead);
	uint32_t code;

	*end = at + 1;
	if (n == 1 || n > text.len - at || gj_utf8_valid((gj_str){text.at + at, n}) != n)
		return GJ_SIGN_OTHER;
	*end = at + n;
	if (lead >= 0xe4 && lead <= 0xee) /* Han, Hangul: most of a Chinese text */
		return GJ_SIGN_OTHER;
	gj_utf8_next((gj_str){text.at + at, n}, &code);
	return of_code(code);
}

/* The character that ends before `at`, or the one byte when none does. */
static unsigned char step_back(gj_str text, size_t at, size_t *start)
{
	size_t end;

	for (size_t n = 1; n <= 4 && n <= at; n++) {
		unsigned char byte = (unsigned char)text.at[at - n], sign;

		if ((byte & 0xc0) == 0x80)
			continue;
		sign = gj_sign_at(text, at - n, &end);
		if (end != at)
			break;
		*start = at - n;
		return sign;
	}
	*start = at - 1;
	return GJ_SIGN_OTHER;
}

unsigned char gj_sign_before(gj_str text, size_t at, size_t *start)
{
	unsigned char sign;

	if (at > 0 && (unsigned char)text.at[at - 1] < 0x80) {
		*start = at - 1;
		return gj_sign_of_ascii((unsigned char)text.at[at - 1]);
	}
	do {
		*start = at;
		if (at == 0)
			return GJ_SIGN_END;
		sign = step_back(text, at, start);
		at = *start;
	} while (sign == GJ_SIGN_HIDDEN);
	return sign;
}
