/* SPDX-License-Identifier: Apache-2.0 */
/* The circuit itself: its order, its sharing, and that it means on bit planes what it means on one service. */
#include "trust/meta.h"

static unsigned inputs_of(gj_opcode op)
{
	static const unsigned n[GJ_N_OPCODES] = {
#define OPCODE(symbol, inputs, text) inputs,
#include "circuit/opcodes.def"
#undef OPCODE
	};

	return n[op];
}

/* Inputs stand before their users; no gate stands twice; each atom has its gate. */
bool meta_shape(meta *m)
{
	const gj_circuit *c = m->circuit;

	for (size_t i = 0; i < c->n_gates; i++) {
		const gj_gate *g = &c->gate[i];
		const uint32_t in[] = {g->a, g->b, g->c};

		for (unsigned k = 0; k < inputs_of(g->op); k++)
			if (in[k] >= i)
				return meta_fails(m, NULL, "gate %zu reads gate %u", i, in[k]);
		if (g->op == GJ_GATE_ATOM && (g->a >= c->n_atoms || c->atom[g->a].node != i))
			return meta_fails(m, NULL, "gate %zu is not the gate of its atom", i);
		for (size_t k = 0; k < i; k++)
			if (memcmp(&c->gate[k], g, sizeof *g) == 0)
				return meta_fails(m, NULL, "gates %zu and %zu are the same", k, i);
	}
	m->tried++;
	return true;
}

/* ---- planes ---- */

typedef struct plane {
	uint64_t t, f;
} plane;

/* The formulas of opcodes.def, on 64 services at a time. */
static plane gate(const gj_gate *g, const plane *node, const plane *atom)
{
	static const plane none = {0, 0};
	plane a = inputs_of(g->op) > 0 ? node[g->a] : none;
	plane b = inputs_of(g->op) > 1 ? node[g->b] : none;
	plane c = inputs_of(g->op) > 2 ? node[g->c] : none;

	switch (g->op) {
	case GJ_GATE_FALSE:
		return (plane){0, ~UINT64_C(0)};
	case GJ_GATE_TRUE:
		return (plane){~UINT64_C(0), 0};
	case GJ_GATE_ATOM:
		return atom[g->a];
	case GJ_GATE_NOT:
		return (plane){a.f, a.t};
	case GJ_GATE_AND:
		return (plane){a.t & b.t, a.f | b.f};
	case GJ_GATE_OR:
		return (plane){a.t | b.t, a.f & b.f};
	case GJ_GATE_JUDGED:
		return (plane){b.f & (c.t | (a.t & ~c.f)), (b.t & ~c.t) | (c.f & a.f)};
	case GJ_GATE_PRESUME_TRUE:
		return (plane){a.t | (~a.f & b.t), a.f};
	case GJ_GATE_PRESUME_FALSE:
		return (plane){a.t, a.f | (~a.t & b.t)};
	default:
		return none;
	}
}

enum { SERVICES = 64 };

/* Sixty-four records at once, then one at a time. */
bool meta_planes(meta *m)
{
	const gj_circuit *c = m->circuit;
	plane *atom = gj_arena_array(m->arena, c->n_atoms, sizeof *atom);
	plane *node = gj_arena_array(m->arena, c->n_gates, sizeof *node);
	gj_truth *one = gj_arena_array(m->arena, c->n_atoms * SERVICES, sizeof *one);
	gj_truth *out = gj_arena_array(m->arena, c->n_gates, sizeof *out);

	for (unsigned s = 0; s < SERVICES; s++) {
		gj_record *record;

		if (gen_record(&record, m->arena, m->law, &m->marks, &m->random) != GJ_OK)
			return meta_fails(m, NULL, "out of memory");
		gj_atoms_truth(c, record, one + s * c->n_atoms);
		for (size_t i = 0; i < c->n_atoms; i++) {
			atom[i].t |= (uint64_t)(one[s * c->n_atoms + i] == GJ_TRUE) << s;
			atom[i].f |= (uint64_t)(one[s * c->n_atoms + i] == GJ_FALSE) << s;
		}
	}
	for (size_t i = 0; i < c->n_gates; i++) {
		node[i] = gate(&c->gate[i], node, atom);
		if ((node[i].t & node[i].f) != 0)
			return meta_fails(m, NULL, "gate %zu is true and false at once", i);
	}
	for (unsigned s = 0; s < SERVICES; s++) {
		gj_circuit_run(c, one + s * c->n_atoms, 0, out);
		m->tried++;
		for (size_t i = 0; i < c->n_gates; i++) {
			gj_truth plain = node[i].t >> s & 1   ? GJ_TRUE
					 : node[i].f >> s & 1 ? GJ_FALSE
							      : GJ_UNKNOWN;

			if (out[i] != plain)
				return meta_fails(m, NULL, "gate %zu differs on planes", i);
		}
	}
	return true;
}
