/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Decision diagrams over variables with several values: ordered, reduced, shared (Bryant 1986; Srinivasan, Kam, Malik, Brayton 1990 for more
 * than two values). A diagram is a set of assignments; two diagrams of one family are the same set exactly when they are the same number.
 */
#ifndef GJ_REASON_DIAGRAM_H
#define GJ_REASON_DIAGRAM_H

#include <stdint.h>

#include "base/arena.h"

typedef uint32_t gj_diagram;

enum {
	GJ_DIAGRAM_NONE = 0, /* no assignment */
	GJ_DIAGRAM_ALL = 1,
	GJ_DIAGRAM_VALUES = 64,	   /* of one variable, at most */
	GJ_DIAGRAM_NODES = 1 << 22 /* of a family, at most */
};

typedef struct gj_diagram_node {
	uint32_t var;
	uint32_t kids; /* first of the variable's values in gj_diagrams.kid */
} gj_diagram_node;

typedef struct gj_diagrams {
	gj_arena *arena;
	const uint8_t *values; /* [n_vars]: how many each variable has, 1 to GJ_DIAGRAM_VALUES */
	size_t n_vars;
	gj_diagram_node *node;
	size_t n, cap;
	gj_diagram *kid;
	size_t n_kids, cap_kids;
	uint32_t *slot; /* node + 1, by hash */
	size_t slots;
	struct gj_diagram_memo *memo;
	size_t memos;
	bool full; /* out of memory or nodes: what was computed since is worthless */
} gj_diagrams;

/* Variables are asked in the order of their numbers. `values` is borrowed. GJ_OK or GJ_ENOMEM. */
int gj_diagrams_new(gj_diagrams **out, gj_arena *arena, const uint8_t *values, size_t n_vars);

/* All assignments in which `var` has one of the values whose bits are set. */
gj_diagram gj_diagram_of(gj_diagrams *family, uint32_t var, uint64_t set);

gj_diagram gj_diagram_and(gj_diagrams *family, gj_diagram a, gj_diagram b);
gj_diagram gj_diagram_or(gj_diagrams *family, gj_diagram a, gj_diagram b);
gj_diagram gj_diagram_minus(gj_diagrams *family, gj_diagram a, gj_diagram b);

/*
 * How much of the whole it is: weight[var][value] of each variable add up to 1, and variables are independent. `room` [family->n] is
 * overwritten.
 */
double gj_diagram_share(const gj_diagrams *family, gj_diagram of, const double *const *weight,
			double *room);

/*
 * One assignment of it: out[var] is a value, or GJ_DIAGRAM_VALUES where any will do. Of several the one with the lowest values, first
 * variables first. False: there is none.
 */
bool gj_diagram_pick(const gj_diagrams *family, gj_diagram of, uint8_t *out);

#endif
