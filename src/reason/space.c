/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/space.h"

#include <stdlib.h>
#include <string.h>

#include <guiju/error.h>

#include "eval/interval.h"
#include "reason/space_atom.h"

int gj_space_new(gj_space **out, gj_arena *arena, const gj_law *law, gj_day on)
{
	gj_space *space = gj_arena_get(arena, sizeof *space);

	*out = space;
	if (space == NULL)
		return GJ_ENOMEM;
	space->law = law;
	space->on = on;
	space->arena = arena;
	return GJ_OK;
}

static int by_value(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

static uint8_t values_of(const gj_law *law, const gj_var *var)
{
	switch (var->sort) {
	case GJ_VAR_TRUTH:
		return 2;
	case GJ_VAR_CHOICE:
		return (uint8_t)(law->fact[var->ask.ref].n_choices < GJ_DIAGRAM_VALUES
					 ? law->fact[var->ask.ref].n_choices
					 : GJ_DIAGRAM_VALUES);
	case GJ_VAR_ORDER:
		return (uint8_t)(2 * var->n_constants + 1);
	case GJ_VAR_PAIR:
		return 3;
	}
	return 0;
}

/* Numbers and days are whole steps: between neighbours lies nothing. */
bool gj_var_can_be(const gj_var *var, unsigned value)
{
	unsigned i = value / 2;

	return var->sort != GJ_VAR_ORDER || value % 2 == 1 || i == 0 || i == var->n_constants ||
	       var->constant[i] - var->constant[i - 1] > 1;
}

static uint64_t possible_values(const gj_var *var, unsigned n)
{
	uint64_t set = 0;

	for (unsigned i = 0; i < n; i++)
		set |= (uint64_t)gj_var_can_be(var, i) << i;
	return set;
}

int gj_space_close(gj_space *space)
{
	space->values = gj_arena_array(space->arena, space->n_vars, 1);
	if (space->values == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < space->n_vars; i++) {
		gj_var *var = &space->var[i];

		qsort(var->constant, var->n_constants, sizeof *var->constant, by_value);
		space->values[i] = values_of(space->law, var);
	}
	if (gj_diagrams_new(&space->diagrams, space->arena, space->values, space->n_vars) != GJ_OK)
		return GJ_ENOMEM;
	space->diagrams->full = space->too_large;
	space->possible = GJ_DIAGRAM_ALL;
	for (size_t i = 0; i < space->n_vars; i++)
		space->possible = gj_diagram_and(
			space->diagrams, space->possible,
			gj_diagram_of(space->diagrams, (uint32_t)i,
				      possible_values(&space->var[i], space->values[i])));
	return GJ_OK;
}

int gj_space_view_new(gj_space_view **out, gj_arena *arena, gj_space *space,
		      const gj_circuit *circuit)
{
	gj_space_view *view = gj_arena_get(arena, sizeof *view);

	*out = view;
	if (view == NULL)
		return GJ_ENOMEM;
	view->space = space;
	view->circuit = circuit;
	view->side = gj_arena_array(arena, circuit->n_gates, sizeof *view->side);
	view->known = gj_arena_array(arena, circuit->n_gates, sizeof *view->known);
	return view->side != NULL && view->known != NULL ? GJ_OK : GJ_ENOMEM;
}

/* See circuit/opcodes.def, which says it in planes. */
static gj_sides combine(gj_diagrams *d, gj_opcode op, gj_sides a, gj_sides b, gj_sides c)
{
	gj_sides out = {GJ_DIAGRAM_NONE, GJ_DIAGRAM_NONE};

	switch (op) {
	case GJ_GATE_NOT:
		return (gj_sides){a.no, a.yes};
	case GJ_GATE_AND:
		return (gj_sides){gj_diagram_and(d, a.yes, b.yes), gj_diagram_or(d, a.no, b.no)};
	case GJ_GATE_OR:
		return (gj_sides){gj_diagram_or(d, a.yes, b.yes), gj_diagram_and(d, a.no, b.no)};
	case GJ_GATE_JUDGED:
		out.yes = gj_diagram_and(d, b.no,
					 gj_diagram_or(d, c.yes, gj_diagram_minus(d, a.yes, c.no)));
		out.no = gj_diagram_or(d, gj_diagram_minus(d, b.yes, c.yes),
				       gj_diagram_and(d, c.no, a.no));
		return out;
	case GJ_GATE_PRESUME_TRUE:
		out.yes = gj_diagram_or(d, a.yes, gj_diagram_minus(d, b.yes, a.no));
		out.no = a.no;
		return out;
	case GJ_GATE_PRESUME_FALSE:
		out.yes = a.yes;
		out.no = gj_diagram_or(d, a.no, gj_diagram_minus(d, b.yes, a.yes));
		return out;
	default:
		return out;
	}
}

static gj_sides leaf(const gj_space_view *view, gj_node node)
{
	const gj_gate *gate = &view->circuit->gate[node];

	switch (gate->op) {
	case GJ_GATE_TRUE:
		return (gj_sides){GJ_DIAGRAM_ALL, GJ_DIAGRAM_NONE};
	case GJ_GATE_FALSE:
		return (gj_sides){GJ_DIAGRAM_NONE, GJ_DIAGRAM_ALL};
	case GJ_GATE_ATOM:
		return gj_space_atom(view->space, view->circuit, &view->circuit->atom[gate->a]);
	default:
		return (gj_sides){GJ_DIAGRAM_NONE, GJ_DIAGRAM_NONE};
	}
}

static bool is_leaf(gj_opcode op)
{
	return op == GJ_GATE_TRUE || op == GJ_GATE_FALSE || op == GJ_GATE_UNKNOWN ||
	       op == GJ_GATE_ATOM;
}

/* Which gates below `node` are needed: marked in `known` until they are made. Inputs have lower numbers than their users. */
static void mark(const gj_circuit *circuit, bool *needed, gj_node node)
{
	needed[node] = true;
	for (gj_node i = node + 1; i > 0; i--) {
		const gj_gate *gate = &circuit->gate[i - 1];

		if (!needed[i - 1] || is_leaf(gate->op))
			continue;
		needed[gate->a] = true;
		if (gate->op != GJ_GATE_NOT)
			needed[gate->b] = true;
		if (gate->op == GJ_GATE_JUDGED)
			needed[gate->c] = true;
	}
}

gj_diagram gj_space_conflicts(gj_space_view *view, gj_node node)
{
	gj_diagrams *d = view->space->diagrams;
	gj_diagram out = GJ_DIAGRAM_NONE;
	bool *needed = gj_arena_array(view->space->arena, (size_t)node + 1, sizeof *needed);

	if (needed == NULL) {
		d->full = true;
		return out;
	}
	mark(view->circuit, needed, node);
	for (gj_node i = 0; i <= node; i++) {
		const gj_gate *gate = &view->circuit->gate[i];
		gj_sides a, b, c;

		if (!needed[i] || gate->op != GJ_GATE_JUDGED)
			continue;
		a = gj_space_node(view, gate->a);
		b = gj_space_node(view, gate->b);
		c = gj_space_node(view, gate->c);
		out = gj_diagram_or(d, out, gj_diagram_and(d, c.yes, b.yes));
		out = gj_diagram_or(d, out,
				    gj_diagram_and(d, c.no, gj_diagram_and(d, a.yes, b.no)));
	}
	return out;
}

gj_sides gj_space_node(gj_space_view *view, gj_node node)
{
	const gj_circuit *circuit = view->circuit;
	bool *needed;

	if (view->known[node])
		return view->side[node];
	needed = gj_arena_array(view->space->arena, (size_t)node + 1, sizeof *needed);
	if (needed == NULL) {
		view->space->diagrams->full = true;
		return (gj_sides){GJ_DIAGRAM_NONE, GJ_DIAGRAM_NONE};
	}
	mark(circuit, needed, node);
	for (gj_node i = 0; i <= node; i++) {
		const gj_gate *gate = &circuit->gate[i];

		if (!needed[i] || view->known[i])
			continue;
		view->side[i] =
			is_leaf(gate->op)
				? leaf(view, i)
				: combine(view->space->diagrams, gate->op, view->side[gate->a],
					  view->side[gate->b], view->side[gate->c]);
		view->known[i] = true;
	}
	return view->side[node];
}
