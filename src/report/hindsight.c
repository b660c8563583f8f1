/* SPDX-License-Identifier: Apache-2.0 */
/* What was to come, seen from a day gone by: a reader of that day knew the plan, and not what was made later. */
#include "report/hindsight.h"

gj_hindsight gj_hindsight_of(const gj_view *view, const gj_view_item *item)
{
	const gj_norm *norm = item->norm;
	gj_day on = view->verdicts->circuit->on, made = item->instrument->made;

	if (item->section != GJ_SECTION_FUTURE)
		return (gj_hindsight){GJ_HINDSIGHT_NONE, GJ_DAY_NONE};
	if (norm->planned != GJ_DAY_NONE && on <= norm->planned_to && item->begins == norm->planned)
		return norm->never || norm->from == GJ_DAY_NONE
			       ? (gj_hindsight){GJ_HINDSIGHT_TAKEN_BACK, GJ_DAY_NONE}
			       : (gj_hindsight){GJ_HINDSIGHT_PUT_OFF, norm->from};
	if (norm->version != GJ_DAY_NONE && norm->version > on)
		return (gj_hindsight){GJ_HINDSIGHT_MADE_LATER, norm->version};
	if (made != GJ_DAY_NONE && made > on)
		return (gj_hindsight){GJ_HINDSIGHT_MADE_LATER, made};
	return (gj_hindsight){GJ_HINDSIGHT_NONE, GJ_DAY_NONE};
}

bool gj_hindsight_same(gj_hindsight a, gj_hindsight b)
{
	return a.kind == b.kind && a.day == b.day;
}

void gj_page_hindsight(gj_page *page, gj_hindsight hindsight)
{
	static const gj_message words[] = {
		[GJ_HINDSIGHT_PUT_OFF] = GJ_M_PUT_OFF_LATER,
		[GJ_HINDSIGHT_TAKEN_BACK] = GJ_M_TAKEN_BACK_LATER,
		[GJ_HINDSIGHT_MADE_LATER] = GJ_M_MADE_LATER,
	};
	char day[11] = "";

	if (hindsight.kind == GJ_HINDSIGHT_NONE)
		return;
	if (hindsight.day != GJ_DAY_NONE)
		gj_day_format(hindsight.day, day);
	gj_page_say(page, words[hindsight.kind], GJ_ARGS(gj_str_of(day)));
}
