/* SPDX-License-Identifier: Apache-2.0 */
/* From gates to instructions: what is needed, where it is read last, in which place it lies meanwhile. */
#include "eval/program.h"

#include <guiju/error.h>

enum { NEVER = UINT32_MAX, MOST_INPUTS = 3 };

typedef struct making {
	const gj_circuit *circuit;
	gj_program *program;
	uint32_t *
		last; /* [n_gates]: the gate that reads it last; its own number: none does; NEVER: it is not needed */
	uint32_t *where; /* [n_gates]: its place */
	uint32_t *wanted,
		*next; /* outputs of a node: a list by node [n_gates], [n_outputs] of output + 1 */
	uint32_t *freed; /* registers to be used again */
	size_t n_freed;
} making;

static unsigned inputs_of(uint32_t op)
{
	static const unsigned n[GJ_N_OPCODES] = {
#define OPCODE(symbol, inputs, text) inputs,
#include "circuit/opcodes.def"
#undef OPCODE
	};

	return n[op];
}

/* Users stand behind what they use: from the last gate back, each marks its inputs; the first to do so reads them last. */
static void mark(making *m)
{
	for (uint32_t i = (uint32_t)m->circuit->n_gates; i-- > 0;) {
		const gj_gate *gate = &m->circuit->gate[i];
		const uint32_t in[] = {gate->a, gate->b, gate->c};

		if (m->last[i] == NEVER && m->wanted[i] == 0)
			continue;
		if (m->last[i] == NEVER)
			m->last[i] = i;
		for (unsigned k = 0; k < MOST_INPUTS && k < inputs_of(gate->op); k++)
			if (m->last[in[k]] == NEVER)
				m->last[in[k]] = i;
	}
}

static void emit(making *m, gj_instruction instruction)
{
	m->program->item[m->program->n++] = instruction;
}

static uint32_t take_register(making *m)
{
	if (m->n_freed > 0)
		return m->freed[--m->n_freed];
	return (uint32_t)(m->program->n_atoms + m->program->n_registers++);
}

/* Atoms keep their places: only the next block needs them again, with new planes. */
static void free_register(making *m, uint32_t gate)
{
	if (m->circuit->gate[gate].op != GJ_GATE_ATOM)
		m->freed[m->n_freed++] = m->where[gate];
}

/* An input that is read here for the last time; of two equal ones the first. */
static void free_inputs(making *m, uint32_t at, const uint32_t *in, unsigned n)
{
	for (unsigned k = 0; k < n; k++) {
		bool before = false;

		for (unsigned j = 0; j < k; j++)
			before = before || in[j] == in[k];
		if (!before && m->last[in[k]] == at)
			free_register(m, in[k]);
	}
}

static void place_atoms(making *m)
{
	for (uint32_t i = 0; i < m->circuit->n_gates; i++) {
		if (m->last[i] == NEVER || m->circuit->gate[i].op != GJ_GATE_ATOM)
			continue;
		m->where[i] = (uint32_t)m->program->n_atoms;
		m->program->atom[m->program->n_atoms++] = m->circuit->gate[i].a;
	}
}

/* Results may take the register of an input that ends here: each word is read before it is written. */
static void make_gate(making *m, uint32_t at)
{
	const gj_gate *gate = &m->circuit->gate[at];
	const uint32_t in[] = {gate->a, gate->b, gate->c};
	unsigned n = inputs_of(gate->op);

	if (gate->op != GJ_GATE_ATOM) {
		gj_instruction made = {.op = gate->op};

		made.a = n > 0 ? m->where[in[0]] : 0;
		made.b = n > 1 ? m->where[in[1]] : 0;
		made.c = n > 2 ? m->where[in[2]] : 0;
		free_inputs(m, at, in, n);
		made.to = m->where[at] = take_register(m);
		emit(m, made);
	}
	for (uint32_t output = m->wanted[at]; output != 0; output = m->next[output - 1])
		emit(m, (gj_instruction){GJ_DO_OUT, output - 1, m->where[at], 0, 0});
	if (m->last[at] == at)
		free_register(m, at);
}

static int make_room(making *m, gj_arena *arena, size_t n_outputs)
{
	size_t n = m->circuit->n_gates;

	m->last = gj_arena_array(arena, n, sizeof *m->last);
	m->where = gj_arena_array(arena, n, sizeof *m->where);
	m->wanted = gj_arena_array(arena, n, sizeof *m->wanted);
	m->freed = gj_arena_array(arena, n, sizeof *m->freed);
	m->next = gj_arena_array(arena, n_outputs, sizeof *m->next);
	m->program->atom = gj_arena_array(arena, m->circuit->n_atoms, sizeof *m->program->atom);
	m->program->item = gj_arena_array(arena, n + n_outputs, sizeof *m->program->item);
	if (m->last == NULL || m->where == NULL || m->wanted == NULL || m->freed == NULL ||
	    m->next == NULL || m->program->atom == NULL || m->program->item == NULL)
		return GJ_ENOMEM;
	memset(m->last, 0xFF, n * sizeof *m->last);
	return GJ_OK;
}

int gj_program_new(gj_program **out, gj_arena *arena, const gj_circuit *circuit,
		   const gj_node *output, size_t n_outputs)
{
	making m = {.circuit = circuit};

	*out = NULL;
	m.program = gj_arena_get(arena, sizeof *m.program);
	if (m.program == NULL || make_room(&m, arena, n_outputs) != GJ_OK)
		return GJ_ENOMEM;
	m.program->circuit = circuit;
	m.program->n_outputs = n_outputs;
	for (size_t i = n_outputs; i-- > 0;) {
		m.next[i] = m.wanted[output[i]];
		m.wanted[output[i]] = (uint32_t)i + 1;
	}
	mark(&m);
	place_atoms(&m);
	for (uint32_t i = 0; i < circuit->n_gates; i++)
		if (m.last[i] != NEVER)
			make_gate(&m, i);
	*out = m.program;
	return GJ_OK;
}
