/* SPDX-License-Identifier: Apache-2.0 */
/* What cells of tables say, read eight bytes at a time. The same texts as gj_num_parse and gj_day_parse take, and no others. */
#ifndef GJ_BASE_CELL_H
#define GJ_BASE_CELL_H

#include <string.h>

#include "base/day.h"
#include "base/number.h"

/* The first byte lowest, on any machine; up to eight. */
static inline uint64_t gj_cell_load(const char *at, size_t len)
{
	uint64_t word = 0;

	memcpy(&word, at, len);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

/* Is each byte 0 to 9? A byte over 0x7F shows itself, so that a carry out of it can hide nothing. */
static inline bool gj_cell_are_digits(uint64_t digits)
{
	const uint64_t each = UINT64_C(0x0101010101010101);

	return ((digits | (digits + each * (0x7F - 9))) & each * 0x80) == 0;
}

/* Eight digits, the first lowest: neighbours to pairs, pairs to fours, fours to one. */
static inline uint64_t gj_cell_digits(uint64_t digits)
{
	digits = digits * 10 + (digits >> 8);
	digits = (digits & UINT64_C(0x00FF00FF00FF00FF)) * (1 + (UINT64_C(100) << 16)) >> 16;
	return (digits & UINT64_C(0x0000FFFF0000FFFF)) * (1 + (UINT64_C(10000) << 32)) >> 32;
}

/* As gj_num_parse (base/number.h). */
bool gj_cell_num(gj_num *out, gj_str text);

/*
 * The common case of gj_cell_num, without a branch, for where it cannot be foreseen whether there is a number: one to eight digits, no
 * sign, no zero in front. False: something else, which may be a number all the same, or nothing; *out is anything then. Eight bytes
 * before the end of the text and one behind its start may be read.
 */
static inline bool gj_cell_whole(gj_num *out, gj_str text)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	unsigned before = 8 * (8 - (unsigned)text.len) & 63; /* bits that are not of the text */
	uint64_t digits = gj_cell_load(text.at + text.len - 8, 8) ^ each * '0';
	bool fits = (text.len - 1 < 8) & !((text.at[0] == '0') & (text.len > 1));

	digits = digits >> before << before;
	*out = (gj_num)gj_cell_digits(digits) * GJ_NUM_ONE;
	return fits & gj_cell_are_digits(digits);
}

/* As gj_day_parse (guiju/date.h); false: another form, or no such day. */
bool gj_cell_day(gj_day *out, gj_str text);

#endif
