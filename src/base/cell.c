/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cell.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The last `len` of eight bytes, zeros before them; 1 to 8. Two loads that overlap instead of a copy of any length. */
static uint64_t load_last(const char *at, size_t len)
{
	uint64_t word;

	if (len == 8)
		return gj_cell_load(at, 8);
	if (len >= 4)
		word = gj_cell_load(at, 4) | gj_cell_load(at + len - 4, 4) << 8 * (len - 4);
	else if (len >= 2)
		word = gj_cell_load(at, 2) | gj_cell_load(at + len - 2, 2) << 8 * (len - 2);
	else
		word = (unsigned char)at[0];
	return word << 8 * (8 - len);
}

/* Whole numbers of up to eight digits; false: something else, which may be a number all the same. */
static bool read_short(gj_num *out, gj_str text)
{
	size_t sign = text.len > 0 && text.at[0] == '-', len = text.len - sign;
	uint64_t digits;

	if (len == 0 || len > 8)
		return false;
	digits = load_last(text.at + sign, len) ^ EACH('0') << 8 * (8 - len);
	if (!gj_cell_are_digits(digits))
		return false;
	*out = (gj_num)gj_cell_digits(digits) * GJ_NUM_ONE;
	if (sign)
		*out = -*out;
	return true;
}

bool gj_cell_num(gj_num *out, gj_str text)
{
	return read_short(out, text) || gj_num_parse(out, text);
}

bool gj_cell_day(gj_day *out, gj_str text)
{
	/* From the first of March of a year, so that the leap day ends it; January and February are of the year before. */
	static const int16_t before[13] = {0,	306, 337, 0,   31,  61, 92,
					   122, 153, 184, 214, 245, 275};
	static const uint8_t length[13] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	uint64_t digits;
	unsigned year, month, day;
	int from_march;

	if (text.len != 10)
		return false;
	/* `YYYY-MM-` and `DD`: a hyphen is 0 of 0 once taken from itself. */
	digits = gj_cell_load(text.at, 8) ^ UINT64_C(0x2D30302D30303030);
	day = (unsigned)gj_cell_load(text.at + 8, 2) ^ 0x3030u;
	if (!gj_cell_are_digits(digits) || (digits & UINT64_C(0xFF0000FF00000000)) != 0 ||
	    !gj_cell_are_digits(day))
		return false;
	day = (day & 0xFF) * 10 + (day >> 8);
	digits = digits * 10 + (digits >> 8); /* pairs at bytes 0, 2 and 5 */
	year = (unsigned)(digits & 0xFF) * 100 + (unsigned)(digits >> 16 & 0xFF);
	month = (unsigned)(digits >> 40 & 0xFF);
	if (year == 0 || month == 0 || month > 12 || day == 0 || day > length[month])
		return false;
	if (month == 2 && day == 29 && (year % 4 != 0 || (year % 100 == 0 && year % 400 != 0)))
		return false;
	from_march = (int)year - (month <= 2);
	*out = 365 * from_march + from_march / 4 - from_march / 100 + from_march / 400 +
	       before[month] + (int)day - 1 - 719468;
	return true;
}
