/* SPDX-License-Identifier: Apache-2.0 */
#include "base/number.h"

#include <inttypes.h>

static bool push_digit(int64_t *value, char byte)
{
	int digit = byte - '0';

	if (digit < 0 || digit > 9 || *value > (INT64_MAX - digit) / 10)
		return false;
	*value = *value * 10 + digit;
	return true;
}

bool gj_num_parse(gj_num *out, gj_str text)
{
	bool negative = text.len > 0 && text.at[0] == '-';
	size_t i = negative, whole = 0, decimals = 0;
	int64_t value = 0;

	for (; i < text.len && text.at[i] != '.'; i++, whole++)
		if (!push_digit(&value, text.at[i]))
			return false;
	if (i < text.len) {
		for (i++; i < text.len; i++, decimals++)
			if (decimals == 4 || !push_digit(&value, text.at[i]))
				return false;
		if (decimals == 0)
			return false;
	}
	if (whole == 0)
		return false;
	for (; decimals < 4; decimals++)
		if (!push_digit(&value, '0'))
			return false;
	*out = negative ? -value : value;
	return true;
}

void gj_num_print(gj_buf *buf, gj_num value)
{
	uint64_t size = value < 0 ? UINT64_C(0) - (uint64_t)value : (uint64_t)value;
	unsigned rest = (unsigned)(size % GJ_NUM_ONE), places = 4;

	gj_buf_printf(buf, "%s%" PRIu64, value < 0 ? "-" : "", size / GJ_NUM_ONE);
	if (rest == 0)
		return;
	for (; rest % 10 == 0; rest /= 10)
		places--;
	gj_buf_printf(buf, ".%0*u", (int)places, rest);
}

bool gj_num_add(gj_num *out, gj_num a, gj_num b)
{
	if ((b > 0 && a > INT64_MAX - b) || (b < 0 && a < INT64_MIN - b))
		return false;
	*out = a + b;
	return true;
}

bool gj_num_sub(gj_num *out, gj_num a, gj_num b)
{
	if ((b < 0 && a > INT64_MAX + b) || (b > 0 && a < INT64_MIN + b))
		return false;
	*out = a - b;
	return true;
}

/* percent and `of` are both scaled: percent/100 * of = percent * of / (100 * GJ_NUM_ONE), in two parts against overflow. */
bool gj_num_percent(gj_num *out, gj_num percent, gj_num of)
{
	const int64_t scale = INT64_C(100) * GJ_NUM_ONE;
	int64_t whole = of / scale, rest = of % scale;
	int64_t high, low;

	if (whole != 0 && (percent > INT64_MAX / (whole < 0 ? -whole : whole) ||
			   percent < -(INT64_MAX / (whole < 0 ? -whole : whole))))
		return false;
	if (percent > INT64_MAX / scale || percent < -(INT64_MAX / scale))
		return false;
	high = percent * whole;
	low = percent * rest / scale;
	return gj_num_add(out, high, low);
}
