/* SPDX-License-Identifier: Apache-2.0 */
/* The report in HTML: what the text says, and of each sampled rate a bar of its bounds with the limit. */
#include "assess/html_risks.h"
#include "report/html_timeline.h"

enum { WHOLE = 10000, HEIGHT = 22 };

/* The page is the first member of the form. */
static gj_html *html_of(gj_telling *t)
{
	return (gj_html *)(void *)t->page;
}

/* A little is left on both sides, so that a mark at the end is seen whole. */
static int share(double value, double most)
{
	enum { EDGE = WHOLE / 100 };
	double at = most > 0 ? value / most * (WHOLE - 2 * EDGE) : 0;

	return EDGE + (at < 0 ? 0 : at > WHOLE - 2 * EDGE ? WHOLE - 2 * EDGE : (int)at);
}

static void put_share(gj_html *html, const char *name, int value)
{
	gj_buf_printf(&html->body, " %s=\"%d.%02d%%\"", name, value / 100, value % 100);
}

/* One scale for all rates of a comparison, so that they can be compared. */
static double scale(const gj_telling *t, const gj_compared *c, double limit)
{
	double most = limit;

	for (size_t i = 0; i < t->a->measures.at[c->measure].n_rates; i++)
		if (c->shown[i].known && c->shown[i].high > most)
			most = c->shown[i].high;
	return most * 1.1;
}

/* It only repeats what the line above says, so it is hidden from those who are read to. */
static void draw(gj_telling *t, const gj_rate *rate, const gj_shown_rate *shown,
		 const gj_compared *c)
{
	gj_html *html = html_of(t);
	double limit = (double)c->limit / 1e6, most;
	int low, high;

	if (rate->good)
		limit = 1 - limit;
	most = scale(t, c, limit);
	low = share(shown->low, most);
	high = share(shown->high, most);
	gj_buf_printf(&html->body,
		      "<svg class=\"time\" width=\"100%%\" height=\"%d\" aria-hidden=\"true\">"
		      "<line class=\"grid\" y1=\"11\" y2=\"11\" x1=\"0%%\" x2=\"100%%\"/>"
		      "<rect class=\"solid\" y=\"7\" height=\"8\"",
		      HEIGHT);
	put_share(html, "x", low);
	put_share(html, "width", high > low + 20 ? high - low : 20);
	gj_html_raw(html, "/><line class=\"now\" y1=\"1\" y2=\"21\"");
	put_share(html, "x1", share(limit, most));
	put_share(html, "x2", share(limit, most));
	gj_html_raw(html, "/><svg overflow=\"visible\" y=\"11\"");
	put_share(html, "x", share(shown->rate, most));
	gj_html_raw(html, "><circle class=\"ring\" r=\"4\"/></svg></svg>\n");
}

/* What the shapes stand for, before the first of them. */
static void keys(gj_telling *t)
{
	gj_html *html = html_of(t);

	gj_html_rows_end(html);
	gj_html_raw(html, "<ul class=\"keys\" role=\"list\">\n");
	gj_html_key(html, GJ_SHAPE_SOLID, GJ_M_ASSESS_KEY_BOUNDS);
	gj_html_key(html, GJ_SHAPE_RING, GJ_M_ASSESS_KEY_RATE);
	gj_html_raw(html, "<li><svg class=\"key\" width=\"28\" height=\"16\" aria-hidden=\"true\">"
			  "<line class=\"now\" x1=\"14\" x2=\"14\" y1=\"0\" y2=\"16\"/></svg> ");
	gj_html_say(html, GJ_M_ASSESS_KEY_LIMIT, NULL);
	gj_html_raw(html, "</li>\n</ul>\n");
}

void gj_assess_html(gj_buf *out, const gj_assessment *a, const gj_style *style)
{
	gj_telling t = {.a = a,
			.alloc = out->alloc,
			.draw = draw,
			.risks = gj_assess_html_risks,
			.keys = keys};
	gj_html html;

	gj_html_open(out, style, a->record->service, GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, a->law, style, 0);
	t.page = &html.page;
	gj_assess_page(&t);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
	out->failed = out->failed || t.failed;
}
