/* SPDX-License-Identifier: Apache-2.0 */
/* For the drawings of the room. Heights are in pixels from the top, positions across are shares from 0 to 1. */
#ifndef GJ_SIMULATE_PLOT_PARTS_H
#define GJ_SIMULATE_PLOT_PARTS_H

#include "simulate/plot.h"

/* The pane and what stands below it. */
enum { GJ_PLOT_TOP = 18, GJ_PLOT_BOTTOM = 258, GJ_PLOT_HEIGHT = 300, GJ_PLOT_FINE = 10000 };

void gj_plot_open(gj_html *html, unsigned height); /* figure, caption from the page, drawing */
void gj_plot_share(gj_html *html, const char *name, double share);
double gj_plot_part(const gj_plot_axis *axis, double value);
void gj_plot_name(gj_html *html, gj_str name, gj_str unit);
/* The same with what it means, as text of the page. */
void gj_plot_key(gj_html *html, gj_str name, gj_str unit, gj_str meaning);
void gj_plot_x_axis(gj_html *html, const gj_plot_axis *x, unsigned top, unsigned bottom);
void gj_plot_y_axis(gj_html *html, const gj_plot_axis *y, unsigned top, unsigned bottom);

#endif
