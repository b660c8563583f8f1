/* SPDX-License-Identifier: Apache-2.0 */
/* From bytes to a token, the groups that follow it, and parts of them. */
#include "personal/look.h"

/* Parts a day or a time, a version, a path: what stands in one is no group of a row that blanks part. */
static bool parts_otherwise(unsigned char sign)
{
	return sign == '-' || sign == ':' || sign == '.' || sign == '/';
}

/* The joiner at `at`, the sign before the token, when a group with a digit at its end stands before it in the same row; else 0. */
static unsigned char row_before(const gj_look *look, size_t at)
{
	unsigned char sign = 0;

	if ((look->before != ' ' && look->before != '-') ||
	    !gj_sign_is_digit(gj_sign_before(look->text, at, &at)))
		return 0;
	for (size_t n = 0; n < GJ_LOOK_TOKEN; n++) {
		sign = gj_sign_before(look->text, at, &at);
		if (!gj_sign_is_alnum(sign))
			break;
	}
	if (look->before == ' ' && parts_otherwise(sign) &&
	    gj_sign_is_alnum(gj_sign_before(look->text, at, &at)))
		return 0;
	return look->before;
}

/* The start of the token that holds the byte `at`. false: it is too long. */
static bool token_start(gj_look *look, size_t at)
{
	size_t start, floor = at > GJ_PERSONAL_REACH ? at - GJ_PERSONAL_REACH : 0;

	look->start = at;
	for (size_t n = 0; n <= GJ_LOOK_TOKEN; n++) {
		look->before = gj_sign_before(look->text, look->start, &start);
		if (start < floor) /* signs that nobody sees may hide its start, too */
			return false;
		if (!gj_sign_is_alnum(look->before))
			break;
		if (n == GJ_LOOK_TOKEN)
			return false;
		look->start = start;
	}
	look->joiner_before = row_before(look, start);
	return true;
}

/* May stand between parts of a number, or of what stands before an `@`. */
static bool may_part(unsigned char sign)
{
	switch (sign) {
	case ' ':
	case '-':
	case '.':
	case ':':
	case ')':
	case '_':
	case '%':
	case '+':
		return true;
	default:
		return false;
	}
}

/*
 * In the middle of a row of groups a number starts with four signs at least, or each group of a long row would be looked at as
 * the first of all that follow.
 */
static bool starts_none(const gj_look *look, unsigned char sign)
{
	return look->joiner_before != 0 && look->n_signs <= 4 && (sign == ' ' || sign == '-');
}

/* The signs from the token's start to the first that can be in no number, which is taken, too. */
static void lay_signs(gj_look *look, size_t limit)
{
	size_t at = look->start, end, plain = 0;

	for (look->n_signs = 0; look->n_signs < GJ_LOOK_SIGNS; at = end) {
		unsigned char sign = gj_sign_next(look->text, &at, &end);
		gj_sign_place *to = &look->sign[look->n_signs++];

		if (end > limit)
			sign = GJ_SIGN_END;
		*to = (gj_sign_place){sign, (uint16_t)at, (uint16_t)end};
		if (gj_sign_is_alnum(sign))
			plain = 0;
		else if (!may_part(sign) || ++plain > 2 || starts_none(look, sign))
			return;
	}
	look->sign[look->n_signs++] = (gj_sign_place){GJ_SIGN_END, (uint16_t)at, (uint16_t)at};
}

/* The joiner at sign `i`, and in `*next` the sign after it; 0 when none that a number goes on after. */
static char joiner_at(const gj_look *look, size_t i, size_t *next)
{
	unsigned char sign = look->sign[i].sign;

	if (sign != ' ' && sign != '-' && sign != ')')
		return 0;
	*next = i + 1;
	if (sign == ')' && (look->sign[i + 1].sign == ' ' || look->sign[i + 1].sign == '-'))
		*next = i + 2;
	return *next < look->n_signs ? (char)sign : 0;
}

/* A group of letters alone goes on what began as an IBAN does, and a code in fours. */
static bool goes_on(const gj_look *look, size_t i)
{
	bool letters = look->n_joined >= 4 && gj_sign_is_letter((unsigned char)look->joined[0]) &&
		       gj_sign_is_letter((unsigned char)look->joined[1]);
	size_t from = i;

	if (look->group[0].joined == 4 && look->n_joined <= 16 && look->n_joined % 4 == 0)
		letters = true;
	for (; i < look->n_signs && gj_sign_is_alnum(look->sign[i].sign); i++)
		if (letters || gj_sign_is_digit(look->sign[i].sign))
			return true;
	/* The check sign alone, where all is spaced out. */
	return look->n_joined == 17 && i == from + 1 && look->sign[from].sign == 'X';
}

/* The group at sign `i` has a digit, and belongs to the row. */
static bool row_behind(const gj_look *look, size_t i, char joiner)
{
	bool digit = false;

	for (; gj_sign_is_alnum(look->sign[i].sign); i++)
		digit = digit || gj_sign_is_digit(look->sign[i].sign);
	if (joiner == ' ' && parts_otherwise(look->sign[i].sign) && i + 1 < look->n_signs &&
	    gj_sign_is_alnum(look->sign[i + 1].sign))
		return false;
	return digit;
}

static void join_groups(gj_look *look)
{
	size_t i = 0, next;
	char joiner;

	look->n_joined = look->n_groups = 0;
	for (;;) {
		for (; gj_sign_is_alnum(look->sign[i].sign); i++) {
			if (look->n_joined == GJ_LOOK_TOKEN)
				return;
			look->joined[look->n_joined++] = (char)look->sign[i].sign;
		}
		if (look->n_groups == GJ_LOOK_GROUPS)
			return;
		look->group[look->n_groups].joined = (uint8_t)look->n_joined;
		look->group[look->n_groups].last = (uint8_t)(i - 1);
		joiner = joiner_at(look, i, &next);
		if (joiner != 0 && !goes_on(look, next))
			joiner = 0;
		look->group[look->n_groups].joiner = joiner;
		look->group[look->n_groups].more =
			joiner != 0 && row_behind(look, next, joiner) ? joiner : 0;
		look->n_groups++;
		if (joiner == 0)
			return;
		i = next;
	}
}

bool gj_look_at(gj_look *look, gj_str window, size_t at)
{
	look->text = window;
	if (!token_start(look, at))
		return false;
	lay_signs(look, at + GJ_PERSONAL_REACH);
	for (look->token = 0; gj_sign_is_alnum(look->sign[look->token].sign);)
		look->token++;
	/* Signs ran out, or bytes did: what follows may go on with it. */
	if (look->token > GJ_LOOK_TOKEN || (look->sign[look->token].sign == GJ_SIGN_END &&
					    look->sign[look->token].at < look->text.len))
		return false;
	join_groups(look);
	return true;
}

bool gj_look_network(const gj_look *look, size_t i)
{
	size_t at = look->sign[i].end, end;

	return look->sign[i].sign == '/' && gj_sign_is_digit(gj_sign_next(look->text, &at, &end));
}

bool gj_look_cut(const gj_look *look, size_t from, size_t count, gj_cut *cut)
{
	*cut = (gj_cut){from, from + count, 0, 0};
	for (size_t i = 0; i < look->n_groups; i++) {
		if (look->group[i].joined <= from)
			cut->first = i + 1;
		if (look->group[i].joined == cut->to) {
			cut->last = i;
			return true;
		}
	}
	return false;
}

void gj_cut_shape(const gj_look *look, const gj_cut *cut, char shape[GJ_LOOK_GROUPS + 1])
{
	size_t before = cut->from, n = 0;

	for (size_t i = cut->first; i <= cut->last; i++) {
		size_t length = look->group[i].joined - before;

		shape[n++] = (char)(length <= 9 ? '0' + length : '+');
		before = look->group[i].joined;
	}
	shape[n] = '\0';
}

bool gj_cut_fits(const gj_look *look, const gj_cut *cut, const char *shapes)
{
	char shape[GJ_LOOK_GROUPS + 1];
	size_t length;

	gj_cut_shape(look, cut, shape);
	length = strlen(shape);
	for (const char *at = shapes; *at != '\0'; at += *at == ' ') {
		size_t n = strcspn(at, " ");

		if (n == length && memcmp(at, shape, n) == 0)
			return true;
		at += n;
	}
	return false;
}

/* Does what is parted by `outer` stand apart from groups that `inner` parts? */
static bool apart(char outer, char inner, bool strong)
{
	if (outer == 0 || outer == ')')
		return true;
	return outer == ' ' && (strong || inner == '-');
}

bool gj_cut_whole(const gj_look *look, const gj_cut *cut, bool strong)
{
	char inner;

	if (cut->first == cut->last)
		return true;
	inner = look->group[cut->first].joiner;
	return apart(look->group[cut->last].more, inner, strong) &&
	       (cut->from > 0 || apart((char)look->joiner_before, inner, strong));
}

/* The sign that is the k-th of joined. */
static size_t sign_of(const gj_look *look, size_t k)
{
	size_t i = 0;

	for (;; i++)
		if (gj_sign_is_alnum(look->sign[i].sign) && k-- == 0)
			return i;
}

void gj_match_cut(gj_match *match, const gj_look *look, const gj_cut *cut, gj_proof proof)
{
	match->at = look->sign[sign_of(look, cut->from)].at;
	match->end = look->sign[look->group[cut->last].last].end;
	match->proof = proof;
	match->len = cut->to - cut->from;
	memcpy(match->value, look->joined + cut->from, match->len);
}

void gj_match_token(gj_match *match, const gj_look *look, gj_proof proof)
{
	gj_cut cut = {0, look->token, 0, 0};

	gj_match_cut(match, look, &cut, proof);
}
