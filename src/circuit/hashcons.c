/* SPDX-License-Identifier: Apache-2.0 */
/* Each gate and each atom once. */
#include "circuit/build.h"

/* ---- memo ---- */

static size_t memo_hash(gj_memo_what what, uint32_t index, gj_day day)
{
	return gj_hash_two((uint64_t)what << 32 | index, (uint32_t)day);
}

static gj_memo_slot *memo_find(const struct gj_cond_nodes *memo, gj_memo_what what, uint32_t index,
			       gj_day day)
{
	size_t at = memo_hash(what, index, day) & (memo->cap - 1);

	while (memo->slot[at].used && (memo->slot[at].what != what ||
				       memo->slot[at].index != index || memo->slot[at].day != day))
		at = (at + 1) & (memo->cap - 1);
	return &memo->slot[at];
}

bool gj_memo_get(const struct gj_cond_nodes *memo, gj_memo_what what, uint32_t index, gj_day day,
		 gj_node *out)
{
	const gj_memo_slot *slot;

	if (memo->cap == 0)
		return false;
	slot = memo_find(memo, what, index, day);
	if (slot->used)
		*out = slot->node;
	return slot->used;
}

int gj_memo_put(struct gj_cond_nodes *memo, gj_arena *arena, gj_memo_what what, uint32_t index,
		gj_day day, gj_node node)
{
	gj_memo_slot *slot;

	if (memo->n >= memo->cap / 2) {
		struct gj_cond_nodes wider = {NULL, memo->cap == 0 ? 256 : memo->cap * 2, memo->n};

		wider.slot = gj_arena_array(arena, wider.cap, sizeof *wider.slot);
		if (wider.slot == NULL)
			return GJ_ENOMEM;
		for (size_t i = 0; i < memo->cap; i++) {
			const gj_memo_slot *old = &memo->slot[i];

			if (old->used)
				*memo_find(&wider, (gj_memo_what)old->what, old->index, old->day) =
					*old;
		}
		*memo = wider;
	}
	slot = memo_find(memo, what, index, day);
	slot->what = what;
	slot->index = index;
	slot->day = day;
	slot->node = node;
	memo->n += !slot->used;
	slot->used = true;
	return GJ_OK;
}

/* ---- gates ---- */

static int widen(gj_wiring *w, uint32_t **table, size_t *slots, size_t count,
		 uint64_t (*hash_of)(const gj_wiring *, uint32_t))
{
	size_t wider = *slots == 0 ? 512 : *slots * 2;
	uint32_t *fresh;

	if (count < *slots / 2)
		return GJ_OK;
	fresh = gj_arena_array(w->arena, wider, sizeof *fresh);
	if (fresh == NULL)
		return gj_fault_memory(w->err);
	for (uint32_t i = 0; i < count; i++) {
		size_t at = hash_of(w, i) & (wider - 1);

		while (fresh[at] != 0)
			at = (at + 1) & (wider - 1);
		fresh[at] = i + 1;
	}
	*table = fresh;
	*slots = wider;
	return GJ_OK;
}

static uint64_t hash_gate(const gj_gate *gate)
{
	return gj_hash_two((uint64_t)gate->op << 32 | gate->a, (uint64_t)gate->b << 32 | gate->c);
}

static uint64_t hash_gate_at(const gj_wiring *w, uint32_t i)
{
	return hash_gate(&w->circuit->gate[i]);
}

static int intern_gate(gj_wiring *w, const gj_gate *gate, gj_node *out)
{
	gj_circuit *c = w->circuit;
	size_t at;
	int rc = widen(w, &w->gate_slot, &w->gate_slots, c->n_gates, hash_gate_at);

	if (rc != GJ_OK)
		return rc;
	for (at = hash_gate(gate) & (w->gate_slots - 1); w->gate_slot[at] != 0;
	     at = (at + 1) & (w->gate_slots - 1)) {
		const gj_gate *old = &c->gate[w->gate_slot[at] - 1];

		if (old->op == gate->op && old->a == gate->a && old->b == gate->b &&
		    old->c == gate->c) {
			*out = w->gate_slot[at] - 1;
			return GJ_OK;
		}
	}
	if (gj_arena_room(w->arena, (void **)&c->gate, &w->gate_cap, c->n_gates, sizeof *gate) !=
	    GJ_OK)
		return gj_fault_memory(w->err);
	c->gate[c->n_gates] = *gate;
	w->gate_slot[at] = (uint32_t)++c->n_gates;
	*out = (gj_node)(c->n_gates - 1);
	return GJ_OK;
}

/* What needs no gate. `x or not x` does: it is unknown where x is. */
static bool simplify(const gj_wiring *w, gj_gate *gate, gj_node *out)
{
	gj_node a = gate->a, b = gate->b;
	bool sorted = gate->op == GJ_GATE_AND || gate->op == GJ_GATE_OR;

	switch (gate->op) {
	case GJ_GATE_NOT:
		if (a <= GJ_NODE_TRUE)
			*out = GJ_NODE_TRUE - a;
		else if (w->circuit->gate[a].op == GJ_GATE_NOT)
			*out = w->circuit->gate[a].a;
		else
			return false;
		return true;
	case GJ_GATE_AND:
	case GJ_GATE_OR: {
		gj_node wins = gate->op == GJ_GATE_AND ? GJ_NODE_FALSE : GJ_NODE_TRUE,
			rests = GJ_NODE_TRUE - wins;

		if (a == wins || b == wins)
			*out = wins;
		else if (a == rests || a == b)
			*out = b;
		else if (b == rests)
			*out = a;
		else
			break;
		return true;
	}
	case GJ_GATE_JUDGED:
		/* Nothing included or excluded by the text: the judgement alone. */
		if (a != GJ_NODE_FALSE || b != GJ_NODE_FALSE)
			return false;
		*out = gate->c;
		return true;
	case GJ_GATE_PRESUME_TRUE:
	case GJ_GATE_PRESUME_FALSE:
		if (b != GJ_NODE_FALSE)
			return false;
		*out = a;
		return true;
	default:
		return false;
	}
	if (sorted && a > b) {
		gate->a = b;
		gate->b = a;
	}
	return false;
}

int gj_wire_gate(gj_wiring *w, gj_opcode op, gj_node a, gj_node b, gj_node c, gj_node *out)
{
	gj_gate gate = {op, a, b, c};

	if (simplify(w, &gate, out))
		return GJ_OK;
	return intern_gate(w, &gate, out);
}

int gj_wire_not(gj_wiring *w, gj_node a, gj_node *out)
{
	return gj_wire_gate(w, GJ_GATE_NOT, a, 0, 0, out);
}

int gj_wire_and(gj_wiring *w, gj_node a, gj_node b, gj_node *out)
{
	return gj_wire_gate(w, GJ_GATE_AND, a, b, 0, out);
}

int gj_wire_or(gj_wiring *w, gj_node a, gj_node b, gj_node *out)
{
	return gj_wire_gate(w, GJ_GATE_OR, a, b, 0, out);
}

/* ---- atoms ---- */

static bool qty_eq(const gj_qty *a, const gj_qty *b)
{
	if (a->op != b->op || a->n != b->n || a->ref != b->ref || a->num != b->num ||
	    a->day != b->day)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!qty_eq(a->kid[i], b->kid[i]))
			return false;
	return true;
}

static bool atom_eq(const gj_atom *a, const gj_atom *b)
{
	if (a->kind != b->kind || a->ref != b->ref || a->day != b->day)
		return false;
	if (a->kind == GJ_ATOM_CHOICE)
		return a->cond->choice.n == b->cond->choice.n &&
		       memcmp(a->cond->choice.at, b->cond->choice.at,
			      a->cond->choice.n * sizeof *a->cond->choice.at) == 0;
	if (a->kind == GJ_ATOM_COMPARE)
		return a->cond->relation == b->cond->relation &&
		       qty_eq(a->cond->left, b->cond->left) &&
		       qty_eq(a->cond->right, b->cond->right);
	return true;
}

static uint64_t hash_atom(const gj_atom *atom)
{
	uint32_t compared = 0;

	if (atom->kind == GJ_ATOM_COMPARE)
		compared = (uint32_t)atom->cond->relation * 64 + atom->cond->left->ref;
	return gj_hash_two((uint64_t)atom->kind << 32 | atom->ref,
			   (uint64_t)(uint32_t)atom->day << 32 | compared);
}

static uint64_t hash_atom_at(const gj_wiring *w, uint32_t i)
{
	return hash_atom(&w->circuit->atom[i]);
}

int gj_wire_atom(gj_wiring *w, const gj_atom *atom, gj_node *out)
{
	gj_circuit *c = w->circuit;
	gj_gate gate = {GJ_GATE_ATOM, (uint32_t)c->n_atoms, 0, 0};
	size_t at;
	int rc = widen(w, &w->atom_slot, &w->atom_slots, c->n_atoms, hash_atom_at);

	if (rc != GJ_OK)
		return rc;
	for (at = hash_atom(atom) & (w->atom_slots - 1); w->atom_slot[at] != 0;
	     at = (at + 1) & (w->atom_slots - 1))
		if (atom_eq(&c->atom[w->atom_slot[at] - 1], atom)) {
			*out = c->atom[w->atom_slot[at] - 1].node;
			return GJ_OK;
		}
	rc = intern_gate(w, &gate, out);
	if (rc != GJ_OK)
		return rc;
	if (gj_arena_room(w->arena, (void **)&c->atom, &w->atom_cap, c->n_atoms, sizeof *atom) !=
	    GJ_OK)
		return gj_fault_memory(w->err);
	c->atom[c->n_atoms] = *atom;
	c->atom[c->n_atoms].node = *out;
	w->atom_slot[at] = (uint32_t)++c->n_atoms;
	return GJ_OK;
}
