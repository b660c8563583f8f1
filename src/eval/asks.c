/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/asks.h"

int gj_walk_new(gj_walk *walk, gj_arena *arena, const gj_circuit *circuit, const gj_truth *node)
{
	walk->circuit = circuit;
	walk->node = node;
	walk->arena = arena;
	walk->now = 0;
	walk->stamp = gj_arena_array(arena, circuit->n_gates, sizeof *walk->stamp);
	walk->stack = gj_arena_array(arena, circuit->n_gates + 1, sizeof *walk->stack);
	return walk->stamp != NULL && walk->stack != NULL ? GJ_OK : GJ_ENOMEM;
}

static unsigned inputs_of(gj_opcode op)
{
	static const unsigned n[GJ_N_OPCODES] = {
#define OPCODE(symbol, inputs, text) inputs,
#include "circuit/opcodes.def"
#undef OPCODE
	};

	return n[op];
}

int gj_walk_each(gj_walk *walk, gj_node top, gj_walk_which which,
		 int (*visit)(void *context, gj_node at), void *context)
{
	size_t n = 0;
	int rc = GJ_OK;

	if (which == GJ_WALK_UNDECIDED && walk->node[top] != GJ_UNKNOWN)
		return GJ_OK;
	walk->now++;
	walk->stamp[top] = walk->now;
	walk->stack[n++] = top;
	while (rc == GJ_OK && n > 0) {
		gj_node at = walk->stack[--n];
		const gj_gate *gate = &walk->circuit->gate[at];
		const uint32_t kid[3] = {gate->a, gate->b, gate->c};

		for (unsigned i = inputs_of(gate->op); i > 0; i--) {
			gj_node below = kid[i - 1];

			if (walk->stamp[below] == walk->now ||
			    (which == GJ_WALK_UNDECIDED && walk->node[below] != GJ_UNKNOWN))
				continue;
			walk->stamp[below] = walk->now;
			walk->stack[n++] = below;
		}
		rc = visit(context, at);
	}
	return rc;
}

gj_str gj_ask_name(const gj_law *law, gj_ask ask)
{
	return ask.kind == GJ_ASK_FACT	      ? law->fact[ask.ref].e.id
	       : ask.kind == GJ_ASK_JUDGEMENT ? law->term[ask.ref].e.id
					      : law->role[ask.ref].e.id;
}

int gj_asks_add(gj_asks *list, gj_arena *arena, gj_ask ask)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].kind == ask.kind && list->at[i].ref == ask.ref)
			return GJ_OK;
	if (gj_arena_more(arena, (void **)&list->at, list->n, sizeof ask) != GJ_OK)
		return GJ_ENOMEM;
	list->at[list->n++] = ask;
	return GJ_OK;
}

static int compare(const gj_law *law, gj_ask a, gj_ask b)
{
	if (a.kind != b.kind)
		return a.kind < b.kind ? -1 : 1;
	return gj_str_cmp(gj_ask_name(law, a), gj_ask_name(law, b));
}

/* Lists are short; insertion keeps the order without a global for qsort. */
void gj_asks_sort(gj_asks *list, const gj_law *law)
{
	for (size_t i = 1; i < list->n; i++) {
		gj_ask ask = list->at[i];
		size_t at = i;

		for (; at > 0 && compare(law, list->at[at - 1], ask) > 0; at--)
			list->at[at] = list->at[at - 1];
		list->at[at] = ask;
	}
}

bool gj_ask_told(const gj_record *record, gj_ask ask)
{
	const gj_input *input;

	if (ask.kind == GJ_ASK_JUDGEMENT)
		return record->term[ask.ref].truth != GJ_UNKNOWN;
	if (ask.kind == GJ_ASK_ROLE)
		return record->role[ask.ref] != GJ_UNKNOWN;
	input = &record->fact[ask.ref];
	if (input->state != GJ_STATE_GIVEN)
		return false;
	if (record->law->fact[ask.ref].type == GJ_FACT_BOOL ||
	    record->law->fact[ask.ref].type == GJ_FACT_CHOICE || input->truth == GJ_FALSE)
		return true;
	return input->has_low && input->has_high && input->low == input->high;
}

typedef struct gathering {
	gj_asks *out;
	gj_walk *walk;
	const gj_record *record;
	gj_walk_which which;
} gathering;

static int gather(gathering *g, gj_ask ask)
{
	if (g->which == GJ_WALK_UNDECIDED && gj_ask_told(g->record, ask))
		return GJ_OK;
	return gj_asks_add(g->out, g->walk->arena, ask);
}

static int gather_qty(gathering *g, const gj_qty *qty)
{
	int rc = GJ_OK;

	if (qty->op == GJ_QTY_FACT)
		return gather(g, (gj_ask){GJ_ASK_FACT, qty->ref});
	for (size_t i = 0; rc == GJ_OK && i < qty->n; i++)
		rc = gather_qty(g, qty->kid[i]);
	return rc;
}

static int gather_atom(void *context, gj_node at)
{
	gathering *g = context;
	const gj_gate *gate = &g->walk->circuit->gate[at];
	const gj_atom *atom;
	int rc;

	if (gate->op != GJ_GATE_ATOM)
		return GJ_OK;
	atom = &g->walk->circuit->atom[gate->a];
	switch (atom->kind) {
	case GJ_ATOM_COMPARE:
		rc = gather_qty(g, atom->cond->left);
		return rc == GJ_OK ? gather_qty(g, atom->cond->right) : rc;
	case GJ_ATOM_ROLE:
		return gather(g, (gj_ask){GJ_ASK_ROLE, atom->ref});
	case GJ_ATOM_JUDGEMENT:
		return gather(g, (gj_ask){GJ_ASK_JUDGEMENT, atom->ref});
	default:
		return gather(g, (gj_ask){GJ_ASK_FACT, atom->ref});
	}
}

int gj_asks_below(gj_asks *out, gj_walk *walk, gj_node top, gj_walk_which which,
		  const gj_record *record)
{
	gathering g = {out, walk, record, which};
	int rc = gj_walk_each(walk, top, which, gather_atom, &g);

	gj_asks_sort(out, walk->circuit->law);
	return rc;
}

static bool qty_reads(const gj_qty *qty, uint32_t fact)
{
	if (qty->op == GJ_QTY_FACT)
		return qty->ref == fact;
	for (size_t i = 0; i < qty->n; i++)
		if (qty_reads(qty->kid[i], fact))
			return true;
	return false;
}

bool gj_atom_reads(const gj_atom *atom, gj_ask ask)
{
	switch (atom->kind) {
	case GJ_ATOM_COMPARE:
		return ask.kind == GJ_ASK_FACT && (qty_reads(atom->cond->left, ask.ref) ||
						   qty_reads(atom->cond->right, ask.ref));
	case GJ_ATOM_ROLE:
		return ask.kind == GJ_ASK_ROLE && ask.ref == atom->ref;
	case GJ_ATOM_JUDGEMENT:
		return ask.kind == GJ_ASK_JUDGEMENT && ask.ref == atom->ref;
	default:
		return ask.kind == GJ_ASK_FACT && ask.ref == atom->ref;
	}
}
