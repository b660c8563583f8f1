/* SPDX-License-Identifier: Apache-2.0 */
/* What each regime comes to as a whole: how much binds, class, whether the service may be offered, the greatest fine. */
#include "law/regimes.h"
#include "report/compare.h"

enum { MAX_UNSTATED = 4 };

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

/* Law of this regime that no count takes in. */
static void say_not_encoded(gj_page *page, const gj_comparison *c, const bool *instrument)
{
	const gj_law *law = c->verdicts->law;
	gj_day on = c->verdicts->circuit->on;
	uint32_t at = 0, one;

	if (!gj_not_encoded_next(law, instrument, on, &at, &one))
		return;
	if (page->style->brief) {
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_COMPARE_NOT_ENCODED_ALL,
			     GJ_ARGS(gj_page_not_encoded(page, law, instrument, on, 0)));
		return;
	}
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_COMPARE_NOT_ENCODED_HEAD, NULL);
	gj_text_not_encoded_each(page, law, instrument, on, GJ_INDENT_CITE + 2);
}

static void say_classes(gj_page *page, const gj_law *law, const gj_terms_of *terms)
{
	gj_text_compare_terms(page, law, &terms->hold, GJ_INDENT_CITE, GJ_M_COMPARE_CLASS);
	gj_text_compare_terms(page, law, &terms->not, GJ_INDENT_CITE, GJ_M_COMPARE_CLASS_NOT);
	gj_text_compare_terms(page, law, &terms->open, GJ_INDENT_CITE, GJ_M_COMPARE_CLASS_OPEN);
	if (terms->hold.n + terms->not .n + terms->open.n == 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_NO_CLASSES, NULL);
}

/* What the signs of the report mean, and how often each stands. */
static void say_signs(gj_page *page, const gj_side *side)
{
	const struct {
		gj_message words;
		unsigned n;
	} signs[] = {{GJ_M_SIGN_UNVERIFIED, side->doubted},
		     {GJ_M_SIGN_JUDGEMENT, side->judged},
		     {GJ_M_SIGN_PRESUMPTION, side->presumed}};
	char room[12];

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (signs[i].n == 0)
			continue;
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_say(page, signs[i].words, GJ_ARGS(gj_count(room, signs[i].n)));
	}
	if (page->scratch.len > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_SIGNS,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

static gj_str cites(gj_page *page, const gj_comparison *c, const gj_refs *items)
{
	gj_page_compare_cites(page, c, items, 0);
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
	if (side->prohibitions_listed == 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_NO_BARS, NULL);
	else if (side->barred == GJ_FALSE && side->prohibitions > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_NOT_BARRED,
			     GJ_ARGS(gj_count(room, side->prohibitions)));
	if (side->prohibitions_ahead > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_BARS_AHEAD,
			     GJ_ARGS(gj_count(room, side->prohibitions_ahead)));
}

static gj_str cite_of(gj_page *page, const gj_law *law, gj_threat by, unsigned slot)
{
	size_t mark = gj_page_mark(page);

	gj_page_cite(page, law->norm[by.sanction].cite);
	return gj_page_take(page, mark, slot);
}

static gj_str money(gj_page *page, gj_num amount, gj_str currency, unsigned slot)
{
	size_t mark = gj_page_mark(page);

	gj_page_money(page, amount, currency);
	return gj_page_take(page, mark, slot);
}

/* The greatest single fine, unless it is told with those that are set for each violation. */
static void add_single(gj_page *page, const gj_law *law, const gj_exposures *all,
		       const gj_exposure *x)
{
	bool known = x->without.sanction == GJ_NONE;
	gj_threat most = gj_exposure_most(x);
	gj_str amount;

	if ((!known && x->low_by.sanction == GJ_NONE) ||
	    (x->each.sanction != GJ_NONE && most.sanction == x->each.sanction))
		return;
	amount = money(page, known ? x->high : x->low, x->currency, 0);
	gj_page_say(page,
		    gj_exposure_is_ceiling(all, x)	   ? GJ_M_COMPARE_FINE_CEILING
		    : x->bounded			   ? GJ_M_COMPARE_FINE_AT_LEAST
		    : known				   ? GJ_M_COMPARE_FINE_SINGLE
		    : most.sanction == x->without.sanction ? GJ_M_COMPARE_FINE_OPEN
							   : GJ_M_COMPARE_FINE_FROM,
		    GJ_ARGS(amount, cite_of(page, law, most, 1)));
}

/* The amount, what it is set for anew, and what has no bound: each with where it stands. */
static void say_exposure(gj_page *page, const gj_law *law, const gj_exposures *all,
			 const gj_exposure *x, gj_message words)
{
	char room[12];

	add_single(page, law, all, x);
	if (x->each.sanction != GJ_NONE) {
		gj_str amount = money(page, x->each_high, x->currency, 0);
		gj_str each = gj_text_each(page, law->norm[x->each.sanction].each, 1);

		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_say(page, GJ_M_COMPARE_FINE_EACH,
			    GJ_ARGS(amount, each, cite_of(page, law, x->each, 2)));
	}
	if (x->without.sanction != GJ_NONE && x->without.sanction != x->low_by.sanction) {
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_say(page, GJ_M_COMPARE_FINE_WITHOUT,
			    GJ_ARGS(x->currency, cite_of(page, law, x->without, 0)));
	}
	if (all->n_unstated > 0) {
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_say(page, x->bounded ? GJ_M_COMPARE_FINE_BESIDE : GJ_M_COMPARE_FINE_ALSO,
			    GJ_ARGS(gj_count(room, all->n_unstated)));
	}
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, words, GJ_ARGS(gj_page_take(page, 0, 4)));
}

static void say_lifted(gj_page *page, const gj_law *law, const gj_side *side)
{
	const gj_cite *last = NULL;
	char room[12];

	if (side->lifted == 0)
		return;
	for (size_t i = 0; i < side->lifters.n; i++) {
		const gj_cite *cite = law->norm[side->lifters.at[i]].cite;

		if (last != NULL && gj_cite_order(last, cite) == 0)
			continue;
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_cite(page, cite);
		last = cite;
	}
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_COMPARE_LIFTED,
		     GJ_ARGS(gj_count(room, side->lifted), gj_page_take(page, 0, 0)));
}

/* Sanctions that are or may be fines of no amount: where they stand, the first few provisions. */
static void say_unstated(gj_page *page, const gj_law *law, const gj_exposures *all)
{
	const gj_cite *last = NULL;
	size_t cited = 0, more = 0;
	char room[12], left[12];
	gj_str cites;

	for (size_t i = 0; i < all->n_unstated; i++) {
		const gj_cite *cite = law->norm[all->unstated[i].sanction].cite;

		if (last != NULL && gj_cite_order(last, cite) == 0)
			continue;
		last = cite;
		if (cited == MAX_UNSTATED) {
			more++;
			continue;
		}
		cited++;
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_cite(page, cite);
	}
	cites = gj_page_take(page, 0, 1);
	if (more > 0) {
		gj_page_say(page, GJ_M_COMPARE_MORE, GJ_ARGS(cites, gj_count(left, more)));
		cites = gj_page_take(page, 0, 2);
	}
	if (all->n_unstated > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_COMPARE_FINE_UNSTATED,
			     GJ_ARGS(gj_count(room, all->n_unstated), cites));
}

/* A regime whose breach costs only what is cited for all that binds says it once. */
static void say_fines(gj_page *page, const gj_law *law, const gj_side *side)
{
	for (size_t i = 0; i < side->possible.n; i++)
		say_exposure(page, law, &side->possible, &side->possible.item[i],
			     GJ_M_COMPARE_FINE);
	for (size_t i = 0; i < side->breach.n; i++)
		say_exposure(page, law, &side->breach, &side->breach.item[i],
			     GJ_M_COMPARE_FINE_BREACH);
	say_unstated(page, law, &side->possible);
	say_lifted(page, law, side);
	if (side->possible.n == 0 && side->lifted == 0 && side->encoded > 0)
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
		say_not_encoded(page, c, c->regime[r].instrument);
		say_signs(page, side);
		say_classes(page, law, &side->classes);
		say_barred(page, c, side);
		say_fines(page, law, side);
		if (side->unmatched.n > 0)
			gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_COMPARE_UNMATCHED,
				     GJ_ARGS(gj_count(room, side->unmatched.n),
					     cites(page, c, &side->unmatched)));
	}
}
