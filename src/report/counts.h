/* SPDX-License-Identifier: Apache-2.0 */
/* How many services of a portfolio each norm binds. */
#ifndef GJ_REPORT_COUNTS_H
#define GJ_REPORT_COUNTS_H

#include "report/page.h"

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
void gj_report_counts_html(gj_buf *out, const gj_counts *counts, const gj_style *style);

/* counts_text.c: the parts of the text, on a page of any form; norms that are not in force and not to come have a line alone. */
void gj_text_counts_law(gj_page *page, const gj_counts *counts);
void gj_text_counts_services(gj_page *page, const gj_counts *counts);
void gj_text_counts_bad(gj_page *page, const gj_counts *counts);
void gj_text_counts_never(gj_page *page, const gj_counts *counts);
void gj_page_counts_instrument(gj_page *page, const gj_instrument *instrument,
			       gj_applicability when);
void gj_page_counts_norm(gj_page *page, const gj_counts *counts, size_t k); /* the k-th */

#endif
