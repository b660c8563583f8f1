/* SPDX-License-Identifier: Apache-2.0 */
/* What was to come, seen from a day gone by: a reader of that day knew the plan, and not what was made later. */
#ifndef GJ_REPORT_HINDSIGHT_H
#define GJ_REPORT_HINDSIGHT_H

#include "report/page.h"
#include "report/view.h"

typedef enum gj_hindsight_kind {
	GJ_HINDSIGHT_NONE,
	GJ_HINDSIGHT_PUT_OFF,	 /* planned for the day named; the law later set another */
	GJ_HINDSIGHT_TAKEN_BACK, /* planned, and later withdrawn */
	GJ_HINDSIGHT_MADE_LATER	 /* the text itself is younger than the day asked for */
} gj_hindsight_kind;

typedef struct gj_hindsight {
	gj_hindsight_kind kind;
	gj_day day; /* from which it applies after all; on which it was made; else GJ_DAY_NONE */
} gj_hindsight;

gj_hindsight gj_hindsight_of(const gj_view *view, const gj_view_item *item);

bool gj_hindsight_same(gj_hindsight a, gj_hindsight b);

void gj_page_hindsight(gj_page *page, gj_hindsight hindsight); /* gathers nothing for NONE */

#endif
