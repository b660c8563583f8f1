/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GJ_ASSESS_FILING_H
#define GJ_ASSESS_FILING_H

#include "assess/assess.h"

/* A table of what the filing asks to attach, in its order; CSV. Who asks for it, and how sure that is, comes from the rule base. */
void gj_assess_filing(gj_buf *out, const gj_assessment *a);

#endif
