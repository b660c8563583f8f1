/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/space_atom.h"

#include <string.h>

#include <guiju/error.h>

#include "eval/interval.h"

enum { LESS = 1, EQUAL = 2, GREATER = 4 };

/* An atom read as a question about one variable: which of less, equal, greater than `constant` (ORDER), than the right side (PAIR), make it true. */
typedef struct reading {
	gj_var var;
	int64_t constant;
	unsigned order;
	uint64_t set; /* TRUTH, CHOICE */
} reading;

static unsigned order_of(gj_word relation)
{
	switch (relation) {
	case GJ_WORD_AT_LEAST:
	case GJ_WORD_ON_OR_AFTER:
		return EQUAL | GREATER;
	case GJ_WORD_MORE_THAN:
	case GJ_WORD_AFTER:
		return GREATER;
	case GJ_WORD_AT_MOST:
	case GJ_WORD_ON_OR_BEFORE:
		return LESS | EQUAL;
	case GJ_WORD_LESS_THAN:
	case GJ_WORD_BEFORE:
		return LESS;
	case GJ_WORD_IS:
		return EQUAL;
	default: /* IS_NOT */
		return LESS | GREATER;
	}
}

static unsigned turned(unsigned order)
{
	return (order & EQUAL) | ((order & LESS) != 0 ? GREATER : 0) |
	       ((order & GREATER) != 0 ? LESS : 0);
}

static bool is_constant(const gj_qty *qty)
{
	if (qty->op == GJ_QTY_FACT)
		return false;
	for (size_t i = 0; i < qty->n; i++)
		if (!is_constant(qty->kid[i]))
			return false;
	return true;
}

/* The value of a quantity without facts; false: it has none on that day. */
static bool value_of(const gj_space *space, const gj_circuit *circuit, const gj_qty *qty,
		     gj_day day, int64_t *out)
{
	const gj_record nothing = {.law = space->law};
	gj_interval value = gj_interval_qty(qty, &nothing, day, circuit->on);

	*out = value.low;
	return gj_interval_point(&value);
}

static bool read_compare(const gj_space *space, const gj_circuit *circuit, const gj_atom *atom,
			 reading *out)
{
	const gj_qty *left = atom->cond->left, *right = atom->cond->right;

	out->order = order_of(atom->cond->relation);
	if (left->op == GJ_QTY_FACT && is_constant(right)) {
		out->var = (gj_var){.sort = GJ_VAR_ORDER, .ask = {GJ_ASK_FACT, left->ref}};
		return value_of(space, circuit, right, atom->day, &out->constant);
	}
	if (right->op == GJ_QTY_FACT && is_constant(left)) {
		out->var = (gj_var){.sort = GJ_VAR_ORDER, .ask = {GJ_ASK_FACT, right->ref}};
		out->order = turned(out->order);
		return value_of(space, circuit, left, atom->day, &out->constant);
	}
	out->var = (gj_var){.sort = GJ_VAR_PAIR, .left = left, .right = right};
	return true;
}

/* False: the atom has no value whatever is told. */
static bool read_atom(const gj_space *space, const gj_circuit *circuit, const gj_atom *atom,
		      reading *out)
{
	*out = (reading){.set = 2};
	out->var.sort = GJ_VAR_TRUTH;
	switch (atom->kind) {
	case GJ_ATOM_FACT:
		out->var.ask = (gj_ask){GJ_ASK_FACT, atom->ref};
		return true;
	case GJ_ATOM_ROLE:
		out->var.ask = (gj_ask){GJ_ASK_ROLE, atom->ref};
		return true;
	case GJ_ATOM_JUDGEMENT:
		out->var.ask = (gj_ask){GJ_ASK_JUDGEMENT, atom->ref};
		return true;
	case GJ_ATOM_CHOICE:
		out->var = (gj_var){.sort = GJ_VAR_CHOICE, .ask = {GJ_ASK_FACT, atom->ref}};
		out->set = 0;
		for (size_t i = 0; i < atom->cond->choice.n; i++)
			out->set |= atom->cond->choice.at[i] < GJ_DIAGRAM_VALUES
					    ? UINT64_C(1) << atom->cond->choice.at[i]
					    : 0;
		return true;
	case GJ_ATOM_EVENT:
		out->var = (gj_var){.sort = GJ_VAR_ORDER, .ask = {GJ_ASK_FACT, atom->ref}};
		out->order = LESS | EQUAL;
		out->constant = atom->day == circuit->on ? space->on : atom->day;
		return true;
	case GJ_ATOM_COMPARE:
		return read_compare(space, circuit, atom, out);
	}
	return false;
}

static bool same_qty(const gj_qty *a, const gj_qty *b)
{
	if (a->op != b->op || a->num != b->num || a->day != b->day || a->n != b->n ||
	    (a->op == GJ_QTY_FACT || a->op == GJ_QTY_PARAMETER ? a->ref != b->ref : false))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_qty(a->kid[i], b->kid[i]))
			return false;
	return true;
}

static bool same_var(const gj_var *a, const gj_var *b)
{
	if (a->sort != b->sort)
		return false;
	if (a->sort == GJ_VAR_PAIR)
		return same_qty(a->left, b->left) && same_qty(a->right, b->right);
	return a->ask.kind == b->ask.kind && a->ask.ref == b->ask.ref;
}

static size_t find(const gj_space *space, const gj_var *var)
{
	size_t i = 0;

	while (i < space->n_vars && !same_var(&space->var[i], var))
		i++;
	return i;
}

static void add_constant(gj_space *space, gj_var *var, int64_t constant)
{
	for (unsigned i = 0; i < var->n_constants; i++)
		if (var->constant[i] == constant)
			return;
	if (var->n_constants == GJ_VAR_CONSTANTS)
		space->too_large = true;
	else
		var->constant[var->n_constants++] = constant;
}

int gj_space_take(gj_space *space, const gj_circuit *circuit)
{
	for (size_t i = 0; i < circuit->n_atoms; i++) {
		reading read;
		size_t at;

		if (!read_atom(space, circuit, &circuit->atom[i], &read))
			continue;
		at = find(space, &read.var);
		if (read.var.sort == GJ_VAR_CHOICE &&
		    space->law->fact[read.var.ask.ref].n_choices > GJ_DIAGRAM_VALUES)
			space->too_large = true;
		if (at == GJ_SPACE_VARS) {
			space->too_large = true;
			return GJ_OK;
		}
		if (at == space->n_vars) {
			if (gj_arena_room(space->arena, (void **)&space->var, &space->cap_vars,
					  space->n_vars, sizeof *space->var) != GJ_OK)
				return GJ_ENOMEM;
			space->var[space->n_vars++] = read.var;
		}
		if (read.var.sort == GJ_VAR_ORDER)
			add_constant(space, &space->var[at], read.constant);
	}
	return GJ_OK;
}

static uint64_t order_set(const gj_var *var, const reading *read)
{
	unsigned i = 0;
	uint64_t at, below;

	if (var->sort == GJ_VAR_PAIR)
		return read->order;
	while (i < var->n_constants && var->constant[i] != read->constant)
		i++;
	at = UINT64_C(1) << (2 * i + 1);
	below = at - 1;
	return ((read->order & LESS) != 0 ? below : 0) | ((read->order & EQUAL) != 0 ? at : 0) |
	       ((read->order & GREATER) != 0 ? ~(below | at) : 0);
}

gj_sides gj_space_atom(gj_space *space, const gj_circuit *circuit, const gj_atom *atom)
{
	gj_diagrams *d = space->diagrams;
	reading read;
	uint64_t set;
	size_t at;

	if (!read_atom(space, circuit, atom, &read))
		return (gj_sides){GJ_DIAGRAM_NONE, GJ_DIAGRAM_NONE};
	at = find(space, &read.var);
	if (at == space->n_vars) /* never: gj_space_take has seen the circuit */
		return (gj_sides){GJ_DIAGRAM_NONE, GJ_DIAGRAM_NONE};
	set = read.var.sort == GJ_VAR_ORDER || read.var.sort == GJ_VAR_PAIR
		      ? order_set(&space->var[at], &read)
		      : read.set;
	return (gj_sides){gj_diagram_of(d, (uint32_t)at, set),
			  gj_diagram_of(d, (uint32_t)at, ~set)};
}
