/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a norm rests on that could not be checked: the article it cites, and the facts, terms, parameters and
 * presumptions that its conditions use, directly or through terms. Of several the first is kept: one is enough for the
 * mark, and it names where to look.
 */
#include "law/build.h"

/* INVARIANT: `term[i]` is settled before any term that uses it is looked at (term_order). */
typedef struct doubts {
	const gj_law *law;
	gj_doubt *term; /* [n_terms]: its own, or what it rests on */
} doubts;

static gj_doubt of_fact(const doubts *d, uint32_t ref)
{
	const gj_fact *fact = &d->law->fact[ref];

	if (fact->unverified.english.len == 0 && fact->presume != GJ_NONE)
		return d->law->presume[fact->presume].unverified;
	return fact->unverified;
}

static gj_doubt of_qty(const doubts *d, const gj_qty *qty)
{
	gj_doubt found = {0};

	if (qty == NULL)
		return found;
	if (qty->op == GJ_QTY_FACT)
		return of_fact(d, qty->ref);
	if (qty->op == GJ_QTY_PARAMETER)
		return d->law->parameter[qty->ref].unverified;
	for (size_t i = 0; found.english.len == 0 && i < qty->n; i++)
		found = of_qty(d, qty->kid[i]);
	return found;
}

static gj_doubt of_cond(const doubts *d, const gj_cond *cond)
{
	gj_doubt found = {0};

	if (cond == NULL)
		return found;
	if (cond->op == GJ_COND_FACT || cond->op == GJ_COND_EVENT || cond->op == GJ_COND_CHOICE)
		return of_fact(d, cond->ref);
	if (cond->op == GJ_COND_TERM)
		return d->term[cond->ref];
	found = of_qty(d, cond->left);
	if (found.english.len == 0)
		found = of_qty(d, cond->right);
	for (size_t i = 0; found.english.len == 0 && i < cond->n; i++)
		found = of_cond(d, cond->kid[i]);
	return found;
}

static gj_doubt of_term(const doubts *d, const gj_term *term)
{
	const gj_cond *part[] = {term->means, term->includes, term->excludes};
	gj_doubt found = term->unverified;

	for (size_t i = 0; found.english.len == 0 && i < 3; i++)
		found = of_cond(d, part[i]);
	return found;
}

static gj_doubt of_times(const doubts *d, const gj_norm *norm)
{
	const uint32_t event[] = {norm->upon, norm->before, norm->promptly,
				  norm->has_within ? norm->within_of : GJ_NONE};
	gj_doubt found = {0};

	for (size_t i = 0; found.english.len == 0 && i < 4; i++)
		if (event[i] != GJ_NONE)
			found = of_fact(d, event[i]);
	return found;
}

static gj_doubt of_fines(const doubts *d, const gj_norm *norm)
{
	gj_doubt found = of_qty(d, norm->band_lo);

	if (found.english.len == 0)
		found = of_qty(d, norm->band_hi);
	for (size_t i = 0; found.english.len == 0 && i < norm->n_steps; i++)
		for (size_t k = 0; k < norm->step[i].n_fines; k++) {
			found = of_qty(d, norm->step[i].fine[k].lo);
			if (found.english.len == 0)
				found = of_qty(d, norm->step[i].fine[k].hi);
			if (found.english.len > 0)
				return found;
		}
	return found;
}

static gj_doubt of_bearers(const doubts *d, const gj_norm *norm)
{
	gj_doubt found = {0};

	for (size_t i = 0; found.english.len == 0 && i < norm->bound.n; i++)
		found = of_cond(d, d->law->role[norm->bound.at[i]].includes);
	return found;
}

static gj_doubt of_norm(const doubts *d, const gj_norm *norm)
{
	const gj_instrument *instrument = &d->law->instrument[norm->instrument];
	const gj_article *article = gj_law_article(d->law, norm->instrument, norm->cite);
	gj_doubt found = article == NULL ? (gj_doubt){0} : article->unverified;

	if (found.english.len == 0)
		found = of_cond(d, norm->when);
	if (found.english.len == 0)
		found = of_cond(d, norm->act);
	if (found.english.len == 0)
		found = of_times(d, norm);
	if (found.english.len == 0)
		found = of_fines(d, norm);
	if (found.english.len == 0)
		found = of_cond(d, instrument->scope);
	if (found.english.len == 0)
		found = of_bearers(d, norm);
	return found;
}

int gj_build_doubts(gj_build *b)
{
	gj_law *law = b->law;
	doubts d = {law, gj_arena_array(b->arena, law->n_terms, sizeof *d.term)};

	if (d.term == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; i < law->n_terms; i++)
		d.term[law->term_order[i]] = of_term(&d, &law->term[law->term_order[i]]);
	for (size_t i = 0; i < law->n_norms; i++)
		law->norm[i].rests_on = of_norm(&d, &law->norm[i]);
	return GJ_OK;
}
