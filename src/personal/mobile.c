/* SPDX-License-Identifier: Apache-2.0 */
/* Mobile numbers of mainland China: 11 digits of an assigned range, with or without +86, 0086, 86. */
#include "personal/checks.h"
#include "personal/look.h"

enum { LENGTH = 11 };

/* The third digits in use after 13 to 19, a bit each (MIIT's numbering plan; other numbers with 14 are of machines, 13 digits long). */
static bool is_number(gj_str number)
{
	static const uint16_t third[10] = {0,	  0,	 0,	0x3ff, 0x3e0,
					   0x3ef, 0x0e4, 0x1ff, 0x3ff, 0x3ef};

	return number.len == LENGTH && gj_all_digits(number) && number.at[0] == '1' &&
	       (third[number.at[1] - '0'] >> (number.at[2] - '0') & 1);
}

/* Digits of the country prefix at the start of what was joined. */
static size_t prefix_of(const gj_look *look)
{
	if (look->n_joined > 4 && memcmp(look->joined, "0086", 4) == 0)
		return 4;
	if (look->n_joined > 2 && memcmp(look->joined, "86", 2) == 0 &&
	    (look->before == '+' || look->token == 2 + LENGTH))
		return 2;
	return 0;
}

bool gj_find_MOBILE(const gj_look *look, gj_match *match)
{
	size_t prefix = prefix_of(look), start = look->sign[0].at;
	gj_cut cut;

	if (!gj_look_cut(look, prefix, LENGTH, &cut) ||
	    !is_number((gj_str){look->joined + prefix, LENGTH}) ||
	    !gj_cut_fits(look, &cut, "+ 344 38 74 434 443") || !gj_cut_whole(look, &cut, false))
		return false;
	gj_match_cut(match, look, &cut, GJ_PROOF_SHAPE);
	match->at = start;
	if (prefix == 2 && look->before == '+')
		gj_sign_before(look->text, start, &match->at);
	return true;
}
