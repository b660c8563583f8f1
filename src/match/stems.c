/* SPDX-License-Identifier: Apache-2.0 */
#include "match/stems.h"

static uint64_t words(const gj_patterns *patterns)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < patterns->n; i++)
		n += patterns->item[i].symbol[0] >= patterns->alphabet.words;
	return n;
}

static uint32_t places(const gj_patterns *patterns)
{
	uint64_t room = 16, n = words(patterns);

	while (room < n * 2)
		room *= 2;
	return (uint32_t)room;
}

uint64_t gj_stems_bytes(const gj_patterns *patterns)
{
	return places(patterns) * (uint64_t)sizeof(gj_stem) +
	       (words(patterns) + 1) * sizeof(gj_tail);
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

/* The words `first` to `end` - 1, which have one stem. */
static void enter(gj_stems *out, const gj_patterns *patterns, uint32_t first, uint32_t end,
		  const gj_automaton *automaton, uint32_t *n_tails)
{
	const gj_pattern *p = &patterns->item[first];
	uint64_t key = gj_stems_key(out, p->symbol);
	gj_stem *place;
	uint32_t state = 0;

	if (key == 0) {
		out->mixed = true;
		return;
	}
	place = gj_stems_place(out, key);
	for (unsigned i = 0; i < out->stem; i++)
		state = gj_automaton_child(automaton, state, p->symbol[i]);
	if (automaton->n < GJ_STEM_TAILS && gj_tails_fit(patterns, first, end, out->stem)) {
		gj_tails_put(out->tail + *n_tails, patterns, first, end, out->stem, automaton);
		state = GJ_STEM_TAILS | *n_tails;
		*n_tails += end - first;
	}
	*place = (gj_stem){key, state, 0};
	for (uint32_t i = first; i < end; i++) {
		p = &patterns->item[i];
		place->next |= p->len > out->stem ? gj_pair_bit(p->symbol[out->stem]) : UINT32_MAX;
	}
}

/* How far do the words that begin as `first` does go? */
static uint32_t end_of(const gj_patterns *patterns, uint32_t first, unsigned stem)
{
	const gj_pattern *p = &patterns->item[first];
	uint32_t end = first + 1;

	while (end < patterns->n && patterns->item[end].len >= stem &&
	       memcmp(patterns->item[end].symbol, p->symbol, stem * sizeof *p->symbol) == 0)
		end++;
	return end;
}

int gj_stems_make(gj_stems *out, gj_arena *arena, const gj_patterns *patterns,
		  const gj_automaton *automaton, const gj_filter *filter)
{
	uint32_t n_tails = 0;

	*out = (gj_stems){.first = first_letter(&patterns->alphabet), .stem = filter->stem};
	if (!can_leap(patterns, filter))
		return GJ_OK;
	out->mask = places(patterns) - 1;
	out->item = gj_arena_array(arena, (size_t)out->mask + 1, sizeof *out->item);
	out->tail = gj_arena_array(arena, words(patterns) + 1, sizeof *out->tail);
	if (out->item == NULL || out->tail == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0, end; i < patterns->n; i = end) {
		end = i + 1;
		if (patterns->item[i].symbol[0] < filter->words ||
		    patterns->item[i].len < out->stem)
			continue;
		end = end_of(patterns, i, out->stem);
		enter(out, patterns, i, end, automaton, &n_tails);
	}
	return GJ_OK;
}
