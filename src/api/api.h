/* SPDX-License-Identifier: Apache-2.0 */
/* What stands behind the opaque types of include/guiju. */
#ifndef GJ_API_API_H
#define GJ_API_API_H

#include <guiju/guiju.h>

#include "eval/eval.h"
#include "portfolio/plan.h"

struct gj_rules {
	const gj_alloc *alloc;
	gj_arena arena;
	gj_law *law;
	const char **norm_id; /* [n_norms] */
};

struct gj_service {
	const gj_alloc *alloc;
	gj_arena arena;
	gj_record *record;
};

struct gj_portfolio {
	const gj_alloc *alloc;
	gj_arena arena;
	const gj_rules *rules;
	gj_plan *plan;
};

struct gj_check {
	const gj_alloc *alloc;
	gj_arena arena;
	const gj_rules *rules;
	gj_verdicts *verdicts;
	gj_verdicts *told; /* those of the law that the service file asks about */
	gj_buf report;
};

#endif
