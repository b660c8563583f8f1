/* SPDX-License-Identifier: Apache-2.0 */
/* Which norms can a change reach? Those that use what is changed, what they lift, the sanctions behind them. */
#include "trial/mutant.h"

typedef struct reach {
	const gj_law *law;
	const gj_site *site;
	bool *term;	/* [n_terms]: uses what is changed */
	uint32_t *open; /* [n_norms]: reached, not yet followed */
	size_t n;
	bool *norms;
} reach;

static bool in_quantity(const reach *r, const gj_qty *qty)
{
	if (qty == NULL)
		return false;
	if (qty->op == GJ_QTY_PARAMETER && r->site->owner == GJ_OWNER_PARAMETER &&
	    qty->ref == r->site->ref)
		return true;
	for (size_t i = 0; i < qty->n; i++)
		if (in_quantity(r, qty->kid[i]))
			return true;
	return false;
}

static bool in_condition(const reach *r, const gj_cond *cond)
{
	if (cond == NULL)
		return false;
	if (cond->op == GJ_COND_TERM)
		return r->term[cond->ref];
	if (cond->op == GJ_COND_FACT)
		return r->site->owner == GJ_OWNER_PRESUME &&
		       r->law->fact[cond->ref].presume == r->site->ref;
	if (in_quantity(r, cond->left) || in_quantity(r, cond->right))
		return true;
	for (size_t i = 0; i < cond->n; i++)
		if (in_condition(r, cond->kid[i]))
			return true;
	return false;
}

static void mark_terms(reach *r)
{
	const gj_law *law = r->law;

	for (size_t i = 0; i < law->n_terms; i++) {
		uint32_t ref = law->term_order[i];
		const gj_term *term = &law->term[ref];

		r->term[ref] = (r->site->owner == GJ_OWNER_TERM && r->site->ref == ref) ||
			       in_condition(r, term->means) || in_condition(r, term->includes) ||
			       in_condition(r, term->excludes);
	}
}

static void put(reach *r, uint32_t norm)
{
	if (r->norms[norm])
		return;
	r->norms[norm] = true;
	r->open[r->n++] = norm;
}

static bool uses(const reach *r, const gj_norm *norm)
{
	const gj_cond *scope = r->law->instrument[norm->instrument].scope;

	for (size_t i = 0; i < norm->bound.n; i++) {
		uint32_t role = norm->bound.at[i];

		if ((r->site->owner == GJ_OWNER_ROLE && r->site->ref == role) ||
		    in_condition(r, r->law->role[role].includes))
			return true;
	}
	if (r->site->owner == GJ_OWNER_INSTRUMENT)
		return norm->instrument == r->site->ref;
	return in_condition(r, norm->when) || in_condition(r, norm->act) || in_condition(r, scope);
}

int gj_site_reach(bool *norms, gj_arena *arena, const gj_law *law, const gj_site *site)
{
	reach r = {.law = law, .site = site};

	r.norms = norms;
	r.term = gj_arena_array(arena, law->n_terms, sizeof *r.term);
	r.open = gj_arena_array(arena, law->n_norms, sizeof *r.open);
	if (r.term == NULL || r.open == NULL)
		return GJ_ENOMEM;
	if (site->owner == GJ_OWNER_NORM) {
		put(&r, site->ref);
	} else {
		mark_terms(&r);
		for (uint32_t i = 0; i < law->n_norms; i++)
			if (uses(&r, &law->norm[i]))
				put(&r, i);
	}
	for (size_t at = 0; at < r.n; at++) {
		const gj_norm *norm = &law->norm[r.open[at]];

		for (size_t i = 0; i < norm->lifts.n; i++)
			put(&r, norm->lifts.at[i]);
		for (size_t i = 0; i < norm->orelse.n; i++)
			put(&r, norm->orelse.at[i]);
	}
	return GJ_OK;
}
