/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts and findings to text and JSON. Writes to a buffer; never to a file, never reads the clock. */
#ifndef GJ_REPORT_REPORT_H
#define GJ_REPORT_REPORT_H

#include "base/buf.h"
#include "eval/eval.h"
#include "law/lint.h"
#include "reason/diff.h"

typedef struct gj_style {
	gj_tongue tongue;
	bool colour;
	unsigned width; /* columns, 80 */
	bool brief; /* a difference: provisions by their numbers, no service files. A check: leave out what binds but has no time and of which nothing is told */
} gj_style;

void gj_report_check_text(gj_buf *out, const gj_verdicts *verdicts, const gj_style *style);
void gj_report_check_json(gj_buf *out, const gj_verdicts *verdicts,
			  bool compact); /* docs/schema/check.schema.json */
int gj_report_why_text(gj_buf *out, const gj_verdicts *verdicts, uint32_t norm,
		       const gj_style *style);
int gj_report_why_json(gj_buf *out, const gj_verdicts *verdicts, uint32_t norm);
/* docs/schema/diff.schema.json */
void gj_report_diff_text(gj_buf *out, const gj_diff *diff, const gj_diff_weight *weight,
			 size_t n_weights, const gj_style *style);
void gj_report_diff_html(gj_buf *out, const gj_diff *diff, const gj_diff_weight *weight,
			 size_t n_weights, const gj_style *style);
void gj_report_diff_json(gj_buf *out, const gj_diff *diff, const gj_diff_weight *weight,
			 size_t n_weights);

/* HTML: one part of a document (export.h opens and closes it). `part`: 0 for the only one, else its number from 1 on. */
void gj_report_check_html(gj_buf *out, const gj_verdicts *verdicts, const gj_style *style,
			  unsigned part);
int gj_report_why_html(gj_buf *out, const gj_verdicts *verdicts, uint32_t norm,
		       const gj_style *style);
void gj_report_findings_text(gj_buf *out, const gj_law *law, const gj_findings *findings,
			     const gj_style *style);
void gj_report_findings_json(gj_buf *out, const gj_law *law,
			     const gj_findings *findings); /* docs/schema/lint.schema.json */

/* Each of these as text, and in HTML. */
void gj_report_law_list(gj_buf *out, const gj_law *law, gj_day on, bool unverified_only,
			const gj_style *style);
void gj_report_law_list_html(gj_buf *out, const gj_law *law, gj_day on, bool unverified_only,
			     const gj_style *style);
/* `only`: instruments and happenings; none: all. GJ_EINPUT: no such name. */
int gj_report_law_timeline(gj_buf *out, const gj_law *law, char *const *only, size_t n_only,
			   const gj_style *style, gj_error *err);
int gj_report_law_timeline_html(gj_buf *out, const gj_law *law, char *const *only, size_t n_only,
				const gj_style *style, gj_error *err);
int gj_report_law_show(gj_buf *out, const gj_law *law, gj_str id, const gj_style *style,
		       gj_error *err); /* instrument, norm, term or fact by id */
int gj_report_law_show_html(gj_buf *out, const gj_law *law, gj_str id, const gj_style *style,
			    gj_error *err);
/* All instruments, a few lines each. `*complete`: no article lacks a status. */
void gj_report_law_coverage_all(gj_buf *out, const gj_law *law, const gj_style *style,
				bool *complete);
void gj_report_law_coverage_all_html(gj_buf *out, const gj_law *law, const gj_style *style,
				     bool *complete);
int gj_report_law_coverage(gj_buf *out, const gj_law *law, gj_str instrument, const gj_style *style,
			   bool *complete, gj_error *err);
int gj_report_law_coverage_html(gj_buf *out, const gj_law *law, gj_str instrument,
				const gj_style *style, bool *complete, gj_error *err);

#endif
