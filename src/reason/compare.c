/* SPDX-License-Identifier: Apache-2.0 */
/* Rows and sides of a comparison. */
#include "eval/compliance.h"
#include "reason/compare_parts.h"

bool gj_compare_counts(const gj_comparison *c, uint32_t item)
{
	return gj_norm_binds(c->verdicts->law, gj_compare_norm(c, item));
}

/* What is owed only once a day has come, or something has happened. */
bool gj_is_owed_later(const gj_norm *norm)
{
	return norm->upon != GJ_NONE || gj_kept_by_days(norm);
}

gj_truth gj_is_barred(const gj_norm *norm, gj_truth applies, gj_truth act, gj_compliance compliance)
{
	if (norm->kind != GJ_KIND_DUTY && norm->kind != GJ_KIND_PROHIBITION)
		return GJ_FALSE;
	if (!gj_is_owed_later(norm))
		return gj_and(applies, norm->kind == GJ_KIND_PROHIBITION ? act : gj_not(act));
	if (applies == GJ_TRUE && compliance == GJ_BREACHED)
		return GJ_TRUE;
	if (applies == GJ_TRUE && (compliance == GJ_FULFILLED || compliance == GJ_PENDING))
		return GJ_FALSE;
	return gj_and(applies, GJ_UNKNOWN);
}

/* ---- rows ---- */

gj_standing gj_standing_of(const gj_law *law, const gj_norm *norm)
{
	gj_force force = gj_norm_force(law, norm);

	if (((unsigned)GJ_KINDS_ASKING >> norm->kind & 1) == 0 || norm->kind == GJ_KIND_PROCEDURE)
		return GJ_STANDS_OTHER;
	if (force == GJ_FORCE_RECOMMENDED)
		return GJ_STANDS_RECOMMENDED;
	if (force == GJ_FORCE_PRACTICE)
		return GJ_STANDS_PRACTICE;
	return norm->kind == GJ_KIND_ENCOURAGEMENT ? GJ_STANDS_ENCOURAGED : GJ_STANDS_BINDING;
}

/* What does not apply before a later day is to come, or may be. */
static gj_applicability seen_as(const gj_verdict *verdict)
{
	if (verdict->later == GJ_DAY_NONE)
		return verdict->applicability;
	return verdict->then == GJ_TRUE ? GJ_FUTURE : GJ_APPLY_UNKNOWN;
}

static int put_in_cell(gj_arena *arena, const gj_comparison *c, gj_cell_of *cell, uint32_t item)
{
	gj_standing standing = gj_standing_of(c->verdicts->law, gj_compare_norm(c, item));

	switch (seen_as(&c->verdicts->item[item])) {
	case GJ_APPLIES:
		cell->now[standing]++;
		return gj_refs_push(&cell->binds, arena, item);
	case GJ_FUTURE:
		cell->later[standing]++;
		return gj_refs_push(&cell->ahead, arena, item);
	case GJ_APPLY_UNKNOWN:
		cell->unsure[standing]++;
		return gj_refs_push(&cell->open, arena, item);
	case GJ_DOES_NOT_APPLY:
		break;
	}
	cell->not ++;
	return GJ_OK;
}

/* A permission, an exemption, a power or a sanction asks nothing of the actor, under whatever subject it stands. */
static bool asks(const gj_comparison *c, uint32_t item)
{
	return (GJ_KINDS_ASKING >> gj_compare_norm(c, item)->kind & 1) != 0;
}

typedef bool is_so(const gj_comparison *c, uint32_t item);

static bool any(const gj_comparison *c, const gj_refs *items, is_so *is)
{
	for (size_t i = 0; i < items->n; i++)
		if (is(c, items->at[i]))
			return true;
	return false;
}

/* Who alone asks; nobody does where two ask or none does. To be named one must bind; to be no other, one must not even recommend. */
static void find_only(const gj_comparison *c, gj_row *row)
{
	unsigned asking = 0;

	row->only = GJ_NONE;
	row->only_open = false;
	for (uint32_t r = 0; r < c->n_regimes && c->n_regimes > 1; r++) {
		const gj_cell_of *cell = &row->cell[r];

		if (any(c, &cell->binds, asks) || any(c, &cell->ahead, asks)) {
			asking++;
			if (any(c, &cell->binds, gj_compare_counts) ||
			    any(c, &cell->ahead, gj_compare_counts))
				row->only = r;
		} else {
			row->only_open = row->only_open || any(c, &cell->open, asks) ||
					 c->side[r].encoded == 0;
		}
	}
	if (asking != 1)
		row->only = GJ_NONE;
	row->only_open = row->only_open && row->only != GJ_NONE;
}

static int fill_class(gj_arena *arena, gj_comparison *c, const gj_day *day, gj_row *row,
		      bool *found)
{
	for (size_t r = 0; r < c->n_regimes; r++) {
		gj_terms_of *terms = &row->cell[r].terms;

		if (gj_compare_terms(arena, c, day, &c->regime[r], row->subject, terms) != GJ_OK)
			return GJ_ENOMEM;
		*found = *found || terms->hold.n + terms->not .n + terms->open.n > 0;
	}
	return GJ_OK;
}

static int fill_row(gj_arena *arena, gj_comparison *c, const uint32_t *item_of, const gj_day *day,
		    uint32_t subject, bool *found)
{
	const gj_law *law = c->verdicts->law;
	const gj_refs *norms = &law->subject[subject].norms;
	gj_row *row = &c->row[c->n_rows];

	*row = (gj_row){.subject = subject};
	row->cell = gj_arena_array(arena, c->n_regimes, sizeof *row->cell);
	if (row->cell == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < norms->n; i++) {
		const gj_norm *norm = &law->norm[norms->at[i]];
		uint32_t item = item_of[norms->at[i]];

		for (size_t r = 0; r < c->n_regimes && item != GJ_NONE; r++) {
			if (!c->regime[r].instrument[norm->instrument] ||
			    gj_norm_is_draft(law, norm))
				continue;
			*found = true;
			if (c->first_row[item] == GJ_NONE)
				c->first_row[item] = (uint32_t)c->n_rows;
			if (put_in_cell(arena, c, &row->cell[r], item) != GJ_OK)
				return GJ_ENOMEM;
		}
	}
	if (fill_class(arena, c, day, row, found) != GJ_OK)
		return GJ_ENOMEM;
	find_only(c, row);
	return gj_compare_strictest(arena, c, row);
}

static int fill_rows(gj_arena *arena, gj_comparison *c, const uint32_t *item_of, const gj_day *day)
{
	const gj_law *law = c->verdicts->law;

	c->row = gj_arena_array(arena, law->n_subjects, sizeof *c->row);
	c->first_row = gj_arena_array(arena, c->verdicts->n, sizeof *c->first_row);
	if (c->row == NULL || c->first_row == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < c->verdicts->n; i++)
		c->first_row[i] = GJ_NONE;
	for (uint32_t i = 0; i < law->n_subjects; i++) {
		bool found = false;

		if (fill_row(arena, c, item_of, day, i, &found) != GJ_OK)
			return GJ_ENOMEM;
		c->n_rows += found;
	}
	return GJ_OK;
}

/* ---- sides ---- */

/* Not in force yet, or lifted until a later day; and then it will apply, or may. */
static bool may_bar_later(const gj_verdict *verdict, const gj_norm_nodes *nodes)
{
	gj_applicability seen = seen_as(verdict);
	bool waits = nodes->in_force ? verdict->later != GJ_DAY_NONE : nodes->future;

	return waits && (seen == GJ_FUTURE || seen == GJ_APPLY_UNKNOWN);
}

static int add_bar(gj_arena *arena, const gj_comparison *c, gj_side *side, uint32_t item)
{
	const gj_verdict *verdict = &c->verdicts->item[item];
	const gj_norm_nodes *nodes = &c->verdicts->circuit->norm[verdict->norm];
	gj_truth barred;

	side->prohibitions += nodes->in_force;
	side->prohibitions_listed += nodes->in_force || nodes->future;
	side->prohibitions_ahead += may_bar_later(verdict, nodes);
	if (!nodes->in_force)
		return GJ_OK;
	barred = gj_is_barred(gj_compare_norm(c, item), c->verdicts->node[nodes->applies],
			      c->verdicts->node[nodes->act], verdict->compliance);
	side->barred = gj_or(side->barred, barred);
	if (barred == GJ_FALSE)
		return GJ_OK;
	return gj_refs_push(barred == GJ_TRUE ? &side->bars : &side->may_bar, arena, item);
}

/* A norm under two subjects bars once. */
static int add_bars(gj_arena *arena, const gj_comparison *c, gj_side *side, const gj_regime *regime,
		    const uint32_t *item_of)
{
	const gj_law *law = c->verdicts->law;
	bool *seen = gj_arena_array(arena, law->n_norms, sizeof *seen);

	if (seen == NULL)
		return GJ_ENOMEM;
	side->barred = GJ_FALSE;
	for (size_t s = 0; s < law->n_subjects; s++) {
		const gj_subject *subject = &law->subject[s];

		for (size_t i = 0; i < subject->norms.n; i++) {
			uint32_t norm = subject->norms.at[i];

			if (subject->sense != GJ_SENSE_PROHIBITED || item_of[norm] == GJ_NONE ||
			    seen[norm] || !regime->instrument[law->norm[norm].instrument] ||
			    !gj_compare_counts(c, item_of[norm]))
				continue;
			seen[norm] = true;
			if (add_bar(arena, c, side, item_of[norm]) != GJ_OK)
				return GJ_ENOMEM;
		}
	}
	/* That the rule base lists none does not say that the law has none. */
	if (side->prohibitions_listed == 0)
		side->barred = GJ_UNKNOWN;
	return GJ_OK;
}

/* What stands on less than the text and what was told. */
static void count_signs(gj_side *side, const gj_verdict *verdict)
{
	if (verdict->applicability != GJ_APPLIES)
		return;
	side->doubted += (verdict->marks & GJ_MARK_UNVERIFIED) != 0;
	side->judged += (verdict->marks & GJ_MARK_JUDGEMENT) != 0;
	side->presumed += (verdict->marks & GJ_MARK_PRESUMPTION) != 0;
}

static int count(gj_arena *arena, const gj_comparison *c, gj_side *side, const gj_regime *regime,
		 const bool *matched)
{
	for (uint32_t i = 0; i < c->verdicts->n; i++) {
		const gj_verdict *verdict = &c->verdicts->item[i];
		const gj_norm *norm = gj_compare_norm(c, i);

		if (!regime->instrument[norm->instrument] ||
		    gj_norm_is_draft(c->verdicts->law, norm) || !gj_compare_counts(c, i))
			continue;
		side->encoded++;
		side->binds += verdict->applicability == GJ_APPLIES;
		side->ahead += seen_as(verdict) == GJ_FUTURE;
		side->open += seen_as(verdict) == GJ_APPLY_UNKNOWN;
		side->breached += verdict->compliance == GJ_BREACHED;
		count_signs(side, verdict);
		if (!matched[verdict->norm] && seen_as(verdict) != GJ_DOES_NOT_APPLY &&
		    gj_refs_push(&side->unmatched, arena, i) != GJ_OK)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static int fill_sides(gj_arena *arena, gj_comparison *c, const uint32_t *item_of, const gj_day *day)
{
	const gj_law *law = c->verdicts->law;
	bool *matched = gj_arena_array(arena, law->n_norms, sizeof *matched);

	c->side = gj_arena_array(arena, c->n_regimes, sizeof *c->side);
	if (c->side == NULL || matched == NULL)
		return GJ_ENOMEM;
	for (size_t s = 0; s < law->n_subjects; s++)
		for (size_t i = 0; i < law->subject[s].norms.n; i++)
			matched[law->subject[s].norms.at[i]] = true;
	for (size_t r = 0; r < c->n_regimes; r++) {
		const gj_regime *regime = &c->regime[r];
		gj_side *side = &c->side[r];

		if (count(arena, c, side, regime, matched) != GJ_OK ||
		    add_bars(arena, c, side, regime, item_of) != GJ_OK ||
		    gj_compare_terms(arena, c, day, regime, GJ_NONE, &side->classes) != GJ_OK ||
		    gj_compare_lifted(arena, c, regime, side) != GJ_OK ||
		    gj_compare_exposures(&side->possible, arena, c, regime, false) != GJ_OK ||
		    gj_compare_exposures(&side->breach, arena, c, regime, true) != GJ_OK)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

int gj_compare(gj_comparison **out, gj_arena *arena, const gj_verdicts *verdicts,
	       const gj_regime *regime, size_t n_regimes, gj_error *err)
{
	gj_comparison *c = gj_arena_get(arena, sizeof *c);
	uint32_t *item_of = gj_arena_array(arena, verdicts->law->n_norms, sizeof *item_of);
	gj_day *day = gj_compare_term_days(arena, verdicts->circuit);

	*out = NULL;
	if (c == NULL || item_of == NULL || day == NULL)
		return gj_fault_memory(err);
	*c = (gj_comparison){.verdicts = verdicts, .regime = regime, .n_regimes = n_regimes};
	for (size_t i = 0; i < verdicts->law->n_norms; i++)
		item_of[i] = GJ_NONE;
	for (uint32_t i = 0; i < verdicts->n; i++)
		item_of[verdicts->item[i].norm] = i;
	/* Rows ask whether a side has any law at all. */
	if (fill_sides(arena, c, item_of, day) != GJ_OK ||
	    fill_rows(arena, c, item_of, day) != GJ_OK || gj_compare_moments(arena, c) != GJ_OK)
		return gj_fault_memory(err);
	*out = c;
	return GJ_OK;
}
