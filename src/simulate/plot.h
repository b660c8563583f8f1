/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Drawings of numbers as SVG in HTML reports: lines over one axis, shades over two. Positions are shares of the width, so that a
 * drawing fits any page and its letters keep their size. Lines differ in their dashes, shades in depth alone: no colour says
 * what nothing else says. Each is followed by the same as a table, folded.
 */
#ifndef GJ_SIMULATE_PLOT_H
#define GJ_SIMULATE_PLOT_H

#include "report/html.h"

enum { GJ_PLOT_LINES = 4, GJ_PLOT_TICKS = 12, GJ_PLOT_MARKS = 8 };

/* What stands along an axis. */
typedef struct gj_plot_axis {
	gj_str name, unit; /* unit empty: none */
	gj_str meaning;	   /* in the language of the page; empty: the name says it */
	double least, most;
	double edge; /* what the pane shows beyond both: half a cell of shades */
} gj_plot_axis;

/* A place on the horizontal axis with what happened there; between two, where `until` is above `at`. */
typedef struct gj_plot_mark {
	double at, until;
	gj_str label;
} gj_plot_mark;

typedef struct gj_plot {
	gj_plot_axis x;
	const double *at; /* [n], ascending or descending */
	size_t n;
	struct {
		gj_str name, meaning;
		const double *value; /* one every `stride`; NaN: a gap */
	} line[GJ_PLOT_LINES];
	size_t n_lines, stride;
	gj_str unit; /* of all lines; empty: none */
	gj_plot_mark mark[GJ_PLOT_MARKS];
	size_t n_marks;
} gj_plot;

/* The title is gathered in the page. */
void gj_plot_lines(gj_html *html, const gj_plot *plot);

typedef struct gj_plot_shades {
	gj_plot_axis x, y;
	size_t n_x, n_y;
	bool falls_x, falls_y; /* values run from the most to the least */
	const double *value;   /* at x * n_y + y, one every `stride` */
	size_t stride;
	gj_str name, unit;
} gj_plot_shades;

void gj_plot_shades_put(gj_html *html, const gj_plot_shades *plot);

/* Round numbers from `least` to `most`, at most GJ_PLOT_TICKS; how many. */
size_t gj_plot_ticks(double tick[GJ_PLOT_TICKS], double least, double most, size_t wanted);

#endif
