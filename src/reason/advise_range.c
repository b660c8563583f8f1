/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The circuit over ranges of truth. Every gate rises or falls in each of its inputs alone, so the least and the
 * greatest value of a gate come from the ends of its inputs. INVARIANT: what a run excludes, no choice of free levers
 * brings about.
 */
#include "reason/advise_parts.h"

/* See opcodes.def: rises in `includes` and `judgement`, falls in `excludes`. */
static gj_truth judged(gj_truth includes, gj_truth excludes, gj_truth judgement)
{
	bool yes = judgement == GJ_TRUE || (includes == GJ_TRUE && judgement != GJ_FALSE);
	bool no = judgement == GJ_FALSE && includes == GJ_FALSE;

	if (excludes == GJ_FALSE && yes)
		return GJ_TRUE;
	return (excludes == GJ_TRUE && judgement != GJ_TRUE) || no ? GJ_FALSE : GJ_UNKNOWN;
}

static gj_truth presumed(gj_truth fact, gj_truth when, gj_truth value)
{
	return fact == GJ_UNKNOWN && when == GJ_TRUE ? value : fact;
}

static gj_range range_of(const gj_advising *a, const gj_gate *gate)
{
	const gj_range *x = &a->node[gate->a], *y = &a->node[gate->b], *z = &a->node[gate->c];

	switch (gate->op) {
	case GJ_GATE_ATOM:
		return a->atom[gate->a];
	case GJ_GATE_NOT:
		return (gj_range){gj_not(x->high), gj_not(x->low)};
	case GJ_GATE_AND:
		return (gj_range){gj_and(x->low, y->low), gj_and(x->high, y->high)};
	case GJ_GATE_OR:
		return (gj_range){gj_or(x->low, y->low), gj_or(x->high, y->high)};
	case GJ_GATE_JUDGED:
		return (gj_range){judged(x->low, y->high, z->low),
				  judged(x->high, y->low, z->high)};
	case GJ_GATE_PRESUME_TRUE:
		return (gj_range){presumed(x->low, y->low, GJ_TRUE),
				  presumed(x->high, y->high, GJ_TRUE)};
	case GJ_GATE_PRESUME_FALSE:
		return (gj_range){presumed(x->low, y->high, GJ_FALSE),
				  presumed(x->high, y->low, GJ_FALSE)};
	default:
		return (gj_range){(gj_truth)gate->op, (gj_truth)gate->op};
	}
}

void gj_advise_run(gj_advising *a)
{
	a->spent += a->circuit->n_gates;
	for (size_t i = 0; i < a->circuit->n_gates; i++)
		a->node[i] = range_of(a, &a->circuit->gate[i]);
}

static gj_range exact(const gj_advising *a, uint32_t atom)
{
	gj_truth truth =
		gj_atom_truth(a->circuit, &a->circuit->atom[atom], a->tied ? a->seen : a->trial);

	return (gj_range){truth, truth};
}

void gj_advise_run_exact(gj_advising *a)
{
	gj_advise_see(a);
	for (size_t i = 0; i < a->n_levers; i++)
		for (size_t k = 0; k < a->lever[i].n_atoms; k++)
			a->atom[a->lever[i].atom[k]] = exact(a, a->lever[i].atom[k]);
	gj_advise_run(a);
	for (size_t i = 0; i < a->n_levers; i++)
		for (size_t k = 0; k < a->lever[i].n_atoms; k++)
			if (a->n_free[a->lever[i].atom[k]] > 0)
				a->atom[a->lever[i].atom[k]] = a->wide[a->lever[i].atom[k]];
}

void gj_advise_free(gj_advising *a, gj_lever *lever, bool free)
{
	if (lever->free != free)
		for (size_t k = 0; k < lever->n_atoms; k++)
			a->n_free[lever->atom[k]] += free ? 1u : -1u;
	lever->free = free;
	gj_advise_see(a);
	for (size_t k = 0; k < lever->n_atoms; k++) {
		uint32_t atom = lever->atom[k];

		a->atom[atom] = a->n_free[atom] > 0 ? a->wide[atom] : exact(a, atom);
	}
}

/* ---- the goal ---- */

static const gj_norm *norm_of(const gj_advising *a)
{
	return &a->out->was->law->norm[a->out->norm];
}

static bool is_timed(const gj_norm *norm)
{
	return norm->act_event != GJ_NONE || norm->before != GJ_NONE || norm->promptly != GJ_NONE ||
	       norm->has_within || norm->by != GJ_DAY_NONE || norm->upon != GJ_NONE;
}

bool gj_advise_possible(const gj_advising *a)
{
	const gj_norm_nodes *nodes = &a->circuit->norm[a->out->norm];

	if (a->out->goal == GJ_GOAL_AVOID)
		return a->node[nodes->applies].low == GJ_FALSE;
	/* Where time takes part, what is said of events decides, not the circuit. */
	if (a->node[nodes->applies].high != GJ_TRUE || is_timed(norm_of(a)))
		return a->node[nodes->applies].high == GJ_TRUE;
	return norm_of(a)->kind == GJ_KIND_PROHIBITION ? a->node[nodes->act].low == GJ_FALSE
						       : a->node[nodes->act].high == GJ_TRUE;
}

int gj_advise_reached(gj_advising *a, bool *out)
{
	gj_verdicts *verdicts;
	gj_arena arena;
	int rc;

	*out = gj_advise_possible(a);
	if (!*out || a->out->goal == GJ_GOAL_AVOID)
		return GJ_OK;
	gj_arena_init(&arena, a->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_evaluate(&verdicts, &arena, a->circuit, a->tied ? a->seen : a->trial, a->err);
	if (rc == GJ_OK)
		*out = verdicts->item[a->out->norm].applicability == GJ_APPLIES &&
		       verdicts->item[a->out->norm].compliance == GJ_FULFILLED;
	gj_arena_free(&arena);
	return rc;
}

/* ---- what still matters ---- */

static void mark(gj_advising *a, gj_node top)
{
	if (a->node[top].low != a->node[top].high)
		a->relevant[top] = true;
	/* Inputs have lower numbers: one pass downwards. A decided gate passes nothing on. */
	for (size_t i = (size_t)top + 1; i-- > 0;) {
		const gj_gate *gate = &a->circuit->gate[i];
		const uint32_t kid[3] = {gate->a, gate->b, gate->c};

		if (!a->relevant[i] || gate->op <= GJ_GATE_ATOM)
			continue;
		for (unsigned k = 0; k < (gate->op == GJ_GATE_NOT      ? 1u
					  : gate->op == GJ_GATE_JUDGED ? 3u
								       : 2u);
		     k++)
			if (a->node[kid[k]].low != a->node[kid[k]].high)
				a->relevant[kid[k]] = true;
	}
}

gj_lever *gj_advise_next(gj_advising *a)
{
	const gj_norm_nodes *nodes = &a->circuit->norm[a->out->norm];
	bool all = a->out->goal == GJ_GOAL_FULFIL && is_timed(norm_of(a));

	a->spent += a->circuit->n_gates;
	memset(a->relevant, 0, a->circuit->n_gates * sizeof *a->relevant);
	mark(a, nodes->applies);
	if (a->out->goal == GJ_GOAL_FULFIL)
		mark(a, nodes->act);
	for (size_t i = 0; i < a->n_levers; i++) {
		gj_lever *lever = &a->lever[i];

		if (lever->free && all)
			return lever;
		for (size_t k = 0; lever->free && k < lever->n_atoms; k++)
			if (a->relevant[a->circuit->atom[lever->atom[k]].node])
				return lever;
	}
	return NULL;
}
