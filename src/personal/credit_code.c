/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Unified social credit codes (GB 32100-2015): who registered it, what kind of body, region, the organisation's code with a
 * check sign of its own (GB 11714), check sign. A sole trader has one, too.
 */
#include "personal/checks.h"
#include "personal/look.h"

enum { LENGTH = 18, REGION = 2, ORGANISATION = 8, ORGANISATION_LENGTH = 9 };

bool gj_find_USCC(const gj_look *look, gj_match *match)
{
	gj_str code = {look->joined, LENGTH};
	bool both, digits;
	gj_cut cut;

	if (!gj_look_cut(look, 0, LENGTH, &cut) || strchr("123456789ANY", code.at[0]) == NULL ||
	    !gj_is_province((gj_str){code.at + REGION, 2}) || !gj_check_mod_31(code))
		return false;
	both = gj_check_organisation((gj_str){code.at + ORGANISATION, ORGANISATION_LENGTH});
	digits = gj_all_digits(code); /* as long numbers of every kind are */
	if (!gj_cut_whole(look, &cut, both && !digits))
		return false;
	gj_match_cut(match, look, &cut,
		     both && !digits ? GJ_PROOF_STRONG
		     : both	     ? GJ_PROOF_WEAK
				     : GJ_PROOF_WORD);
	return true;
}
