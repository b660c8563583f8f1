/* SPDX-License-Identifier: Apache-2.0 */
/* A check in HTML: what the text says, in its order, with the drawing of what binds when and the proofs. */
#include "report/html_proof.h"
#include "report/html_timeline.h"

static void say_service(gj_html *html, const gj_verdicts *verdicts, gj_view *view)
{
	gj_page *page = &html->page;
	gj_html_proofs proofs;

	gj_html_proofs_start(&proofs, html, verdicts);
	gj_text_head(page, verdicts);
	gj_text_totals(page, view);
	gj_text_conflicts(page, verdicts);
	gj_text_questions(page, verdicts);
	gj_text_agenda(page, view);
	gj_html_timeline(html, view);
	gj_text_norms(page, view);
	gj_html_rows_end(html);
	gj_html_proofs_grounds(&proofs);
	gj_html_proofs_done(&proofs);
}

void gj_report_check_html(gj_buf *out, const gj_verdicts *verdicts, const gj_style *style,
			  unsigned part)
{
	gj_html html;
	gj_view view;

	gj_html_start(&html, out, verdicts->law, style, part);
	if (out->failed || gj_view_make(&view, &html.arena, verdicts) != GJ_OK)
		out->failed = true;
	else
		say_service(&html, verdicts, &view);
	gj_html_done(&html);
}

void gj_report_check_html_open(gj_buf *out, const gj_style *style, gj_day on, const gj_str *service,
			       size_t n)
{
	gj_buf text;
	gj_str title, name;
	char room[12], day[11];
	size_t mark;

	gj_day_format(on, day);
	gj_buf_init(&text, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	if (n != 1)
		gj_message_add(&text, style->tongue, GJ_M_COUNT_SERVICES,
			       GJ_ARGS(gj_count(room, n)));
	else
		gj_buf_add(&text, service[0]);
	mark = text.len;
	gj_message_add(&text, style->tongue, GJ_M_DOT, NULL);
	gj_message_add(&text, style->tongue, GJ_M_HTML_LAW_OF, GJ_ARGS(gj_str_of(day)));
	title = gj_buf_str(&text);
	name = (gj_str){title.at, mark < title.len ? mark : title.len};
	gj_html_open(out, style, title, name, service, n);
	if (gj_buf_status(&text) != GJ_OK)
		out->failed = true;
	gj_buf_free(&text);
}

void gj_report_html_close(gj_buf *out, const gj_style *style, size_t n)
{
	gj_html_close(out, style, n);
}
