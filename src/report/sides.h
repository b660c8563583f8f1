/* SPDX-License-Identifier: Apache-2.0 */
/* Many services under several regimes, for people and machines. */
#ifndef GJ_REPORT_SIDES_H
#define GJ_REPORT_SIDES_H

#include "reason/compare.h"
#include "report/json_parts.h"
#include "report/page.h"

typedef struct gj_sides_count {
	gj_abreast_ask ask;
	uint64_t yes, no; /* services; the rest are undecided */
} gj_sides_count;

/* A service that is barred in one regime and not in another. */
typedef struct gj_sides_found {
	gj_str name;
	gj_str barred; /* y, n or ? for each regime */
} gj_sides_found;

typedef struct gj_sides_view {
	const gj_law *law;
	gj_day on;
	gj_str input;
	const gj_str *regime; /* their names */
	size_t n_regimes;
	const gj_sides_count *count;
	size_t n;
	const gj_sides_found *found; /* the first of them */
	size_t n_found;
	uint64_t found_in_all, services, bad;
} gj_sides_view;

void gj_report_sides_text(gj_buf *out, const gj_sides_view *view, const gj_style *style);
void gj_report_sides_html(gj_buf *out, const gj_sides_view *view, const gj_style *style);
void gj_report_sides_json(
	gj_buf *out, const gj_sides_view *view); /* docs/schema/compare-portfolio.schema.json */

#endif
