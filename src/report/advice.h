/* SPDX-License-Identifier: Apache-2.0 */
/* What must change, for people and machines. */
#ifndef GJ_REPORT_ADVICE_H
#define GJ_REPORT_ADVICE_H

#include "reason/advise.h"
#include "report/contrast.h"

void gj_text_advice(gj_page *page, const gj_advice *advice); /* on a page of any form */
void gj_report_advice_html(gj_buf *out, const gj_advice *advice, const gj_style *style);
void gj_report_advice_text(gj_buf *out, const gj_advice *advice, const gj_style *style);
void gj_report_advice_json(gj_buf *out,
			   const gj_advice *advice); /* docs/schema/advise.schema.json */

#endif
