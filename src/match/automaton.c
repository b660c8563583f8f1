/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The automaton level by level: patterns are sorted, so a state is a run of them that begin alike. A state's children need places at one
 * distance from their symbols; free places are chained, and the many states with one child fill the holes that others leave.
 */
#include "match/automaton.h"

enum {
	TRIES = 1024, /* free places looked at for the children of one state, before they go behind all others */
	CROWDED = 64 /* after so many, the next search of this kind begins where this one ended */
};

/* A state that waits for its children: patterns `low` to `high` go through it. */
typedef struct range {
	uint32_t low, high, state;
} range;

typedef struct build {
	gj_automaton *out;
	gj_arena *arena;
	const gj_patterns *patterns;
	uint32_t cap, symbols;
	uint32_t
		last_free; /* end of the chain; place 0, the root, is its head: base next, fail previous */
	uint32_t
		rover; /* the free place where states of several children are looked after first, or 0: the first of all */
	range *now, *next;
	uint32_t n_now, n_next;
	uint32_t *
		kid; /* symbols of the children of one state, with where each one's patterns start */
	uint32_t *kid_low, *kid_state;
} build;

/* The chain: while a place is free, `base` is the next free one and `fail` the one before. */
static void chain(build *b, uint32_t from, uint32_t to)
{
	gj_node *node = b->out->node;

	for (uint32_t at = from; at < to; at++) {
		node[at] = (gj_node){.base = 0, .parent = GJ_NO_STATE, .fail = b->last_free};
		node[b->last_free].base = at;
		b->last_free = at;
	}
}

static void take(build *b, uint32_t at, uint32_t parent)
{
	gj_node *node = b->out->node;

	if (b->rover == at)
		b->rover = node[at].base;
	node[node[at].fail].base = node[at].base;
	if (node[at].base != 0)
		node[node[at].base].fail = node[at].fail;
	else
		b->last_free = node[at].fail;
	node[at] = (gj_node){.parent = parent};
}

/* Room for places up to `need`; the array moves. */
static int grow(build *b, uint64_t need)
{
	uint64_t cap = (uint64_t)b->cap + b->cap / 4;
	gj_node *wider;
	uint32_t old = b->cap;

	cap = cap > need ? cap : need;
	if (cap > GJ_NO_STATE / 2)
		return GJ_ENOMEM;
	wider = gj_arena_array(b->arena, cap, sizeof *wider);
	if (wider == NULL)
		return GJ_ENOMEM;
	memcpy(wider, b->out->node, old * sizeof *wider);
	b->out->node = wider;
	b->cap = (uint32_t)cap;
	chain(b, old, b->cap);
	return GJ_OK;
}

static bool fits(const build *b, uint32_t base, uint32_t n)
{
	if (base + (uint64_t)b->symbols > b->cap)
		return false;
	for (uint32_t i = 1; i < n; i++)
		if (b->out->node[base + b->kid[i]].parent != GJ_NO_STATE)
			return false;
	return true;
}

/* A base at which all n children of one state have free places. No symbol is as high as the lowest place in the chain. */
static int find_base(build *b, uint32_t n, uint32_t *base)
{
	uint32_t at = n > 1 && b->rover != 0 ? b->rover : b->out->node[0].base;

	for (int tries = 0; at != 0 && tries < TRIES; tries++) {
		if (n > 1 && tries == CROWDED)
			b->rover = at;
		if (fits(b, at - b->kid[0], n)) {
			*base = at - b->kid[0];
			return GJ_OK;
		}
		at = b->out->node[at].base;
	}
	*base = b->out->n - b->kid[0];
	if (*base + (uint64_t)b->symbols > b->cap)
		return grow(b, *base + UINT64_C(2) * b->symbols);
	return GJ_OK;
}

/* A place for a state that is found by its pair of symbols: any. */
static int place_pair(build *b, uint32_t first, uint32_t second, uint32_t *state)
{
	gj_automaton *a = b->out;

	if (a->node[0].base == 0 && grow(b, (uint64_t)b->cap + 1) != GJ_OK)
		return GJ_ENOMEM;
	*state = a->node[0].base;
	take(b, *state, first);
	*gj_automaton_pair(a, first, second) = (gj_pair){first, second, *state, 0};
	return GJ_OK;
}

/* What a new state falls back to, and what ends there. All shorter states are there already. */
static void link_state(build *b, uint32_t state, uint32_t parent, uint32_t symbol)
{
	gj_node *node = b->out->node;
	uint32_t suffix = parent;

	while (suffix != 0) {
		uint32_t at;

		suffix = node[suffix].fail;
		at = gj_automaton_child(b->out, suffix, symbol);
		if (at != 0) {
			node[state].fail = at;
			node[state].out |= gj_node_out(&node[at]);
			return;
		}
	}
}

static void add_child(build *b, uint32_t parent, uint32_t state, uint32_t i, uint32_t high,
		      uint32_t depth)
{
	uint32_t low = b->kid_low[i];
	gj_node *node = &b->out->node[state];

	if (b->out->n <= state)
		b->out->n = state + 1;
	node->out = (depth + 1) << GJ_OUT_BITS;
	link_state(b, state, parent, b->kid[i]);
	if (b->patterns->item[low].len == depth + 1) {
		b->out->end[low] = (gj_end){gj_node_out(node), depth + 1};
		node->out = (depth + 1) << GJ_OUT_BITS | (low + 1);
		low++;
	}
	if (low < high)
		b->next[b->n_next++] = (range){low, high, state};
}

/* The symbols that follow in a run of patterns. */
static uint32_t find_kids(build *b, const range *from, uint32_t depth)
{
	uint32_t n = 0;

	for (uint32_t i = from->low; i < from->high; i++) {
		uint32_t symbol = b->patterns->item[i].symbol[depth];

		if (n == 0 || b->kid[n - 1] != symbol) {
			b->kid[n] = symbol;
			b->kid_low[n++] = i;
		}
	}
	return n;
}

static int expand(build *b, const range *from, uint32_t depth)
{
	uint32_t n = find_kids(b, from, depth), base = 0;

	if (depth > 1 && find_base(b, n, &base) != GJ_OK)
		return GJ_ENOMEM;
	/* All places first: what a child falls back to is looked up among them. */
	for (uint32_t i = 0; i < n; i++) {
		b->kid_state[i] = base + b->kid[i];
		if (depth == 0)
			b->out->node[b->kid[i]].parent = 0;
		else if (depth > 1)
			take(b, b->kid_state[i], from->state);
		else if (place_pair(b, from->state, b->kid[i], &b->kid_state[i]) != GJ_OK)
			return GJ_ENOMEM;
	}
	b->out->node[from->state].base = depth > 1 ? base : b->out->node[from->state].base;
	for (uint32_t i = 0; i < n; i++)
		add_child(b, from->state, b->kid_state[i], i,
			  i + 1 < n ? b->kid_low[i + 1] : from->high, depth);
	return GJ_OK;
}

static int build_levels(build *b)
{
	if (b->patterns->n > 0)
		b->now[b->n_now++] = (range){0, b->patterns->n, 0};
	for (uint32_t depth = 0; b->n_now > 0; depth++) {
		range *done = b->now;

		b->n_next = 0;
		for (uint32_t i = 0; i < b->n_now; i++)
			if (expand(b, &done[i], depth) != GJ_OK)
				return GJ_ENOMEM;
		b->now = b->next;
		b->next = done;
		b->n_now = b->n_next;
	}
	return GJ_OK;
}

static void tell_pairs(build *b)
{
	for (uint32_t i = 0; i < b->patterns->n; i++) {
		const gj_pattern *p = &b->patterns->item[i];

		if (p->len > 1)
			gj_automaton_pair(b->out, p->symbol[0], p->symbol[1])->next |=
				p->len > 2 ? gj_pair_bit(p->symbol[2]) : UINT32_MAX;
	}
}

/* A step from the last state by the last symbol must still be in the array. */
static int finish(build *b)
{
	gj_node *node;
	uint64_t need = (uint64_t)b->out->n + b->symbols;

	if (need > b->cap && grow(b, need) != GJ_OK)
		return GJ_ENOMEM;
	node = b->out->node;
	for (uint32_t at = node[0].base; at != 0;) {
		uint32_t next = node[at].base;

		node[at] = (gj_node){.parent = GJ_NO_STATE};
		at = next;
	}
	node[0] = (gj_node){.parent = GJ_NO_STATE};
	b->out->n = (uint32_t)need;
	tell_pairs(b);
	return GJ_OK;
}

int gj_automaton_make(gj_automaton *out, gj_arena *arena, const gj_patterns *patterns)
{
	gj_arena scratch;
	build b = {
		.out = out, .arena = arena, .patterns = patterns, .symbols = patterns->alphabet.n};
	int rc = GJ_ENOMEM;

	*out = (gj_automaton){0};
	b.cap = (uint32_t)gj_automaton__places(patterns);
	if (gj_automaton__places(patterns) > GJ_NO_STATE / 2)
		return GJ_ENOMEM;
	gj_arena_init(&scratch, arena->alloc, arena->limit);
	out->node = gj_arena_array(arena, b.cap, sizeof *out->node);
	out->end = gj_arena_array(arena, patterns->n, sizeof *out->end);
	b.now = gj_arena_array(&scratch, patterns->n, sizeof *b.now);
	b.next = gj_arena_array(&scratch, patterns->n, sizeof *b.next);
	b.kid = gj_arena_array(&scratch, b.symbols, sizeof *b.kid);
	b.kid_low = gj_arena_array(&scratch, b.symbols, sizeof *b.kid_low);
	b.kid_state = gj_arena_array(&scratch, b.symbols, sizeof *b.kid_state);
	out->pair_mask = (uint32_t)gj_automaton__pairs(patterns) - 1;
	out->pair = gj_arena_array(arena, (size_t)out->pair_mask + 1, sizeof *out->pair);
	out->symbols = b.symbols;
	if (out->node != NULL && out->end != NULL && out->pair != NULL && b.now != NULL &&
	    b.next != NULL && b.kid != NULL && b.kid_low != NULL && b.kid_state != NULL) {
		out->node[0].parent = GJ_NO_STATE;
		out->n = b.symbols;
		/* The first places are for the root's children: its base is 0. */
		for (uint32_t at = 1; at < b.symbols; at++)
			out->node[at].parent = GJ_NO_STATE;
		chain(&b, b.symbols, b.cap);
		rc = build_levels(&b);
	}
	if (rc == GJ_OK)
		rc = finish(&b);
	gj_arena_free(&scratch);
	return rc;
}
