/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files of a comparison. */
#ifndef GJ_REASON_COMPARE_PARTS_H
#define GJ_REASON_COMPARE_PARTS_H

#include "reason/compare.h"
#include "reason/refs.h"

/* A duty or prohibition of binding law. */
bool gj_compare_counts(const gj_comparison *c, uint32_t item);

/* The fines of what binds (`breached`: of what is breached) in one regime (compare_fines.c). */
int gj_compare_exposures(gj_exposures *out, gj_arena *arena, const gj_comparison *c,
			 const gj_regime *regime, bool breached);

/* The terms of one regime under a subject of sense `class`, or under all of them (GJ_NONE) (compare_terms.c). */
int gj_compare_terms(gj_arena *arena, const gj_comparison *c, const gj_day *day,
		     const gj_regime *regime, uint32_t subject, gj_terms_of *out);

/* What is lifted of what could follow a breach (compare_fines.c). */
int gj_compare_lifted(gj_arena *arena, const gj_comparison *c, const gj_regime *regime,
		      gj_side *side);

/* row->strictest and row->promptly of a row whose cells are full (compare_times.c); all moments. */
int gj_compare_strictest(gj_arena *arena, const gj_comparison *c, gj_row *row);
int gj_compare_moments(gj_arena *arena, gj_comparison *c);

#endif
