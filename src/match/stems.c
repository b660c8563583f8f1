/* SPDX-License-Identifier: Apache-2.0 */
#include "match/stems.h"

static uint32_t places(const gj_patterns *patterns)
{
	uint64_t room = 16, words = 0;

	for (uint32_t i = 0; i < patterns->n; i++)
		words += patterns->item[i].symbol[0] >= patterns->alphabet.words;
	while (room < words * 2)
		room *= 2;
	return (uint32_t)room;
}

uint64_t gj_stems_bytes(const gj_patterns *patterns)
{
	return places(patterns) * (uint64_t)sizeof(gj_stem);
}

/* Words shorter than a stem are found on the way: there is no leaping over them. */
static bool can_leap(const gj_patterns *patterns, const gj_filter *filter)
{
	const gj_alphabet *letters = &patterns->alphabet;

	return filter->tiny.follows == NULL && letters->words < letters->n &&
	       letters->n - letters->words + 1 < 1u << GJ_STEM_LETTER &&
	       filter->stem * GJ_STEM_LETTER <= 64;
}

/* Where a key has room for all symbols of the list, its apostrophes and hyphens are letters too. */
static uint32_t first_letter(const gj_alphabet *symbols)
{
	return symbols->n - GJ_SYMBOL_FIRST + 1 < 1u << GJ_STEM_LETTER ? GJ_SYMBOL_FIRST
								       : symbols->words;
}

static void enter(gj_stems *out, const gj_pattern *p, const gj_automaton *automaton)
{
	uint64_t key = gj_stems_key(out, p->symbol);
	uint32_t state = 0;
	gj_stem *place;

	if (key == 0) {
		out->mixed = true;
		return;
	}
	place = gj_stems_place(out, key);
	for (unsigned i = 0; i < out->stem && place->key == 0; i++)
		state = gj_automaton_child(automaton, state, p->symbol[i]);
	if (place->key == 0)
		*place = (gj_stem){key, state, 0};
	place->next |= p->len > out->stem ? gj_pair_bit(p->symbol[out->stem]) : UINT32_MAX;
}

int gj_stems_make(gj_stems *out, gj_arena *arena, const gj_patterns *patterns,
		  const gj_automaton *automaton, const gj_filter *filter)
{
	*out = (gj_stems){.first = first_letter(&patterns->alphabet), .stem = filter->stem};
	if (!can_leap(patterns, filter))
		return GJ_OK;
	out->mask = places(patterns) - 1;
	out->item = gj_arena_array(arena, (size_t)out->mask + 1, sizeof *out->item);
	if (out->item == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < patterns->n; i++)
		if (patterns->item[i].symbol[0] >= filter->words &&
		    patterns->item[i].len >= out->stem)
			enter(out, &patterns->item[i], automaton);
	return GJ_OK;
}
