/* SPDX-License-Identifier: Apache-2.0 */
#include "personal/trigger.h"

#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LANE = 16, BLOCK = 4 * LANE, AHEAD = 2, SHORT = 4 };

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
			bytes rest[3] = {marks(from + LANE), marks(from + 2 * LANE),
					 marks(from + 3 * LANE)};

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

/* Behind the number: it ends there, or a blank, hyphen, dot or colon follows that no digit follows. */
static bool ends(gj_str text, size_t at, size_t digits)
{
	char byte = text.at[at], next;

	if (parts(text, at))
		return true;
	if (at + 1 >= text.len)
		return false;
	next = text.at[at + 1];
	if (byte == ':')
		return digits < SHORT;
	if (byte == ' ' || byte == '-' || byte == '.')
		return (next >= ' ' && next < 0x7f && !is_digit(next)) || parts(text, at + 1);
	return false;
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

size_t gj_trigger_dull(gj_str text, size_t at)
{
	size_t digits = 1;

	while (at + digits < text.len && is_digit(text.at[at + digits]))
		if (++digits > SHORT)
			return 0;
	if (at + digits >= text.len || !starts(text, at) || !ends(text, at + digits, digits))
		return 0;
	return digits;
}
