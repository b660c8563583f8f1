/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/diff.h"

#include <guiju/error.h>

#include "reason/diff_build.h"

static int gather_norms(gj_diffing *d, int side, uint32_t instrument)
{
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < d->law->n_norms; i++)
		if (d->law->norm[i].instrument == instrument)
			rc = gj_refs_push(&d->side[side], d->arena, i);
	return rc;
}

/* In `of` and not in `in`. */
static int only(gj_refs *out, gj_arena *arena, const gj_refs *of, const gj_refs *in, bool both)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < of->n; i++)
		if (gj_refs_have(in, of->at[i]) == both)
			rc = gj_refs_push(out, arena, of->at[i]);
	return rc;
}

static int compare_heads(gj_diffing *d)
{
	const gj_instrument *old = &d->law->instrument[d->out->old],
			    *new = &d->law->instrument[d->out->new];
	gj_diff *out = d->out;
	int rc = only(&out->issuers_added, d->arena, &new->issuers, &old->issuers, false);

	if (rc == GJ_OK)
		rc = only(&out->issuers_removed, d->arena, &old->issuers, &new->issuers, false);
	if (rc == GJ_OK)
		rc = only(&out->bases_added, d->arena, &new->bases, &old->bases, false);
	if (rc == GJ_OK)
		rc = only(&out->bases_removed, d->arena, &old->bases, &new->bases, false);
	return rc == GJ_OK ? only(&out->bases_kept, d->arena, &new->bases, &old->bases, true) : rc;
}

static bool same_step(const gj_cite *a, const gj_cite *b)
{
	return a->n > 0 && b->n > 0 && a->step[0].unit == b->step[0].unit &&
	       strcmp(a->step[0].label, b->step[0].label) == 0;
}

/* Does an article of `later` name this one as where it comes from? */
static bool is_named(const gj_law *law, uint32_t later, const gj_article *article)
{
	size_t n, first = gj_law_articles(law, later, &n);

	for (size_t i = first; i < first + n; i++)
		for (size_t k = 0; k < law->article[i].n_from; k++)
			if (same_step(&law->article[i].from[k], &article->cite))
				return true;
	return false;
}

static int add_article(gj_diffing *d, size_t article, bool added)
{
	gj_diff *out = d->out;

	if (gj_arena_more(d->arena, (void **)&out->article, out->n_articles,
			  sizeof *out->article) != GJ_OK)
		return GJ_ENOMEM;
	out->article[out->n_articles++] = (gj_diff_article){(uint32_t)article, added};
	return GJ_OK;
}

/* Articles without a counterpart; only where the later text names what it comes from. */
static int compare_articles(gj_diffing *d)
{
	const gj_law *law = d->law;
	bool turned = law->instrument[d->out->old].draft == d->out->new;
	uint32_t later = turned ? d->out->old : d->out->new,
		 earlier = turned ? d->out->new : d->out->old;
	size_t n, first = gj_law_articles(law, later, &n);
	int rc = GJ_OK;

	if (law->instrument[later].draft != earlier)
		return GJ_OK;
	for (size_t i = first; rc == GJ_OK && i < first + n; i++)
		if (law->article[i].from_none)
			rc = add_article(d, i, !turned);
	first = gj_law_articles(law, earlier, &n);
	for (size_t i = first; rc == GJ_OK && i < first + n; i++)
		if (!is_named(law, later, &law->article[i]))
			rc = add_article(d, i, turned);
	return rc;
}

/* A copy of the law in which an instrument has its other scope. */
static int read_otherwise(const gj_diffing *d, const uint32_t *instrument, size_t n, gj_law **out)
{
	gj_law *copy = gj_arena_get(d->arena, sizeof *copy);

	*out = copy;
	if (copy == NULL)
		return GJ_ENOMEM;
	*copy = *d->law;
	copy->instrument = gj_arena_array(d->arena, copy->n_instruments, sizeof *copy->instrument);
	if (copy->instrument == NULL)
		return GJ_ENOMEM;
	memcpy(copy->instrument, d->law->instrument,
	       copy->n_instruments * sizeof *copy->instrument);
	for (size_t i = 0; i < n; i++) {
		gj_instrument *in = &copy->instrument[instrument[i]];

		if (in->scope_otherwise != NULL)
			in->scope = in->scope_otherwise;
	}
	return GJ_OK;
}

/* The differences once more, on the other reading. */
static int shift_otherwise(gj_diffing *d, gj_day on)
{
	const uint32_t both[2] = {d->out->old, d->out->new};
	gj_law *law;
	int rc = read_otherwise(d, both, 2, &law);

	if (rc == GJ_OK)
		rc = gj_diff_views(d, law, on, law, on);
	if (rc == GJ_OK)
		rc = gj_diff_shifts(d, 1);
	d->out->n_readings = 2;
	d->out->space[1] = d->view[0]->space;
	return rc;
}

static int begin(gj_diffing *d, gj_diff **out)
{
	*out = d->out = gj_arena_get(d->arena, sizeof **out);
	if (*out == NULL)
		return GJ_ENOMEM;
	d->out->law = d->law;
	d->out->old = d->out->new = GJ_NONE;
	d->out->n_readings = 1;
	return GJ_OK;
}

int gj_diff_instruments(gj_diff **out, gj_arena *arena, const gj_law *law, uint32_t old,
			uint32_t new, gj_day on, const gj_diff_weight *weight, size_t n_weights,
			gj_error *err)
{
	gj_diffing d = {
		.arena = arena, .err = err, .law = law, .weight = weight, .n_weights = n_weights};
	int rc = begin(&d, out);

	if (rc != GJ_OK)
		return gj_fault_memory(err);
	d.out->old = old;
	d.out->new = new;
	d.out->old_day = d.out->new_day = on;
	rc = gather_norms(&d, 0, old);
	if (rc == GJ_OK)
		rc = gather_norms(&d, 1, new);
	if (rc == GJ_OK)
		rc = compare_heads(&d);
	if (rc == GJ_OK)
		rc = compare_articles(&d);
	if (rc == GJ_OK)
		rc = gj_diff_views(&d, law, on, law, on);
	if (rc == GJ_OK)
		rc = gj_diff_match(&d);
	if (rc == GJ_OK)
		rc = gj_diff_shifts(&d, 0);
	if (rc == GJ_OK)
		d.out->space[0] = d.view[0]->space;
	if (rc == GJ_OK && (law->instrument[old].scope_otherwise != NULL ||
			    law->instrument[new].scope_otherwise != NULL))
		rc = shift_otherwise(&d, on);
	return rc == GJ_ENOMEM ? gj_fault_memory(err) : rc;
}

/* Norms in force on the day, but those that are in force on both and read alike are left out later. */
static int gather_day(gj_diffing *d, int side, gj_day day)
{
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < d->law->n_norms; i++)
		if (gj_norm_in_force(&d->law->norm[i], day))
			rc = gj_refs_push(&d->side[side], d->arena, i);
	return rc;
}

int gj_diff_days(gj_diff **out, gj_arena *arena, const gj_law *law, gj_day before, gj_day after,
		 const gj_diff_weight *weight, size_t n_weights, gj_error *err)
{
	gj_diffing d = {
		.arena = arena, .err = err, .law = law, .weight = weight, .n_weights = n_weights};
	int rc = begin(&d, out);

	if (rc != GJ_OK)
		return gj_fault_memory(err);
	d.out->old_day = before;
	d.out->new_day = after;
	rc = gather_day(&d, 0, before);
	if (rc == GJ_OK)
		rc = gather_day(&d, 1, after);
	if (rc == GJ_OK)
		rc = gj_diff_views(&d, law, before, law, after);
	if (rc == GJ_OK)
		rc = gj_diff_match(&d);
	if (rc == GJ_OK)
		rc = gj_diff_shifts(&d, 0);
	if (rc == GJ_OK)
		d.out->space[0] = d.view[0]->space;
	return rc == GJ_ENOMEM ? gj_fault_memory(err) : rc;
}
