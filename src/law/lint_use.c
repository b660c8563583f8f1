/* SPDX-License-Identifier: Apache-2.0 */
/* Facts, terms and sanctions that nothing uses; facts that are used and have no question. */
#include "law/lint_find.h"

typedef struct used {
	const gj_law *law;
	unsigned char *fact, *term;
} used;

static void use_qty(used *u, const gj_qty *qty)
{
	if (qty == NULL)
		return;
	if (qty->op == GJ_QTY_FACT)
		u->fact[qty->ref] = 1;
	for (size_t i = 0; i < qty->n; i++)
		use_qty(u, qty->kid[i]);
}

static void use_cond(used *u, const gj_cond *cond)
{
	if (cond == NULL)
		return;
	if (cond->op == GJ_COND_FACT || cond->op == GJ_COND_EVENT || cond->op == GJ_COND_CHOICE)
		u->fact[cond->ref] = 1;
	if (cond->op == GJ_COND_TERM)
		u->term[cond->ref] = 1;
	use_qty(u, cond->left);
	use_qty(u, cond->right);
	for (size_t i = 0; i < cond->n; i++)
		use_cond(u, cond->kid[i]);
}

static void use_norm(used *u, const gj_norm *norm)
{
	const uint32_t event[] = {norm->upon, norm->before, norm->promptly,
				  norm->has_within ? norm->within_of : GJ_NONE};

	use_cond(u, norm->when);
	use_cond(u, norm->act);
	for (size_t i = 0; i < 4; i++)
		if (event[i] != GJ_NONE)
			u->fact[event[i]] = 1;
	use_qty(u, norm->band_lo);
	use_qty(u, norm->band_hi);
	for (size_t i = 0; i < norm->n_steps; i++)
		for (size_t k = 0; k < norm->step[i].n_fines; k++) {
			use_qty(u, norm->step[i].fine[k].lo);
			use_qty(u, norm->step[i].fine[k].hi);
		}
}

static void use_all(used *u)
{
	const gj_law *law = u->law;

	for (size_t i = 0; i < law->n_roles; i++)
		use_cond(u, law->role[i].includes);
	for (size_t i = 0; i < law->n_instruments; i++)
		use_cond(u, law->instrument[i].scope);
	for (size_t i = 0; i < law->n_norms; i++)
		use_norm(u, &law->norm[i]);
	/* To be presumed is not to be used: somebody has to ask for the fact. */
	for (size_t i = 0; i < law->n_presumes; i++)
		use_cond(u, law->presume[i].when);
	for (size_t i = 0; i < law->n_links; i++)
		use_cond(u, law->link[i].when);
	for (size_t i = 0; i < law->n_terms; i++) {
		use_cond(u, law->term[i].means);
		use_cond(u, law->term[i].includes);
		use_cond(u, law->term[i].excludes);
	}
}

static int check_facts(gj_lint *lint, const used *u)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_facts; i++) {
		const gj_fact *fact = &law->fact[i];
		bool asked = fact->ask.len > 0, asked_zh = fact->ask_zh.len > 0;

		if (!u->fact[i])
			rc = gj_lint_add(lint, GJ_LINT_FACT_UNUSED, fact->e.place,
					 "nothing uses `%.*s`", GJ_FMT(fact->e.id));
		else if (!asked || !asked_zh)
			rc = gj_lint_add(lint, GJ_LINT_FACT_UNASKED, fact->e.place,
					 "`%.*s` has no question: %s", GJ_FMT(fact->e.id),
					 asked	    ? "`ask zh`"
					 : asked_zh ? "`ask`"
						    : "`ask` and `ask zh`");
	}
	return rc;
}

static int check_terms(gj_lint *lint, const used *u)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_terms; i++)
		if (!u->term[i])
			rc = gj_lint_add(lint, GJ_LINT_TERM_UNUSED, law->term[i].e.place,
					 "nothing uses `%.*s`", GJ_FMT(law->term[i].e.id));
	return rc;
}

static int check_sanctions(gj_lint *lint)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		if (law->norm[i].kind == GJ_KIND_SANCTION && law->norm[i].breach.n == 0)
			rc = gj_lint_add(lint, GJ_LINT_SANCTION_UNUSED, law->norm[i].e.place,
					 "`%.*s` stands behind no norm", GJ_FMT(law->norm[i].e.id));
	return rc;
}

int gj_lint_use(gj_lint *lint)
{
	used u = {lint->law, gj_arena_array(lint->arena, lint->law->n_facts, 1),
		  gj_arena_array(lint->arena, lint->law->n_terms, 1)};
	int rc;

	if (u.fact == NULL || u.term == NULL)
		return GJ_ENOMEM;
	use_all(&u);
	rc = check_facts(lint, &u);
	if (rc == GJ_OK)
		rc = check_terms(lint, &u);
	return rc == GJ_OK ? check_sanctions(lint) : rc;
}
