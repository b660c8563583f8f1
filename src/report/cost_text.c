/* SPDX-License-Identifier: Apache-2.0 */
/* What breach costs: measures and fines, what the fines come to for this service, and which part of them applies when. */
#include "eval/fine.h"
#include "report/check_text.h"
#include "report/uses.h"

/* Where a fine is computed and by whom it is imposed. */
typedef struct costing {
	gj_page *page;
	const gj_verdicts *verdicts;
	const gj_norm *sanction;
	gj_day day;
} costing;

static costing costing_of(gj_page *page, const gj_verdicts *verdicts, const gj_norm *sanction)
{
	return (costing){page, verdicts, sanction,
			 verdicts->circuit->norm[sanction - verdicts->law->norm].day};
}

static gj_amount amount_of(const costing *c, const gj_fine *fine)
{
	return gj_fine_amount(fine, c->verdicts->record, c->day, c->verdicts->circuit->on);
}

static gj_str currency_of(const gj_fine *fine)
{
	return fine->hi != NULL ? fine->hi->currency : fine->lo->currency;
}

static gj_str money(gj_page *page, gj_num amount, gj_str currency, unsigned slot)
{
	size_t mark = gj_page_mark(page);

	gj_page_money(page, amount, currency);
	return gj_page_take(page, mark, slot);
}

/* `lo` and `hi` empty where there is no such bound. */
static void say_bounds(gj_page *page, gj_str lo, gj_str hi)
{
	if (lo.len == 0)
		gj_page_say(page, GJ_M_FINE_AT_MOST, &hi);
	else if (hi.len == 0)
		gj_page_say(page, GJ_M_FINE_AT_LEAST, &lo);
	else if (gj_str_eq(lo, hi))
		gj_page_say(page, GJ_M_FINE_EXACT, &lo);
	else
		gj_page_say(page, GJ_M_FINE, GJ_ARGS(lo, hi));
}

/* Facts of the fine that nobody has told exactly, each once. */
static void add_untold(gj_page *page, const gj_verdicts *verdicts, const gj_qty *qty,
		       const gj_qty *before, size_t mark)
{
	gj_thing thing = {GJ_THING_FACT, 0};
	gj_interval value;

	if (qty == NULL)
		return;
	for (size_t i = 0; i < qty->n; i++)
		add_untold(page, verdicts, qty->kid[i], before, mark);
	if (qty->op != GJ_QTY_FACT)
		return;
	thing.ref = qty->ref;
	value = gj_interval_fact(verdicts->record, qty->ref, verdicts->circuit->on);
	if (gj_interval_point(&value) || (before != NULL && gj_qty_names(before, thing)))
		return;
	if (gj_page_mark(page) > mark)
		gj_page_say(page, GJ_M_COMMA, NULL);
	gj_page_add(page, verdicts->law->fact[qty->ref].e.id);
}

/* How far the greatest fine is known while `tell` is not: a fixed amount beside a percentage is a bound of it, and no more. */
static void say_limit(gj_page *page, const gj_interval *most, gj_str currency, gj_str tell)
{
	gj_str low = most->has_low ? money(page, most->low, currency, 0) : (gj_str){"", 0};
	gj_str high = most->has_high ? money(page, most->high, currency, 1) : (gj_str){"", 0};

	if (low.len > 0 && high.len > 0)
		gj_page_say(page, GJ_M_FINE_LIMIT_WITHIN, GJ_ARGS(low, high, tell));
	else if (low.len > 0)
		gj_page_say(page, GJ_M_FINE_LIMIT_FROM, GJ_ARGS(low, tell));
	else if (high.len > 0)
		gj_page_say(page, GJ_M_FINE_LIMIT_TO, GJ_ARGS(high, tell));
	else
		gj_page_say(page, GJ_M_FINE_TELL, &tell);
}

/* What it comes to, or what has to be told to know it. */
static void say_amount(const costing *c, const gj_fine *fine)
{
	gj_amount amount = amount_of(c, fine);
	gj_page *page = c->page;
	gj_str lo = {"", 0}, hi = {"", 0}, currency = currency_of(fine);
	size_t mark = gj_page_mark(page);

	if (!amount.computed)
		return;
	if ((fine->lo != NULL && !gj_interval_point(&amount.least)) ||
	    (fine->hi != NULL && !gj_interval_point(&amount.most))) {
		add_untold(page, c->verdicts, fine->lo, NULL, mark);
		add_untold(page, c->verdicts, fine->hi, fine->lo, mark);
		hi = gj_page_take(page, mark, 4);
		if (hi.len > 0)
			say_limit(page, &amount.most, currency, hi);
		return;
	}
	if (fine->lo != NULL)
		lo = money(page, amount.least.low, currency, 4);
	if (fine->hi != NULL)
		hi = money(page, amount.most.low, currency, 5);
	say_bounds(page, lo, hi);
	lo = gj_page_take(page, mark, 4);
	gj_page_say(page, GJ_M_FINE_HERE, &lo);
}

static void add_fine(const costing *c, const gj_fine *fine)
{
	gj_page *page = c->page;
	size_t mark = gj_page_mark(page);
	gj_str lo = {"", 0}, hi = {"", 0};

	if (fine->lo != NULL) {
		gj_page_quantity(page, c->verdicts->law, fine->lo);
		lo = gj_page_take(page, mark, 0);
	}
	if (fine->hi != NULL) {
		gj_page_quantity(page, c->verdicts->law, fine->hi);
		hi = gj_page_take(page, mark, 1);
	}
	say_bounds(page, lo, hi);
	say_amount(c, fine);
}

static void add_step(const costing *c, const gj_step *step)
{
	const gj_law *law = c->verdicts->law;
	gj_page *page = c->page;

	for (size_t i = 0; i < step->measures.n; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_add(page,
			    gj_title(&law->measure[step->measures.at[i]].e, page->style->tongue));
	}
	for (size_t i = 0; i < step->n_fines; i++) {
		if (i > 0 || step->measures.n > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		add_fine(c, &step->fine[i]);
	}
}

static void say_step(const costing *c, const gj_step *step, unsigned indent)
{
	gj_page *page = c->page;
	bool english = page->style->tongue == GJ_EN && step->condition_en.len > 0;
	gj_str measures;

	add_step(c, step);
	measures = gj_page_take(page, 0, 2);
	if (step->condition.len > 0)
		gj_page_say(page, GJ_M_GRAVER_STEP,
			    GJ_ARGS(english ? step->condition_en : step->condition, measures));
	else if (c->sanction->n_steps > 1)
		gj_page_say(page, GJ_M_FIRST_STEP, &measures);
	else
		gj_page_add(page, measures);
	gj_page_end(page, indent, GJ_INK_PLAIN);
}

static void say_authority(const costing *c, unsigned indent)
{
	if (c->sanction->authority.n == 0)
		return;
	gj_page_agencies(c->page, c->verdicts->law, &c->sanction->authority);
	gj_page_line(c->page, indent, GJ_INK_DIM, GJ_M_IMPOSED_BY,
		     GJ_ARGS(gj_page_take(c->page, 0, 0)));
}

gj_str gj_text_each(gj_page *page, unsigned each, unsigned slot)
{
	static const gj_message words[GJ_N_EACH] = {GJ_M_EACH_VIOLATION, GJ_M_EACH_DAY,
						    GJ_M_EACH_PERSON};
	size_t mark = gj_page_mark(page);

	for (unsigned i = 0; i < GJ_N_EACH; i++) {
		gj_str more = gj_str_of(gj_message_text(words[i], page->style->tongue));

		if ((each >> i & 1) == 0)
			continue;
		if (gj_page_mark(page) == mark)
			gj_page_add(page, more);
		else
			gj_page_say(page, GJ_M_EACH_AND,
				    GJ_ARGS(gj_page_take(page, mark, slot), more));
	}
	return gj_page_take(page, mark, slot);
}

void gj_text_sanction(gj_page *page, const gj_verdicts *verdicts, const gj_norm *sanction,
		      unsigned indent)
{
	costing c = costing_of(page, verdicts, sanction);

	for (size_t i = 0; i < sanction->n_steps; i++)
		say_step(&c, &sanction->step[i], indent);
	if (sanction->each != 0)
		gj_page_line(page, indent, GJ_INK_PLAIN, GJ_M_FINE_EACH,
			     GJ_ARGS(gj_text_each(page, sanction->each, 0)));
	say_authority(&c, indent);
}

/* ---- at length, for the proof of one norm ---- */

static bool meet(const gj_refs *a, const gj_refs *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (a->at[i] == b->at[k])
				return true;
	return false;
}

/* How far those who impose it go, where some text divides the range for them. */
static void say_bands(const costing *c, const gj_fine *fine, unsigned indent)
{
	const gj_law *law = c->verdicts->law;
	gj_amount amount = amount_of(c, fine);
	gj_page *page = c->page;
	gj_num low, high;

	for (size_t i = 0; i < law->n_norms; i++) {
		const gj_norm *band = &law->norm[i];

		if (band->band_lo == NULL || !gj_norm_in_force(band, c->day) ||
		    !meet(&band->holders, &c->sanction->authority) ||
		    !gj_band_amount(band, &amount, c->verdicts->record, c->day, &low, &high))
			continue;
		gj_page_line(page, indent, GJ_INK_DIM, GJ_M_BAND,
			     GJ_ARGS(gj_title(&band->e, page->style->tongue),
				     money(page, low, currency_of(fine), 0),
				     money(page, high, currency_of(fine), 1), band->e.id));
	}
}

typedef struct highest {
	const gj_norm *sanction;
	const gj_fine *fine;
	gj_num amount;
	unsigned sanctions; /* that have fines and may follow */
	bool open;	    /* how high one of them can be is not known */
} highest;

static void compare(const costing *c, const gj_fine *fine, highest *h)
{
	gj_amount amount = amount_of(c, fine);

	if (fine->hi == NULL || !gj_interval_point(&amount.most)) {
		h->open = true;
		return;
	}
	if (h->fine != NULL &&
	    (amount.most.low <= h->amount || !gj_str_eq(currency_of(fine), currency_of(h->fine))))
		return;
	h->sanction = c->sanction;
	h->fine = fine;
	h->amount = amount.most.low;
}

static void say_cost(gj_page *page, const gj_verdicts *verdicts, const gj_norm *sanction,
		     highest *h)
{
	bool fines = false;
	costing c = costing_of(page, verdicts, sanction);
	const gj_verdict *verdict =
		gj_verdict_of(verdicts, (uint32_t)(sanction - verdicts->law->norm));
	bool may = verdict == NULL || verdict->applicability != GJ_DOES_NOT_APPLY;

	gj_page_gap(page);
	if (sanction->n_cites > 0)
		gj_page_cite(page, sanction->cite);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, gj_title(&sanction->e, page->style->tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, sanction->e.id);
	if (verdict != NULL && verdict->applicability != GJ_APPLIES) {
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_say(page, gj_applicability_message(verdict->applicability), NULL);
	}
	gj_page_end(page, 2, GJ_INK_PLAIN);
	for (size_t i = 0; i < sanction->n_steps; i++) {
		say_step(&c, &sanction->step[i], 4);
		fines = fines || sanction->step[i].n_fines > 0;
		for (size_t k = 0; k < sanction->step[i].n_fines; k++) {
			say_bands(&c, &sanction->step[i].fine[k], 6);
			if (may)
				compare(&c, &sanction->step[i].fine[k], h);
		}
	}
	h->sanctions += fines && may;
	say_authority(&c, 4);
}

/* Sanctions of the law of that day only: what a repealed text would have cost is no cost. */
static bool counts(const gj_verdicts *verdicts, uint32_t sanction, gj_day day)
{
	const gj_verdict *verdict = gj_verdict_of(verdicts, sanction);

	return gj_norm_in_force(&verdicts->law->norm[sanction], day) && verdict != NULL &&
	       verdict->because != GJ_BECAUSE_NOT_IN_FORCE;
}

void gj_text_costs(gj_page *page, const gj_verdicts *verdicts, const gj_norm *norm)
{
	gj_day day = verdicts->circuit->norm[norm - verdicts->law->norm].day;
	highest h = {0};
	bool headed = false;

	for (size_t i = 0; i < norm->orelse.n; i++) {
		if (!counts(verdicts, norm->orelse.at[i], day))
			continue;
		if (!headed)
			gj_page_heading(page, GJ_M_H_COSTS);
		headed = true;
		say_cost(page, verdicts, &verdicts->law->norm[norm->orelse.at[i]], &h);
	}
	if (h.fine == NULL || h.open || h.sanctions < 2)
		return;
	gj_page_gap(page);
	gj_page_cite(page, h.sanction->cite);
	gj_page_line(
		page, 2, GJ_INK_BOLD, GJ_M_HIGHEST_FINE,
		GJ_ARGS(money(page, h.amount, currency_of(h.fine), 1), gj_page_take(page, 0, 0)));
}
