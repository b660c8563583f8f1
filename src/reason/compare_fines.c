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
	all->item[all->n] = (gj_exposure){.currency = currency,
					  .bounded = true,
					  .low_by = {GJ_NONE, GJ_NONE},
					  .high_by = {GJ_NONE, GJ_NONE},
					  .without = {GJ_NONE, GJ_NONE},
					  .each = {GJ_NONE, GJ_NONE}};
	return &all->item[all->n++];
}

/* The bounds of one fine. `high` holds where `bounded`. */
typedef struct bounds {
	gj_num low, high;
	bool bounded;
} bounds;

static bounds bounds_of(const gj_comparison *c, const gj_fine *fine, uint32_t sanction)
{
	gj_amount amount =
		gj_fine_amount(fine, c->verdicts->record, c->verdicts->circuit->norm[sanction].day,
			       c->verdicts->circuit->on);
	gj_interval most = fine->hi != NULL ? amount.most : amount.least;
	bounds b = {0, most.high > 0 ? most.high : 0, fine->hi != NULL && most.has_high};

	if (most.has_low && most.low > b.low)
		b.low = most.low;
	/* No bound lies below the least that is imposed, whatever it hangs on. */
	if (amount.least.has_low && amount.least.low > b.low)
		b.low = amount.least.low;
	return b;
}

/* Of those set for each violation the one with the greatest bound that is known; at the same bound the first. */
static void note_each(gj_exposure *x, bounds b, gj_threat by)
{
	if (x->each.sanction != GJ_NONE && b.low <= x->each_low)
		return;
	x->each = by;
	x->each_low = b.low;
	x->each_high = b.bounded ? b.high : b.low;
}

/* Which sanction sets the amount and which has no bound are told apart: they need not be the same. */
static int add_fine(gj_arena *arena, gj_exposures *all, const gj_comparison *c, const gj_fine *fine,
		    gj_threat by)
{
	const gj_qty *bound = fine->hi != NULL ? fine->hi : fine->lo;
	unsigned each = c->verdicts->law->norm[by.sanction].each;
	bounds b = bounds_of(c, fine, by.sanction);
	gj_exposure *x = of_currency(arena, all, bound->currency);

	if (x == NULL)
		return GJ_ENOMEM;
	if (b.low > x->low) {
		x->low = b.low;
		x->low_by = by;
	}
	if (b.bounded && (x->high_by.sanction == GJ_NONE || b.high > x->high)) {
		x->high = b.high;
		x->high_by = by;
	}
	/* The first stands for all: the same is to be told for each of a tier. */
	if (!b.bounded && x->without.sanction == GJ_NONE)
		x->without = by;
	if (each != 0)
		note_each(x, b, by);
	x->bounded = x->bounded && b.bounded && each == 0;
	return GJ_OK;
}

/* Is some of what it imposes, at first or in graver cases, a fine of which no amount is set? */
static bool is_unstated(const gj_law *law, const gj_norm *sanction)
{
	for (size_t s = 0; s < sanction->n_steps; s++)
		for (size_t m = 0; m < sanction->step[s].measures.n; m++)
			if (law->measure[sanction->step[s].measures.at[m]].fine)
				return true;
	return false;
}

static int add_sanction(gj_arena *arena, gj_exposures *all, const gj_comparison *c, gj_threat by)
{
	const gj_norm *sanction = &c->verdicts->law->norm[by.sanction];

	for (size_t s = 0; s < sanction->n_steps; s++)
		for (size_t f = 0; f < sanction->step[s].n_fines; f++)
			if (add_fine(arena, all, c, &sanction->step[s].fine[f], by) != GJ_OK)
				return GJ_ENOMEM;
	if (!is_unstated(c->verdicts->law, sanction))
		return GJ_OK;
	if (gj_arena_more(arena, (void **)&all->unstated, all->n_unstated, sizeof by) != GJ_OK)
		return GJ_ENOMEM;
	all->unstated[all->n_unstated++] = by;
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
			if (seen[norm->orelse.at[k]] || !can_follow(c, norm->orelse.at[k]))
				continue;
			seen[norm->orelse.at[k]] = true;
			if (add_sanction(arena, out, c,
					 (gj_threat){verdict->norm, norm->orelse.at[k]}) != GJ_OK)
				return GJ_ENOMEM;
		}
	}
	return GJ_OK;
}

/* A power, or a sanction behind a norm that binds. */
static bool threatens(const gj_comparison *c, uint32_t norm)
{
	const gj_norm *of = &c->verdicts->law->norm[norm];

	if (of->kind == GJ_KIND_POWER)
		return true;
	for (uint32_t i = 0; of->kind == GJ_KIND_SANCTION && i < c->verdicts->n; i++)
		if (c->verdicts->item[i].applicability == GJ_APPLIES && gj_compare_counts(c, i) &&
		    gj_refs_have(&gj_compare_norm(c, i)->orelse, norm))
			return true;
	return false;
}

int gj_compare_lifted(gj_arena *arena, const gj_comparison *c, const gj_regime *regime,
		      gj_side *side)
{
	for (uint32_t i = 0; i < c->verdicts->n; i++) {
		const gj_verdict *verdict = &c->verdicts->item[i];
		const gj_norm *norm = gj_compare_norm(c, i);

		if (!regime->instrument[norm->instrument] ||
		    verdict->applicability != GJ_DOES_NOT_APPLY ||
		    verdict->because != GJ_BECAUSE_LIFTED || !threatens(c, verdict->norm))
			continue;
		side->lifted++;
		for (size_t k = 0; k < verdict->lifted_by.n; k++)
			if (!gj_refs_have(&side->lifters, verdict->lifted_by.at[k]) &&
			    gj_refs_push(&side->lifters, arena, verdict->lifted_by.at[k]) != GJ_OK)
				return GJ_ENOMEM;
	}
	return GJ_OK;
}
