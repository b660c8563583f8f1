/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which fact does a key of JSON name? A table of the names says. Nothing is guessed from the keys before: then looking one up need not
 * wait for the last.
 */
#ifndef GJ_PORTFOLIO_JSON_KEYS_H
#define GJ_PORTFOLIO_JSON_KEYS_H

#include "portfolio/batch.h"
#include "portfolio/json_scan.h"

/* All that a field of a record asks of its fact, in one line of the cache. */
typedef struct gj_json_key {
	uint64_t start,
		mask; /* the first bytes of its name and the quote behind, as many as fit; which of them count */
	const char *id;
	gj_cells *cells; /* of the batch; NULL: none yet */
	uint32_t len;	 /* of its name */
	uint32_t seen;	 /* the record that told it last */
	gj_fact_type type;
} gj_json_key;

typedef struct gj_json_keys {
	const gj_law *law;
	gj_json_key *key; /* [n_facts] */
	uint32_t *slot;	  /* [slots]: fact + 1 by the hash of its name; 0: free */
	size_t slots;	  /* a power of two */
	uint32_t record;
} gj_json_keys;

/* GJ_OK or GJ_ENOMEM. */
int gj_json_keys_new(gj_json_keys *out, gj_arena *arena, const gj_law *law);

/* `value`: where the value of the key starts, mostly right behind it; NULL: not known. False: no fact has that name. */
bool gj_json_keys_find(const gj_json_keys *keys, gj_scan_piece key, const char *value,
		       uint32_t *out);

#endif
