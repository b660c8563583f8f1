/* SPDX-License-Identifier: Apache-2.0 */
/* Every change against the tests. */
#include "trial/mutant.h"
#include "trial/trial.h"

typedef struct run {
	gj_mutants *out;
	gj_law *law;
	gj_arena *arena;
	gj_error *err;
	gj_undo undo;
	bool *norms;	 /* [n_norms]: what the change reaches */
	gj_refs *tests;	 /* [n_norms]: the tests that expect something of the norm */
	uint32_t *tried; /* [n_tests]: the mutant for which it was run last */
	uint32_t now;
} run;

static int index_tests(run *r)
{
	const gj_law *law = r->law;

	r->tests = gj_arena_array(r->arena, law->n_norms, sizeof *r->tests);
	r->norms = gj_arena_array(r->arena, law->n_norms, sizeof *r->norms);
	r->tried = gj_arena_array(r->arena, law->n_tests, sizeof *r->tried);
	r->undo.bound.at = gj_arena_array(r->arena, law->n_roles, sizeof *r->undo.bound.at);
	if (r->tests == NULL || r->norms == NULL || r->tried == NULL || r->undo.bound.at == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < law->n_tests; i++)
		for (size_t k = 0; k < law->test[i].n_expect; k++) {
			gj_refs *list = &r->tests[law->test[i].expect[k].norm];

			if (gj_arena_more(r->arena, (void **)&list->at, list->n, sizeof i) != GJ_OK)
				return GJ_ENOMEM;
			list->at[list->n++] = i;
		}
	return GJ_OK;
}

/* `*tested`: some test looks at what is reached; `*killed`: one of them fails now. */
static int run_tests(run *r, bool *tested, bool *killed)
{
	const gj_law *law = r->law;
	int rc = GJ_OK;

	r->now++;
	*tested = *killed = false;
	for (size_t i = 0; rc == GJ_OK && !*killed && i < law->n_norms; i++) {
		for (size_t k = 0; r->norms[i] && rc == GJ_OK && !*killed && k < r->tests[i].n;
		     k++) {
			uint32_t test = r->tests[i].at[k];
			bool met;

			if (r->tried[test] == r->now)
				continue;
			r->tried[test] = r->now;
			*tested = true;
			rc = gj_trial_test(law, &law->test[test], r->norms, r->arena->alloc, &met,
					   r->err);
			*killed = rc == GJ_OK && !met;
		}
	}
	return rc;
}

static int keep(run *r, const gj_site *site, bool tested)
{
	gj_mutants *out = r->out;

	if (gj_arena_room(r->arena, (void **)&out->survivor, &out->cap, out->n,
			  sizeof *out->survivor) != GJ_OK)
		return gj_fault_memory(r->err);
	out->survivor[out->n].site = *site;
	out->survivor[out->n++].tested = tested;
	return GJ_OK;
}

static bool reaches_any(const run *r)
{
	for (size_t i = 0; i < r->law->n_norms; i++)
		if (r->norms[i])
			return true;
	return false;
}

static int try_site(run *r, const gj_site *site)
{
	gj_arena scratch;
	bool tested, killed;
	int rc;

	memset(r->norms, 0, r->law->n_norms * sizeof *r->norms);
	gj_arena_init(&scratch, r->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_site_reach(r->norms, &scratch, r->law, site);
	gj_arena_free(&scratch);
	if (rc != GJ_OK)
		return gj_fault_memory(r->err);
	if (!reaches_any(r)) /* a number that a program reads, and no norm: no verdict can tell */
		return GJ_OK;
	gj_mutant_make(r->law, site, &r->undo);
	rc = run_tests(r, &tested, &killed);
	gj_mutant_undo(r->law, site, &r->undo);
	if (rc != GJ_OK)
		return rc;
	r->out->all.made++;
	r->out->op[site->op].made++;
	r->out->all.killed += killed;
	r->out->op[site->op].killed += killed;
	return killed ? GJ_OK : keep(r, site, tested);
}

int gj_mutate(gj_mutants *out, gj_arena *arena, gj_law *law, const bool *files, gj_error *err)
{
	run r = {.out = out, .law = law, .arena = arena, .err = err};
	gj_sites sites = {0};
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	if (index_tests(&r) != GJ_OK || gj_sites_of(&sites, arena, law) != GJ_OK)
		return gj_fault_memory(err);
	for (size_t i = 0; rc == GJ_OK && i < sites.n; i++)
		if (files == NULL || files[gj_site_entry(law, &sites.item[i])->place.file])
			rc = try_site(&r, &sites.item[i]);
	return rc;
}
