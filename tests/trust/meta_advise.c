/* SPDX-License-Identifier: Apache-2.0 */
/* Advice against trying everything. */
#include "reason/advise.h"
#include "trust/meta.h"
#include "trust/ref_links.h"

enum { ASSIGNMENTS = 3000, MOVES = 64, GEN_FACTS = 64 };

typedef struct lever {
	size_t first, n, at; /* at: 0: as it is; k: move first + k - 1 */
	size_t weight;	     /* what one more of `at` adds to the number of the assignment */
} lever;

typedef struct trial {
	meta *m;
	const gj_advice *advice;
	lever lever[MOVES];
	size_t n_levers;
	uint64_t reached[ASSIGNMENTS];
	size_t n_reached;
	/* [assignment]: it is possible, and there is a way to it, step by step, through what is possible */
	bool way[ASSIGNMENTS];
	bool moved[GEN_FACTS];
	gj_input room[GEN_FACTS];
} trial;

/* Who can change what is drawn: the rule sets do not say. Verdicts do not hang on it. */
static void draw_movers(meta *m)
{
	static const char *const who[] = {"provider", "provider", "others", "never", ""};

	for (size_t i = 0; i < m->law->n_facts; i++)
		m->law->fact[i].changeable = gj_str_of(who[rng_below(&m->random, 5)]);
}

static bool reaches(const gj_verdicts *verdicts, uint32_t norm, gj_goal goal)
{
	const gj_verdict *v = &verdicts->item[norm];

	return goal == GJ_GOAL_AVOID
		       ? v->applicability == GJ_DOES_NOT_APPLY
		       : v->applicability == GJ_APPLIES && v->compliance == GJ_FULFILLED;
}

static bool find_levers(trial *t)
{
	const gj_advice *a = t->advice;
	size_t all = 1;

	for (size_t i = 0; i < a->n_moves; i++) {
		lever *last = t->n_levers > 0 ? &t->lever[t->n_levers - 1] : NULL;

		if (last != NULL && a->move[last->first].ask.kind == a->move[i].ask.kind &&
		    a->move[last->first].ask.ref == a->move[i].ask.ref)
			last->n++;
		else if (t->n_levers == MOVES)
			return false;
		else
			t->lever[t->n_levers++] = (lever){i, 1, 0, 0};
	}
	for (size_t i = 0; i < t->n_levers && all <= ASSIGNMENTS; i++) {
		t->lever[i].weight = all;
		all *= t->lever[i].n + 1;
	}
	return all <= ASSIGNMENTS && a->n_moves <= MOVES;
}

static bool step(trial *t)
{
	for (size_t i = 0; i < t->n_levers; i++) {
		if (t->lever[i].at++ < t->lever[i].n)
			return true;
		t->lever[i].at = 0;
	}
	return false;
}

/* Make the moves of the assignment, and let links bring what they bring; is that possible, and is there a way to it? */
static gj_record *bring(trial *t, size_t number, uint64_t *set)
{
	gj_record *record = case_copy(t->m->arena, t->m->record);
	bool first = number == 0;

	*set = 0;
	memset(t->moved, 0, sizeof t->moved);
	for (size_t i = 0; i < t->n_levers; i++) {
		const lever *l = &t->lever[i];
		const gj_move *move = &t->advice->move[l->first + l->at - 1];

		if (l->at == 0)
			continue;
		gj_move_make(record, move);
		if (move->ask.kind == GJ_ASK_FACT)
			t->moved[move->ask.ref] = true;
		*set |= UINT64_C(1) << (l->first + l->at - 1);
		first = first || t->way[number - l->at * l->weight];
	}
	t->way[number] = ref_links(t->m->record, record, t->moved, t->m->on, t->room) && first;
	return record;
}

static void try_all(trial *t)
{
	size_t number = 0;

	do {
		uint64_t set;
		gj_record *record = bring(t, number, &set);

		if (t->way[number++] &&
		    reaches(meta_judge(t->m, record), t->advice->norm, t->advice->goal))
			t->reached[t->n_reached++] = set;
	} while (step(t));
}

static bool is_minimal(const trial *t, uint64_t set)
{
	for (size_t i = 0; i < t->n_reached; i++)
		if (t->reached[i] != set && (t->reached[i] & ~set) == 0)
			return false;
	return true;
}

static bool is_advised(const gj_advice *a, uint64_t set)
{
	for (size_t i = 0; i < a->n_plans; i++) {
		uint64_t plan = 0;

		for (size_t k = 0; k < a->plan[i].move.n; k++)
			plan |= UINT64_C(1) << a->plan[i].move.at[k];
		if (plan == set)
			return true;
	}
	return false;
}

static bool can_move(const gj_advice *a, gj_ask ask)
{
	for (size_t i = 0; i < a->n_moves; i++)
		if (a->move[i].ask.kind == ask.kind && a->move[i].ask.ref == ask.ref)
			return true;
	return false;
}

/*
 * Values drawn without looking at the moves reach nothing that the advice does not know of. An act, drawn, may lie in the
 * past, where no advice can put it: so only what is to be avoided is looked at.
 */
static bool values_are_enough(meta *m, const gj_advice *a, const gj_verdict *v)
{
	/* Values drawn may contradict a link. */
	for (unsigned turn = 0;
	     turn < 8 && m->law->n_links == 0 && !a->values_left && a->goal == GJ_GOAL_AVOID;
	     turn++) {
		gj_record *record = case_copy(m->arena, m->record);

		for (uint32_t i = 0; i < m->law->n_facts; i++)
			if (can_move(a, (gj_ask){GJ_ASK_FACT, i}) && rng_below(&m->random, 2) == 0)
				gen_fact_value(&record->fact[i], &m->law->fact[i], &m->marks,
					       &m->random);
		if (a->n_plans == 0 && a->state == GJ_ADVICE_NONE &&
		    reaches(meta_judge(m, record), a->norm, a->goal))
			return meta_fails(m, v, "advice knows no plan, but other values do");
	}
	return true;
}

static bool check_plans(trial *t, const gj_verdict *v)
{
	const gj_advice *a = t->advice;
	size_t minimal = 0;

	for (size_t i = 0; i < t->n_reached; i++) {
		if (!is_minimal(t, t->reached[i]))
			continue;
		minimal++;
		if (!is_advised(a, t->reached[i]))
			return meta_fails(t->m, v, "a minimal plan is not advised");
	}
	if (minimal != a->n_plans)
		return meta_fails(t->m, v,
				  "a plan is advised that is not minimal or reaches nothing");
	for (size_t i = 1; i < a->n_plans; i++)
		if (a->plan[i].move.n < a->plan[i - 1].move.n)
			return meta_fails(t->m, v, "a larger plan stands before a smaller one");
	return true;
}

/* The order in which a plan names its moves is a way. */
static bool steps_are_possible(trial *t, const gj_plan *plan)
{
	uint64_t set;

	for (size_t n = 1; n <= plan->move.n; n++) {
		size_t number = 0;

		for (size_t i = 0; i < t->n_levers; i++) {
			lever *l = &t->lever[i];

			l->at = 0;
			for (size_t k = 0; k < n; k++)
				if (plan->move.at[k] >= l->first &&
				    plan->move.at[k] < l->first + l->n)
					l->at = plan->move.at[k] - l->first + 1;
			number += l->at * l->weight;
		}
		(void)bring(t, number, &set);
		if (!t->way[number])
			return false;
	}
	return true;
}

/* What the plan says that its moves bring is what they bring. */
static bool brings_are_right(trial *t, const gj_plan *plan)
{
	gj_record *record = case_copy(t->m->arena, t->m->record);
	gj_record *said = case_copy(t->m->arena, t->m->record);

	memset(t->moved, 0, sizeof t->moved);
	for (size_t i = 0; i < plan->move.n; i++) {
		const gj_move *move = &t->advice->move[plan->move.at[i]];

		gj_move_make(record, move);
		gj_move_make(said, move);
		if (move->ask.kind == GJ_ASK_FACT)
			t->moved[move->ask.ref] = true;
	}
	if (!ref_links(t->m->record, record, t->moved, t->m->on, t->room))
		return false;
	for (size_t i = 0; i < plan->n_brings; i++)
		said->fact[plan->brings[i].fact] = plan->brings[i].value;
	for (size_t i = 0; i < t->m->law->n_facts; i++) {
		const gj_input *x = &record->fact[i], *y = &said->fact[i];

		if (x->state != y->state ||
		    (x->state == GJ_STATE_GIVEN &&
		     (x->truth != y->truth || x->choice != y->choice || x->low != y->low)))
			return false;
	}
	return ref_links_open(t->m->record, record, t->m->on) == plan->unless.n;
}

/* The plans are exactly the minimal sets of moves that reach the goal: by trying every choice. */
bool meta_plans(meta *m)
{
	trial *t = gj_arena_get(m->arena, sizeof *t);
	gj_advise_how how = {.work = UINT64_MAX};
	const gj_verdict *v;
	gj_advice *advice;
	gj_goal goal;
	uint32_t norm;

	/* Shrinking may leave no norm. */
	if (m->verdicts->n == 0)
		return true;
	norm = (uint32_t)rng_below(&m->random, m->verdicts->n);
	goal = rng_below(&m->random, 3) == 0 ? GJ_GOAL_FULFIL : GJ_GOAL_AVOID;
	v = &m->verdicts->item[norm];
	how.any = rng_below(&m->random, 2) == 0;
	draw_movers(m);
	if (t == NULL || gj_advise(&advice, m->arena, m->verdicts, norm, goal, how, NULL) != GJ_OK)
		return meta_fails(m, v, "out of memory");
	if (advice->state == GJ_ADVICE_REACHED)
		return reaches(m->verdicts, norm, goal) ||
		       meta_fails(m, v, "nothing is reached, though the advice says so");
	if (advice->state != GJ_ADVICE_PLANS && advice->state != GJ_ADVICE_NONE)
		return true;
	*t = (trial){.m = m, .advice = advice};
	if (!find_levers(t))
		return true;
	m->tried++;
	try_all(t);
	for (size_t i = 0; i < advice->n_plans; i++) {
		if (!steps_are_possible(t, &advice->plan[i]))
			return meta_fails(m, v, "a step of a plan leaves something impossible");
		if (!brings_are_right(t, &advice->plan[i]))
			return meta_fails(m, v, "a plan brings something else than it says");
	}
	return check_plans(t, v) && values_are_enough(m, advice, v);
}
