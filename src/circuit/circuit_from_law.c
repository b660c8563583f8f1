/* SPDX-License-Identifier: Apache-2.0 */
/* Norms to gates: applies = bearer and scope and when and not lifted. */
#include "circuit/turns.h"

enum { MOST_LIFTERS = 200 }; /* how long a chain of exemptions of exemptions may be */

bool gj_norm_in_force(const gj_norm *norm, gj_day day)
{
	return !norm->never && day >= norm->from && (norm->to == GJ_DAY_NONE || day <= norm->to);
}

gj_day gj_norm_ahead(const gj_norm *norm, gj_day on)
{
	if (norm->planned != GJ_DAY_NONE && on <= norm->planned_to)
		return norm->planned;
	return !norm->never && on < norm->from ? norm->from : GJ_DAY_NONE;
}

/* Beside a norm read on the day that was planned counts what stood in the law when the plan did. */
static bool stood_with(const gj_norm *norm, const gj_norm *other)
{
	return other->planned != GJ_DAY_NONE || gj_norm_in_force(other, norm->planned_to);
}

bool gj_norm_counts_for(const gj_norm *norm, const gj_norm *other, gj_day day)
{
	if (norm->planned != GJ_DAY_NONE && day == norm->planned && !gj_norm_in_force(norm, day))
		return stood_with(norm, other);
	return gj_norm_in_force(other, day) ||
	       (!gj_norm_in_force(norm, day) && norm->instrument == other->instrument);
}

/* Told to have the role, or doing what it includes. */
static int wire_role(gj_wiring *w, uint32_t index, gj_day day, gj_node *out)
{
	const gj_cond *includes = w->law->role[index].includes;
	gj_atom atom = {.kind = GJ_ATOM_ROLE, .ref = index};
	int rc = gj_wire_atom(w, &atom, out);
	gj_node does;

	if (rc != GJ_OK || includes == NULL)
		return rc;
	rc = gj_wire_cond(w, includes, day, &does);
	return rc == GJ_OK ? gj_wire_or(w, *out, does, out) : rc;
}

static int wire_bearer(gj_wiring *w, const gj_norm *norm, gj_day day, gj_node *out)
{
	int rc = GJ_OK;

	*out = norm->bound.n == 0 ? GJ_NODE_TRUE : GJ_NODE_FALSE;
	for (size_t i = 0; rc == GJ_OK && i < norm->bound.n; i++) {
		gj_node role;

		rc = wire_role(w, norm->bound.at[i], day, &role);
		if (rc == GJ_OK)
			rc = gj_wire_or(w, *out, role, out);
	}
	return rc;
}

/* A sanction stands only where some norm behind it does. */
static int wire_behind(gj_wiring *w, uint32_t index, gj_day day, gj_node *holds)
{
	const gj_norm *norm = &w->law->norm[index];
	gj_node any = GJ_NODE_FALSE;
	int rc = GJ_OK;

	if (norm->kind != GJ_KIND_SANCTION)
		return GJ_OK;
	for (size_t i = 0; rc == GJ_OK && i < norm->breach.n; i++) {
		gj_node one;

		if (!gj_norm_counts_for(norm, &w->law->norm[norm->breach.at[i]], day))
			continue;
		rc = gj_wire_applies(w, norm->breach.at[i], day, &one);
		if (rc == GJ_OK)
			rc = gj_wire_or(w, any, one, &any);
	}
	return rc == GJ_OK ? gj_wire_and(w, *holds, any, holds) : rc;
}

static int wire_holds(gj_wiring *w, uint32_t index, gj_day day, gj_norm_nodes *out)
{
	const gj_norm *norm = &w->law->norm[index];
	const gj_cond *scope =
		norm->kind == GJ_KIND_EXEMPTION ? NULL : w->law->instrument[norm->instrument].scope;
	int rc = wire_bearer(w, norm, day, &out->bearer);

	if (rc == GJ_OK)
		rc = gj_wire_cond(w, scope, day, &out->scope);
	if (rc == GJ_OK)
		rc = gj_wire_cond(w, norm->when, day, &out->when);
	if (rc == GJ_OK)
		rc = gj_wire_and(w, out->bearer, out->scope, &out->holds);
	if (rc == GJ_OK)
		rc = gj_wire_and(w, out->holds, out->when, &out->holds);
	return rc == GJ_OK ? wire_behind(w, index, day, &out->holds) : rc;
}

static int wire_lifted(gj_wiring *w, uint32_t index, gj_day day, gj_node *out)
{
	const gj_norm *norm = &w->law->norm[index];
	int rc = GJ_OK;

	*out = GJ_NODE_FALSE;
	for (size_t i = 0; rc == GJ_OK && i < norm->lifted_by.n; i++) {
		gj_node one;

		if (!gj_norm_counts_for(norm, &w->law->norm[norm->lifted_by.at[i]], day))
			continue;
		rc = gj_wire_applies(w, norm->lifted_by.at[i], day, &one);
		if (rc == GJ_OK)
			rc = gj_wire_or(w, *out, one, out);
	}
	return rc;
}

static int wire_norm(gj_wiring *w, uint32_t index, gj_day day, gj_norm_nodes *out)
{
	gj_node kept;
	int rc = wire_holds(w, index, day, out);

	if (rc == GJ_OK)
		rc = wire_lifted(w, index, day, &out->lifted);
	if (rc == GJ_OK)
		rc = gj_wire_not(w, out->lifted, &kept);
	return rc == GJ_OK ? gj_wire_and(w, out->holds, kept, &out->applies) : rc;
}

int gj_wire_applies(gj_wiring *w, uint32_t index, gj_day day, gj_node *out)
{
	gj_norm_nodes nodes;
	unsigned depth = w->depth;
	int rc;

	if (gj_memo_get(w->circuit->conds, GJ_MEMO_NORM, index, day, out))
		return GJ_OK;
	if (depth >= MOST_LIFTERS)
		return gj_fault(w->err, GJ_EINPUT, "exemptions are nested more than %d deep",
				MOST_LIFTERS);
	w->depth++;
	rc = wire_norm(w, index, day, &nodes);
	w->depth = depth;
	*out = nodes.applies;
	if (rc == GJ_OK &&
	    gj_memo_put(w->circuit->conds, w->arena, GJ_MEMO_NORM, index, day, *out) != GJ_OK)
		rc = gj_fault_memory(w->err);
	return rc;
}

static int wire_whole(gj_wiring *w, uint32_t index)
{
	const gj_norm *norm = &w->law->norm[index];
	gj_norm_nodes *out = &w->circuit->norm[index];
	gj_day on = w->circuit->on;
	int rc;

	out->in_force = gj_norm_in_force(norm, on);
	out->day = gj_norm_ahead(norm, on);
	out->future = out->day != GJ_DAY_NONE;
	if (!out->future)
		out->day = on;
	rc = wire_norm(w, index, out->day, out);
	if (rc == GJ_OK)
		rc = gj_wire_turns(w, index, out);
	out->act = GJ_NODE_UNKNOWN;
	if (rc == GJ_OK && norm->act != NULL)
		rc = gj_wire_cond(w, norm->act, out->day, &out->act);
	return rc;
}

/* What invariants say beside norms, so that it can be asked for by gj_circuit_cond. */
static int wire_invariants(gj_wiring *w)
{
	gj_node node;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < w->law->n_invariants; i++) {
		rc = gj_wire_cond(w, w->law->invariant[i].when, w->circuit->on, &node);
		if (rc == GJ_OK)
			rc = gj_wire_cond(w, w->law->invariant[i].holds, w->circuit->on, &node);
	}
	return rc;
}

/* An empty circuit: the constants, whose opcodes are their node numbers. */
static int start(gj_wiring *w, gj_day on)
{
	gj_circuit *circuit = gj_arena_get(w->arena, sizeof *circuit);
	gj_node node;
	int rc = GJ_OK;

	if (circuit == NULL)
		return gj_fault_memory(w->err);
	w->circuit = circuit;
	circuit->law = w->law;
	circuit->on = on;
	circuit->norm = gj_arena_array(w->arena, w->law->n_norms, sizeof *circuit->norm);
	circuit->conds = gj_arena_get(w->arena, sizeof *circuit->conds);
	if (circuit->norm == NULL || circuit->conds == NULL)
		return gj_fault_memory(w->err);
	for (unsigned op = GJ_GATE_FALSE; rc == GJ_OK && op <= GJ_GATE_TRUE; op++)
		rc = gj_wire_gate(w, (gj_opcode)op, 0, 0, 0, &node);
	return rc;
}

int gj_circuit_of_norms(gj_circuit **out, gj_arena *arena, const gj_law *law, gj_day on,
			const bool *norms, gj_error *err)
{
	gj_wiring w = {.law = law, .arena = arena, .err = err};
	int rc = start(&w, on);

	*out = NULL;
	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		if (norms == NULL || norms[law->norm_order[i]])
			rc = wire_whole(&w, law->norm_order[i]);
	if (rc == GJ_OK && norms == NULL)
		rc = wire_invariants(&w);
	if (rc == GJ_OK)
		*out = w.circuit;
	return rc;
}

int gj_circuit_of_links(gj_circuit **out, gj_arena *arena, const gj_law *law, gj_day on,
			gj_error *err)
{
	gj_wiring w = {.law = law, .arena = arena, .err = err};
	int rc = start(&w, on);
	gj_node node;

	*out = NULL;
	for (size_t i = 0; rc == GJ_OK && i < law->n_links; i++)
		rc = gj_wire_cond(&w, law->link[i].when, on, &node);
	if (rc == GJ_OK)
		*out = w.circuit;
	return rc;
}

int gj_circuit_from_law(gj_circuit **out, gj_arena *arena, const gj_law *law, gj_day on,
			gj_error *err)
{
	return gj_circuit_of_norms(out, arena, law, on, NULL, err);
}

bool gj_circuit_cond(const gj_circuit *circuit, const gj_cond *cond, gj_day day, gj_node *out)
{
	return gj_memo_get(circuit->conds, GJ_MEMO_COND, cond->id, day, out);
}

bool gj_circuit_term(const gj_circuit *circuit, uint32_t term, gj_day day, gj_node *out)
{
	return gj_memo_get(circuit->conds, GJ_MEMO_TERM, term, day, out);
}

bool gj_circuit_applies(const gj_circuit *circuit, uint32_t norm, gj_day day, gj_node *out)
{
	return gj_memo_get(circuit->conds, GJ_MEMO_NORM, norm, day, out);
}
