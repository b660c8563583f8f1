/* SPDX-License-Identifier: Apache-2.0 */
/* The semantic difference: for each obligation, who gains or loses it. */
#include <guiju/error.h>

#include "reason/diff_build.h"

static bool obliges(const gj_norm *norm)
{
	return norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION;
}

int gj_diff_views(gj_diffing *d, const gj_law *old_law, gj_day old_day, const gj_law *new_law,
		  gj_day new_day)
{
	const gj_law *law[2] = {old_law, new_law};
	const gj_day day[2] = {old_day, new_day};
	gj_circuit *circuit[2];
	gj_space *space;
	int rc = gj_space_new(&space, d->arena, d->law, old_day);

	for (int side = 0; rc == GJ_OK && side < 2; side++) {
		bool *wanted = gj_arena_array(d->arena, d->law->n_norms, sizeof *wanted);

		if (wanted == NULL)
			return GJ_ENOMEM;
		for (size_t i = 0; i < d->side[side].n; i++)
			wanted[d->side[side].at[i]] = true;
		rc = gj_circuit_of_norms(&circuit[side], d->arena, law[side], day[side], wanted,
					 d->err);
		if (rc == GJ_OK)
			rc = gj_space_take(space, circuit[side]);
	}
	if (rc == GJ_OK)
		rc = gj_space_close(space);
	for (int side = 0; rc == GJ_OK && side < 2; side++)
		rc = gj_space_view_new(&d->view[side], d->arena, space, circuit[side]);
	if (rc == GJ_OK)
		rc = gj_weights_new(&d->weights, d->arena, space);
	for (size_t i = 0; rc == GJ_OK && i < d->n_weights; i++)
		gj_weights_set(&d->weights, space, d->weight[i].ask, d->weight[i].share);
	return rc;
}

/* The norms of the other side that this one is paired with. */
static int matches_of(const gj_diffing *d, int side, uint32_t norm, gj_refs *out)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < d->out->n_pairs; i++) {
		const gj_pair *pair = &d->out->pair[i];
		uint32_t mine = side == 0 ? pair->old : pair->new,
			 other = side == 0 ? pair->new : pair->old;

		if (mine == norm && other != GJ_NONE && obliges(&d->law->norm[other]))
			rc = gj_refs_push(out, d->arena, other);
	}
	return rc;
}

static gj_diff_shift *shift_of(gj_diffing *d, int side, uint32_t norm)
{
	gj_diff *out = d->out;

	for (size_t i = 0; i < out->n_shifts; i++)
		if (out->shift[i].norm == norm && out->shift[i].gained == (side == 1))
			return &out->shift[i];
	if (gj_arena_more(d->arena, (void **)&out->shift, out->n_shifts, sizeof *out->shift) !=
	    GJ_OK)
		return NULL;
	out->shift[out->n_shifts] = (gj_diff_shift){.norm = norm, .gained = side == 1};
	return &out->shift[out->n_shifts++];
}

/* Another norm that the same services gain or lose. */
static const gj_shift *find_alike(const gj_diff *out, const gj_diff_shift *shift, unsigned reading)
{
	for (size_t i = 0; i < out->n_shifts && &out->shift[i] != shift; i++)
		if (out->shift[i].gained == shift->gained &&
		    out->shift[i].by[reading].services == shift->by[reading].services)
			return &out->shift[i].by[reading];
	return NULL;
}

static int find_shift(gj_diffing *d, int side, uint32_t norm, unsigned reading)
{
	gj_shift_question question = {d->view[side], d->view[1 - side], norm, NULL, 0, &d->weights};
	gj_diff_shift *shift = shift_of(d, side, norm);
	gj_refs matches = {NULL, 0};
	int rc = shift != NULL ? matches_of(d, side, norm, &matches) : GJ_ENOMEM;

	question.match = matches.at;
	question.n_matches = matches.n;
	if (rc == GJ_OK)
		rc = gj_shift_services(&shift->by[reading], d->arena, &question);
	return rc == GJ_OK ? gj_shift_cases(&shift->by[reading], d->arena, &question,
					    find_alike(d->out, shift, reading))
			   : rc;
}

/* In force on both days and hanging on the same: nobody gains or loses it. */
static bool stays(const gj_diffing *d, uint32_t norm)
{
	for (size_t i = 0; i < d->out->n_pairs; i++)
		if (d->out->pair[i].old == norm && d->out->pair[i].new == norm)
			return d->out->pair[i].verdict == GJ_PAIR_SAME;
	return false;
}

int gj_diff_shifts(gj_diffing *d, unsigned reading)
{
	int rc = GJ_OK;

	for (int side = 1; side >= 0; side--)
		for (size_t i = 0; rc == GJ_OK && i < d->side[side].n; i++)
			if (obliges(&d->law->norm[d->side[side].at[i]]) &&
			    !stays(d, d->side[side].at[i]))
				rc = find_shift(d, side, d->side[side].at[i], reading);
	return rc;
}
