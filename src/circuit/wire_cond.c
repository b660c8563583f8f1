/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions and terms to gates. */
#include "circuit/build.h"

/* The chain of definitions is free of rings but may be long: a bound keeps the C stack safe. */
enum { MOST_DEPTH = 2000 };

static bool hangs_on_day(const gj_qty *qty)
{
	if (qty->op == GJ_QTY_PARAMETER)
		return true;
	for (size_t i = 0; i < qty->n; i++)
		if (hangs_on_day(qty->kid[i]))
			return true;
	return false;
}

static int wire_fact(gj_wiring *w, gj_atom_kind kind, uint32_t fact, gj_day day, gj_node *out)
{
	gj_atom atom = {.kind = kind, .ref = fact, .day = kind == GJ_ATOM_EVENT ? day : 0};
	uint32_t index = w->law->fact[fact].presume;
	const gj_presume *presume;
	gj_node where = GJ_NODE_TRUE;
	int rc = gj_wire_atom(w, &atom, out);

	if (rc != GJ_OK || index == GJ_NONE || w->raw || kind != GJ_ATOM_FACT)
		return rc;
	presume = &w->law->presume[index];
	w->raw = true;
	rc = gj_wire_cond(w, presume->when, day, &where);
	w->raw = false;
	if (rc != GJ_OK)
		return rc;
	return gj_wire_gate(w, presume->truth ? GJ_GATE_PRESUME_TRUE : GJ_GATE_PRESUME_FALSE, *out,
			    where, 0, out);
}

static int wire_joined(gj_wiring *w, const gj_cond *cond, gj_day day, gj_node *out)
{
	bool all = cond->op == GJ_COND_AND;
	int rc = GJ_OK;

	*out = all ? GJ_NODE_TRUE : GJ_NODE_FALSE;
	for (size_t i = 0; rc == GJ_OK && i < cond->n; i++) {
		gj_node kid;

		rc = gj_wire_cond(w, cond->kid[i], day, &kid);
		if (rc == GJ_OK)
			rc = all ? gj_wire_and(w, *out, kid, out) : gj_wire_or(w, *out, kid, out);
	}
	return rc;
}

static int wire_fresh(gj_wiring *w, const gj_cond *cond, gj_day day, gj_node *out)
{
	gj_atom atom = {.ref = cond->ref, .cond = cond};
	int rc;

	switch (cond->op) {
	case GJ_COND_FACT:
		return wire_fact(w, GJ_ATOM_FACT, cond->ref, day, out);
	case GJ_COND_EVENT:
		return wire_fact(w, GJ_ATOM_EVENT, cond->ref, day, out);
	case GJ_COND_TERM:
		return gj_wire_term(w, cond->ref, day, out);
	case GJ_COND_CHOICE:
		atom.kind = GJ_ATOM_CHOICE;
		return gj_wire_atom(w, &atom, out);
	case GJ_COND_COMPARE:
		atom.kind = GJ_ATOM_COMPARE;
		atom.ref = 0;
		atom.day = hangs_on_day(cond->left) || hangs_on_day(cond->right) ? day : 0;
		return gj_wire_atom(w, &atom, out);
	case GJ_COND_NOT:
		rc = gj_wire_cond(w, cond->kid[0], day, out);
		return rc == GJ_OK ? gj_wire_not(w, *out, out) : rc;
	case GJ_COND_AND:
	case GJ_COND_OR:
		return wire_joined(w, cond, day, out);
	}
	return GJ_OK;
}

static int enter(gj_wiring *w)
{
	if (w->depth == MOST_DEPTH)
		return gj_fault(w->err, GJ_EINPUT,
				"definitions and exemptions are nested more than %d deep",
				MOST_DEPTH);
	w->depth++;
	return GJ_OK;
}

int gj_wire_cond(gj_wiring *w, const gj_cond *cond, gj_day day, gj_node *out)
{
	int rc;

	if (cond == NULL) {
		*out = GJ_NODE_TRUE;
		return GJ_OK;
	}
	/* INVARIANT: a presumption's own condition uses no presumed fact (law/ checks it), so raw and not agree there. */
	if (gj_memo_get(w->circuit->conds, GJ_MEMO_COND, cond->id, day, out))
		return GJ_OK;
	rc = enter(w);
	if (rc == GJ_OK)
		rc = wire_fresh(w, cond, day, out);
	if (rc != GJ_OK)
		return rc;
	w->depth--;
	if (gj_memo_put(w->circuit->conds, w->arena, GJ_MEMO_COND, cond->id, day, *out) != GJ_OK)
		return gj_fault_memory(w->err);
	return GJ_OK;
}

/* (includes or unknown) and not excludes: listed cases are yes, excluded ones no, the rest is unknown. */
static int wire_unjudged(gj_wiring *w, gj_node includes, gj_node excludes, gj_node *out)
{
	gj_node kept;
	int rc = gj_wire_or(w, includes, GJ_NODE_UNKNOWN, &kept);

	if (rc == GJ_OK)
		rc = gj_wire_not(w, excludes, out);
	return rc == GJ_OK ? gj_wire_and(w, kept, *out, out) : rc;
}

static int wire_term_fresh(gj_wiring *w, uint32_t index, gj_day day, gj_node *out)
{
	const gj_term *term = &w->law->term[index];
	gj_atom atom = {.kind = GJ_ATOM_JUDGEMENT, .ref = index};
	gj_node includes = GJ_NODE_FALSE, excludes = GJ_NODE_FALSE, judged;
	int rc = GJ_OK;

	if (term->means != NULL)
		return gj_wire_cond(w, term->means, day, out);
	if (term->includes != NULL)
		rc = gj_wire_cond(w, term->includes, day, &includes);
	if (rc == GJ_OK && term->excludes != NULL)
		rc = gj_wire_cond(w, term->excludes, day, &excludes);
	if (rc != GJ_OK)
		return rc;
	if (term->judged_by.len == 0)
		return wire_unjudged(w, includes, excludes, out);
	rc = gj_wire_atom(w, &atom, &judged);
	return rc == GJ_OK ? gj_wire_gate(w, GJ_GATE_JUDGED, includes, excludes, judged, out) : rc;
}

int gj_wire_term(gj_wiring *w, uint32_t term, gj_day day, gj_node *out)
{
	int rc;

	if (gj_memo_get(w->circuit->conds, GJ_MEMO_TERM, term, day, out))
		return GJ_OK;
	rc = enter(w);
	if (rc == GJ_OK)
		rc = wire_term_fresh(w, term, day, out);
	if (rc != GJ_OK)
		return rc;
	w->depth--;
	if (gj_memo_put(w->circuit->conds, w->arena, GJ_MEMO_TERM, term, day, *out) != GJ_OK)
		return gj_fault_memory(w->err);
	return GJ_OK;
}
