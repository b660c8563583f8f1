/* SPDX-License-Identifier: Apache-2.0 */
/* How each atom of a program is read off columns: comparisons become "at least" and "equal" with one whole number. */
#include <guiju/error.h>

#include "eval/columns.h"
#include "eval/interval.h"

static bool is_constant(const gj_qty *qty)
{
	return qty->op == GJ_QTY_NUMBER || qty->op == GJ_QTY_DAY || qty->op == GJ_QTY_PARAMETER;
}

/* More than c is at least c + 1, for both are whole ten-thousandths or days. */
static void of_relation(gj_load *load, gj_word relation, int64_t c)
{
	bool strict = relation == GJ_WORD_MORE_THAN || relation == GJ_WORD_AFTER ||
		      relation == GJ_WORD_AT_MOST || relation == GJ_WORD_ON_OR_BEFORE;

	load->op = relation == GJ_WORD_IS || relation == GJ_WORD_IS_NOT ? GJ_LOAD_EQUAL
									: GJ_LOAD_AT_LEAST;
	load->bound = strict ? c + 1 : c;
	load->turned = relation == GJ_WORD_AT_MOST || relation == GJ_WORD_ON_OR_BEFORE ||
		       relation == GJ_WORD_LESS_THAN || relation == GJ_WORD_BEFORE ||
		       relation == GJ_WORD_IS_NOT;
}

static void of_compare(gj_load *load, const gj_program *program, const gj_record *scratch)
{
	const gj_circuit *circuit = program->circuit;
	const gj_cond *cond = load->atom->cond;
	gj_interval c;

	load->op = GJ_LOAD_EACH;
	if (cond->left->op != GJ_QTY_FACT || !is_constant(cond->right) ||
	    circuit->law->fact[cond->left->ref].type == GJ_FACT_EVENT)
		return;
	load->ref = cond->left->ref;
	c = gj_interval_qty(cond->right, scratch, load->atom->day, circuit->on);
	if (!gj_interval_point(&c))
		load->op = GJ_LOAD_NOTHING;
	else if (c.low < INT64_MAX)
		of_relation(load, cond->relation, c.low);
}

static void of_atom(gj_load *load, const gj_program *program, const gj_record *scratch)
{
	load->ref = load->atom->ref;
	switch (load->atom->kind) {
	case GJ_ATOM_FACT:
		load->op = GJ_LOAD_FACT;
		return;
	case GJ_ATOM_ROLE:
		load->op = GJ_LOAD_ROLE;
		return;
	case GJ_ATOM_JUDGEMENT:
		load->op = GJ_LOAD_JUDGEMENT;
		return;
	case GJ_ATOM_EVENT:
		load->op = GJ_LOAD_EVENT;
		load->bound = (int64_t)load->atom->day + 1;
		return;
	case GJ_ATOM_CHOICE:
		load->op = GJ_LOAD_CHOICE;
		return;
	case GJ_ATOM_COMPARE:
		of_compare(load, program, scratch);
		return;
	}
}

/* By column, so that a column is read while it is near. Atoms are few: insertion keeps equal ones in order. */
static void sort(gj_load *item, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		gj_load now = item[i];
		size_t k = i;

		for (; k > 0 && item[k - 1].ref > now.ref; k--)
			item[k] = item[k - 1];
		item[k] = now;
	}
}

int gj_loads_new(gj_loads *out, gj_arena *arena, const gj_program *program,
		 const gj_record *scratch)
{
	out->program = program;
	out->item = gj_arena_array(arena, program->n_atoms, sizeof *out->item);
	if (out->item == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < program->n_atoms; i++) {
		out->item[i].place = (uint32_t)i;
		out->item[i].atom = &program->circuit->atom[program->atom[i]];
		of_atom(&out->item[i], program, scratch);
	}
	sort(out->item, program->n_atoms);
	return GJ_OK;
}
