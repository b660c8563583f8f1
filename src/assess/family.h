/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sampled rates of one standard decided together: each alone has its risk of a wrong claim, and of fifty at a risk of 5 percent two or
 * three wrong ones are to be expected. By the procedure of Holm (1979) the chance that any rate of the standard is wrongly called assured is at
 * most the risk of the evidence, and so is, apart from that, the chance that any is wrongly called refuted; however the samples hang together.
 */
#ifndef GJ_ASSESS_FAMILY_H
#define GJ_ASSESS_FAMILY_H

#include "assess/assess.h"

/*
 * Fill the `family` of each rate, comparison and clause of a standard that was compared already. A rate and limit that several clauses
 * ask for are one; a rate of which everything was seen has no error of sampling, and counts for none. GJ_OK, or GJ_ENOMEM.
 */
int gj_family_decide(const gj_assessment *a, gj_standard *standard, gj_arena *arena, gj_error *err);

#endif
