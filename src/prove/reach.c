/* SPDX-License-Identifier: Apache-2.0 */
/* Every norm can apply: a text that never binds anybody is an error of the text or of its encoding. */
#include "prove/prove.h"

static gj_outcome unless_undecided(gj_sat answer, gj_outcome outcome)
{
	return answer == GJ_SAT_NOT_DECIDED ? GJ_OUTCOME_NOT_DECIDED : outcome;
}

/* It never is yes: which part of it is to blame? */
static void blame(gj_proving *p, gj_claim *claim, const gj_norm_nodes *nodes)
{
	const gj_formulas *node = p->code->node;
	gj_sat perhaps = gj_z_ask(p->solver, gj_z_not(p->solver, node[nodes->applies].no));

	claim->outcome = unless_undecided(perhaps, GJ_OUTCOME_REFUTED);
	if (perhaps == GJ_SAT_YES) {
		claim->never = GJ_NEVER_CERTAIN;
		return;
	}
	if (perhaps == GJ_SAT_NO) {
		gj_sat holds = gj_z_ask(p->solver, node[nodes->holds].yes);

		claim->outcome = unless_undecided(holds, GJ_OUTCOME_REFUTED);
		claim->never = holds == GJ_SAT_YES ? GJ_NEVER_LIFTED : GJ_NEVER_CONDITIONS;
	}
}

static int reach_one(gj_proving *p, uint32_t norm)
{
	const gj_norm_nodes *nodes = &p->code->circuit->norm[norm];
	gj_claim claim = {.kind = GJ_CLAIM_REACH, .norm = norm};
	const gj_wanted wanted = {0, nodes->applies, GJ_TRUE};
	gj_sat answer = gj_z_ask(p->solver, p->code->node[nodes->applies].yes);
	gj_code *const code[2] = {p->code, NULL};
	int rc = GJ_OK;

	claim.outcome = unless_undecided(answer, GJ_OUTCOME_PROVED);
	if (answer == GJ_SAT_YES) {
		rc = gj_witness_take(&claim.witness, &claim.has_witness, p->arena, code, &wanted,
				     1);
		if (!claim.has_witness)
			claim.outcome = GJ_OUTCOME_NOT_DECIDED;
	} else if (answer == GJ_SAT_NO) {
		blame(p, &claim, nodes);
	}
	return rc == GJ_OK ? gj_proving_add(p, &claim) : rc;
}

int gj_prove_reach(gj_proving *p)
{
	int rc = GJ_OK;

	p->claims->made[GJ_CLAIM_REACH] = true;
	for (uint32_t i = 0; rc == GJ_OK && i < p->claims->law->n_norms; i++)
		if (gj_proving_asks(p, i))
			rc = reach_one(p, i);
	return rc;
}
