/* SPDX-License-Identifier: Apache-2.0 */
/* Times: who sets the strictest, and what begins or is due on which day. */
#include <limits.h>
#include <stdlib.h>

#include "reason/compare_parts.h"

enum { MONTH_LEAST = 28, MONTH_MOST = 31, YEAR_LEAST = 365, YEAR_MOST = 366 };

/*
 * `before` an event is sooner than any period after one. Working days: no more of them than days; how many days off lie between differs, and no
 * calendar has more than nine in a row beside the two of each week.
 */
bool gj_time_given(const gj_norm *norm, int *least, int *most)
{
	*least = *most = norm->before != GJ_NONE ? 0 : norm->within;
	if (norm->before != GJ_NONE || !norm->has_within)
		return norm->before != GJ_NONE;
	switch (norm->unit) {
	case GJ_PERIOD_DAYS:
		break;
	case GJ_PERIOD_WORKING_DAYS:
		*most = 2 * norm->within + 9;
		break;
	case GJ_PERIOD_MONTHS:
		*least = MONTH_LEAST * norm->within;
		*most = MONTH_MOST * norm->within;
		break;
	case GJ_PERIOD_YEARS:
		*least = YEAR_LEAST * norm->within;
		*most = YEAR_MOST * norm->within;
		break;
	}
	return true;
}

/* Items of a row that bind or will, of any regime, one after another; false: no more. */
static bool next_item(const gj_comparison *c, const gj_row *row, size_t *at, uint32_t *item,
		      uint32_t *regime)
{
	size_t k = (*at)++;

	for (uint32_t r = 0; r < c->n_regimes; r++) {
		const gj_cell_of *cell = &row->cell[r];

		*regime = r;
		if (k < cell->binds.n) {
			*item = cell->binds.at[k];
			return true;
		}
		k -= cell->binds.n;
		if (k < cell->ahead.n) {
			*item = cell->ahead.at[k];
			return true;
		}
		k -= cell->ahead.n;
	}
	return false;
}

int gj_compare_strictest(gj_arena *arena, const gj_comparison *c, gj_row *row)
{
	uint32_t item, regime, last = GJ_NONE;
	int least, most, soonest = INT_MAX;
	unsigned regimes = 0;

	for (size_t at = 0; next_item(c, row, &at, &item, &regime);) {
		if (!gj_time_given(gj_compare_norm(c, item), &least, &most))
			continue;
		regimes += regime != last;
		last = regime;
		soonest = most < soonest ? most : soonest;
	}
	/* One is surely sooner than another where its latest day lies before the other's earliest. */
	for (size_t at = 0; regimes > 1 && next_item(c, row, &at, &item, &regime);)
		if (gj_time_given(gj_compare_norm(c, item), &least, &most) && least <= soonest &&
		    gj_compare_push(arena, &row->strictest, item) != GJ_OK)
			return GJ_ENOMEM;
	return GJ_OK;
}

/* ---- moments ---- */

static int add_moment(gj_arena *arena, gj_comparison *c, gj_day day, uint32_t regime, bool begins)
{
	if (gj_arena_more(arena, (void **)&c->moment, c->n_moments, sizeof *c->moment) != GJ_OK)
		return GJ_ENOMEM;
	c->moment[c->n_moments++] =
		(gj_moment){.day = day, .regime = regime, .begins = begins, .due = !begins};
	return GJ_OK;
}

static int by_day(const void *left, const void *right)
{
	const gj_moment *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->regime > b->regime) - (a->regime < b->regime);
}

/* One for each day and regime. */
static void merge(gj_comparison *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_moments; i++) {
		if (n > 0 && by_day(&c->moment[n - 1], &c->moment[i]) == 0) {
			c->moment[n - 1].begins += c->moment[i].begins;
			c->moment[n - 1].due += c->moment[i].due;
		} else {
			c->moment[n++] = c->moment[i];
		}
	}
	c->n_moments = n;
}

int gj_compare_moments(gj_arena *arena, gj_comparison *c)
{
	for (uint32_t i = 0; i < c->verdicts->n; i++) {
		const gj_verdict *verdict = &c->verdicts->item[i];
		const gj_norm *norm = gj_compare_norm(c, i);
		bool begins = verdict->applicability == GJ_FUTURE;
		gj_day day = begins ? verdict->from : verdict->due;

		if (!gj_compare_counts(c, i) || day == GJ_DAY_NONE ||
		    c->verdicts->law->instrument[norm->instrument].never ||
		    (!begins &&
		     (verdict->applicability != GJ_APPLIES || verdict->compliance == GJ_FULFILLED)))
			continue;
		for (uint32_t r = 0; r < c->n_regimes; r++)
			if (c->regime[r].instrument[norm->instrument] &&
			    add_moment(arena, c, day, r, begins) != GJ_OK)
				return GJ_ENOMEM;
	}
	if (c->n_moments > 1)
		qsort(c->moment, c->n_moments, sizeof *c->moment, by_day);
	merge(c);
	return GJ_OK;
}
