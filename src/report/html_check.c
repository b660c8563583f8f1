/* SPDX-License-Identifier: Apache-2.0 */
/* A check in HTML: what the text says, in its order, with the drawing of what binds when and the proofs. */
#include <guiju/error.h>

#include "base/fault.h"
#include "report/export.h"
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

static void open_document(gj_exporting *e, const gj_str *service)
{
	const gj_style *style = e->style;
	gj_buf text;
	gj_str title, name;
	char room[12], day[11];
	size_t mark;

	gj_day_format(e->on, day);
	gj_buf_init(&text, e->out->alloc, GJ_BUF_DEFAULT_LIMIT);
	if (e->n != 1)
		gj_message_add(&text, style->tongue, GJ_M_COUNT_SERVICES,
			       GJ_ARGS(gj_count(room, e->n)));
	else
		gj_buf_add(&text, service[0]);
	mark = text.len;
	gj_message_add(&text, style->tongue, GJ_M_DOT, NULL);
	gj_message_add(&text, style->tongue, GJ_M_HTML_LAW_OF, GJ_ARGS(gj_str_of(day)));
	title = gj_buf_str(&text);
	name = (gj_str){title.at, mark < title.len ? mark : title.len};
	gj_html_open(e->out, style, title, name, service, e->n);
	if (gj_buf_status(&text) != GJ_OK)
		e->out->failed = true;
	gj_buf_free(&text);
}

static int start(gj_exporting *e, gj_error *err)
{
	gj_str *service = gj_arena_array(e->arena, e->n, sizeof *service);

	if (service == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < e->n; i++)
		service[i] = e->record[i]->service;
	open_document(e, service);
	return GJ_OK;
}

static void add(gj_exporting *e, const gj_verdicts *verdicts)
{
	e->at++;
	gj_report_check_html(e->out, verdicts, e->style, e->n > 1 ? (unsigned)e->at : 0);
}

static void end(gj_exporting *e)
{
	gj_html_close(e->out, e->style, e->n);
}

const gj_exporter gj_export_html = {"html", start, add, end};
