/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of a plain line of JSON told to a batch. What is not plain is not taken, and the reader of service files decides. */
#ifndef GJ_PORTFOLIO_JSON_TELL_H
#define GJ_PORTFOLIO_JSON_TELL_H

#include "portfolio/batch.h"
#include "portfolio/json_scan.h"

/* Keys mostly follow each other in the same order in each record: behind fact f stands what stood there last. */
typedef struct gj_json_keys {
	uint32_t *next; /* [n_facts + 1]; the last place is the start; GJ_NONE: not seen yet */
	uint32_t *seen; /* [n_facts]: the record that told the fact last */
	uint32_t record;
} gj_json_keys;

/* GJ_OK or GJ_ENOMEM. */
int gj_json_keys_new(gj_json_keys *out, gj_arena *arena, const gj_law *law);

/*
 * Tell the service behind the last of the batch. False: not plain, or told twice; then something of it may have been told already
 * (gj_batch_undo). `*rc` is GJ_ENOMEM where memory was the reason.
 */
bool gj_json_tell(gj_batch *batch, gj_json_keys *keys, const gj_scan *scan, int *rc);

#endif
