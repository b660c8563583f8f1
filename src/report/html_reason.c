/* SPDX-License-Identifier: Apache-2.0 */
/* What-if, advice and proofs over all services in HTML: what their texts say. */
#include "report/advice.h"
#include "report/html.h"
#include "report/prove.h"

static void start(gj_html *html, gj_buf *out, const gj_law *law, gj_str title,
		  const gj_style *style)
{
	gj_html_open(out, style, title, GJ_STR(""), NULL, 1);
	gj_html_start(html, out, law, style, 0);
}

static void done(gj_html *html, gj_buf *out, const gj_style *style)
{
	gj_html_done(html);
	gj_html_close(out, style, 1);
}

void gj_report_what_if_html(gj_buf *out, const gj_contrast *contrast, const gj_style *style)
{
	gj_html html;

	start(&html, out, contrast->was->law, contrast->was->record->service, style);
	gj_text_what_if(&html.page, contrast);
	done(&html, out, style);
}

void gj_report_advice_html(gj_buf *out, const gj_advice *advice, const gj_style *style)
{
	gj_html html;

	start(&html, out, advice->was->law, advice->was->record->service, style);
	gj_text_advice(&html.page, advice);
	done(&html, out, style);
}

void gj_report_prove_html(gj_buf *out, const gj_claims *claims, bool every, const gj_style *style)
{
	gj_html html;

	start(&html, out, claims->law, GJ_STR("guiju prove"), style);
	gj_text_prove(&html.page, claims, every);
	done(&html, out, style);
}
