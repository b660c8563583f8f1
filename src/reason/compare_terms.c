/* SPDX-License-Identifier: Apache-2.0 */
/* Terms that name the class of a service: which are used on the day, and what they are. */
#include "reason/compare_parts.h"

/*
 * Which terms and roles stand in conditions that norms in force use, and, from which day, in those of norms to come. Each is walked at most
 * once for each day that is sooner than the one before.
 */
typedef struct reach {
	const gj_law *law;
	gj_day *term, *role; /* [n_terms], [n_roles]; GJ_DAY_NONE: none */
} reach;

static bool is_sooner(gj_day *known, gj_day day)
{
	if (*known != GJ_DAY_NONE && *known <= day)
		return false;
	*known = day;
	return true;
}

/* INVARIANT: no term is defined by itself, and no condition is deeper than the language lets it be. */
static void walk(reach *to, const gj_cond *cond, gj_day day)
{
	if (cond == NULL)
		return;
	for (size_t i = 0; i < cond->n; i++)
		walk(to, cond->kid[i], day);
	if (cond->op == GJ_COND_TERM && is_sooner(&to->term[cond->ref], day)) {
		const gj_term *term = &to->law->term[cond->ref];

		walk(to, term->means, day);
		walk(to, term->includes, day);
		walk(to, term->excludes, day);
	}
}

static void walk_norm(reach *to, const gj_norm *norm, gj_day day)
{
	/* The scope of an instrument is no condition of its exemptions. */
	if (norm->kind != GJ_KIND_EXEMPTION)
		walk(to, to->law->instrument[norm->instrument].scope, day);
	walk(to, norm->when, day);
	walk(to, norm->act, day);
	for (size_t i = 0; i < norm->bound.n; i++)
		if (is_sooner(&to->role[norm->bound.at[i]], day))
			walk(to, to->law->role[norm->bound.at[i]].includes, day);
}

static gj_day *no_days(gj_arena *arena, size_t n)
{
	gj_day *day = gj_arena_array(arena, n, sizeof *day);

	for (size_t i = 0; day != NULL && i < n; i++)
		day[i] = GJ_DAY_NONE;
	return day;
}

gj_day *gj_compare_term_days(gj_arena *arena, const gj_circuit *circuit)
{
	const gj_law *law = circuit->law;
	reach to = {law, no_days(arena, law->n_terms), no_days(arena, law->n_roles)};

	if (to.term == NULL || to.role == NULL)
		return NULL;
	/* Those of the day first: most of what is to come then uses nothing that is new. */
	for (int ahead = 0; ahead < 2; ahead++)
		for (size_t i = 0; i < law->n_norms; i++) {
			const gj_norm_nodes *nodes = &circuit->norm[i];

			if (!gj_norm_is_draft(law, &law->norm[i]) && nodes->future == (ahead > 0) &&
			    (nodes->future || nodes->in_force))
				walk_norm(&to, &law->norm[i], nodes->day);
		}
	return to.term;
}

bool gj_compare_term_of(const gj_law *law, uint32_t term, const gj_regime *regime)
{
	uint32_t instrument;

	return law->term[term].n_cites > 0 &&
	       gj_map_get(&law->instruments, law->term[term].cite->instrument.text, &instrument) &&
	       regime->instrument[instrument];
}

static int add_term(gj_arena *arena, const gj_comparison *c, const gj_day *day,
		    const gj_regime *regime, uint32_t term, gj_terms_of *out)
{
	gj_truth truth;
	gj_node node;

	if (day[term] == GJ_DAY_NONE || !gj_compare_term_of(c->verdicts->law, term, regime) ||
	    !gj_circuit_term(c->verdicts->circuit, term, day[term], &node))
		return GJ_OK;
	truth = c->verdicts->node[node];
	return gj_refs_push(truth == GJ_TRUE	? &out->hold
			    : truth == GJ_FALSE ? &out->not
						: &out->open,
			    arena, term);
}

int gj_compare_terms(gj_arena *arena, const gj_comparison *c, const gj_day *day,
		     const gj_regime *regime, uint32_t subject, gj_terms_of *out)
{
	const gj_law *law = c->verdicts->law;
	bool *seen = gj_arena_array(arena, law->n_terms, sizeof *seen);

	*out = (gj_terms_of){0};
	if (seen == NULL)
		return GJ_ENOMEM;
	for (uint32_t s = 0; s < law->n_subjects; s++)
		for (size_t i = 0; i < law->subject[s].terms.n; i++) {
			uint32_t term = law->subject[s].terms.at[i];

			if (law->subject[s].sense != GJ_SENSE_CLASS ||
			    (subject != GJ_NONE && subject != s) || seen[term])
				continue;
			seen[term] = true;
			if (add_term(arena, c, day, regime, term, out) != GJ_OK)
				return GJ_ENOMEM;
		}
	return GJ_OK;
}
