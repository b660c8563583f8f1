/* SPDX-License-Identifier: Apache-2.0 */
/* What one look in a table says of a place that the filter let pass. */
#ifndef GJ_MATCH_OPENING_H
#define GJ_MATCH_OPENING_H

#include "match/matcher.h"

/* The state behind the first `length` symbols; 0: nothing begins here. Not `known`: the automaton must go step by step. */
typedef struct gj_opening {
	bool known;
	unsigned length;
	uint32_t state;
} gj_opening;

static inline gj_opening gj_opening_at(const gj_matcher *m, const uint32_t *symbol)
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
		uint64_t key = table ? gj_stems_key(stems, symbol) : 0;
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

/* Bring near what the look will look at. */
static inline void gj_opening_fetch(const gj_matcher *m, const uint32_t *symbol)
{
	if (symbol[0] < m->filter.words) {
		__builtin_prefetch(
			&m->automaton.pair[gj_automaton_slot(&m->automaton, symbol[0], symbol[1])]);
	} else if (m->stems.item != NULL && symbol[0] < m->filter.single) {
		uint64_t key = gj_stems_key(&m->stems, symbol);

		__builtin_prefetch(&m->stems.item[gj_stems_slot(&m->stems, key)]);
	}
}

#endif
