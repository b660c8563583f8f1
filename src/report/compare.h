/* SPDX-License-Identifier: Apache-2.0 */
/* One service under several regimes, for people and machines. */
#ifndef GJ_REPORT_COMPARE_H
#define GJ_REPORT_COMPARE_H

#include "reason/compare.h"
#include "report/check_text.h"
#include "report/json_parts.h"

enum { GJ_INDENT_GLANCE = 12 };

/* The parts of the text, on a page of any form. */
void gj_text_compare_sides(gj_page *page, const gj_comparison *comparison);
void gj_text_compare_matrix(gj_page *page, const gj_comparison *comparison);
void gj_text_compare_long(gj_page *page,
			  const gj_comparison *comparison); /* what a brief report leaves out */
void gj_text_compare_rows(gj_page *page, const gj_comparison *comparison);
void gj_text_compare_only(gj_page *page, const gj_comparison *comparison);
void gj_text_compare_dates(gj_page *page, const gj_comparison *comparison);

/* Titles of terms in a row, as the argument of `words`, in a line of its own at `indent`; nothing where there are none. */
void gj_text_compare_terms(gj_page *page, const gj_law *law, const gj_refs *terms, unsigned indent,
			   gj_message words);

/* What a cell comes to in a few words: `3 bind · 9 recommended · 1 from 2027-12-02 · 2 undecided`. Nothing is being gathered. */
void gj_page_compare_cell(gj_page *page, const gj_comparison *comparison, const gj_cell_of *cell);

/*
 * Where these stand in the law, in a row, with signs; norms of one provision in a row name it once, with their number, and an instrument is
 * named where it changes. `most`: provisions at most, 0: all. Returns how many norms were left out.
 */
size_t gj_page_compare_cites(gj_page *page, const gj_comparison *comparison, const gj_refs *items,
			     size_t most);

/* † unverified, * by judgement, ‡ by presumption: of GJ_MARK_*. */
void gj_page_compare_signs(gj_page *page, unsigned marks);

void gj_report_compare_text(gj_buf *out, const gj_comparison *comparison, const gj_style *style);
void gj_report_compare_html(gj_buf *out, const gj_comparison *comparison, const gj_style *style);
void gj_report_compare_json(gj_buf *out,
			    const gj_comparison *comparison); /* docs/schema/compare.schema.json */

#endif
