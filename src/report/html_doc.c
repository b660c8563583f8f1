/* SPDX-License-Identifier: Apache-2.0 */
/* The document around the parts: head, landmarks, contents. */
#include "report/html.h"

static const char *lang_of(const gj_style *style)
{
	return style->tongue == GJ_ZH ? "zh" : "en";
}

static void put_message(gj_buf *out, const gj_style *style, gj_message key)
{
	gj_html_marked(out, gj_str_of(gj_message_text(key, style->tongue)), style->tongue);
}

/* XML and HTML alike: every element is closed, so that any parser reads the same. */
static void put_head(gj_buf *out, const gj_style *style, gj_str title)
{
	gj_buf_printf(out,
		      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n",
		      lang_of(style));
	gj_buf_puts(out,
		    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n");
	gj_buf_puts(out,
		    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
	gj_buf_puts(out, "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>");
	gj_html_escape(out, title);
	gj_buf_puts(out, "</title>\n<style>\n");
	for (size_t i = 0; gj_html_style[i] != NULL; i++) {
		gj_buf_puts(out, gj_html_style[i]);
		gj_buf_putc(out, '\n');
	}
	gj_buf_puts(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
	put_message(out, style, GJ_M_HTML_SKIP);
	gj_buf_puts(out, "</a>\n");
}

static void put_nav(gj_buf *out, const gj_style *style, gj_message label, unsigned number)
{
	gj_buf_puts(out, "<nav class=\"contents\" aria-label=\"");
	gj_html_escape(out, gj_str_of(gj_message_text(label, style->tongue)));
	if (number > 0)
		gj_buf_printf(out, " %u", number);
	gj_buf_puts(out, "\">\n<ul role=\"list\">\n");
}

void gj_html_open(gj_buf *out, const gj_style *style, gj_str title, gj_str name, const gj_str *part,
		  size_t n)
{
	put_head(out, style, title);
	if (n == 1)
		return;
	gj_buf_puts(out, "<header>\n<h1>");
	gj_html_marked(out, name, style->tongue);
	gj_buf_puts(out, "</h1>\n</header>\n");
	put_nav(out, style, GJ_M_HTML_PARTS, 0);
	for (size_t i = 0; i < n; i++) {
		gj_buf_printf(out, "<li><a href=\"#%zu.top\">", i + 1);
		gj_html_marked(out, part[i], style->tongue);
		gj_buf_puts(out, "</a></li>\n");
	}
	gj_buf_puts(out, "</ul>\n</nav>\n<main id=\"main\">\n");
}

void gj_html_close(gj_buf *out, const gj_style *style, size_t n)
{
	if (n != 1)
		gj_buf_puts(out, "</main>\n");
	gj_buf_puts(out, "<footer>\n<p>");
	put_message(out, style, GJ_M_HTML_FOOT);
	gj_buf_puts(out, "</p>\n</footer>\n</body>\n</html>\n");
}

static void put_contents(gj_html *html)
{
	gj_buf *out = html->out;

	if (html->sections < 2)
		return;
	put_nav(out, html->page.style, GJ_M_HTML_CONTENTS, html->part);
	gj_buf_add(out, gj_buf_str(&html->nav));
	gj_buf_puts(out, "</ul>\n</nav>\n");
}

static void drop(gj_html *html, gj_buf *buf)
{
	if (gj_buf_status(buf) != GJ_OK)
		html->out->failed = true;
	gj_buf_free(buf);
}

void gj_html_done(gj_html *html)
{
	gj_str whole;

	gj_html_rows_end(html);
	if (html->in_section)
		gj_html_raw(html, "</section>\n");
	else
		html->front = html->body.len;
	whole = gj_buf_str(&html->body);
	gj_buf_puts(html->out, html->part > 0 ? "<article>\n<header>\n" : "<header>\n");
	gj_buf_add(html->out, (gj_str){whole.at, html->front});
	gj_buf_puts(html->out, "</header>\n");
	put_contents(html);
	if (html->part == 0)
		gj_buf_puts(html->out, "<main id=\"main\">\n");
	gj_buf_add(html->out, (gj_str){whole.at + html->front, whole.len - html->front});
	gj_buf_puts(html->out, html->part > 0 ? "</article>\n" : "</main>\n");
	gj_page_done(&html->page);
	drop(html, &html->body);
	drop(html, &html->nav);
	drop(html, &html->left);
	gj_arena_free(&html->arena);
}
