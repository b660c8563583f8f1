/* SPDX-License-Identifier: Apache-2.0 */
/* Atoms of one record, and the gate list run once from first to last. */
#include "eval/eval.h"
#include "eval/interval.h"

/* Has the event happened by `day`? */
static gj_truth happened(const gj_input *input, gj_day day)
{
	if (input->state != GJ_STATE_GIVEN)
		return GJ_UNKNOWN;
	if (input->truth == GJ_FALSE)
		return GJ_FALSE;
	if (input->has_high && input->high <= day)
		return GJ_TRUE;
	if (input->has_low && input->low > day)
		return GJ_FALSE;
	return GJ_UNKNOWN;
}

static gj_truth chosen(const gj_input *input, const gj_refs *choices)
{
	if (input->state != GJ_STATE_GIVEN)
		return GJ_UNKNOWN;
	for (size_t i = 0; i < choices->n; i++)
		if (choices->at[i] == input->choice)
			return GJ_TRUE;
	return GJ_FALSE;
}

gj_truth gj_atom_truth(const gj_circuit *circuit, const gj_atom *atom, const gj_record *record)
{
	gj_interval left, right;

	switch (atom->kind) {
	case GJ_ATOM_FACT:
		return record->fact[atom->ref].state == GJ_STATE_GIVEN
			       ? record->fact[atom->ref].truth
			       : GJ_UNKNOWN;
	case GJ_ATOM_EVENT:
		return happened(&record->fact[atom->ref], atom->day);
	case GJ_ATOM_CHOICE:
		return chosen(&record->fact[atom->ref], &atom->cond->choice);
	case GJ_ATOM_ROLE:
		return record->role[atom->ref];
	case GJ_ATOM_JUDGEMENT:
		return record->term[atom->ref].truth;
	case GJ_ATOM_COMPARE:
		left = gj_interval_qty(atom->cond->left, record, atom->day, circuit->on);
		right = gj_interval_qty(atom->cond->right, record, atom->day, circuit->on);
		return gj_interval_compare(&left, atom->cond->relation, &right);
	}
	return GJ_UNKNOWN;
}

void gj_atoms_truth(const gj_circuit *circuit, const gj_record *record, gj_truth *out)
{
	for (size_t i = 0; i < circuit->n_atoms; i++)
		out[i] = gj_atom_truth(circuit, &circuit->atom[i], record);
}

static bool is_bare(const gj_circuit *circuit, const bool *bare, gj_node atom)
{
	/* INVARIANT: what a presumption is about is an atom, and so is a judgement. */
	return bare != NULL && bare[circuit->gate[atom].a];
}

/* See opcodes.def: a judgement against the text gives neither yes nor no. */
static gj_truth judged(gj_truth includes, gj_truth excludes, gj_truth judgement)
{
	if (excludes == GJ_FALSE &&
	    (judgement == GJ_TRUE || (includes == GJ_TRUE && judgement != GJ_FALSE)))
		return GJ_TRUE;
	if ((excludes == GJ_TRUE && judgement != GJ_TRUE) ||
	    (judgement == GJ_FALSE && includes == GJ_FALSE))
		return GJ_FALSE;
	return GJ_UNKNOWN;
}

/* The fact where it is known, else what is presumed where the presumption's condition holds. */
static gj_truth presumed(const gj_circuit *circuit, const gj_gate *gate, const gj_truth *node,
			 unsigned flags, const bool *bare, gj_truth value)
{
	gj_truth fact = node[gate->a];

	if (fact != GJ_UNKNOWN || (flags & GJ_RUN_NO_PRESUMPTION) != 0 || node[gate->b] != GJ_TRUE)
		return fact;
	return is_bare(circuit, bare, gate->a) ? fact : value;
}

void gj_circuit_run(const gj_circuit *circuit, const gj_truth *atom, unsigned flags, gj_truth *node)
{
	gj_circuit_run_bare(circuit, atom, flags, NULL, node);
}

static gj_truth value_of(const gj_circuit *circuit, const gj_gate *gate, const gj_truth *atom,
			 unsigned flags, const bool *bare, const gj_truth *node)
{
	switch (gate->op) {
	case GJ_GATE_ATOM:
		return atom[gate->a];
	case GJ_GATE_NOT:
		return gj_not(node[gate->a]);
	case GJ_GATE_AND:
		return gj_and(node[gate->a], node[gate->b]);
	case GJ_GATE_OR:
		return gj_or(node[gate->a], node[gate->b]);
	case GJ_GATE_JUDGED:
		return is_bare(circuit, bare, gate->c)
			       ? GJ_UNKNOWN
			       : judged(node[gate->a], node[gate->b], node[gate->c]);
	case GJ_GATE_PRESUME_TRUE:
		return presumed(circuit, gate, node, flags, bare, GJ_TRUE);
	case GJ_GATE_PRESUME_FALSE:
		return presumed(circuit, gate, node, flags, bare, GJ_FALSE);
	default:
		return (gj_truth)gate->op; /* a constant */
	}
}

void gj_circuit_run_bare(const gj_circuit *circuit, const gj_truth *atom, unsigned flags,
			 const bool *bare, gj_truth *node)
{
	for (size_t i = 0; i < circuit->n_gates; i++)
		node[i] = value_of(circuit, &circuit->gate[i], atom, flags, bare, node);
}

void gj_circuit_rerun(const gj_circuit *circuit, const gj_truth *atom, gj_node first,
		      const gj_truth *before, gj_truth *node)
{
	memcpy(node, before, first * sizeof *node);
	for (size_t i = first; i < circuit->n_gates; i++) {
		const gj_gate *gate = &circuit->gate[i];
		bool same = gate->op != GJ_GATE_ATOM && node[gate->a] == before[gate->a] &&
			    node[gate->b] == before[gate->b] && node[gate->c] == before[gate->c];

		node[i] = same ? before[i] : value_of(circuit, gate, atom, 0, NULL, node);
	}
}

void gj_circuit_run_some(const gj_circuit *circuit, const gj_truth *atom, const bool *bare,
			 const gj_node *gate, size_t n, gj_truth *node)
{
	for (size_t i = 0; i < n; i++)
		node[gate[i]] = value_of(circuit, &circuit->gate[gate[i]], atom, 0, bare, node);
}
