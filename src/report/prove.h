/* SPDX-License-Identifier: Apache-2.0 */
/* What was proved of a law, as text and as JSON (docs/schema/prove.schema.json). */
#ifndef GJ_REPORT_PROVE_H
#define GJ_REPORT_PROVE_H

#include "prove/prove.h"
#include "report/report.h"

/* `every`: also what is proved, with its witness; else only what is not. */
struct gj_page;
void gj_text_prove(struct gj_page *page, const gj_claims *claims,
		   bool every); /* on a page of any form */
void gj_report_prove_html(gj_buf *out, const gj_claims *claims, bool every, const gj_style *style);
void gj_report_prove_text(gj_buf *out, const gj_claims *claims, bool every, const gj_style *style);
void gj_report_prove_json(gj_buf *out, const gj_claims *claims);

#endif
