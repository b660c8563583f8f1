/* SPDX-License-Identifier: Apache-2.0 */
/* The steps of a plan: an order in which each leaves something that can be, and what each brings with it. */
#include "reason/advise_parts.h"
#include "reason/contrast.h"

typedef struct ordering {
	gj_advising *a;
	const uint32_t *move; /* in the order wished for */
	size_t n;
	uint32_t order[GJ_ADVISE_STEPS];
	size_t done;
	uint64_t failed[1 << (GJ_ADVISE_STEPS - 6)]; /* sets of moves from which no order goes on */
} ordering;

static bool comes_first(const gj_advice *out, uint32_t a, uint32_t b)
{
	if (out->move[a].settles != out->move[b].settles)
		return out->move[a].settles;
	return a < b;
}

static void wish(const gj_advice *out, uint32_t *move, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		uint32_t one = move[i];
		size_t at = i;

		for (; at > 0 && comes_first(out, one, move[at - 1]); at--)
			move[at] = move[at - 1];
		move[at] = one;
	}
}

static void mark(gj_advising *a, const gj_move *move, bool moved)
{
	if (move->ask.kind == GJ_ASK_FACT)
		a->moved[move->ask.ref] = moved;
}

/* INVARIANT: outside of this file `walk` is as told, and so is `moved` while steps are taken. */
static void back(gj_advising *a, const uint32_t *move, size_t n)
{
	const gj_record *told = a->out->was->record;

	for (size_t i = 0; i < n; i++) {
		gj_record_take(a->walk, told, a->out->move[move[i]].ask);
		mark(a, &a->out->move[move[i]], false);
	}
	for (size_t i = 0; i < a->links->n; i++) {
		uint32_t fact = a->links->cause[i].fact;

		a->walk->fact[fact] = told->fact[fact];
	}
}

/* Make these moves, and see what they bring. */
static bool walk(gj_advising *a, const uint32_t *move, size_t n)
{
	bool possible;

	a->links->spent = 0;
	for (size_t i = 0; i < n; i++) {
		gj_move_make(a->walk, &a->out->move[move[i]]);
		mark(a, &a->out->move[move[i]], true);
	}
	possible = gj_links_bring(a->links, a->walk, a->moved);
	a->spent += a->links->spent;
	return possible;
}

static bool go_on(ordering *o, uint32_t set)
{
	bool found = o->done == o->n;

	if (found || (o->failed[set >> 6] >> (set & 63) & 1) != 0)
		return found;
	for (size_t i = 0; i < o->n && !found; i++) {
		bool possible;

		if ((set >> i & 1) != 0)
			continue;
		o->order[o->done++] = o->move[i];
		possible = walk(o->a, o->order, o->done);
		back(o->a, o->order, o->done);
		found = possible && go_on(o, set | UINT32_C(1) << i);
		if (!found)
			o->done--;
	}
	if (!found)
		o->failed[set >> 6] |= UINT64_C(1) << (set & 63);
	return found;
}

/* The moves made so far in the search are set aside, so that `moved` is of the steps alone. */
static void set_aside(gj_advising *a, bool away)
{
	for (size_t i = 0; i < a->n_levers; i++)
		if (a->lever[i].chosen != 0)
			mark(a, &a->out->move[a->lever[i].chosen - 1], !away);
}

bool gj_advise_order(gj_advising *a, uint32_t *move, size_t n)
{
	ordering o = {.a = a, .move = move, .n = n};
	bool found;

	wish(a->out, move, n);
	if (!a->tied)
		return true;
	if (n > GJ_ADVISE_STEPS)
		return false;
	set_aside(a, true);
	found = go_on(&o, 0);
	set_aside(a, false);
	for (size_t i = 0; found && i < n; i++)
		move[i] = o.order[i];
	return found;
}

/* ---- what each step brings ---- */

static int note(gj_advising *a, gj_plan *plan, const gj_cause *cause, uint32_t step)
{
	gj_brought *one;

	for (size_t i = 0; i < plan->n_brings; i++)
		if (plan->brings[i].fact == cause->fact && plan->brings[i].link == cause->link)
			return GJ_OK;
	if (gj_arena_more(a->arena, (void **)&plan->brings, plan->n_brings, sizeof *one) != GJ_OK)
		return gj_fault_memory(a->err);
	one = &plan->brings[plan->n_brings++];
	*one = (gj_brought){step, cause->link, cause->fact, cause->value};
	return GJ_OK;
}

/* What is brought in the end (what only passes is not told), and what would contradict it. */
static int in_the_end(gj_advising *a, gj_plan *plan, bool **out)
{
	bool *stays = gj_arena_array(a->scratch, a->links->n, sizeof *stays);
	int rc = GJ_OK;

	*out = stays;
	if (stays == NULL)
		return gj_fault_memory(a->err);
	(void)walk(a, plan->move.at, plan->move.n);
	for (uint32_t i = 0; rc == GJ_OK && i < a->links->n; i++) {
		stays[i] = a->links->cause[i].changes;
		if (a->links->cause[i].open)
			rc = gj_refs_push(&plan->unless, a->arena, i);
	}
	back(a, plan->move.at, plan->move.n);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(a->err);
}

int gj_advise_steps(gj_advising *a, gj_plan *plan)
{
	bool *stays;
	int rc;

	(void)gj_advise_order(a, plan->move.at, plan->move.n);
	if (!a->tied)
		return GJ_OK;
	rc = in_the_end(a, plan, &stays);
	for (size_t n = 1; rc == GJ_OK && n <= plan->move.n; n++) {
		(void)walk(a, plan->move.at, n);
		for (size_t i = 0; rc == GJ_OK && i < a->links->n; i++)
			if (a->links->cause[i].changes && stays[i])
				rc = note(a, plan, &a->links->cause[i], (uint32_t)n - 1);
		back(a, plan->move.at, n);
	}
	return rc;
}
