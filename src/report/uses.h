/* SPDX-License-Identifier: Apache-2.0 */
/* What in a law refers to one thing of it. */
#ifndef GJ_REPORT_USES_H
#define GJ_REPORT_USES_H

#include "report/words.h"

typedef enum gj_thing_sort {
	GJ_THING_INSTRUMENT,
	GJ_THING_ARTICLE,
	GJ_THING_NORM,
	GJ_THING_FACT,
	GJ_THING_TERM,
	GJ_THING_PARAMETER,
	GJ_THING_ROLE,
	GJ_THING_AGENCY,
	GJ_THING_MEASURE,
	GJ_THING_LEVEL
} gj_thing_sort;

typedef struct gj_thing {
	gj_thing_sort sort;
	uint32_t ref;
} gj_thing;

/* Print one line for each place that refers to `thing`: the relation, the referring block, its place. Returns how many. */
size_t gj_text_uses(gj_page *page, const gj_law *law, gj_thing thing);

/* Does the condition, or a quantity in it, name the thing (a fact, a term, a parameter)? */
bool gj_cond_names(const gj_cond *cond, gj_thing thing);
bool gj_qty_names(const gj_qty *quantity, gj_thing thing);

#endif
