/* SPDX-License-Identifier: Apache-2.0 */
/* Why this verdict and no other: what suffices for it, what alone would turn it. */
#include <stdlib.h>

#include "eval/evaluate.h"

typedef struct trial {
	const gj_verdicts *verdicts;
	const gj_circuit *circuit;
	gj_arena *arena;
	gj_record record; /* with less and less told */
	gj_truth *atom, *node;
	bool *bare; /* [n_atoms]: nothing stands in for it */
	gj_node top;
	gj_node *cone; /* the gates below `top`, inputs before users */
	size_t n_cone;
	gj_truth wanted;
	gj_asks told; /* everything told that the norm's circuit reads */
} trial;

static int copy_record(trial *t)
{
	const gj_record *from = t->verdicts->record;
	const gj_law *law = from->law;

	t->record = *from;
	t->record.fact = gj_arena_array(t->arena, law->n_facts, sizeof *from->fact);
	t->record.role = gj_arena_array(t->arena, law->n_roles, sizeof *from->role);
	t->record.term = gj_arena_array(t->arena, law->n_terms, sizeof *from->term);
	if (t->record.fact == NULL || t->record.role == NULL || t->record.term == NULL)
		return GJ_ENOMEM;
	memcpy(t->record.fact, from->fact, law->n_facts * sizeof *from->fact);
	memcpy(t->record.role, from->role, law->n_roles * sizeof *from->role);
	memcpy(t->record.term, from->term, law->n_terms * sizeof *from->term);
	return GJ_OK;
}

static int note_gate(void *context, gj_node at)
{
	trial *t = context;

	t->cone[t->n_cone++] = at;
	return GJ_OK;
}

static int by_number(const void *left, const void *right)
{
	gj_node a = *(const gj_node *)left, b = *(const gj_node *)right;

	return (a > b) - (a < b);
}

/* Inputs have lower numbers than what uses them. */
static int find_cone(trial *t, gj_walk *walk)
{
	int rc;

	t->cone = gj_arena_array(t->arena, t->circuit->n_gates, sizeof *t->cone);
	if (t->cone == NULL)
		return GJ_ENOMEM;
	rc = gj_walk_each(walk, t->top, GJ_WALK_ALL, note_gate, t);
	if (rc == GJ_OK)
		qsort(t->cone, t->n_cone, sizeof *t->cone, by_number);
	return rc;
}

static int start(trial *t, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm)
{
	gj_walk walk;
	gj_asks all = {0};
	int rc;

	t->verdicts = verdicts;
	t->circuit = verdicts->circuit;
	t->arena = arena;
	t->top = t->circuit->norm[norm].applies;
	t->wanted = verdicts->node[t->top];
	t->atom = gj_arena_array(arena, t->circuit->n_atoms, sizeof *t->atom);
	t->bare = gj_arena_array(arena, t->circuit->n_atoms, sizeof *t->bare);
	t->node = gj_arena_array(arena, t->circuit->n_gates, sizeof *t->node);
	if (t->atom == NULL || t->bare == NULL || t->node == NULL || copy_record(t) != GJ_OK)
		return GJ_ENOMEM;
	rc = gj_walk_new(&walk, arena, t->circuit, verdicts->node);
	if (rc == GJ_OK)
		rc = find_cone(t, &walk);
	if (rc == GJ_OK)
		rc = gj_asks_below(&all, &walk, t->top, GJ_WALK_ALL, verdicts->record);
	for (size_t i = 0; rc == GJ_OK && i < all.n; i++) {
		gj_ask ask = all.at[i];
		bool some = ask.kind == GJ_ASK_FACT
				    ? verdicts->record->fact[ask.ref].state == GJ_STATE_GIVEN
				    : gj_ask_told(verdicts->record, ask);

		if (some)
			rc = gj_asks_add(&t->told, arena, ask);
	}
	return rc;
}

static gj_truth run(trial *t)
{
	gj_circuit_run_some(t->circuit, t->atom, t->bare, t->cone, t->n_cone, t->node);
	return t->node[t->top];
}

static bool against_presumption(const trial *t, uint32_t fact)
{
	const gj_law *law = t->circuit->law;
	uint32_t presume = law->fact[fact].presume;

	return presume != GJ_NONE && t->verdicts->record->fact[fact].truth !=
					     (law->presume[presume].truth ? GJ_TRUE : GJ_FALSE);
}

static bool against_text(const trial *t, size_t atom)
{
	const gj_circuit *circuit = t->circuit;

	for (gj_node i = 0; i < circuit->n_gates; i++)
		if (circuit->gate[i].op == GJ_GATE_JUDGED &&
		    circuit->gate[i].c == circuit->atom[atom].node &&
		    gj_judged_against_text(&circuit->gate[i], t->verdicts->node))
			return true;
	return false;
}

/*
 * Told against what is presumed, or judged against the text: when that is left out, what it spoke against must not
 * decide in its place, for it was refuted.
 */
static bool refutes(const trial *t, gj_ask ask, size_t atom)
{
	if (ask.kind == GJ_ASK_FACT)
		return against_presumption(t, ask.ref);
	return ask.kind == GJ_ASK_JUDGEMENT && against_text(t, atom);
}

/* Take one thing out of what is told, or put it back. */
static void tell(trial *t, gj_ask ask, bool told)
{
	const gj_record *from = t->verdicts->record;

	if (ask.kind == GJ_ASK_FACT)
		t->record.fact[ask.ref] =
			told ? from->fact[ask.ref]
			     : (gj_input){.state = GJ_STATE_NOT_ASKED, .truth = GJ_UNKNOWN};
	else if (ask.kind == GJ_ASK_ROLE)
		t->record.role[ask.ref] = told ? from->role[ask.ref] : GJ_UNKNOWN;
	else
		t->record.term[ask.ref].truth = told ? from->term[ask.ref].truth : GJ_UNKNOWN;
	for (size_t k = 0; k < t->circuit->n_atoms; k++)
		if (gj_atom_reads(&t->circuit->atom[k], ask)) {
			t->atom[k] = gj_atom_truth(t->circuit, &t->circuit->atom[k], &t->record);
			t->bare[k] = !told && refutes(t, ask, k);
		}
}

static int drop(trial *t, gj_asks *out, bool roles)
{
	int rc = GJ_OK;

	for (size_t i = t->told.n; rc == GJ_OK && i > 0; i--) {
		gj_ask ask = t->told.at[i - 1];

		if ((ask.kind == GJ_ASK_ROLE) != roles)
			continue;
		tell(t, ask, false);
		if (run(t) == t->wanted)
			continue;
		tell(t, ask, true);
		rc = gj_asks_add(out, t->arena, ask);
	}
	return rc;
}

/* Presumptions stay on: what is presumed need not be told. */
int gj_sufficient_reason(gj_asks *out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm)
{
	trial t = {0};
	int rc = start(&t, arena, verdicts, norm);

	out->at = NULL;
	out->n = 0;
	if (rc != GJ_OK || t.wanted == GJ_UNKNOWN)
		return rc;
	memcpy(t.atom, verdicts->atom, t.circuit->n_atoms * sizeof *t.atom);
	/* A role that is told is a better ground than the conduct that includes it: tried last. */
	for (size_t pass = 0; rc == GJ_OK && pass < 2; pass++)
		rc = drop(&t, out, pass == 1);
	gj_asks_sort(out, verdicts->law);
	return rc;
}

int gj_necessary_reason(gj_asks *out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm)
{
	trial t = {0};
	int rc = start(&t, arena, verdicts, norm);

	out->at = NULL;
	out->n = 0;
	if (rc != GJ_OK || t.wanted == GJ_UNKNOWN)
		return rc;
	for (size_t i = 0; rc == GJ_OK && i < t.told.n; i++) {
		for (size_t k = 0; k < t.circuit->n_atoms; k++)
			t.atom[k] = gj_atom_reads(&t.circuit->atom[k], t.told.at[i])
					    ? gj_not(verdicts->atom[k])
					    : verdicts->atom[k];
		if (run(&t) != t.wanted)
			rc = gj_asks_add(out, arena, t.told.at[i]);
	}
	return rc;
}
