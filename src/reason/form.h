/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A norm in the law's own words: roles, facts, terms and comparisons as its provisions name them, joined by and, or, not. Terms stay closed,
 * so that a case reads "has public-opinion attributes" and not the list behind it.
 */
#ifndef GJ_REASON_FORM_H
#define GJ_REASON_FORM_H

#include "reason/space.h"

/* What can be said of a service in one word. */
typedef struct gj_leaf {
	bool is_role;
	uint32_t role;
	const gj_cond *cond; /* FACT, EVENT, TERM, CHOICE, COMPARE */
	gj_sides side;	     /* two leaves are the same when these are */
} gj_leaf;

typedef enum gj_form_op {
	GJ_FORM_YES,
	GJ_FORM_LEAF,
	GJ_FORM_NOT,
	GJ_FORM_AND,
	GJ_FORM_OR
} gj_form_op;

typedef struct gj_form {
	gj_form_op op;
	unsigned leaf;
	const struct gj_form *a, *b; /* NOT: a */
} gj_form;

/* The leaves of some norms, each once. */
typedef struct gj_leaves {
	gj_leaf *at;
	size_t n, cap;
	size_t steps;  /* forms made; exemptions of exemptions can need very many */
	bool too_many; /* more than that: the forms are worthless */
} gj_leaves;

/* When the norm applies, as if it were in force; its leaves are added. Sanctions without what they stand behind. NULL: no memory. */
const gj_form *gj_form_of_norm(gj_leaves *leaves, gj_arena *arena, gj_space_view *view,
			       uint32_t norm);

/* Its value where leaf i is told as bit i of `told`. */
bool gj_form_value(const gj_form *form, uint32_t told);

#endif
