/* SPDX-License-Identifier: Apache-2.0 */
#include "prove/try.h"

#include "eval/record_tell.h"

enum { MOST_RECORDS = 1 << 13, SAMPLES = 150 };

typedef struct search {
	trying *t;
	const gj_node *node;
	const gj_truth *truth;
	size_t n;
	gj_asks asks;
	gj_record *record;
} search;

bool try_open(trying *out, gj_arena *arena, const gj_circuit *circuit, const gen_marks *marks,
	      rng *random)
{
	*out = (trying){arena, circuit, marks, random, NULL, NULL};
	out->atom = gj_arena_array(arena, circuit->n_atoms, sizeof *out->atom);
	out->node = gj_arena_array(arena, circuit->n_gates, sizeof *out->node);
	return out->atom != NULL && out->node != NULL;
}

static bool met(search *s)
{
	trying *t = s->t;

	gj_atoms_truth(t->circuit, s->record, t->atom);
	gj_circuit_run(t->circuit, t->atom, 0, t->node);
	for (size_t i = 0; i < s->n; i++)
		if (t->node[s->node[i]] != s->truth[i])
			return false;
	return true;
}

/* How many values an input has; 0: too many. */
static size_t values(const gj_law *law, gj_ask ask)
{
	if (ask.kind != GJ_ASK_FACT || law->fact[ask.ref].type == GJ_FACT_BOOL)
		return 2;
	return law->fact[ask.ref].type == GJ_FACT_CHOICE ? law->fact[ask.ref].n_choices : 0;
}

static void tell(search *s, gj_ask ask, size_t value)
{
	gj_truth truth = value == 0 ? GJ_FALSE : GJ_TRUE;

	if (ask.kind == GJ_ASK_ROLE) {
		s->record->role[ask.ref] = truth;
	} else if (ask.kind == GJ_ASK_JUDGEMENT) {
		s->record->term[ask.ref].truth = truth;
	} else if (s->t->circuit->law->fact[ask.ref].type == GJ_FACT_BOOL) {
		s->record->fact[ask.ref] = gj_input_truth(truth);
	} else {
		s->record->fact[ask.ref] = gj_input_state(GJ_STATE_GIVEN);
		s->record->fact[ask.ref].choice = (uint32_t)value;
	}
}

static bool all_below(search *s, size_t at)
{
	if (at == s->asks.n)
		return met(s);
	for (size_t v = 0; v < values(s->t->circuit->law, s->asks.at[at]); v++) {
		tell(s, s->asks.at[at], v);
		if (all_below(s, at + 1))
			return true;
	}
	return false;
}

static bool some(search *s)
{
	for (unsigned i = 0; i < SAMPLES; i++)
		if (gen_record(&s->record, s->t->arena, s->t->circuit->law, s->t->marks,
			       s->t->random) == GJ_OK &&
		    met(s))
			return true;
	return false;
}

bool try_find(trying *t, const gj_node *node, const gj_truth *truth, size_t n, bool *exact)
{
	search s = {.t = t, .node = node, .truth = truth, .n = n, .asks = {NULL, 0}};
	size_t records = 1;
	gj_walk walk;

	*exact = false;
	if (gj_record_new(&s.record, t->arena, t->circuit->law) != GJ_OK ||
	    gj_walk_new(&walk, t->arena, t->circuit, t->node) != GJ_OK)
		return false;
	for (size_t i = 0; i < n; i++)
		if (gj_asks_below(&s.asks, &walk, node[i], GJ_WALK_ALL, s.record) != GJ_OK)
			return false;
	for (size_t i = 0; i < s.asks.n && records > 0; i++) {
		records *= values(t->circuit->law, s.asks.at[i]);
		records = records > MOST_RECORDS ? 0 : records;
	}
	*exact = records > 0;
	return *exact ? all_below(&s, 0) : some(&s);
}
