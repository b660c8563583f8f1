/* SPDX-License-Identifier: Apache-2.0 */
/* How many services of a portfolio each norm binds. */
#ifndef GJ_REPORT_COUNTS_H
#define GJ_REPORT_COUNTS_H

#include "report/report.h"

typedef struct gj_counts {
	const gj_law *law;
	gj_day on;
	gj_str input;	      /* as messages call it */
	const uint32_t *norm; /* [n] of the law */
	const gj_applicability
		*when; /* what yes means: APPLIES, FUTURE; DOES_NOT_APPLY: not in force */
	const uint64_t *yes, *no; /* services; the rest are undecided */
	size_t n;
	uint64_t services, bad; /* counted; passed over, because they could not be read */
} gj_counts;

void gj_report_counts_text(gj_buf *out, const gj_counts *counts, const gj_style *style);
void gj_report_counts_json(gj_buf *out,
			   const gj_counts *counts); /* docs/schema/portfolio.schema.json */

#endif
