/* SPDX-License-Identifier: Apache-2.0 */
/* Running a cone over every combination of facts. */
#include "law/cone.h"

#include <stdlib.h>

static int by_value(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

/*
 * A number's values: 2i + 1 is the i-th constant, 2i what lies below it and above the one before. Numbers and days are
 * whole steps, so that between neighbours lies nothing.
 */
static uint64_t number_values(gj_cone_var *var)
{
	uint64_t values = 0;

	qsort(var->mentioned, var->n_mentioned, sizeof *var->mentioned, by_value);
	for (unsigned i = 0; i < var->n_mentioned; i++) {
		bool gap = i == 0 || var->mentioned[i - 1] < var->mentioned[i] - 1;

		values |= (gap ? UINT64_C(1) << 2 * i : 0) | UINT64_C(1) << (2 * i + 1);
	}
	return values | UINT64_C(1) << 2 * var->n_mentioned;
}

/* A choice's values: the i-th that is mentioned, and behind them one for all others if there are any. */
static uint64_t choice_values(const gj_cone *cone, const gj_cone_var *var)
{
	bool others = var->n_mentioned < cone->law->fact[var->ref].n_choices;

	return (UINT64_C(1) << (var->n_mentioned + others)) - 1;
}

static void lay_out_vars(gj_cone *cone, unsigned *bits)
{
	*bits = 0;
	for (unsigned i = 0; i < cone->n_vars; i++) {
		gj_cone_var *var = &cone->var[i];

		var->values = var->sort == GJ_CONE_NUMBER   ? number_values(var)
			      : var->sort == GJ_CONE_CHOICE ? choice_values(cone, var)
			      : var->sort == GJ_CONE_PAIR
				      ? GJ_CONE_LESS | GJ_CONE_EQUAL | GJ_CONE_GREATER
				      : 0;
		if (var->values == 0)
			var->position = (*bits)++;
	}
}

static unsigned index_of(const gj_cone_var *var, int64_t what)
{
	unsigned i = 0;

	while (i < var->n_mentioned && var->mentioned[i] != what)
		i++;
	return i;
}

/* For which values of its variable is the gate true? */
static uint64_t true_values(const gj_cone *cone, const gj_cone_gate *gate)
{
	const gj_cone_var *var = &cone->var[gate->a];
	uint64_t below, at;

	if (var->sort == GJ_CONE_PAIR)
		return gate->order;
	if (var->sort == GJ_CONE_CHOICE) {
		uint64_t set = 0;

		for (size_t i = 0; i < gate->choice->n; i++)
			set |= UINT64_C(1) << index_of(var, gate->choice->at[i]);
		return set;
	}
	at = UINT64_C(1) << (2 * index_of(var, gate->constant) + 1);
	below = at - 1;
	return ((gate->order & GJ_CONE_LESS) != 0 ? below : 0) |
	       ((gate->order & GJ_CONE_EQUAL) != 0 ? at : 0) |
	       ((gate->order & GJ_CONE_GREATER) != 0 ? ~(below | at) : 0);
}

/* How many combinations there are; false: too many. */
static bool count_states(const gj_cone *cone, unsigned bits, uint64_t *out)
{
	const uint64_t most = UINT64_C(1) << GJ_CONE_VARS;

	*out = UINT64_C(1) << bits;
	for (unsigned i = 0; i < cone->n_vars; i++) {
		uint64_t values = 0;

		for (uint64_t set = cone->var[i].values; set != 0; set &= set - 1)
			values++;
		if (values > 0)
			*out *= values;
		if (*out > most)
			return false;
	}
	return true;
}

/* The next value that the variable can take; false when it is back at its first. */
static bool next_value(gj_cone_var *var)
{
	do
		var->position = (var->position + 1) % 64;
	while ((var->values >> var->position & 1) == 0);
	return (var->values & ((UINT64_C(1) << var->position) - 1)) != 0;
}

/* One step of an odometer over the variables with several values. */
static bool next_values(gj_cone *cone)
{
	for (unsigned i = 0; i < cone->n_vars; i++)
		if (cone->var[i].values != 0 && next_value(&cone->var[i]))
			return true;
	return false;
}

/* Bit `position` of the 64 combinations that start at 64 * block. */
static uint64_t bit_plane(unsigned position, uint64_t block)
{
	static const uint64_t plane[] = {
		UINT64_C(0xaaaaaaaaaaaaaaaa), UINT64_C(0xcccccccccccccccc),
		UINT64_C(0xf0f0f0f0f0f0f0f0), UINT64_C(0xff00ff00ff00ff00),
		UINT64_C(0xffff0000ffff0000), UINT64_C(0xffffffff00000000)};

	if (position < 6)
		return plane[position];
	return (block >> (position - 6) & 1) != 0 ? UINT64_MAX : 0;
}

static void run_gate(gj_cone *cone, uint32_t i, uint64_t block)
{
	const gj_cone_gate *gate = &cone->gate[i];
	uint64_t *t = cone->is_true, *f = cone->is_false;
	const gj_cone_var *var = &cone->var[gate->a < cone->n_vars ? gate->a : 0];

	switch (gate->op) {
	case GJ_CONE_FALSE:
	case GJ_CONE_UNKNOWN:
	case GJ_CONE_TRUE:
		t[i] = gate->op == GJ_CONE_TRUE ? UINT64_MAX : 0;
		f[i] = gate->op == GJ_CONE_FALSE ? UINT64_MAX : 0;
		break;
	case GJ_CONE_BIT:
		t[i] = bit_plane(var->position, block);
		f[i] = ~t[i];
		break;
	case GJ_CONE_VALUE:
		t[i] = (gate->set >> var->position & 1) != 0 ? UINT64_MAX : 0;
		f[i] = ~t[i];
		break;
	case GJ_CONE_NOT:
		t[i] = f[gate->a];
		f[i] = t[gate->a];
		break;
	case GJ_CONE_AND:
		t[i] = t[gate->a] & t[gate->b];
		f[i] = f[gate->a] | f[gate->b];
		break;
	case GJ_CONE_OR:
		t[i] = t[gate->a] | t[gate->b];
		f[i] = f[gate->a] & f[gate->b];
		break;
	case GJ_CONE_JUDGE: /* the gate JUDGED of circuit/opcodes.def */
		t[i] = f[gate->b] & (t[gate->c] | (t[gate->a] & ~f[gate->c]));
		f[i] = (t[gate->b] & ~t[gate->c]) | (f[gate->c] & f[gate->a]);
		break;
	}
}

static gj_found run_blocks(gj_cone *cone, uint64_t blocks, uint32_t yes, uint32_t open)
{
	for (uint64_t block = 0; block < blocks; block++) {
		if (cone->work < cone->n_gates)
			return GJ_FOUND_UNDECIDED;
		cone->work -= cone->n_gates;
		for (uint32_t i = 0; i < cone->n_gates; i++)
			run_gate(cone, i, block);
		if ((cone->is_true[yes] & ~cone->is_false[open]) != 0)
			return GJ_FOUND_YES;
	}
	return GJ_FOUND_NO;
}

gj_found gj_cone_find(gj_cone *cone, uint32_t yes, uint32_t open)
{
	gj_found found;
	unsigned bits;
	uint64_t states;

	if (cone->too_large)
		return GJ_FOUND_UNDECIDED;
	lay_out_vars(cone, &bits);
	if (!count_states(cone, bits, &states))
		return GJ_FOUND_UNDECIDED;
	for (uint32_t i = 0; i < cone->n_gates; i++)
		if (cone->gate[i].op == GJ_CONE_VALUE)
			cone->gate[i].set = true_values(cone, &cone->gate[i]);
	for (unsigned i = 0; i < cone->n_vars; i++) {
		gj_cone_var *var = &cone->var[i];

		if (var->values == 0)
			continue;
		var->position = 63;
		next_value(var);
	}
	do
		found = run_blocks(cone, bits > 6 ? UINT64_C(1) << (bits - 6) : 1, yes, open);
	while (found == GJ_FOUND_NO && next_values(cone));
	return found;
}
