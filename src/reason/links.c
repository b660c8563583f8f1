/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/links.h"

static void run(gj_links *l, const gj_record *record)
{
	l->spent += l->circuit->n_gates + l->n;
	gj_atoms_truth(l->circuit, record, l->atom);
	gj_circuit_run(l->circuit, l->atom, 0, l->node);
}

/* Does the record have of the fact what the link brings? */
static bool agrees(const gj_fact *fact, const gj_input *has, const gj_input *brought)
{
	if (has->state != GJ_STATE_GIVEN)
		return false;
	switch (fact->type) {
	case GJ_FACT_BOOL:
		return has->truth == brought->truth;
	case GJ_FACT_CHOICE:
		return has->choice == brought->choice;
	default:
		return has->has_low && has->has_high && has->low == brought->low &&
		       has->high == brought->high;
	}
}

static int make_cause(gj_links *l, gj_walk *walk, const gj_effect *effect, gj_cause *out)
{
	const gj_law *law = l->told->law;
	const gj_link *link = &law->link[effect->link];
	const gj_stated *brings = &link->brings[effect->at];

	*out = (gj_cause){.link = effect->link,
			  .fact = brings->ref,
			  .value = gj_input_of_given(&law->fact[brings->ref], brings->value)};
	/* INVARIANT: the circuit was made of these conditions. */
	if (!gj_circuit_cond(l->circuit, link->when, l->circuit->on, &out->when))
		return GJ_ENOMEM;
	return gj_asks_below(&out->reads, walk, out->when, GJ_WALK_ALL, l->told);
}

int gj_links_new(gj_links **out, gj_arena *arena, const gj_record *told, gj_day on, gj_error *err)
{
	const gj_law *law = told->law;
	gj_links *l = gj_arena_get(arena, sizeof *l);
	gj_walk walk;
	int rc;

	*out = l;
	if (l == NULL)
		return gj_fault_memory(err);
	l->told = told;
	rc = gj_circuit_of_links(&l->circuit, arena, law, on, err);
	if (rc != GJ_OK)
		return rc;
	l->atom = gj_arena_array(arena, l->circuit->n_atoms, sizeof *l->atom);
	l->node = gj_arena_array(arena, l->circuit->n_gates, sizeof *l->node);
	l->cause = gj_arena_array(arena, law->n_effects, sizeof *l->cause);
	if (l->atom == NULL || l->node == NULL || l->cause == NULL ||
	    gj_walk_new(&walk, arena, l->circuit, NULL) != GJ_OK)
		return gj_fault_memory(err);
	for (; l->n < law->n_effects; l->n++)
		if (make_cause(l, &walk, &law->effect[l->n], &l->cause[l->n]) != GJ_OK)
			return gj_fault_memory(err);
	run(l, told);
	for (size_t i = 0; i < l->n; i++) {
		gj_cause *cause = &l->cause[i];
		const gj_input *has = &told->fact[cause->fact];

		cause->held = l->node[cause->when] == GJ_TRUE;
		cause->misfit = cause->held && has->state == GJ_STATE_GIVEN &&
				!agrees(&law->fact[cause->fact], has, &cause->value);
	}
	return GJ_OK;
}

static bool stays(const gj_links *l, uint32_t fact)
{
	return l->told->fact[fact].state == GJ_STATE_GIVEN &&
	       gj_str_eq(l->told->law->fact[fact].changeable, GJ_STR("never"));
}

/* One of the first `n` causes has brought the fact about. */
static bool is_brought(const gj_links *l, size_t n, uint32_t fact)
{
	for (size_t i = 0; i < n; i++)
		if (l->cause[i].acts && l->cause[i].fact == fact)
			return true;
	return false;
}

/* The same, and it had another value. */
static bool is_changed(const gj_links *l, uint32_t fact)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->cause[i].changes && l->cause[i].fact == fact)
			return true;
	return false;
}

static bool is_yes(const gj_links *l, const gj_cause *cause)
{
	return !cause->misfit && l->node[cause->when] == GJ_TRUE;
}

static bool has_value(const gj_record *record, const gj_cause *cause)
{
	return agrees(&record->law->fact[cause->fact], &record->fact[cause->fact], &cause->value);
}

/* Give the fact the value, where nothing else has a say in it. Returns whether anything was changed. */
static bool act(gj_links *l, size_t at, gj_record *record, const bool *moved)
{
	gj_cause *cause = &l->cause[at];

	if (cause->held || moved[cause->fact] || stays(l, cause->fact) ||
	    is_brought(l, at, cause->fact))
		return false;
	cause->acts = true;
	cause->changes = !has_value(record, cause);
	record->fact[cause->fact] = cause->value;
	return cause->changes;
}

/* What held from the first and is left as it was told contradicts nothing. */
static bool is_contradicted(const gj_links *l, const gj_record *record, const gj_cause *cause,
			    const bool *moved)
{
	return is_yes(l, cause) && !has_value(record, cause) &&
	       (!cause->held || moved[cause->fact] || is_brought(l, l->n, cause->fact));
}

/* Nothing contradicts it as far as it is known; that may turn out otherwise. */
static bool is_open(const gj_links *l, const gj_record *record, const gj_cause *cause,
		    const bool *moved)
{
	return !cause->misfit && l->node[cause->when] == GJ_UNKNOWN &&
	       (moved[cause->fact] || is_changed(l, cause->fact)) && !has_value(record, cause);
}

bool gj_links_bring(gj_links *l, gj_record *record, const bool *moved)
{
	bool possible = true;

	run(l, record);
	for (size_t i = 0; i < l->n; i++)
		l->cause[i].acts = l->cause[i].changes = false;
	/* INVARIANT: what a condition reads was brought about before (law->effect). */
	for (size_t i = 0; i < l->n; i++)
		if (is_yes(l, &l->cause[i]) && act(l, i, record, moved))
			run(l, record);
	for (size_t i = 0; i < l->n; i++) {
		l->cause[i].contradicted = is_contradicted(l, record, &l->cause[i], moved);
		l->cause[i].open = is_open(l, record, &l->cause[i], moved);
		possible = possible && !l->cause[i].contradicted;
	}
	return possible;
}
