/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/sides.h"
#include "circuit/build.h"
#include "circuit/extend.h"

typedef struct making {
	gj_abreast *sides;
	gj_arena *arena;
	const gj_law *law;
	gj_extension x;
	gj_node *output;
	size_t n, cap_outputs, cap_asks;
} making;

static int add_output(making *m, gj_abreast_ask ask, gj_node node)
{
	if (m->x.failed ||
	    gj_arena_room(m->arena, (void **)&m->output, &m->cap_outputs, m->n,
			  sizeof *m->output) != GJ_OK ||
	    gj_arena_room(m->arena, (void **)&m->sides->ask, &m->cap_asks, m->n,
			  sizeof *m->sides->ask) != GJ_OK)
		return GJ_ENOMEM;
	m->output[m->n] = node;
	m->sides->ask[m->n++] = ask;
	return GJ_OK;
}

/* What only recommends binds nobody, and drafts ask nothing of anybody, as in reason/compare.c. */
static bool stands(const making *m, uint32_t norm, const gj_regime *regime)
{
	const gj_norm *n = &m->law->norm[norm];

	return regime->instrument[n->instrument] && gj_norm_binds(m->law, n) &&
	       !gj_norm_is_draft(m->law, n);
}

/* Is it to come: in force later, or from a day on which the law turns? As gj_compare of one service sees it. */
static gj_node comes(making *m, uint32_t norm)
{
	const gj_norm_nodes *nodes = &m->x.from->norm[norm];
	gj_node later = GJ_NODE_FALSE;

	for (size_t i = 0; i < nodes->n_turns; i++)
		later = gj_extend_or(&m->x, later, nodes->turn[i].applies);
	later = gj_extend_and(&m->x, later,
			      gj_may_turn(&m->law->norm[norm], nodes)
				      ? gj_extend_not(&m->x, nodes->applies)
				      : nodes->lifted);
	return nodes->in_force ? later : gj_extend_or(&m->x, nodes->applies, later);
}

/* Does any norm of the subject that is in force (`ahead`: that is to come) apply? `*any`: there are such. */
static gj_node any_applies(making *m, const gj_subject *subject, const gj_regime *regime,
			   bool ahead, bool *any)
{
	gj_node all = GJ_NODE_FALSE, one;

	*any = false;
	for (size_t i = 0; i < subject->norms.n; i++) {
		const gj_norm_nodes *nodes = &m->x.from->norm[subject->norms.at[i]];

		if (!stands(m, subject->norms.at[i], regime) ||
		    !(ahead ? nodes->n_turns > 0 || (nodes->future && !nodes->in_force)
			    : nodes->in_force))
			continue;
		one = ahead ? comes(m, subject->norms.at[i]) : nodes->applies;
		all = *any ? gj_extend_or(&m->x, all, one) : one;
		*any = true;
	}
	return all;
}

static int add_subjects(making *m)
{
	const gj_law *law = m->law;

	for (uint32_t s = 0; s < law->n_subjects; s++)
		for (uint32_t r = 0; r < m->sides->n_regimes; r++)
			for (int ahead = 0; ahead < 2; ahead++) {
				bool any;
				gj_node node = any_applies(m, &law->subject[s],
							   &m->sides->regime[r], ahead > 0, &any);
				gj_abreast_ask ask = {ahead > 0 ? GJ_ABREAST_AHEAD
								: GJ_ABREAST_BINDS,
						      r, GJ_NONE, s};

				if (any && add_output(m, ask, node) != GJ_OK)
					return GJ_ENOMEM;
			}
	return GJ_OK;
}

static int add_terms(making *m)
{
	const gj_law *law = m->law;
	const gj_day *day = gj_compare_term_days(m->arena, m->x.from);

	if (day == NULL)
		return GJ_ENOMEM;
	for (size_t s = 0; s < law->n_subjects; s++)
		for (size_t i = 0; i < law->subject[s].terms.n; i++)
			for (uint32_t r = 0; r < m->sides->n_regimes; r++) {
				gj_abreast_ask ask = {GJ_ABREAST_TERM, r, GJ_NONE,
						      law->subject[s].terms.at[i]};
				gj_node node;

				if (day[ask.ref] == GJ_DAY_NONE ||
				    !gj_compare_term_of(law, ask.ref, &m->sides->regime[r]) ||
				    !gj_circuit_term(m->x.from, ask.ref, day[ask.ref], &node))
					continue;
				if (add_output(m, ask, node) != GJ_OK)
					return GJ_ENOMEM;
			}
	return GJ_OK;
}

/*
 * The truth of gj_is_barred for any norm of the regime under a subject of sense `prohibited`. What is owed only once a day has come is
 * not followed here: it stays open where the norm applies.
 */
static gj_node barred(making *m, const gj_regime *regime)
{
	const gj_law *law = m->law;
	gj_node all = GJ_NODE_FALSE;
	bool any = false, ahead = false;

	for (size_t s = 0; s < law->n_subjects; s++)
		for (size_t i = 0; i < law->subject[s].norms.n; i++) {
			const gj_norm *norm = &law->norm[law->subject[s].norms.at[i]];
			const gj_norm_nodes *nodes = &m->x.from->norm[law->subject[s].norms.at[i]];
			gj_node act = nodes->act, one;

			if (law->subject[s].sense != GJ_SENSE_PROHIBITED ||
			    !regime->instrument[norm->instrument] || !gj_norm_binds(law, norm))
				continue;
			ahead = ahead || nodes->future;
			if (!nodes->in_force)
				continue;
			if (gj_is_owed_later(norm))
				act = GJ_NODE_UNKNOWN;
			else if (norm->kind != GJ_KIND_PROHIBITION)
				act = gj_extend_not(&m->x, act);
			one = gj_extend_and(&m->x, nodes->applies, act);
			all = any ? gj_extend_or(&m->x, all, one) : one;
			any = true;
		}
	/* That the rule base lists none does not say that the law has none. */
	return any || ahead ? all : GJ_NODE_UNKNOWN;
}

static int add_barred(making *m)
{
	size_t n = m->sides->n_regimes;
	gj_node *node = gj_arena_array(m->arena, n, sizeof *node);

	if (node == NULL)
		return GJ_ENOMEM;
	m->sides->first_barred = m->n;
	for (uint32_t r = 0; r < n; r++) {
		node[r] = barred(m, &m->sides->regime[r]);
		if (add_output(m, (gj_abreast_ask){GJ_ABREAST_BARRED, r, GJ_NONE, GJ_NONE},
			       node[r]) != GJ_OK)
			return GJ_ENOMEM;
	}
	m->sides->first_split = m->n;
	for (uint32_t r = 0; r < n; r++)
		for (uint32_t other = 0; other < n; other++)
			if (add_output(m, (gj_abreast_ask){GJ_ABREAST_SPLIT, r, other, GJ_NONE},
				       gj_extend_and(&m->x, node[r],
						     gj_extend_not(&m->x, node[other]))) != GJ_OK)
				return GJ_ENOMEM;
	return GJ_OK;
}

int gj_sides_new(gj_abreast **out, gj_arena *arena, const gj_law *law, gj_day on,
		 const gj_regime *regime, size_t n_regimes, gj_error *err)
{
	making m = {.arena = arena, .law = law};
	gj_circuit *circuit;

	*out = NULL;
	m.sides = gj_arena_get(arena, sizeof *m.sides);
	if (m.sides == NULL || gj_circuit_from_law(&circuit, arena, law, on, err) != GJ_OK ||
	    gj_extend(&m.x, arena, circuit) != GJ_OK)
		return gj_fault_memory(err);
	m.sides->regime = regime;
	m.sides->n_regimes = n_regimes;
	if (add_subjects(&m) != GJ_OK || add_terms(&m) != GJ_OK || add_barred(&m) != GJ_OK ||
	    m.x.failed ||
	    gj_plan_of_nodes(&m.sides->plan, arena, m.x.to, m.output, m.n, err) != GJ_OK)
		return gj_fault_memory(err);
	m.sides->plan->sides = m.sides;
	*out = m.sides;
	return GJ_OK;
}
