/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/advise_parts.h"
#include "reason/contrast.h"
#include "reason/thought.h"

enum { USUAL_WORK = 16 << 20 };

/* ---- levers ---- */

/* Whose move: false: it is told and not to be moved. */
static bool mover_of(const gj_advising *a, gj_ask ask, gj_mover *out)
{
	const gj_record *record = a->out->was->record;
	bool settled = gj_advise_settled(record, ask);
	gj_str by;

	*out = GJ_MOVER_JUDGE;
	if (ask.kind == GJ_ASK_JUDGEMENT)
		return !settled;
	*out = GJ_MOVER_NOBODY;
	if (ask.kind == GJ_ASK_ROLE)
		return !settled;
	if (gj_advise_past(record, ask, a->circuit->on))
		return false;
	by = record->law->fact[ask.ref].changeable;
	if (gj_str_eq(by, GJ_STR("provider")))
		*out = GJ_MOVER_PROVIDER;
	else if (gj_str_eq(by, GJ_STR("others")))
		*out = GJ_MOVER_OTHERS;
	else if (settled && by.len == 0 && a->how.any)
		*out = GJ_MOVER_NOT_SAID;
	else
		return !settled;
	return true;
}

static int add_lever(gj_advising *a, gj_ask ask, gj_mover mover)
{
	gj_lever lever = {.ask = ask, .first = a->out->n_moves};

	if (gj_advise_moves(a, ask, mover, &a->out->move, &a->out->n_moves) != GJ_OK)
		return GJ_ENOMEM;
	lever.n = a->out->n_moves - lever.first;
	if (lever.n == 0)
		return GJ_OK;
	if (gj_advise_tie_lever(a, &lever) != GJ_OK ||
	    gj_arena_more(a->scratch, (void **)&a->lever, a->n_levers, sizeof lever) != GJ_OK)
		return GJ_ENOMEM;
	a->lever[a->n_levers++] = lever;
	return GJ_OK;
}

/* By mover, then in the order of the cone: kind and name. */
static int add_levers(gj_advising *a)
{
	for (gj_mover who = GJ_MOVER_PROVIDER; who <= GJ_MOVER_NOT_SAID; who++)
		for (size_t i = 0; i < a->cone.n; i++) {
			gj_mover mover;

			if (!mover_of(a, a->cone.at[i], &mover) || mover != who)
				continue;
			/* More levers than that are beyond any bound of work; see `complete`. */
			if (a->n_levers == GJ_ADVICE_LEVERS)
				a->how.work = 0;
			else if (add_lever(a, a->cone.at[i], mover) != GJ_OK)
				return gj_fault_memory(a->err);
		}
	return GJ_OK;
}

/* Only this lever can change the atom, and by itself. */
static bool is_alone(const gj_advising *a, const gj_lever *lever, uint32_t atom)
{
	const gj_atom *at = &a->circuit->atom[atom];

	for (size_t i = 0; i < a->links->n; i++)
		if (!a->links->cause[i].misfit &&
		    gj_atom_reads(at, (gj_ask){GJ_ASK_FACT, a->links->cause[i].fact}))
			return false;
	for (size_t i = 0; i < a->n_levers; i++)
		if (&a->lever[i] != lever && gj_atom_reads(at, a->lever[i].ask))
			return false;
	return true;
}

/* An atom that several things change may be anything while one of them is free. */
static gj_range wide_range(gj_advising *a, const gj_lever *lever, uint32_t atom)
{
	const gj_atom *at = &a->circuit->atom[atom];
	gj_truth now = gj_atom_truth(a->circuit, at, a->trial);
	gj_range range = {now, now};

	if (!is_alone(a, lever, atom))
		return (gj_range){GJ_FALSE, GJ_TRUE};
	for (size_t i = lever->first; i < lever->first + lever->n; i++) {
		gj_move_make(a->trial, &a->out->move[i]);
		now = gj_atom_truth(a->circuit, at, a->trial);
		range = (gj_range){gj_and(range.low, now), gj_or(range.high, now)};
	}
	gj_record_take(a->trial, a->out->was->record, lever->ask);
	return range;
}

static int set_up(gj_advising *a)
{
	const gj_circuit *circuit = a->circuit;

	a->atom = gj_arena_array(a->scratch, circuit->n_atoms, sizeof *a->atom);
	a->wide = gj_arena_array(a->scratch, circuit->n_atoms, sizeof *a->wide);
	a->node = gj_arena_array(a->scratch, circuit->n_gates, sizeof *a->node);
	a->relevant = gj_arena_array(a->scratch, circuit->n_gates, sizeof *a->relevant);
	a->n_free = gj_arena_array(a->scratch, circuit->n_atoms, sizeof *a->n_free);
	if (a->atom == NULL || a->wide == NULL || a->node == NULL || a->relevant == NULL ||
	    a->n_free == NULL)
		return gj_fault_memory(a->err);
	for (uint32_t i = 0; i < circuit->n_atoms; i++) {
		gj_truth truth = gj_atom_truth(circuit, &circuit->atom[i], a->trial);

		a->atom[i] = (gj_range){truth, truth};
	}
	for (size_t i = 0; i < a->n_levers; i++)
		for (size_t k = 0; k < a->lever[i].n_atoms; k++)
			a->wide[a->lever[i].atom[k]] =
				wide_range(a, &a->lever[i], a->lever[i].atom[k]);
	for (size_t i = 0; i < a->n_levers; i++)
		gj_advise_free(a, &a->lever[i], true);
	return GJ_OK;
}

/* What the goal hangs on: for AVOID all that decides whether it applies, for FULFIL what its act needs. */
static int find_cone(gj_advising *a)
{
	const gj_norm_nodes *nodes = &a->circuit->norm[a->out->norm];
	const gj_norm *norm = &a->out->was->law->norm[a->out->norm];
	gj_node top = a->out->goal == GJ_GOAL_AVOID ? nodes->applies : nodes->act;
	gj_walk walk;
	int rc = gj_walk_new(&walk, a->scratch, a->circuit, NULL);

	if (rc == GJ_OK)
		rc = gj_asks_below(&a->cone, &walk, top, GJ_WALK_ALL, a->out->was->record);
	if (rc == GJ_OK && a->out->goal == GJ_GOAL_FULFIL && norm->act_event != GJ_NONE)
		rc = gj_asks_add(&a->cone, a->scratch, (gj_ask){GJ_ASK_FACT, norm->act_event});
	return rc == GJ_OK ? gj_advise_tie(a) : gj_fault_memory(a->err);
}

static int compile(gj_advising *a)
{
	const gj_verdicts *was = a->out->was;
	bool *norms = gj_arena_array(a->scratch, was->law->n_norms, sizeof *norms);
	gj_circuit *circuit = NULL;
	int rc;

	a->moved = gj_arena_array(a->scratch, was->law->n_facts, sizeof *a->moved);
	if (norms == NULL || a->moved == NULL ||
	    gj_record_copy(&a->trial, a->scratch, was->record) != GJ_OK ||
	    gj_record_copy(&a->seen, a->scratch, was->record) != GJ_OK ||
	    gj_record_copy(&a->walk, a->scratch, was->record) != GJ_OK)
		return gj_fault_memory(a->err);
	norms[a->out->norm] = true;
	rc = gj_circuit_of_norms(&circuit, a->scratch, was->law, was->circuit->on, norms, a->err);
	a->circuit = circuit;
	return rc;
}

/* ---- what stands in the way ---- */

gj_bar gj_bar_of(const gj_record *record, gj_ask ask, gj_day on)
{
	if (ask.kind == GJ_ASK_JUDGEMENT)
		return GJ_BAR_JUDGED;
	if (ask.kind == GJ_ASK_ROLE)
		return GJ_BAR_ROLE;
	if (gj_advise_past(record, ask, on))
		return GJ_BAR_PAST;
	return record->law->fact[ask.ref].changeable.len > 0 ? GJ_BAR_NEVER : GJ_BAR_NOT_SAID;
}

static int would_alone(gj_advising *a, gj_ask ask, bool *out)
{
	gj_move *move = NULL;
	size_t n = 0;
	int rc = gj_advise_moves(a, ask, GJ_MOVER_NOT_SAID, &move, &n);

	*out = false;
	for (size_t i = 0; rc == GJ_OK && i < n && !*out; i++) {
		gj_move_make(a->trial, &move[i]);
		gj_record_take(a->seen, a->trial, ask);
		for (uint32_t k = 0; k < a->circuit->n_atoms; k++) {
			gj_truth truth = gj_atom_truth(a->circuit, &a->circuit->atom[k], a->trial);

			a->atom[k] = (gj_range){truth, truth};
		}
		gj_advise_run(a);
		rc = gj_advise_reached(a, out);
		gj_record_take(a->trial, a->out->was->record, ask);
		gj_record_take(a->seen, a->trial, ask);
	}
	return rc;
}

/* After the search: it leaves nothing of the ranges. */
static int find_barred(gj_advising *a)
{
	bool values_left = a->out->values_left;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < a->cone.n; i++) {
		gj_mover mover;
		bool alone;

		if (mover_of(a, a->cone.at[i], &mover))
			continue;
		rc = would_alone(a, a->cone.at[i], &alone);
		if (rc == GJ_OK && alone)
			rc = gj_asks_add(&a->out->barred, a->arena, a->cone.at[i]);
	}
	a->out->values_left = values_left;
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(a->err);
}

/* If it applies with all levers unknown and nothing presumed, then by what else is told. */
static int find_because(gj_advising *a)
{
	gj_verdicts *verdicts;
	gj_asks because = {NULL, 0};
	int rc;

	for (size_t i = 0; i < a->n_levers; i++)
		gj_record_forget(a->trial, a->lever[i].ask);
	rc = gj_evaluate(&verdicts, a->scratch, a->circuit, a->trial, a->err);
	if (rc != GJ_OK || verdicts->item[a->out->norm].if_in_force != GJ_TRUE ||
	    verdicts->item[a->out->norm].presumed.n > 0)
		return rc;
	rc = gj_sufficient_reason(&because, a->scratch, verdicts, a->out->norm);
	for (size_t i = 0; rc == GJ_OK && i < because.n; i++)
		rc = gj_asks_add(&a->out->because, a->arena, because.at[i]);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(a->err);
}

static int explain_none(gj_advising *a)
{
	int rc;

	if (a->out->state != GJ_ADVICE_NONE)
		return GJ_OK;
	rc = find_barred(a);
	if (rc == GJ_OK && a->out->goal == GJ_GOAL_AVOID && a->out->complete)
		rc = find_because(a);
	return rc;
}

/* ---- from goal to advice ---- */

static bool decided_at_once(gj_advice *out)
{
	const gj_verdict *v = &out->was->item[out->norm];

	out->complete = true;
	out->state = GJ_ADVICE_REACHED;
	if (out->goal == GJ_GOAL_AVOID)
		return v->applicability == GJ_DOES_NOT_APPLY;
	if (v->applicability == GJ_APPLIES)
		return v->compliance == GJ_FULFILLED;
	out->state = v->applicability == GJ_DOES_NOT_APPLY  ? GJ_ADVICE_NOTHING
		     : v->applicability == GJ_APPLY_UNKNOWN ? GJ_ADVICE_OPEN
							    : GJ_ADVICE_FUTURE;
	return true;
}

static int note_misfits(gj_advising *a)
{
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < a->links->n; i++)
		if (a->links->cause[i].misfit)
			rc = gj_refs_push(&a->out->misfit, a->arena, i);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(a->err);
}

static int advise(gj_advising *a)
{
	int rc = compile(a);

	if (rc == GJ_OK)
		rc = find_cone(a);
	if (rc == GJ_OK)
		rc = add_levers(a);
	if (rc == GJ_OK)
		rc = set_up(a);
	if (rc == GJ_OK)
		rc = note_misfits(a);
	if (rc == GJ_OK)
		rc = gj_advise_search(a);
	for (size_t i = 0; rc == GJ_OK && i < a->out->n_plans; i++)
		rc = gj_advise_steps(a, &a->out->plan[i]);
	if (rc == GJ_OK)
		rc = explain_none(a);
	for (size_t i = 0; rc == GJ_OK && i < a->out->n_plans && i < a->how.costed; i++) {
		rc = gj_advise_cost(a, &a->out->plan[i]);
		a->out->n_costed++;
	}
	return rc;
}

int gj_advise(gj_advice **out, gj_arena *arena, const gj_verdicts *was, uint32_t norm, gj_goal goal,
	      gj_advise_how how, gj_error *err)
{
	gj_arena scratch;
	gj_advising a = {.arena = arena, .scratch = &scratch, .how = how, .err = err};
	int rc;

	*out = a.out = gj_arena_get(arena, sizeof *a.out);
	if (a.out == NULL)
		return gj_fault_memory(err);
	a.out->was = was;
	a.out->norm = norm;
	a.out->goal = goal;
	if (how.work == 0)
		a.how.work = USUAL_WORK;
	if (decided_at_once(a.out))
		return GJ_OK;
	gj_arena_init(&scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = advise(&a);
	gj_arena_free(&scratch);
	return rc;
}
