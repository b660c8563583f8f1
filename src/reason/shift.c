/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/shift.h"

#include <guiju/error.h>

int gj_weights_new(gj_weights *out, gj_arena *arena, const gj_space *space)
{
	out->of = gj_arena_array(arena, space->n_vars, sizeof *out->of);
	if (out->of == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < space->n_vars; i++) {
		const gj_var *var = &space->var[i];
		unsigned n = 0;

		out->of[i] = gj_arena_array(arena, space->values[i], sizeof **out->of);
		if (out->of[i] == NULL)
			return GJ_ENOMEM;
		for (unsigned v = 0; v < space->values[i]; v++) {
			out->of[i][v] = gj_var_can_be(var, v) ? 1 : 0;
			n += gj_var_can_be(var, v);
		}
		for (unsigned v = 0; v < space->values[i]; v++)
			out->of[i][v] /= n;
	}
	return GJ_OK;
}

bool gj_weights_set(gj_weights *weights, const gj_space *space, gj_ask ask, double share)
{
	for (size_t i = 0; i < space->n_vars; i++) {
		const gj_var *var = &space->var[i];

		if (var->sort != GJ_VAR_TRUTH || var->ask.kind != ask.kind ||
		    var->ask.ref != ask.ref)
			continue;
		weights->of[i][0] = 1 - share;
		weights->of[i][1] = share;
		return true;
	}
	return false;
}

typedef struct finding {
	const gj_shift_question *q;
	gj_space *space;
	gj_diagrams *d;
	gj_arena *arena;
	gj_shift *out;
	const gj_form *form, **match;
	double all;	  /* the weight of `care` */
	gj_diagram care;  /* services that do not contradict themselves */
	gj_diagram shift; /* those that are looked for */
} finding;

static gj_sides applies(gj_space_view *view, uint32_t norm)
{
	return gj_space_node(view, view->circuit->norm[norm].applies);
}

/* GJ_OK or GJ_ENOMEM. */
static int share_of(const finding *f, gj_diagram of, double *out)
{
	gj_weights *w = f->q->weights;

	if (w->cap_room < f->d->n) {
		w->cap_room = 2 * f->d->n;
		w->room = gj_arena_array(f->arena, w->cap_room, sizeof *w->room);
		if (w->room == NULL)
			return GJ_ENOMEM;
	}
	*out = gj_diagram_share(f->d, of, (const double *const *)w->of, w->room);
	return GJ_OK;
}

static void leave_out_conflicts(finding *f, gj_space_view *view, uint32_t norm)
{
	f->care = gj_diagram_minus(f->d, f->care,
				   gj_space_conflicts(view, view->circuit->norm[norm].applies));
}

static int find_care(finding *f)
{
	f->care = f->space->possible;
	leave_out_conflicts(f, f->q->here, f->q->norm);
	for (size_t i = 0; i < f->q->n_matches; i++)
		leave_out_conflicts(f, f->q->there, f->q->match[i]);
	return share_of(f, f->care, &f->all);
}

/*
 * Here it applies, there nothing that it is matched with. Where that is not sure and not excluded either, it is open; but what hangs on the
 * same on both sides is the same, open or not.
 */
static int find_services(finding *f)
{
	gj_sides here = applies(f->q->here, f->q->norm);
	gj_diagram surely, perhaps;
	bool stays = false;
	int rc = find_care(f);

	surely = gj_diagram_and(f->d, f->care, here.yes);
	perhaps = gj_diagram_minus(f->d, f->care, here.no);
	for (size_t i = 0; i < f->q->n_matches; i++) {
		gj_sides one = applies(f->q->there, f->q->match[i]);

		surely = gj_diagram_and(f->d, surely, one.no);
		perhaps = gj_diagram_minus(f->d, perhaps, one.yes);
		stays = stays || (one.yes == here.yes && one.no == here.no);
	}
	f->out->services = surely;
	if (rc == GJ_OK)
		rc = share_of(f, surely, &f->out->share);
	if (rc == GJ_OK && !stays)
		rc = share_of(f, gj_diagram_minus(f->d, perhaps, surely), &f->out->open);
	f->out->share = f->all > 0 ? f->out->share / f->all : 0;
	f->out->open = f->all > 0 ? f->out->open / f->all : 0;
	return rc;
}

static bool confirms(const finding *f, const gj_record *record, gj_truth *atom, gj_truth *node)
{
	const gj_circuit *here = f->q->here->circuit, *there = f->q->there->circuit;

	gj_atoms_truth(here, record, atom);
	gj_circuit_run(here, atom, 0, node);
	if (node[here->norm[f->q->norm].applies] != GJ_TRUE)
		return false;
	gj_atoms_truth(there, record, atom);
	gj_circuit_run(there, atom, 0, node);
	for (size_t i = 0; i < f->q->n_matches; i++)
		if (node[there->norm[f->q->match[i]].applies] != GJ_FALSE)
			return false;
	return true;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static int room_to_run(const finding *f, gj_truth **atom, gj_truth **node)
{
	const gj_circuit *here = f->q->here->circuit, *there = f->q->there->circuit;

	*atom = gj_arena_array(f->arena, larger(here->n_atoms, there->n_atoms), sizeof **atom);
	*node = gj_arena_array(f->arena, larger(here->n_gates, there->n_gates), sizeof **node);
	return *atom != NULL && *node != NULL ? GJ_OK : GJ_ENOMEM;
}

/* What is told is what the diagram hangs on; where that leaves the circuits in doubt, everything is told. */
static int find_witness(const finding *f, gj_diagram in, gj_record **out)
{
	gj_truth *atom, *node;
	int rc = room_to_run(f, &atom, &node);

	*out = NULL;
	for (int all = 0; rc == GJ_OK && all < 2; all++) {
		gj_record *record;

		if (gj_space_record(f->space, in, f->space->on, all == 1, f->arena, &record, &rc) &&
		    confirms(f, record, atom, node)) {
			*out = record;
			return GJ_OK;
		}
	}
	return rc;
}

static gj_diagram of_cube(const finding *f, gj_cube cube, gj_diagram within)
{
	for (unsigned i = 0; i < f->out->leaves.n; i++)
		if ((cube.asked >> i & 1) != 0)
			within = gj_diagram_and(f->d, within,
						(cube.value >> i & 1) != 0
							? f->out->leaves.at[i].side.yes
							: f->out->leaves.at[i].side.no);
	return within;
}

static int add_case(finding *f, gj_cube cube)
{
	gj_shift_case *item = &f->out->item[f->out->n];
	gj_diagram in = of_cube(f, cube, f->shift);

	item->cube = cube;
	if (find_witness(f, in, &item->witness) != GJ_OK || share_of(f, in, &item->share) != GJ_OK)
		return GJ_ENOMEM;
	item->share = f->all > 0 ? item->share / f->all : 0;
	f->out->n++;
	return GJ_OK;
}

/* Is it here what it is there that makes the difference, at this telling of the leaves? */
static bool differs(const finding *f, uint32_t told)
{
	bool any = !gj_form_value(f->form, told);

	for (size_t i = 0; !any && i < f->q->n_matches; i++)
		any = gj_form_value(f->match[i], told);
	return !any;
}

/* Each telling of the leaves that can occur; `within`: the services that fit what was told of the first `leaf` ones. */
static void tell_leaves(const finding *f, uint8_t *when, unsigned leaf, uint32_t told,
			gj_diagram within)
{
	const gj_leaf *at = &f->out->leaves.at[leaf];

	if (within == GJ_DIAGRAM_NONE)
		return;
	if (leaf == f->out->leaves.n) {
		when[told] = differs(f, told) ? GJ_OCCURS_YES : GJ_OCCURS_NO;
		return;
	}
	tell_leaves(f, when, leaf + 1, told, gj_diagram_and(f->d, within, at->side.no));
	tell_leaves(f, when, leaf + 1, told | UINT32_C(1) << leaf,
		    gj_diagram_and(f->d, within, at->side.yes));
}

static int find_cases(finding *f)
{
	size_t n_leaves = f->out->leaves.n, n = 0;
	uint8_t *when = gj_arena_array(f->arena, (size_t)1 << n_leaves, 1);
	gj_cube *cube = NULL;
	int rc;

	if (when == NULL)
		return GJ_ENOMEM;
	memset(when, GJ_OCCURS_NEVER, (size_t)1 << n_leaves);
	tell_leaves(f, when, 0, 0, f->care);
	rc = gj_fewest_cases(&cube, &n, &f->out->fewest, f->arena, when, (unsigned)n_leaves);
	if (rc != GJ_OK)
		return rc;
	f->out->item = gj_arena_array(f->arena, n, sizeof *f->out->item);
	if (f->out->item == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; rc == GJ_OK && i < n; i++)
		rc = add_case(f, cube[i]);
	return rc;
}

static int find_forms(finding *f)
{
	f->match = gj_arena_array(f->arena, f->q->n_matches, sizeof *f->match);
	f->form = gj_form_of_norm(&f->out->leaves, f->arena, f->q->here, f->q->norm);
	if (f->match == NULL || f->form == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < f->q->n_matches; i++) {
		f->match[i] =
			gj_form_of_norm(&f->out->leaves, f->arena, f->q->there, f->q->match[i]);
		if (f->match[i] == NULL)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static finding begin(gj_shift *shift, gj_arena *arena, const gj_shift_question *question)
{
	gj_space *space = question->here->space;

	return (finding){
		.q = question, .space = space, .d = space->diagrams, .arena = arena, .out = shift};
}

int gj_shift_services(gj_shift *out, gj_arena *arena, const gj_shift_question *question)
{
	finding f = begin(out, arena, question);
	int rc;

	*out = (gj_shift){.norm = question->norm, .fewest = true};
	rc = find_services(&f);
	out->too_large = f.space->too_large || f.d->full;
	return rc;
}

/* *serves false: some witness shows nothing here. */
static int try_alike(const finding *f, const gj_shift *alike, bool *serves)
{
	gj_truth *atom, *node;
	int rc = room_to_run(f, &atom, &node);

	*serves = rc == GJ_OK;
	for (size_t i = 0; *serves && i < alike->n; i++)
		*serves = alike->item[i].witness != NULL &&
			  confirms(f, alike->item[i].witness, atom, node);
	if (!*serves)
		return rc;
	f->out->leaves = alike->leaves;
	f->out->item = alike->item;
	f->out->n = alike->n;
	f->out->fewest = alike->fewest;
	f->out->too_many_conditions = alike->too_many_conditions;
	return GJ_OK;
}

int gj_shift_cases(gj_shift *shift, gj_arena *arena, const gj_shift_question *question,
		   const gj_shift *alike)
{
	finding f = begin(shift, arena, question);
	bool serves = false;
	int rc;

	if (shift->services == GJ_DIAGRAM_NONE || shift->too_large)
		return GJ_OK;
	rc = find_care(&f);
	f.shift = shift->services;
	if (rc == GJ_OK && alike != NULL)
		rc = try_alike(&f, alike, &serves);
	if (rc != GJ_OK || serves)
		return rc;
	rc = find_forms(&f);
	if (rc == GJ_OK && (shift->leaves.too_many || shift->leaves.n > GJ_FEWEST_CONDITIONS)) {
		shift->too_many_conditions = true;
		shift->item = gj_arena_array(arena, 1, sizeof *shift->item);
		rc = shift->item != NULL ? add_case(&f, (gj_cube){0, 0}) : GJ_ENOMEM;
	} else if (rc == GJ_OK) {
		rc = find_cases(&f);
	}
	shift->too_large = f.space->too_large || f.d->full;
	return rc;
}
