/* SPDX-License-Identifier: Apache-2.0 */
/* What one look in a table says of a place that the filter let pass. */
#ifndef GJ_MATCH_OPENING_H
#define GJ_MATCH_OPENING_H

#include "match/matcher.h"

/* The state behind the first `length` symbols, or GJ_STEM_TAILS and what may follow them; 0: nothing begins here. Not `known`: the automaton must go step by step. */
typedef struct gj_opening {
	bool known;
	unsigned length;
	uint32_t state;
} gj_opening;

/* Bring near what the look will look at. `*key` is set where the first symbol begins words: that of its stem, 0 when it has none. */
static inline void gj_opening_fetch(const gj_matcher *m, const uint32_t *symbol, uint64_t *key)
{
	if (symbol[0] < m->filter.words) {
		__builtin_prefetch(
			&m->automaton.pair[gj_automaton_slot(&m->automaton, symbol[0], symbol[1])]);
	} else if (m->stems.item != NULL && symbol[0] < m->filter.single) {
		*key = gj_stems_key(&m->stems, symbol);
		__builtin_prefetch(&m->stems.item[gj_stems_slot(&m->stems, *key)]);
	} else {
		*key = 0;
	}
}

/* `key`: as gj_opening_fetch set it. */
static inline gj_opening gj_opening_at(const gj_matcher *m, const uint32_t *symbol, uint64_t key)
{
	const gj_stems *stems = &m->stems;
	gj_opening now = {true, 2, 0};
	uint32_t next;

	if (symbol[0] < m->filter.words) {
		const gj_pair *pair = gj_automaton_pair(&m->automaton, symbol[0], symbol[1]);

		now.state = pair->state;
		next = pair->next;
	} else {
		bool table = stems->item != NULL && symbol[0] < m->filter.single;
		const gj_stem *stem;

		if (key == 0)
			return (gj_opening){table && !stems->mixed, 1, 0};
		stem = gj_stems_place(stems, key);
		now.length = stems->stem;
		now.state = stem->state;
		next = stem->next;
	}
	now.state = (next & gj_pair_bit(symbol[now.length])) != 0 ? now.state : 0;
	return now;
}

static inline uint32_t gj_opening_state(const gj_matcher *m, gj_opening now)
{
	return (now.state & GJ_STEM_TAILS) != 0 ? m->stems.tail[now.state & ~GJ_STEM_TAILS].stem
						: now.state;
}

#endif
