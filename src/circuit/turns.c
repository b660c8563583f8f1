/* SPDX-License-Identifier: Apache-2.0 */
/* Days to come on which the law itself turns for a norm: an exemption ends or begins, a norm behind a sanction comes into force. */
#include <stdlib.h>

#include "circuit/turns.h"

typedef struct days {
	gj_day *at;
	size_t n;
} days;

typedef struct search {
	gj_wiring *w;
	const gj_norm *norm;
	gj_day after;
	days found;
} search;

static int add_day(search *s, gj_day day)
{
	days *found = &s->found;

	if (day <= s->after || !gj_norm_in_force(s->norm, day))
		return GJ_OK;
	for (size_t i = 0; i < found->n; i++)
		if (found->at[i] == day)
			return GJ_OK;
	if (gj_arena_more(s->w->arena, (void **)&found->at, found->n, sizeof day) != GJ_OK)
		return gj_fault_memory(s->w->err);
	found->at[found->n++] = day;
	return GJ_OK;
}

static int add_force(search *s, const gj_norm *other)
{
	int rc = GJ_OK;

	if (other->never)
		return GJ_OK;
	if (other->from != GJ_DAY_NONE)
		rc = add_day(s, other->from);
	return rc == GJ_OK && other->to != GJ_DAY_NONE && other->to < GJ_DAY_MAX
		       ? add_day(s, other->to + 1)
		       : rc;
}

static int look(search *s, uint32_t index);

static int look_at_each(search *s, const gj_refs *others)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < others->n; i++) {
		uint32_t *seen = &s->w->turn_seen[others->at[i]];

		if (*seen == s->w->turn_search)
			continue;
		*seen = s->w->turn_search;
		rc = add_force(s, &s->w->law->norm[others->at[i]]);
		if (rc == GJ_OK)
			rc = look(s, others->at[i]);
	}
	return rc;
}

/* What lifts the norm, what stands behind it, and what lifts those. INVARIANT: neither runs in rings. */
static int look(search *s, uint32_t index)
{
	const gj_norm *norm = &s->w->law->norm[index];
	int rc = look_at_each(s, &norm->lifted_by);

	return rc == GJ_OK && norm->kind == GJ_KIND_SANCTION ? look_at_each(s, &norm->breach) : rc;
}

static int compare_days(const void *left, const void *right)
{
	gj_day a = *(const gj_day *)left, b = *(const gj_day *)right;

	return (a > b) - (a < b);
}

static int find_days(search *s, uint32_t index)
{
	gj_wiring *w = s->w;
	int rc;

	if (w->turn_seen == NULL) {
		w->turn_seen = gj_arena_array(w->arena, w->law->n_norms, sizeof *w->turn_seen);
		if (w->turn_seen == NULL)
			return gj_fault_memory(w->err);
	}
	w->turn_search++;
	rc = look(s, index);
	if (s->found.n > 1)
		qsort(s->found.at, s->found.n, sizeof *s->found.at, compare_days);
	return rc;
}

bool gj_may_turn(const gj_norm *norm, const gj_norm_nodes *nodes)
{
	return norm->kind == GJ_KIND_SANCTION && gj_norm_in_force(norm, nodes->day);
}

int gj_wire_turns(gj_wiring *w, uint32_t index, gj_norm_nodes *nodes)
{
	search s = {.w = w, .norm = &w->law->norm[index], .after = nodes->day};
	gj_node last = nodes->applies;
	int rc = GJ_OK;

	if (!nodes->in_force && !nodes->future)
		return GJ_OK;
	rc = find_days(&s, index);
	for (size_t i = 0; rc == GJ_OK && i < s.found.n; i++) {
		gj_turn turn = {.day = s.found.at[i]};

		rc = gj_wire_applies(w, index, turn.day, &turn.applies);
		if (rc != GJ_OK || turn.applies == last)
			continue;
		last = turn.applies;
		if (gj_arena_more(w->arena, (void **)&nodes->turn, nodes->n_turns, sizeof turn) !=
		    GJ_OK)
			return gj_fault_memory(w->err);
		nodes->turn[nodes->n_turns++] = turn;
	}
	return rc;
}
