/* SPDX-License-Identifier: Apache-2.0 */
/* Advice under causal links: what a move brings with it, and what stands in its way until something else is moved. */
#include "reason/advise_parts.h"
#include "reason/contrast.h"
#include "reason/thought.h"

static bool holds(const gj_asks *list, gj_ask ask)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].kind == ask.kind && list->at[i].ref == ask.ref)
			return true;
	return false;
}

static bool is_near(const gj_advising *a, const gj_cause *cause)
{
	if (holds(&a->cone, (gj_ask){GJ_ASK_FACT, cause->fact}))
		return true;
	for (size_t i = 0; i < cause->reads.n; i++)
		if (holds(&a->cone, cause->reads.at[i]))
			return true;
	return false;
}

/* All that hangs together with the cone by links: their conditions can be moved too. */
int gj_advise_tie(gj_advising *a)
{
	bool *done, more = true;
	int rc = gj_links_new(&a->links, a->scratch, a->out->was->record, a->circuit->on, a->err);

	if (rc != GJ_OK)
		return rc;
	done = gj_arena_array(a->scratch, a->links->n, sizeof *done);
	if (done == NULL)
		return gj_fault_memory(a->err);
	while (more) {
		more = false;
		for (size_t i = 0; i < a->links->n; i++) {
			const gj_cause *cause = &a->links->cause[i];

			if (done[i] || cause->misfit || !is_near(a, cause))
				continue;
			done[i] = more = a->tied = true;
			for (size_t k = 0; k < cause->reads.n; k++)
				if (gj_asks_add(&a->cone, a->scratch, cause->reads.at[k]) != GJ_OK)
					return gj_fault_memory(a->err);
		}
	}
	gj_asks_sort(&a->cone, a->out->was->law);
	return GJ_OK;
}

/* ---- what a lever reaches ---- */

static void feed(const gj_links *links, gj_lever *lever)
{
	for (size_t i = 0; i < links->n; i++) {
		const gj_cause *cause = &links->cause[i];

		lever->feeds[i] = holds(&cause->reads, lever->ask);
		/* Causes stand in the order in which they act. */
		for (size_t k = 0; k < i && !lever->feeds[i]; k++)
			lever->feeds[i] =
				lever->feeds[k] &&
				holds(&cause->reads, (gj_ask){GJ_ASK_FACT, links->cause[k].fact});
	}
}

static bool reaches(const gj_advising *a, const gj_lever *lever, const gj_atom *atom)
{
	if (gj_atom_reads(atom, lever->ask))
		return true;
	for (size_t i = 0; i < a->links->n; i++)
		if (lever->feeds[i] && !a->links->cause[i].misfit &&
		    gj_atom_reads(atom, (gj_ask){GJ_ASK_FACT, a->links->cause[i].fact}))
			return true;
	return false;
}

int gj_advise_tie_lever(gj_advising *a, gj_lever *lever)
{
	lever->feeds = gj_arena_array(a->scratch, a->links->n, sizeof *lever->feeds);
	if (lever->feeds == NULL)
		return GJ_ENOMEM;
	feed(a->links, lever);
	for (uint32_t i = 0; i < a->circuit->n_atoms; i++) {
		if (!reaches(a, lever, &a->circuit->atom[i]))
			continue;
		if (gj_arena_more(a->scratch, (void **)&lever->atom, lever->n_atoms, sizeof i) !=
		    GJ_OK)
			return GJ_ENOMEM;
		lever->atom[lever->n_atoms++] = i;
	}
	return GJ_OK;
}

/* ---- what the moves bring ---- */

void gj_advise_see(gj_advising *a)
{
	a->possible = true;
	if (!a->tied)
		return;
	a->links->spent = 0;
	for (size_t i = 0; i < a->n_levers; i++)
		gj_record_take(a->seen, a->trial, a->lever[i].ask);
	for (size_t i = 0; i < a->links->n; i++) {
		uint32_t fact = a->links->cause[i].fact;

		a->seen->fact[fact] = a->trial->fact[fact];
	}
	a->possible = gj_links_bring(a->links, a->seen, a->moved);
	a->spent += a->links->spent;
}

/* Does the cause, or one that gave its fact the value in its way, stand against what is wanted? */
static bool is_in_the_way(const gj_links *links, const gj_cause *cause)
{
	if (cause->contradicted)
		return true;
	for (size_t i = 0; i < links->n && cause->acts; i++)
		if (links->cause[i].contradicted && links->cause[i].fact == cause->fact)
			return true;
	return false;
}

gj_lever *gj_advise_mend(gj_advising *a, bool any)
{
	for (size_t i = 0; i < a->n_levers; i++)
		for (size_t k = 0; a->lever[i].free && k < a->links->n; k++)
			if (a->lever[i].feeds[k] &&
			    (any || is_in_the_way(a->links, &a->links->cause[k])))
				return &a->lever[i];
	return NULL;
}
