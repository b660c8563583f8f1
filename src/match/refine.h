/* SPDX-License-Identifier: Apache-2.0 */
/* Between the filter and the automaton: marks are taken back where no pattern begins. For walk.c. */
#ifndef GJ_MATCH_REFINE_H
#define GJ_MATCH_REFINE_H

#include "match/scan.h"

/*
 * Of the marks from `from` to before `to`: those of places at which nothing begins, or at which boundaries forbid that anything does, are taken
 * back; others may stay. Many places go one step together, each step's memory asked for while the others take theirs: alone, each would wait
 * for the next line of the cache at every letter (Chen et al., Improving hash join performance through prefetching, 2007).
 */
void gj_refine(gj_scan *scan, size_t from, size_t to);

#endif
