/* SPDX-License-Identifier: Apache-2.0 */
/* How large an automaton will be, before it is built. */
#include "match/automaton.h"

uint64_t gj_automaton__places(const gj_patterns *patterns)
{
	return patterns->states + patterns->states / 16 + UINT64_C(2) * patterns->alphabet.n + 64;
}

static bool begin_alike(const gj_pattern *a, const gj_pattern *b)
{
	return a->len > 1 && b->len > 1 && a->symbol[0] == b->symbol[0] &&
	       a->symbol[1] == b->symbol[1];
}

uint64_t gj_automaton__pairs(const gj_patterns *patterns)
{
	uint64_t pairs = 0, room = 16;

	for (uint32_t i = 0; i < patterns->n; i++) {
		const gj_pattern *p = &patterns->item[i];

		pairs += p->len > 1 && (i == 0 || !begin_alike(p - 1, p));
	}
	while (room < pairs * 2)
		room *= 2;
	return room;
}

uint64_t gj_automaton_bytes(const gj_patterns *patterns)
{
	return gj_automaton__places(patterns) * sizeof(gj_node) +
	       patterns->n * (uint64_t)sizeof(gj_end) +
	       gj_automaton__pairs(patterns) * sizeof(gj_pair);
}
