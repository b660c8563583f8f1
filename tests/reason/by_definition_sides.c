/* SPDX-License-Identifier: Apache-2.0 */
/* What each regime comes to, and days, by their definition. */
#include "eval/fine.h"
#include "reason/by_definition.h"

static bool stands(const look *l, size_t item, bool prohibited)
{
	for (size_t s = 0; s < l->law->n_subjects; s++)
		if ((!prohibited || l->law->subject[s].sense == GJ_SENSE_PROHIBITED) &&
		    about(l, item, &l->law->subject[s]))
			return true;
	return false;
}

/* Kept by the service as it is, whether the norm applies or not. */
static bool surely_kept(const look *l, size_t item)
{
	const gj_norm *norm = norm_of(l, item);
	gj_truth act = l->v->node[l->v->circuit->norm[l->v->item[item].norm].act];

	if (norm->upon != GJ_NONE || norm->before != GJ_NONE || norm->promptly != GJ_NONE ||
	    norm->has_within || norm->by != GJ_DAY_NONE)
		return false;
	return act == (norm->kind == GJ_KIND_PROHIBITION ? GJ_FALSE : GJ_TRUE);
}

static bool check_bars(const look *l, size_t r)
{
	const gj_side *side = &l->c->side[r];
	size_t n = 0, bars = 0, may = 0, ahead = 0, coming = 0;
	gj_truth barred;
	bool later;

	for (size_t i = 0; i < l->v->n; i++) {
		const gj_verdict *v = &l->v->item[i];
		bool listed = stands(l, i, true) && in_column(l, i, r) && counts(l, i) &&
			      l->v->circuit->norm[v->norm].in_force;
		bool bar = listed && v->compliance == GJ_BREACHED;
		bool open =
			listed && ((v->applicability == GJ_APPLIES &&
				    (v->compliance == GJ_NOT_CHECKED ||
				     v->compliance == GJ_COMPLIANCE_UNKNOWN)) ||
				   (v->applicability == GJ_APPLY_UNKNOWN && !surely_kept(l, i)));

		SAME("bars", bar, holds(&side->bars, i));
		SAME("may bar", open, holds(&side->may_bar, i));
		n += listed;
		later = stands(l, i, true) && in_column(l, i, r) && counts(l, i) &&
			l->v->circuit->norm[v->norm].future;
		ahead += later;
		coming += (later && !l->v->circuit->norm[v->norm].in_force &&
			   v->applicability != GJ_DOES_NOT_APPLY) ||
			  ((later || listed) && stands(l, i, true) && in_column(l, i, r) &&
			   counts(l, i) && v->applicability == GJ_DOES_NOT_APPLY &&
			   v->later != GJ_DAY_NONE);
		bars += bar;
		may += open;
	}
	SAME("prohibitions", n, side->prohibitions);
	SAME("number that bars", bars, side->bars.n);
	SAME("number that may bar", may, side->may_bar.n);
	/* Where none is listed nothing is known. */
	barred = bars > 0 ? GJ_TRUE : may > 0 || n + ahead == 0 ? GJ_UNKNOWN : GJ_FALSE;
	SAME("prohibitions to come", coming, side->prohibitions_ahead);
	SAME("barred", barred, side->barred);
	seen.barred += bars > 0;
	seen.may_bar += may > 0;
	return true;
}

static bool check_counts(const look *l, size_t r)
{
	static const unsigned sign[3] = {GJ_MARK_UNVERIFIED, GJ_MARK_JUDGEMENT,
					 GJ_MARK_PRESUMPTION};
	const gj_side *side = &l->c->side[r];
	size_t n[4] = {0}, signs[3] = {0}, breached = 0, unmatched = 0;

	for (size_t i = 0; i < l->v->n; i++) {
		gj_applicability is = as_seen(&l->v->item[i]);

		if (!in_column(l, i, r) || !counts(l, i) || draft(l, i))
			continue;
		n[is]++;
		breached += l->v->item[i].compliance == GJ_BREACHED;
		SAME("without subject", is != GJ_DOES_NOT_APPLY && !stands(l, i, false),
		     holds(&side->unmatched, i));
		unmatched += is != GJ_DOES_NOT_APPLY && !stands(l, i, false);
		for (unsigned s = 0; s < 3 && is == GJ_APPLIES; s++)
			signs[s] += (l->v->item[i].marks & sign[s]) != 0;
	}
	SAME("duties that bind", n[GJ_APPLIES], side->binds);
	SAME("duties ahead", n[GJ_FUTURE], side->ahead);
	SAME("duties open", n[GJ_APPLY_UNKNOWN], side->open);
	SAME("breached", breached, side->breached);
	SAME("number without subject", unmatched, side->unmatched.n);
	SAME("unverified", signs[0], side->doubted);
	SAME("by judgement", signs[1], side->judged);
	SAME("by presumption", signs[2], side->presumed);
	return true;
}

typedef struct bound {
	bool any, bounded, open; /* open: the bound of some fine is not known */
	gj_num low, high, each;
} bound;

static void take_fine(const look *l, const gj_fine *fine, uint32_t sanction, bound *b)
{
	gj_amount amount = gj_fine_amount(fine, l->v->record, l->v->circuit->norm[sanction].day,
					  l->v->circuit->on);
	bool each = l->law->norm[sanction].each != 0;
	gj_num low = 0;

	b->any = true;
	b->open = b->open || fine->hi == NULL || !amount.most.has_high;
	b->bounded = b->bounded && fine->hi != NULL && amount.most.has_high && !each;
	if (amount.least.has_low && amount.least.low > low)
		low = amount.least.low;
	if (fine->hi != NULL && amount.most.has_low && amount.most.low > low)
		low = amount.most.low;
	if (low > b->low)
		b->low = low;
	if (each && low > b->each)
		b->each = low;
	if (fine->hi != NULL && amount.most.has_high && amount.most.high > b->high)
		b->high = amount.most.high;
}

/* Every fine in this currency that stands behind a duty of the column. */
static bound bound_of(const look *l, size_t r, gj_str currency, bool breached)
{
	bound b = {.bounded = true};

	for (size_t i = 0; i < l->v->n; i++) {
		const gj_verdict *v = &l->v->item[i];
		const gj_refs *orelse = &norm_of(l, i)->orelse;

		if (!in_column(l, i, r) || !counts(l, i) || v->applicability != GJ_APPLIES ||
		    (breached && v->compliance != GJ_BREACHED))
			continue;
		for (size_t k = 0; k < orelse->n; k++) {
			const gj_norm *sanction = &l->law->norm[orelse->at[k]];
			const gj_norm_nodes *nodes = &l->v->circuit->norm[orelse->at[k]];

			if (!nodes->in_force || l->v->node[nodes->applies] == GJ_FALSE)
				continue;
			for (size_t s = 0; s < sanction->n_steps; s++)
				for (size_t f = 0; f < sanction->step[s].n_fines; f++) {
					const gj_fine *fine = &sanction->step[s].fine[f];
					const gj_qty *qty = fine->hi != NULL ? fine->hi : fine->lo;

					if (gj_str_eq(qty->currency, currency))
						take_fine(l, fine, orelse->at[k], &b);
				}
		}
	}
	return b;
}

/* What one sanction takes in this currency, and whether it is a fine of this column at all. */
static bool check_threat(const look *l, size_t r, gj_str currency, gj_threat by, bool breached,
			 bound *out)
{
	const gj_norm *sanction = &l->law->norm[by.sanction];
	bool stands_behind = false, binds = false;

	*out = (bound){.bounded = true};
	for (size_t k = 0; k < l->law->norm[by.norm].orelse.n; k++)
		stands_behind = stands_behind || l->law->norm[by.norm].orelse.at[k] == by.sanction;
	for (size_t i = 0; i < l->v->n; i++)
		binds = binds || (l->v->item[i].norm == by.norm && in_column(l, i, r) &&
				  counts(l, i) && l->v->item[i].applicability == GJ_APPLIES &&
				  (!breached || l->v->item[i].compliance == GJ_BREACHED));
	SAME("a threat", true, stands_behind && binds);
	for (size_t s = 0; s < sanction->n_steps; s++)
		for (size_t f = 0; f < sanction->step[s].n_fines; f++) {
			const gj_fine *fine = &sanction->step[s].fine[f];

			if (gj_str_eq((fine->hi != NULL ? fine->hi : fine->lo)->currency, currency))
				take_fine(l, fine, by.sanction, out);
		}
	return true;
}

/* The sanction that is named has the amount that is told, and the one without a bound has none: none stands for another. */
static bool check_threats(const look *l, size_t r, const gj_exposure *x, bool breached,
			  const bound *all)
{
	bound of;

	SAME("who sets the least", all->low > 0, x->low_by.sanction != GJ_NONE);
	if (x->low_by.sanction != GJ_NONE) {
		if (!check_threat(l, r, x->currency, x->low_by, breached, &of))
			return false;
		SAME("the least it sets", all->low, of.low);
	}
	if (x->high_by.sanction != GJ_NONE) {
		if (!check_threat(l, r, x->currency, x->high_by, breached, &of))
			return false;
		SAME("the most it sets", all->high, of.high);
	}
	if (x->without.sanction != GJ_NONE) {
		if (!check_threat(l, r, x->currency, x->without, breached, &of))
			return false;
		SAME("has no bound", true, of.open);
	}
	if (x->each.sanction != GJ_NONE) {
		if (!check_threat(l, r, x->currency, x->each, breached, &of))
			return false;
		SAME("what it sets for each", all->each, of.each);
		seen.each++;
	}
	return true;
}

/* Powers, and sanctions behind what binds, that are lifted, and by what. */
static bool check_lifted(const look *l, size_t r)
{
	const gj_side *side = &l->c->side[r];
	size_t n = 0, lifters = 0;

	for (uint32_t k = 0; k < l->law->n_norms; k++) {
		bool lifts = false;

		for (size_t i = 0; i < l->v->n; i++) {
			const gj_verdict *v = &l->v->item[i];
			bool threat = norm_of(l, i)->kind == GJ_KIND_POWER;

			for (size_t b = 0; b < l->v->n; b++)
				threat = threat ||
					 (norm_of(l, i)->kind == GJ_KIND_SANCTION && counts(l, b) &&
					  l->v->item[b].applicability == GJ_APPLIES &&
					  holds(&norm_of(l, b)->orelse, v->norm));
			threat = threat && in_column(l, i, r) &&
				 v->applicability == GJ_DOES_NOT_APPLY &&
				 v->because == GJ_BECAUSE_LIFTED;
			n += k == 0 && threat;
			lifts = lifts || (threat && holds(&v->lifted_by, k));
		}
		SAME("lifts", lifts, holds(&side->lifters, k));
		lifters += lifts;
	}
	SAME("lifted", n, side->lifted);
	SAME("number of lifters", lifters, side->lifters.n);
	seen.lifted += n;
	return true;
}

/* Does it stand behind a duty of the column, and impose what may be a fine of no amount? */
static bool is_unstated(const look *l, size_t r, uint32_t sanction, bool breached)
{
	const gj_norm *norm = &l->law->norm[sanction];
	const gj_norm_nodes *nodes = &l->v->circuit->norm[sanction];
	bool fine = false;

	for (size_t s = 0; s < norm->n_steps; s++)
		for (size_t m = 0; m < norm->step[s].measures.n; m++)
			fine = fine || l->law->measure[norm->step[s].measures.at[m]].fine;
	if (!fine || !nodes->in_force || l->v->node[nodes->applies] == GJ_FALSE)
		return false;
	for (size_t i = 0; i < l->v->n; i++)
		if (in_column(l, i, r) && counts(l, i) &&
		    l->v->item[i].applicability == GJ_APPLIES &&
		    (!breached || l->v->item[i].compliance == GJ_BREACHED) &&
		    holds(&norm_of(l, i)->orelse, sanction))
			return true;
	return false;
}

static bool check_unstated(const look *l, size_t r, const gj_exposures *all, bool breached)
{
	size_t n = 0, found;

	for (uint32_t s = 0; s < l->law->n_norms; s++) {
		found = 0;
		for (size_t k = 0; k < all->n_unstated; k++)
			found += all->unstated[k].sanction == s;
		SAME("a sanction of no amount", is_unstated(l, r, s, breached), found);
		n += found;
	}
	SAME("sanctions of no amount", n, all->n_unstated);
	for (size_t i = 0; i < all->n; i++)
		SAME("a ceiling", all->item[i].bounded && n == 0,
		     gj_exposure_is_ceiling(all, &all->item[i]));
	seen.unstated += n;
	return true;
}

static bool check_fines(const look *l, size_t r, bool breached)
{
	const gj_exposures *all = breached ? &l->c->side[r].breach : &l->c->side[r].possible;

	if (!check_unstated(l, r, all, breached))
		return false;
	for (size_t i = 0; i < all->n; i++) {
		bound b = bound_of(l, r, all->item[i].currency, breached);

		for (size_t k = 0; k < i; k++)
			SAME("currency twice", 0,
			     gj_str_eq(all->item[k].currency, all->item[i].currency));
		SAME("a fine", true, b.any);
		SAME("a bound", b.bounded, all->item[i].bounded);
		SAME("low", b.low, all->item[i].low);
		SAME("high", b.high, all->item[i].high);
		SAME("each", b.each, all->item[i].each_low);
		SAME("without", b.open, all->item[i].without.sanction != GJ_NONE);
		if (!check_threats(l, r, &all->item[i], breached, &b))
			return false;
		seen.fines++;
		seen.open_fines += !b.bounded;
	}
	if (all->n == 0)
		for (size_t i = 0; i < l->law->n_norms; i++)
			for (size_t s = 0; s < l->law->norm[i].n_steps; s++)
				for (size_t f = 0; f < l->law->norm[i].step[s].n_fines; f++) {
					const gj_fine *fine = &l->law->norm[i].step[s].fine[f];
					const gj_qty *qty = fine->hi != NULL ? fine->hi : fine->lo;

					SAME("a fine left out", false,
					     bound_of(l, r, qty->currency, breached).any);
				}
	return true;
}

bool check_side(const look *l, size_t r)
{
	bool any = false;

	return check_terms(l, r, GJ_NONE, &l->c->side[r].classes, &any) && check_counts(l, r) &&
	       check_bars(l, r) && check_fines(l, r, false) && check_fines(l, r, true) &&
	       check_lifted(l, r);
}

bool check_moments(const look *l)
{
	size_t begins = 0, due = 0, found_begins = 0, found_due = 0, ends = 0, found_ends = 0;

	for (size_t m = 0; m < l->c->n_moments; m++) {
		const gj_moment *a = &l->c->moment[m];
		size_t n_begins = 0, n_ends = 0, n_due = 0;
		bool begins_here, ends_here, due_here;

		if (m > 0)
			SAME("order", true,
			     a[-1].day < a->day ||
				     (a[-1].day == a->day && a[-1].regime < a->regime));
		for (size_t i = 0; i < l->v->n; i++) {
			const gj_verdict *v = &l->v->item[i];

			if (!in_column(l, i, a->regime) || !counts(l, i) || draft(l, i))
				continue;
			begins_here =
				as_seen(v) == GJ_FUTURE &&
				(v->applicability == GJ_FUTURE ? v->from : v->later) == a->day;
			due_here = v->applicability == GJ_APPLIES &&
				   v->compliance != GJ_FULFILLED && v->due == a->day;
			ends_here = v->applicability == GJ_APPLIES && norm_of(l, i)->to == a->day;
			SAME("ends on a day", ends_here, holds(&a->ends, i));
			n_ends += ends_here;
			SAME("begins on a day", begins_here, holds(&a->begins, i));
			SAME("is due on a day", due_here, holds(&a->due, i));
			n_begins += begins_here;
			n_due += due_here;
		}
		SAME("begin on a day", n_begins, a->begins.n);
		SAME("end on a day", n_ends, a->ends.n);
		SAME("due on a day", n_due, a->due.n);
		SAME("something on a day", true, n_begins + n_ends + n_due > 0);
		found_begins += a->begins.n;
		found_due += a->due.n;
		found_ends += a->ends.n;
	}
	for (size_t i = 0; i < l->v->n; i++)
		for (size_t r = 0; r < l->c->n_regimes; r++) {
			const gj_verdict *v = &l->v->item[i];

			if (!in_column(l, i, r) || !counts(l, i) || draft(l, i))
				continue;
			ends += v->applicability == GJ_APPLIES && norm_of(l, i)->to != GJ_DAY_NONE;
			begins += as_seen(v) == GJ_FUTURE;
			due += v->applicability == GJ_APPLIES && v->compliance != GJ_FULFILLED &&
			       v->due != GJ_DAY_NONE;
		}
	SAME("all that begin", begins, found_begins);
	SAME("all that end", ends, found_ends);
	SAME("all that are due", due, found_due);
	seen.moments += l->c->n_moments;
	return true;
}
