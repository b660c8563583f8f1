/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Passports of China, Hong Kong and Macao, and permits to travel between them, the mainland and Taiwan. A letter or two and some
 * digits look like many things: a word beside them must say what they are.
 */
#include "personal/checks.h"
#include "personal/look.h"

enum { LAST_YEAR = 2099 };

/* A form: `9` stands for a digit, `@` for a letter but I and O, anything else for itself. */
static bool fits(gj_str value, const char *form)
{
	for (size_t i = 0; i < value.len; i++) {
		unsigned char sign = (unsigned char)value.at[i];

		if (form[i] == '9'   ? !gj_sign_is_digit(sign)
		    : form[i] == '@' ? !gj_sign_is_letter(sign) || sign == 'I' || sign == 'O'
				     : sign != (unsigned char)form[i])
			return false;
	}
	return form[value.len] == '\0';
}

static bool fits_one(const gj_look *look, const char *const *forms)
{
	for (; look->token >= 8 && look->token <= 11 && *forms != NULL; forms++)
		if (fits((gj_str){look->joined, look->token}, *forms))
			return true;
	return false;
}

bool gj_find_PASSPORT(const gj_look *look, gj_match *match)
{
	/* Ordinary, ordinary before 2012, public affairs, service, diplomatic, older ordinary, Hong Kong, Macao. */
	static const char *const forms[] = {
		"E99999999", "E@9999999", "G99999999", "P99999999", "P9999999",	 "PE9999999",
		"S99999999", "S9999999",  "SE9999999", "D99999999", "D9999999",	 "DE9999999",
		"149999999", "159999999", "K99999999", "KJ9999999", "H99999999", "HJ9999999",
		"MA9999999", "MB9999999", NULL};

	if (!fits_one(look, forms))
		return false;
	gj_match_token(match, look, GJ_PROOF_WORD);
	return true;
}

bool gj_find_PERMIT(const gj_look *look, gj_match *match)
{
	/* To Hong Kong and Macao; to Taiwan; of their residents to the mainland, with the count of renewals or without. */
	static const char *const forms[] = {"C99999999",   "C@9999999", "W99999999", "L99999999",
					    "T99999999",   "H99999999", "M99999999", "H9999999999",
					    "M9999999999", NULL};
	static const char *const taiwan[] = {"99999999", "9999999999@", NULL};
	bool plain = !fits_one(look, forms);

	/* Eight digits that are a day of our time are more likely to be that. */
	if (plain && (!fits_one(look, taiwan) ||
		      gj_is_birthday((gj_str){look->joined, look->token}, LAST_YEAR)))
		return false;
	gj_match_token(match, look, plain ? GJ_PROOF_WORD_NEAR : GJ_PROOF_WORD);
	return true;
}
