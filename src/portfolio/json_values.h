/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values of facts, told to the columns of a batch. Those of several records are sorted by how they must be read, and each sort is then
 * read in one go: which fact a record tells next cannot be foreseen, and a processor that guesses wrong at each one waits.
 */
#ifndef GJ_PORTFOLIO_JSON_VALUES_H
#define GJ_PORTFOLIO_JSON_VALUES_H

#include "portfolio/json_keys.h"
#include "portfolio/json_scan.h"

enum { GJ_VALUES = 255 }; /* that wait together: a byte counts them */

typedef struct gj_json_value {
	const gj_json_key *key; /* has cells */
	const char *token;
	uint32_t len, service;
} gj_json_value;

typedef struct gj_json_values {
	gj_batch *batch; /* borrowed */
	gj_json_keys keys;
	uint32_t record; /* that is added */
	size_t n;	 /* that wait */
	uint64_t count;	 /* of each sort, a byte for each */
	gj_json_value value[GJ_N_SORTS][GJ_VALUES + 1];
} gj_json_values;

/* GJ_OK or GJ_ENOMEM. */
int gj_json_values_new(gj_json_values *out, gj_arena *arena, gj_batch *batch);

/*
 * The facts of a record, for the service behind the last of the batch; they may wait, and their tokens are borrowed until they are told
 * or dropped. False: not plain, or told twice; some may be told then, or wait. `*rc` is GJ_ENOMEM where memory was the reason.
 */
bool gj_json_values_add(gj_json_values *values, const gj_scan *scan, int *rc);

/* All that wait. False: some are not plain; none waits now. */
bool gj_json_values_tell(gj_json_values *values);

void gj_json_values_drop(gj_json_values *values); /* none waits now */

/* What stands between the quotes of a string, escapes as they are written; false: no string. */
bool gj_json_inside(gj_str token, gj_str *out);

/* `yes`, `true`, `no`, `false`; else GJ_UNKNOWN. */
gj_truth gj_json_truth_of(gj_str word);

#endif
