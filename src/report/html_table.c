/* SPDX-License-Identifier: Apache-2.0 */
/* Markup that text has no call for: tables with their cells and bars, folds, lines that keep their shape. */
#include <stdint.h>

#include "report/html.h"

/* ---- tables ---- */

static void put_columns(gj_html *html, const gj_html_column *column, size_t n)
{
	static const char *const heads[] = {[GJ_CELL_TEXT] = "<th scope=\"col\">",
					    [GJ_CELL_NUMBER] =
						    "<th scope=\"col\" class=\"number\">",
					    [GJ_CELL_SHARE] = "<th scope=\"col\" class=\"share\">"};

	gj_html_raw(html, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < n; i++) {
		gj_html_raw(html, heads[column[i].cell]);
		gj_html_say(html, column[i].name, NULL);
		gj_html_raw(html, "</th>");
	}
	gj_html_raw(html, "</tr></thead>\n<tbody>\n");
}

void gj_html_table(gj_html *html, gj_message caption, const gj_html_column *column, size_t n)
{
	gj_html_raw(html, "<table>\n<caption>");
	gj_html_say(html, caption, NULL);
	put_columns(html, column, n);
}

void gj_html_table_at(gj_html *html, const char *sort, gj_str name, const gj_html_column *column,
		      size_t n)
{
	gj_html_raw(html, "<table id=\"");
	gj_html_id(html, sort, name);
	gj_html_raw(html, "\">\n<caption>");
	gj_html_said(html);
	put_columns(html, column, n);
}

void gj_html_table_of(gj_html *html, gj_message caption, const gj_str *head, size_t n)
{
	gj_html_raw(html, "<table>\n<caption>");
	gj_html_say(html, caption, NULL);
	gj_html_raw(html, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < n; i++) {
		gj_html_raw(html, "<th scope=\"col\">");
		gj_html_text(html, head[i]);
		gj_html_raw(html, "</th>");
	}
	gj_html_raw(html, "</tr></thead>\n<tbody>\n");
}

void gj_html_table_end(gj_html *html)
{
	gj_html_raw(html, "</tbody>\n</table>\n");
}

/* ---- cells ---- */

static void open_cell(gj_html *html, const char *open, const char *close, unsigned indent)
{
	if (html->cell != NULL)
		gj_html_raw(html, html->cell);
	gj_html_raw(html, open);
	html->cell = close;
	html->in_row = true; /* what is indented further than the cell is a step in */
	html->row_indent = indent;
}

void gj_html_row(gj_html *html, unsigned indent)
{
	html->around = html->in_row;
	html->around_indent = html->row_indent;
	gj_html_raw(html, "<tr>");
	open_cell(html, "<th scope=\"row\">", "</th>", indent);
}

void gj_html_cell(gj_html *html, unsigned indent)
{
	open_cell(html, "<td>", "</td>", indent);
}

void gj_html_number(gj_html *html, uint64_t number)
{
	char room[32];

	open_cell(html, "<td class=\"number\">", "</td>", 0);
	gj_html_text(html, gj_grouped(room, number));
}

void gj_html_row_end(gj_html *html)
{
	gj_html_raw(html, html->cell);
	html->cell = NULL;
	html->in_row = html->around;
	html->row_indent = html->around_indent;
	gj_html_raw(html, "</tr>\n");
}

/* ---- bars ---- */

static void put_share(gj_html *html, const char *name, unsigned share)
{
	gj_buf_printf(&html->body, " %s=\"%u.%02u%%\"", name, share / 100, share % 100);
}

static unsigned share_of(uint64_t part, uint64_t whole)
{
	enum { WHOLE = 10000 };

	if (whole == 0)
		return 0;
	/* Beyond this the product would not fit. */
	for (; whole > UINT64_MAX / WHOLE; whole /= 2)
		part /= 2;
	return (unsigned)(part * WHOLE / whole);
}

void gj_html_bar(gj_html *html, uint64_t solid, uint64_t dashed, uint64_t whole)
{
	unsigned first = share_of(solid, whole), second = share_of(dashed, whole);

	open_cell(html, "<td class=\"share\">", "</td>", 0);
	gj_html_raw(html, "<svg class=\"bar\" width=\"100%\" height=\"12\" aria-hidden=\"true\">"
			  "<rect class=\"rail\" width=\"100%\" height=\"12\"/>");
	if (solid > 0) {
		gj_html_raw(html, "<rect class=\"solid\" height=\"12\"");
		put_share(html, "width", first);
		gj_html_raw(html, "/>");
	}
	if (dashed > 0) {
		gj_html_raw(html, "<rect class=\"dashed\" y=\"1\" height=\"10\"");
		put_share(html, "x", first);
		put_share(html, "width", second);
		gj_html_raw(html, "/>");
	}
	gj_html_raw(html, "</svg>");
}

/* ---- folds, lines ---- */

void gj_html_fold(gj_html *html, gj_page *page)
{
	gj_html_raw(html, "<details><summary>");
	gj_html_said_by(html, page);
	gj_html_raw(html, "</summary>");
}

void gj_html_lines(gj_html *html, gj_str text)
{
	gj_html_raw(html, "<pre>");
	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t n = end != NULL ? (size_t)(end - text.at) : text.len;

		gj_html_text(html, (gj_str){text.at, n});
		gj_html_raw(html, "\n");
		n += end != NULL;
		text.at += n;
		text.len -= n;
	}
	gj_html_raw(html, "</pre>\n");
}
