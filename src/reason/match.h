/* SPDX-License-Identifier: Apache-2.0 */
/* Norms of two sides matched: by links where there are links, else by their titles. */
#ifndef GJ_REASON_MATCH_H
#define GJ_REASON_MATCH_H

#include "law/law.h"

/* How alike two texts are: 2 |A and B| / (|A| + |B|) over the sets of their pairs of neighbouring characters, marks left out (Dice 1945). */
double gj_likeness(gj_str a, gj_str b);

/*
 * The assignment of rows to columns with the greatest sum of `worth` [rows * columns], one to one (Kuhn 1955; Munkres 1957): column_of[row],
 * or columns where a row has none. Rows and columns are at most 4096. GJ_OK or GJ_ENOMEM.
 */
int gj_assign(uint32_t *column_of, gj_arena *arena, const double *worth, size_t rows,
	      size_t columns);

#endif
