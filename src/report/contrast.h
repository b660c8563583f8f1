/* SPDX-License-Identifier: Apache-2.0 */
/* Two checks side by side, for people and machines: what `what-if` shows, and what each plan of `advise` costs. */
#ifndef GJ_REPORT_CONTRAST_H
#define GJ_REPORT_CONTRAST_H

#include "reason/contrast.h"
#include "report/check_text.h"
#include "report/json_parts.h"

/* A verdict on one line: `applies · to be done · due 2026-11-30`; why it does not apply. */
void gj_page_verdict(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict);

/* What a record says of something: `yes`, `2026-12-01`, `not asked`. */
void gj_page_told(gj_page *page, const gj_record *record, gj_ask ask);

/* Members of an object under construction: the words of gj_page_told under `key`. */
void gj_json_put_told(gj_json *json, const char *key, const gj_record *record, gj_ask ask);

/* The list of differences under `key`. */
void gj_json_put_differences(gj_json *json, const char *key, const gj_contrast *contrast);

void gj_text_what_if(gj_page *page, const gj_contrast *contrast); /* on a page of any form */
void gj_report_what_if_html(gj_buf *out, const gj_contrast *contrast, const gj_style *style);
void gj_report_what_if_text(gj_buf *out, const gj_contrast *contrast, const gj_style *style);
void gj_report_what_if_json(gj_buf *out,
			    const gj_contrast *contrast); /* docs/schema/what-if.schema.json */

#endif
