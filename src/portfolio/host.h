/* SPDX-License-Identifier: Apache-2.0 */
/* Columns of a host program (guiju/portfolio.h) as columns of the law: by name and layout, borrowed, not copied. */
#ifndef GJ_PORTFOLIO_HOST_H
#define GJ_PORTFOLIO_HOST_H

#include <guiju/portfolio.h>

#include "portfolio/plan.h"

/* A column whose values must be looked at before a block of them is used. */
typedef struct gj_host_check {
	const gj_column *column;
	gj_values *
		values; /* GJ_DOUBLE: where they go, block by block; in the columns of the binding */
} gj_host_check;

/* A fact that several columns tell: they may not contradict each other. */
typedef struct gj_host_range {
	const gj_told *told;
	const char *name;
} gj_host_range;

typedef struct gj_host {
	gj_columns columns;
	gj_host_check *check;
	size_t n_checks;
	gj_host_range *range;
	size_t n_ranges;
	int64_t *room;	      /* [n_checks][GJ_BLOCK] of whole numbers, for doubles */
	uint64_t *known_room; /* [n_checks][GJ_BLOCK_WORDS] */
} gj_host;

/* One for each thread; lives in `arena`, borrows the columns. GJ_EINPUT: a name or a layout is wrong. */
int gj_host_bind(gj_host *out, gj_arena *arena, const gj_law *law, const gj_column *columns,
		 size_t n_columns, size_t n_services, gj_error *err);

/* Before a block is run: doubles become whole numbers; codes and ranges are checked. GJ_EINPUT names the service, from 0. */
int gj_host_prepare(gj_host *host, size_t first, size_t n, gj_error *err);

#endif
