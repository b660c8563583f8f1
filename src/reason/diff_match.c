/* SPDX-License-Identifier: Apache-2.0 */
/* Which norm of the one side is which of the other. */
#include <guiju/error.h>

#include "reason/diff_build.h"
#include "reason/match.h"

/* A pair of titles counts from here on; the reason stands in docs/comparing.md. */
static const double ALIKE = 0.35;

static int add_pair(gj_diffing *d, gj_pair pair)
{
	gj_diff *out = d->out;

	if (gj_arena_more(d->arena, (void **)&out->pair, out->n_pairs, sizeof pair) != GJ_OK)
		return GJ_ENOMEM;
	out->pair[out->n_pairs++] = pair;
	return GJ_OK;
}

static bool is_paired(const gj_diff *out, int side, uint32_t norm)
{
	for (size_t i = 0; i < out->n_pairs; i++)
		if ((side == 0 ? out->pair[i].old : out->pair[i].new) == norm)
			return true;
	return false;
}

static bool links(const gj_norm *later, uint32_t earlier)
{
	return gj_refs_have(&later->from_draft, earlier);
}

static int pair_by_links(gj_diffing *d)
{
	const gj_norm *norm = d->law->norm;
	int rc = GJ_OK;

	for (size_t i = 0; i < d->side[1].n; i++)
		for (size_t k = 0; rc == GJ_OK && k < d->side[0].n; k++) {
			uint32_t old = d->side[0].at[k], new = d->side[1].at[i];

			if (old == new || links(&norm[new], old) || links(&norm[old], new))
				rc = add_pair(d, (gj_pair){.old = old, .new = new});
		}
	return rc;
}

/* Sanctions, or all else: not paired yet, and not known to come from nothing. */
static int left_over(const gj_diffing *d, int side, bool sanctions, gj_refs *out)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < d->side[side].n; i++) {
		uint32_t norm = d->side[side].at[i];

		if ((d->law->norm[norm].kind == GJ_KIND_SANCTION) == sanctions &&
		    !is_paired(d->out, side, norm) && !d->law->norm[norm].from_none)
			rc = gj_refs_push(out, d->arena, norm);
	}
	return rc;
}

/* ---- by titles ---- */

/* What the assignment weighs: one kind of thing on both sides, and what of the old became what of the new so far. */
typedef struct weighing {
	const gj_diffing *d;
	gj_refs old, new;
	uint32_t *became; /* [n_norms] of an old norm: one that it was paired with, or GJ_NONE */
	uint32_t *stamp;  /* [n_norms] */
	uint32_t now;
} weighing;

/* Only what asks is like what asks. */
static double likeness_of(const gj_norm *a, const gj_norm *b)
{
	double likeness;

	if (gj_direction_of_adding(a->kind) != gj_direction_of_adding(b->kind))
		return 0;
	likeness = gj_likeness(a->e.title, b->e.title);
	return likeness >= ALIKE ? likeness : 0;
}

/* How much two sanctions stand behind the same norms: of all that either stands behind, the part that is paired (Jaccard). */
static double stand_behind_same(weighing *w, const gj_norm *old, const gj_norm *new)
{
	size_t both = 0, all = old->breach.n + new->breach.n;

	w->now++;
	for (size_t i = 0; i < new->breach.n; i++)
		w->stamp[new->breach.at[i]] = w->now;
	for (size_t i = 0; i < old->breach.n; i++) {
		uint32_t became = w->became[old->breach.at[i]];

		both += became != GJ_NONE && w->stamp[became] == w->now;
	}
	return all > both ? (double)both / (double)(all - both) : 0;
}

/* How near they stand to the same place: 1 at the same, less by the part of the text that lies between. */
static double nearness(const weighing *w, size_t old, size_t new)
{
	double x = ((double)old + 0.5) / (double)w->old.n;
	double y = ((double)new + 0.5) / (double)w->new.n;

	return 1 - (x > y ? x - y : y - x);
}

/*
 * Titles of sanctions are often the same words: what they stand behind counts as much, and what stands behind nothing that
 * the other does is another sanction. The place breaks ties only: all places
 * together weigh less than one pair of characters in any title.
 */
static double worth(weighing *w, size_t old, size_t new)
{
	const gj_norm *a = &w->d->law->norm[w->old.at[old]], *b = &w->d->law->norm[w->new.at[new]];
	double likeness = likeness_of(a, b);

	if (a->kind == GJ_KIND_SANCTION && a->breach.n > 0 && b->breach.n > 0) {
		double same = stand_behind_same(w, a, b);

		likeness = same > 0 ? (likeness + same) / 2 : 0;
	}
	return likeness == 0 ? 0 : likeness + 1e-9 * nearness(w, old, new);
}

static int assign_titles(gj_diffing *d, weighing *w)
{
	const gj_norm *norm = d->law->norm;
	double *of = gj_arena_array(d->arena, w->old.n * w->new.n, sizeof *of);
	uint32_t *column = gj_arena_array(d->arena, w->new.n, sizeof *column);
	int rc = GJ_OK;

	if (of == NULL || column == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < w->new.n; i++)
		for (size_t k = 0; k < w->old.n; k++)
			of[i * w->old.n + k] = worth(w, k, i);
	rc = gj_assign(column, d->arena, of, w->new.n, w->old.n);
	for (size_t i = 0; rc == GJ_OK && i < w->new.n; i++) {
		uint32_t old, new = w->new.at[i];

		if (column[i] >= w->old.n || of[i * w->old.n + column[i]] == 0)
			continue;
		old = w->old.at[column[i]];
		w->became[old] = new;
		rc = add_pair(d, (gj_pair){.old = old,
					   .new = new,
					   .by_title = true,
					   .likeness = likeness_of(&norm[old], &norm[new])});
	}
	return rc;
}

static int new_weighing(weighing *w, gj_diffing *d)
{
	size_t n = d->law->n_norms;

	*w = (weighing){.d = d};
	w->became = gj_arena_array(d->arena, n, sizeof *w->became);
	w->stamp = gj_arena_array(d->arena, n, sizeof *w->stamp);
	if (w->became == NULL || w->stamp == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < n; i++)
		w->became[i] = GJ_NONE;
	for (size_t i = 0; i < d->out->n_pairs; i++)
		w->became[d->out->pair[i].old] = d->out->pair[i].new;
	return GJ_OK;
}

/* Texts whose norms are linked are matched by their links alone: who wrote them said what comes from what. */
static int pair_by_titles(gj_diffing *d)
{
	weighing w;
	int rc = GJ_OK;

	for (size_t i = 0; i < d->out->n_pairs; i++)
		if (d->out->pair[i].old != d->out->pair[i].new)
			return GJ_OK;
	rc = new_weighing(&w, d);
	/* Sanctions last: what they stand behind is known then. */
	for (int sanctions = 0; rc == GJ_OK && sanctions <= 1; sanctions++) {
		w.old = w.new = (gj_refs){NULL, 0};
		rc = left_over(d, 0, sanctions == 1, &w.old);
		if (rc == GJ_OK)
			rc = left_over(d, 1, sanctions == 1, &w.new);
		if (rc == GJ_OK && w.old.n > 0 && w.new.n > 0)
			rc = assign_titles(d, &w);
	}
	return rc;
}

static int add_rest(gj_diffing *d, int side)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < d->side[side].n; i++) {
		uint32_t norm = d->side[side].at[i];
		gj_direction adding = gj_direction_of_adding(d->law->norm[norm].kind);

		if (is_paired(d->out, side, norm))
			continue;
		rc = add_pair(d, side == 1
					 ? (gj_pair){.old = GJ_NONE,
						     .new = norm,
						     .verdict = GJ_PAIR_ADDED,
						     .direction = adding,
						     .declaratory = d->law->norm[norm].declaratory}
					 : (gj_pair){.old = norm,
						     .new = GJ_NONE,
						     .verdict = GJ_PAIR_REMOVED,
						     .direction = gj_direction_turned(adding)});
	}
	return rc;
}

/* What became of the old norm; where that is one, what the new norm came from. */
static int compare_pair(gj_diffing *d, gj_pair *pair)
{
	gj_refs old = {NULL, 0}, new = {NULL, 0};
	const gj_together together = {&old, &new};
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < d->out->n_pairs; i++)
		if (d->out->pair[i].old == pair->old)
			rc = gj_refs_push(&new, d->arena, d->out->pair[i].new);
	for (size_t i = 0; rc == GJ_OK && new.n == 1 && i < d->out->n_pairs; i++)
		if (d->out->pair[i].new == pair->new)
			rc = gj_refs_push(&old, d->arena, d->out->pair[i].old);
	if (rc == GJ_OK && old.n == 0)
		rc = gj_refs_push(&old, d->arena, pair->old);
	return rc == GJ_OK ? gj_change_find(pair, d->arena, d->view[0], d->view[1], &together) : rc;
}

int gj_diff_match(gj_diffing *d)
{
	int rc = pair_by_links(d);

	if (rc == GJ_OK)
		rc = pair_by_titles(d);
	for (size_t i = 0; rc == GJ_OK && i < d->out->n_pairs; i++)
		rc = compare_pair(d, &d->out->pair[i]);
	if (rc == GJ_OK)
		rc = add_rest(d, 1);
	if (rc == GJ_OK)
		rc = add_rest(d, 0);
	for (size_t i = 0; rc == GJ_OK && i < d->out->n_pairs; i++)
		d->out->count[d->out->pair[i].verdict]++;
	return rc;
}
