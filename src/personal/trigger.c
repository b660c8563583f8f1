/* SPDX-License-Identifier: Apache-2.0 */
#include "personal/trigger.h"

#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LANE = 16, BLOCK = 4 * LANE, AHEAD = 2 };

typedef unsigned char bytes __attribute__((vector_size(16)));

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* EF BC 90 to EF BC 99, EF BC A0 */
static bool is_wide(gj_str text, size_t at)
{
	unsigned char last;

	if (text.len - at < 3 || text.at[at] != '\xef' || text.at[at + 1] != '\xbc')
		return false;
	last = (unsigned char)text.at[at + 2];
	return (last >= 0x90 && last <= 0x99) || last == 0xa0;
}

static size_t by_byte(gj_str text, size_t at, size_t limit)
{
	while (at < limit && !is_digit(text.at[at]) && text.at[at] != '@' && !is_wide(text, at))
		at++;
	return at;
}

static inline bytes load(const char *at)
{
	bytes b;

	memcpy(&b, at, sizeof b);
	return b;
}

/* All ones where a digit or `@` starts; two bytes behind the lane are read. */
static inline bytes marks(const char *at)
{
	bytes a = load(at), c = load(at + 2);
	bytes plain = (bytes)((bytes)(a - '0') < 10) | (bytes)(a == '@');
	bytes last = (bytes)((bytes)(c - 0x90) < 10) | (bytes)(c == 0xa0);

	return plain | ((bytes)(a == 0xef) & (bytes)(load(at + 1) == 0xbc) & last);
}

static inline bool any(bytes b)
{
	uint64_t half[2];

	memcpy(half, &b, sizeof half);
	return (half[0] | half[1]) != 0;
}

/* The first lane byte that is set; one is. */
static inline size_t first(bytes b)
{
#ifdef __SSE2__
	return (size_t)__builtin_ctz((unsigned)_mm_movemask_epi8((__m128i)b));
#else
	size_t i = 0;

	while (b[i] == 0)
		i++;
	return i;
#endif
}

size_t gj_trigger_next(gj_str text, size_t at, size_t limit)
{
	while (limit > at && limit - at >= LANE && text.len - at >= BLOCK + AHEAD) {
		const char *from = text.at + at;
		bytes lane = marks(from);
		size_t found;

		if (!any(lane)) {
			bytes rest[3];

			for (size_t i = 0; i < 3; i++)
				rest[i] = marks(from + (i + 1) * LANE);
			if (!any(rest[0] | rest[1] | rest[2])) {
				at += BLOCK;
				continue;
			}
			for (size_t i = 0; i < 3; i++) {
				at += LANE;
				lane = rest[i];
				if (any(lane))
					break;
			}
		}
		found = at + first(lane);
		return found < limit ? found : limit;
	}
	return at < limit ? by_byte(text, at, limit) : limit;
}

/* A byte after which no number goes on, and before which none ends that goes on: a letter of Han, a blank, punctuation. */
static bool parts(gj_str text, size_t at)
{
	unsigned char byte = (unsigned char)text.at[at];

	if (byte >= 0xe4 && byte <= 0xe9)
		return true;
	if (byte == 0xe3) /* the blank is E3 80 80, the middle dot E3 83 BB */
		return at + 1 < text.len && text.at[at + 1] == '\x80' && at + 2 < text.len &&
		       text.at[at + 2] != '\x80';
	return byte == '\n' || byte == '\r' || byte == '\t' || byte == ',' || byte == ';' ||
	       byte == '"' || byte == '\'' || byte == '<' || byte == '>' || byte == '[' ||
	       byte == ']' || byte == '{' || byte == '}' || byte == '|' || byte == '=';
}

/* Before it: nothing that it goes on from. */
static bool starts(gj_str text, size_t at)
{
	unsigned char byte;

	if (at == 0)
		return true;
	byte = (unsigned char)text.at[at - 1];
	if (byte ==
	    ' ') /* a plate's letter may stand before it, and a character of Han before that */
		return at < 3 || text.at[at - 2] < 'A' || text.at[at - 2] > 'Z' ||
		       (unsigned char)text.at[at - 3] < 0x80;
	if (byte < 0x80)
		return byte == '(' || byte == ':' || parts(text, at - 1);
	return at >= 3 && (unsigned char)text.at[at - 3] >= 0xe4 &&
	       (unsigned char)text.at[at - 3] <= 0xe9;
}

/* A row of digits as far as it was read. */
typedef struct row {
	size_t digits, group, points; /* in all, in the open group, points in it */
} row;

/* Still too short for every kind: eight digits in one run, ten in groups, four after a point would not be. */
static bool is_short(const row *r)
{
	return r->group < 8 && r->digits < 10 && (r->points == 0 || r->group < 4);
}

/* Behind a digit, at a byte that is none: does the row go on? `*ends`: it is over, and nothing hangs on to it. */
static bool goes_on(gj_str text, size_t at, row *r, bool *ends)
{
	char byte = text.at[at], next;

	*ends = parts(text, at);
	if (*ends || at + 1 >= text.len)
		return false;
	next = text.at[at + 1];
	if (byte == ':') /* of a time; a group of four may be one of an address */
		*ends = r->group < 4;
	if (byte != ' ' && byte != '-' && byte != '.')
		return false;
	if (is_digit(next)) {
		r->points += byte == '.';
		r->group = 0;
		return r->points < 2;
	}
	if (r->digits == 8 &&
	    next >= '0') /* a letter: a credit code has eight digits before its first one */
		return false;
	*ends = (next >= ' ' && next < 0x7f) || parts(text, at + 1);
	return false;
}

size_t gj_trigger_dull(gj_str text, size_t at)
{
	row r = {0, 0, 0};
	bool ends = false;
	size_t i = at;

	if (!starts(text, at))
		return 0;
	for (; i < text.len; i++) {
		if (is_digit(text.at[i])) {
			r.digits++;
			r.group++;
			if (!is_short(&r))
				return 0;
		} else if (!goes_on(text, i, &r, &ends))
			break;
	}
	return ends ? i - at : 0;
}
