/* SPDX-License-Identifier: Apache-2.0 */
/* International bank account numbers (ISO 13616): a country with its length, modulo 97, in one run or in fours. */
#include "personal/checks.h"
#include "personal/look.h"

/* Country, length, and whether the part after the check digits is digits alone (registry of SWIFT). */
static const char countries[] =
	"AD24. AE23n AL28. AT20n AZ28. BA20n BE16n BG22. BH22. BR29. BY28. CH21. CR22n CY28. CZ24n "
	"DE22n DK18n DO28. EE20n EG29n ES24n FI18n FO18n FR27. GB22. GE22. GI23. GL18n GR27. GT28. "
	"HR21n HU28n IE22. IL23n IQ23. IS26n IT27. JO30. KW30. KZ20. LB28. LC32. LI21. LT20n LU20. "
	"LV21. LY25n MC27. MD24. ME22n MK19. MR27n MT31. MU30. NL18. NO15n PK24. PL28n PS29. PT25n "
	"QA29. RO24. RS22n SA24. SC31. SD18n SE24n SI19n SK24n SM27. ST25n SV28. TL23n TN24n TR26. "
	"UA29. VA22n VG24. XK20n ";

enum { ENTRY = 6 };

static size_t length_of(const char *start, bool *digits)
{
	for (const char *at = countries; *at != '\0'; at += ENTRY)
		if (memcmp(at, start, 2) == 0) {
			*digits = at[4] == 'n';
			return (size_t)gj_digits((gj_str){at + 2, 2});
		}
	return 0;
}

/* Fours, and what is left. */
static bool in_fours(const gj_look *look, const gj_cut *cut)
{
	for (size_t i = cut->first; i < cut->last; i++)
		if (look->group[i].joined != 4 * (i + 1))
			return false;
	return true;
}

bool gj_find_IBAN(const gj_look *look, gj_match *match)
{
	bool digits;
	size_t length;
	gj_cut cut;

	if (look->n_joined < 15 || !gj_all_digits((gj_str){look->joined + 2, 2}))
		return false;
	length = length_of(look->joined, &digits);
	if (length == 0 || !gj_look_cut(look, 0, length, &cut) || !in_fours(look, &cut) ||
	    !gj_cut_whole(look, &cut, true))
		return false;
	if ((digits && !gj_all_digits((gj_str){look->joined + 4, length - 4})) ||
	    !gj_check_mod_97((gj_str){look->joined, length}))
		return false;
	gj_match_cut(match, look, &cut, GJ_PROOF_STRONG);
	return true;
}
