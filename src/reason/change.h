/* SPDX-License-Identifier: Apache-2.0 */
/* How two matched norms differ: facts with directions. */
#ifndef GJ_REASON_CHANGE_H
#define GJ_REASON_CHANGE_H

#include "reason/diff.h"

/* The norms of each side that a pair belongs to: all that its new norm came from, all that its old one became. */
typedef struct gj_together {
	const gj_refs *old, *new;
} gj_together;

/* Fill the changes and the verdict of a pair whose norms stand. The views are of one space. GJ_OK or GJ_ENOMEM. */
int gj_change_find(gj_pair *pair, gj_arena *arena, gj_space_view *old, gj_space_view *new,
		   const gj_together *together);

/* What adding a norm of this kind does to those whom it concerns. */
gj_direction gj_direction_of_adding(gj_kind kind);

gj_direction gj_direction_turned(gj_direction direction);

#endif
