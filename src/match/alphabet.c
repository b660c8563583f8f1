/* SPDX-License-Identifier: Apache-2.0 */
#include "match/alphabet.h"

#include <stdlib.h>

#include "match/fold.h"

typedef struct letter {
	uint32_t code, count;
	bool single, word;
} letter;

/*
 * The frequent first, so that nodes of the automaton lie close; but parts of words after the others, and those that are patterns by
 * themselves last: one comparison tells them.
 */
static int by_use(const void *left, const void *right)
{
	const letter *a = left, *b = right;

	if (a->single != b->single)
		return a->single ? 1 : -1;
	if (a->word != b->word)
		return a->word ? 1 : -1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return (a->code > b->code) - (a->code < b->code);
}

static int number_letters(gj_alphabet *out, gj_arena *arena, gj_arena *scratch,
			  const gj_census *census, uint32_t *symbol)
{
	letter *all;
	uint32_t n = 0;

	for (uint32_t code = 0; code < GJ_CODE_POINTS; code++)
		n += census->count[code] > 0;
	all = gj_arena_array(scratch, n, sizeof *all);
	out->word = gj_arena_array(arena, n + GJ_SYMBOL_FIRST, 1);
	if (all == NULL || out->word == NULL)
		return GJ_ENOMEM;
	n = 0;
	for (uint32_t code = 0; code < GJ_CODE_POINTS; code++)
		if (census->count[code] > 0)
			all[n++] = (letter){code, census->count[code], census->single[code] != 0,
					    gj_fold_is_word(code)};
	qsort(all, n, sizeof *all, by_use);
	out->n = out->single = out->words = n + GJ_SYMBOL_FIRST;
	out->word[GJ_SYMBOL_WORD] = 1;
	for (uint32_t i = n; i-- > 0;) {
		symbol[all[i].code] = i + GJ_SYMBOL_FIRST;
		out->word[i + GJ_SYMBOL_FIRST] = all[i].word;
		if (all[i].single)
			out->single = i + GJ_SYMBOL_FIRST;
		if (all[i].single || all[i].word)
			out->words = i + GJ_SYMBOL_FIRST;
	}
	return GJ_OK;
}

static uint32_t symbol_of(const uint32_t *symbol, uint32_t code)
{
	if (symbol[code] != 0)
		return symbol[code];
	return gj_fold_is_word(code) ? GJ_SYMBOL_WORD : GJ_SYMBOL_NOTHING;
}

/* Returns how much of `many` is used after `code`; with `many` NULL it only counts. */
static uint32_t enter(gj_alphabet *out, const uint32_t *symbol, uint32_t code, uint32_t used)
{
	uint32_t to[GJ_FOLD_MOST];
	unsigned n = gj_fold_code(to, code, out->how), kept = 0;

	for (unsigned i = 0; i < n; i++)
		if ((out->how & GJ_FOLD_GAPS) == 0 || n == 1 || !gj_fold_is_separator(to[i]))
			to[kept++] = to[i];
	if (kept == 0)
		out->of[code] = n == 0 ? GJ_CODE_DROPPED : GJ_CODE_GAP;
	else if (kept == 1 && (out->how & GJ_FOLD_GAPS) != 0 && gj_fold_is_separator(to[0]))
		out->of[code] = GJ_CODE_GAP;
	else if (kept == 1)
		out->of[code] = symbol_of(symbol, to[0]);
	if (kept < 2)
		return used;
	out->of[code] = GJ_CODE_MANY | used;
	if (out->many != NULL) {
		out->many[used] = kept;
		for (unsigned i = 0; i < kept; i++)
			out->many[used + 1 + i] = symbol_of(symbol, to[i]);
	}
	return used + 1 + kept;
}

static uint32_t enter_all(gj_alphabet *out, const uint32_t *symbol)
{
	uint32_t used = 0;

	for (uint32_t page = 0; page < GJ_CODE_POINTS; page += 256) {
		/* No numeral lies behind the first plane. */
		if (gj_fold_is_plain(page) &&
		    ((out->how & GJ_FOLD_NUMERALS) == 0 || page > 0xFFFF)) {
			memcpy(out->of + page, symbol + page, 256 * sizeof *symbol);
			continue;
		}
		for (uint32_t code = page; code < page + 256; code++)
			used = enter(out, symbol, code, used);
	}
	return used;
}

/* The first plane once more in half the room: what characters of Chinese text give then lies near. */
static int make_near(gj_alphabet *out, gj_arena *arena)
{
	if (out->n >= GJ_NEAR_SPECIAL)
		return GJ_OK;
	out->near = gj_arena_array(arena, GJ_NEAR_CODES + 2, sizeof *out->near);
	if (out->near == NULL)
		return GJ_ENOMEM;
	for (uint32_t code = 0; code < GJ_NEAR_CODES; code++)
		out->near[code] = (uint16_t)(out->of[code] >= GJ_CODE_SPECIAL ? GJ_NEAR_SPECIAL
									      : out->of[code]);
	for (uint32_t code = 0; code < 128; code++) {
		out->plain_low[code] = (uint8_t)out->near[code];
		out->plain_high[code] = (uint8_t)(out->near[code] >> 8);
	}
	return GJ_OK;
}

int gj_alphabet_make(gj_alphabet *out, gj_arena *arena, gj_arena *scratch, const gj_census *census,
		     unsigned how)
{
	uint32_t *symbol = gj_arena_array(scratch, GJ_CODE_POINTS, sizeof *symbol);
	uint32_t used;

	*out = (gj_alphabet){.how = how};
	out->of = gj_arena_array(arena, GJ_CODE_POINTS + 1, sizeof *out->of);
	if (symbol == NULL || out->of == NULL ||
	    number_letters(out, arena, scratch, census, symbol) != GJ_OK)
		return GJ_ENOMEM;
	used = enter_all(out, symbol);
	out->many = gj_arena_array(arena, used + 1, sizeof *out->many);
	if (out->many == NULL)
		return GJ_ENOMEM;
	enter_all(out, symbol);
	return make_near(out, arena);
}
