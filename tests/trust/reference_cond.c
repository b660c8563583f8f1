/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions, terms and quantities, straight from the language's definition. */
#include "trust/reference.h"

/*
 * The values that a quantity may have: from `lo` to `hi`. Wider than any quantity of the language, so that nothing
 * overflows and "no bound" is just a number beyond all others.
 */
__extension__ typedef __int128 wide;
static const wide ENDLESS = (wide)1 << 100;

typedef struct range {
	wide lo, hi;
} range;

static wide least(wide a, wide b)
{
	return a < b ? a : b;
}

static wide most(wide a, wide b)
{
	return a > b ? a : b;
}

/* A bound that was endless stays so, whatever was added to it. */
static range settle(range v)
{
	if (v.lo < -ENDLESS / 2)
		v.lo = -ENDLESS;
	if (v.hi > ENDLESS / 2)
		v.hi = ENDLESS;
	return v;
}

static range of_fact(const ref *r, uint32_t fact)
{
	const gj_input *in = &r->record->fact[fact];
	range v = {-ENDLESS, ENDLESS};

	if (in->state != GJ_STATE_GIVEN)
		return v;
	if (r->law->fact[fact].type == GJ_FACT_EVENT && in->truth == GJ_FALSE) {
		/* It has not happened: whenever it does, that is later than the day of evaluation. */
		v.lo = (wide)r->on + 1;
		return v;
	}
	if (in->has_low)
		v.lo = in->low;
	if (in->has_high)
		v.hi = in->high;
	return v;
}

static range of_quantity(const ref *r, const gj_qty *q, gj_day day);

static range of_parameter(const ref *r, uint32_t parameter, gj_day day)
{
	const gj_parameter *p = &r->law->parameter[parameter];
	range v = {-ENDLESS, ENDLESS};

	/* Of two values for one day, the one that began later. */
	for (size_t i = 0; i < p->n; i++)
		if ((p->dated[i].from == GJ_DAY_NONE || p->dated[i].from <= day) &&
		    (p->dated[i].to == GJ_DAY_NONE || day <= p->dated[i].to))
			v = of_quantity(r, p->dated[i].value, day);
	return v;
}

/* N percent, cut off towards zero after four decimals; what is endless stays endless. */
static wide share(wide percent, wide whole)
{
	if (whole <= -ENDLESS / 2 || whole >= ENDLESS / 2)
		return percent == 0 ? 0 : percent > 0 ? whole : -whole;
	return percent * whole / 1000000;
}

static range of_quantity(const ref *r, const gj_qty *q, gj_day day)
{
	range v = {q->num, q->num}, k;

	switch (q->op) {
	case GJ_QTY_NUMBER:
		return v;
	case GJ_QTY_DAY:
		return (range){q->day, q->day};
	case GJ_QTY_FACT:
		return of_fact(r, q->ref);
	case GJ_QTY_PARAMETER:
		return of_parameter(r, q->ref, day);
	case GJ_QTY_PERCENT:
		k = of_quantity(r, q->kid[0], day);
		v.lo = least(share(q->num, k.lo), share(q->num, k.hi));
		v.hi = most(share(q->num, k.lo), share(q->num, k.hi));
		return settle(v);
	default:
		break;
	}
	v = of_quantity(r, q->kid[0], day);
	for (size_t i = 1; i < q->n; i++) {
		k = of_quantity(r, q->kid[i], day);
		if (q->op == GJ_QTY_PLUS)
			v = (range){v.lo + k.lo, v.hi + k.hi};
		else if (q->op == GJ_QTY_MINUS)
			v = (range){v.lo - k.hi, v.hi - k.lo};
		else if (q->op == GJ_QTY_GREATER)
			v = (range){most(v.lo, k.lo), most(v.hi, k.hi)};
		else
			v = (range){least(v.lo, k.lo), least(v.hi, k.hi)};
		v = settle(v);
	}
	return v;
}

/* Yes when it holds for every pair of values, no when for none. */
static gj_truth all_or_none(bool every, bool none)
{
	return every ? GJ_TRUE : none ? GJ_FALSE : GJ_UNKNOWN;
}

gj_truth ref_compare(const ref *r, const gj_cond *cond, gj_day day)
{
	range a = of_quantity(r, cond->left, day), b = of_quantity(r, cond->right, day);
	bool same = a.lo == a.hi && b.lo == b.hi && a.lo == b.lo;
	bool apart = a.hi < b.lo || b.hi < a.lo;

	switch (cond->relation) {
	case GJ_WORD_AT_LEAST:
	case GJ_WORD_ON_OR_AFTER:
		return all_or_none(a.lo >= b.hi, a.hi < b.lo);
	case GJ_WORD_AT_MOST:
	case GJ_WORD_ON_OR_BEFORE:
		return all_or_none(a.hi <= b.lo, a.lo > b.hi);
	case GJ_WORD_MORE_THAN:
	case GJ_WORD_AFTER:
		return all_or_none(a.lo > b.hi, a.hi <= b.lo);
	case GJ_WORD_LESS_THAN:
	case GJ_WORD_BEFORE:
		return all_or_none(a.hi < b.lo, a.lo >= b.hi);
	case GJ_WORD_IS_NOT:
		return all_or_none(apart, same);
	default:
		return all_or_none(same, apart);
	}
}

/* ---- facts ---- */

static gj_truth plain_fact(const ref *r, uint32_t fact)
{
	const gj_input *in = &r->record->fact[fact];

	return in->state == GJ_STATE_GIVEN ? in->truth : GJ_UNKNOWN;
}

/* A presumption speaks only where the fact is silent and the presumption's own condition holds. */
static gj_truth presumed_fact(const ref *r, uint32_t fact, gj_day day)
{
	const gj_fact *f = &r->law->fact[fact];
	const gj_presume *p;
	gj_truth known = plain_fact(r, fact);

	if (known != GJ_UNKNOWN || f->presume == GJ_NONE || r->no_presumption)
		return known;
	p = &r->law->presume[f->presume];
	if (p->when != NULL && ref_cond(r, p->when, day) != GJ_TRUE)
		return GJ_UNKNOWN;
	return p->truth ? GJ_TRUE : GJ_FALSE;
}

static gj_truth event(const ref *r, uint32_t fact, gj_day day)
{
	const gj_input *in = &r->record->fact[fact];

	if (in->state != GJ_STATE_GIVEN)
		return GJ_UNKNOWN;
	if (in->truth == GJ_FALSE)
		return GJ_FALSE;
	return all_or_none(in->has_high && in->high <= day, in->has_low && in->low > day);
}

static gj_truth choice(const ref *r, const gj_cond *cond)
{
	const gj_input *in = &r->record->fact[cond->ref];

	if (in->state != GJ_STATE_GIVEN)
		return GJ_UNKNOWN;
	for (size_t i = 0; i < cond->choice.n; i++)
		if (cond->choice.at[i] == in->choice)
			return GJ_TRUE;
	return GJ_FALSE;
}

/* ---- terms and conditions ---- */

/* What the text says and what somebody judged; where they go against each other, nothing is settled. */
static gj_truth judged_term(gj_truth listed, gj_truth excluded, gj_truth judged)
{
	if (judged == GJ_TRUE) {
		if (excluded == GJ_FALSE)
			return GJ_TRUE;
		return GJ_UNKNOWN; /* excluded: against the text; maybe excluded: maybe against it */
	}
	if (judged == GJ_FALSE) {
		if (excluded == GJ_TRUE || listed == GJ_FALSE)
			return GJ_FALSE;
		return GJ_UNKNOWN;
	}
	if (excluded == GJ_TRUE)
		return GJ_FALSE;
	return listed == GJ_TRUE && excluded == GJ_FALSE ? GJ_TRUE : GJ_UNKNOWN;
}

gj_truth ref_term(const ref *r, uint32_t term, gj_day day)
{
	const gj_term *t = &r->law->term[term];
	gj_truth listed, excluded;

	if (t->means != NULL)
		return ref_cond(r, t->means, day);
	listed = t->includes != NULL ? ref_cond(r, t->includes, day) : GJ_FALSE;
	excluded = t->excludes != NULL ? ref_cond(r, t->excludes, day) : GJ_FALSE;
	if (t->judged_by.len > 0)
		return judged_term(listed, excluded, r->record->term[term].truth);
	if (excluded == GJ_TRUE)
		return GJ_FALSE;
	return listed == GJ_TRUE && excluded == GJ_FALSE ? GJ_TRUE : GJ_UNKNOWN;
}

gj_truth ref_cond(const ref *r, const gj_cond *cond, gj_day day)
{
	unsigned yes = 0, no = 0;

	switch (cond->op) {
	case GJ_COND_FACT:
		return presumed_fact(r, cond->ref, day);
	case GJ_COND_EVENT:
		return event(r, cond->ref, day);
	case GJ_COND_TERM:
		return ref_term(r, cond->ref, day);
	case GJ_COND_CHOICE:
		return choice(r, cond);
	case GJ_COND_COMPARE:
		return ref_compare(r, cond, day);
	default:
		break;
	}
	for (size_t i = 0; i < cond->n; i++) {
		gj_truth truth = ref_cond(r, cond->kid[i], day);

		yes += truth == GJ_TRUE;
		no += truth == GJ_FALSE;
	}
	if (cond->op == GJ_COND_NOT)
		return yes ? GJ_FALSE : no ? GJ_TRUE : GJ_UNKNOWN;
	if (cond->op == GJ_COND_AND)
		return no > 0 ? GJ_FALSE : yes == cond->n ? GJ_TRUE : GJ_UNKNOWN;
	return yes > 0 ? GJ_TRUE : no == cond->n ? GJ_FALSE : GJ_UNKNOWN;
}

/* ---- was anything told? ---- */

static bool fact_was_told(const ref *r, uint32_t fact)
{
	return r->record->fact[fact].state != GJ_STATE_NOT_ASKED;
}

static bool quantity_was_told(const ref *r, const gj_qty *q)
{
	bool told = q->op == GJ_QTY_FACT && fact_was_told(r, q->ref);

	for (size_t i = 0; i < q->n; i++)
		told = told || quantity_was_told(r, q->kid[i]);
	return told;
}

static bool term_was_told(const ref *r, uint32_t term)
{
	const gj_term *t = &r->law->term[term];

	return (t->means != NULL && ref_was_told(r, t->means)) ||
	       (t->includes != NULL && ref_was_told(r, t->includes)) ||
	       (t->excludes != NULL && ref_was_told(r, t->excludes)) ||
	       r->record->term[term].truth != GJ_UNKNOWN || r->record->term[term].conflict;
}

bool ref_was_told(const ref *r, const gj_cond *cond)
{
	bool told = false;

	switch (cond->op) {
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
	case GJ_COND_CHOICE:
		return fact_was_told(r, cond->ref);
	case GJ_COND_TERM:
		return term_was_told(r, cond->ref);
	case GJ_COND_COMPARE:
		return quantity_was_told(r, cond->left) || quantity_was_told(r, cond->right);
	default:
		for (size_t i = 0; i < cond->n; i++)
			told = told || ref_was_told(r, cond->kid[i]);
		return told;
	}
}
