/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two norms bind the same actor at once, and whatever it does it breaks one of them. Pairs whose acts share nothing that can
 * be told cannot be so; of the others the solver is asked twice: can both be kept at all, and if not, can both bind?
 */
#include "eval/asks.h"
#include "prove/prove.h"

typedef struct act {
	uint32_t norm;
	bool wanted; /* of it the act is asked, not its omission */
	bool never;  /* nobody can keep it, whatever else binds: no contradiction of two */
	gj_asks inputs;
} act;

typedef struct acts {
	act *at;
	size_t n;
} acts;

/* Not certainly broken: what cannot be told for certain is held against nobody. */
static Z3_ast kept(gj_proving *p, const act *one)
{
	gj_formulas sides = p->code->node[p->code->circuit->norm[one->norm].act];

	return gj_z_not(p->solver, one->wanted ? sides.no : sides.yes);
}

static bool binds(const gj_norm *norm)
{
	return norm->act != NULL &&
	       (norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION);
}

static int gather(gj_proving *p, gj_arena *arena, acts *out)
{
	const gj_law *law = p->claims->law;
	gj_record *nobody;
	gj_truth *node = gj_arena_array(arena, p->code->circuit->n_gates, sizeof *node);
	gj_walk walk;
	int rc = gj_record_new(&nobody, arena, law);

	if (rc == GJ_OK && node != NULL)
		rc = gj_walk_new(&walk, arena, p->code->circuit, node);
	out->at = gj_arena_array(arena, law->n_norms, sizeof *out->at);
	if (rc != GJ_OK || node == NULL || out->at == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		act *one = &out->at[out->n];

		if (!binds(&law->norm[i]) || !p->code->circuit->norm[i].in_force)
			continue;
		out->n++;
		one->norm = i;
		one->wanted = law->norm[i].kind == GJ_KIND_DUTY;
		one->never = gj_z_ask(p->solver, kept(p, one)) == GJ_SAT_NO;
		rc = gj_asks_below(&one->inputs, &walk, p->code->circuit->norm[i].act, GJ_WALK_ALL,
				   nobody);
	}
	return rc;
}

static bool share(const act *a, const act *b)
{
	if (a->never || b->never)
		return false;
	for (size_t i = 0; i < a->inputs.n; i++)
		for (size_t k = 0; k < b->inputs.n; k++)
			if (a->inputs.at[i].kind == b->inputs.at[k].kind &&
			    a->inputs.at[i].ref == b->inputs.at[k].ref)
				return true;
	return false;
}

/* Of one act, and both asked or both forbidden: who keeps one keeps the other. */
static bool same(const gj_proving *p, const act *a, const act *b)
{
	const gj_norm_nodes *nodes = p->code->circuit->norm;

	return a->wanted == b->wanted && nodes[a->norm].act == nodes[b->norm].act;
}

static int show_pair(gj_proving *p, gj_claim *claim)
{
	const gj_norm_nodes *nodes = p->code->circuit->norm;
	const gj_wanted wanted[] = {{0, nodes[claim->norm].applies, GJ_TRUE},
				    {0, nodes[claim->other].applies, GJ_TRUE}};
	gj_code *const code[2] = {p->code, NULL};
	int rc = gj_witness_take(&claim->witness, &claim->has_witness, p->arena, code, wanted, 2);

	claim->outcome = claim->has_witness ? GJ_OUTCOME_REFUTED : GJ_OUTCOME_NOT_DECIDED;
	return rc;
}

static int try_pair(gj_proving *p, const act *a, const act *b)
{
	const gj_norm_nodes *nodes = p->code->circuit->norm;
	const gj_formulas *node = p->code->node;
	gj_claim claim = {.kind = GJ_CLAIM_CONFLICT, .norm = a->norm, .other = b->norm};
	gj_sat answer = gj_z_ask(p->solver, gj_z_and(p->solver, kept(p, a), kept(p, b)));
	int rc = GJ_OK;

	claim.outcome = GJ_OUTCOME_PROVED;
	if (answer == GJ_SAT_NO) /* never both kept: do they ever both bind? */
		answer = gj_z_ask(p->solver, gj_z_and(p->solver, node[nodes[a->norm].applies].yes,
						      node[nodes[b->norm].applies].yes));
	else if (answer == GJ_SAT_YES)
		return gj_proving_add(p, &claim);
	if (answer == GJ_SAT_YES)
		rc = show_pair(p, &claim);
	else if (answer == GJ_SAT_NOT_DECIDED)
		claim.outcome = GJ_OUTCOME_NOT_DECIDED;
	return rc == GJ_OK ? gj_proving_add(p, &claim) : rc;
}

int gj_prove_conflicts(gj_proving *p)
{
	gj_arena arena;
	acts all = {NULL, 0};
	int rc;

	p->claims->made[GJ_CLAIM_CONFLICT] = true;
	gj_arena_init(&arena, p->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gather(p, &arena, &all);
	for (size_t i = 0; rc == GJ_OK && i < all.n; i++)
		for (size_t k = i + 1; rc == GJ_OK && k < all.n; k++) {
			const act *a = &all.at[i], *b = &all.at[k];

			if ((gj_proving_asks(p, a->norm) || gj_proving_asks(p, b->norm)) &&
			    share(a, b) && !same(p, a, b))
				rc = try_pair(p, a, b);
		}
	gj_arena_free(&arena);
	return rc;
}
