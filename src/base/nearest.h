/* SPDX-License-Identifier: Apache-2.0 */
/* "Did you mean": the nearest known name by Damerau-Levenshtein distance (optimal string alignment) on code points. */
#ifndef GJ_BASE_NEAREST_H
#define GJ_BASE_NEAREST_H

#include <stdint.h>

#include "base/str.h"

/* Feed candidates one by one; the first best wins, so feed them in a fixed order. */
typedef struct gj_nearest {
	gj_str wanted;
	gj_str best; /* len 0: nothing near enough (distance over a third of the length, at least 1, or over 160 characters) */
	uint32_t distance;
} gj_nearest;

void gj_nearest_start(gj_nearest *near, gj_str wanted);
void gj_nearest_offer(gj_nearest *near, gj_str candidate);

#endif
