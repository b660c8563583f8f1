/* SPDX-License-Identifier: Apache-2.0 */
/* What will bind, by the days on which it begins, and why not yet. */
#include "report/check_text.h"
#include "report/hindsight.h"

/* Why it begins then and not now. */
typedef enum turn {
	FORCE,	   /* it is not in force yet */
	EXEMPTION, /* lifted until then */
	BEHIND,	   /* a sanction: nothing of what it stands behind applies yet */
	N_TURNS
} turn;

typedef struct reason {
	gj_hindsight seen;
	turn turn;
	bool perhaps; /* what it hangs on then is not all known */
} reason;

static reason reason_of(const gj_view *view, const gj_view_item *item)
{
	reason out = {.seen = gj_hindsight_of(view, item), .turn = FORCE};
	const gj_norm_nodes *nodes = &view->verdicts->circuit->norm[item->verdict->norm];

	if (item->verdict->applicability == GJ_FUTURE)
		return out;
	out.turn = view->verdicts->node[nodes->lifted] == GJ_TRUE ? EXEMPTION : BEHIND;
	out.perhaps = item->verdict->then == GJ_UNKNOWN;
	return out;
}

static bool same(reason a, reason b)
{
	return gj_hindsight_same(a.seen, b.seen) && a.turn == b.turn && a.perhaps == b.perhaps;
}

static void say_reason(gj_page *page, reason why)
{
	static const gj_message words[N_TURNS] = {
		[EXEMPTION] = GJ_M_AHEAD_EXEMPTION,
		[BEHIND] = GJ_M_AHEAD_BEHIND,
	};

	gj_page_hindsight(page, why.seen);
	if (why.turn != FORCE) {
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_say(page, words[why.turn], NULL);
	}
	if (why.perhaps) {
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_say(page, GJ_M_AHEAD_PERHAPS, NULL);
	}
	gj_page_end(page, GJ_INDENT_CITE, GJ_INK_DIM);
}

static void say_alike(gj_page *page, const gj_view *view, size_t first, size_t end, reason why)
{
	say_reason(page, why);
	for (size_t i = first; i < end; i++)
		if (same(reason_of(view, &view->item[i]), why))
			gj_text_norm_short(page, view->verdicts->law, view->item[i].norm,
					   GJ_STR(""));
}

static bool is_plain(reason why)
{
	return why.seen.kind == GJ_HINDSIGHT_NONE && why.turn == FORCE;
}

/* What begins on one day: first what was known on the day asked for, then what is seen with hindsight or waits for something else. */
static void say_day(gj_page *page, const gj_view *view, size_t first, size_t end)
{
	const reason plain = {.seen = {GJ_HINDSIGHT_NONE, GJ_DAY_NONE}, .turn = FORCE};

	say_alike(page, view, first, end, plain);
	for (size_t i = first; i < end; i++) {
		reason one = reason_of(view, &view->item[i]);
		bool said = is_plain(one);

		for (size_t k = first; k < i && !said; k++)
			said = same(reason_of(view, &view->item[k]), one);
		if (!said)
			say_alike(page, view, i, end, one);
	}
}

void gj_text_ahead(gj_page *page, const gj_view *view)
{
	size_t i = view->start[GJ_SECTION_FUTURE], end;

	if (i == view->start[GJ_SECTION_FUTURE + 1])
		return;
	gj_page_heading(page, GJ_M_H_FUTURE);
	for (; i < view->start[GJ_SECTION_FUTURE + 1]; i = end) {
		char day[11];

		end = gj_view_group(view, i);
		gj_text_group_head(page, view, view->item[i].instrument);
		gj_day_format(view->item[i].begins, day);
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_BOLD,
			     view->item[i].level->force == GJ_FORCE_BINDING
				     ? GJ_M_FROM_DAY
				     : GJ_M_FROM_DAY_NOT_BINDING,
			     GJ_ARGS(gj_str_of(day)));
		say_day(page, view, i, end);
	}
}
