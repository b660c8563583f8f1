/* SPDX-License-Identifier: Apache-2.0 */
/* Ticks, grids, and what stands beside them. */
#include <math.h>

#include "simulate/plot_parts.h"
#include "simulate/words.h"

size_t gj_plot_ticks(double tick[GJ_PLOT_TICKS], double least, double most, size_t wanted)
{
	double rough = (most - least) / (double)(wanted > 0 ? wanted : 1), unit, step;
	size_t n = 0;

	if (!(rough > 0) || !isfinite(rough)) {
		tick[0] = least;
		return 1;
	}
	unit = pow(10, floor(log10(rough)));
	step = rough <= unit	   ? unit
	       : rough <= 2 * unit ? 2 * unit
	       : rough <= 5 * unit ? 5 * unit
				   : 10 * unit;
	for (double k = ceil(least / step - 1e-9); n < GJ_PLOT_TICKS; k++) {
		if (k * step > most + step * 1e-9)
			break;
		tick[n++] = k * step;
	}
	return n;
}

void gj_plot_share(gj_html *html, const char *name, double share)
{
	gj_buf_printf(&html->body, " %s=\"%.2f%%\"", name, 100 * fmin(1, fmax(0, share)));
}

double gj_plot_part(const gj_plot_axis *axis, double value)
{
	double whole = axis->most - axis->least + 2 * axis->edge;

	return whole > 0 ? (value - axis->least + axis->edge) / whole : .5;
}

/* Labels at the ends do not leave the drawing. */
static const char *anchor(double share)
{
	return share < .05 ? "start" : share > .95 ? "end" : "middle";
}

void gj_plot_x_axis(gj_html *html, const gj_plot_axis *x, unsigned top, unsigned bottom)
{
	double tick[GJ_PLOT_TICKS];
	size_t n = gj_plot_ticks(tick, x->least, x->most, 6);
	char room[GJ_SHORT_ROOM];

	for (size_t i = 0; i < n; i++) {
		double share = gj_plot_part(x, tick[i]);

		gj_buf_printf(&html->body, "<line class=\"grid\" y1=\"%u\" y2=\"%u\"", top, bottom);
		gj_plot_share(html, "x1", share);
		gj_plot_share(html, "x2", share);
		gj_buf_printf(&html->body, "/><text class=\"tick\" y=\"%u\" text-anchor=\"%s\"",
			      bottom + 15, anchor(share));
		gj_plot_share(html, "x", share);
		gj_html_raw(html, ">");
		gj_html_escape(&html->body, gj_short(room, tick[i]));
		gj_html_raw(html, "</text>");
	}
	gj_buf_printf(&html->body, "<text x=\"50%%\" y=\"%u\" text-anchor=\"middle\">",
		      bottom + 33);
	gj_plot_name(html, x->name, x->unit);
	gj_html_raw(html, "</text>\n");
}

void gj_plot_y_axis(gj_html *html, const gj_plot_axis *y, unsigned top, unsigned bottom)
{
	double tick[GJ_PLOT_TICKS];
	size_t n = gj_plot_ticks(tick, y->least, y->most, 5);
	char room[GJ_SHORT_ROOM];

	for (size_t i = 0; i < n; i++) {
		double at = bottom - gj_plot_part(y, tick[i]) * (bottom - top);

		gj_buf_printf(
			&html->body,
			"<line class=\"grid\" x1=\"0%%\" x2=\"100%%\" y1=\"%.1f\" y2=\"%.1f\"/>"
			"<text class=\"tick\" x=\"0\" y=\"%.1f\">",
			at, at, at - 3);
		gj_html_escape(&html->body, gj_short(room, tick[i]));
		gj_html_raw(html, "</text>\n");
	}
}

void gj_plot_name(gj_html *html, gj_str name, gj_str unit)
{
	gj_html_escape(&html->body, name);
	if (unit.len > 0) {
		gj_html_raw(html, " (");
		gj_html_escape(&html->body, unit);
		gj_html_raw(html, ")");
	}
}

void gj_plot_key(gj_html *html, gj_str name, gj_str unit, gj_str meaning)
{
	gj_plot_name(html, name, unit);
	if (meaning.len > 0) {
		gj_html_raw(html, html->page.style->tongue == GJ_ZH ? "：" : ": ");
		gj_html_text(html, meaning);
	}
}

void gj_plot_open(gj_html *html, unsigned height)
{
	gj_html_rows_end(html);
	gj_html_raw(html, "<figure>\n<figcaption>");
	gj_html_said(html);
	gj_buf_printf(&html->body,
		      "</figcaption>\n<svg class=\"time\" width=\"100%%\" height=\"%u\" "
		      "aria-hidden=\"true\">\n",
		      height);
}
