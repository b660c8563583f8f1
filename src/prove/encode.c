/* SPDX-License-Identifier: Apache-2.0 */
/* Gates to formulas, each as circuit/opcodes.def says. */
#include "prove/encode.h"

static gj_formulas turned(gj_formulas a)
{
	return (gj_formulas){a.no, a.yes, a.exact};
}

/* `no` of something that is never unknown follows from `yes`: one formula in place of two. */
static gj_formulas exactly(gj_code *code, Z3_ast yes)
{
	return (gj_formulas){yes, gj_z_not(code->solver, yes), true};
}

static gj_formulas both(gj_code *code, gj_formulas a, gj_formulas b)
{
	gj_solver *z = code->solver;
	Z3_ast yes = gj_z_and(z, a.yes, b.yes);

	if (a.exact && b.exact)
		return exactly(code, yes);
	return (gj_formulas){yes, gj_z_or(z, a.no, b.no), false};
}

/* T = b.F & (c.T | (a.T & !c.F)); F = (b.T & !c.T) | (c.F & a.F) */
static gj_formulas judged(gj_code *code, gj_formulas a, gj_formulas b, gj_formulas c)
{
	gj_solver *z = code->solver;
	Z3_ast listed = gj_z_and(z, a.yes, gj_z_not(z, c.no));
	Z3_ast left = gj_z_and(z, b.yes, gj_z_not(z, c.yes));

	return (gj_formulas){gj_z_and(z, b.no, gj_z_or(z, c.yes, listed)),
			     gj_z_or(z, left, gj_z_and(z, c.no, a.no)), false};
}

/* The atom where it is known, else yes where the presumption's condition is. */
static gj_formulas presumed(gj_code *code, gj_formulas fact, gj_formulas where)
{
	gj_solver *z = code->solver;
	Z3_ast stands = gj_z_and(z, gj_z_not(z, fact.no), where.yes);

	return fact.exact ? fact : (gj_formulas){gj_z_or(z, fact.yes, stands), fact.no, false};
}

static gj_formulas encode_gate(gj_code *code, const gj_gate *gate)
{
	gj_solver *z = code->solver;
	const gj_formulas *node = code->node;

	switch (gate->op) {
	case GJ_GATE_FALSE:
		return (gj_formulas){z->no, z->yes, true};
	case GJ_GATE_TRUE:
		return (gj_formulas){z->yes, z->no, true};
	case GJ_GATE_ATOM:
		return gj_encode_atom(code, &code->circuit->atom[gate->a]);
	case GJ_GATE_NOT:
		return turned(node[gate->a]);
	case GJ_GATE_AND:
		return both(code, node[gate->a], node[gate->b]);
	case GJ_GATE_OR:
		return turned(both(code, turned(node[gate->a]), turned(node[gate->b])));
	case GJ_GATE_JUDGED:
		return judged(code, node[gate->a], node[gate->b], node[gate->c]);
	case GJ_GATE_PRESUME_TRUE:
		return presumed(code, node[gate->a], node[gate->b]);
	case GJ_GATE_PRESUME_FALSE:
		return turned(presumed(code, turned(node[gate->a]), node[gate->b]));
	case GJ_GATE_UNKNOWN:
	case GJ_N_OPCODES:
		break;
	}
	return (gj_formulas){z->no, z->no, false};
}

int gj_encode(gj_code **out, gj_arena *arena, gj_solver *solver, const gj_circuit *circuit,
	      gj_over over)
{
	gj_code *code = gj_arena_get(arena, sizeof *code);

	*out = NULL;
	if (code == NULL)
		return GJ_ENOMEM;
	*code = (gj_code){.solver = solver, .circuit = circuit, .over = over};
	code->node = gj_arena_array(arena, circuit->n_gates, sizeof *code->node);
	code->bounded = gj_arena_array(arena, circuit->law->n_facts, sizeof *code->bounded);
	if (code->node == NULL || code->bounded == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < circuit->n_gates; i++)
		code->node[i] = encode_gate(code, &circuit->gate[i]);
	*out = code;
	return GJ_OK;
}
