/* SPDX-License-Identifier: Apache-2.0 */
/* Binding law of which the rule base has no norm, by name: silence about it is no word of it. */
#include "law/regimes.h"
#include "report/check_text.h"

/* `Colorado HB 26-1263, ch. 208 of 2026 · us-co/hb1263-2026 · in force from 2027-01-01` */
static void add_whole(gj_page *page, const gj_instrument *in, gj_day on)
{
	gj_str title = gj_title(&in->e, page->style->tongue);
	char day[11] = "";
	bool ahead = in->from != GJ_DAY_NONE && in->from > on;

	if (ahead)
		gj_day_format(in->from, day);
	gj_page_say(page, ahead ? GJ_M_NOT_ENCODED_AHEAD : GJ_M_NOT_ENCODED_ONE,
		    GJ_ARGS(title, in->e.id, gj_str_of(day)));
}

/* `us-co/hb1263-2026 (from 2027-01-01)` */
static void add_short(gj_page *page, const gj_instrument *in, gj_day on)
{
	char day[11];

	if (in->from == GJ_DAY_NONE || in->from <= on) {
		gj_page_add(page, in->e.id);
		return;
	}
	gj_day_format(in->from, day);
	gj_page_say(page, GJ_M_NOT_ENCODED_FROM, GJ_ARGS(in->e.id, gj_str_of(day)));
}

gj_str gj_page_not_encoded(gj_page *page, const gj_law *law, const bool *instrument, gj_day on,
			   unsigned slot)
{
	size_t mark = gj_page_mark(page);
	uint32_t at = 0, one;

	while (gj_not_encoded_next(law, instrument, on, &at, &one)) {
		if (gj_page_mark(page) > mark)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		add_short(page, &law->instrument[one], on);
	}
	return gj_page_take(page, mark, slot);
}

void gj_text_not_encoded_each(gj_page *page, const gj_law *law, const bool *instrument, gj_day on,
			      unsigned indent)
{
	uint32_t at = 0, one;

	while (gj_not_encoded_next(law, instrument, on, &at, &one)) {
		add_whole(page, &law->instrument[one], on);
		gj_page_end(page, indent, GJ_INK_YELLOW);
	}
}

void gj_text_not_encoded(gj_page *page, const gj_verdicts *verdicts)
{
	const gj_law *law = verdicts->law;
	gj_day on = verdicts->circuit->on;
	uint32_t at = 0, one;
	gj_str names;

	if (!gj_not_encoded_next(law, verdicts->only, on, &at, &one))
		return;
	if (page->style->brief) {
		names = gj_page_not_encoded(page, law, verdicts->only, on, 0);
		gj_page_gap(page);
		gj_page_line(page, 0, GJ_INK_YELLOW, GJ_M_NOT_ENCODED_BRIEF, &names);
		return;
	}
	gj_page_heading(page, GJ_M_H_NOT_ENCODED);
	gj_page_line(page, 0, GJ_INK_DIM, GJ_M_NOT_ENCODED, NULL);
	gj_text_not_encoded_each(page, law, verdicts->only, on, GJ_INDENT_CITE);
}
