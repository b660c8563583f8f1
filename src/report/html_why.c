/* SPDX-License-Identifier: Apache-2.0 */
/* One verdict explained in HTML: what the text says, the proof as nested lists. */
#include "report/html_proof.h"

int gj_report_why_html(gj_buf *out, const gj_verdicts *verdicts, uint32_t norm,
		       const gj_style *style)
{
	gj_html html;
	gj_why why;
	int rc;

	gj_html_start(&html, out, verdicts->law, style, 0);
	rc = gj_why_gather(&why, &html.arena, verdicts, norm);
	if (rc == GJ_OK) {
		gj_html_open(out, style, why.norm->e.id, GJ_STR(""), NULL, 1);
		gj_text_why_name(&html.page, &why);
		gj_html_section(&html, GJ_M_H_VERDICT);
		gj_text_why(&html.page, &html.arena, &why, gj_html_proof);
	}
	gj_html_done(&html);
	if (rc != GJ_OK)
		return rc;
	gj_html_close(out, style, 1);
	return gj_buf_status(out);
}
