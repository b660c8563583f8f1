/* SPDX-License-Identifier: Apache-2.0 */
#include "match/tails.h"

bool gj_tails_fit(const gj_patterns *patterns, uint32_t first, uint32_t end, unsigned stem)
{
	if (end - first > GJ_TAILS_OF_STEM)
		return false;
	for (uint32_t i = first; i < end; i++) {
		const gj_pattern *p = &patterns->item[i];

		if (p->len - stem > GJ_TAIL_LETTERS)
			return false;
		for (uint32_t k = stem; k < p->len; k++)
			if (p->symbol[k] > UINT16_MAX)
				return false;
	}
	return true;
}

void gj_tails_put(gj_tail *out, const gj_patterns *patterns, uint32_t first, uint32_t end,
		  unsigned stem, const gj_automaton *automaton)
{
	for (uint32_t i = first; i < end; i++, out++) {
		const gj_pattern *p = &patterns->item[i];

		*out = (gj_tail){.len = (uint8_t)(p->len - stem), .last = i + 1 == end};
		for (uint32_t k = 0; k < p->len; k++) {
			out->state = gj_automaton_child(automaton, out->state, p->symbol[k]);
			if (k + 1 == stem)
				out->stem = out->state;
			if (k >= stem)
				out->symbol[k - stem] = (uint16_t)p->symbol[k];
		}
	}
}
