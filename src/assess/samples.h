/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people judged of a source counts only as far as it is a random sample: the smallest keys of the source, the top of the sheets that
 * they fill, or the first of those that were flagged and of those that were not. What they judged besides is left out, and said.
 */
#ifndef GJ_ASSESS_SAMPLES_H
#define GJ_ASSESS_SAMPLES_H

#include "assess/measures.h"

/* Which items that people found violating count as failures. */
typedef struct gj_failing {
	enum {
		GJ_FAILS_ANY,
		GJ_FAILS_ILLEGAL,
		GJ_FAILS_RISK
	} which;       /* ILLEGAL: not those of A.5 */
	unsigned risk; /* of RISK; GJ_N_RISKS: of no risk that is known here, or none was said */
} gj_failing;

/*
 * Add the sample of one source to a rate: as one part, or as two where people judged flagged items and others apart; in the order of keys or
 * in that of the sheets, whichever leaves less out: both are random, and fixed before anybody judged. `*by_people` becomes true when people judged something. GJ_OK or GJ_ENOMEM.
 */
int gj_sample_take(gj_rate *rate, gj_arena *arena, const gj_screen *screen,
		   const gj_screened_source *source, gj_failing failing, bool *by_people);

#endif
