/* SPDX-License-Identifier: Apache-2.0 */
#include "prove/prove.h"

bool gj_proving_asks(const gj_proving *p, uint32_t norm)
{
	return p->code->circuit->norm[norm].in_force && (p->norms == NULL || p->norms[norm]);
}

int gj_proving_add(gj_proving *p, const gj_claim *claim)
{
	gj_claims *claims = p->claims;

	claims->total[claim->kind][claim->outcome]++;
	if (claim->kind == GJ_CLAIM_CONFLICT && claim->outcome == GJ_OUTCOME_PROVED)
		return GJ_OK;
	if (gj_arena_more(p->arena, (void **)&claims->item, claims->n, sizeof *claim) != GJ_OK)
		return GJ_ENOMEM;
	claims->item[claims->n++] = *claim;
	return GJ_OK;
}

static int prove_all(gj_proving *p, const gj_circuit *circuit, const gj_circuit *other)
{
	int rc = gj_encode(&p->code, p->arena, p->solver, circuit, GJ_OVER_TOLD);

	if (rc == GJ_OK && other != NULL)
		return gj_prove_agreement(p, other);
	if (rc == GJ_OK)
		rc = gj_prove_reach(p);
	if (rc == GJ_OK)
		rc = gj_prove_conflicts(p);
	/* An invariant is about the law, not about a norm of one's choice. */
	return rc == GJ_OK && p->norms == NULL ? gj_prove_invariants(p) : rc;
}

int gj_prove(gj_claims **out, gj_arena *arena, const gj_circuit *circuit, const gj_circuit *other,
	     const bool *norms, unsigned steps, gj_error *err)
{
	gj_solver solver;
	gj_proving p = {.arena = arena, .solver = &solver, .norms = norms, .err = err};
	int rc = gj_solver_open(&solver, steps, err);

	*out = p.claims = gj_arena_get(arena, sizeof *p.claims);
	if (rc == GJ_OK && p.claims != NULL) {
		p.claims->law = circuit->law;
		p.claims->on = circuit->on;
		p.claims->steps = steps;
		rc = prove_all(&p, circuit, other);
	}
	gj_solver_close(&solver);
	return p.claims == NULL || rc == GJ_ENOMEM ? gj_fault_memory(err) : rc;
}
