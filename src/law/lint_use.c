/* SPDX-License-Identifier: Apache-2.0 */
/* Facts, terms and sanctions that nothing uses; facts without a question; titles in one language; gaps in calendars. */
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
	for (size_t i = 0; i < norm->n_steps; i++)
		for (size_t k = 0; k < norm->step[i].n_fines; k++) {
			use_qty(u, norm->step[i].fine[k].lo);
			use_qty(u, norm->step[i].fine[k].hi);
		}
}

static void use_all(used *u)
{
	const gj_law *law = u->law;

	for (size_t i = 0; i < law->n_instruments; i++)
		use_cond(u, law->instrument[i].scope);
	for (size_t i = 0; i < law->n_norms; i++)
		use_norm(u, &law->norm[i]);
	for (size_t i = 0; i < law->n_presumes; i++)
		use_cond(u, law->presume[i].when);
	for (size_t i = 0; i < law->n_terms; i++) {
		use_cond(u, law->term[i].means);
		use_cond(u, law->term[i].includes);
		use_cond(u, law->term[i].excludes);
	}
}

static int check_title(gj_lint *lint, const gj_entry *e)
{
	if (e->title.len > 0 && e->english.len > 0)
		return GJ_OK;
	return gj_lint_add(lint, GJ_LINT_ENGLISH_MISSING, e->place, "`%.*s` lacks %s",
			   GJ_FMT(e->id), e->title.len == 0 ? "a title" : "the field `english`");
}

static int check_facts(gj_lint *lint, const used *u)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_facts; i++) {
		const gj_fact *fact = &law->fact[i];

		rc = check_title(lint, &fact->e);
		if (rc == GJ_OK && !u->fact[i])
			rc = gj_lint_add(lint, GJ_LINT_FACT_UNUSED, fact->e.place,
					 "nothing uses `%.*s`", GJ_FMT(fact->e.id));
		if (rc == GJ_OK && (fact->ask.len == 0 || fact->ask_zh.len == 0))
			rc = gj_lint_add(lint, GJ_LINT_FACT_UNASKED, fact->e.place,
					 "`%.*s` has no question: `%s`", GJ_FMT(fact->e.id),
					 fact->ask.len == 0 ? "ask" : "ask zh");
	}
	return rc;
}

static int check_terms(gj_lint *lint, const used *u)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_terms; i++) {
		const gj_term *term = &law->term[i];

		rc = check_title(lint, &term->e);
		if (rc == GJ_OK && !u->term[i])
			rc = gj_lint_add(lint, GJ_LINT_TERM_UNUSED, term->e.place,
					 "nothing uses `%.*s`", GJ_FMT(term->e.id));
		if (rc == GJ_OK && term->judged_by.len > 0 && term->guide.len == 0)
			rc = gj_lint_add(lint, GJ_LINT_JUDGED_NO_GUIDE, term->e.place,
					 "`%.*s` is judged without a guide", GJ_FMT(term->e.id));
	}
	return rc;
}

static int check_norms(gj_lint *lint)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		const gj_norm *norm = &law->norm[i];

		rc = check_title(lint, &norm->e);
		if (rc == GJ_OK && norm->kind == GJ_KIND_SANCTION && norm->breach.n == 0)
			rc = gj_lint_add(lint, GJ_LINT_SANCTION_UNUSED, norm->e.place,
					 "`%.*s` stands behind no norm", GJ_FMT(norm->e.id));
	}
	for (size_t i = 0; rc == GJ_OK && i < law->n_instruments; i++)
		rc = check_title(lint, &law->instrument[i].e);
	return rc;
}

static int check_calendars(gj_lint *lint)
{
	const gj_law *law = lint->law;
	gj_place place = {0, {0, 0, 0}};
	int rc = GJ_OK;

	for (size_t i = 0; i < law->n_calendars; i++) {
		int first = 0, last = 0;

		for (int year = 1; year <= 9999; year++)
			if (gj_workdays_knows(&law->calendar[i].days, year)) {
				first = first == 0 ? year : first;
				last = year;
			}
		for (int year = first; rc == GJ_OK && year < last; year++)
			if (!gj_workdays_knows(&law->calendar[i].days, year))
				rc = gj_lint_add(lint, GJ_LINT_CALENDAR_GAP, place,
						 "the calendar of `%.*s` lacks %d",
						 GJ_FMT(law->calendar[i].jurisdiction), year);
	}
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
	if (rc == GJ_OK)
		rc = check_norms(lint);
	return rc == GJ_OK ? check_calendars(lint) : rc;
}
