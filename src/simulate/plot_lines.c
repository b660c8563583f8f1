/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "simulate/plot_parts.h"
#include "simulate/words.h"

static double value_at(const gj_plot *p, size_t line, size_t i)
{
	return p->line[line].value[i * p->stride];
}

/* The range of all lines, with a little room; 0 is shown where it is near. */
static gj_plot_axis heights(const gj_plot *p)
{
	gj_plot_axis y = {.unit = p->unit, .least = INFINITY, .most = -INFINITY};
	double room;

	for (size_t l = 0; l < p->n_lines; l++)
		for (size_t i = 0; i < p->n; i++)
			if (isfinite(value_at(p, l, i))) {
				y.least = fmin(y.least, value_at(p, l, i));
				y.most = fmax(y.most, value_at(p, l, i));
			}
	if (!(y.least <= y.most))
		return (gj_plot_axis){.unit = p->unit, .most = 1};
	if (y.least > 0 && y.least < y.most * .5)
		y.least = 0;
	room = y.most > y.least ? (y.most - y.least) * .04 : fmax(1e-9, fabs(y.most) * .1);
	y.most += room;
	y.least -= y.least == 0 ? 0 : room;
	return y;
}

/* The pane has a scale of its own, so that its lines stretch with the page and keep their width. */
static void put_line(gj_html *html, const gj_plot *p, const gj_plot_axis *y, size_t line)
{
	bool open = false;

	for (size_t i = 0; i < p->n; i++) {
		double value = value_at(p, line, i);

		if (!isfinite(value)) {
			gj_html_raw(html, open ? "\"/>\n" : "");
			open = false;
			continue;
		}
		if (!open)
			gj_buf_printf(&html->body, "<polyline class=\"line line%zu\" points=\"",
				      line);
		open = true;
		gj_buf_printf(&html->body, "%.0f,%.0f ",
			      gj_plot_part(&p->x, p->at[i]) * GJ_PLOT_FINE,
			      (1 - gj_plot_part(y, value)) * GJ_PLOT_FINE);
	}
	gj_html_raw(html, open ? "\"/>\n" : "");
}

static void put_marks(gj_html *html, const gj_plot *p)
{
	for (size_t i = 0; i < p->n_marks; i++) {
		const gj_plot_mark *m = &p->mark[i];
		double from = gj_plot_part(&p->x, m->at), to = gj_plot_part(&p->x, m->until);
		unsigned y = GJ_PLOT_TOP + 12 + 14 * (unsigned)i;

		if (from < 0 || from > 1)
			continue;
		if (to > from) {
			gj_buf_printf(&html->body, "<rect class=\"span\" y=\"%u\" height=\"%u\"",
				      GJ_PLOT_TOP, GJ_PLOT_BOTTOM - GJ_PLOT_TOP);
			gj_plot_share(html, "x", from);
			gj_plot_share(html, "width", fmin(1, to) - from);
			gj_html_raw(html, "/>");
		}
		gj_buf_printf(&html->body, "<line class=\"now\" y1=\"%u\" y2=\"%u\"", GJ_PLOT_TOP,
			      GJ_PLOT_BOTTOM);
		gj_plot_share(html, "x1", from);
		gj_plot_share(html, "x2", from);
		gj_buf_printf(&html->body, "/><text y=\"%u\" %s", y,
			      from > .5 ? "text-anchor=\"end\" dx=\"-4\"" : "dx=\"4\"");
		gj_plot_share(html, "x", from);
		gj_html_raw(html, ">");
		gj_html_escape(&html->body, m->label);
		gj_html_raw(html, "</text>\n");
	}
}

static void put_keys(gj_html *html, const gj_plot *p)
{
	gj_html_raw(html, "<ul class=\"keys\" role=\"list\">\n");
	for (size_t l = 0; l < p->n_lines; l++) {
		gj_buf_printf(
			&html->body,
			"<li><svg class=\"key\" width=\"44\" height=\"16\" "
			"aria-hidden=\"true\"><line class=\"line line%zu\" x1=\"2\" x2=\"42\" "
			"y1=\"8\" y2=\"8\"/></svg> ",
			l);
		gj_plot_key(html, p->line[l].name, p->unit, p->line[l].meaning);
		gj_html_raw(html, "</li>\n");
	}
	gj_html_raw(html, "</ul>\n");
}

enum { TABLE_ROWS = 41 };

/* The same in numbers: not more rows than one reads. */
static void put_table(gj_html *html, const gj_plot *p)
{
	gj_page *page = &html->page;
	size_t step = (p->n + TABLE_ROWS - 1) / TABLE_ROWS;
	gj_str head[1 + GJ_PLOT_LINES] = {p->x.name};
	char room[GJ_SHORT_ROOM];

	for (size_t l = 0; l < p->n_lines; l++)
		head[1 + l] = p->line[l].name;
	gj_page_say(page, GJ_M_SIM_AS_TABLE, NULL);
	gj_html_fold(html, page);
	gj_html_table_of(html, GJ_M_SIM_TABLE, head, 1 + p->n_lines);
	for (size_t i = 0; i<p->n; i += step> 0 ? step : 1) {
		gj_html_row(html, 0);
		gj_html_text(html, gj_short(room, p->at[i]));
		for (size_t l = 0; l < p->n_lines; l++) {
			gj_html_cell(html, 0);
			gj_html_text(html, gj_short(room, value_at(p, l, i)));
		}
		gj_html_row_end(html);
	}
	gj_html_table_end(html);
	gj_html_raw(html, "</details>\n");
}

void gj_plot_lines(gj_html *html, const gj_plot *p)
{
	gj_plot_axis y = heights(p);

	gj_plot_open(html, GJ_PLOT_HEIGHT);
	gj_plot_x_axis(html, &p->x, GJ_PLOT_TOP, GJ_PLOT_BOTTOM);
	gj_plot_y_axis(html, &y, GJ_PLOT_TOP, GJ_PLOT_BOTTOM);
	gj_buf_printf(&html->body,
		      "<svg x=\"0\" y=\"%u\" width=\"100%%\" height=\"%u\" viewBox=\"0 0 %u %u\" "
		      "preserveAspectRatio=\"none\">\n",
		      GJ_PLOT_TOP, GJ_PLOT_BOTTOM - GJ_PLOT_TOP, GJ_PLOT_FINE, GJ_PLOT_FINE);
	for (size_t l = 0; l < p->n_lines; l++)
		put_line(html, p, &y, l);
	gj_html_raw(html, "</svg>\n");
	put_marks(html, p);
	gj_html_raw(html, "</svg>\n");
	put_keys(html, p);
	put_table(html, p);
	gj_html_raw(html, "</figure>\n");
}
