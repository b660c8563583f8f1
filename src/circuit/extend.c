/* SPDX-License-Identifier: Apache-2.0 */
#include "circuit/extend.h"

/* Few are added, so they are looked through. */
static gj_node add_gate(gj_extension *x, gj_gate gate)
{
	gj_circuit *to = x->to;

	for (size_t i = x->from->n_gates; i < to->n_gates; i++)
		if (to->gate[i].op == gate.op && to->gate[i].a == gate.a && to->gate[i].b == gate.b)
			return (gj_node)i;
	if (x->failed || gj_arena_room(x->arena, (void **)&to->gate, &x->cap_gates, to->n_gates,
				       sizeof *to->gate) != GJ_OK) {
		x->failed = true;
		return 0;
	}
	to->gate[to->n_gates] = gate;
	return (gj_node)to->n_gates++;
}

gj_node gj_extend_atom(gj_extension *x, gj_atom atom)
{
	gj_circuit *to = x->to;

	for (size_t i = 0; i < to->n_atoms; i++)
		if (to->atom[i].kind == atom.kind && to->atom[i].ref == atom.ref &&
		    to->atom[i].day == atom.day)
			return to->atom[i].node;
	if (x->failed || gj_arena_room(x->arena, (void **)&to->atom, &x->cap_atoms, to->n_atoms,
				       sizeof *to->atom) != GJ_OK) {
		x->failed = true;
		return 0;
	}
	atom.node = add_gate(x, (gj_gate){GJ_GATE_ATOM, (uint32_t)to->n_atoms, 0, 0});
	to->atom[to->n_atoms++] = atom;
	return atom.node;
}

gj_node gj_extend_not(gj_extension *x, gj_node a)
{
	return add_gate(x, (gj_gate){GJ_GATE_NOT, a, 0, 0});
}

gj_node gj_extend_and(gj_extension *x, gj_node a, gj_node b)
{
	return add_gate(x, (gj_gate){GJ_GATE_AND, a, b, 0});
}

gj_node gj_extend_or(gj_extension *x, gj_node a, gj_node b)
{
	return add_gate(x, (gj_gate){GJ_GATE_OR, a, b, 0});
}

int gj_extend(gj_extension *out, gj_arena *arena, const gj_circuit *from)
{
	gj_circuit *to = gj_arena_get(arena, sizeof *to);

	*out = (gj_extension){.from = from, .to = to, .arena = arena};
	if (to == NULL)
		return GJ_ENOMEM;
	*to = *from;
	out->cap_gates = from->n_gates;
	out->cap_atoms = from->n_atoms;
	to->gate = gj_arena_array(arena, from->n_gates, sizeof *to->gate);
	to->atom = gj_arena_array(arena, from->n_atoms, sizeof *to->atom);
	to->norm = gj_arena_array(arena, from->law->n_norms, sizeof *to->norm);
	if (to->gate == NULL || to->atom == NULL || to->norm == NULL)
		return GJ_ENOMEM;
	memcpy(to->gate, from->gate, from->n_gates * sizeof *to->gate);
	memcpy(to->atom, from->atom, from->n_atoms * sizeof *to->atom);
	memcpy(to->norm, from->norm, from->law->n_norms * sizeof *to->norm);
	return GJ_OK;
}
