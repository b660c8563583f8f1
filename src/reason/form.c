/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/form.h"

#include <guiju/error.h>

#include "reason/space_atom.h"

enum { MOST_DEPTH = 200, MOST_FORMS = 20000 };

typedef struct forming {
	gj_leaves *leaves;
	gj_arena *arena;
	gj_space_view *view;
	gj_day day;
	unsigned depth;
} forming;

static const gj_form *form_new(const forming *f, gj_form form)
{
	gj_form *out = gj_arena_get(f->arena, sizeof *out);

	if (out != NULL)
		*out = form;
	f->leaves->too_many = f->leaves->too_many || ++f->leaves->steps > MOST_FORMS;
	return out;
}

static const gj_form *joined(const forming *f, gj_form_op op, const gj_form *a, const gj_form *b)
{
	if (a == NULL || b == NULL)
		return NULL;
	if (op == GJ_FORM_AND && a->op == GJ_FORM_YES)
		return b;
	if (op == GJ_FORM_AND && b->op == GJ_FORM_YES)
		return a;
	return form_new(f, (gj_form){op, 0, a, b});
}

static const gj_form *leaf_of(const forming *f, gj_leaf leaf)
{
	gj_leaves *leaves = f->leaves;
	unsigned i = 0;

	while (i < leaves->n &&
	       (leaves->at[i].side.yes != leaf.side.yes || leaves->at[i].side.no != leaf.side.no))
		i++;
	if (i == leaves->n) {
		if (gj_arena_room(f->arena, (void **)&leaves->at, &leaves->cap, leaves->n,
				  sizeof leaf) != GJ_OK)
			return NULL;
		leaves->at[leaves->n++] = leaf;
	}
	return form_new(f, (gj_form){GJ_FORM_LEAF, i, NULL, NULL});
}

static const gj_form *of_cond(const forming *f, const gj_cond *cond)
{
	const gj_form *out = NULL;
	gj_leaf leaf = {.cond = cond};
	gj_node node;

	if (cond == NULL)
		return form_new(f, (gj_form){.op = GJ_FORM_YES});
	switch (cond->op) {
	case GJ_COND_NOT:
		out = of_cond(f, cond->kid[0]);
		return out != NULL ? form_new(f, (gj_form){GJ_FORM_NOT, 0, out, NULL}) : NULL;
	case GJ_COND_AND:
	case GJ_COND_OR:
		out = of_cond(f, cond->kid[0]);
		for (size_t i = 1; out != NULL && i < cond->n; i++)
			out = joined(f, cond->op == GJ_COND_AND ? GJ_FORM_AND : GJ_FORM_OR, out,
				     of_cond(f, cond->kid[i]));
		return out;
	default:
		/* INVARIANT: the circuit was made of these norms, so it knows the condition. */
		if (gj_circuit_cond(f->view->circuit, cond, f->day, &node))
			leaf.side = gj_space_node(f->view, node);
		return leaf_of(f, leaf);
	}
}

/* Told to have the role or doing what it includes, or having one that it covers. */
static gj_sides role_side(const forming *f, uint32_t role, unsigned depth)
{
	const gj_role *of = &f->view->space->law->role[role];
	gj_diagrams *d = f->view->space->diagrams;
	const gj_atom atom = {.kind = GJ_ATOM_ROLE, .ref = role};
	gj_sides out = gj_space_atom(f->view->space, f->view->circuit, &atom), other;
	gj_node node;

	if (of->includes != NULL &&
	    gj_circuit_cond(f->view->circuit, of->includes, f->day, &node)) {
		other = gj_space_node(f->view, node);
		out = (gj_sides){gj_diagram_or(d, out.yes, other.yes),
				 gj_diagram_and(d, out.no, other.no)};
	}
	for (size_t i = 0; depth < MOST_DEPTH && i < of->covers.n; i++) {
		other = role_side(f, of->covers.at[i], depth + 1);
		out = (gj_sides){gj_diagram_or(d, out.yes, other.yes),
				 gj_diagram_and(d, out.no, other.no)};
	}
	return out;
}

static const gj_form *of_bearers(const forming *f, const gj_norm *norm)
{
	const gj_form *out =
		norm->bearers.n == 0 ? form_new(f, (gj_form){.op = GJ_FORM_YES}) : NULL;

	for (size_t i = 0; i < norm->bearers.n; i++) {
		uint32_t role = norm->bearers.at[i];
		const gj_form *one = leaf_of(
			f, (gj_leaf){.is_role = true, .role = role, .side = role_side(f, role, 0)});

		out = i == 0 ? one : joined(f, GJ_FORM_OR, out, one);
	}
	return out;
}

static const gj_form *of_norm(const forming *f, uint32_t index)
{
	const gj_law *law = f->view->circuit->law;
	const gj_norm *norm = &law->norm[index];
	const gj_cond *scope =
		norm->kind == GJ_KIND_EXEMPTION ? NULL : law->instrument[norm->instrument].scope;
	const gj_form *out = joined(f, GJ_FORM_AND, of_bearers(f, norm), of_cond(f, scope));
	forming below = *f;

	below.depth++;
	out = joined(f, GJ_FORM_AND, out, of_cond(f, norm->when));
	for (size_t i = 0; out != NULL && !f->leaves->too_many && i < norm->lifted_by.n; i++) {
		const gj_form *lifter;

		if (f->depth == MOST_DEPTH) {
			f->leaves->too_many = true;
			break;
		}
		if (!gj_norm_counts_for(norm, &law->norm[norm->lifted_by.at[i]], f->day))
			continue;
		lifter = of_norm(&below, norm->lifted_by.at[i]);
		if (lifter == NULL)
			return NULL;
		out = joined(f, GJ_FORM_AND, out,
			     form_new(f, (gj_form){GJ_FORM_NOT, 0, lifter, NULL}));
	}
	return out;
}

const gj_form *gj_form_of_norm(gj_leaves *leaves, gj_arena *arena, gj_space_view *view,
			       uint32_t norm)
{
	const forming f = {leaves, arena, view, view->circuit->norm[norm].day, 0};

	return of_norm(&f, norm);
}

bool gj_form_value(const gj_form *form, uint32_t told)
{
	switch (form->op) {
	case GJ_FORM_YES:
		return true;
	case GJ_FORM_LEAF:
		return (told >> form->leaf & 1) != 0;
	case GJ_FORM_NOT:
		return !gj_form_value(form->a, told);
	case GJ_FORM_AND:
		return gj_form_value(form->a, told) && gj_form_value(form->b, told);
	case GJ_FORM_OR:
		return gj_form_value(form->a, told) || gj_form_value(form->b, told);
	}
	return false;
}
