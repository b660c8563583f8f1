/* SPDX-License-Identifier: Apache-2.0 */
/* What many proofs of one report share: terms, scopes, roles, exemptions, bearers, each on a day. */
#include "report/html_proof.h"

enum { SHORT = 3 }; /* so many steps are shown where they stand rather than pointed to */

static bool sort_of(const gj_proof *proof, gj_ground_sort *sort)
{
	switch (proof->kind) {
	case GJ_PROOF_TERM:
		*sort = GJ_GROUND_TERM;
		return true;
	case GJ_PROOF_SCOPE:
		*sort = GJ_GROUND_SCOPE;
		return true;
	case GJ_PROOF_ROLE:
		*sort = GJ_GROUND_ROLE;
		return true;
	case GJ_PROOF_LIFTER:
		*sort = GJ_GROUND_LIFTER;
		return true;
	case GJ_PROOF_BEARER:
		*sort = GJ_GROUND_BEARER;
		return true;
	default:
		return false;
	}
}

static bool same_refs(const gj_refs *a, const gj_refs *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->at, b->at, a->n * sizeof *a->at) == 0);
}

static bool same_roles(const gj_norm *a, const gj_norm *b)
{
	return same_refs(&a->bound, &b->bound) && same_refs(&a->bearers, &b->bearers);
}

/* Many norms bind the same few sets of roles. */
static uint32_t first_with_roles(gj_grounds *g, uint32_t norm)
{
	const gj_law *law = g->verdicts->law;
	size_t i = 0;

	if (g->same[norm] > 0)
		return g->same[norm] - 1;
	while (i < g->n_first && !same_roles(&law->norm[g->first[i]], &law->norm[norm]))
		i++;
	if (i == g->n_first)
		g->first[g->n_first++] = norm;
	g->same[norm] = g->first[i] + 1;
	return g->first[i];
}

/* A step on scope or on bearers names the norm that was asked about; it is the same for others. */
static uint32_t ref_of(gj_grounds *g, const gj_proof *proof, gj_ground_sort sort)
{
	if (sort == GJ_GROUND_SCOPE)
		return g->verdicts->law->norm[proof->ref].instrument;
	return sort == GJ_GROUND_BEARER ? first_with_roles(g, proof->ref) : proof->ref;
}

gj_str gj_ground_name(const gj_law *law, const gj_ground *ground)
{
	switch (ground->sort) {
	case GJ_GROUND_TERM:
		return law->term[ground->ref].e.id;
	case GJ_GROUND_SCOPE:
		return law->instrument[ground->ref].e.id;
	case GJ_GROUND_ROLE:
		return law->role[ground->ref].e.id;
	default:
		return law->norm[ground->ref].e.id;
	}
}

/* ---- where they are kept ---- */

static bool make_day(gj_grounds *g, gj_grounds_of_day *of, gj_day day)
{
	const gj_law *law = g->verdicts->law;
	size_t n[GJ_N_GROUNDS] = {law->n_terms, law->n_instruments, law->n_roles, law->n_norms,
				  law->n_norms};

	of->day = day;
	for (size_t i = 0; i < GJ_N_GROUNDS; i++) {
		of->of[i] = gj_arena_array(g->arena, n[i], sizeof *of->of[i]);
		if (of->of[i] == NULL)
			return false;
	}
	return true;
}

/* There are as many days as laws to come have first days. */
static gj_grounds_of_day *day_of(gj_grounds *g, gj_day day)
{
	for (size_t i = 0; i < g->n_days; i++)
		if (g->day[i].day == day)
			return &g->day[i];
	if (gj_arena_room(g->arena, (void **)&g->day, &g->cap_days, g->n_days, sizeof *g->day) !=
		    GJ_OK ||
	    !make_day(g, &g->day[g->n_days], day)) {
		g->failed = true;
		return NULL;
	}
	return &g->day[g->n_days++];
}

static gj_ground_state *state_of(gj_grounds *g, const gj_ground *ground)
{
	gj_grounds_of_day *day = day_of(g, ground->day);

	return day != NULL ? &day->of[ground->sort][ground->ref] : NULL;
}

/* The ground that a step is about and what is known of it; NULL: it is about none. */
static gj_ground_state *find(gj_grounds *g, gj_ground *out, const gj_proof *proof)
{
	if (g->failed || !sort_of(proof, &out->sort))
		return NULL;
	out->ref = ref_of(g, proof, out->sort);
	out->day = proof->day;
	return state_of(g, out);
}

void gj_grounds_start(gj_grounds *g, gj_arena *arena, const gj_verdicts *verdicts)
{
	size_t n = verdicts->law->n_norms;

	memset(g, 0, sizeof *g);
	g->arena = arena;
	g->verdicts = verdicts;
	g->same = gj_arena_array(arena, n, sizeof *g->same);
	g->first = gj_arena_array(arena, n, sizeof *g->first);
	g->failed = g->same == NULL || g->first == NULL;
}

void gj_grounds_index(gj_grounds *g, gj_proof *proof)
{
	gj_ground ground;
	gj_ground_state *state = proof->n > 0 ? find(g, &ground, proof) : NULL;

	if (state != NULL && state->whole == NULL)
		state->whole = proof;
	for (size_t i = 0; i < proof->n; i++)
		gj_grounds_index(g, proof->kid[i]);
}

/* No further than it must. */
static size_t count_steps(const gj_proof *proof)
{
	size_t n = 1;

	for (size_t i = 0; i < proof->n && n <= SHORT; i++)
		n += count_steps(proof->kid[i]);
	return n;
}

bool gj_grounds_take(gj_grounds *g, gj_ground *out, const gj_proof *proof)
{
	gj_ground_state *state = find(g, out, proof);

	if (state == NULL || state->whole == NULL ||
	    (!proof->repeated && count_steps(proof) <= SHORT))
		return false;
	if (state->wanted)
		return true;
	if (gj_arena_room(g->arena, (void **)&g->queue, &g->cap, g->n, sizeof *g->queue) != GJ_OK) {
		g->failed = true;
		return false;
	}
	state->wanted = true;
	g->queue[g->n++] = *out;
	return true;
}

gj_proof *gj_grounds_whole(gj_grounds *g, const gj_ground *ground)
{
	gj_ground_state *state = state_of(g, ground);

	return state != NULL ? state->whole : NULL;
}
