/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Resident identity numbers (GB 11643-1999): region, day of birth, sequence, check sign. The old form of 15 digits has a year of
 * two digits and no check sign; its value here is the new number of the same person. Identity cards of foreign permanent
 * residents (form of 2023) have a 9, the province, the nationality, and then the same.
 */
#include "personal/checks.h"
#include "personal/look.h"

enum { NEW = 18, OLD = 15, REGION = 6, BIRTHDAY = 8 };

static bool is_number(gj_str value, int last_birth_year)
{
	return gj_check_mod_11_2(value) &&
	       (gj_is_province(value) ||
		(value.at[0] == '9' && gj_is_province((gj_str){value.at + 1, 2}))) &&
	       gj_is_birthday((gj_str){value.at + REGION, BIRTHDAY}, last_birth_year);
}

static bool is_old(const gj_look *look, char number[NEW])
{
	if (look->token != OLD || !gj_all_digits((gj_str){look->joined, OLD}) ||
	    !gj_is_province((gj_str){look->joined, OLD}))
		return false;
	memcpy(number, look->joined, REGION);
	number[REGION] = '1';
	number[REGION + 1] = '9';
	memcpy(number + REGION + 2, look->joined + REGION, OLD - REGION);
	number[NEW - 1] = gj_check_mod_11_2_sign(number);
	return gj_is_birthday((gj_str){number + REGION, BIRTHDAY}, look->last_birth_year);
}

bool gj_find_CN_ID(const gj_look *look, gj_match *match)
{
	char number[NEW];
	gj_cut cut;

	if (gj_look_cut(look, 0, NEW, &cut) &&
	    is_number((gj_str){look->joined, NEW}, look->last_birth_year) &&
	    gj_cut_whole(look, &cut, true)) {
		gj_match_cut(match, look, &cut, GJ_PROOF_STRONG);
		return true;
	}
	if (!is_old(look, number))
		return false;
	gj_match_token(match, look, GJ_PROOF_SHAPE);
	match->len = NEW;
	memcpy(match->value, number, NEW);
	return true;
}
