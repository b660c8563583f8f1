/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/change.h"

#include <guiju/error.h>

typedef struct comparing {
	gj_pair *pair;
	gj_arena *arena;
	gj_space_view *view[2];
	const gj_norm *norm[2];
	const gj_norm_nodes *nodes[2];
	const gj_together *together;
} comparing;

/* How much a kind asks: of whom it binds. */
static int strength(gj_kind kind)
{
	switch (kind) {
	case GJ_KIND_DUTY:
	case GJ_KIND_PROHIBITION:
		return 2;
	case GJ_KIND_ENCOURAGEMENT:
		return 1;
	default:
		return 0;
	}
}

gj_direction gj_direction_of_adding(gj_kind kind)
{
	switch (kind) {
	case GJ_KIND_DUTY:
	case GJ_KIND_PROHIBITION:
	case GJ_KIND_SANCTION:
	case GJ_KIND_POWER:
		return GJ_DIRECTION_TIGHTENS;
	case GJ_KIND_PERMISSION:
	case GJ_KIND_EXEMPTION:
	case GJ_KIND_ENCOURAGEMENT:
		return GJ_DIRECTION_RELAXES;
	default:
		return GJ_DIRECTION_NONE;
	}
}

gj_direction gj_direction_turned(gj_direction direction)
{
	return direction == GJ_DIRECTION_RELAXES    ? GJ_DIRECTION_TIGHTENS
	       : direction == GJ_DIRECTION_TIGHTENS ? GJ_DIRECTION_RELAXES
						    : direction;
}

static int note(const comparing *c, gj_pair_change change)
{
	gj_pair *pair = c->pair;

	if (gj_arena_more(c->arena, (void **)&pair->change, pair->n, sizeof change) != GJ_OK)
		return GJ_ENOMEM;
	pair->change[pair->n++] = change;
	return GJ_OK;
}

static int note_plain(const comparing *c, gj_change_what what, gj_direction direction)
{
	return note(c, (gj_pair_change){.what = what, .direction = direction, .on = GJ_DAY_NONE});
}

/* Nothing computed in the space counts. */
static bool is_worthless(const comparing *c)
{
	const gj_space *space = c->view[0]->space;

	return space->too_large || space->diagrams->full;
}

static gj_sides sides_of(const comparing *c, int side, gj_node node)
{
	gj_space *space = c->view[0]->space;
	gj_sides of = gj_space_node(c->view[side], node);

	return (gj_sides){gj_diagram_and(space->diagrams, space->possible, of.yes),
			  gj_diagram_and(space->diagrams, space->possible, of.no)};
}

static bool is_same(gj_sides a, gj_sides b)
{
	return a.yes == b.yes && a.no == b.no;
}

static bool meet(const comparing *c, gj_diagram a, gj_diagram b)
{
	return gj_diagram_and(c->view[0]->space->diagrams, a, b) != GJ_DIAGRAM_NONE;
}

/*
 * What reaching more or fewer does, when more is asked of whom a norm of that kind reaches. Only who surely is reached on the one side and
 * surely not on the other counts; a difference of what is open alone has no direction.
 */
static gj_direction of_reach(const comparing *c, gj_sides old, gj_sides new)
{
	bool fewer = meet(c, old.yes, new.no), more = meet(c, old.no, new.yes);
	gj_direction adds = gj_direction_of_adding(c->norm[1]->kind);

	if (fewer && more)
		return GJ_DIRECTION_MIXED;
	if (!fewer && !more)
		return GJ_DIRECTION_OPEN;
	return more ? adds : gj_direction_turned(adds);
}

static int compare_sets(const comparing *c, gj_change_what what, gj_sides old, gj_sides new)
{
	if (is_worthless(c))
		return note_plain(c, what, GJ_DIRECTION_OPEN);
	return is_same(old, new) ? GJ_OK : note_plain(c, what, of_reach(c, old, new));
}

static int compare_part(const comparing *c, gj_change_what what, gj_node old, gj_node new)
{
	return compare_sets(c, what, sides_of(c, 0, old), sides_of(c, 1, new));
}

/* Where an exception takes away what would hold without it; one that lifts what does not hold anyway is none. */
static gj_sides lifted(const comparing *c, int side)
{
	gj_diagrams *d = c->view[0]->space->diagrams;
	gj_sides holds = sides_of(c, side, c->nodes[side]->holds),
		 lifts = sides_of(c, side, c->nodes[side]->lifted);

	return (gj_sides){gj_diagram_and(d, holds.yes, lifts.yes),
			  gj_diagram_or(d, holds.no, lifts.no)};
}

static int compare_conditions(const comparing *c)
{
	const gj_norm_nodes *a = c->nodes[0], *b = c->nodes[1];
	int rc;

	if (is_worthless(c))
		return note_plain(c, GJ_CHANGE_CONDITION, GJ_DIRECTION_OPEN);
	if (is_same(sides_of(c, 0, a->applies), sides_of(c, 1, b->applies)))
		return GJ_OK;
	rc = compare_part(c, GJ_CHANGE_BEARER, a->bearer, b->bearer);
	if (rc == GJ_OK)
		rc = compare_part(c, GJ_CHANGE_SCOPE, a->scope, b->scope);
	if (rc == GJ_OK)
		rc = compare_part(c, GJ_CHANGE_CONDITION, a->when, b->when);
	/* More that is lifted: fewer that are reached. */
	return rc == GJ_OK ? compare_sets(c, GJ_CHANGE_EXCEPTION, lifted(c, 1), lifted(c, 0)) : rc;
}

/* An obligation that waits for an event asks less than one that does not. */
static int compare_trigger(const comparing *c)
{
	uint32_t a = c->norm[0]->upon, b = c->norm[1]->upon;

	if (a == b)
		return GJ_OK;
	return note_plain(c, GJ_CHANGE_TRIGGER,
			  b == GJ_NONE	 ? GJ_DIRECTION_TIGHTENS
			  : a == GJ_NONE ? GJ_DIRECTION_RELAXES
					 : GJ_DIRECTION_OPEN);
}

/*
 * What all norms of a side that belong to the pair ask together, where they are of one kind: a duty that became three asks what the three
 * ask. Duties: the states in which all are fulfilled. Prohibitions: those in which one is broken.
 */
static bool acts_of(const comparing *c, int side, gj_kind kind, gj_sides *out)
{
	const gj_refs *norms = side == 0 ? c->together->old : c->together->new;
	const gj_circuit *circuit = c->view[side]->circuit;
	gj_diagrams *d = c->view[0]->space->diagrams;
	bool any = kind == GJ_KIND_PROHIBITION;

	*out = (gj_sides){any ? GJ_DIAGRAM_NONE : c->view[0]->space->possible,
			  any ? c->view[0]->space->possible : GJ_DIAGRAM_NONE};
	for (size_t i = 0; i < norms->n; i++) {
		const gj_norm *norm = &circuit->law->norm[norms->at[i]];
		gj_sides act;

		if (norm->kind != kind || norm->act == NULL)
			return false;
		act = sides_of(c, side, circuit->norm[norms->at[i]].act);
		*out = any ? (gj_sides){gj_diagram_or(d, out->yes, act.yes),
					gj_diagram_and(d, out->no, act.no)}
			   : (gj_sides){gj_diagram_and(d, out->yes, act.yes),
					gj_diagram_or(d, out->no, act.no)};
	}
	return norms->n > 0;
}

/* A duty that more states fulfil, a prohibition that fewer break, asks less. Both more and fewer: another act. */
static gj_direction of_acts(const comparing *c, gj_kind kind, gj_sides old, gj_sides new)
{
	bool fewer = meet(c, old.yes, new.no), more = meet(c, old.no, new.yes);

	if (fewer == more)
		return GJ_DIRECTION_OPEN;
	return more == (kind == GJ_KIND_DUTY) ? GJ_DIRECTION_RELAXES : GJ_DIRECTION_TIGHTENS;
}

static int compare_acts(const comparing *c)
{
	const gj_norm *a = c->norm[0], *b = c->norm[1];
	bool obliges = a->kind == GJ_KIND_DUTY || a->kind == GJ_KIND_PROHIBITION;
	gj_sides old, new;

	if (a->act == NULL && b->act == NULL)
		return GJ_OK;
	if (is_worthless(c))
		return note_plain(c, GJ_CHANGE_ACT, GJ_DIRECTION_OPEN);
	if (a->kind == b->kind && obliges && acts_of(c, 0, a->kind, &old) &&
	    acts_of(c, 1, b->kind, &new))
		return is_same(old, new)
			       ? GJ_OK
			       : note_plain(c, GJ_CHANGE_ACT, of_acts(c, a->kind, old, new));
	if (a->act != NULL && b->act != NULL &&
	    is_same(sides_of(c, 0, c->nodes[0]->act), sides_of(c, 1, c->nodes[1]->act)))
		return GJ_OK;
	return note_plain(c, GJ_CHANGE_ACT, GJ_DIRECTION_OPEN);
}

static int compare_care(const comparing *c)
{
	gj_care a = c->norm[0]->care, b = c->norm[1]->care;

	if (a == b || a == GJ_CARE_NOT_SAID || b == GJ_CARE_NOT_SAID)
		return GJ_OK;
	return note_plain(c, GJ_CHANGE_CARE,
			  b == GJ_CARE_EFFORT ? GJ_DIRECTION_RELAXES : GJ_DIRECTION_TIGHTENS);
}

static bool has_time(const gj_norm *norm)
{
	return norm->before != GJ_NONE || norm->promptly != GJ_NONE || norm->has_within ||
	       norm->by != GJ_DAY_NONE;
}

static bool same_time(const gj_norm *a, const gj_norm *b)
{
	return a->before == b->before && a->promptly == b->promptly && a->by == b->by &&
	       a->has_within == b->has_within &&
	       (!a->has_within ||
		(a->within == b->within && a->unit == b->unit && a->within_of == b->within_of));
}

static int compare_times(const comparing *c)
{
	const gj_norm *a = c->norm[0], *b = c->norm[1];
	gj_direction direction = GJ_DIRECTION_OPEN;

	if (same_time(a, b))
		return GJ_OK;
	if (!has_time(b))
		direction = GJ_DIRECTION_RELAXES;
	else if (!has_time(a))
		direction = GJ_DIRECTION_TIGHTENS;
	else if (a->has_within && b->has_within && a->unit == b->unit &&
		 a->within_of == b->within_of)
		direction = b->within > a->within ? GJ_DIRECTION_RELAXES : GJ_DIRECTION_TIGHTENS;
	else if (a->by != GJ_DAY_NONE && b->by != GJ_DAY_NONE)
		direction = b->by > a->by ? GJ_DIRECTION_RELAXES : GJ_DIRECTION_TIGHTENS;
	return note_plain(c, GJ_CHANGE_DEADLINE, direction);
}

/* ---- sanctions ---- */

static bool has_measure(const gj_norm *norm, uint32_t measure)
{
	for (size_t i = 0; i < norm->n_steps; i++)
		for (size_t k = 0; k < norm->step[i].measures.n; k++)
			if (norm->step[i].measures.at[k] == measure)
				return true;
	return false;
}

static bool has_all_measures(const gj_norm *of, const gj_norm *in)
{
	for (size_t i = 0; i < of->n_steps; i++)
		for (size_t k = 0; k < of->step[i].measures.n; k++)
			if (!has_measure(in, of->step[i].measures.at[k]))
				return false;
	return true;
}

static int compare_measures(const comparing *c)
{
	bool kept = has_all_measures(c->norm[0], c->norm[1]),
	     no_more = has_all_measures(c->norm[1], c->norm[0]);

	if (kept && no_more)
		return GJ_OK;
	return note_plain(c, GJ_CHANGE_MEASURES,
			  no_more ? GJ_DIRECTION_RELAXES
			  : kept  ? GJ_DIRECTION_TIGHTENS
				  : GJ_DIRECTION_MIXED);
}

/* The highest fine in plain numbers; -1: none. `plain` false: some fine hangs on a fact. */
static gj_num highest_fine(const gj_norm *norm, bool *plain)
{
	gj_num most = -1;

	for (size_t i = 0; i < norm->n_steps; i++)
		for (size_t k = 0; k < norm->step[i].n_fines; k++) {
			const gj_qty *hi = norm->step[i].fine[k].hi;

			if (hi == NULL || hi->op != GJ_QTY_NUMBER)
				*plain = false;
			else if (hi->num > most)
				most = hi->num;
		}
	return most;
}

static bool has_fines(const gj_norm *norm)
{
	for (size_t i = 0; i < norm->n_steps; i++)
		if (norm->step[i].n_fines > 0)
			return true;
	return false;
}

static int compare_fines(const comparing *c)
{
	bool plain = true;
	gj_num a = highest_fine(c->norm[0], &plain), b = highest_fine(c->norm[1], &plain);

	if (!has_fines(c->norm[0]) && !has_fines(c->norm[1]))
		return GJ_OK;
	if (!has_fines(c->norm[1]))
		return note_plain(c, GJ_CHANGE_FINE, GJ_DIRECTION_RELAXES);
	if (!has_fines(c->norm[0]))
		return note_plain(c, GJ_CHANGE_FINE, GJ_DIRECTION_TIGHTENS);
	/* A fine for each violation beside one for each day: no figure tells which is more. */
	if (!plain || c->norm[0]->each != c->norm[1]->each)
		return note_plain(c, GJ_CHANGE_FINE, GJ_DIRECTION_OPEN);
	return a == b ? GJ_OK
		      : note_plain(c, GJ_CHANGE_FINE,
				   b < a ? GJ_DIRECTION_RELAXES : GJ_DIRECTION_TIGHTENS);
}

/* ---- */

static bool same_refs(const gj_refs *a, const gj_refs *b)
{
	for (size_t i = 0; a->n == b->n && i < a->n; i++) {
		size_t k = 0;

		while (k < b->n && b->at[k] != a->at[i])
			k++;
		if (k == b->n)
			return false;
	}
	return a->n == b->n;
}

static int compare_authorities(const comparing *c)
{
	const gj_norm *a = c->norm[0], *b = c->norm[1];

	if (same_refs(&a->toward, &b->toward) && same_refs(&a->holders, &b->holders) &&
	    same_refs(&a->authority, &b->authority))
		return GJ_OK;
	return note_plain(c, GJ_CHANGE_AUTHORITY, GJ_DIRECTION_NONE);
}

static int compare_kinds(const comparing *c)
{
	gj_kind a = c->norm[0]->kind, b = c->norm[1]->kind;
	int less = strength(a) - strength(b);

	if (a == b)
		return GJ_OK;
	return note_plain(c, GJ_CHANGE_KIND,
			  less > 0   ? GJ_DIRECTION_RELAXES
			  : less < 0 ? GJ_DIRECTION_TIGHTENS
				     : GJ_DIRECTION_OPEN);
}

static bool same_article(const gj_norm *a, const gj_norm *b)
{
	const gj_cite *x = &a->cite[0], *y = &b->cite[0];

	if (x->n == 0 || y->n == 0)
		return x->n == y->n;
	return x->step[0].unit == y->step[0].unit &&
	       strcmp(x->step[0].label, y->step[0].label) == 0;
}

/* What an encoder read in the words of the new norm, where the pair is the one it came from. `turn`: the old side is the later text. */
static int note_words(const comparing *c, const gj_norm *later, bool turn)
{
	static const gj_key key[] = {GJ_KEY_RELAXES, GJ_KEY_TIGHTENS};
	int rc = GJ_OK;

	for (int i = 0; i < 2; i++) {
		gj_direction direction = i == 0 ? GJ_DIRECTION_RELAXES : GJ_DIRECTION_TIGHTENS;
		const gj_field *field = NULL;

		while (rc == GJ_OK &&
		       (field = gj_block_field(later->e.block, key[i], field)) != NULL)
			rc = note(c, (gj_pair_change){GJ_CHANGE_WORDS,
						      turn ? gj_direction_turned(direction)
							   : direction,
						      field->value.text, field->value.name[0].text,
						      field->value.from});
	}
	return rc;
}

static bool comes_from(const gj_norm *later, uint32_t earlier)
{
	for (size_t i = 0; i < later->from_draft.n; i++)
		if (later->from_draft.at[i] == earlier)
			return true;
	return false;
}

static gj_pair_verdict verdict_of(const gj_pair *pair)
{
	bool relaxes = false, tightens = false, open = false, moved = false;

	for (size_t i = 0; i < pair->n; i++) {
		gj_direction d = pair->change[i].direction;

		relaxes = relaxes || d == GJ_DIRECTION_RELAXES || d == GJ_DIRECTION_MIXED;
		tightens = tightens || d == GJ_DIRECTION_TIGHTENS || d == GJ_DIRECTION_MIXED;
		open = open || d == GJ_DIRECTION_OPEN ||
		       (d == GJ_DIRECTION_NONE && pair->change[i].what != GJ_CHANGE_PLACE);
		moved = moved || pair->change[i].what == GJ_CHANGE_PLACE;
	}
	if (relaxes || tightens)
		return relaxes && tightens ? GJ_PAIR_MIXED
		       : relaxes	   ? GJ_PAIR_RELAXED
					   : GJ_PAIR_TIGHTENED;
	return open ? GJ_PAIR_CHANGED : moved ? GJ_PAIR_MOVED : GJ_PAIR_SAME;
}

int gj_change_find(gj_pair *pair, gj_arena *arena, gj_space_view *old, gj_space_view *new,
		   const gj_together *together)
{
	static int (*const compare[])(const comparing *) = {
		compare_kinds,	  compare_conditions, compare_trigger,
		compare_acts,	  compare_care,	      compare_times,
		compare_measures, compare_fines,      compare_authorities};
	const gj_norm *norm = old->circuit->law->norm;
	comparing c = {pair,	     arena,   {old, new}, {&norm[pair->old], &norm[pair->new]},
		       {NULL, NULL}, together};
	int rc = GJ_OK;

	c.nodes[0] = &old->circuit->norm[pair->old];
	c.nodes[1] = &new->circuit->norm[pair->new];
	if (pair->old == pair->new) { /* on two days: only what it hangs on may be otherwise */
		rc = compare_conditions(&c);
		pair->verdict = verdict_of(pair);
		return rc;
	}
	for (size_t i = 0; rc == GJ_OK && i < sizeof compare / sizeof *compare; i++)
		rc = compare[i](&c);
	if (rc == GJ_OK && comes_from(c.norm[1], pair->old))
		rc = note_words(&c, c.norm[1], false);
	if (rc == GJ_OK && comes_from(c.norm[0], pair->new))
		rc = note_words(&c, c.norm[0], true);
	if (rc == GJ_OK && !same_article(c.norm[0], c.norm[1]))
		rc = note_plain(&c, GJ_CHANGE_PLACE, GJ_DIRECTION_NONE);
	pair->verdict = verdict_of(pair);
	return rc;
}
