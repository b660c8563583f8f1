/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All minimal plans, by size: sets of one move, of two, ... A branch is left when no choice of the levers still free can
 * reach the goal, when a plan already found is part of it, or when no free lever matters any more (then the plan without
 * that lever would do), but for what a causal link asks to be moved as well. The search ends when no branch of the last size was left for its size alone.
 */
#include "reason/advise_parts.h"
#include "reason/contrast.h"

typedef struct search {
	gj_advising *a;
	uint32_t chosen[GJ_ADVICE_LEVERS];
	size_t n_chosen;
	bool cut;     /* a branch might reach the goal with more moves */
	bool gave_up; /* the work, or the room for plans, ran out */
} search;

static bool is_chosen(const search *s, uint32_t move)
{
	for (size_t i = 0; i < s->n_chosen; i++)
		if (s->chosen[i] == move)
			return true;
	return false;
}

static bool holds_plan(const search *s)
{
	const gj_advice *out = s->a->out;

	for (size_t i = 0; i < out->n_plans; i++) {
		const gj_refs *plan = &out->plan[i].move;
		size_t k = 0;

		while (k < plan->n && is_chosen(s, plan->at[k]))
			k++;
		if (k == plan->n)
			return true;
	}
	return false;
}

static int keep(search *s)
{
	gj_advice *out = s->a->out;
	gj_plan plan = {.move = {NULL, 0}};

	if (out->n_plans == GJ_ADVICE_PLANS_MAX) {
		s->gave_up = true;
		return GJ_OK;
	}
	plan.move.at = gj_arena_array(s->a->arena, s->n_chosen, sizeof *plan.move.at);
	if (plan.move.at == NULL ||
	    gj_arena_more(s->a->arena, (void **)&out->plan, out->n_plans, sizeof plan) != GJ_OK)
		return gj_fault_memory(s->a->err);
	/* Levers are met in any order; plans name their moves in one. */
	for (uint32_t i = 0; i < out->n_moves; i++)
		if (is_chosen(s, i))
			plan.move.at[plan.move.n++] = i;
	out->plan[out->n_plans++] = plan;
	return GJ_OK;
}

/* Is what the moves come to possible, and is there an order to make them in? */
static bool is_possible(search *s)
{
	uint32_t move[GJ_ADVICE_LEVERS];

	memcpy(move, s->chosen, s->n_chosen * sizeof *move);
	return s->a->possible && gj_advise_order(s->a, move, s->n_chosen);
}

/* What else could be moved, so that the moves made become possible. */
static gj_lever *mend(search *s)
{
	gj_advise_see(s->a);
	if (!s->a->tied || is_possible(s))
		return NULL;
	gj_advise_see(s->a);
	return gj_advise_mend(s->a, s->a->possible);
}

/* No moves are left to make: what is free stays as it is. */
static int end(search *s)
{
	bool reached;
	int rc;

	gj_advise_run_exact(s->a);
	rc = gj_advise_reached(s->a, &reached);
	if (rc != GJ_OK || !reached) {
		s->cut = true;
		return rc;
	}
	if (is_possible(s))
		return keep(s);
	if (s->n_chosen > GJ_ADVISE_STEPS)
		s->gave_up = true;
	s->cut = s->cut || mend(s) != NULL;
	return GJ_OK;
}

/* Make one of its moves, or none. */
static void take(gj_advising *a, gj_lever *lever, uint32_t chosen)
{
	lever->chosen = chosen;
	if (chosen != 0)
		gj_move_make(a->trial, &a->out->move[chosen - 1]);
	else
		gj_record_take(a->trial, a->out->was->record, lever->ask);
	if (lever->ask.kind == GJ_ASK_FACT)
		a->moved[lever->ask.ref] = chosen != 0;
}

static int descend(search *s, size_t left);

static int choose(search *s, gj_lever *lever, size_t left)
{
	int rc = descend(s, left); /* it stays */

	for (size_t i = lever->first; rc == GJ_OK && i < lever->first + lever->n; i++) {
		s->chosen[s->n_chosen++] = (uint32_t)i;
		take(s->a, lever, (uint32_t)i + 1);
		gj_advise_free(s->a, lever, false);
		if (!holds_plan(s))
			rc = descend(s, left - 1);
		s->n_chosen--;
	}
	return rc;
}

static int descend(search *s, size_t left)
{
	gj_lever *lever;
	int rc;

	if (s->gave_up || s->a->spent > s->a->how.work) {
		s->gave_up = true;
		return GJ_OK;
	}
	gj_advise_run(s->a);
	if (!gj_advise_possible(s->a))
		return GJ_OK;
	if (left == 0)
		return end(s);
	lever = gj_advise_next(s->a);
	if (lever == NULL)
		lever = mend(s);
	if (lever == NULL)
		return GJ_OK;
	gj_advise_free(s->a, lever, false);
	rc = choose(s, lever, left);
	take(s->a, lever, 0);
	gj_advise_free(s->a, lever, true);
	return rc;
}

/* ---- the cheapest first ---- */

static unsigned changes(const gj_advice *out, const gj_plan *plan)
{
	unsigned n = 0;

	for (size_t i = 0; i < plan->move.n; i++)
		n += !out->move[plan->move.at[i]].settles;
	return n;
}

static unsigned movers(const gj_advice *out, const gj_plan *plan)
{
	unsigned sum = 0;

	for (size_t i = 0; i < plan->move.n; i++)
		sum += (unsigned)out->move[plan->move.at[i]].mover;
	return sum;
}

static bool comes_first(const gj_advice *out, const gj_plan *a, const gj_plan *b)
{
	if (a->move.n != b->move.n)
		return a->move.n < b->move.n;
	if (movers(out, a) != movers(out, b))
		return movers(out, a) < movers(out, b);
	if (changes(out, a) != changes(out, b))
		return changes(out, a) < changes(out, b);
	for (size_t i = 0; i < a->move.n; i++)
		if (a->move.at[i] != b->move.at[i])
			return a->move.at[i] < b->move.at[i];
	return false;
}

static void sort(gj_advice *out)
{
	for (size_t i = 1; i < out->n_plans; i++) {
		gj_plan plan = out->plan[i];
		size_t at = i;

		for (; at > 0 && comes_first(out, &plan, &out->plan[at - 1]); at--)
			out->plan[at] = out->plan[at - 1];
		out->plan[at] = plan;
	}
}

int gj_advise_search(gj_advising *a)
{
	search s = {.a = a, .cut = true};
	int rc = GJ_OK;
	size_t size = 1;

	for (; rc == GJ_OK && s.cut && !s.gave_up && size <= a->n_levers; size++) {
		s.cut = false;
		rc = descend(&s, size);
		if (!s.gave_up)
			a->out->searched = (unsigned)size;
	}
	a->out->complete = !s.gave_up;
	a->out->state = a->out->n_plans > 0 ? GJ_ADVICE_PLANS : GJ_ADVICE_NONE;
	sort(a->out);
	return rc;
}
