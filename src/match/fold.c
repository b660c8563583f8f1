/* SPDX-License-Identifier: Apache-2.0 */
#include "match/fold.h"

#include <stddef.h>
#include <string.h>

#include "fold_generated.h"

/* Bits of an entry above the code point; as tools/fold/fold.py writes them. */
enum { NONE = 1 << 21, MANY = 2 << 21, SEPARATOR = 1 << 24, WORD = 1 << 25, CODE = (1 << 21) - 1 };

enum { NUMERALS = sizeof fold_numeral / sizeof *fold_numeral / 2 };

/* A single result is kept as its difference to the code point. */
static uint32_t entry_of(uint32_t code)
{
	return fold_entry[(size_t)fold_page[code >> 8] << 8 | (code & 255)];
}

static uint32_t digit_of(uint32_t code)
{
	for (size_t i = 0; i < NUMERALS; i++)
		if (fold_numeral[i * 2] == code)
			return fold_numeral[i * 2 + 1];
	return code;
}

unsigned gj_fold_code(uint32_t out[GJ_FOLD_MOST], uint32_t code, unsigned how)
{
	uint32_t entry = entry_of(code);
	unsigned n = 1;

	out[0] = code;
	if ((how & GJ_FOLD_FORMS) == 0)
		return 1;
	if ((entry & NONE) != 0)
		return 0;
	if ((entry & MANY) != 0) {
		n = fold_many[entry & CODE];
		memcpy(out, fold_many + (entry & CODE) + 1, n * sizeof *out);
	} else {
		out[0] = (entry & CODE) ^ code;
	}
	for (unsigned i = 0; i < n && (how & GJ_FOLD_NUMERALS) != 0; i++)
		out[i] = digit_of(out[i]);
	return n;
}

bool gj_fold_is_word(uint32_t code)
{
	return (entry_of(code) & WORD) != 0;
}

bool gj_fold_is_separator(uint32_t code)
{
	return (entry_of(code) & SEPARATOR) != 0;
}

bool gj_fold_is_plain(uint32_t first)
{
	const uint32_t *page = fold_entry + ((size_t)fold_page[first >> 8] << 8);

	for (size_t i = 0; i < 256; i++)
		if (page[i] != 0)
			return false;
	return true;
}

const char *gj_fold_version(void)
{
	return FOLD_VERSION;
}

const char *gj_fold_hash(void)
{
	return FOLD_HASH;
}
