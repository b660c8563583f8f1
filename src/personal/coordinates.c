/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A place to within some ten metres: latitude and longitude, either first, as decimals with four places at least or in degrees,
 * minutes and seconds. Pairs of decimals are everywhere; a word, or signs of degrees or hemispheres on both, must speak for them.
 */
#include "personal/look.h"

enum { GAP = 24, LEAST_PLACES = 4, MOST_PLACES = 12 };

typedef struct reader {
	gj_str text;
	size_t at, end; /* the sign that comes next */
	unsigned char sign;
	char *value; /* what was read, normalised */
	size_t len;
} reader;

typedef struct angle {
	int whole;	   /* degrees without sign and places */
	bool marked;	   /* a sign of degrees or a hemisphere stands at it */
	unsigned char way; /* N, S, E, W or 0 */
	size_t at, end;
} angle;

static void look_next(reader *r)
{
	r->at = r->end;
	r->sign = gj_sign_next(r->text, &r->at, &r->end);
}

static void keep(reader *r, char sign)
{
	r->value[r->len++] = sign;
}

/* Digits, kept; how many, at most `most` + 1. */
static size_t read_digits(reader *r, size_t most, int *number)
{
	size_t n = 0;

	for (*number = 0; gj_sign_is_digit(r->sign) && n <= most; n++) {
		if (n < 6)
			*number = *number * 10 + (r->sign - '0');
		keep(r, (char)r->sign);
		look_next(r);
	}
	return n;
}

static bool take(reader *r, unsigned char a, unsigned char b)
{
	if (r->sign != a && r->sign != b)
		return false;
	look_next(r);
	return true;
}

/* After the sign of degrees: minutes and seconds, the seconds with places or without. */
static bool read_minutes(reader *r)
{
	int minutes, seconds, rest;

	keep(r, 'd');
	if (read_digits(r, 2, &minutes) == 0 || minutes > 59 || !take(r, GJ_SIGN_MINUTE, '\''))
		return false;
	keep(r, 'm');
	if (read_digits(r, 2, &seconds) == 0 || seconds > 59)
		return false;
	if (r->sign == '.') {
		keep(r, '.');
		look_next(r);
		if (read_digits(r, MOST_PLACES, &rest) > MOST_PLACES)
			return false;
	}
	if (r->sign == GJ_SIGN_MINUTE) { /* two single ones */
		look_next(r);
		return take(r, GJ_SIGN_MINUTE, GJ_SIGN_MINUTE);
	}
	return take(r, GJ_SIGN_SECOND, '"');
}

static void read_way(reader *r, angle *a)
{
	reader before = *r;

	if (r->sign == ' ')
		look_next(r);
	if (r->sign != 'N' && r->sign != 'S' && r->sign != 'E' && r->sign != 'W') {
		*r = before;
		return;
	}
	a->way = r->sign;
	a->end = r->end;
	look_next(r);
	if (gj_sign_is_alnum(r->sign)) { /* the start of a word */
		a->way = 0;
		*r = before;
	} else {
		a->marked = true;
		keep(r, (char)a->way);
	}
}

static bool read_angle(reader *r, angle *a)
{
	size_t places;
	int rest;

	*a = (angle){0, false, 0, r->at, r->at};
	if (read_digits(r, 3, &a->whole) > 3)
		return false;
	if (r->sign == '.') {
		keep(r, '.');
		look_next(r);
		places = read_digits(r, MOST_PLACES, &rest);
		if (places < LEAST_PLACES || places > MOST_PLACES)
			return false;
		a->end = r->at;
		a->marked = take(r, GJ_SIGN_DEGREE, GJ_SIGN_DEGREE);
	} else if (take(r, GJ_SIGN_DEGREE, GJ_SIGN_DEGREE)) {
		a->marked = true;
		if (!read_minutes(r))
			return false;
	} else
		return false;
	if (a->marked)
		a->end = r->at;
	read_way(r, a);
	return !gj_sign_is_alnum(r->sign);
}

/* From one number to the next: anything without digits, not too long. A minus is the next one's. */
static bool cross(reader *r)
{
	size_t from = r->at;
	bool minus = false;

	keep(r, ',');
	while (!gj_sign_is_digit(r->sign)) {
		if (r->sign == GJ_SIGN_END || r->at - from > GAP)
			return false;
		minus = r->sign == '-';
		look_next(r);
	}
	if (minus)
		keep(r, '-');
	return r->at > from;
}

bool gj_find_COORDINATES(const gj_look *look, gj_match *match)
{
	reader r = {look->text, look->start, look->start, 0, match->value, 0};
	angle a, b;
	size_t start, n = look->token;

	if (n > 3 || (look->sign[n].sign != '.' && look->sign[n].sign != GJ_SIGN_DEGREE) ||
	    look->before == '.')
		return false;
	if (look->before == '-')
		keep(&r, '-');
	look_next(&r);
	if (!read_angle(&r, &a) || !cross(&r) || !read_angle(&r, &b))
		return false;
	if (a.whole > 180 || b.whole > 180 || (a.whole >= 90 && b.whole >= 90))
		return false;
	if (a.way != 0 && b.way != 0 &&
	    (strchr("NS", a.way) != NULL) == (strchr("NS", b.way) != NULL))
		return false;
	match->at = a.at;
	if (look->before == '-') {
		gj_sign_before(look->text, a.at, &start);
		match->at = start;
	}
	match->end = b.end;
	match->proof = a.marked && b.marked ? GJ_PROOF_SHAPE : GJ_PROOF_WORD_NEAR;
	match->len = r.len;
	return true;
}
