/* SPDX-License-Identifier: Apache-2.0 */
/* What to ask next in HTML: what the text says, and below each question all its norms and answers. */
#include "report/html.h"
#include "report/poll.h"

static void put_cost(gj_html *html, const gj_prospect *q)
{
	char cost[12], fact[12], judgement[12];

	gj_page_line(&html->page, GJ_ASK_INDENT, GJ_INK_DIM, GJ_M_ASK_COST,
		     GJ_ARGS(gj_count(cost, q->cost), gj_count(fact, GJ_COST_FACT),
			     gj_count(judgement, GJ_COST_JUDGEMENT)));
}

/* `pairs` NULL: norms of one service are counted. */
static void put_answers(gj_html *html, const gj_prospect *q, const uint64_t *pairs)
{
	const gj_html_column columns[] = {
		{GJ_M_COLUMN_ANSWER, GJ_CELL_TEXT},
		{pairs == NULL ? GJ_M_COLUMN_DECIDES : GJ_M_COLUMN_PAIRS, GJ_CELL_NUMBER}};

	gj_html_table(html, GJ_M_TABLE_ANSWERS, columns, 2);
	for (size_t i = 0; i < q->n_answers; i++) {
		gj_html_row(html, 0);
		gj_page_prospect_answer(&html->page, html->law, q, &q->answer[i]);
		gj_html_said(html);
		gj_html_number(html, pairs == NULL ? q->answer[i].decides : pairs[i]);
		gj_html_row_end(html);
	}
	gj_html_table_end(html);
}

static void put_norms(gj_html *html, const gj_prospect *q)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_NORM, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_PROVISION, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_SAYS, GJ_CELL_TEXT}};
	gj_page *page = &html->page;

	if (q->n_norms == 0)
		return;
	gj_html_table(html, GJ_M_TABLE_HANGS, columns, 3);
	for (size_t i = 0; i < q->n_norms; i++) {
		const gj_norm *norm = &html->law->norm[q->norm[i]];

		gj_html_row(html, 0);
		gj_page_norm_name(page, norm);
		gj_html_said(html);
		gj_html_cell(html, 0);
		gj_page_cites(page, norm->cite, norm->n_cites, GJ_STR(""));
		gj_html_said(html);
		gj_html_cell(html, 0);
		gj_html_text(html, gj_title(&norm->e, page->style->tongue));
		gj_html_row_end(html);
	}
	gj_html_table_end(html);
}

/* The summary names the question: ten folds of one name would be told apart by nothing. */
static void put_fold(gj_html *html, const gj_prospect *q, const uint64_t *pairs)
{
	gj_page_say(&html->page, GJ_M_ASK_FOLD, GJ_ARGS(gj_prospect_name(html->law, q->ask)));
	gj_html_fold(html, &html->page);
	put_answers(html, q, pairs);
	put_norms(html, q);
	gj_html_raw(html, "</details>");
}

static void put_more(gj_html *html, size_t n, size_t most)
{
	gj_html_rows_end(html);
	gj_text_ask_more(&html->page, n, most);
}

void gj_report_ask_html(gj_buf *out, const gj_ask_view *view, size_t most, const gj_style *style)
{
	const gj_prospects *all = view->questions;
	gj_html html;

	gj_html_open(out, style, view->record->service, GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, view->circuit->law, style, 0);
	gj_text_ask_head(&html.page, view);
	if (all->n > 0)
		gj_html_section(&html, GJ_M_H_ASK);
	for (size_t i = 0; i < all->n && i < most; i++) {
		gj_text_ask_number(&html.page, i + 1);
		gj_text_prospect(&html.page, view, &all->at[i], GJ_ASK_NORMS_NAMED, GJ_ASK_INDENT);
		put_cost(&html, &all->at[i]);
		put_fold(&html, &all->at[i], NULL);
	}
	put_more(&html, all->n, most);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
}

void gj_report_poll_html(gj_buf *out, const gj_poll_view *view, size_t most, const gj_style *style)
{
	gj_html html;

	gj_html_open(out, style, view->input, GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, view->law, style, 0);
	gj_page_add(&html.page, view->input);
	gj_page_title(&html.page, 0);
	gj_text_poll_head(&html.page, view);
	if (view->n > 0)
		gj_html_section(&html, GJ_M_H_ASK);
	for (size_t i = 0; i < view->n && i < most; i++) {
		gj_text_ask_number(&html.page, i + 1);
		gj_text_poll_line(&html.page, view->law, &view->line[i]);
		put_cost(&html, view->line[i].question);
		put_fold(&html, view->line[i].question, view->line[i].decides);
	}
	put_more(&html, view->n, most);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
}
