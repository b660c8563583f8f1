/* SPDX-License-Identifier: Apache-2.0 */
/* The moves of one input: the values that matter, other than the one it has. */
#include "eval/interval.h"
#include "reason/advise_parts.h"

enum { CONSTANTS = 32 };

typedef struct moving {
	gj_advising *a;
	gj_ask ask;
	gj_mover mover;
	bool settles;
	gj_move **move;
	size_t *n;
} moving;

bool gj_advise_settled(const gj_record *record, gj_ask ask)
{
	if (ask.kind == GJ_ASK_FACT)
		return record->fact[ask.ref].state == GJ_STATE_GIVEN;
	if (ask.kind == GJ_ASK_JUDGEMENT)
		return record->term[ask.ref].truth != GJ_UNKNOWN || record->term[ask.ref].conflict;
	return record->role[ask.ref] != GJ_UNKNOWN;
}

bool gj_advise_past(const gj_record *record, gj_ask ask, gj_day on)
{
	const gj_input *input;

	if (ask.kind != GJ_ASK_FACT || record->law->fact[ask.ref].type != GJ_FACT_EVENT)
		return false;
	input = &record->fact[ask.ref];
	return input->state == GJ_STATE_GIVEN && input->truth != GJ_FALSE && input->has_high &&
	       input->high <= on;
}

static int add(moving *m, gj_input input, gj_truth truth)
{
	gj_move move = {.ask = m->ask,
			.mover = m->mover,
			.settles = m->settles,
			.input = input,
			.truth = truth};

	move.input.state = GJ_STATE_GIVEN;
	if (gj_arena_more(m->a->arena, (void **)m->move, *m->n, sizeof move) != GJ_OK)
		return GJ_ENOMEM;
	(*m->move)[(*m->n)++] = move;
	return GJ_OK;
}

/* no and yes, less the one it has */
static int add_truths(moving *m, gj_truth has)
{
	int rc = GJ_OK;

	if (has != GJ_FALSE)
		rc = add(m, (gj_input){.truth = GJ_FALSE}, GJ_FALSE);
	if (rc == GJ_OK && has != GJ_TRUE)
		rc = add(m, (gj_input){.truth = GJ_TRUE}, GJ_TRUE);
	return rc;
}

static int add_choices(moving *m, const gj_fact *fact, const gj_input *told)
{
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < fact->n_choices; i++)
		if (told->state != GJ_STATE_GIVEN || told->choice != i)
			rc = add(m, (gj_input){.truth = GJ_UNKNOWN, .choice = i}, GJ_UNKNOWN);
	return rc;
}

/* An act whose time is over and of which nothing is told: it may turn out to have been done in time. */
static int add_in_time(moving *m, const gj_input *told)
{
	const gj_advice *out = m->a->out;
	gj_day due = out->was->item[out->norm].due;
	gj_input in_time = {.truth = GJ_TRUE, .has_high = true, .high = due};

	if (out->goal != GJ_GOAL_FULFIL || told->state == GJ_STATE_GIVEN || due == GJ_DAY_NONE ||
	    due >= m->a->circuit->on || out->was->law->norm[out->norm].act_event != m->ask.ref)
		return GJ_OK;
	return add(m, in_time, GJ_UNKNOWN);
}

/* Not yet, and no day set; or today. What has happened is not undone, and does not come here. */
static int add_days(moving *m, const gj_input *told)
{
	gj_input today = {.truth = GJ_TRUE, .has_low = true, .has_high = true};
	bool no = told->state == GJ_STATE_GIVEN && told->truth == GJ_FALSE;
	int rc = GJ_OK;

	today.low = today.high = m->a->circuit->on;
	if (!no)
		rc = add(m, (gj_input){.truth = GJ_FALSE}, GJ_UNKNOWN);
	if (rc == GJ_OK)
		rc = add(m, today, GJ_UNKNOWN);
	return rc == GJ_OK ? add_in_time(m, told) : rc;
}

/* ---- quantities: the constants, and the gaps between ---- */

typedef struct constants {
	int64_t at[CONSTANTS]; /* sorted */
	size_t n;
} constants;

static void note(constants *list, int64_t value, bool *left_out)
{
	size_t i = 0;

	while (i < list->n && list->at[i] < value)
		i++;
	if (i < list->n && list->at[i] == value)
		return;
	if (list->n == CONSTANTS) {
		*left_out = true;
		return;
	}
	memmove(&list->at[i + 1], &list->at[i], (list->n - i) * sizeof list->at[0]);
	list->at[i] = value;
	list->n++;
}

/* The constant that an atom compares the fact with; anything else is not looked at, and that is noted. */
static void look(const gj_advising *a, constants *list, const gj_atom *atom, uint32_t fact,
		 bool *left_out)
{
	const gj_cond *cond = atom->cond;
	bool on_left = cond->left->op == GJ_QTY_FACT && cond->left->ref == fact;
	bool on_right = cond->right->op == GJ_QTY_FACT && cond->right->ref == fact;
	const gj_qty *other = on_left ? cond->right : cond->left;
	gj_interval value;

	if (on_left == on_right || (other->op != GJ_QTY_NUMBER && other->op != GJ_QTY_DAY &&
				    other->op != GJ_QTY_PARAMETER)) {
		*left_out = true;
		return;
	}
	value = gj_interval_qty(other, a->trial, atom->day, a->circuit->on);
	if (gj_interval_point(&value))
		note(list, value.low, left_out);
}

static bool within(const gj_input *told, const gj_input *gap)
{
	if (told->state != GJ_STATE_GIVEN)
		return false;
	return (!gap->has_low || (told->has_low && told->low >= gap->low)) &&
	       (!gap->has_high || (told->has_high && told->high <= gap->high));
}

/* May what is told turn out to lie in the gap? */
static bool meets(const gj_input *told, const gj_input *gap)
{
	return told->state != GJ_STATE_GIVEN ||
	       ((!told->has_low || !gap->has_high || told->low <= gap->high) &&
		(!told->has_high || !gap->has_low || told->high >= gap->low));
}

static int add_gap(moving *m, const gj_input *told, gj_input gap)
{
	gap.truth = GJ_TRUE;
	if ((gap.has_low && gap.has_high && gap.low > gap.high) || within(told, &gap))
		return GJ_OK;
	m->settles = meets(told, &gap);
	return add(m, gap, GJ_UNKNOWN);
}

static int add_quantities(moving *m, const gj_input *told)
{
	const gj_circuit *circuit = m->a->circuit;
	constants list = {.n = 0};
	int rc = GJ_OK;

	for (size_t i = 0; i < circuit->n_atoms; i++)
		if (circuit->atom[i].kind == GJ_ATOM_COMPARE &&
		    gj_atom_reads(&circuit->atom[i], m->ask))
			look(m->a, &list, &circuit->atom[i], m->ask.ref, &m->a->out->values_left);
	for (size_t i = 0; rc == GJ_OK && i <= list.n && list.n > 0; i++) {
		gj_input gap = {.has_low = i > 0, .has_high = i < list.n};

		gap.low = gap.has_low ? list.at[i - 1] + 1 : 0;
		gap.high = gap.has_high ? list.at[i] - 1 : 0;
		rc = add_gap(m, told, gap);
		if (rc == GJ_OK && i < list.n)
			rc = add_gap(m, told,
				     (gj_input){.has_low = true,
						.has_high = true,
						.low = list.at[i],
						.high = list.at[i]});
	}
	return rc;
}

static bool is_compared(const gj_circuit *circuit, gj_ask ask)
{
	for (size_t i = 0; i < circuit->n_atoms; i++)
		if (circuit->atom[i].kind == GJ_ATOM_COMPARE &&
		    gj_atom_reads(&circuit->atom[i], ask))
			return true;
	return false;
}

int gj_advise_moves(gj_advising *a, gj_ask ask, gj_mover mover, gj_move **move, size_t *n)
{
	const gj_record *record = a->out->was->record;
	moving m = {a, ask, mover, !gj_advise_settled(record, ask), move, n};
	const gj_input *told;

	if (ask.kind == GJ_ASK_JUDGEMENT)
		return add_truths(&m, record->term[ask.ref].truth);
	if (ask.kind == GJ_ASK_ROLE)
		return add_truths(&m, record->role[ask.ref]);
	told = &record->fact[ask.ref];
	switch (record->law->fact[ask.ref].type) {
	case GJ_FACT_BOOL:
		return add_truths(&m, m.settles ? GJ_UNKNOWN : told->truth);
	case GJ_FACT_CHOICE:
		return add_choices(&m, &record->law->fact[ask.ref], told);
	case GJ_FACT_EVENT:
		a->out->values_left = a->out->values_left || is_compared(a->circuit, ask);
		return add_days(&m, told);
	default:
		return add_quantities(&m, told);
	}
}

void gj_move_make(gj_record *record, const gj_move *move)
{
	switch (move->ask.kind) {
	case GJ_ASK_FACT:
		record->fact[move->ask.ref] = move->input;
		return;
	case GJ_ASK_JUDGEMENT:
		record->term[move->ask.ref] = (gj_judged){.truth = move->truth, .on = GJ_DAY_NONE};
		return;
	case GJ_ASK_ROLE:
		record->role[move->ask.ref] = move->truth;
		return;
	}
}
