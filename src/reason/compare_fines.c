/* SPDX-License-Identifier: Apache-2.0 */
/* The greatest fine that breach can cost, by currency. */
#include "eval/fine.h"
#include "reason/compare_parts.h"

static gj_exposure *of_currency(gj_arena *arena, gj_exposures *all, gj_str currency)
{
	for (size_t i = 0; i < all->n; i++)
		if (gj_str_eq(all->item[i].currency, currency))
			return &all->item[i];
	if (gj_arena_more(arena, (void **)&all->item, all->n, sizeof *all->item) != GJ_OK)
		return NULL;
	all->item[all->n] = (gj_exposure){
		.currency = currency, .bounded = true, .norm = GJ_NONE, .sanction = GJ_NONE};
	return &all->item[all->n++];
}

static int add_fine(gj_arena *arena, gj_exposures *all, const gj_comparison *c, const gj_fine *fine,
		    uint32_t norm, uint32_t sanction)
{
	const gj_qty *bound = fine->hi != NULL ? fine->hi : fine->lo;
	gj_amount amount =
		gj_fine_amount(fine, c->verdicts->record, c->verdicts->circuit->norm[sanction].day,
			       c->verdicts->circuit->on);
	gj_interval most = fine->hi != NULL ? amount.most : amount.least;
	bool bounded = fine->hi != NULL && most.has_high;
	gj_exposure *x = of_currency(arena, all, bound->currency);

	if (x == NULL)
		return GJ_ENOMEM;
	/* Of those without a known bound the first stands for all: the same is to be told for each of a tier. */
	if (x->sanction == GJ_NONE || (x->bounded && !bounded) ||
	    (x->bounded && bounded && most.high > x->high)) {
		x->norm = norm;
		x->sanction = sanction;
	}
	if (most.has_low && most.low > x->low)
		x->low = most.low;
	/* No bound lies below the least that is imposed, whatever it hangs on. */
	if (amount.least.has_low && amount.least.low > x->low)
		x->low = amount.least.low;
	if (bounded && most.high > x->high)
		x->high = most.high;
	x->bounded = x->bounded && bounded;
	return GJ_OK;
}

/* On the day, and not known to concern others. */
static bool can_follow(const gj_comparison *c, uint32_t sanction)
{
	const gj_norm_nodes *nodes = &c->verdicts->circuit->norm[sanction];

	return nodes->in_force && c->verdicts->node[nodes->applies] != GJ_FALSE;
}

int gj_compare_exposures(gj_exposures *out, gj_arena *arena, const gj_comparison *c,
			 const gj_regime *regime, bool breached)
{
	const gj_law *law = c->verdicts->law;
	bool *seen = gj_arena_array(arena, law->n_norms, sizeof *seen);

	*out = (gj_exposures){0};
	if (seen == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < c->verdicts->n; i++) {
		const gj_verdict *verdict = &c->verdicts->item[i];
		const gj_norm *norm = gj_compare_norm(c, i);

		if (!regime->instrument[norm->instrument] || !gj_compare_counts(c, i) ||
		    verdict->applicability != GJ_APPLIES ||
		    (breached && verdict->compliance != GJ_BREACHED))
			continue;
		for (size_t k = 0; k < norm->orelse.n; k++) {
			const gj_norm *sanction = &law->norm[norm->orelse.at[k]];

			if (seen[norm->orelse.at[k]] || !can_follow(c, norm->orelse.at[k]))
				continue;
			seen[norm->orelse.at[k]] = true;
			for (size_t s = 0; s < sanction->n_steps; s++)
				for (size_t f = 0; f < sanction->step[s].n_fines; f++)
					if (add_fine(arena, out, c, &sanction->step[s].fine[f],
						     verdict->norm, norm->orelse.at[k]) != GJ_OK)
						return GJ_ENOMEM;
		}
	}
	return GJ_OK;
}
