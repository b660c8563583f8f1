/* SPDX-License-Identifier: Apache-2.0 */
/* The questions of a portfolio, ranked by the pairs of a service and a norm that they decide. */
#ifndef GJ_REPORT_POLL_H
#define GJ_REPORT_POLL_H

#include "report/ask.h"

typedef struct gj_poll_line {
	const gj_prospect *question;
	uint64_t pairs; /* undecided pairs that stand above it, of services that have not told */
	const uint64_t *decides; /* [n_answers]: pairs that an answer alone decides */
	uint64_t expected;	 /* on the average of the answers */
} gj_poll_line;

typedef struct gj_poll_view {
	const gj_law *law;
	gj_day on;
	gj_str input; /* as messages call it */
	uint64_t services, undecided;
	gj_poll_line *line; /* those that decide something, the best first */
	size_t n;
} gj_poll_view;

/* Work out what is expected of each line; leave out what decides nothing and stands below nothing undecided; the best first. */
void gj_poll_rank(gj_poll_view *view);

void gj_report_poll_text(gj_buf *out, const gj_poll_view *view, size_t most, const gj_style *style);
void gj_report_poll_html(gj_buf *out, const gj_poll_view *view, size_t most, const gj_style *style);
void gj_report_poll_json(gj_buf *out,
			 const gj_poll_view *view); /* docs/schema/ask-portfolio.schema.json */

/* The parts of the text, on a page of any form. */
void gj_text_poll_head(gj_page *page, const gj_poll_view *view);
void gj_text_poll_line(gj_page *page, const gj_law *law, const gj_poll_line *line);

#endif
