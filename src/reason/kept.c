/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/kept.h"
#include "circuit/extend.h"
#include "eval/compliance.h"

/*
 * Of a standing duty whether its act is so. Where an event calls for it: pending, or called for and so, or called for and not so; that one of
 * the three is the case is known when it is known which.
 */
static gj_node node_of(gj_extension *m, uint32_t norm)
{
	const gj_norm *n = &m->from->law->norm[norm];
	gj_node act = m->from->norm[norm].act, call;

	if (gj_kept_by_days(n))
		return gj_extend_atom(m, (gj_atom){.kind = GJ_ATOM_KEPT, .ref = norm});
	if (n->upon == GJ_NONE)
		return act;
	call = gj_extend_atom(m,
			      (gj_atom){.kind = GJ_ATOM_EVENT, .ref = n->upon, .day = m->from->on});
	return gj_extend_or(m, gj_extend_not(m, call),
			    gj_extend_or(m, gj_extend_and(m, call, act),
					 gj_extend_and(m, call, gj_extend_not(m, act))));
}

/* Is it open whether a norm that applies is kept? */
static bool is_open(const gj_circuit *circuit, const gj_record *record, const gj_truth *node,
		    uint32_t norm)
{
	gj_verdict v = {.norm = norm, .due = GJ_DAY_NONE, .since = GJ_DAY_NONE};

	v.compliance = GJ_NOT_CHECKED;
	gj_comply(&v, circuit, record, node[circuit->norm[norm].act]);
	return v.compliance == GJ_NOT_CHECKED || v.compliance == GJ_COMPLIANCE_UNKNOWN;
}

int gj_kept_inquiry(gj_inquiry *out, gj_arena *arena, const gj_inquiry *inquiry, size_t *open)
{
	const gj_law *law = inquiry->circuit->law;
	gj_extension m;
	gj_truth *atom = gj_arena_array(arena, inquiry->circuit->n_atoms, sizeof *atom);
	gj_truth *node = gj_arena_array(arena, inquiry->circuit->n_gates, sizeof *node);
	bool *wanted = gj_arena_array(arena, law->n_norms, sizeof *wanted);

	*open = 0;
	*out = *inquiry;
	if (atom == NULL || node == NULL || wanted == NULL ||
	    gj_extend(&m, arena, inquiry->circuit) != GJ_OK)
		return GJ_ENOMEM;
	gj_atoms_truth(m.from, inquiry->record, atom);
	gj_circuit_run(m.from, atom, 0, node);
	for (uint32_t i = 0; i < law->n_norms; i++) {
		const gj_norm_nodes *nodes = &m.from->norm[i];

		wanted[i] = gj_inquiry_wants(inquiry, i) && nodes->in_force &&
			    node[nodes->applies] == GJ_TRUE && gj_can_be_kept(&law->norm[i]) &&
			    law->norm[i].kind != GJ_KIND_ENCOURAGEMENT &&
			    is_open(m.from, inquiry->record, node, i);
		if (!wanted[i])
			continue;
		++*open;
		m.to->norm[i].applies = node_of(&m, i);
	}
	out->circuit = m.to;
	out->wanted = wanted;
	return m.failed ? GJ_ENOMEM : GJ_OK;
}
