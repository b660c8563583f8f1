/* SPDX-License-Identifier: Apache-2.0 */
/* One service under several regimes in HTML: a table of subjects by regimes, then what the text says. */
#include "report/compare.h"
#include "report/html.h"

static gj_str *heads_of(gj_html *html, const gj_comparison *c)
{
	gj_str *head = gj_arena_array(&html->arena, c->n_regimes + 1, sizeof *head);
	gj_page *page = &html->page;

	if (head == NULL)
		return NULL;
	head[0] = gj_str_of(gj_message_text(GJ_M_COLUMN_SUBJECT, page->style->tongue));
	for (size_t r = 0; r < c->n_regimes; r++) {
		gj_page_jurisdiction(page, c->verdicts->law, c->regime[r].name);
		if (gj_arena_str(&html->arena, &head[r + 1], gj_page_take(page, 0, 0)) != GJ_OK)
			return NULL;
	}
	return head;
}

/* Leads to what the report says of it, which a brief one leaves out. */
static void put_subject(gj_html *html, const gj_subject *subject)
{
	if (!html->page.style->brief) {
		gj_html_raw(html, "<a href=\"#");
		gj_html_id(html, "subject-", subject->e.id);
		gj_html_raw(html, "\">");
	}
	gj_html_text(html, gj_title(&subject->e, html->page.style->tongue));
	if (!html->page.style->brief)
		gj_html_raw(html, "</a>");
}

static void put_table(gj_html *html, const gj_comparison *c)
{
	const gj_law *law = c->verdicts->law;
	const gj_str *head = heads_of(html, c);

	if (head == NULL) {
		html->out->failed = true;
		return;
	}
	gj_html_section(html, GJ_M_H_COMPARE_MATRIX);
	gj_html_table_of(html, GJ_M_TABLE_COMPARE, head, c->n_regimes + 1);
	for (size_t i = 0; i < c->n_rows; i++) {
		gj_html_row(html, 0);
		put_subject(html, &law->subject[c->row[i].subject]);
		for (size_t r = 0; r < c->n_regimes; r++) {
			gj_html_cell(html, 0);
			gj_page_compare_cell(&html->page, c, &c->row[i].cell[r]);
			gj_html_said(html);
		}
		gj_html_row_end(html);
	}
	gj_html_table_end(html);
}

void gj_report_compare_html(gj_buf *out, const gj_comparison *c, const gj_style *style)
{
	gj_html html;

	gj_html_open(out, style, c->verdicts->record->service, GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, c->verdicts->law, style, 0);
	gj_text_head(&html.page, c->verdicts);
	gj_text_compare_sides(&html.page, c);
	if (c->n_rows > 0)
		put_table(&html, c);
	gj_text_compare_long(&html.page, c);
	gj_text_compare_only(&html.page, c);
	gj_text_compare_dates(&html.page, c);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
}
