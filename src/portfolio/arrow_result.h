/* SPDX-License-Identifier: Apache-2.0 */
/* What the columns of a result are called in Arrow: shared by the stream and the C data interface. */
#ifndef GJ_PORTFOLIO_ARROW_RESULT_H
#define GJ_PORTFOLIO_ARROW_RESULT_H

#include <guiju/arrow.h>

#include "portfolio/plan.h"

/* A bool for each norm in child[0 .. n - 1], without `release`; texts live in `arena`. GJ_OK or GJ_ENOMEM. */
int gj_arrow_result_fields(struct ArrowSchema *child, gj_arena *arena, const gj_plan *plan);

#endif
