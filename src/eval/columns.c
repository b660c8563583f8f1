/* SPDX-License-Identifier: Apache-2.0 */
/* Columns to planes of atoms: each as eval/run.c reads it of one record. */
#include "eval/columns.h"

#include <guiju/error.h>

#include "eval/column_words.h"
#include "eval/eval.h"

int gj_columns_new(gj_columns *out, gj_arena *arena, const gj_law *law, size_t n)
{
	out->n = n;
	out->fact = gj_arena_array(arena, law->n_facts, sizeof *out->fact);
	out->role = gj_arena_array(arena, law->n_roles, sizeof *out->role);
	out->judgement = gj_arena_array(arena, law->n_terms, sizeof *out->judgement);
	return out->fact != NULL && out->role != NULL && out->judgement != NULL ? GJ_OK : GJ_ENOMEM;
}

#define EACH_WORD for (size_t i = 0; i < GJ_BLOCK_WORDS; i++)

static void of_truth(gj_planes *out, const gj_told *told, const gj_window *w)
{
	gj_words_of_bits(out->yes, &told->yes, w);
	gj_words_said_no(out->no, told, w);
	if (told->no.at == NULL && told->known.at != NULL) {
		uint64_t known[GJ_BLOCK_WORDS];

		gj_words_of_bits(known, &told->known, w);
		EACH_WORD out->yes[i] &= known[i];
	}
}

/*
 * Is the value at least `bound`? Yes where its low end is, no where its high end is not. An exact value is both ends; where there
 * is none the bounds say.
 */
static void at_least(gj_planes *out, const gj_told *told, int64_t bound, const gj_window *w)
{
	uint64_t known[GJ_BLOCK_WORDS] = {0}, end[GJ_BLOCK_WORDS], has[GJ_BLOCK_WORDS];

	memset(out, 0, sizeof *out);
	if (told->exact.width != GJ_WIDTH_NONE) {
		gj_words_known(known, &told->exact.known, w);
		gj_words_not_below(end, &told->exact, bound, w);
		EACH_WORD out->yes[i] = known[i] & end[i];
		EACH_WORD out->no[i] = known[i] & ~end[i];
	}
	if (told->low.width != GJ_WIDTH_NONE) {
		gj_words_known(has, &told->low.known, w);
		gj_words_not_below(end, &told->low, bound, w);
		EACH_WORD out->yes[i] |= has[i] & end[i] & ~known[i];
	}
	if (told->high.width != GJ_WIDTH_NONE) {
		gj_words_known(has, &told->high.known, w);
		gj_words_not_below(end, &told->high, bound, w);
		EACH_WORD out->no[i] |= has[i] & ~end[i] & ~known[i];
	}
}

/* At least c and not at least c + 1. An interval that is one point is that value; no, where one of the two says so. */
static void equal(gj_planes *out, const gj_told *told, int64_t c, const gj_window *w)
{
	gj_planes next;

	at_least(out, told, c, w);
	at_least(&next, told, c + 1, w);
	EACH_WORD out->yes[i] &= next.no[i];
	EACH_WORD out->no[i] |= next.yes[i];
}

static void turn(gj_planes *planes)
{
	EACH_WORD
	{
		uint64_t yes = planes->yes[i];

		planes->yes[i] = planes->no[i];
		planes->no[i] = yes;
	}
}

/* Happened before `bound`? What is told not to have happened has no day. */
static void of_event(gj_planes *out, const gj_told *told, int64_t bound, const gj_window *w)
{
	uint64_t not_yet[GJ_BLOCK_WORDS];

	at_least(out, told, bound, w);
	turn(out);
	gj_words_said_no(not_yet, told, w);
	EACH_WORD out->yes[i] &= ~not_yet[i];
	EACH_WORD out->no[i] |= not_yet[i];
}

static bool among(uint32_t choice, const gj_refs *choices)
{
	for (size_t i = 0; i < choices->n; i++)
		if (choices->at[i] == choice)
			return true;
	return false;
}

static void of_choice(gj_planes *out, const gj_told *told, const gj_refs *choices,
		      const gj_window *w)
{
	uint64_t known[GJ_BLOCK_WORDS], same[GJ_BLOCK_WORDS];

	memset(out, 0, sizeof *out);
	if (told->exact.width == GJ_WIDTH_NONE)
		return;
	gj_words_known(known, &told->exact.known, w);
	for (size_t code = 0; code < told->n_meanings; code++) {
		uint64_t *words = among(told->meaning[code], choices) ? out->yes : out->no;

		gj_words_same(same, &told->exact, (uint32_t)code, w);
		EACH_WORD words[i] |= same[i] & known[i];
	}
}

/* ---- one service after the other ---- */

static void tell_facts(gj_record *scratch, const gj_columns *columns, const gj_qty *qty,
		       size_t service)
{
	if (qty->op == GJ_QTY_FACT)
		gj_columns_input(&scratch->fact[qty->ref], columns, scratch->law, qty->ref,
				 service);
	for (size_t i = 0; i < qty->n; i++)
		tell_facts(scratch, columns, qty->kid[i], service);
}

/* Sums, percentages, facts against facts. */
static void of_each(gj_planes *out, const gj_circuit *circuit, const gj_atom *atom,
		    const gj_window *w, const gj_columns *columns, gj_record *scratch)
{
	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < w->n; i++) {
		gj_truth truth;

		tell_facts(scratch, columns, atom->cond->left, w->first + i);
		tell_facts(scratch, columns, atom->cond->right, w->first + i);
		truth = gj_atom_truth(circuit, atom, scratch);
		out->yes[i / 64] |= (uint64_t)(truth == GJ_TRUE) << i % 64;
		out->no[i / 64] |= (uint64_t)(truth == GJ_FALSE) << i % 64;
	}
}

void gj_loads_run(const gj_loads *loads, gj_path path, const gj_columns *columns, size_t first,
		  size_t n, gj_record *scratch, gj_planes *place)
{
	const gj_window w = {gj_kernels_of(path), first, n};

	for (size_t i = 0; i < loads->program->n_atoms; i++) {
		const gj_load *load = &loads->item[i];
		gj_planes *out = &place[load->place];

		switch (load->op) {
		case GJ_LOAD_FACT:
			of_truth(out, &columns->fact[load->ref], &w);
			break;
		case GJ_LOAD_ROLE:
			of_truth(out, &columns->role[load->ref], &w);
			break;
		case GJ_LOAD_JUDGEMENT:
			of_truth(out, &columns->judgement[load->ref], &w);
			break;
		case GJ_LOAD_EVENT:
			of_event(out, &columns->fact[load->ref], load->bound, &w);
			break;
		case GJ_LOAD_CHOICE:
			of_choice(out, &columns->fact[load->ref], &load->atom->cond->choice, &w);
			break;
		case GJ_LOAD_AT_LEAST:
			at_least(out, &columns->fact[load->ref], load->bound, &w);
			break;
		case GJ_LOAD_EQUAL:
			equal(out, &columns->fact[load->ref], load->bound, &w);
			break;
		case GJ_LOAD_NOTHING:
			memset(out, 0, sizeof *out);
			break;
		case GJ_LOAD_EACH:
			of_each(out, loads->program->circuit, load->atom, &w, columns, scratch);
			break;
		}
		if (load->turned)
			turn(out);
	}
}
