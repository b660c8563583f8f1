/* SPDX-License-Identifier: Apache-2.0 */
/* The report in HTML: what the text says, and of each sampled rate a bar of its bounds with the limit. */
#include "report/html.h"
#include "assess/text.h"

enum { WHOLE = 10000, HEIGHT = 22 };

/* The page is the first member of the form. */
static gj_html *html_of(gj_telling *t)
{
	return (gj_html *)(void *)t->page;
}

static int share(double value, double most)
{
	double at = most > 0 ? value / most * WHOLE : 0;

	return at < 0 ? 0 : at > WHOLE ? WHOLE : (int)at;
}

static void put_share(gj_html *html, const char *name, int value)
{
	gj_buf_printf(&html->body, " %s=\"%d.%02d%%\"", name, value / 100, value % 100);
}

/* It repeats what the line above says; the label is for those who do not see it. */
static void label(gj_telling *t, const gj_shown_rate *shown, double limit)
{
	gj_html *html = html_of(t);
	gj_buf room;

	gj_buf_init(&room, t->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_message_add(&room, t->page->style->tongue, GJ_M_ASSESS_DRAWN,
		       GJ_ARGS(gj_telling_num(t, (gj_num)(shown->rate * 1e6 + 0.5)),
			       gj_telling_num(t, gj_percent_down(shown->low)),
			       gj_telling_num(t, gj_percent_up(shown->high)),
			       gj_telling_num(t, (gj_num)(limit * 1e6 + 0.5))));
	gj_html_escape(&html->body, gj_buf_str(&room));
	t->failed = t->failed || room.failed;
	gj_buf_free(&room);
}

static void draw(gj_telling *t, const gj_rate *rate, const gj_shown_rate *shown,
		 const gj_compared *c)
{
	gj_html *html = html_of(t);
	double limit = (double)c->limit / 1e6, most;
	int low, high, at;

	if (rate->good)
		limit = 1 - limit;
	most = (shown->high > limit ? shown->high : limit) * 1.1;
	low = share(shown->low, most);
	high = share(shown->high, most);
	at = share(shown->rate, most);
	gj_buf_printf(&html->body,
		      "<svg class=\"time\" width=\"100%%\" height=\"%d\" role=\"img\" "
		      "aria-label=\"",
		      HEIGHT);
	label(t, shown, limit);
	gj_html_raw(html, "\"><line class=\"grid\" y1=\"11\" y2=\"11\" x1=\"0%\" x2=\"100%\"/>"
			  "<rect class=\"solid\" y=\"7\" height=\"8\"");
	put_share(html, "x", low);
	put_share(html, "width", high > low + 20 ? high - low : 20);
	gj_html_raw(html, "/><line class=\"now\" y1=\"1\" y2=\"21\"");
	put_share(html, "x1", share(limit, most));
	put_share(html, "x2", share(limit, most));
	gj_html_raw(html, "/><circle class=\"ring\" r=\"4\" cy=\"11\"");
	put_share(html, "cx", at);
	gj_html_raw(html, "/></svg>\n");
}

void gj_assess_html(gj_buf *out, const gj_assessment *a, const gj_style *style)
{
	gj_telling t = {.a = a, .alloc = out->alloc, .draw = draw};
	gj_html html;

	gj_html_open(out, style, a->record->service, GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, a->law, style, 0);
	t.page = &html.page;
	gj_assess_page(&t);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
	out->failed = out->failed || t.failed;
}
