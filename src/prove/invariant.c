/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Invariants written in rule files: where the premise is certain, the conclusion must be. Each conclusion is asked for by
 * itself, so that a witness is about one.
 */
#include "prove/prove.h"

enum { NEVER = 0 }; /* the node that is no: what is not in force does not apply */

typedef struct asking {
	gj_proving *p;
	gj_claim claim;
	Z3_ast premise;
	gj_wanted *wanted; /* the premise; the last one is for the conclusion */
	size_t n;
} asking;

static gj_node applies(const gj_proving *p, uint32_t norm)
{
	const gj_norm_nodes *nodes = &p->code->circuit->norm[norm];

	return nodes->in_force ? nodes->applies : NEVER;
}

static void suppose(asking *a, gj_node node)
{
	a->wanted[a->n++] = (gj_wanted){0, node, GJ_TRUE};
	a->premise = gj_z_and(a->p->solver, a->premise, a->p->code->node[node].yes);
}

/* Stops at the first conclusion that fails or is not decided; the better known of the two stays. */
static int conclude(asking *a, gj_node node, gj_truth must)
{
	gj_solver *z = a->p->solver;
	const gj_formulas *sides = &a->p->code->node[node];
	Z3_ast met = must == GJ_TRUE ? sides->yes : sides->no;
	gj_code *const code[2] = {a->p->code, NULL};
	gj_sat answer;
	int rc;

	if (a->claim.outcome == GJ_OUTCOME_REFUTED)
		return GJ_OK;
	answer = gj_z_ask(z, gj_z_and(z, a->premise, gj_z_not(z, met)));
	if (answer == GJ_SAT_NO)
		return GJ_OK;
	a->claim.outcome = GJ_OUTCOME_NOT_DECIDED;
	if (answer != GJ_SAT_YES)
		return GJ_OK;
	a->wanted[a->n] = (gj_wanted){0, node,
				      gj_z_is(z, sides->yes)  ? GJ_TRUE
				      : gj_z_is(z, sides->no) ? GJ_FALSE
							      : GJ_UNKNOWN};
	rc = gj_witness_take(&a->claim.witness, &a->claim.has_witness, a->p->arena, code, a->wanted,
			     a->n + 1);
	if (a->claim.has_witness)
		a->claim.outcome = GJ_OUTCOME_REFUTED;
	return rc;
}

static gj_node node_of(const gj_proving *p, const gj_cond *cond)
{
	gj_node node = NEVER;

	/* INVARIANT: the circuit of a whole law has the conditions of its invariants. */
	gj_circuit_cond(p->code->circuit, cond, p->code->circuit->on, &node);
	return node;
}

static int prove_one(gj_proving *p, uint32_t index)
{
	const gj_invariant *invariant = &p->claims->law->invariant[index];
	asking a = {.p = p, .premise = p->solver->yes};
	int rc = GJ_OK;

	a.claim =
		(gj_claim){.kind = GJ_CLAIM_INVARIANT, .norm = index, .outcome = GJ_OUTCOME_PROVED};
	a.wanted = gj_arena_array(p->arena, invariant->given.n + 2, sizeof *a.wanted);
	if (a.wanted == NULL)
		return GJ_ENOMEM;
	if (invariant->when != NULL)
		suppose(&a, node_of(p, invariant->when));
	for (size_t i = 0; i < invariant->given.n; i++)
		suppose(&a, applies(p, invariant->given.at[i]));
	for (size_t i = 0; rc == GJ_OK && i < invariant->then.n; i++)
		rc = conclude(&a, applies(p, invariant->then.at[i]), GJ_TRUE);
	for (size_t i = 0; rc == GJ_OK && i < invariant->then_not.n; i++)
		rc = conclude(&a, applies(p, invariant->then_not.at[i]), GJ_FALSE);
	if (rc == GJ_OK && invariant->holds != NULL)
		rc = conclude(&a, node_of(p, invariant->holds), GJ_TRUE);
	return rc == GJ_OK ? gj_proving_add(p, &a.claim) : rc;
}

int gj_prove_invariants(gj_proving *p)
{
	int rc = GJ_OK;

	p->claims->made[GJ_CLAIM_INVARIANT] = p->claims->law->n_invariants > 0;
	for (uint32_t i = 0; rc == GJ_OK && i < p->claims->law->n_invariants; i++)
		rc = prove_one(p, i);
	return rc;
}
