/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "simulate/plot_parts.h"
#include "simulate/words.h"

enum { DEPTHS = 10, TABLE_SIDE = 11 };

/* Cells stand in the order of their values, whichever way the axis ran. */
static double value_at(const gj_plot_shades *p, size_t x, size_t y)
{
	x = p->falls_x ? p->n_x - 1 - x : x;
	y = p->falls_y ? p->n_y - 1 - y : y;
	return p->value[(x * p->n_y + y) * p->stride];
}

static gj_plot_axis depths(const gj_plot_shades *p)
{
	gj_plot_axis z = {.name = p->name, .unit = p->unit, .least = INFINITY, .most = -INFINITY};

	for (size_t i = 0; i < p->n_x * p->n_y; i++)
		if (isfinite(p->value[i * p->stride])) {
			z.least = fmin(z.least, p->value[i * p->stride]);
			z.most = fmax(z.most, p->value[i * p->stride]);
		}
	if (!(z.least <= z.most))
		z.least = z.most = 0;
	return z;
}

static unsigned depth_of(const gj_plot_axis *z, double value)
{
	double part = gj_plot_part(z, value) * DEPTHS;

	return part >= DEPTHS ? DEPTHS - 1 : part > 0 ? (unsigned)part : 0;
}

/* Cells of one depth beside each other in a row are one rectangle; without a value there is none. */
static void put_row(gj_html *html, const gj_plot_shades *p, const gj_plot_axis *z, size_t y)
{
	size_t from = 0;

	for (size_t x = 1; x <= p->n_x; x++) {
		double first = value_at(p, from, y);
		bool known = isfinite(first), same = x < p->n_x;

		if (same) {
			double next = value_at(p, x, y);

			same = isfinite(next) == known &&
			       (!known || depth_of(z, next) == depth_of(z, first));
		}
		if (same)
			continue;
		if (known)
			gj_buf_printf(&html->body,
				      "<rect class=\"depth\" fill-opacity=\"%.2f\" x=\"%zu\" "
				      "y=\"%zu\" width=\"%zu\" height=\"1\"/>\n",
				      (depth_of(z, first) + .5) / DEPTHS, from, p->n_y - 1 - y,
				      x - from);
		from = x;
	}
}

static void put_keys(gj_html *html, const gj_plot_axis *z)
{
	char low[GJ_SHORT_ROOM], high[GJ_SHORT_ROOM];

	gj_html_raw(html,
		    "<p><svg class=\"key\" width=\"160\" height=\"16\" aria-hidden=\"true\">");
	for (unsigned i = 0; i < DEPTHS; i++)
		gj_buf_printf(&html->body,
			      "<rect class=\"depth\" fill-opacity=\"%.2f\" x=\"%u\" width=\"16\" "
			      "height=\"16\"/>",
			      (i + .5) / DEPTHS, 16 * i);
	gj_html_raw(html, "</svg> ");
	gj_html_say(html, GJ_M_SIM_DEPTH,
		    GJ_ARGS(gj_short(low, z->least), gj_short(high, z->most)));
	gj_html_raw(html, "</p>\n");
}

static double along(const gj_plot_axis *axis, size_t i, size_t n)
{
	return axis->least + (axis->most - axis->least) * (double)i / (double)(n - 1);
}

static size_t nearest(size_t i, size_t side, size_t n)
{
	return (i * (n - 1) + (side - 1) / 2) / (side - 1);
}

static void put_table(gj_html *html, const gj_plot_shades *p)
{
	size_t rows = p->n_y < TABLE_SIDE ? p->n_y : TABLE_SIDE,
	       columns = p->n_x < TABLE_SIDE ? p->n_x : TABLE_SIDE;
	char text[TABLE_SIDE][GJ_SHORT_ROOM], room[GJ_SHORT_ROOM];
	gj_str head[1 + TABLE_SIDE];

	head[0] = p->y.name;
	for (size_t x = 0; x < columns; x++)
		head[1 + x] = gj_short(text[x], along(&p->x, nearest(x, columns, p->n_x), p->n_x));
	gj_page_say(&html->page, GJ_M_SIM_AS_TABLE, NULL);
	gj_html_fold(html, &html->page);
	gj_html_table_of(html, GJ_M_SIM_TABLE, head, 1 + columns);
	for (size_t r = rows; r-- > 0;) {
		size_t y = nearest(r, rows, p->n_y);

		gj_html_row(html, 0);
		gj_html_text(html, gj_short(room, along(&p->y, y, p->n_y)));
		for (size_t x = 0; x < columns; x++) {
			gj_html_cell(html, 0);
			gj_html_text(html,
				     gj_short(room, value_at(p, nearest(x, columns, p->n_x), y)));
		}
		gj_html_row_end(html);
	}
	gj_html_table_end(html);
	gj_html_raw(html, "</details>\n");
}

void gj_plot_shades_put(gj_html *html, const gj_plot_shades *p)
{
	gj_plot_axis z = depths(p);

	gj_plot_open(html, GJ_PLOT_HEIGHT);
	gj_buf_printf(&html->body,
		      "<svg x=\"0\" y=\"%u\" width=\"100%%\" height=\"%u\" viewBox=\"0 0 %zu %zu\" "
		      "preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\">\n",
		      GJ_PLOT_TOP, GJ_PLOT_BOTTOM - GJ_PLOT_TOP, p->n_x, p->n_y);
	for (size_t y = 0; y < p->n_y; y++)
		put_row(html, p, &z, y);
	gj_html_raw(html, "</svg>\n");
	gj_plot_x_axis(html, &p->x, GJ_PLOT_TOP, GJ_PLOT_BOTTOM);
	gj_plot_y_axis(html, &p->y, GJ_PLOT_TOP, GJ_PLOT_BOTTOM);
	gj_html_raw(html, "<text x=\"0\" y=\"12\">");
	gj_plot_name(html, p->y.name, p->y.unit);
	gj_html_raw(html, "</text></svg>\n");
	put_keys(html, &z);
	put_table(html, p);
	gj_html_raw(html, "</figure>\n");
}
