/* SPDX-License-Identifier: Apache-2.0 */
/* The articles of one instrument in HTML: what became of each. */
#include <guiju/error.h>

#include "base/fault.h"
#include "report/html_law.h"

typedef struct table {
	gj_html *html;
	bool linked, any;
} table;

static void put_user(void *context, gj_kind kind, gj_str id, uint32_t norm)
{
	table *t = context;
	gj_page *page = &t->html->page;
	bool linked = t->linked && norm != GJ_NONE;

	if (t->any)
		gj_html_say(t->html, GJ_M_COMMA, NULL);
	t->any = true;
	if (linked) {
		gj_html_raw(t->html, "<a href=\"#");
		gj_html_id(t->html, "", id);
		gj_html_raw(t->html, "\">");
	}
	gj_page_add(page, gj_str_of(gj_kind_word(kind, page->style->tongue)));
	gj_page_add(page, GJ_HARD_SPACE);
	gj_page_add(page, id);
	gj_html_said(t->html);
	if (linked)
		gj_html_raw(t->html, "</a>");
}

static void put_provision(void *context, const gj_article *article, unsigned number)
{
	table *t = context;
	gj_html *html = t->html;
	gj_page *page = &html->page;
	gj_cite_step step;
	const gj_cite missing = gj_article_cite(&step, number);

	gj_html_row(html, 0);
	gj_page_steps(page, article != NULL ? &article->cite : &missing);
	gj_html_said(html);
	gj_html_cell(html, GJ_INDENT_WORDS);
	if (article == NULL) {
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_RED, GJ_M_STATUS_MISSING, NULL);
		gj_html_cell(html, 0);
		gj_html_row_end(html);
		return;
	}
	gj_page_status(page, article);
	gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
	gj_text_origin(page, article);
	gj_page_doubt(page, GJ_INDENT_WORDS, &article->unverified);
	gj_html_cell(html, 0);
	t->any = false;
	gj_law_users(html->law, article, put_user, t);
	gj_html_row_end(html);
}

unsigned gj_html_provisions(gj_html *html, uint32_t instrument, bool linked)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_PROVISION, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_STATUS, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_BECAME, GJ_CELL_TEXT}};
	table t = {html, linked, false};
	unsigned with;

	gj_html_table(html, GJ_M_TABLE_PROVISIONS, columns, 3);
	with = gj_law_provisions(html->law, instrument, put_provision, &t);
	gj_html_table_end(html);
	return with;
}

int gj_report_law_coverage_html(gj_buf *out, const gj_law *law, gj_str instrument,
				const gj_style *style, bool *complete, gj_error *err)
{
	unsigned with, all;
	size_t blocks;
	gj_html html;
	uint32_t ref;
	int rc = gj_law_find_instrument(law, instrument, &ref, err);

	*complete = false;
	if (rc != GJ_OK)
		return rc;
	all = law->instrument[ref].n_articles;
	gj_law_articles(law, ref, &blocks);
	gj_html_law_open(&html, out, law, law->instrument[ref].e.id, style);
	gj_page_add(&html.page, gj_title(&law->instrument[ref].e, style->tongue));
	gj_page_title(&html.page, 0);
	gj_html_section(&html, GJ_M_H_ARTICLES);
	with = gj_html_provisions(&html, ref, false);
	gj_page_coverage(&html.page, all, with, blocks);
	gj_page_end(&html.page, 0, GJ_INK_BOLD);
	gj_html_law_close(&html, out);
	*complete = with == all;
	return gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
