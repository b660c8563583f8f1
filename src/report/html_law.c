/* SPDX-License-Identifier: Apache-2.0 */
/* The rule base in HTML: its instruments, what is unverified, how much of it is encoded. */
#include "report/html_law.h"

void gj_html_law_open(gj_html *html, gj_buf *out, const gj_law *law, gj_str title,
		      const gj_style *style)
{
	gj_html_open(out, style, title, GJ_STR(""), NULL, 1);
	gj_html_start(html, out, law, style, 0);
}

void gj_html_law_close(gj_html *html, gj_buf *out)
{
	const gj_style *style = html->page.style;

	gj_html_done(html);
	gj_html_close(out, style, 1);
}

gj_str gj_html_law_name(const gj_style *style, gj_message key)
{
	return gj_str_of(gj_message_text(key, style->tongue));
}

static void open_named(gj_html *html, gj_buf *out, const gj_law *law, gj_message name,
		       const gj_style *style)
{
	gj_html_law_open(html, out, law, gj_html_law_name(style, name), style);
	gj_page_say(&html->page, name, NULL);
	gj_page_title(&html->page, 0);
}

/* ---- law list ---- */

static void put_instrument(gj_html *html, const gj_shelf *at, gj_day on)
{
	const gj_instrument *instrument = at->instrument;
	gj_page *page = &html->page;

	gj_html_row(html, 0);
	gj_page_add(page, gj_title(&instrument->e, page->style->tongue));
	gj_page_end(page, 0, GJ_INK_BOLD);
	gj_text_instrument_about(page, html->law, instrument);
	gj_html_cell(html, 0);
	gj_page_shelf_size(page, html->law, at, on);
	gj_page_end(page, 0, GJ_INK_PLAIN);
	gj_html_row_end(html);
}

/* A table for each level of each jurisdiction. */
static void put_shelves(gj_html *html, const gj_shelf *all, gj_day on)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_INSTRUMENT, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_SIZE, GJ_CELL_TEXT}};
	const gj_law *law = html->law;
	gj_page *page = &html->page;

	for (size_t i = 0; i < law->n_instruments; i++) {
		const gj_instrument *before = i > 0 ? all[i - 1].instrument : NULL;
		const gj_instrument *in = all[i].instrument;

		if (before == NULL || before->level != in->level ||
		    !gj_str_eq(before->jurisdiction, in->jurisdiction)) {
			if (before != NULL)
				gj_html_table_end(html);
			gj_page_add(page, in->jurisdiction);
			gj_page_join(page, GJ_M_DOT);
			gj_page_add(page, gj_title(&law->level[in->level].e, page->style->tongue));
			gj_html_table_at(html, "list.", in->e.id, columns, 2);
		}
		put_instrument(html, &all[i], on);
	}
	if (law->n_instruments > 0)
		gj_html_table_end(html);
}

static void list_instruments(gj_html *html, gj_day on)
{
	gj_shelf *all = gj_law_shelves(&html->arena, html->law);

	gj_page_law_totals(&html->page, html->law);
	gj_page_end(&html->page, 0, GJ_INK_PLAIN);
	gj_html_section(html, GJ_M_H_INSTRUMENTS);
	if (all == NULL)
		html->out->failed = true;
	else
		put_shelves(html, all, on);
}

static void put_doubt(void *context, const gj_entry *entry, gj_kind kind, const gj_doubt *doubt)
{
	gj_html *html = context;

	gj_html_row(html, 0);
	gj_page_doubted(&html->page, html->law, entry, kind);
	gj_html_said(html);
	gj_html_cell(html, 0);
	gj_html_text(html, gj_doubt_text(doubt, html->page.style->tongue));
	gj_html_row_end(html);
}

static void list_unverified(gj_html *html)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_BLOCK, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_DOUBT, GJ_CELL_TEXT}};
	char room[12];
	size_t n;

	gj_html_section(html, GJ_M_H_UNVERIFIED);
	gj_html_table(html, GJ_M_TABLE_UNVERIFIED, columns, 2);
	n = gj_law_doubts(html->law, put_doubt, html);
	gj_html_table_end(html);
	gj_page_line(&html->page, 0, GJ_INK_BOLD, GJ_M_LAW_UNVERIFIED_TOTALS,
		     GJ_ARGS(gj_count(room, n)));
}

void gj_report_law_list_html(gj_buf *out, const gj_law *law, gj_day on, bool unverified_only,
			     const gj_style *style)
{
	gj_html html;

	open_named(&html, out, law, unverified_only ? GJ_M_LAW_UNVERIFIED_NAME : GJ_M_LAW_NAME,
		   style);
	if (unverified_only)
		list_unverified(&html);
	else
		list_instruments(&html, on);
	gj_html_law_close(&html, out);
}

/* ---- law coverage: all instruments ---- */

static void put_cover(gj_html *html, const gj_cover *cover)
{
	gj_page *page = &html->page;

	gj_html_cell(html, 0);
	gj_page_cover_size(page, cover);
	gj_page_end(page, 0, GJ_INK_PLAIN);
	gj_page_cover_status(page, cover);
	gj_page_end(page, 0, cover->missing > 0 ? GJ_INK_RED : GJ_INK_DIM);
	gj_page_cover_kinds(page, cover);
	gj_page_end(page, 0, GJ_INK_DIM);
	gj_html_row_end(html);
}

void gj_report_law_coverage_all_html(gj_buf *out, const gj_law *law, const gj_style *style,
				     bool *complete)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_INSTRUMENT, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_COUNTED, GJ_CELL_TEXT}};
	gj_cover total = {0}, cover;
	char instruments[12];
	gj_html html;

	open_named(&html, out, law, GJ_M_LAW_COVERAGE_NAME, style);
	gj_html_section(&html, GJ_M_H_INSTRUMENTS);
	gj_html_table(&html, GJ_M_TABLE_COVERAGE, columns, 2);
	for (uint32_t i = 0; i < law->n_instruments; i++) {
		gj_law_cover(&cover, law, i);
		gj_law_cover_sum(&total, &cover);
		gj_html_row(&html, 0);
		gj_page_add(&html.page, gj_title(&law->instrument[i].e, style->tongue));
		gj_page_say(&html.page, GJ_M_DOT, NULL);
		gj_page_add(&html.page, law->instrument[i].e.id);
		gj_html_said(&html);
		put_cover(&html, &cover);
	}
	gj_html_row(&html, 0);
	gj_page_line(&html.page, 0, GJ_INK_BOLD, GJ_M_COVERAGE_ALL,
		     GJ_ARGS(gj_count(instruments, law->n_instruments)));
	put_cover(&html, &total);
	gj_html_table_end(&html);
	gj_html_law_close(&html, out);
	*complete = total.missing == 0;
}
