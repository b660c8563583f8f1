/* SPDX-License-Identifier: Apache-2.0 */
#include "law/graph.h"

#include <stdio.h>

int gj_graph_new(gj_build *b, gj_graph *g, size_t n)
{
	g->n = n;
	g->n_ordered = 0;
	g->users = gj_arena_array(b->arena, n, sizeof *g->users);
	g->needs = gj_arena_array(b->arena, n, sizeof *g->needs);
	g->order = gj_arena_array(b->arena, n, sizeof *g->order);
	if (g->users == NULL || g->needs == NULL || g->order == NULL)
		return gj_build_memory(b);
	return GJ_OK;
}

/* A doubled edge does no harm: it is waited for twice and done twice. */
int gj_graph_edge(gj_build *b, gj_graph *g, uint32_t used, uint32_t user)
{
	gj_refs *users = &g->users[used];

	if (gj_arena_more(b->arena, (void **)&users->at, users->n, sizeof *users->at) != GJ_OK)
		return gj_build_memory(b);
	users->at[users->n++] = user;
	g->needs[user]++;
	return GJ_OK;
}

void gj_graph_sort(gj_graph *g)
{
	for (uint32_t i = 0; i < g->n; i++)
		if (g->needs[i] == 0)
			g->order[g->n_ordered++] = i;
	for (size_t at = 0; at < g->n_ordered; at++) {
		const gj_refs *users = &g->users[g->order[at]];

		for (size_t i = 0; i < users->n; i++)
			if (--g->needs[users->at[i]] == 0)
				g->order[g->n_ordered++] = users->at[i];
	}
}

/*
 * What is stuck waits for something stuck: `waits[i]` is one such. Following that as often as there are things ends
 * inside a ring.
 */
static uint32_t find_ring(const gj_graph *g, uint32_t *waits)
{
	uint32_t at = 0;

	for (uint32_t i = (uint32_t)g->n; i-- > 0;)
		for (size_t k = 0; g->needs[i] > 0 && k < g->users[i].n; k++)
			waits[g->users[i].at[k]] = i;
	while (g->needs[at] == 0)
		at++;
	for (size_t i = 0; i < g->n; i++)
		at = waits[at];
	return at;
}

static const gj_entry *entry_of(const gj_law *law, gj_sort of, uint32_t at)
{
	size_t n = gj_build_count(law, of);

	return at < n ? gj_build_entry(law, of, at)
		      : gj_build_entry(law, GJ_SORT_TERM, at - (uint32_t)n);
}

int gj_graph_ring(gj_build *b, const gj_graph *g, gj_sort of, const char *message, const char *uses)
{
	uint32_t *waits = gj_arena_array(b->arena, g->n, sizeof *waits), at, start;
	unsigned shown = 0;

	if (waits == NULL)
		return gj_build_memory(b);
	at = start = find_ring(g, waits);
	gj_fault(b->err, GJ_EINPUT, "%s", message);
	do {
		const gj_entry *e = entry_of(b->law, of, at);
		const gj_entry *next = entry_of(b->law, of, waits[at]);
		char label[80];

		snprintf(label, sizeof label, "%s `%.*s`", uses, GJ_FMT(next->id));
		gj_fault_at(b->err, &b->law->file[e->place.file], e->place.pos, label);
		at = waits[at];
	} while (at != start && ++shown < GJ_ERROR_SPOTS);
	return gj_fault_help(b->err, "break the ring at one of them");
}
