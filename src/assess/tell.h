/* SPDX-License-Identifier: Apache-2.0 */
/* An assessment as text, HTML, JSON and CSV. */
#ifndef GJ_ASSESS_TELL_H
#define GJ_ASSESS_TELL_H

#include "assess/assess.h"
#include "report/page.h"

void gj_assess_text(gj_buf *out, const gj_assessment *a, const gj_style *style);
void gj_assess_html(gj_buf *out, const gj_assessment *a, const gj_style *style);
/* docs/schema/assess.schema.json. Shares are percent with four decimals, bounds rounded outwards. */
void gj_assess_json(gj_buf *out, const gj_assessment *a);
void gj_assess_csv(
	gj_buf *out,
	const gj_assessment *a); /* a line for each sampled rate and each other comparison */

/* For the room: words that programs read. */
extern const char *const gj_asked_words[GJ_N_ASKED];
extern const char *const gj_result_words[GJ_N_RESULTS];
extern const char *const gj_conclusion_words[];
extern const char *const gj_from_words[];
extern const char *const gj_outcome_words[GJ_N_OUTCOME_CLASSES + 1];

/* A share as percent, in ten-thousandths, rounded down or up. */
gj_num gj_percent_down(double share);
gj_num gj_percent_up(double share);

/* What the pack does not show, one after the other; NULL at the end: for this tongue. */
size_t gj_assess_claims(const gj_assessment *a, gj_arena *arena, gj_tongue tongue, gj_str **out);

#endif
