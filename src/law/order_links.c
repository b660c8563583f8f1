/* SPDX-License-Identifier: Apache-2.0 */
/* The effects of links in an order in which nothing is read before it is brought about. */
#include <stdlib.h>

#include "law/graph.h"

/*
 * Facts, and behind them terms: from each that something reads to what it is read for. A presumed fact reads what it is presumed upon. Terms stand
 * for themselves, so that long chains of them are not gone through again and again.
 */
typedef struct reading {
	gj_build *b;
	gj_graph *g;
	uint32_t user;
} reading;

static int read_qty(reading *r, const gj_qty *qty)
{
	int rc = GJ_OK;

	if (qty == NULL)
		return GJ_OK;
	if (qty->op == GJ_QTY_FACT)
		return gj_graph_edge(r->b, r->g, qty->ref, r->user);
	for (size_t i = 0; rc == GJ_OK && i < qty->n; i++)
		rc = read_qty(r, qty->kid[i]);
	return rc;
}

static int read_cond(reading *r, const gj_cond *cond)
{
	int rc = GJ_OK;

	if (cond == NULL)
		return GJ_OK;
	if (cond->op == GJ_COND_FACT || cond->op == GJ_COND_EVENT || cond->op == GJ_COND_CHOICE)
		return gj_graph_edge(r->b, r->g, cond->ref, r->user);
	if (cond->op == GJ_COND_TERM)
		return gj_graph_edge(r->b, r->g, (uint32_t)r->b->law->n_facts + cond->ref, r->user);
	rc = read_qty(r, cond->left);
	if (rc == GJ_OK)
		rc = read_qty(r, cond->right);
	for (size_t i = 0; rc == GJ_OK && i < cond->n; i++)
		rc = read_cond(r, cond->kid[i]);
	return rc;
}

static int term_edges(reading *r, uint32_t term)
{
	const gj_term *t = &r->b->law->term[term];
	int rc;

	r->user = (uint32_t)r->b->law->n_facts + term;
	rc = read_cond(r, t->means);
	if (rc == GJ_OK)
		rc = read_cond(r, t->includes);
	return rc == GJ_OK ? read_cond(r, t->excludes) : rc;
}

static int link_edges(reading *r, const gj_link *link)
{
	int rc = GJ_OK;

	for (size_t k = 0; rc == GJ_OK && k < link->n_brings; k++) {
		r->user = link->brings[k].ref;
		rc = read_cond(r, link->when);
	}
	return rc;
}

static int all_edges(gj_build *b, gj_graph *g)
{
	const gj_law *law = b->law;
	reading r = {.b = b, .g = g};
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_terms; i++)
		rc = term_edges(&r, i);
	for (size_t i = 0; rc == GJ_OK && i < law->n_presumes; i++) {
		r.user = law->presume[i].fact;
		rc = read_cond(&r, law->presume[i].when);
	}
	for (size_t i = 0; rc == GJ_OK && i < law->n_links; i++)
		rc = link_edges(&r, &law->link[i]);
	return rc;
}

/* Where an effect stands: by the place of its fact in the order, then by link. */
typedef struct placed {
	uint32_t place;
	gj_effect effect;
} placed;

static int by_place(const void *left, const void *right)
{
	const placed *a = left, *b = right;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	if (a->effect.link != b->effect.link)
		return a->effect.link < b->effect.link ? -1 : 1;
	return a->effect.at < b->effect.at ? -1 : a->effect.at > b->effect.at;
}

static int place_effects(gj_build *b, const gj_graph *g)
{
	gj_law *law = b->law;
	placed *all = gj_arena_array(b->arena, law->n_effects, sizeof *all);
	uint32_t *place = gj_arena_array(b->arena, g->n, sizeof *place);
	size_t n = 0;

	law->effect = gj_arena_array(b->arena, law->n_effects, sizeof *law->effect);
	if (all == NULL || place == NULL || law->effect == NULL)
		return gj_build_memory(b);
	for (uint32_t i = 0; i < g->n_ordered; i++)
		place[g->order[i]] = i;
	for (uint32_t i = 0; i < law->n_links; i++)
		for (uint32_t k = 0; k < law->link[i].n_brings; k++)
			all[n++] = (placed){place[law->link[i].brings[k].ref], {i, k}};
	qsort(all, n, sizeof *all, by_place);
	for (size_t i = 0; i < n; i++)
		law->effect[i] = all[i].effect;
	return GJ_OK;
}

int gj_build_effects(gj_build *b)
{
	gj_graph g;
	int rc;

	if (b->law->n_effects == 0)
		return GJ_OK;
	rc = gj_graph_new(b, &g, b->law->n_facts + b->law->n_terms);
	if (rc == GJ_OK)
		rc = all_edges(b, &g);
	if (rc != GJ_OK)
		return rc;
	gj_graph_sort(&g);
	if (g.n_ordered < g.n)
		return gj_graph_ring(b, &g, GJ_SORT_FACT, "links bring these facts about in a ring",
				     "brought about by");
	return place_effects(b, &g);
}
