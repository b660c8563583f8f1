/* SPDX-License-Identifier: Apache-2.0 */
/* Can a norm apply at all; does an exemption change anything? By cones (cone.h), day by day. */
#ifndef GJ_LAW_REACH_H
#define GJ_LAW_REACH_H

#include "law/cone.h"

enum { GJ_REACH_DAYS = 16, GJ_REACH_NORMS = 256 };

typedef struct gj_reach {
	const gj_law *law;
	gj_cone *cone;
	gj_day day[GJ_REACH_DAYS]; /* days on which the set of norms in force changes */
	unsigned n_days;
	uint32_t norm[GJ_REACH_NORMS]; /* the norms in question and all that lift them */
	unsigned n_norms;
	uint32_t *mark, now;
	bool too_large;
} gj_reach;

/* `work` bounds the steps over all questions, so that the answers hang on nothing but the law. GJ_OK or GJ_ENOMEM. */
int gj_reach_new(gj_reach *out, gj_arena *arena, const gj_law *law, uint64_t work);

/* Is there a day on which it is in force (a draft: any day) and a combination of facts in which it applies? */
gj_found gj_reach_norm(gj_reach *reach, uint32_t norm);

/*
 * Does an exemption change no outcome: it can apply, and wherever it does, what it lifts would not apply anyway?
 * False also where that is undecided, and where it never counts for what it lifts.
 */
bool gj_reach_is_declaratory(gj_reach *reach, uint32_t exemption);

#endif
