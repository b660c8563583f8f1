/* SPDX-License-Identifier: Apache-2.0 */
/* Does a verdict turn on a judgement, or on a presumption? Asked by running the circuit once more without it. */
#include "eval/evaluate.h"

static int add_branch(gj_evaluation *e, gj_verdict *v, uint32_t term, gj_applicability other)
{
	if (gj_arena_more(e->arena, (void **)&v->branch, v->n_branches, sizeof *v->branch) != GJ_OK)
		return GJ_ENOMEM;
	v->branch[v->n_branches].term = term;
	v->branch[v->n_branches].judged = e->record->term[term].truth;
	v->branch[v->n_branches].other = other;
	v->n_branches++;
	v->marks |= GJ_MARK_JUDGEMENT;
	return GJ_OK;
}

/* Of the atoms that are the judgement of a term: set to `truth`. Gives the first gate of one, or the number of gates. */
static gj_node set_judgement(gj_evaluation *e, uint32_t term, gj_truth truth)
{
	gj_node first = (gj_node)e->circuit->n_gates;

	for (size_t i = 0; i < e->circuit->n_atoms; i++) {
		const gj_atom *atom = &e->circuit->atom[i];

		if (atom->kind != GJ_ATOM_JUDGEMENT || atom->ref != term)
			continue;
		e->atom[i] = truth;
		if (atom->node < first)
			first = atom->node;
	}
	return first;
}

/* The truth of every node with the judgement of one term set to `truth`. */
static void run_with(gj_evaluation *e, uint32_t term, gj_truth truth)
{
	gj_node first = set_judgement(e, term, truth);

	gj_circuit_rerun(e->circuit, e->atom, first, e->out->node, e->node);
	set_judgement(e, term, e->record->term[term].truth);
}

/* Whether it is kept is a verdict too; which branch it would be then, the act does not say alone. */
static bool is_kept_or_breached(const gj_verdict *v)
{
	return v->compliance == GJ_FULFILLED || v->compliance == GJ_BREACHED;
}

/* Turned round or taken away: either way of changing the verdict makes it turn on the judgement. */
static int mark_term(gj_evaluation *e, uint32_t term)
{
	gj_truth judged = e->record->term[term].truth;
	unsigned char *turns = gj_arena_array(e->arena, e->law->n_norms, 1);
	int rc = turns == NULL ? GJ_ENOMEM : GJ_OK;

	if (rc != GJ_OK)
		return rc;
	run_with(e, term, GJ_UNKNOWN);
	for (uint32_t i = 0; i < e->law->n_norms; i++)
		turns[i] = e->node[e->circuit->norm[i].applies] !=
			   e->out->node[e->circuit->norm[i].applies];
	run_with(e, term, gj_not(judged));
	for (uint32_t i = 0; rc == GJ_OK && i < e->law->n_norms; i++) {
		const gj_norm_nodes *nodes = &e->circuit->norm[i];
		gj_truth other = e->node[nodes->applies];

		if (turns[i] || other != e->out->node[nodes->applies])
			rc = add_branch(e, &e->out->item[i], term,
					gj_applicability_of(nodes, other));
		else if (is_kept_or_breached(&e->out->item[i]) &&
			 e->node[nodes->act] != e->out->node[nodes->act])
			e->out->item[i].marks |= GJ_MARK_JUDGEMENT;
	}
	return rc;
}

int gj_mark_judgements(gj_evaluation *e)
{
	int rc = GJ_OK;

	memcpy(e->atom, e->out->atom, e->circuit->n_atoms * sizeof *e->atom);
	for (uint32_t i = 0; rc == GJ_OK && i < e->law->n_terms; i++)
		if (e->record->term[i].truth != GJ_UNKNOWN)
			rc = mark_term(e, i);
	return rc;
}

typedef struct collecting {
	gj_evaluation *e;
	gj_refs *out;
} collecting;

/* A presumption that stood in for a fact nobody told. */
static int collect(void *context, gj_node at)
{
	collecting *c = context;
	const gj_circuit *circuit = c->e->circuit;
	const gj_gate *gate = &circuit->gate[at];
	const gj_gate *fact;
	uint32_t presume;

	if ((gate->op != GJ_GATE_PRESUME_TRUE && gate->op != GJ_GATE_PRESUME_FALSE) ||
	    c->e->out->node[gate->a] != GJ_UNKNOWN || c->e->out->node[gate->b] != GJ_TRUE)
		return GJ_OK;
	fact = &circuit->gate[gate->a];
	presume = c->e->law->fact[circuit->atom[fact->a].ref].presume;
	for (size_t i = 0; i < c->out->n; i++)
		if (c->out->at[i] == presume)
			return GJ_OK;
	if (gj_arena_more(c->e->arena, (void **)&c->out->at, c->out->n, sizeof presume) != GJ_OK)
		return GJ_ENOMEM;
	c->out->at[c->out->n++] = presume;
	return GJ_OK;
}

int gj_mark_presumptions(gj_evaluation *e)
{
	int rc = GJ_OK;

	if (e->law->n_presumes == 0)
		return GJ_OK;
	gj_circuit_run(e->circuit, e->out->atom, GJ_RUN_NO_PRESUMPTION, e->node);
	for (uint32_t i = 0; rc == GJ_OK && i < e->law->n_norms; i++) {
		const gj_norm_nodes *nodes = &e->circuit->norm[i];
		collecting c = {e, &e->out->item[i].presumed};

		if (e->node[nodes->applies] == e->out->node[nodes->applies])
			continue;
		e->out->item[i].marks |= GJ_MARK_PRESUMPTION;
		rc = gj_walk_each(&e->walk, nodes->applies, GJ_WALK_ALL, collect, &c);
	}
	return rc;
}

int gj_mark_declaratory(gj_evaluation *e)
{
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < e->law->n_norms; i++) {
		gj_verdict *v = &e->out->item[i];
		bool is = false;

		if (e->law->norm[i].kind != GJ_KIND_EXEMPTION || !gj_holds(v))
			continue;
		rc = gj_law_is_declaratory(&is, e->law, e->arena->alloc, i);
		if (is)
			v->marks |= GJ_MARK_DECLARATORY;
	}
	return rc;
}
