/* SPDX-License-Identifier: Apache-2.0 */
/* One service under several regimes, for people and machines. */
#ifndef GJ_REPORT_COMPARE_H
#define GJ_REPORT_COMPARE_H

#include "reason/compare.h"
#include "report/check_text.h"
#include "report/json_parts.h"

/* The parts of the text, on a page of any form. */
void gj_text_compare_sides(gj_page *page, const gj_comparison *comparison);
void gj_text_compare_rows(gj_page *page, const gj_comparison *comparison);
void gj_text_compare_only(gj_page *page, const gj_comparison *comparison);
void gj_text_compare_dates(gj_page *page, const gj_comparison *comparison);

/* What a cell comes to in a few words: `3 bind · 1 from 2027-12-02 · 2 undecided`. */
void gj_page_compare_cell(gj_page *page, const gj_comparison *comparison, const gj_cell_of *cell);

/* Where these stand in the law, in a row; norms of one provision in a row name it once. */
void gj_page_compare_cites(gj_page *page, const gj_comparison *comparison, const gj_refs *items);

void gj_report_compare_text(gj_buf *out, const gj_comparison *comparison, const gj_style *style);
void gj_report_compare_html(gj_buf *out, const gj_comparison *comparison, const gj_style *style);
void gj_report_compare_json(gj_buf *out,
			    const gj_comparison *comparison); /* docs/schema/compare.schema.json */

#endif
