/* SPDX-License-Identifier: Apache-2.0 */
/* Why this verdict and no other: what suffices for it, what alone would turn it. */
#include "eval/asks.h"

typedef struct trial {
	const gj_verdicts *verdicts;
	const gj_circuit *circuit;
	gj_arena *arena;
	gj_truth *atom, *node;
	gj_node top;
	gj_truth wanted;
	gj_asks told; /* everything told that the norm's circuit reads */
} trial;

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
	t->node = gj_arena_array(arena, t->circuit->n_gates, sizeof *t->node);
	if (t->atom == NULL || t->node == NULL)
		return GJ_ENOMEM;
	rc = gj_walk_new(&walk, arena, t->circuit, verdicts->node);
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
	gj_circuit_run(t->circuit, t->atom, 0, t->node);
	return t->node[t->top];
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
	for (size_t i = t.told.n; rc == GJ_OK && i > 0; i--) {
		gj_ask ask = t.told.at[i - 1];
		gj_truth *kept = gj_arena_array(arena, t.circuit->n_atoms, sizeof *kept);

		if (kept == NULL)
			return GJ_ENOMEM;
		memcpy(kept, t.atom, t.circuit->n_atoms * sizeof *kept);
		for (size_t k = 0; k < t.circuit->n_atoms; k++)
			if (gj_atom_reads(&t.circuit->atom[k], ask))
				t.atom[k] = GJ_UNKNOWN;
		if (run(&t) == t.wanted)
			continue;
		t.atom = kept;
		rc = gj_asks_add(out, arena, ask);
	}
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
