/* SPDX-License-Identifier: Apache-2.0 */
/* Bank cards (ISO/IEC 7812): an issuer's range, a length that it uses, Luhn's check digit, and groups as cards print them. */
#include "personal/checks.h"
#include "personal/look.h"

/* The first four digits lie between these; lengths as bits. */
static const struct {
	int first, last;
	uint32_t lengths;
} issuer[] = {
#define L(n) (UINT32_C(1) << (n))
	{2221, 2720, L(16)},			     /* Mastercard */
	{3000, 3059, L(14)},			     /* Diners Club */
	{3400, 3499, L(15)},			     /* American Express */
	{3528, 3589, L(16)},			     /* JCB */
	{3600, 3699, L(14)},			     /* Diners Club */
	{3700, 3799, L(15)},			     /* American Express */
	{3800, 3899, L(14)},			     /* Diners Club */
	{4000, 4999, L(13) | L(16) | L(19)},	     /* Visa; Chinese debit cards of 19 */
	{5100, 5599, L(16)},			     /* Mastercard */
	{6011, 6011, L(16)},			     /* Discover */
	{6200, 6299, L(16) | L(17) | L(18) | L(19)}, /* UnionPay */
	{6440, 6599, L(16)},			     /* Discover */
	{8100, 8171, L(16)},			     /* UnionPay */
	{9558, 9558, L(19)},			     /* an older Chinese range */
#undef L
};

static bool is_issued(gj_str number)
{
	int start = gj_digits((gj_str){number.at, 4});

	for (size_t i = 0; i < sizeof issuer / sizeof *issuer; i++)
		if (start >= issuer[i].first && start <= issuer[i].last)
			return issuer[i].lengths >> number.len & 1;
	return false;
}

static bool is_number(gj_str number)
{
	return gj_all_digits(number) && is_issued(number) && gj_check_luhn(number);
}

bool gj_find_BANK_CARD(const gj_look *look, gj_match *match)
{
	gj_cut cut;

	for (size_t length = 19; length >= 13; length--) {
		if (!gj_look_cut(look, 0, length, &cut) ||
		    !is_number((gj_str){look->joined, length}))
			continue;
		if (!gj_cut_fits(look, &cut, "+ 4444 44443 44442 44441 465 464 6+") ||
		    !gj_cut_whole(look, &cut, false))
			continue;
		gj_match_cut(match, look, &cut, GJ_PROOF_WEAK);
		return true;
	}
	return false;
}
