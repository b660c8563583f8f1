/* SPDX-License-Identifier: Apache-2.0 */
/* How many services each norm binds, in HTML: a table for each instrument, one of all instruments before them. */
#include "report/counts.h"
#include "report/html_timeline.h"

/* The norms of one instrument that are in force or to come. */
typedef struct text {
	uint32_t instrument;
	size_t first; /* of the counts */
	size_t norms, some, open;
	uint64_t yes, unknown;
} text;

static uint64_t unknown_of(const gj_counts *counts, size_t k)
{
	return counts->services - counts->yes[k] - counts->no[k];
}

static void count(text *of, const gj_counts *counts, size_t k)
{
	of->norms++;
	of->some += counts->yes[k] > 0;
	of->open += unknown_of(counts, k) > 0;
	of->yes += counts->yes[k];
	of->unknown += unknown_of(counts, k);
}

/* `at`, [n_instruments]: where each stands in `all`, plus one. How many there are, as they come. */
static size_t gather(text *all, size_t *at, const gj_counts *counts)
{
	size_t n = 0;

	for (size_t k = 0; k < counts->n; k++) {
		uint32_t instrument = counts->law->norm[counts->norm[k]].instrument;

		if (counts->when[k] == GJ_DOES_NOT_APPLY)
			continue;
		if (at[instrument] == 0) {
			all[n++] = (text){.instrument = instrument, .first = k};
			at[instrument] = n;
		}
		count(&all[at[instrument] - 1], counts, k);
	}
	return n;
}

static void table_of_texts(gj_html *html, const gj_counts *counts, const text *all, size_t n)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_INSTRUMENT, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_NORMS, GJ_CELL_NUMBER},
						 {GJ_M_COLUMN_SOME, GJ_CELL_NUMBER},
						 {GJ_M_COLUMN_SOME_OPEN, GJ_CELL_NUMBER},
						 {GJ_M_COLUMN_SHARE, GJ_CELL_SHARE}};

	gj_html_table(html, GJ_M_TABLE_COUNTS, columns, 5);
	for (size_t i = 0; i < n; i++) {
		gj_html_row(html, 0);
		gj_html_raw(html, "<a href=\"#");
		gj_html_id(html, "of.", counts->law->instrument[all[i].instrument].e.id);
		gj_html_raw(html, "\">");
		gj_page_counts_instrument(&html->page, &counts->law->instrument[all[i].instrument],
					  counts->when[all[i].first]);
		gj_html_said(html);
		gj_html_raw(html, "</a>");
		gj_html_number(html, all[i].norms);
		gj_html_number(html, all[i].some);
		gj_html_number(html, all[i].open);
		gj_html_bar(html, all[i].yes, all[i].unknown, counts->services * all[i].norms);
		gj_html_row_end(html);
	}
	gj_html_table_end(html);
}

static void put_norm(gj_html *html, const gj_counts *counts, size_t k)
{
	const gj_norm *norm = &counts->law->norm[counts->norm[k]];

	gj_html_row(html, 0);
	gj_page_counts_norm(&html->page, counts, k);
	gj_page_end(&html->page, 0, GJ_INK_PLAIN);
	gj_page_add(&html->page, gj_title(&norm->e, html->page.style->tongue));
	gj_page_end(&html->page, 0, GJ_INK_DIM);
	gj_html_number(html, counts->yes[k]);
	gj_html_number(html, counts->no[k]);
	gj_html_number(html, unknown_of(counts, k));
	gj_html_bar(html, counts->yes[k], unknown_of(counts, k), counts->services);
	gj_html_row_end(html);
}

static void table_of_norms(gj_html *html, const gj_counts *counts, const text *of)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_NORM, GJ_CELL_TEXT},
						 {GJ_M_COUNT_YES, GJ_CELL_NUMBER},
						 {GJ_M_COUNT_NO, GJ_CELL_NUMBER},
						 {GJ_M_COUNT_UNKNOWN, GJ_CELL_NUMBER},
						 {GJ_M_COLUMN_SHARE, GJ_CELL_SHARE}};

	const gj_instrument *instrument = &counts->law->instrument[of->instrument];

	gj_page_counts_instrument(&html->page, instrument, counts->when[of->first]);
	gj_html_table_at(html, "of.", instrument->e.id, columns, 5);
	for (size_t k = of->first; k < counts->n; k++)
		if (counts->when[k] != GJ_DOES_NOT_APPLY &&
		    counts->law->norm[counts->norm[k]].instrument == of->instrument)
			put_norm(html, counts, k);
	gj_html_table_end(html);
}

static void put_keys(gj_html *html)
{
	gj_html_raw(html, "<ul class=\"keys\" role=\"list\">\n");
	gj_html_key(html, GJ_SHAPE_SOLID, GJ_M_DRAWN_APPLY);
	gj_html_key(html, GJ_SHAPE_DASHED, GJ_M_DRAWN_APPLY_OPEN);
	gj_html_raw(html, "</ul>\n");
}

static void put_counts(gj_html *html, const gj_counts *counts)
{
	size_t n = counts->law->n_instruments, *at = gj_arena_array(&html->arena, n, sizeof *at);
	text *all = gj_arena_array(&html->arena, n, sizeof *all);

	if (at == NULL || all == NULL) {
		html->out->failed = true;
		return;
	}
	n = gather(all, at, counts);
	gj_text_counts_services(&html->page, counts);
	gj_text_counts_law(&html->page, counts);
	gj_text_counts_bad(&html->page, counts);
	gj_text_counts_never(&html->page, counts);
	gj_html_section(html, GJ_M_H_COUNTS_TEXTS);
	put_keys(html);
	table_of_texts(html, counts, all, n);
	gj_html_section(html, GJ_M_H_COUNTS_NORMS);
	for (size_t i = 0; i < n; i++)
		table_of_norms(html, counts, &all[i]);
}

void gj_report_counts_html(gj_buf *out, const gj_counts *counts, const gj_style *style)
{
	gj_html html;

	gj_html_open(out, style, counts->input, GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, counts->law, style, 0);
	put_counts(&html, counts);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
}
