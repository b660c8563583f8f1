/* SPDX-License-Identifier: Apache-2.0 */
/* Times: who sets the strictest, and what begins or is due on which day. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "reason/compare_parts.h"

enum { MONTH_LEAST = 28, MONTH_MOST = 31, YEAR_LEAST = 365, YEAR_MOST = 366 };

/*
 * `before` an event is sooner than any period after one. Working days: no more of them than days; how many days off lie between differs, and no
 * calendar has more than nine in a row beside the two of each week.
 */
bool gj_time_given(const gj_norm *norm, gj_time_span *out)
{
	int n = norm->within;

	*out = (gj_time_span){.fixed = norm->by != GJ_DAY_NONE};
	if (out->fixed)
		out->least = out->most = norm->by;
	if (out->fixed || norm->before != GJ_NONE || !norm->has_within)
		return out->fixed || norm->before != GJ_NONE;
	out->least = out->most = n;
	switch (norm->unit) {
	case GJ_PERIOD_DAYS:
		break;
	case GJ_PERIOD_WORKING_DAYS:
		out->most = 2 * n + 9;
		break;
	case GJ_PERIOD_MONTHS:
		out->least = MONTH_LEAST * n;
		out->most = MONTH_MOST * n;
		break;
	case GJ_PERIOD_YEARS:
		out->least = YEAR_LEAST * n;
		out->most = YEAR_MOST * n;
		break;
	}
	return true;
}

/* The times that one cell sets: items of duties that bind or will. */
static int timed_in(gj_arena *arena, const gj_comparison *c, const gj_cell_of *cell, gj_refs *out)
{
	gj_time_span time;

	for (size_t i = 0; i < cell->binds.n + cell->ahead.n; i++) {
		uint32_t item =
			i < cell->binds.n ? cell->binds.at[i] : cell->ahead.at[i - cell->binds.n];

		if (gj_compare_counts(c, item) && gj_time_given(gj_compare_norm(c, item), &time) &&
		    gj_refs_push(out, arena, item) != GJ_OK)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

/* `us` beside `us-ca` may set the very same times: nothing is stricter than itself. */
static bool some_differ(const gj_refs *timed, size_t n)
{
	const gj_refs *first = NULL;

	for (size_t r = 0; r < n; r++) {
		if (timed[r].n == 0)
			continue;
		if (first == NULL)
			first = &timed[r];
		else if (first->n != timed[r].n ||
			 memcmp(first->at, timed[r].at, first->n * sizeof *first->at) != 0)
			return true;
	}
	return false;
}

/* The latest day on which the soonest of all is surely over: of those counted from an event, and of the days that texts name. */
typedef struct soonest {
	int of[2];
} soonest;

static soonest soonest_of(const gj_comparison *c, const gj_refs *timed)
{
	soonest found = {{INT_MAX, INT_MAX}};
	gj_time_span time;

	for (size_t r = 0; r < c->n_regimes; r++)
		for (size_t i = 0; i < timed[r].n; i++)
			if (gj_time_given(gj_compare_norm(c, timed[r].at[i]), &time) &&
			    time.most < found.of[time.fixed])
				found.of[time.fixed] = time.most;
	return found;
}

static bool may_be_sooner(const gj_comparison *c, const gj_row *row, const soonest *than)
{
	gj_time_span time;

	for (size_t r = 0; r < c->n_regimes; r++) {
		const gj_refs *open = &row->cell[r].open;

		for (size_t i = 0; i < open->n; i++)
			if (gj_compare_counts(c, open->at[i]) &&
			    gj_time_given(gj_compare_norm(c, open->at[i]), &time) &&
			    time.least < than->of[time.fixed])
				return true;
	}
	return false;
}

/* In a column on the left as well: `us` beside `us-ca`. */
static bool stands_before(const gj_comparison *c, uint32_t item, size_t column)
{
	for (size_t r = 0; r < column; r++)
		if (c->regime[r].instrument[gj_compare_norm(c, item)->instrument])
			return true;
	return false;
}

/* A norm in two columns once. */
static size_t count_promptly(const gj_comparison *c, const gj_row *row)
{
	size_t n = 0;

	for (size_t r = 0; r < c->n_regimes; r++) {
		const gj_refs *lists[] = {&row->cell[r].binds, &row->cell[r].ahead};

		for (size_t l = 0; l < 2; l++)
			for (size_t i = 0; i < lists[l]->n; i++) {
				uint32_t item = lists[l]->at[i];

				n += gj_compare_counts(c, item) && !stands_before(c, item, r) &&
				     gj_compare_norm(c, item)->promptly != GJ_NONE;
			}
	}
	return n;
}

int gj_compare_strictest(gj_arena *arena, const gj_comparison *c, gj_row *row)
{
	gj_refs *timed = gj_arena_array(arena, c->n_regimes, sizeof *timed);
	gj_time_span time;
	soonest first;

	if (timed == NULL)
		return GJ_ENOMEM;
	row->promptly = count_promptly(c, row);
	for (size_t r = 0; r < c->n_regimes; r++)
		if (timed_in(arena, c, &row->cell[r], &timed[r]) != GJ_OK)
			return GJ_ENOMEM;
	if (!some_differ(timed, c->n_regimes))
		return GJ_OK;
	first = soonest_of(c, timed);
	/* One is surely sooner than another where its latest day lies before the other's earliest. */
	for (size_t r = 0; r < c->n_regimes; r++)
		for (size_t i = 0; i < timed[r].n; i++) {
			uint32_t item = timed[r].at[i];

			if (!stands_before(c, item, r) &&
			    gj_time_given(gj_compare_norm(c, item), &time) &&
			    time.least <= first.of[time.fixed] &&
			    gj_refs_push(&row->strictest, arena, item) != GJ_OK)
				return GJ_ENOMEM;
		}
	row->strictest_open = may_be_sooner(c, row, &first);
	return GJ_OK;
}

/* ---- moments ---- */

/* What happens on a day. */
typedef enum happens { BEGINS, ENDS, IS_DUE } happens;

static gj_refs *list_of(gj_moment *m, happens what)
{
	return what == BEGINS ? &m->begins : what == ENDS ? &m->ends : &m->due;
}

static int add_moment(gj_arena *arena, gj_comparison *c, gj_day day, uint32_t item, happens what)
{
	for (uint32_t r = 0; r < c->n_regimes; r++) {
		gj_moment *m;

		if (!c->regime[r].instrument[gj_compare_norm(c, item)->instrument])
			continue;
		if (gj_arena_more(arena, (void **)&c->moment, c->n_moments, sizeof *c->moment) !=
		    GJ_OK)
			return GJ_ENOMEM;
		m = &c->moment[c->n_moments++];
		*m = (gj_moment){.day = day, .regime = r};
		if (gj_refs_push(list_of(m, what), arena, item) != GJ_OK)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static int by_day(const void *left, const void *right)
{
	const gj_moment *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->regime > b->regime) - (a->regime < b->regime);
}

/* Each holds one item yet. Items of one day and regime in the order of the law. */
static uint32_t item_of(const gj_moment *m)
{
	return m->begins.n > 0 ? *m->begins.at : m->ends.n > 0 ? *m->ends.at : *m->due.at;
}

static int by_item(const void *left, const void *right)
{
	uint32_t a = item_of(left), b = item_of(right);
	int order = by_day(left, right);

	return order != 0 ? order : (a > b) - (a < b);
}

static int add_all(gj_arena *arena, gj_refs *to, const gj_refs *from)
{
	for (size_t i = 0; i < from->n; i++)
		if (gj_refs_push(to, arena, from->at[i]) != GJ_OK)
			return GJ_ENOMEM;
	return GJ_OK;
}

/* One for each day and regime. */
static int merge(gj_arena *arena, gj_comparison *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_moments; i++) {
		const gj_moment *m = &c->moment[i];

		if (n == 0 || by_day(&c->moment[n - 1], m) != 0)
			c->moment[n++] = *m;
		else if (add_all(arena, &c->moment[n - 1].begins, &m->begins) != GJ_OK ||
			 add_all(arena, &c->moment[n - 1].ends, &m->ends) != GJ_OK ||
			 add_all(arena, &c->moment[n - 1].due, &m->due) != GJ_OK)
			return GJ_ENOMEM;
	}
	c->n_moments = n;
	return GJ_OK;
}

/* What will apply, what applies for the last time, what is due and not known to be done. */
static int add_moments_of(gj_arena *arena, gj_comparison *c, uint32_t item)
{
	const gj_verdict *verdict = &c->verdicts->item[item];
	gj_day last = gj_compare_norm(c, item)->to;
	int rc = GJ_OK;

	if (gj_begins(verdict) != GJ_DAY_NONE)
		return add_moment(arena, c, gj_begins(verdict), item, BEGINS);
	if (verdict->applicability != GJ_APPLIES)
		return GJ_OK;
	if (last != GJ_DAY_NONE)
		rc = add_moment(arena, c, last, item, ENDS);
	if (rc == GJ_OK && verdict->due != GJ_DAY_NONE && verdict->compliance != GJ_FULFILLED)
		rc = add_moment(arena, c, verdict->due, item, IS_DUE);
	return rc;
}

int gj_compare_moments(gj_arena *arena, gj_comparison *c)
{
	for (uint32_t i = 0; i < c->verdicts->n; i++)
		if (gj_compare_counts(c, i) &&
		    !c->verdicts->law->instrument[gj_compare_norm(c, i)->instrument].never &&
		    add_moments_of(arena, c, i) != GJ_OK)
			return GJ_ENOMEM;
	if (c->n_moments > 1)
		qsort(c->moment, c->n_moments, sizeof *c->moment, by_item);
	return merge(arena, c);
}
