/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/contrast.h"

#include "eval/asks.h"
#include "reason/thought.h"

static bool same_refs(const gj_refs *a, const gj_refs *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->at, b->at, a->n * sizeof *a->at) == 0);
}

static bool same_asks(const gj_asks *a, const gj_asks *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->at[i].kind != b->at[i].kind || a->at[i].ref != b->at[i].ref)
			return false;
	return true;
}

unsigned gj_verdicts_differ(const gj_verdict *a, const gj_verdict *b)
{
	unsigned differs = 0;

	if (a->applicability != b->applicability)
		differs |= GJ_DIFFERS_APPLICABILITY;
	if (a->compliance != b->compliance)
		differs |= GJ_DIFFERS_COMPLIANCE;
	if (a->due != b->due || a->due_unknown != b->due_unknown || a->since != b->since ||
	    a->from != b->from)
		differs |= GJ_DIFFERS_TIME;
	if (a->because != b->because || !same_refs(&a->lifted_by, &b->lifted_by))
		differs |= GJ_DIFFERS_BECAUSE;
	if (!same_asks(&a->asks, &b->asks))
		differs |= GJ_DIFFERS_ASKS;
	return differs;
}

bool gj_norm_is_burden(const gj_law *law, uint32_t norm)
{
	const gj_norm *n = &law->norm[norm];

	return (n->kind == GJ_KIND_DUTY || n->kind == GJ_KIND_PROHIBITION) &&
	       law->level[law->instrument[n->instrument].level].force == GJ_FORCE_BINDING;
}

/* ---- what was changed ---- */

static bool same_input(const gj_input *a, const gj_input *b)
{
	return a->state == b->state && a->truth == b->truth && a->has_low == b->has_low &&
	       a->has_high == b->has_high && (!a->has_low || a->low == b->low) &&
	       (!a->has_high || a->high == b->high) && a->choice == b->choice;
}

static int add_change(gj_contrast *c, gj_arena *arena, gj_change change)
{
	if (gj_arena_more(arena, (void **)&c->change, c->n_changes, sizeof change) != GJ_OK)
		return GJ_ENOMEM;
	c->change[c->n_changes++] = change;
	return GJ_OK;
}

static int find_changes(gj_contrast *c, gj_arena *arena)
{
	const gj_record *a = c->was->record, *b = c->would->record;
	const gj_law *law = c->was->law;
	int rc = GJ_OK;

	if (c->was->circuit->on != c->would->circuit->on)
		rc = add_change(c, arena, (gj_change){.is_day = true});
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_facts; i++)
		if (!same_input(&a->fact[i], &b->fact[i]))
			rc = add_change(c, arena, (gj_change){false, {GJ_ASK_FACT, i}});
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_terms; i++)
		if (a->term[i].truth != b->term[i].truth ||
		    a->term[i].conflict != b->term[i].conflict)
			rc = add_change(c, arena, (gj_change){false, {GJ_ASK_JUDGEMENT, i}});
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_roles; i++)
		if (a->role[i] != b->role[i])
			rc = add_change(c, arena, (gj_change){false, {GJ_ASK_ROLE, i}});
	return rc;
}

void gj_record_take(gj_record *record, const gj_record *from, gj_ask ask)
{
	switch (ask.kind) {
	case GJ_ASK_FACT:
		record->fact[ask.ref] = from->fact[ask.ref];
		return;
	case GJ_ASK_JUDGEMENT:
		record->term[ask.ref] = from->term[ask.ref];
		return;
	case GJ_ASK_ROLE:
		record->role[ask.ref] = from->role[ask.ref];
		return;
	}
}

/* ---- which verdicts differ ---- */

static int add_difference(gj_contrast *c, gj_arena *arena, size_t i, unsigned differs)
{
	gj_difference difference = {.norm = c->was->item[i].norm,
				    .differs = differs,
				    .was = &c->was->item[i],
				    .would = &c->would->item[i]};
	bool applied = difference.was->applicability == GJ_APPLIES;
	bool applies = difference.would->applicability == GJ_APPLIES;

	if (gj_arena_more(arena, (void **)&c->item, c->n, sizeof difference) != GJ_OK)
		return GJ_ENOMEM;
	c->item[c->n++] = difference;
	if (!gj_norm_is_burden(c->was->law, difference.norm))
		return GJ_OK;
	c->gained += applies && !applied;
	c->lost += applied && !applies;
	c->breached += difference.would->compliance == GJ_BREACHED &&
		       difference.was->compliance != GJ_BREACHED;
	return GJ_OK;
}

static int find_differences(gj_contrast *c, gj_arena *arena)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < c->was->n; i++) {
		unsigned differs = gj_verdicts_differ(&c->was->item[i], &c->would->item[i]);

		if (differs != 0)
			rc = add_difference(c, arena, i, differs);
	}
	return rc;
}

/* ---- what each turns on: few changes ---- */

typedef struct trying {
	gj_contrast *c;
	gj_arena *arena, scratch;
	gj_circuit *circuit[2]; /* of the two days; only norms that differ */
	gj_record *record;	/* takes on the changes of a set, and gives them back */
	size_t open;		/* differences not yet explained */
	gj_error *err;
} trying;

static int compile(trying *t)
{
	const gj_contrast *c = t->c;
	bool *norms = gj_arena_array(&t->scratch, c->was->law->n_norms, sizeof *norms);
	int rc;

	if (norms == NULL)
		return gj_fault_memory(t->err);
	for (size_t i = 0; i < c->n; i++)
		norms[c->item[i].norm] = true;
	rc = gj_circuit_of_norms(&t->circuit[0], &t->scratch, c->was->law, c->was->circuit->on,
				 norms, t->err);
	t->circuit[1] = t->circuit[0];
	if (rc == GJ_OK && c->was->circuit->on != c->would->circuit->on)
		rc = gj_circuit_of_norms(&t->circuit[1], &t->scratch, c->was->law,
					 c->would->circuit->on, norms, t->err);
	return rc;
}

static bool is_day_in(const gj_contrast *c, unsigned set)
{
	return c->n_changes > 0 && c->change[0].is_day && (set & 1u) != 0;
}

static void put(trying *t, unsigned set, const gj_record *from)
{
	for (size_t i = 0; i < t->c->n_changes; i++)
		if ((set >> i & 1u) != 0 && !t->c->change[i].is_day)
			gj_record_take(t->record, from, t->c->change[i].ask);
}

static int keep_set(trying *t, gj_difference *item, unsigned set)
{
	item->turns_on.at = gj_arena_array(t->arena, t->c->n_changes, sizeof *item->turns_on.at);
	if (item->turns_on.at == NULL)
		return gj_fault_memory(t->err);
	for (uint32_t i = 0; i < t->c->n_changes; i++)
		if ((set >> i & 1u) != 0)
			item->turns_on.at[item->turns_on.n++] = i;
	item->smallest = true;
	t->open--;
	return GJ_OK;
}

static int try_set(trying *t, unsigned set)
{
	gj_verdicts *verdicts;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, t->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	put(t, set, t->c->would->record);
	rc = gj_evaluate(&verdicts, &arena, t->circuit[is_day_in(t->c, set)], t->record, t->err);
	put(t, set, t->c->was->record);
	for (size_t i = 0; rc == GJ_OK && i < t->c->n; i++) {
		gj_difference *item = &t->c->item[i];

		if (!item->smallest &&
		    gj_verdicts_differ(&verdicts->item[item->norm], item->would) == 0)
			rc = keep_set(t, item, set);
	}
	gj_arena_free(&arena);
	return rc;
}

/* The next larger number with as many bits. */
static unsigned next_set(unsigned set)
{
	unsigned lowest = set & (0u - set), ripple = set + lowest;

	return ripple | (((set ^ ripple) / lowest) >> 2);
}

/* By size, so that the first set found is a smallest one. The whole set needs no trial: it is the second check. */
static int try_all(trying *t)
{
	unsigned n = (unsigned)t->c->n_changes, all = (1u << n) - 1u;
	int rc = GJ_OK;

	for (unsigned size = 1; size < n && t->open > 0; size++)
		for (unsigned set = (1u << size) - 1u; rc == GJ_OK && set <= all && t->open > 0;
		     set = next_set(set))
			rc = try_set(t, set);
	for (size_t i = 0; rc == GJ_OK && i < t->c->n; i++)
		if (!t->c->item[i].smallest)
			rc = keep_set(t, &t->c->item[i], all);
	return rc;
}

static int explain_few(gj_contrast *c, gj_arena *arena, gj_error *err)
{
	trying t = {.c = c, .arena = arena, .open = c->n, .err = err};
	int rc;

	gj_arena_init(&t.scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_record_copy(&t.record, &t.scratch, c->was->record);
	if (rc != GJ_OK)
		gj_fault_memory(err);
	else
		rc = compile(&t);
	if (rc == GJ_OK)
		rc = try_all(&t);
	gj_arena_free(&t.scratch);
	return rc;
}

/* ---- what each turns on: many changes ---- */

static int reads_below(gj_asks *out, gj_walk *walk, const gj_verdicts *verdicts, uint32_t norm)
{
	const gj_norm *n = &verdicts->law->norm[norm];
	const gj_norm_nodes *nodes = &verdicts->circuit->norm[norm];
	const uint32_t event[] = {n->upon, n->act_event, n->before, n->promptly,
				  n->has_within ? n->within_of : GJ_NONE};
	int rc = gj_asks_below(out, walk, nodes->applies, GJ_WALK_ALL, verdicts->record);

	if (rc == GJ_OK)
		rc = gj_asks_below(out, walk, nodes->act, GJ_WALK_ALL, verdicts->record);
	for (size_t i = 0; rc == GJ_OK && i < sizeof event / sizeof event[0]; i++)
		if (event[i] != GJ_NONE)
			rc = gj_asks_add(out, walk->arena, (gj_ask){GJ_ASK_FACT, event[i]});
	return rc;
}

static bool is_among(const gj_asks *asks, gj_ask ask)
{
	for (size_t i = 0; i < asks->n; i++)
		if (asks->at[i].kind == ask.kind && asks->at[i].ref == ask.ref)
			return true;
	return false;
}

static int explain_many(gj_contrast *c, gj_arena *arena)
{
	const gj_verdicts *const side[] = {c->was, c->would};
	gj_walk walk[2];

	for (size_t s = 0; s < 2; s++)
		if (gj_walk_new(&walk[s], arena, side[s]->circuit, side[s]->node) != GJ_OK)
			return GJ_ENOMEM;
	for (size_t i = 0; i < c->n; i++) {
		gj_refs *on = &c->item[i].turns_on;
		gj_asks asks = {NULL, 0};

		for (size_t s = 0; s < 2; s++)
			if (reads_below(&asks, &walk[s], side[s], c->item[i].norm) != GJ_OK)
				return GJ_ENOMEM;
		on->at = gj_arena_array(arena, c->n_changes, sizeof *on->at);
		if (on->at == NULL)
			return GJ_ENOMEM;
		for (uint32_t k = 0; k < c->n_changes; k++)
			if (c->change[k].is_day || is_among(&asks, c->change[k].ask))
				on->at[on->n++] = k;
	}
	return GJ_OK;
}

int gj_contrast_make(gj_contrast **out, gj_arena *arena, const gj_verdicts *was,
		     const gj_verdicts *would, gj_error *err)
{
	gj_contrast *c = gj_arena_get(arena, sizeof *c);

	*out = c;
	if (c == NULL)
		return gj_fault_memory(err);
	c->was = was;
	c->would = would;
	if (find_changes(c, arena) != GJ_OK || find_differences(c, arena) != GJ_OK)
		return gj_fault_memory(err);
	if (c->n == 0)
		return GJ_OK;
	if (c->n_changes <= GJ_CONTRAST_EXACT)
		return explain_few(c, arena, err);
	return explain_many(c, arena) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
