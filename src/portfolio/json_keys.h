/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which fact does a key of JSON name? Mostly keys follow each other in the same order in each record: behind fact f stands what
 * stood there last, or, where that is left out, one of those behind it. Else a table says.
 */
#ifndef GJ_PORTFOLIO_JSON_KEYS_H
#define GJ_PORTFOLIO_JSON_KEYS_H

#include "law/law.h"
#include "portfolio/json_scan.h"

typedef struct gj_json_keys {
	const gj_law *law;
	uint32_t *next; /* [n_facts + 1]; the last place is the start; GJ_NONE: not seen yet */
	uint64_t *
		start; /* [n_facts]: the first bytes of its name and the quote behind, as many as fit */
	uint32_t *slot; /* [slots]: fact + 1 by the hash of its name; 0: free */
	size_t slots;	/* a power of two */
	uint32_t *seen; /* [n_facts]: the record that told the fact last */
	uint32_t record;
} gj_json_keys;

/* GJ_OK or GJ_ENOMEM. */
int gj_json_keys_new(gj_json_keys *out, gj_arena *arena, const gj_law *law);

/* `before`: the fact that stands before the key, GJ_NONE: it is the first. False: no fact has that name. */
bool gj_json_keys_find(gj_json_keys *keys, uint32_t before, gj_scan_piece key, uint32_t *out);

#endif
