/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fixed telephone numbers of mainland China: area code, seven or eight digits, perhaps an extension. Written as one run of
 * digits they look like anything, so a word beside them must say what they are. Without an area code they are not found.
 */
#include "personal/checks.h"
#include "personal/look.h"

/* Digits of the area code at the start of `number`, which has no leading zero; 0: there is none. */
static size_t area_of(gj_str number)
{
	/* Tens that hold area codes of three digits, by the first digit, a bit for the second (numbering plan of 2017). */
	static const uint16_t tens[10] = {0, 0, 0, 0x2ba, 0x1ee, 0x3fe, 0x248, 0x2ff, 0x3ae, 0x2bb};

	if (number.len < 3 || !gj_all_digits((gj_str){number.at, 3}))
		return 0;
	if (number.at[0] == '1')
		return number.at[1] == '0' ? 2 : 0;
	if (number.at[0] == '2')
		return number.at[1] != '6' ? 2 : 0;
	return tens[number.at[0] - '0'] >> (number.at[1] - '0') & 1 ? 3 : 0;
}

/* Where an extension of at most six digits follows a hyphen, the cut takes it in. */
static void take_extension(const gj_look *look, gj_cut *cut, size_t *end)
{
	size_t next = cut->last + 1;

	*end = cut->last;
	if (look->group[cut->last].joiner != '-' || next >= look->n_groups ||
	    look->group[next].joined - cut->to > 6)
		return;
	for (size_t i = cut->to; i < look->group[next].joined; i++)
		if (!gj_sign_is_digit((unsigned char)look->joined[i]))
			return;
	*end = next;
}

static bool apart_from_area(const gj_look *look, const gj_cut *cut, size_t area_end)
{
	return cut->first > 0 && look->group[cut->first - 1].joined == area_end;
}

static bool cut_number(const gj_look *look, size_t from, size_t digits, gj_match *match,
		       size_t *last)
{
	gj_cut cut;
	bool parted;

	if (!gj_look_cut(look, from, digits, &cut) ||
	    !gj_all_digits((gj_str){look->joined + from, digits}) || look->joined[from] < '2')
		return false;
	parted = apart_from_area(look, &cut, from);
	if (!gj_cut_fits(look, &cut, parted ? "8 7 44 34" : "8 7 +"))
		return false;
	take_extension(look, &cut, last);
	if (*last == cut.last && !gj_cut_whole(look, &cut, false))
		return false;
	if (*last > cut.last && look->group[*last].joiner == '-')
		return false;
	gj_match_cut(match, look, &cut, parted ? GJ_PROOF_SHAPE : GJ_PROOF_WORD);
	return true;
}

bool gj_find_LANDLINE(const gj_look *look, gj_match *match)
{
	bool abroad =
		look->n_joined > 2 && memcmp(look->joined, "86", 2) == 0 && look->before == '+';
	size_t skip = abroad ? 2 : 1, area, number, last;

	if (!abroad && look->joined[0] != '0')
		return false;
	if (look->joiner_before == '-')
		return false;
	if (abroad && look->joined[skip] == '0')
		skip++;
	area = area_of((gj_str){look->joined + skip, look->n_joined - skip});
	number = skip + area;
	if (area == 0 || (!cut_number(look, number, 8, match, &last) &&
			  (area == 2 || !cut_number(look, number, 7, match, &last))))
		return false;
	match->at = look->sign[0].at;
	if (abroad || (look->before == '(' && look->group[0].joiner == ')'))
		gj_sign_before(look->text, match->at, &match->at);
	match->end = look->sign[look->group[last].last].end;
	match->value[0] = '0';
	memcpy(match->value + 1, look->joined + skip, area);
	memcpy(match->value + 1 + area, look->joined + number, match->len);
	match->len += 1 + area;
	return true;
}
