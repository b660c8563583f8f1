/* SPDX-License-Identifier: Apache-2.0 */
/* From an assignment back to a record. */
#include <guiju/error.h>

#include "eval/record_tell.h"
#include "reason/space.h"

/* Something between two constants, or beyond them: a day later or earlier, a whole number more or less, or what there is. */
static int64_t between(const gj_var *var, unsigned value, int64_t step)
{
	unsigned i = value / 2;

	if (value % 2 == 1)
		return var->constant[i];
	if (i == 0)
		return var->n_constants > 0 ? var->constant[0] - step : step;
	if (i == var->n_constants || var->constant[i] - var->constant[i - 1] > step)
		return var->constant[i - 1] + step;
	return var->constant[i - 1] + 1;
}

static gj_input input_of(const gj_space *space, const gj_var *var, unsigned value, gj_day on)
{
	const gj_fact *fact = &space->law->fact[var->ask.ref];
	gj_input input = gj_input_state(GJ_STATE_GIVEN);
	bool is_number = fact->type == GJ_FACT_NUMBER || fact->type == GJ_FACT_MONEY;
	int64_t at;

	if (var->sort == GJ_VAR_TRUTH)
		return gj_input_truth(value == 1 ? GJ_TRUE : GJ_FALSE);
	if (var->sort == GJ_VAR_CHOICE) {
		input.choice = value;
		return input;
	}
	at = between(var, value, is_number ? GJ_NUM_ONE : 1);
	if (fact->type == GJ_FACT_EVENT && at > on && value == 2 * var->n_constants)
		return gj_input_truth(GJ_FALSE);
	return gj_input_bounds(true, at, true, at);
}

static void tell(const gj_space *space, gj_record *record, const gj_var *var, unsigned value,
		 gj_day on)
{
	if (var->sort == GJ_VAR_PAIR)
		return;
	switch (var->ask.kind) {
	case GJ_ASK_FACT:
		record->fact[var->ask.ref] = input_of(space, var, value, on);
		return;
	case GJ_ASK_ROLE:
		record->role[var->ask.ref] = value == 1 ? GJ_TRUE : GJ_FALSE;
		return;
	case GJ_ASK_JUDGEMENT:
		record->term[var->ask.ref].truth = value == 1 ? GJ_TRUE : GJ_FALSE;
		record->term[var->ask.ref].on = on;
		return;
	}
}

static const gj_qty *some_fact(const gj_qty *qty)
{
	for (size_t i = 0; qty->op != GJ_QTY_FACT && i < qty->n; i++)
		if (some_fact(qty->kid[i]) != NULL)
			return some_fact(qty->kid[i]);
	return qty->op == GJ_QTY_FACT ? qty : NULL;
}

/* Two facts that are compared: the right one where nothing holds it yet, the left one less than it, equal or more. A good guess, no more. */
static void tell_pair(const gj_space *space, gj_record *record, const gj_var *var, unsigned value,
		      gj_day on)
{
	const gj_qty *left = some_fact(var->left), *right = some_fact(var->right);
	gj_input *a = left != NULL ? &record->fact[left->ref] : NULL;
	gj_input *b = right != NULL ? &record->fact[right->ref] : NULL;
	bool days = left != NULL && (space->law->fact[left->ref].type == GJ_FACT_DATE ||
				     space->law->fact[left->ref].type == GJ_FACT_EVENT);
	int64_t step = days ? 1 : GJ_NUM_ONE, middle = days ? on - 30 : 1000 * (int64_t)GJ_NUM_ONE;

	if (b != NULL && b->state == GJ_STATE_NOT_ASKED)
		*b = gj_input_bounds(true, middle, true, middle);
	if (b != NULL && b->has_low)
		middle = b->low;
	if (a != NULL && a->state == GJ_STATE_NOT_ASKED)
		*a = gj_input_bounds(true, middle + ((int)value - 1) * step, true,
				     middle + ((int)value - 1) * step);
}

/* Where the diagram does not care: the first value that there can be. */
static void fill(const gj_space *space, uint8_t *value)
{
	for (size_t i = 0; i < space->n_vars; i++)
		if (value[i] == GJ_DIAGRAM_VALUES)
			for (value[i] = 0; !gj_var_can_be(&space->var[i], value[i]);)
				value[i]++;
}

bool gj_space_record(const gj_space *space, gj_diagram of, gj_day on, bool all, gj_arena *arena,
		     gj_record **out, int *rc)
{
	uint8_t *value = gj_arena_array(arena, space->n_vars, 1);

	*rc = value != NULL && gj_record_new(out, arena, space->law) == GJ_OK ? GJ_OK : GJ_ENOMEM;
	if (*rc != GJ_OK || !gj_diagram_pick(space->diagrams, of, value))
		return false;
	if (all)
		fill(space, value);
	for (size_t i = 0; i < space->n_vars; i++)
		if (value[i] != GJ_DIAGRAM_VALUES)
			tell(space, *out, &space->var[i], value[i], on);
	for (size_t i = 0; i < space->n_vars; i++)
		if (space->var[i].sort == GJ_VAR_PAIR && value[i] != GJ_DIAGRAM_VALUES)
			tell_pair(space, *out, &space->var[i], value[i], on);
	return true;
}
