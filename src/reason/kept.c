/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/kept.h"
#include "eval/compliance.h"

typedef struct making {
	const gj_circuit *from;
	gj_circuit *to;
	gj_arena *arena;
	size_t cap_gates, cap_atoms;
	bool failed;
} making;

/* Most acts stand alone; norms that ask for one act upon one event share a node. */
static gj_node add_gate(making *m, gj_gate gate)
{
	gj_circuit *to = m->to;

	for (size_t i = m->from->n_gates; i < to->n_gates; i++)
		if (to->gate[i].op == gate.op && to->gate[i].a == gate.a && to->gate[i].b == gate.b)
			return (gj_node)i;
	if (m->failed || gj_arena_room(m->arena, (void **)&to->gate, &m->cap_gates, to->n_gates,
				       sizeof *to->gate) != GJ_OK) {
		m->failed = true;
		return 0;
	}
	to->gate[to->n_gates] = gate;
	return (gj_node)to->n_gates++;
}

static gj_node add_atom(making *m, gj_atom atom)
{
	gj_circuit *to = m->to;

	for (size_t i = 0; i < to->n_atoms; i++)
		if (to->atom[i].kind == atom.kind && to->atom[i].ref == atom.ref &&
		    to->atom[i].day == atom.day)
			return to->atom[i].node;
	if (m->failed || gj_arena_room(m->arena, (void **)&to->atom, &m->cap_atoms, to->n_atoms,
				       sizeof *to->atom) != GJ_OK) {
		m->failed = true;
		return 0;
	}
	atom.node = add_gate(m, (gj_gate){GJ_GATE_ATOM, (uint32_t)to->n_atoms, 0, 0});
	to->atom[to->n_atoms++] = atom;
	return atom.node;
}

static gj_node turned(making *m, gj_node a)
{
	return add_gate(m, (gj_gate){GJ_GATE_NOT, a, 0, 0});
}

static gj_node both(making *m, gj_node a, gj_node b)
{
	return add_gate(m, (gj_gate){GJ_GATE_AND, a, b, 0});
}

static gj_node either(making *m, gj_node a, gj_node b)
{
	return add_gate(m, (gj_gate){GJ_GATE_OR, a, b, 0});
}

/*
 * Of a standing duty whether its act is so. Where an event calls for it: pending, or called for and so, or called for and not so; that one of
 * the three is the case is known when it is known which.
 */
static gj_node node_of(making *m, uint32_t norm)
{
	const gj_norm *n = &m->from->law->norm[norm];
	gj_node act = m->from->norm[norm].act, call;

	if (gj_kept_by_days(n))
		return add_atom(m, (gj_atom){.kind = GJ_ATOM_KEPT, .ref = norm});
	if (n->upon == GJ_NONE)
		return act;
	call = add_atom(m, (gj_atom){.kind = GJ_ATOM_EVENT, .ref = n->upon, .day = m->from->on});
	return either(m, turned(m, call),
		      either(m, both(m, call, act), both(m, call, turned(m, act))));
}

static int copy_circuit(making *m)
{
	const gj_circuit *from = m->from;
	gj_circuit *to = gj_arena_get(m->arena, sizeof *to);

	m->to = to;
	if (to == NULL)
		return GJ_ENOMEM;
	*to = *from;
	m->cap_gates = from->n_gates;
	m->cap_atoms = from->n_atoms;
	to->gate = gj_arena_array(m->arena, from->n_gates, sizeof *to->gate);
	to->atom = gj_arena_array(m->arena, from->n_atoms, sizeof *to->atom);
	to->norm = gj_arena_array(m->arena, from->law->n_norms, sizeof *to->norm);
	if (to->gate == NULL || to->atom == NULL || to->norm == NULL)
		return GJ_ENOMEM;
	memcpy(to->gate, from->gate, from->n_gates * sizeof *to->gate);
	memcpy(to->atom, from->atom, from->n_atoms * sizeof *to->atom);
	memcpy(to->norm, from->norm, from->law->n_norms * sizeof *to->norm);
	return GJ_OK;
}

/* Is it open whether a norm that applies is kept? */
static bool is_open(const gj_circuit *circuit, const gj_record *record, const gj_truth *node,
		    uint32_t norm)
{
	gj_verdict v = {.norm = norm, .due = GJ_DAY_NONE, .since = GJ_DAY_NONE};

	v.compliance = GJ_NOT_CHECKED;
	gj_comply(&v, circuit, record, node[circuit->norm[norm].act]);
	return v.compliance == GJ_NOT_CHECKED || v.compliance == GJ_COMPLIANCE_UNKNOWN;
}

int gj_kept_inquiry(gj_inquiry *out, gj_arena *arena, const gj_inquiry *inquiry, size_t *open)
{
	const gj_law *law = inquiry->circuit->law;
	making m = {.from = inquiry->circuit, .arena = arena};
	gj_truth *atom = gj_arena_array(arena, m.from->n_atoms, sizeof *atom);
	gj_truth *node = gj_arena_array(arena, m.from->n_gates, sizeof *node);
	bool *wanted = gj_arena_array(arena, law->n_norms, sizeof *wanted);

	*open = 0;
	*out = *inquiry;
	if (atom == NULL || node == NULL || wanted == NULL || copy_circuit(&m) != GJ_OK)
		return GJ_ENOMEM;
	gj_atoms_truth(m.from, inquiry->record, atom);
	gj_circuit_run(m.from, atom, 0, node);
	for (uint32_t i = 0; i < law->n_norms; i++) {
		const gj_norm_nodes *nodes = &m.from->norm[i];

		wanted[i] = gj_inquiry_wants(inquiry, i) && nodes->in_force &&
			    node[nodes->applies] == GJ_TRUE && gj_can_be_kept(&law->norm[i]) &&
			    law->norm[i].kind != GJ_KIND_ENCOURAGEMENT &&
			    is_open(m.from, inquiry->record, node, i);
		if (!wanted[i])
			continue;
		++*open;
		m.to->norm[i].applies = node_of(&m, i);
	}
	out->circuit = m.to;
	out->wanted = wanted;
	return m.failed ? GJ_ENOMEM : GJ_OK;
}
