/* SPDX-License-Identifier: Apache-2.0 */
/* Columns to planes of atoms: each as eval/run.c reads it of one record. */
#include "eval/columns.h"

#include <guiju/error.h>

#include "eval/eval.h"
#include "eval/interval.h"
#include "eval/planes.h"

int gj_columns_new(gj_columns *out, gj_arena *arena, const gj_law *law, size_t n)
{
	out->n = n;
	out->fact = gj_arena_array(arena, law->n_facts, sizeof *out->fact);
	out->role = gj_arena_array(arena, law->n_roles, sizeof *out->role);
	out->judgement = gj_arena_array(arena, law->n_terms, sizeof *out->judgement);
	return out->fact != NULL && out->role != NULL && out->judgement != NULL ? GJ_OK : GJ_ENOMEM;
}

/* One block of the columns: services first .. first + n - 1. */
typedef struct block {
	const gj_circuit *circuit;
	const gj_columns *columns;
	gj_record *scratch;
	gj_path path;
	size_t first, n;
} block;

static void copy_words(uint64_t *to, const uint64_t *from, const block *b)
{
	size_t words = (b->n + 63) / 64;

	if (from == NULL)
		return;
	memcpy(to, from + b->first / 64, words * sizeof *to);
	if (b->n % 64 != 0) /* bits behind the last service may be anything */
		to[words - 1] &= (UINT64_C(1) << b->n % 64) - 1;
}

static void of_planes(gj_planes *out, const gj_column *column, const block *b)
{
	copy_words(out->yes, column->yes, b);
	copy_words(out->no, column->no, b);
}

/* Bits of a condition on the services of a block, 64 at a time: the loop has no branch, so that it becomes vector code. */
#define SET(plane, condition)                                                                      \
	for (size_t word = 0; word * 64 < b->n; word++) {                                          \
		size_t end = b->n - word * 64 < 64 ? b->n - word * 64 : 64;                        \
		uint64_t bits = 0;                                                                 \
                                                                                                   \
		for (size_t bit = 0; bit < end; bit++) {                                           \
			size_t at = b->first + word * 64 + bit;                                    \
                                                                                                   \
			bits |= (uint64_t)(condition) << bit;                                      \
		}                                                                                  \
		(plane)[word] = bits;                                                              \
	}

/* value >= bound; nothing behind the last service. */
static void not_below(uint64_t *words, const int64_t *value, int64_t bound, const block *b)
{
	if (b->n == GJ_BLOCK)
		gj_not_below(b->path, value + b->first, bound, words);
	else
		SET(words, value[at] >= bound)
}

static void below(uint64_t *words, const int64_t *value, int64_t bound, const block *b)
{
	if (b->n < GJ_BLOCK) {
		SET(words, value[at] < bound)
		return;
	}
	gj_not_below(b->path, value + b->first, bound, words);
	for (size_t i = 0; i < GJ_BLOCK_WORDS; i++)
		words[i] = ~words[i];
}

/* Has it happened by `day`? What is told not to have happened has no day. */
static void of_event(gj_planes *out, const gj_column *column, gj_day day, const block *b)
{
	uint64_t not_yet[GJ_BLOCK_WORDS] = {0};

	copy_words(not_yet, column->no, b);
	if (column->high != NULL)
		below(out->yes, column->high, (int64_t)day + 1, b);
	if (column->low != NULL)
		not_below(out->no, column->low, (int64_t)day + 1, b);
	for (size_t i = 0; i < GJ_BLOCK_WORDS; i++) {
		out->yes[i] &= ~not_yet[i];
		out->no[i] |= not_yet[i];
	}
}

static bool among(uint32_t choice, const gj_refs *choices)
{
	bool found = false;

	for (size_t i = 0; i < choices->n; i++)
		found |= choices->at[i] == choice;
	return found;
}

static void of_choice(gj_planes *out, const gj_column *column, const gj_refs *choices,
		      const block *b)
{
	if (column->choice == NULL)
		return;
	SET(out->yes, among(column->choice[at], choices))
	SET(out->no, column->choice[at] != GJ_NO_CHOICE && !among(column->choice[at], choices))
}

/* ---- comparisons ---- */

/* left >= c or left > c, for the ends of each interval; `c` lies far from the marks of unknown ends. */
static void at_least(gj_planes *out, const gj_column *left, int64_t c, const block *b)
{
	if (left->low != NULL)
		not_below(out->yes, left->low, c, b);
	if (left->high != NULL)
		below(out->no, left->high, c, b);
}

static void turn(gj_planes *planes)
{
	for (size_t i = 0; i < GJ_BLOCK_WORDS; i++) {
		uint64_t yes = planes->yes[i];

		planes->yes[i] = planes->no[i];
		planes->no[i] = yes;
	}
}

static void equals(gj_planes *out, const gj_column *left, int64_t c, const block *b)
{
	uint64_t under[GJ_BLOCK_WORDS] = {0}, over[GJ_BLOCK_WORDS] = {0};

	if (left->low != NULL && left->high != NULL)
		SET(out->yes, (left->low[at] == c) & (left->high[at] == c))
	if (left->high != NULL)
		below(under, left->high, c, b);
	if (left->low != NULL)
		not_below(over, left->low, c + 1, b);
	for (size_t i = 0; i < GJ_BLOCK_WORDS; i++)
		out->no[i] = under[i] | over[i];
}

/* A fact against a constant; more than c is at least c + 1, for both are whole ten-thousandths or days. */
static void compare_constant(gj_planes *out, const gj_column *left, gj_word relation, int64_t c,
			     const block *b)
{
	switch (relation) {
	case GJ_WORD_AT_LEAST:
	case GJ_WORD_ON_OR_AFTER:
		at_least(out, left, c, b);
		return;
	case GJ_WORD_MORE_THAN:
	case GJ_WORD_AFTER:
		at_least(out, left, c + 1, b);
		return;
	case GJ_WORD_AT_MOST:
	case GJ_WORD_ON_OR_BEFORE:
		at_least(out, left, c + 1, b);
		turn(out);
		return;
	case GJ_WORD_LESS_THAN:
	case GJ_WORD_BEFORE:
		at_least(out, left, c, b);
		turn(out);
		return;
	case GJ_WORD_IS:
		equals(out, left, c, b);
		return;
	default:
		equals(out, left, c, b);
		turn(out);
	}
}

static void tell_fact(const block *b, uint32_t fact, size_t at)
{
	const gj_column *column = &b->columns->fact[fact];
	gj_input *input = &b->scratch->fact[fact];
	int64_t low = column->low != NULL ? column->low[at] : GJ_NO_LOW;
	int64_t high = column->high != NULL ? column->high[at] : GJ_NO_HIGH;
	bool not = column->no != NULL && (column->no[at / 64] >> at % 64 & 1) != 0;

	*input = (gj_input){.state = GJ_STATE_GIVEN, .truth = not ? GJ_FALSE : GJ_TRUE};
	if (not )
		return;
	input->has_low = low != GJ_NO_LOW;
	input->has_high = high != GJ_NO_HIGH;
	input->low = input->has_low ? low : 0;
	input->high = input->has_high ? high : 0;
}

static void tell_facts(const block *b, const gj_qty *qty, size_t at)
{
	if (qty->op == GJ_QTY_FACT)
		tell_fact(b, qty->ref, at);
	for (size_t i = 0; i < qty->n; i++)
		tell_facts(b, qty->kid[i], at);
}

/* Sums, percentages, facts against facts: one service after the other, by the evaluator of single services. */
static void compare_each(gj_planes *out, const gj_atom *atom, const block *b)
{
	for (size_t i = 0; i < b->n; i++) {
		gj_truth truth;

		tell_facts(b, atom->cond->left, b->first + i);
		tell_facts(b, atom->cond->right, b->first + i);
		truth = gj_atom_truth(b->circuit, atom, b->scratch);
		out->yes[i / 64] |= (uint64_t)(truth == GJ_TRUE) << i % 64;
		out->no[i / 64] |= (uint64_t)(truth == GJ_FALSE) << i % 64;
	}
}

static bool is_constant(const gj_qty *qty)
{
	return qty->op == GJ_QTY_NUMBER || qty->op == GJ_QTY_DAY || qty->op == GJ_QTY_PARAMETER;
}

static void of_compare(gj_planes *out, const gj_atom *atom, const block *b)
{
	const gj_qty *left = atom->cond->left, *right = atom->cond->right;
	gj_interval c;

	if (left->op != GJ_QTY_FACT || !is_constant(right) ||
	    b->circuit->law->fact[left->ref].type == GJ_FACT_EVENT) {
		compare_each(out, atom, b);
		return;
	}
	c = gj_interval_qty(right, b->scratch, atom->day, b->circuit->on);
	/* A parameter without a value on the day decides nothing. */
	if (gj_interval_point(&c) && c.low < INT64_MAX - 1)
		compare_constant(out, &b->columns->fact[left->ref], atom->cond->relation, c.low, b);
}

static void of_atom(gj_planes *out, const gj_atom *atom, const block *b)
{
	memset(out, 0, sizeof *out);
	switch (atom->kind) {
	case GJ_ATOM_FACT:
		of_planes(out, &b->columns->fact[atom->ref], b);
		return;
	case GJ_ATOM_ROLE:
		of_planes(out, &b->columns->role[atom->ref], b);
		return;
	case GJ_ATOM_JUDGEMENT:
		of_planes(out, &b->columns->judgement[atom->ref], b);
		return;
	case GJ_ATOM_EVENT:
		of_event(out, &b->columns->fact[atom->ref], atom->day, b);
		return;
	case GJ_ATOM_CHOICE:
		of_choice(out, &b->columns->fact[atom->ref], &atom->cond->choice, b);
		return;
	case GJ_ATOM_COMPARE:
		of_compare(out, atom, b);
		return;
	}
}

void gj_planes_of_columns(gj_planes *atom, const gj_program *program, gj_path path,
			  const gj_columns *columns, size_t at, gj_record *scratch)
{
	block b = {.circuit = program->circuit,
		   .columns = columns,
		   .scratch = scratch,
		   .path = path,
		   .first = at * GJ_BLOCK};

	b.n = columns->n - b.first < GJ_BLOCK ? columns->n - b.first : GJ_BLOCK;
	for (size_t i = 0; i < program->n_atoms; i++)
		of_atom(&atom[i], &program->circuit->atom[program->atom[i]], &b);
}
