/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fewest cases that say when a function of some conditions is true: its prime implicants (Quine 1952, McCluskey 1956) and a smallest
 * choice of them that covers it. Combinations that cannot occur may be covered or not.
 */
#ifndef GJ_REASON_FEWEST_H
#define GJ_REASON_FEWEST_H

#include <stdint.h>

#include "base/arena.h"

enum { GJ_FEWEST_CONDITIONS = 12 };

typedef enum gj_occurrence { GJ_OCCURS_NO, GJ_OCCURS_YES, GJ_OCCURS_NEVER } gj_occurrence;

/* A case: the conditions in `asked` are as `value` says; bit i is condition i. */
typedef struct gj_cube {
	uint32_t asked, value;
} gj_cube;

/*
 * `when` [2^n]: for each combination whether the function is true there, or it cannot occur (gj_occurrence); n is at most
 * GJ_FEWEST_CONDITIONS. Into *out, *n_out cases. *fewest false: the search was cut short, and there may be a smaller cover. GJ_OK or
 * GJ_ENOMEM.
 */
int gj_fewest_cases(gj_cube **out, size_t *n_out, bool *fewest, gj_arena *arena,
		    const uint8_t *when, unsigned n);

#endif
