/* SPDX-License-Identifier: Apache-2.0 */
/* What to ask next, in words and as JSON. */
#ifndef GJ_REPORT_ASK_H
#define GJ_REPORT_ASK_H

#include "base/json.h"
#include "reason/inquiry.h"
#include "report/check_text.h"

typedef struct gj_ask_view {
	const gj_circuit *circuit;
	const gj_record *record;
	const gj_prospects *questions;
} gj_ask_view;

enum { GJ_ASK_NORMS_NAMED = 3, GJ_ASK_INDENT = 5 };

/* The first `most` questions. */
void gj_report_ask_html(gj_buf *out, const gj_ask_view *view, size_t most, const gj_style *style);
void gj_report_ask_text(gj_buf *out, const gj_ask_view *view, size_t most, const gj_style *style);
void gj_report_ask_json(gj_buf *out, const gj_ask_view *view); /* docs/schema/ask.schema.json */

/* When nothing is left to ask: how much stays open. */
void gj_page_asks_left(gj_page *page, const gj_prospects *questions);

/* One question with its answers, its reason and what it would decide; `norms`: how many of those that hang on it are named. */
void gj_text_prospect(gj_page *page, const gj_ask_view *view, const gj_prospect *question,
		      size_t norms, unsigned indent);

/* Around the questions: the service and how it stands; `1.` beside the next lines; how many more there are. */
void gj_text_ask_head(gj_page *page, const gj_ask_view *view);
void gj_text_ask_number(gj_page *page, size_t number);
void gj_text_ask_more(gj_page *page, size_t n, size_t most);

/* The member `value`: the answer as a service file has it. */
void gj_json_put_answer(gj_json *json, const gj_law *law, const gj_prospect *question,
			const gj_answer *answer);

/* An answer as a service file has it; for the roles in words. */
void gj_page_prospect_answer(gj_page *page, const gj_law *law, const gj_prospect *question,
			     const gj_answer *answer);

#endif
