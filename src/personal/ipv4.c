/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IPv4 addresses that can lead to a person: four decimal numbers, no leading zero, not of a private, local or reserved network.
 * Four numbers of one digit are more often a version or a chapter.
 */
#include "personal/checks.h"
#include "personal/look.h"

enum { PARTS = 4 };

/* The number at sign `i`, which moves past it; -1: none from 0 to 255 in its plain form. */
static int part(const gj_look *look, size_t *i)
{
	int number = 0;
	size_t n = 0;

	for (; gj_sign_is_digit(look->sign[*i].sign); ++*i, n++) {
		if (n == 3 || (n == 1 && number == 0))
			return -1;
		number = number * 10 + (look->sign[*i].sign - '0');
	}
	return n > 0 && number <= 255 ? number : -1;
}

static bool is_public(const int p[PARTS])
{
	if (p[0] == 0 || p[0] == 10 || p[0] == 127 || p[0] >= 224)
		return false;
	if (p[0] == 100 && p[1] >= 64 && p[1] < 128)
		return false;
	if ((p[0] == 169 && p[1] == 254) || (p[0] == 192 && p[1] == 168))
		return false;
	return !(p[0] == 172 && p[1] >= 16 && p[1] < 32);
}

/* A longer row of numbers goes on there. */
static bool goes_on(const gj_look *look, size_t i)
{
	size_t start;

	if (gj_sign_is_alnum(look->sign[i].sign) || gj_look_network(look, i))
		return true;
	if (look->sign[i].sign == '.' && gj_sign_is_alnum(look->sign[i + 1].sign))
		return true;
	if (look->before != '.')
		return false;
	gj_sign_before(look->text, look->start, &start);
	return gj_sign_is_alnum(gj_sign_before(look->text, start, &start));
}

bool gj_find_IPV4(const gj_look *look, gj_match *match)
{
	int p[PARTS];
	bool short_ones = true;
	size_t i = 0;

	for (size_t k = 0; k < PARTS; k++) {
		if (k > 0 && look->sign[i++].sign != '.')
			return false;
		p[k] = part(look, &i);
		if (p[k] < 0)
			return false;
		short_ones = short_ones && p[k] < 10;
	}
	if (goes_on(look, i) || !is_public(p))
		return false;
	match->at = look->sign[0].at;
	match->end = look->sign[i - 1].end;
	match->proof = short_ones ? GJ_PROOF_WORD : GJ_PROOF_SHAPE;
	match->len = i;
	for (size_t k = 0; k < i; k++)
		match->value[k] = (char)look->sign[k].sign;
	return true;
}
