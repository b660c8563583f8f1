/* SPDX-License-Identifier: Apache-2.0 */
/* Through the symbols of the window from `done` on: every occurrence that ends at `ready` or before, to the settling. For scan.c. */
#ifndef GJ_MATCH_WALK_H
#define GJ_MATCH_WALK_H

#include "match/scan.h"

/* Both return GJ_OK, GJ_ENOMEM, or what the sink returned; `done` is then `ready`. */
int gj_walk_marked(gj_scan *scan, size_t ready); /* by filter and automaton */
int gj_walk_asking(gj_scan *scan, size_t ready); /* by Vectorscan */

#endif
