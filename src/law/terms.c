/* SPDX-License-Identifier: Apache-2.0 */
/* Terms and presumptions. */
#include "law/build.h"

static int check_parts(gj_build *b, const gj_term *term)
{
	bool judged = term->judged_by.len > 0;
	bool parts = term->includes != NULL || term->excludes != NULL || judged;

	if (term->means != NULL && parts) {
		gj_build_fault(b, term->e.place.file, term->e.place.pos,
			       "`means` defines `%.*s` both ways and leaves nothing to include, "
			       "exclude or judge",
			       GJ_FMT(term->e.id));
		return gj_fault_help(
			b->err,
			"keep `means` alone, or write `includes` for cases that are merely enough");
	}
	if (term->means == NULL && !parts)
		return gj_build_fault(
			b, term->e.place.file, term->e.place.pos,
			"the term `%.*s` lacks `means`, `includes`, `excludes` or `judged by`",
			GJ_FMT(term->e.id));
	return GJ_OK;
}

static int resolve_term(gj_build *b, gj_term *term)
{
	const gj_value *judged = gj_build_value(&term->e, GJ_KEY_JUDGED);
	const gj_value *guide = gj_build_value(&term->e, GJ_KEY_GUIDE);
	int rc = gj_build_cites(b, &term->e, &term->cite, &term->n_cites);

	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &term->e, GJ_KEY_MEANS, &term->means);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &term->e, GJ_KEY_INCLUDES, &term->includes);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &term->e, GJ_KEY_EXCLUDES, &term->excludes);
	if (rc != GJ_OK)
		return rc;
	if (judged != NULL)
		term->judged_by = judged->name[0].text;
	if (guide != NULL)
		term->guide = guide->name[0].text;
	term->ask = gj_build_text(&term->e, GJ_KEY_ASK);
	term->ask_zh = gj_build_text(&term->e, GJ_KEY_ASK_ZH);
	term->unverified = gj_build_doubt(&term->e);
	return check_parts(b, term);
}

int gj_build_terms(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_terms; i++)
		rc = resolve_term(b, &b->law->term[i]);
	return rc;
}

/* ---- presumptions ---- */

static int resolve_presume(gj_build *b, gj_presume *presume, uint32_t index)
{
	gj_name name = {presume->e.id, presume->e.place.pos};
	char what[64];
	gj_fact *fact;
	gj_sort sort;
	int rc = gj_build_find_in(b, presume->e.place.file, GJ_IN(FACT), "a yes-no fact", &name,
				  &sort, &presume->fact);

	if (rc != GJ_OK)
		return rc;
	fact = &b->law->fact[presume->fact];
	presume->truth = presume->e.block->truth;
	if (fact->type != GJ_FACT_BOOL)
		return gj_build_fault(b, presume->e.place.file, name.pos,
				      "`%.*s` is %s, and only a yes-no fact can be presumed",
				      GJ_FMT(name.text),
				      gj_build_what(b->law, sort, presume->fact, what));
	if (fact->presume != GJ_NONE)
		return gj_build_fault_two(b, presume->e.place,
					  b->law->presume[fact->presume].e.place,
					  "`%.*s` is presumed twice", GJ_FMT(name.text));
	fact->presume = index;
	presume->unverified = gj_build_doubt(&presume->e);
	rc = gj_build_cites(b, &presume->e, &presume->cite, &presume->n_cites);
	return rc == GJ_OK ? gj_build_cond_field(b, &presume->e, GJ_KEY_WHEN, &presume->when) : rc;
}

int gj_build_presumes(gj_build *b)
{
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < b->law->n_presumes; i++)
		rc = resolve_presume(b, &b->law->presume[i], i);
	return rc;
}

/* Does the condition use a presumed fact, itself or through the terms marked in `uses`? */
static bool cond_uses(const gj_law *law, const gj_cond *cond, const unsigned char *uses)
{
	if (cond == NULL)
		return false;
	if (cond->op == GJ_COND_FACT)
		return law->fact[cond->ref].presume != GJ_NONE;
	if (cond->op == GJ_COND_TERM)
		return uses[cond->ref] != 0;
	for (size_t i = 0; i < cond->n; i++)
		if (cond_uses(law, cond->kid[i], uses))
			return true;
	return false;
}

/* INVARIANT: what a presumption hangs on is itself not presumed, so that gates never form a ring. */
int gj_build_presumed(gj_build *b)
{
	const gj_law *law = b->law;
	unsigned char *uses = gj_arena_array(b->arena, law->n_terms, 1);

	if (uses == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; law->n_presumes > 0 && i < law->n_terms; i++) {
		const gj_term *term = &law->term[law->term_order[i]];

		uses[law->term_order[i]] = cond_uses(law, term->means, uses) ||
					   cond_uses(law, term->includes, uses) ||
					   cond_uses(law, term->excludes, uses);
	}
	for (size_t i = 0; i < law->n_presumes; i++) {
		const gj_presume *presume = &law->presume[i];

		if (!cond_uses(law, presume->when, uses))
			continue;
		gj_build_fault(b, presume->e.place.file, presume->e.place.pos,
			       "the condition of a presumption uses a presumed fact");
		return gj_fault_help(b->err,
				     "let it hang on facts about which nothing is presumed");
	}
	return GJ_OK;
}
