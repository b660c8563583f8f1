/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Number plates of mainland China (GA 36-2018): the province's character, the office's letter, five letters and digits of which
 * three at least are digits, or six of a plate of new energy. The last may be a character of its own: learner, police, trailer.
 */
#include "personal/look.h"

static const char provinces[] = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
static const char specials[] = "学警挂港澳使领";

enum { HAN = 3 }; /* bytes of such a character */

/* The character of `list` at `at`, or NULL. */
static const char *one_of(gj_str text, size_t at, const char *list)
{
	if (at > text.len || text.len - at < HAN)
		return NULL;
	for (; *list != '\0'; list += HAN)
		if (memcmp(text.at + at, list, HAN) == 0)
			return list;
	return NULL;
}

/* Go back over the one blank, dot or hyphen that may stand in a plate. */
static unsigned char before(gj_str text, size_t *at)
{
	unsigned char sign = gj_sign_before(text, *at, at);

	if (sign == GJ_SIGN_MIDDLE || sign == ' ' || sign == '-')
		sign = gj_sign_before(text, *at, at);
	return sign;
}

static bool usable(unsigned char sign)
{
	return gj_sign_is_alnum(sign) && sign != 'I' && sign != 'O';
}

static size_t count_digits(const char *signs, size_t n)
{
	size_t digits = 0;

	for (size_t i = 0; i < n; i++)
		digits += gj_sign_is_digit((unsigned char)signs[i]);
	return digits;
}

/* The part after the office's letter; `special`: a character of its own follows. */
static bool is_sequence(const char *signs, size_t n, bool special)
{
	size_t digits = count_digits(signs, n);

	for (size_t i = 0; i < n; i++)
		if (!usable((unsigned char)signs[i]))
			return false;
	if (special)
		return n == 4 && digits >= 2;
	if (n == 5)
		return digits >= 3;
	if (n != 6)
		return false;
	/* Small vehicles of new energy: a letter, a letter or digit, four digits; large ones: five digits, a letter. */
	if (gj_sign_is_letter((unsigned char)signs[0]))
		return signs[0] <= 'K' && count_digits(signs + 2, 4) == 4;
	return digits == 5 && gj_sign_is_letter((unsigned char)signs[5]) && signs[5] <= 'K';
}

bool gj_find_PLATE(const gj_look *look, gj_match *match)
{
	size_t at = look->start, skip = 0, end = look->sign[look->token - 1].end, n;
	const char *province, *special = one_of(look->text, end, specials);
	unsigned char office;

	if (look->token < 4 || look->token > 7)
		return false;
	office = before(look->text, &at);
	province = office == GJ_SIGN_OTHER ? one_of(look->text, at, provinces) : NULL;
	if (province != NULL) { /* the letter is the token's first */
		office = (unsigned char)look->joined[skip++];
	} else if (gj_sign_is_letter(office) && before(look->text, &at) == GJ_SIGN_OTHER) {
		province = one_of(look->text, at, provinces);
	}
	n = look->token - skip;
	if (province == NULL || !gj_sign_is_letter(office) || office == 'I')
		return false;
	if (!is_sequence(look->joined + skip, n, false)) {
		if (special == NULL || !is_sequence(look->joined + skip, n, true))
			return false;
		end += HAN;
	} else
		special = NULL;
	match->at = at;
	match->end = end;
	match->proof = GJ_PROOF_SHAPE;
	match->len = HAN + 1 + n;
	memcpy(match->value, province, HAN);
	match->value[HAN] = (char)office;
	memcpy(match->value + HAN + 1, look->joined + skip, n);
	if (special != NULL) {
		memcpy(match->value + match->len, special, HAN);
		match->len += HAN;
	}
	return true;
}
