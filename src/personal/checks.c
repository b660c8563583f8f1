/* SPDX-License-Identifier: Apache-2.0 */
#include "personal/checks.h"

#include <stdint.h>

#include "base/day.h"

bool gj_all_digits(gj_str value)
{
	for (size_t i = 0; i < value.len; i++)
		if (value.at[i] < '0' || value.at[i] > '9')
			return false;
	return true;
}

int gj_digits(gj_str value)
{
	int number = 0;

	for (size_t i = 0; i < value.len; i++)
		number = number * 10 + (value.at[i] - '0');
	return number;
}

char gj_check_mod_11_2_sign(const char digits[17])
{
	unsigned sum = 0;

	for (size_t i = 0; i < 17; i++)
		sum = (sum + (unsigned)(digits[i] - '0')) * 2 % 11;
	return "10X98765432"[sum];
}

bool gj_check_mod_11_2(gj_str value)
{
	return value.len == 18 && gj_all_digits((gj_str){value.at, 17}) &&
	       value.at[17] == gj_check_mod_11_2_sign(value.at);
}

/* The place of a sign in an alphabet, or -1. */
static int place_in(const char *alphabet, char sign)
{
	const char *found = sign != '\0' ? strchr(alphabet, sign) : NULL;

	return found != NULL ? (int)(found - alphabet) : -1;
}

bool gj_check_mod_31(gj_str value)
{
	unsigned sum = 0, weight = 1;

	if (value.len != 18)
		return false;
	for (size_t i = 0; i < value.len; i++, weight = weight * 3 % 31) {
		int place = place_in("0123456789ABCDEFGHJKLMNPQRTUWXY", value.at[i]);

		if (place < 0)
			return false;
		sum += (unsigned)place * (i < 17 ? weight : 1);
	}
	return sum % 31 == 0;
}

bool gj_check_organisation(gj_str value)
{
	static const unsigned weight[8] = {3, 7, 9, 10, 5, 8, 4, 2};
	unsigned sum = 0;

	if (value.len != 9)
		return false;
	for (size_t i = 0; i < 8; i++) {
		int place = place_in("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", value.at[i]);

		if (place < 0)
			return false;
		sum += (unsigned)place * weight[i];
	}
	return value.at[8] == "0X987654321"[sum % 11];
}

bool gj_check_luhn(gj_str value)
{
	unsigned sum = 0;

	if (value.len == 0 || !gj_all_digits(value))
		return false;
	for (size_t i = 0; i < value.len; i++) {
		unsigned digit = (unsigned)(value.at[value.len - 1 - i] - '0') << (i & 1);

		sum += digit > 9 ? digit - 9 : digit;
	}
	return sum % 10 == 0;
}

bool gj_check_mod_97(gj_str value)
{
	unsigned rest = 0;

	if (value.len < 5)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		char sign = value.at[(i + 4) % value.len];
		int place = place_in("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", sign);

		if (place < 0)
			return false;
		rest = (rest * (place > 9 ? 100 : 10) + (unsigned)place) % 97;
	}
	return rest == 1;
}

bool gj_is_province(gj_str value)
{
	/* By the first digit, a bit for each second digit. */
	static const uint16_t seconds[10] = {
		0,    0x3e, /* 11 to 15 */
		0x0e,	    /* 21 to 23 */
		0xfe,	    /* 31 to 37 */
		0x7e,	    /* 41 to 46 */
		0x1f,	    /* 50 to 54 */
		0x3e,	    /* 61 to 65 */
		0x02,	    /* 71 */
		0x0e,	    /* 81 to 83 */
		0,
	};

	if (value.len < 2 || !gj_all_digits((gj_str){value.at, 2}))
		return false;
	return seconds[value.at[0] - '0'] >> (value.at[1] - '0') & 1;
}

bool gj_is_birthday(gj_str value, int last_year)
{
	gj_day day;
	int year;

	if (value.len != 8 || !gj_all_digits(value))
		return false;
	year = gj_digits((gj_str){value.at, 4});
	return year >= 1850 && year <= last_year &&
	       gj_day_from_ymd(&day, year, gj_digits((gj_str){value.at + 4, 2}),
			       gj_digits((gj_str){value.at + 6, 2}));
}
