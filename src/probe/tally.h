/* SPDX-License-Identifier: Apache-2.0 */
/* How many of which outcome: probe.json. */
#ifndef GJ_PROBE_TALLY_H
#define GJ_PROBE_TALLY_H

#include "probe/responses.h"

typedef struct gj_probe_tally {
	gj_bank_kind bank;
	gj_str category;
	uint64_t count
		[GJ_N_ENDPOINT_CLASSES]; /* of pairs of question and repeat, by their last attempt */
} gj_probe_tally;

typedef struct gj_probe_tallies {
	const gj_probe_pairs *pairs;
	gj_probe_tally total;
	gj_probe_tally *of; /* by bank, then by byte order of the category */
	size_t n, cap;
} gj_probe_tallies;

int gj_probe_tally_pairs(gj_probe_tallies *out, gj_arena *arena, const gj_probe_pairs *pairs,
			 gj_error *err);
void gj_probe_tally_json(gj_buf *out, const gj_probe_tallies *tallies); /* ends in a line end */

#endif
