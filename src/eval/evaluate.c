/* SPDX-License-Identifier: Apache-2.0 */
/* All norms of a circuit for one record: verdicts, totals, questions. */
#include <stdlib.h>

#include "eval/evaluate.h"

static int allocate(gj_evaluation *e)
{
	gj_verdicts *out = e->out;

	out->item = gj_arena_array(e->arena, e->law->n_norms, sizeof *out->item);
	out->atom = gj_arena_array(e->arena, e->circuit->n_atoms, sizeof *out->atom);
	out->node = gj_arena_array(e->arena, e->circuit->n_gates, sizeof *out->node);
	e->atom = gj_arena_array(e->arena, e->circuit->n_atoms, sizeof *e->atom);
	e->node = gj_arena_array(e->arena, e->circuit->n_gates, sizeof *e->node);
	if (out->item == NULL || out->atom == NULL || out->node == NULL || e->atom == NULL ||
	    e->node == NULL)
		return GJ_ENOMEM;
	out->n = e->law->n_norms;
	return gj_walk_new(&e->walk, e->arena, e->circuit, out->node);
}

static bool is_draft(const gj_law *law, uint32_t norm)
{
	return law->instrument[law->norm[norm].instrument].never;
}

static void count(gj_totals *t, const gj_verdict *v, gj_kind kind)
{
	bool checked =
		kind == GJ_KIND_DUTY || kind == GJ_KIND_PROHIBITION || kind == GJ_KIND_PROCEDURE;

	t->applies += v->applicability == GJ_APPLIES;
	t->does_not_apply += v->applicability == GJ_DOES_NOT_APPLY;
	t->unknown += v->applicability == GJ_APPLY_UNKNOWN;
	t->future += v->applicability == GJ_FUTURE;
	t->later += v->later != GJ_DAY_NONE;
	if (v->applicability != GJ_APPLIES || !checked)
		return;
	t->fulfilled += v->compliance == GJ_FULFILLED;
	t->pending += v->compliance == GJ_PENDING;
	t->not_called += v->not_called;
	t->breached += v->compliance == GJ_BREACHED;
	t->compliance_unknown += v->compliance == GJ_COMPLIANCE_UNKNOWN;
	t->not_checked += v->compliance == GJ_NOT_CHECKED;
}

/* A question while it is ranked. */
typedef struct ranked {
	gj_question question;
	gj_str name;
} ranked;

typedef struct ranking {
	ranked *item;
	size_t n, cap;
	uint32_t *place
		[GJ_N_ASK_KINDS]; /* of each thing to ask: where it stands in `item`, plus one */
} ranking;

static int start_ranking(ranking *r, gj_arena *arena, const gj_law *law)
{
	const size_t n[] = {[GJ_ASK_FACT] = law->n_facts,
			    [GJ_ASK_JUDGEMENT] = law->n_terms,
			    [GJ_ASK_ROLE] = law->n_roles};

	for (int kind = 0; kind < GJ_N_ASK_KINDS; kind++) {
		r->place[kind] = gj_arena_array(arena, n[kind], sizeof *r->place[kind]);
		if (r->place[kind] == NULL)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static int add_question(ranking *r, gj_arena *arena, const gj_law *law, gj_ask ask, bool now)
{
	uint32_t *place = &r->place[ask.kind][ask.ref];

	if (*place == 0) {
		if (gj_arena_room(arena, (void **)&r->item, &r->cap, r->n, sizeof *r->item) !=
		    GJ_OK)
			return GJ_ENOMEM;
		r->item[r->n++] = (ranked){{ask, 0, 0}, gj_ask_name(law, ask)};
		*place = (uint32_t)r->n;
	}
	r->item[*place - 1].question.norms++;
	r->item[*place - 1].question.now += now;
	return GJ_OK;
}

static int by_rank(const void *left, const void *right)
{
	const ranked *x = left, *y = right;
	const gj_question *a = &x->question, *b = &y->question;

	if (a->now != b->now)
		return a->now > b->now ? -1 : 1;
	if (a->norms != b->norms)
		return a->norms > b->norms ? -1 : 1;
	if (a->ask.kind != b->ask.kind)
		return a->ask.kind < b->ask.kind ? -1 : 1;
	return gj_str_cmp(x->name, y->name);
}

static int gather_questions(ranking *r, gj_arena *arena, const gj_verdicts *out)
{
	for (size_t i = 0; i < out->n; i++) {
		const gj_verdict *v = &out->item[i];

		if (v->applicability != GJ_APPLY_UNKNOWN || is_draft(out->law, v->norm))
			continue;
		if (r->place[0] == NULL && start_ranking(r, arena, out->law) != GJ_OK)
			return GJ_ENOMEM;
		for (size_t k = 0; k < v->asks.n; k++)
			if (add_question(r, arena, out->law, v->asks.at[k],
					 out->circuit->norm[v->norm].in_force) != GJ_OK)
				return GJ_ENOMEM;
	}
	return GJ_OK;
}

static int rank_questions(gj_verdicts *out, gj_arena *arena)
{
	ranking r = {0};

	if (gather_questions(&r, arena, out) != GJ_OK)
		return GJ_ENOMEM;
	if (r.n > 1)
		qsort(r.item, r.n, sizeof *r.item, by_rank);
	out->question = gj_arena_array(arena, r.n, sizeof *out->question);
	if (out->question == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < r.n; i++)
		out->question[i] = r.item[i].question;
	out->n_questions = r.n;
	return GJ_OK;
}

static int tally(gj_verdicts *out, gj_arena *arena)
{
	memset(&out->totals, 0, sizeof out->totals);
	out->question = NULL;
	out->n_questions = 0;
	for (size_t i = 0; i < out->n; i++)
		if (!is_draft(out->law, out->item[i].norm))
			count(&out->totals, &out->item[i], out->law->norm[out->item[i].norm].kind);
	return rank_questions(out, arena);
}

int gj_verdicts_keep(gj_verdicts *verdicts, gj_arena *arena, const bool *instruments, gj_error *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < verdicts->n; i++)
		if (instruments[verdicts->law->norm[verdicts->item[i].norm].instrument])
			verdicts->item[kept++] = verdicts->item[i];
	verdicts->n = kept;
	verdicts->only = instruments;
	return tally(verdicts, arena) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

int gj_evaluate(gj_verdicts **out, gj_arena *arena, const gj_circuit *circuit,
		const gj_record *record, gj_error *err)
{
	gj_evaluation e = {
		.law = circuit->law, .circuit = circuit, .record = record, .arena = arena};
	int rc;

	*out = NULL;
	e.out = gj_arena_get(arena, sizeof *e.out);
	if (e.out == NULL)
		return gj_fault_memory(err);
	e.out->law = circuit->law;
	e.out->circuit = circuit;
	e.out->record = record;
	rc = allocate(&e);
	if (rc == GJ_OK) {
		gj_atoms_truth(circuit, record, e.out->atom);
		gj_circuit_run(circuit, e.out->atom, 0, e.out->node);
		e.may_conflict = gj_may_conflict(&e);
	}
	for (uint32_t i = 0; rc == GJ_OK && i < e.law->n_norms; i++)
		rc = gj_verdict_make(&e, i, &e.out->item[i]);
	if (rc == GJ_OK)
		rc = gj_mark_judgements(&e);
	if (rc == GJ_OK)
		rc = gj_mark_presumptions(&e);
	if (rc == GJ_OK && !e.law->declaratory_known)
		rc = gj_mark_declaratory(&e);
	if (rc == GJ_OK)
		rc = tally(e.out, arena);
	if (rc != GJ_OK)
		return gj_fault_memory(err);
	*out = e.out;
	return GJ_OK;
}
