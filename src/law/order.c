/* SPDX-License-Identifier: Apache-2.0 */
/*
 * No rings: among roles that cover each other, exemptions that lift each other, terms that define each other. Kahn's algorithm, smallest
 * index first, so that the order is one and the same each time.
 */
#include <stdio.h>

#include "law/build.h"

/* A graph by index: who has to wait for whom? */
typedef struct graph {
	size_t n;
	gj_refs *users;	 /* [n]: those that wait for this one */
	uint32_t *needs; /* [n]: how many it still waits for */
	uint32_t *order; /* [n] */
	size_t n_ordered;
} graph;

static int new_graph(gj_build *b, graph *g, size_t n)
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
static int add_edge(gj_build *b, graph *g, uint32_t used, uint32_t user)
{
	gj_refs *users = &g->users[used];

	if (gj_arena_more(b->arena, (void **)&users->at, users->n, sizeof *users->at) != GJ_OK)
		return gj_build_memory(b);
	users->at[users->n++] = user;
	g->needs[user]++;
	return GJ_OK;
}

static void sort(graph *g)
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
static uint32_t find_ring(const graph *g, uint32_t *waits)
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

static int fault_ring(gj_build *b, const graph *g, gj_sort of, const char *message,
		      const char *uses)
{
	uint32_t *waits = gj_arena_array(b->arena, g->n, sizeof *waits), at, start;
	unsigned shown = 0;

	if (waits == NULL)
		return gj_build_memory(b);
	at = start = find_ring(g, waits);
	gj_fault(b->err, GJ_EINPUT, "%s", message);
	do {
		const gj_entry *e = gj_build_entry(b->law, of, at);
		const gj_entry *next = gj_build_entry(b->law, of, waits[at]);
		char label[80];

		snprintf(label, sizeof label, "%s `%.*s`", uses, GJ_FMT(next->id));
		gj_fault_at(b->err, &b->law->file[e->place.file], e->place.pos, label);
		at = waits[at];
	} while (at != start && ++shown < GJ_ERROR_SPOTS);
	return gj_fault_help(b->err, "break the ring at one of them");
}

static int order_norms(gj_build *b)
{
	gj_law *law = b->law;
	graph g;
	int rc = new_graph(b, &g, law->n_norms);

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		for (size_t k = 0; rc == GJ_OK && k < law->norm[i].lifts.n; k++)
			rc = add_edge(b, &g, i, law->norm[i].lifts.at[k]);
	if (rc != GJ_OK)
		return rc;
	sort(&g);
	law->norm_order = g.order;
	return g.n_ordered < g.n ? fault_ring(b, &g, GJ_SORT_NORM,
					      "these norms lift each other in a ring", "lifted by")
				 : GJ_OK;
}

static int term_edges(gj_build *b, graph *g, uint32_t user, const gj_cond *cond)
{
	int rc = GJ_OK;

	if (cond == NULL)
		return GJ_OK;
	if (cond->op == GJ_COND_TERM)
		return add_edge(b, g, cond->ref, user);
	for (size_t i = 0; rc == GJ_OK && i < cond->n; i++)
		rc = term_edges(b, g, user, cond->kid[i]);
	return rc;
}

static int order_terms(gj_build *b)
{
	gj_law *law = b->law;
	graph g;
	int rc = new_graph(b, &g, law->n_terms);

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_terms; i++) {
		rc = term_edges(b, &g, i, law->term[i].means);
		if (rc == GJ_OK)
			rc = term_edges(b, &g, i, law->term[i].includes);
		if (rc == GJ_OK)
			rc = term_edges(b, &g, i, law->term[i].excludes);
	}
	if (rc != GJ_OK)
		return rc;
	sort(&g);
	law->term_order = g.order;
	return g.n_ordered < g.n
		       ? fault_ring(b, &g, GJ_SORT_TERM, "these terms define each other in a ring",
				    "defined by")
		       : GJ_OK;
}

static int order_roles(gj_build *b)
{
	gj_law *law = b->law;
	graph g;
	int rc = new_graph(b, &g, law->n_roles);

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_roles; i++)
		for (size_t k = 0; rc == GJ_OK && k < law->role[i].covers.n; k++)
			rc = add_edge(b, &g, law->role[i].covers.at[k], i);
	if (rc != GJ_OK)
		return rc;
	sort(&g);
	return g.n_ordered < g.n ? fault_ring(b, &g, GJ_SORT_ROLE,
					      "these roles cover each other in a ring", "covers")
				 : GJ_OK;
}

int gj_build_order(gj_build *b)
{
	int rc = order_roles(b);

	if (rc == GJ_OK)
		rc = order_terms(b);
	return rc == GJ_OK ? order_norms(b) : rc;
}
