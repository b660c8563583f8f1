/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The arithmetic of numbers: check digits, days, regions. Values are normalised: ASCII, capitals, no separators. Each function
 * takes any characters, and is false for those that are not of its alphabet.
 */
#ifndef GJ_PERSONAL_CHECKS_H
#define GJ_PERSONAL_CHECKS_H

#include "base/str.h"

bool gj_all_digits(gj_str value);
int gj_digits(gj_str value); /* of at most nine digits, all of which are digits */

/* ISO/IEC 7064 MOD 11-2, as GB 11643-1999 has it: 17 digits and a digit or X. */
bool gj_check_mod_11_2(gj_str value);
char gj_check_mod_11_2_sign(const char digits[17]);

/* GB 32100-2015: 18 signs of an alphabet without I, O, S, V, Z; the last one makes the sum 0 modulo 31. */
bool gj_check_mod_31(gj_str value);

/* GB 11714-1997: an organisation's code of 8 signs and a check sign, modulo 11. */
bool gj_check_organisation(gj_str value);

/* Luhn (ISO/IEC 7812-1 annex B): modulo 10, every second digit doubled. Finds all single changes; not 09 for 90. */
bool gj_check_luhn(gj_str value);

/* ISO/IEC 7064 MOD 97-10, as ISO 13616 uses it: the first four signs count last. */
bool gj_check_mod_97(gj_str value);

/* A province's two digits (GB/T 2260), or those of Hong Kong, Macao, Taiwan as in identity numbers: 81, 82, 71 and 83. */
bool gj_is_province(gj_str value);

/* YYYYMMDD is a day, from 1850 to the end of `last_year`. */
bool gj_is_birthday(gj_str value, int last_year);

#endif
