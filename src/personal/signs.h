/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Characters as numbers see them: one sign for all ways of writing it. ASCII stands for itself, small letters as capitals;
 * full-width forms as ASCII; blanks of every width as ' '; hyphens, dashes and minus signs as '-'; what nobody sees is skipped.
 */
#ifndef GJ_PERSONAL_SIGNS_H
#define GJ_PERSONAL_SIGNS_H

#include "base/str.h"

/* Signs below 0x20 have no ASCII of their own. */
enum {
	GJ_SIGN_END,   /* the text, or what may be looked at, ends */
	GJ_SIGN_OTHER, /* a letter of another script, a control, a byte that is not UTF-8 */
	GJ_SIGN_HIDDEN,
	GJ_SIGN_DEGREE,
	GJ_SIGN_MINUTE,
	GJ_SIGN_SECOND,
	GJ_SIGN_MIDDLE /* a dot in the middle of the line */
};

/* The same as gj_sign_at, where a byte that is not ASCII stands. */
unsigned char gj_sign_beyond_ascii(gj_str text, size_t at, size_t *end);

static inline unsigned char gj_sign_of_ascii(unsigned char byte)
{
	if (byte >= 'a' && byte <= 'z')
		return (unsigned char)(byte - 'a' + 'A');
	return byte >= ' ' && byte < 0x7f ? byte : GJ_SIGN_OTHER;
}

/* The sign at `at`, hidden ones too; GJ_SIGN_END at the end. `*end`: the byte after it. */
static inline unsigned char gj_sign_at(gj_str text, size_t at, size_t *end)
{
	*end = at;
	if (at >= text.len)
		return GJ_SIGN_END;
	*end = at + 1;
	if ((unsigned char)text.at[at] < 0x80)
		return gj_sign_of_ascii((unsigned char)text.at[at]);
	return gj_sign_beyond_ascii(text, at, end);
}

/* The first sign at or after `*at` that is not hidden; `*at` becomes its first byte. */
static inline unsigned char gj_sign_next(gj_str text, size_t *at, size_t *end)
{
	unsigned char sign = gj_sign_at(text, *at, end);

	while (sign == GJ_SIGN_HIDDEN) {
		*at = *end;
		sign = gj_sign_at(text, *at, end);
	}
	return sign;
}

/* The last sign before `at` that is not hidden, GJ_SIGN_END at the start of the text. `*start`: its first byte. */
unsigned char gj_sign_before(gj_str text, size_t at, size_t *start);

static inline bool gj_sign_is_digit(unsigned char sign)
{
	return sign >= '0' && sign <= '9';
}

static inline bool gj_sign_is_letter(unsigned char sign)
{
	return sign >= 'A' && sign <= 'Z';
}

static inline bool gj_sign_is_alnum(unsigned char sign)
{
	return gj_sign_is_digit(sign) || gj_sign_is_letter(sign);
}

#endif
