/* SPDX-License-Identifier: Apache-2.0 */
/* What each regime comes to as a whole: how much binds, class, whether the service may be offered, the greatest fine. */
#include "report/compare.h"

static void say_counts(gj_page *page, const gj_side *side)
{
	char binds[12], ahead[12], open[12], breached[12];

	if (side->encoded == 0) {
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_COMPARE_NOT_ENCODED, NULL);
		return;
	}
	gj_page_line(page, GJ_INDENT_CITE, side->breached > 0 ? GJ_INK_RED : GJ_INK_PLAIN,
		     GJ_M_COMPARE_COUNTS,
		     GJ_ARGS(gj_count(binds, side->binds), gj_count(ahead, side->ahead),
			     gj_count(open, side->open), gj_count(breached, side->breached)));
}

static void say_terms(gj_page *page, const gj_law *law, const gj_refs *terms, gj_message words)
{
	for (size_t i = 0; i < terms->n; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_add(page, gj_title(&law->term[terms->at[i]].e, page->style->tongue));
		gj_page_say(page, GJ_M_BRACKETS, GJ_ARGS(law->term[terms->at[i]].e.id));
	}
	if (terms->n > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, words,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

static void say_no_class(gj_page *page, const gj_side *side)
{
	char room[12];

	if (side->classes.n + side->maybe.n > 0)
		return;
	if (side->not_classes > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_NO_CLASS,
			     GJ_ARGS(gj_count(room, side->not_classes)));
	else
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_NO_CLASSES, NULL);
}

static gj_str cites(gj_page *page, const gj_comparison *c, const gj_refs *items)
{
	gj_page_compare_cites(page, c, items);
	return gj_page_take(page, 0, 0);
}

static void say_barred(gj_page *page, const gj_comparison *c, const gj_side *side)
{
	char room[12];

	if (side->barred == GJ_TRUE)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_RED, GJ_M_COMPARE_BARRED,
			     GJ_ARGS(cites(page, c, &side->bars)));
	if (side->may_bar.n > 0)
		gj_page_line(
			page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_COMPARE_MAY_BAR,
			GJ_ARGS(gj_count(room, side->may_bar.n), cites(page, c, &side->may_bar)));
	if (side->prohibitions + side->prohibitions_ahead == 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_NO_BARS, NULL);
	else if (side->barred == GJ_FALSE && side->prohibitions > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_NOT_BARRED,
			     GJ_ARGS(gj_count(room, side->prohibitions)));
	if (side->prohibitions_ahead > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_BARS_AHEAD,
			     GJ_ARGS(gj_count(room, side->prohibitions_ahead)));
}

static void say_exposure(gj_page *page, const gj_law *law, const gj_exposure *x, gj_message bounded,
			 gj_message open, gj_message none)
{
	gj_message words = x->bounded ? bounded : x->low > 0 ? open : none;
	gj_str amount;

	if (x->bounded || x->low > 0)
		gj_page_money(page, x->bounded ? x->high : x->low, x->currency);
	else
		gj_page_add(page, x->currency);
	amount = gj_page_take(page, 0, 0);
	gj_page_cite(page, law->norm[x->sanction].cite);
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, words,
		     GJ_ARGS(amount, gj_page_take(page, 0, 1)));
}

static void say_fines(gj_page *page, const gj_law *law, const gj_side *side)
{
	for (size_t i = 0; i < side->possible.n; i++)
		say_exposure(page, law, &side->possible.item[i], GJ_M_COMPARE_FINE,
			     GJ_M_COMPARE_FINE_OPEN, GJ_M_COMPARE_FINE_NO_BOUND);
	for (size_t i = 0; i < side->breach.n; i++)
		say_exposure(page, law, &side->breach.item[i], GJ_M_COMPARE_FINE_BREACH,
			     GJ_M_COMPARE_FINE_BREACH_OPEN, GJ_M_COMPARE_FINE_BREACH_NO_BOUND);
	if (side->possible.n == 0 && side->encoded > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_NO_FINE, NULL);
}

void gj_text_compare_sides(gj_page *page, const gj_comparison *c)
{
	const gj_law *law = c->verdicts->law;
	char room[12];

	gj_page_heading(page, GJ_M_H_COMPARE_SIDES);
	for (size_t r = 0; r < c->n_regimes; r++) {
		const gj_side *side = &c->side[r];

		gj_page_jurisdiction(page, law, c->regime[r].name);
		gj_page_title(page, 1);
		say_counts(page, side);
		say_terms(page, law, &side->classes, GJ_M_COMPARE_CLASS);
		say_terms(page, law, &side->maybe, GJ_M_COMPARE_CLASS_OPEN);
		say_no_class(page, side);
		say_barred(page, c, side);
		say_fines(page, law, side);
		if (side->unmatched > 0)
			gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_UNMATCHED,
				     GJ_ARGS(gj_count(room, side->unmatched)));
	}
}
