/* SPDX-License-Identifier: Apache-2.0 */
/* One norm: applicability, why, what lifts it, what it asks, what marks it. */
#include "eval/compliance.h"
#include "eval/evaluate.h"

gj_applicability gj_applicability_of(const gj_norm_nodes *nodes, gj_truth applies)
{
	if (!nodes->in_force && !nodes->future)
		return GJ_DOES_NOT_APPLY;
	if (applies == GJ_FALSE)
		return GJ_DOES_NOT_APPLY;
	if (applies == GJ_UNKNOWN)
		return GJ_APPLY_UNKNOWN;
	return nodes->in_force ? GJ_APPLIES : GJ_FUTURE;
}

static gj_because because_of(const gj_evaluation *e, const gj_norm_nodes *nodes,
			     const gj_verdict *v)
{
	const gj_truth *node = e->out->node;

	if (v->applicability == GJ_APPLIES || v->applicability == GJ_FUTURE)
		return GJ_BECAUSE_CONDITION;
	if (v->applicability == GJ_APPLY_UNKNOWN)
		return GJ_BECAUSE_UNKNOWN;
	if (!nodes->in_force)
		return GJ_BECAUSE_NOT_IN_FORCE;
	if (node[nodes->lifted] == GJ_TRUE)
		return GJ_BECAUSE_LIFTED;
	if (node[nodes->bearer] == GJ_FALSE)
		return GJ_BECAUSE_OTHER_BEARER;
	if (node[nodes->scope] == GJ_FALSE)
		return GJ_BECAUSE_OUT_OF_SCOPE;
	return GJ_BECAUSE_CONDITION_FALSE;
}

static int add_ref(gj_arena *arena, gj_refs *list, uint32_t ref)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == ref)
			return GJ_OK;
	if (gj_arena_more(arena, (void **)&list->at, list->n, sizeof ref) != GJ_OK)
		return GJ_ENOMEM;
	list->at[list->n++] = ref;
	return GJ_OK;
}

/* Lifters that apply; for an undecided norm those that may. */
static int list_lifters(gj_evaluation *e, const gj_norm_nodes *nodes, gj_verdict *v)
{
	const gj_norm *norm = &e->law->norm[v->norm];
	gj_truth wanted = v->if_in_force == GJ_UNKNOWN ? GJ_UNKNOWN : GJ_TRUE;

	for (size_t i = 0; i < norm->lifted_by.n; i++) {
		gj_node node;

		if (!gj_norm_counts_for(norm, &e->law->norm[norm->lifted_by.at[i]], nodes->day) ||
		    !gj_circuit_applies(e->circuit, norm->lifted_by.at[i], nodes->day, &node) ||
		    e->out->node[node] != wanted)
			continue;
		if (add_ref(e->arena, &v->lifted_by, norm->lifted_by.at[i]) != GJ_OK)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

typedef struct conflicts {
	const gj_evaluation *e;
	bool found;
} conflicts;

bool gj_judged_against_text(const gj_gate *gate, const gj_truth *node)
{
	if (node[gate->c] == GJ_TRUE)
		return node[gate->b] == GJ_TRUE;
	return node[gate->c] == GJ_FALSE && node[gate->a] == GJ_TRUE && node[gate->b] == GJ_FALSE;
}

/* A contradictory input or a judgement against the text, somewhere in what is undecided. */
static int find_conflict(void *context, gj_node at)
{
	conflicts *c = context;
	const gj_gate *gate = &c->e->circuit->gate[at];
	const gj_truth *node = c->e->out->node;
	const gj_atom *atom;

	if (gate->op == GJ_GATE_JUDGED)
		c->found = c->found || gj_judged_against_text(gate, node);
	if (gate->op != GJ_GATE_ATOM)
		return GJ_OK;
	atom = &c->e->circuit->atom[gate->a];
	for (uint32_t i = 0; atom->kind != GJ_ATOM_ROLE && atom->kind != GJ_ATOM_JUDGEMENT &&
			     i < c->e->law->n_facts;
	     i++)
		if (c->e->record->fact[i].state == GJ_STATE_CONFLICT &&
		    gj_atom_reads(atom, (gj_ask){GJ_ASK_FACT, i}))
			c->found = true;
	if (atom->kind == GJ_ATOM_JUDGEMENT && c->e->record->term[atom->ref].conflict)
		c->found = true;
	return GJ_OK;
}

/* What would settle compliance: the events and facts of the act that are not told. */
static int ask_compliance(gj_evaluation *e, const gj_norm_nodes *nodes, gj_verdict *v)
{
	const gj_norm *norm = &e->law->norm[v->norm];
	const uint32_t event[] = {norm->act_event, norm->before,
				  norm->has_within ? norm->within_of : GJ_NONE, norm->promptly,
				  norm->upon};
	int rc = GJ_OK;

	if (v->compliance != GJ_NOT_CHECKED && v->compliance != GJ_COMPLIANCE_UNKNOWN)
		return GJ_OK;
	if (norm->act == NULL)
		return GJ_OK;
	for (size_t i = 0; rc == GJ_OK && i < 5; i++) {
		gj_ask ask = {GJ_ASK_FACT, event[i]};

		if (event[i] != GJ_NONE && !gj_ask_told(e->record, ask))
			rc = gj_asks_add(&v->asks, e->arena, ask);
	}
	return rc == GJ_OK
		       ? gj_asks_below(&v->asks, &e->walk, nodes->act, GJ_WALK_UNDECIDED, e->record)
		       : rc;
}

bool gj_may_conflict(const gj_evaluation *e)
{
	for (size_t i = 0; i < e->law->n_facts; i++)
		if (e->record->fact[i].state == GJ_STATE_CONFLICT)
			return true;
	for (size_t i = 0; i < e->law->n_terms; i++)
		if (e->record->term[i].conflict)
			return true;
	for (size_t i = 0; i < e->circuit->n_gates; i++)
		if (e->circuit->gate[i].op == GJ_GATE_JUDGED &&
		    gj_judged_against_text(&e->circuit->gate[i], e->out->node))
			return true;
	return false;
}

/*
 * An exemption that ends, a duty behind a sanction that comes: what does not apply now may later. The first day on which it
 * does, else the first on which it may.
 */
static void look_ahead(const gj_evaluation *e, const gj_norm_nodes *nodes, gj_verdict *v)
{
	if (!gj_may_turn(&e->law->norm[v->norm], nodes) && e->out->node[nodes->lifted] != GJ_TRUE)
		return;
	for (size_t i = 0; i < nodes->n_turns && v->then != GJ_TRUE; i++) {
		gj_truth then = e->out->node[nodes->turn[i].applies];

		if (then == GJ_FALSE || then == v->then)
			continue;
		v->then = then;
		v->later = nodes->turn[i].day;
	}
}

int gj_verdict_make(gj_evaluation *e, uint32_t norm, gj_verdict *out)
{
	const gj_norm_nodes *nodes = &e->circuit->norm[norm];
	const gj_norm *n = &e->law->norm[norm];
	conflicts c = {e, false};
	int rc;

	out->norm = norm;
	out->due = out->since = out->from = out->later = GJ_DAY_NONE;
	out->compliance = GJ_NOT_CHECKED;
	out->if_in_force = e->out->node[nodes->applies];
	out->applicability = gj_applicability_of(nodes, out->if_in_force);
	out->because = because_of(e, nodes, out);
	if (nodes->future)
		out->from = nodes->day;
	if (out->applicability == GJ_DOES_NOT_APPLY)
		look_ahead(e, nodes, out);
	if (n->unverified.english.len > 0 || n->rests_on.english.len > 0 ||
	    e->law->instrument[n->instrument].unverified.english.len > 0)
		out->marks |= GJ_MARK_UNVERIFIED;
	if (n->declaratory && gj_holds(out))
		out->marks |= GJ_MARK_DECLARATORY;
	rc = list_lifters(e, nodes, out);
	if (rc == GJ_OK && out->applicability == GJ_APPLY_UNKNOWN) {
		rc = gj_asks_below(&out->asks, &e->walk, nodes->applies, GJ_WALK_UNDECIDED,
				   e->record);
		if (rc == GJ_OK && e->may_conflict)
			rc = gj_walk_each(&e->walk, nodes->applies, GJ_WALK_UNDECIDED,
					  find_conflict, &c);
	}
	if (rc == GJ_OK && out->applicability == GJ_APPLIES) {
		gj_comply(out, e->circuit, e->record, e->out->node[nodes->act]);
		rc = ask_compliance(e, nodes, out);
		if (rc == GJ_OK && out->compliance == GJ_COMPLIANCE_UNKNOWN && e->may_conflict)
			rc = gj_walk_each(&e->walk, nodes->act, GJ_WALK_UNDECIDED, find_conflict,
					  &c);
	}
	if (c.found)
		out->marks |= GJ_MARK_CONFLICT;
	return rc;
}
