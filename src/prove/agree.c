/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two rule sets give the norms that they both have the same verdict. First over services of which all is told; where they
 * agree there, also where something is left untold: the same law can be written so that it asks for more.
 */
#include "prove/prove.h"

typedef struct sides_of {
	gj_code *code[2];
	gj_node node[2];
} sides_of;

static bool same_choice(const gj_fact *a, const gj_fact *b, size_t at)
{
	for (size_t i = 0; i < b->n_choices; i++)
		if (gj_str_eq(a->choice[at].text, b->choice[i].text))
			return true;
	return false;
}

/* A choice that only one rule set knows is in no file that both can read. */
static void leave_out(gj_solver *z, const gj_fact *a, const gj_fact *b)
{
	for (size_t i = 0; a->type == GJ_FACT_CHOICE && i < a->n_choices; i++)
		if (!same_choice(a, b, i))
			gj_z_assert(z, gj_z_not(z, gj_z_choice(z, a->e.id, a->choice[i].text)));
}

/* Facts of one name must be of one type, or no service file is for both. */
static int match_facts(gj_proving *p, const gj_law *law, const gj_law *other)
{
	for (size_t i = 0; i < law->n_facts; i++) {
		const gj_fact *a = &law->fact[i], *b;
		uint32_t found;

		if (!gj_map_get(&other->facts, a->e.id, &found))
			continue;
		b = &other->fact[found];
		if (a->type != b->type || !gj_str_eq(a->currency, b->currency)) {
			gj_fault(p->err, GJ_EINPUT,
				 "the fact `%.*s` is of another type in the other rules",
				 GJ_FMT(a->e.id));
			return gj_fault_help(p->err, "no service can be told to both");
		}
		leave_out(p->solver, a, b);
		leave_out(p->solver, b, a);
	}
	return GJ_OK;
}

static Z3_ast unlike(gj_solver *z, Z3_ast a, Z3_ast b)
{
	return gj_z_or(z, gj_z_and(z, a, gj_z_not(z, b)), gj_z_and(z, b, gj_z_not(z, a)));
}

static Z3_ast differ(gj_solver *z, const sides_of *of)
{
	const gj_formulas *a = &of->code[0]->node[of->node[0]];
	const gj_formulas *b = &of->code[1]->node[of->node[1]];

	return gj_z_or(z, unlike(z, a->yes, b->yes), unlike(z, a->no, b->no));
}

static gj_truth truth_of(gj_solver *z, const sides_of *of, unsigned side)
{
	const gj_formulas *sides = &of->code[side]->node[of->node[side]];

	return gj_z_is(z, sides->yes) ? GJ_TRUE : gj_z_is(z, sides->no) ? GJ_FALSE : GJ_UNKNOWN;
}

static int ask(gj_proving *p, gj_claim *claim, const sides_of *of)
{
	gj_sat answer = gj_z_ask(p->solver, differ(p->solver, of));
	gj_wanted wanted[2];
	int rc;

	claim->outcome = answer == GJ_SAT_NO ? GJ_OUTCOME_PROVED : GJ_OUTCOME_NOT_DECIDED;
	if (answer != GJ_SAT_YES)
		return GJ_OK;
	claim->here = truth_of(p->solver, of, 0);
	claim->there = truth_of(p->solver, of, 1);
	wanted[0] = (gj_wanted){0, of->node[0], claim->here};
	wanted[1] = (gj_wanted){1, of->node[1], claim->there};
	rc = gj_witness_take(&claim->witness, &claim->has_witness, p->arena, of->code, wanted, 2);
	if (claim->has_witness)
		claim->outcome = GJ_OUTCOME_REFUTED;
	return rc;
}

static int agree_one(gj_proving *p, sides_of *told, sides_of *any, uint32_t norm, uint32_t other)
{
	gj_claim claim = {.kind = GJ_CLAIM_AGREE, .norm = norm, .other = other};
	int rc;

	told->node[0] = any->node[0] = told->code[0]->circuit->norm[norm].applies;
	told->node[1] = any->node[1] = told->code[1]->circuit->norm[other].applies;
	rc = ask(p, &claim, told);
	if (rc == GJ_OK && claim.outcome == GJ_OUTCOME_PROVED) {
		claim.untold = true;
		rc = ask(p, &claim, any);
	}
	return rc == GJ_OK ? gj_proving_add(p, &claim) : rc;
}

static int agree_all(gj_proving *p, sides_of *told, sides_of *any)
{
	const gj_law *law = p->claims->law, *other = p->claims->other;
	const gj_norm_nodes *there = told->code[1]->circuit->norm;
	size_t both = 0, in_force = 0;
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		uint32_t found;

		if (!told->code[0]->circuit->norm[i].in_force)
			continue;
		if (!gj_map_get(&other->norms, law->norm[i].e.id, &found) ||
		    !there[found].in_force) {
			p->claims->only_here++;
			continue;
		}
		both++;
		if (gj_proving_asks(p, i))
			rc = agree_one(p, told, any, i, found);
	}
	for (size_t i = 0; i < other->n_norms; i++)
		in_force += there[i].in_force;
	p->claims->only_there = in_force - both;
	return rc;
}

int gj_prove_agreement(gj_proving *p, const gj_circuit *other)
{
	sides_of told = {{p->code, NULL}, {0, 0}}, any = {{NULL, NULL}, {0, 0}};
	int rc;

	p->claims->made[GJ_CLAIM_AGREE] = true;
	p->claims->other = other->law;
	rc = match_facts(p, p->claims->law, other->law);
	if (rc == GJ_OK)
		rc = gj_encode(&told.code[1], p->arena, p->solver, other, GJ_OVER_TOLD);
	if (rc == GJ_OK)
		rc = gj_encode(&any.code[0], p->arena, p->solver, p->code->circuit, GJ_OVER_ANY);
	if (rc == GJ_OK)
		rc = gj_encode(&any.code[1], p->arena, p->solver, other, GJ_OVER_ANY);
	return rc == GJ_OK ? agree_all(p, &told, &any) : rc;
}
