/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a filing takes, in a table (CSV), with what there is: first what the law names, then what a standard asks for under the report, then
 * what is reported of the practice. Each row names the norm, its force, its source and its doubt: none is told as law that is not.
 */
#ifndef GJ_ASSESS_FILING_H
#define GJ_ASSESS_FILING_H

#include "assess/assess.h"

/* Mark the norms that have rows, so that they are evaluated with those of the standards. `norms`: [n_norms] */
void gj_filing_norms(const gj_law *law, bool *norms);

void gj_assess_filing(gj_buf *out, const gj_assessment *a);

#endif
