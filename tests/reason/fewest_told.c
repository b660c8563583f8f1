/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/fewest_told.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SHOWN = 2000, MOST_STEPS = 1000000 };

typedef struct hitting {
	size_t n, n_shown;
	bool *shown[MOST_SHOWN]; /* of each one thing is needed */
	size_t size[MOST_SHOWN];
	bool *now, *best, *barred, *mark;
	size_t n_best, steps;
} hitting;

static void *room(gj_arena *arena, size_t n, size_t size)
{
	void *at = gj_arena_array(arena, n + 1, size);

	if (at == NULL)
		abort();
	return at;
}

static bool is_hit(const hitting *h, size_t k)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->shown[k][i] && h->now[i])
			return true;
	return false;
}

/* The smallest that is not hit, and how many of those have nothing in common: each of them takes a thing more. */
static size_t apart(hitting *h, size_t *smallest)
{
	size_t n = 0, least = SIZE_MAX;

	memset(h->mark, 0, h->n * sizeof *h->mark);
	for (size_t k = 0; k < h->n_shown; k++) {
		bool meets = false;

		if (is_hit(h, k))
			continue;
		if (h->size[k] < least) {
			least = h->size[k];
			*smallest = k;
		}
		for (size_t i = 0; i < h->n; i++)
			meets = meets || (h->shown[k][i] && h->mark[i]);
		for (size_t i = 0; !meets && i < h->n; i++)
			h->mark[i] = h->mark[i] || h->shown[k][i];
		n += !meets;
	}
	return n;
}

/* What was tried in an earlier branch is barred in the later ones. */
static void hit(hitting *h, size_t taken)
{
	size_t k = 0, more = apart(h, &k);
	bool *mine;

	if (h->steps++ > MOST_STEPS || taken + more >= h->n_best)
		return;
	if (more == 0) {
		h->n_best = taken;
		memcpy(h->best, h->now, h->n * sizeof *h->best);
		return;
	}
	mine = calloc(h->n, sizeof *mine);
	if (mine == NULL)
		abort();
	for (size_t i = 0; i < h->n; i++) {
		if (!h->shown[k][i] || h->barred[i])
			continue;
		h->now[i] = true;
		hit(h, taken + 1);
		h->now[i] = false;
		h->barred[i] = mine[i] = true;
	}
	for (size_t i = 0; i < h->n; i++)
		h->barred[i] = h->barred[i] && !mine[i];
	free(mine);
}

/* By size, so that what has nothing in common is found among the small ones first. */
static void show(hitting *h, gj_arena *arena, const bool *in)
{
	bool *set = room(arena, h->n, sizeof *set);
	size_t size = 0, at = h->n_shown++;

	for (size_t i = 0; i < h->n; i++) {
		set[i] = !in[i];
		size += set[i];
	}
	for (; at > 0 && h->size[at - 1] > size; at--) {
		h->size[at] = h->size[at - 1];
		h->shown[at] = h->shown[at - 1];
	}
	h->size[at] = size;
	h->shown[at] = set;
}

/* Of what is in doubt; what nothing can do without is in anyway. */
static bool enough(const fewest_told *f, const size_t *doubt, size_t n, const bool *in)
{
	for (size_t i = 0; i < n; i++)
		f->in[doubt[i]] = in[i];
	return f->enough(f->context, f->in);
}

/* `in` is not enough: the largest that is not either, `in` and more. */
static void grow(const fewest_told *f, const size_t *doubt, size_t n, bool *in)
{
	for (size_t i = n; i-- > 0;) {
		if (in[i])
			continue;
		in[i] = true;
		if (enough(f, doubt, n, in))
			in[i] = false;
	}
}

/* Show what `in` leaves open, and what that and all shown leave open, until it is enough. What is shown here has nothing in common. */
static bool show_all(const fewest_told *f, hitting *h, gj_arena *arena, const size_t *doubt,
		     bool *in)
{
	while (!enough(f, doubt, h->n, in)) {
		bool *more = room(arena, h->n, sizeof *more);

		if (h->n_shown == MOST_SHOWN)
			return false;
		memcpy(more, in, h->n * sizeof *more);
		grow(f, doubt, h->n, more);
		show(h, arena, more);
		for (size_t i = 0; i < h->n; i++)
			in[i] = in[i] || !more[i];
	}
	return true;
}

/* What nothing can do without stays in; the numbers of the rest. */
static size_t *find_doubt(fewest_told *f, gj_arena *arena, size_t *n)
{
	size_t *doubt = room(arena, f->n, sizeof *doubt);

	f->in = room(arena, f->n, sizeof *f->in);
	memset(f->in, 1, f->n * sizeof *f->in);
	*n = 0;
	for (size_t i = 0; i < f->n; i++) {
		f->in[i] = false;
		if (f->enough(f->context, f->in))
			doubt[(*n)++] = i;
		f->in[i] = true;
	}
	return doubt;
}

void fewest_told_find(fewest_told *f, gj_arena *arena)
{
	hitting *h = room(arena, 1, sizeof *h);
	size_t n, *doubt = find_doubt(f, arena, &n);
	bool *in = room(arena, n, sizeof *in);

	*h = (hitting){.n = n};
	h->now = room(arena, n, sizeof *h->now);
	h->best = room(arena, n, sizeof *h->best);
	h->barred = room(arena, n, sizeof *h->barred);
	h->mark = room(arena, n, sizeof *h->mark);
	f->needed = f->n - n;
	for (f->exact = false; !f->exact;) {
		h->n_best = n + 1;
		h->steps = 0;
		hit(h, 0);
		if (h->steps > MOST_STEPS)
			return;
		f->least = f->needed + h->n_best;
		memcpy(in, h->best, n * sizeof *in);
		f->exact = enough(f, doubt, n, in);
		if (!f->exact && !show_all(f, h, arena, doubt, in))
			return;
	}
}
