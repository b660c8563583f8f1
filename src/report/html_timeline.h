/* SPDX-License-Identifier: Apache-2.0 */
/* What binds when: drawings from the days in force and the days due, and tables that say the same. */
#ifndef GJ_REPORT_HTML_TIMELINE_H
#define GJ_REPORT_HTML_TIMELINE_H

#include "report/check_text.h"
#include "report/html.h"

void gj_html_timeline(gj_html *html, const gj_view *view);

/* ---- drawing: html_draw.c ---- */

typedef enum gj_drawn {
	GJ_SHAPE_SOLID,
	GJ_SHAPE_DASHED,
	GJ_SHAPE_DOTTED,
	GJ_SHAPE_DIAMOND,
	GJ_SHAPE_CROSS,
	GJ_SHAPE_RING,
	GJ_SHAPE_START
} gj_drawn;

/* One row of a drawing: a bar or a mark below its label. */
typedef struct gj_lane {
	gj_str label;
	gj_day from, to; /* of a bar; GJ_DAY_NONE: open. A mark stands at `from` */
	gj_drawn shape;
	gj_day start; /* of what is to come, marked on the bar; GJ_DAY_NONE: none */
} gj_lane;

typedef struct gj_axis {
	gj_day from, to;
	gj_day on; /* that of the report; GJ_DAY_NONE: it has none */
} gj_axis;

/* `name` numbers the drawings of a part; the title is gathered in the page. Positions are shares of the width, so that it fits any. */
void gj_html_draw(gj_html *html, unsigned name, const gj_axis *axis, const gj_lane *lane, size_t n);

/* A shape with what it stands for. */
void gj_html_key(gj_html *html, gj_drawn shape, gj_message meaning);

#endif
