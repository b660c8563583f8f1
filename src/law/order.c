/* SPDX-License-Identifier: Apache-2.0 */
/* No rings: among roles that cover each other, exemptions that lift each other, terms that define each other. */
#include "law/graph.h"

static int order_norms(gj_build *b)
{
	gj_law *law = b->law;
	gj_graph g;
	int rc = gj_graph_new(b, &g, law->n_norms);

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		for (size_t k = 0; rc == GJ_OK && k < law->norm[i].lifts.n; k++)
			rc = gj_graph_edge(b, &g, i, law->norm[i].lifts.at[k]);
	if (rc != GJ_OK)
		return rc;
	gj_graph_sort(&g);
	law->norm_order = g.order;
	return g.n_ordered < g.n
		       ? gj_graph_ring(b, &g, GJ_SORT_NORM, "these norms lift each other in a ring",
				       "lifted by")
		       : GJ_OK;
}

static int term_edges(gj_build *b, gj_graph *g, uint32_t user, const gj_cond *cond)
{
	int rc = GJ_OK;

	if (cond == NULL)
		return GJ_OK;
	if (cond->op == GJ_COND_TERM)
		return gj_graph_edge(b, g, cond->ref, user);
	for (size_t i = 0; rc == GJ_OK && i < cond->n; i++)
		rc = term_edges(b, g, user, cond->kid[i]);
	return rc;
}

static int order_terms(gj_build *b)
{
	gj_law *law = b->law;
	gj_graph g;
	int rc = gj_graph_new(b, &g, law->n_terms);

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_terms; i++) {
		rc = term_edges(b, &g, i, law->term[i].means);
		if (rc == GJ_OK)
			rc = term_edges(b, &g, i, law->term[i].includes);
		if (rc == GJ_OK)
			rc = term_edges(b, &g, i, law->term[i].excludes);
	}
	if (rc != GJ_OK)
		return rc;
	gj_graph_sort(&g);
	law->term_order = g.order;
	return g.n_ordered < g.n
		       ? gj_graph_ring(b, &g, GJ_SORT_TERM,
				       "these terms define each other in a ring", "defined by")
		       : GJ_OK;
}

static int order_roles(gj_build *b)
{
	gj_law *law = b->law;
	gj_graph g;
	int rc = gj_graph_new(b, &g, law->n_roles);

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_roles; i++)
		for (size_t k = 0; rc == GJ_OK && k < law->role[i].covers.n; k++)
			rc = gj_graph_edge(b, &g, law->role[i].covers.at[k], i);
	if (rc != GJ_OK)
		return rc;
	gj_graph_sort(&g);
	return g.n_ordered < g.n ? gj_graph_ring(b, &g, GJ_SORT_ROLE,
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
