/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many services under several regimes, side by side: under each subject, how many are bound in each regime; which definitions they
 * meet; which break a prohibition that keeps them from being offered, and which of these are free of one elsewhere. The questions
 * are nodes added to the circuit, so that all services are asked at once on bit planes; a subject is what reason/compare.h says.
 */
#ifndef GJ_PORTFOLIO_SIDES_H
#define GJ_PORTFOLIO_SIDES_H

#include "portfolio/writer.h"
#include "reason/compare.h"

typedef struct gj_abreast {
	const gj_regime *regime;
	size_t n_regimes;
	gj_plan *plan;
	gj_abreast_ask *ask; /* [n of the plan]: what output k is about */
	size_t first_barred,
		first_split; /* of each: one for each regime; one for each pair, r * n_regimes + other */
} gj_abreast;

/*
 * Writers of the services that one regime bars and another does not. `found`: a length (size_t), the name, then for each regime y, n or ?:
 * barred, not, undecided. `lines`: the same as JSON lines.
 */
extern const gj_writer gj_writer_sides_found, gj_writer_sides_lines;

/* Lives in `arena`, borrows the rest. GJ_OK or GJ_ENOMEM. */
int gj_sides_new(gj_abreast **out, gj_arena *arena, const gj_law *law, gj_day on,
		 const gj_regime *regime, size_t n_regimes, gj_error *err);

#endif
