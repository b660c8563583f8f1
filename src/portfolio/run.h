/* SPDX-License-Identifier: Apache-2.0 */
/* Columns in memory through a plan on threads, to the planes of each norm. */
#ifndef GJ_PORTFOLIO_RUN_H
#define GJ_PORTFOLIO_RUN_H

#include "portfolio/host.h"

/* As gj_portfolio_run has them: norm k from k * stride on, aligned to 64 bytes. */
typedef struct gj_run_planes {
	uint64_t *yes, *no;
	size_t stride;
} gj_run_planes;

/* gj_portfolio_run on one instruction set. */
int gj_host_run(const gj_plan *plan, const gj_alloc *alloc, gj_path path, unsigned threads,
		const gj_column *columns, size_t n_columns, size_t n_services,
		const gj_run_planes *planes, gj_error *err);

/* The same from columns that are bound and looked at already. GJ_OK or GJ_ENOMEM. */
int gj_columns_run(const gj_plan *plan, const gj_alloc *alloc, gj_path path, unsigned threads,
		   const gj_columns *columns, const gj_run_planes *planes, gj_error *err);

#endif
