/* SPDX-License-Identifier: Apache-2.0 */
#include "match/filter.h"

enum {
	LEAST_BITS = 12,
	MOST_BITS = 20,
	ROOM = 4
}; /* ROOM: slots for each pattern, up to the most */

static unsigned bits_for(const gj_patterns *patterns)
{
	unsigned bits = LEAST_BITS;

	while (bits < MOST_BITS && (UINT64_C(1) << bits) < (uint64_t)patterns->n * ROOM)
		bits++;
	return bits;
}

uint64_t gj_filter_bytes(const gj_patterns *patterns)
{
	return UINT64_C(4) << bits_for(patterns);
}

int gj_filter_make(gj_filter *out, gj_arena *arena, const gj_patterns *patterns)
{
	unsigned bits = bits_for(patterns);

	out->shift = 32 - bits;
	out->single = patterns->alphabet.single;
	out->third = gj_arena_array(arena, (size_t)1 << bits, sizeof *out->third);
	if (out->third == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < patterns->n; i++) {
		const gj_pattern *p = &patterns->item[i];

		if (p->len == 2)
			out->third[gj_filter_slot(out, p->symbol[0], p->symbol[1])] = UINT32_MAX;
		else if (p->len > 2)
			out->third[gj_filter_slot(out, p->symbol[0], p->symbol[1])] |=
				UINT32_C(1) << gj_filter_bit(p->symbol[2]);
	}
	return GJ_OK;
}
