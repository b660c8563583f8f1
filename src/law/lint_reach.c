/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Norms that nothing can make apply, and exemptions that change no outcome: by trying every assignment of yes and
 * no to the atoms below them. Atoms are taken as independent of each other, so what is found is certain, and what
 * hangs on a relation between numbers or choices is left unfound.
 */
#include "law/lint_find.h"

enum { MOST_ATOMS = 16, MOST_DEPTH = 64 };

typedef enum atom_kind { ATOM_FACT, ATOM_ROLE, ATOM_OPEN, ATOM_CHOICE, ATOM_COMPARE } atom_kind;

typedef struct atom {
	atom_kind kind; /* OPEN: what the text leaves to judgement in term `ref` */
	uint32_t ref;
	const gj_cond *cond;
} atom;

typedef struct states {
	const gj_law *law;
	atom atom[MOST_ATOMS];
	unsigned n;
	bool overflow;
	uint32_t now; /* one bit for each atom */
	unsigned depth;
} states;

static bool same_atom(const atom *a, const atom *b)
{
	if (a->kind != b->kind || a->ref != b->ref)
		return false;
	return a->kind < ATOM_CHOICE || gj_expr_eq(a->cond->source, b->cond->source);
}

/* The atom's value in the present state; an atom that is new joins the list. */
static bool value(states *s, atom_kind kind, uint32_t ref, const gj_cond *cond)
{
	atom wanted = {kind, ref, cond};

	for (unsigned i = 0; i < s->n; i++)
		if (same_atom(&s->atom[i], &wanted))
			return (s->now >> i & 1) != 0;
	if (s->n == MOST_ATOMS) {
		s->overflow = true;
		return false;
	}
	s->atom[s->n++] = wanted;
	return false;
}

static bool eval(states *s, const gj_cond *cond);

static bool eval_term(states *s, uint32_t index)
{
	const gj_term *term = &s->law->term[index];
	bool open, includes, excludes;

	if (term->means != NULL)
		return eval(s, term->means);
	/* All parts are looked at, so that every atom is found in the first state already. */
	open = value(s, ATOM_OPEN, index, NULL);
	includes = term->includes != NULL && eval(s, term->includes);
	excludes = term->excludes != NULL && eval(s, term->excludes);
	return !excludes && (includes || open);
}

static bool eval(states *s, const gj_cond *cond)
{
	bool all = true, any = false;

	if (cond == NULL)
		return true;
	if (s->depth == MOST_DEPTH) {
		s->overflow = true;
		return false;
	}
	s->depth++;
	for (size_t i = 0; i < cond->n; i++) {
		bool kid = eval(s, cond->kid[i]);

		all = all && kid;
		any = any || kid;
	}
	switch (cond->op) {
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
		all = value(s, ATOM_FACT, cond->ref, NULL);
		break;
	case GJ_COND_TERM:
		all = eval_term(s, cond->ref);
		break;
	case GJ_COND_CHOICE:
		all = value(s, ATOM_CHOICE, cond->ref, cond);
		break;
	case GJ_COND_COMPARE:
		all = value(s, ATOM_COMPARE, 0, cond);
		break;
	case GJ_COND_NOT:
		all = !all;
		break;
	case GJ_COND_AND:
		break;
	case GJ_COND_OR:
		all = any;
		break;
	}
	s->depth--;
	return all;
}

static bool holds(states *s, const gj_norm *norm)
{
	const gj_cond *scope =
		norm->kind == GJ_KIND_EXEMPTION ? NULL : s->law->instrument[norm->instrument].scope;
	bool bearer = norm->bearers.n == 0, in_scope, when;

	for (size_t i = 0; i < norm->bearers.n; i++) {
		bool role = value(s, ATOM_ROLE, norm->bearers.at[i], NULL);

		bearer = bearer || role;
	}
	in_scope = eval(s, scope);
	when = eval(s, norm->when);
	return bearer && in_scope && when;
}

static bool applies(states *s, const gj_norm *norm)
{
	bool kept = holds(s, norm);

	if (s->depth == MOST_DEPTH) {
		s->overflow = true;
		return false;
	}
	s->depth++;
	for (size_t i = 0; i < norm->lifted_by.n; i++) {
		bool lifted = applies(s, &s->law->norm[norm->lifted_by.at[i]]);

		kept = kept && !lifted;
	}
	s->depth--;
	return kept;
}

/* Is there a state in which `norm` applies (and `with`, if given, holds)? Yes also when there are too many atoms. */
static bool possible(const gj_law *law, const gj_norm *norm, const gj_norm *with)
{
	states s = {.law = law};

	for (uint64_t state = 0;; state++) {
		bool both;

		s.now = (uint32_t)state;
		both = applies(&s, norm);
		if (with != NULL)
			both = holds(&s, with) && both;
		if (both || s.overflow)
			return true;
		if (state + 1 >= UINT64_C(1) << s.n)
			return false;
	}
}

/* Can the exemption apply while the scope of this instrument holds? If not, none of its norms could apply anyway. */
static bool possible_in_scope(const gj_law *law, const gj_norm *norm, const gj_cond *scope)
{
	states s = {.law = law};

	for (uint64_t state = 0;; state++) {
		bool both;

		s.now = (uint32_t)state;
		both = eval(&s, scope);
		both = applies(&s, norm) && both;
		if (both || s.overflow)
			return true;
		if (state + 1 >= UINT64_C(1) << s.n)
			return false;
	}
}

/* The scope of a whole instrument decides most cases, and at once. */
static bool lifts_out_of_scope_only(const gj_law *law, const gj_norm *norm)
{
	uint32_t known = GJ_NONE;

	for (size_t i = 0; i < norm->lifts.n; i++) {
		const gj_norm *lifted = &law->norm[norm->lifts.at[i]];
		const gj_cond *scope = law->instrument[lifted->instrument].scope;

		if (lifted->kind == GJ_KIND_EXEMPTION || scope == NULL)
			return false;
		if (lifted->instrument != known && possible_in_scope(law, norm, scope))
			return false;
		known = lifted->instrument;
	}
	return true;
}

void gj_law_mark_declaratory(gj_law *law, bool thorough)
{
	for (size_t i = 0; i < law->n_norms; i++) {
		gj_norm *norm = &law->norm[i];

		if (norm->kind != GJ_KIND_EXEMPTION || norm->lifts.n == 0)
			continue;
		norm->declaratory = lifts_out_of_scope_only(law, norm);
		if (norm->declaratory || !thorough)
			continue;
		norm->declaratory = true;
		for (size_t k = 0; norm->declaratory && k < norm->lifts.n; k++)
			norm->declaratory = !possible(law, norm, &law->norm[norm->lifts.at[k]]);
	}
}

int gj_lint_reach(gj_lint *lint)
{
	gj_law *law = lint->law;
	int rc = GJ_OK;

	gj_law_mark_declaratory(law, true);
	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		const gj_norm *norm = &law->norm[i];

		if (norm->declaratory)
			rc = gj_lint_add(
				lint, GJ_LINT_EXEMPTION_DECLARATORY, norm->e.place,
				"`%.*s` changes no outcome: what it lifts does not apply anyway",
				GJ_FMT(norm->e.id));
		if (rc == GJ_OK && norm->kind != GJ_KIND_SANCTION && !possible(law, norm, NULL))
			rc = gj_lint_add(lint, GJ_LINT_NORM_UNREACHABLE, norm->e.place,
					 "nothing makes `%.*s` apply", GJ_FMT(norm->e.id));
	}
	return rc;
}
