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

static bool multiply(int64_t *out, int64_t a, int64_t b)
{
	if (a > 0    ? b > INT64_MAX / a || b < INT64_MIN / a
	    : a < -1 ? b < INT64_MAX / a || b > INT64_MIN / a
		     : a == -1 && b == INT64_MIN)
		return false;
	*out = a * b;
	return true;
}

/*
 * Both are scaled, so the product is divided by 100 * GJ_NUM_ONE. Split into whole and rest:
 *     (P s + p)(O s + o) / s = P (O s + o) + p O + p o / s
 * INVARIANT: the three parts have the same sign, so none overflows unless the whole does; only the last is rounded.
 */
bool gj_num_percent(gj_num *out, gj_num percent, gj_num of)
{
	const int64_t scale = INT64_C(100) * GJ_NUM_ONE;
	int64_t rest = percent % scale, high;

	return multiply(&high, percent / scale, of) &&
	       gj_num_add(&high, high, rest * (of / scale)) &&
	       gj_num_add(out, high, rest * (of % scale) / scale);
}
