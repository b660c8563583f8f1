/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Things that wait for each other, by index: an order in which nothing waits in vain, or the ring that prevents one.
 * Kahn's algorithm, smallest index first, so that the order is one and the same each time.
 */
#ifndef GJ_LAW_GRAPH_H
#define GJ_LAW_GRAPH_H

#include "law/build.h"

typedef struct gj_graph {
	size_t n;
	gj_refs *users;	  /* [n]: those that wait for this one */
	uint32_t *needs;  /* [n]: how many it still waits for */
	uint32_t *order;  /* [n] */
	size_t n_ordered; /* less than n after sorting: there is a ring */
} gj_graph;

int gj_graph_new(gj_build *b, gj_graph *g, size_t n);
int gj_graph_edge(gj_build *b, gj_graph *g, uint32_t used, uint32_t user);
void gj_graph_sort(gj_graph *g);

/* An error that shows the ring: `message`, and at each thing in it what it is `uses` by. Behind the things of the sort stand terms. */
int gj_graph_ring(gj_build *b, const gj_graph *g, gj_sort of, const char *message,
		  const char *uses);

#endif
