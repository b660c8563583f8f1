/* SPDX-License-Identifier: Apache-2.0 */
/* A difference in HTML: what the text says. */
#include "report/diff_words.h"
#include "report/html.h"

void gj_report_diff_html(gj_buf *out, const gj_diff *diff, const gj_diff_weight *weight,
			 size_t n_weights, const gj_style *style)
{
	gj_html html;
	gj_buf title;
	char a[11], b[11];

	gj_buf_init(&title, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_day_format(diff->old_day, a);
	gj_day_format(diff->new_day, b);
	gj_buf_add(&title,
		   diff->old != GJ_NONE ? diff->law->instrument[diff->old].e.id : gj_str_of(a));
	gj_buf_puts(&title, " → ");
	gj_buf_add(&title,
		   diff->new != GJ_NONE ? diff->law->instrument[diff->new].e.id : gj_str_of(b));
	gj_html_open(out, style, gj_buf_str(&title), GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, diff->law, style, 0);
	gj_text_diff(&html.page, diff, weight, n_weights);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
	if (gj_buf_status(&title) != GJ_OK)
		out->failed = true;
	gj_buf_free(&title);
}
