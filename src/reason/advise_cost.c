/* SPDX-License-Identifier: Apache-2.0 */
/* What a plan costs elsewhere: the whole rule base with its moves made. */
#include "reason/advise_parts.h"
#include "reason/contrast.h"
#include "reason/thought.h"

static int compare(gj_advising *a, gj_plan *plan, const gj_verdict *was, const gj_verdict *would)
{
	const gj_law *law = a->out->was->law;
	bool applied = was->applicability == GJ_APPLIES,
	     applies = would->applicability == GJ_APPLIES;
	int rc = GJ_OK;

	if (!gj_norm_is_burden(law, was->norm) ||
	    (a->how.instruments != NULL && !a->how.instruments[law->norm[was->norm].instrument]))
		return GJ_OK;
	if (applies && !applied)
		rc = gj_refs_push(&plan->gained, a->arena, was->norm);
	if (rc == GJ_OK && applied && !applies && would->applicability != GJ_APPLY_UNKNOWN)
		rc = gj_refs_push(&plan->lost, a->arena, was->norm);
	if (rc == GJ_OK && would->applicability == GJ_APPLY_UNKNOWN &&
	    was->applicability != GJ_APPLY_UNKNOWN)
		rc = gj_refs_push(&plan->opened, a->arena, was->norm);
	if (rc == GJ_OK && would->compliance == GJ_BREACHED && was->compliance != GJ_BREACHED)
		rc = gj_refs_push(&plan->breached, a->arena, was->norm);
	if (rc == GJ_OK && applies &&
	    law->norm[was->norm].instrument == law->norm[a->out->norm].instrument)
		rc = gj_refs_push(&plan->remain, a->arena, was->norm);
	return rc;
}

int gj_advise_cost(gj_advising *a, gj_plan *plan)
{
	gj_verdicts *would;
	gj_record *record;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, a->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_record_copy(&record, &arena, a->out->was->record);
	for (size_t i = 0; rc == GJ_OK && i < plan->move.n; i++)
		gj_move_make(record, &a->out->move[plan->move.at[i]]);
	for (size_t i = 0; rc == GJ_OK && i < plan->n_brings; i++)
		record->fact[plan->brings[i].fact] = plan->brings[i].value;
	if (rc == GJ_OK)
		rc = gj_evaluate(&would, &arena, a->out->was->circuit, record, a->err);
	for (size_t i = 0; rc == GJ_OK && i < would->n; i++)
		rc = compare(a, plan, &a->out->was->item[i], &would->item[i]);
	gj_arena_free(&arena);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(a->err);
}
