/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "trust/reference.h"

static uint32_t plus(uint32_t a, uint32_t b)
{
	return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

static uint32_t of_cond(const gj_law *law, const gj_cond *cond, const uint32_t *term)
{
	uint32_t cost = 1;

	if (cond == NULL)
		return 1;
	if (cond->op == GJ_COND_TERM)
		return plus(1, term[cond->ref]);
	if (cond->op == GJ_COND_FACT && law->fact[cond->ref].presume != GJ_NONE)
		return plus(1, of_cond(law, law->presume[law->fact[cond->ref].presume].when, term));
	for (size_t i = 0; i < cond->n; i++)
		cost = plus(cost, of_cond(law, cond->kid[i], term));
	return cost;
}

static uint32_t of_norm(const gj_law *law, uint32_t index, const uint32_t *term,
			const uint32_t *norm)
{
	const gj_norm *n = &law->norm[index];
	uint32_t cost = plus(of_cond(law, n->when, term), of_cond(law, n->act, term));

	cost = plus(cost, of_cond(law, law->instrument[n->instrument].scope, term));
	for (size_t i = 0; i < n->lifted_by.n; i++)
		cost = plus(cost, norm[n->lifted_by.at[i]]);
	return cost;
}

uint32_t ref_cost(const gj_law *law)
{
	uint32_t *term = calloc(law->n_terms + 1, sizeof *term), all = 0;
	uint32_t *norm = calloc(law->n_norms + 1, sizeof *norm);

	if (term == NULL || norm == NULL)
		all = UINT32_MAX;
	for (size_t i = 0; all == 0 && i < law->n_terms; i++) {
		const gj_term *t = &law->term[law->term_order[i]];

		term[law->term_order[i]] =
			plus(of_cond(law, t->means, term), plus(of_cond(law, t->includes, term),
								of_cond(law, t->excludes, term)));
	}
	for (size_t i = 0; all < UINT32_MAX && i < law->n_norms; i++) {
		uint32_t at = law->norm_order[i];

		norm[at] = of_norm(law, at, term, norm);
		all = plus(all, norm[at]);
	}
	/* Each sanction asks about every norm behind it once more. */
	for (size_t i = 0; all < UINT32_MAX && i < law->n_norms; i++)
		for (size_t k = 0; k < law->norm[i].breach.n; k++)
			all = plus(all, norm[law->norm[i].breach.at[k]]);
	free(term);
	free(norm);
	return all;
}
