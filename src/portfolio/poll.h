/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The question that decides most over a whole portfolio: for each question and each of its answers, in how many pairs of a
 * service and a norm that are undecided the answer alone would decide, were it given by every service that has not told.
 * Counts are exact, and sums over blocks, so that services stream through. What was asked and is not known looks like what was
 * not asked: columns do not tell them apart. Where a comparison reads two facts, an answer to one of them is not
 * tried on it.
 */
#ifndef GJ_PORTFOLIO_POLL_H
#define GJ_PORTFOLIO_POLL_H

#include "portfolio/plan.h"
#include "reason/inquiry.h"

typedef struct gj_poll gj_poll;

/* Made once, read only afterwards. GJ_OK or GJ_ENOMEM. */
int gj_poll_new(gj_poll **out, gj_arena *arena, const gj_plan *plan, gj_error *err);

/* What one worker counted, or all. */
typedef struct gj_polled {
	uint64_t undecided; /* pairs with norms in force */
	uint64_t *
		pairs; /* [questions]: undecided pairs that stand above the question, where it is not told */
	uint64_t *decides;	/* [answers of all questions, one after the other] */
	gj_planes *place, *out; /* room of a worker; NULL: this one only adds up */
} gj_polled;

int gj_polled_new(gj_polled *out, gj_arena *arena, const gj_poll *poll, bool worker);
void gj_polled_add(gj_polled *to, const gj_polled *from, const gj_poll *poll);

/* A block that the runner has run, of n services. */
void gj_poll_block(const gj_poll *poll, const gj_runner *runner, size_t n, gj_polled *polled);

/* The questions, as for a service of which nothing is told; `polled` has its counts in their order. */
const gj_prospects *gj_poll_questions(const gj_poll *poll);

#endif
