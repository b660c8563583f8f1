/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IPv6 addresses (RFC 4291) of the global range 2000::/3; others are local. With `::` at most once, without a tail in the form
 * of IPv4. The value has all eight groups of four.
 */
#include <stdio.h>

#include "personal/look.h"

enum { PARTS = 8 };

typedef struct parts {
	unsigned part[PARTS];
	size_t n, gap; /* gap: parts before the `::`, PARTS + 1 without one */
} parts;

static int hex(unsigned char sign)
{
	if (gj_sign_is_digit(sign))
		return sign - '0';
	return sign >= 'A' && sign <= 'F' ? sign - 'A' + 10 : -1;
}

/* One to four hexadecimal digits. */
static bool read_part(const gj_look *look, size_t *i, parts *p)
{
	size_t n = 0;

	if (p->n == PARTS)
		return false;
	p->part[p->n] = 0;
	for (; hex(look->sign[*i].sign) >= 0 && n < 4; ++*i, n++)
		p->part[p->n] = p->part[p->n] << 4 | (unsigned)hex(look->sign[*i].sign);
	p->n++;
	return n > 0 && !gj_sign_is_alnum(look->sign[*i].sign);
}

/* The signs of the address; 0: it is none. */
static size_t read_address(const gj_look *look, parts *p)
{
	size_t i = 0;

	*p = (parts){{0}, 0, PARTS + 1};
	for (;;) {
		if (!read_part(look, &i, p))
			return 0;
		if (look->sign[i].sign != ':')
			break;
		if (look->sign[i + 1].sign == ':') {
			if (p->gap <= PARTS)
				return 0;
			p->gap = p->n;
			i += 2;
			if (!gj_sign_is_alnum(look->sign[i].sign))
				break;
		} else if (!gj_sign_is_alnum(look->sign[i + 1].sign)) {
			break; /* a colon of the sentence */
		} else
			i++;
	}
	return p->gap <= PARTS ? (p->n < PARTS ? i : 0) : (p->n == PARTS ? i : 0);
}

/* What stands before the token is the rest of a longer address, of which this is no whole. */
static bool goes_before(const gj_look *look)
{
	size_t at = look->start, n = 0;
	unsigned char sign;

	if (look->before != ':')
		return false;
	gj_sign_before(look->text, at, &at);
	for (sign = gj_sign_before(look->text, at, &at); hex(sign) >= 0 && n <= 4; n++)
		sign = gj_sign_before(look->text, at, &at);
	return sign == ':' || (n > 0 && n <= 4 && !gj_sign_is_alnum(sign));
}

bool gj_find_IPV6(const gj_look *look, gj_match *match)
{
	char text[GJ_PERSONAL_VALUE];
	parts p;
	size_t n, skipped, at = 0;

	if (look->token != 4 || look->sign[4].sign != ':' || goes_before(look) ||
	    (look->joined[0] != '2' && look->joined[0] != '3'))
		return false;
	n = read_address(look, &p);
	if (n == 0 || look->sign[n].sign == ':' || gj_look_network(look, n))
		return false;
	skipped = PARTS - p.n;
	for (size_t i = 0; i < PARTS; i++) {
		bool in_gap = i >= p.gap && i < p.gap + skipped;
		unsigned part = in_gap ? 0 : p.part[i < p.gap ? i : i - skipped];

		at += (size_t)snprintf(text + at, sizeof text - at, "%s%04x", i > 0 ? ":" : "",
				       part);
	}
	match->at = look->sign[0].at;
	match->end = look->sign[n - 1].end;
	match->proof = GJ_PROOF_SHAPE;
	match->len = at;
	memcpy(match->value, text, at);
	return true;
}
