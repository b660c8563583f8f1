/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files that make a difference: its sides, and pairs that grow. */
#ifndef GJ_REASON_DIFF_BUILD_H
#define GJ_REASON_DIFF_BUILD_H

#include "reason/change.h"
#include "reason/diff.h"
#include "reason/refs.h"

/* The norms of each side, and the two states of the law as views of one space. */
typedef struct gj_diffing {
	gj_diff *out;
	gj_arena *arena;
	gj_error *err;
	const gj_law *law;
	gj_refs side[2];
	gj_space_view *view[2];
	gj_weights weights;
	const gj_diff_weight *weight;
	size_t n_weights;
} gj_diffing;

/* Circuits of both sides' norms, in one space. `old_law`, `new_law`: the law, or a copy of it with another scope. */
int gj_diff_views(gj_diffing *d, const gj_law *old_law, gj_day old_day, const gj_law *new_law,
		  gj_day new_day);

/* Pairs by links, then by titles, then what is left. */
int gj_diff_match(gj_diffing *d);

/* For each obligation of either side, who gains or loses it, with the views as they are, into reading `reading`. */
int gj_diff_shifts(gj_diffing *d, unsigned reading);

#endif
