/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/diagram.h"

#include <string.h>

#include <guiju/error.h>

#include "base/hash.h"

typedef enum operation { AND, OR, MINUS } operation;

/* A lossy memory of what was computed. */
typedef struct gj_diagram_memo {
	uint32_t what, a, b, result;
} gj_diagram_memo;

enum { FIRST_SLOTS = 1 << 10, MEMOS = 1 << 14 };

/* Constants stand behind all variables. */
static uint32_t level(const gj_diagrams *f, gj_diagram d)
{
	return d <= GJ_DIAGRAM_ALL ? UINT32_MAX : f->node[d].var;
}

static gj_diagram kid(const gj_diagrams *f, gj_diagram d, uint32_t var, uint32_t value)
{
	return level(f, d) == var ? f->kid[f->node[d].kids + value] : d;
}

int gj_diagrams_new(gj_diagrams **out, gj_arena *arena, const uint8_t *values, size_t n_vars)
{
	gj_diagrams *f = gj_arena_get(arena, sizeof *f);

	*out = f;
	if (f == NULL)
		return GJ_ENOMEM;
	f->arena = arena;
	f->values = values;
	f->n_vars = n_vars;
	f->slots = FIRST_SLOTS;
	f->memos = MEMOS;
	f->slot = gj_arena_array(arena, f->slots, sizeof *f->slot);
	f->memo = gj_arena_array(arena, f->memos, sizeof *f->memo);
	for (int i = 0; i < 2; i++) { /* the constants */
		if (f->slot == NULL || f->memo == NULL ||
		    gj_arena_room(arena, (void **)&f->node, &f->cap, f->n, sizeof *f->node) !=
			    GJ_OK)
			return GJ_ENOMEM;
		f->node[f->n++] = (gj_diagram_node){UINT32_MAX, 0};
	}
	return GJ_OK;
}

static size_t hash_of(const gj_diagrams *f, uint32_t var, const gj_diagram *kids)
{
	return (size_t)gj_hash(kids, f->values[var] * sizeof *kids, var);
}

static int grow_slots(gj_diagrams *f)
{
	size_t slots = 2 * f->slots;
	uint32_t *slot = gj_arena_array(f->arena, slots, sizeof *slot);

	if (slot == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = GJ_DIAGRAM_ALL + 1; i < f->n; i++) {
		size_t at = hash_of(f, f->node[i].var, &f->kid[f->node[i].kids]) & (slots - 1);

		while (slot[at] != 0)
			at = (at + 1) & (slots - 1);
		slot[at] = i + 1;
	}
	f->slot = slot;
	f->slots = slots;
	return GJ_OK;
}

static gj_diagram give_up(gj_diagrams *f)
{
	f->full = true;
	return GJ_DIAGRAM_NONE;
}

static gj_diagram add(gj_diagrams *f, uint32_t var, const gj_diagram *kids, size_t at)
{
	if (f->n == GJ_DIAGRAM_NODES ||
	    gj_arena_room(f->arena, (void **)&f->node, &f->cap, f->n, sizeof *f->node) != GJ_OK)
		return give_up(f);
	f->node[f->n] = (gj_diagram_node){var, (uint32_t)f->n_kids};
	for (unsigned i = 0; i < f->values[var]; i++) {
		if (gj_arena_room(f->arena, (void **)&f->kid, &f->cap_kids, f->n_kids,
				  sizeof *f->kid) != GJ_OK)
			return give_up(f);
		f->kid[f->n_kids++] = kids[i];
	}
	f->slot[at] = (uint32_t)++f->n;
	if (2 * f->n > f->slots && grow_slots(f) != GJ_OK)
		return give_up(f);
	return (gj_diagram)(f->n - 1);
}

static gj_diagram make(gj_diagrams *f, uint32_t var, const gj_diagram *kids)
{
	size_t size = f->values[var] * sizeof *kids, at = hash_of(f, var, kids) & (f->slots - 1);
	bool alike = true;

	for (unsigned i = 1; i < f->values[var]; i++)
		alike = alike && kids[i] == kids[0];
	if (alike)
		return kids[0];
	for (; f->slot[at] != 0; at = (at + 1) & (f->slots - 1)) {
		const gj_diagram_node *node = &f->node[f->slot[at] - 1];

		if (node->var == var && memcmp(&f->kid[node->kids], kids, size) == 0)
			return f->slot[at] - 1;
	}
	return add(f, var, kids, at);
}

gj_diagram gj_diagram_of(gj_diagrams *f, uint32_t var, uint64_t set)
{
	gj_diagram kids[GJ_DIAGRAM_VALUES];

	for (unsigned i = 0; i < f->values[var]; i++)
		kids[i] = set >> i & 1;
	return make(f, var, kids);
}

/* Where one of the two already decides. */
static bool is_plain(operation what, gj_diagram a, gj_diagram b, gj_diagram *out)
{
	switch (what) {
	case AND:
		*out = a == GJ_DIAGRAM_ALL	       ? b
		       : b == GJ_DIAGRAM_ALL || a == b ? a
						       : GJ_DIAGRAM_NONE;
		return a <= GJ_DIAGRAM_ALL || b <= GJ_DIAGRAM_ALL || a == b;
	case OR:
		*out = a == GJ_DIAGRAM_NONE		? b
		       : b == GJ_DIAGRAM_NONE || a == b ? a
							: GJ_DIAGRAM_ALL;
		return a <= GJ_DIAGRAM_ALL || b <= GJ_DIAGRAM_ALL || a == b;
	case MINUS:
		*out = b == GJ_DIAGRAM_NONE ? a : GJ_DIAGRAM_NONE;
		return a == GJ_DIAGRAM_NONE || b <= GJ_DIAGRAM_ALL || a == b;
	}
	return false;
}

/* As deep as there are variables, and those are bounded by the atoms of a cone. */
static gj_diagram apply(gj_diagrams *f, operation what, gj_diagram a, gj_diagram b)
{
	gj_diagram kids[GJ_DIAGRAM_VALUES], out;
	gj_diagram_memo *memo;
	uint32_t var;

	if (f->full || is_plain(what, a, b, &out))
		return f->full ? GJ_DIAGRAM_NONE : out;
	if (what != MINUS && a > b) {
		gj_diagram c = a;

		a = b;
		b = c;
	}
	memo = &f->memo[(a * 0x9E3779B1u ^ b * 0x85EBCA77u ^ (uint32_t)what << 7) >> 7 &
			(f->memos - 1)];
	if (memo->result != 0 && memo->what == (uint32_t)what && memo->a == a && memo->b == b)
		return memo->result - 1;
	var = level(f, a) < level(f, b) ? level(f, a) : level(f, b);
	for (unsigned i = 0; i < f->values[var]; i++)
		kids[i] = apply(f, what, kid(f, a, var, i), kid(f, b, var, i));
	out = make(f, var, kids);
	if (!f->full)
		*memo = (gj_diagram_memo){(uint32_t)what, a, b, out + 1};
	return out;
}

gj_diagram gj_diagram_and(gj_diagrams *f, gj_diagram a, gj_diagram b)
{
	return apply(f, AND, a, b);
}

gj_diagram gj_diagram_or(gj_diagrams *f, gj_diagram a, gj_diagram b)
{
	return apply(f, OR, a, b);
}

gj_diagram gj_diagram_minus(gj_diagrams *f, gj_diagram a, gj_diagram b)
{
	return apply(f, MINUS, a, b);
}

/* A kid has a lower number than the node above it, so one pass upwards does. */
double gj_diagram_share(const gj_diagrams *f, gj_diagram of, const double *const *weight,
			double *room)
{
	room[GJ_DIAGRAM_NONE] = 0;
	room[GJ_DIAGRAM_ALL] = 1;
	for (gj_diagram i = GJ_DIAGRAM_ALL + 1; i <= of; i++) {
		const gj_diagram_node *node = &f->node[i];

		room[i] = 0;
		for (unsigned v = 0; v < f->values[node->var]; v++)
			room[i] += weight[node->var][v] * room[f->kid[node->kids + v]];
	}
	return room[of];
}

bool gj_diagram_pick(const gj_diagrams *f, gj_diagram of, uint8_t *out)
{
	memset(out, GJ_DIAGRAM_VALUES, f->n_vars);
	while (of > GJ_DIAGRAM_ALL) {
		const gj_diagram_node *node = &f->node[of];
		uint8_t value = 0;

		/* In a reduced diagram every node but NONE leads to ALL. */
		while (f->kid[node->kids + value] == GJ_DIAGRAM_NONE)
			value++;
		out[node->var] = value;
		of = f->kid[node->kids + value];
	}
	return of == GJ_DIAGRAM_ALL;
}
