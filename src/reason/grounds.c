/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/grounds.h"

#include "eval/asks.h"

gj_pos gj_told_at(const gj_record *record, gj_ask ask)
{
	switch (ask.kind) {
	case GJ_ASK_FACT:
		return record->fact[ask.ref].pos;
	case GJ_ASK_JUDGEMENT:
		return record->term[ask.ref].pos;
	default:
		return record->roles_pos;
	}
}

/* Anything said at all: a range, "unknown", a contradiction too. */
static bool said(const gj_record *record, gj_ask ask)
{
	switch (ask.kind) {
	case GJ_ASK_FACT:
		return record->fact[ask.ref].state != GJ_STATE_NOT_ASKED;
	case GJ_ASK_JUDGEMENT:
		return record->term[ask.ref].truth != GJ_UNKNOWN || record->term[ask.ref].conflict;
	default:
		return record->role[ask.ref] != GJ_UNKNOWN;
	}
}

static int add_said(gj_asks *out, gj_arena *arena, const gj_record *record, const gj_asks *from)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < from->n; i++)
		if (said(record, from->at[i]))
			rc = gj_asks_add(out, arena, from->at[i]);
	return rc;
}

/* The events of act and time first: they are what a deadline turns on. */
static int add_compliance(gj_asks *out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t ref)
{
	const gj_norm *norm = &verdicts->law->norm[ref];
	const uint32_t event[] = {norm->act_event, norm->before,
				  norm->has_within ? norm->within_of : GJ_NONE, norm->promptly,
				  norm->upon};
	gj_asks below = {0};
	gj_walk walk;
	int rc = GJ_OK;

	if (norm->act == NULL)
		return GJ_OK;
	for (size_t i = 0; rc == GJ_OK && i < sizeof event / sizeof *event; i++) {
		gj_ask ask = {GJ_ASK_FACT, event[i]};

		if (event[i] != GJ_NONE && said(verdicts->record, ask))
			rc = gj_asks_add(out, arena, ask);
	}
	if (rc == GJ_OK)
		rc = gj_walk_new(&walk, arena, verdicts->circuit, verdicts->node);
	if (rc == GJ_OK)
		rc = gj_asks_below(&below, &walk, verdicts->circuit->norm[ref].act, GJ_WALK_ALL,
				   verdicts->record);
	return rc == GJ_OK ? add_said(out, arena, verdicts->record, &below) : rc;
}

int gj_grounds(gj_asks *out, gj_arena *arena, const gj_verdicts *verdicts,
	       const gj_verdict *verdict)
{
	const gj_norm_nodes *nodes = &verdicts->circuit->norm[verdict->norm];
	gj_asks enough = {0};
	int rc = GJ_OK;

	out->at = NULL;
	out->n = 0;
	if (verdict->applicability == GJ_APPLIES)
		rc = add_compliance(out, arena, verdicts, verdict->norm);
	if (rc != GJ_OK)
		return rc;
	if (verdict->applicability == GJ_APPLY_UNKNOWN)
		return add_said(out, arena, verdicts->record, &verdict->asks);
	/* What is to come does not apply because of what was told, though that it is not in force is said first. */
	if (!nodes->in_force && !nodes->future)
		return GJ_OK;
	rc = gj_sufficient_reason(&enough, arena, verdicts, verdict->norm);
	for (size_t i = 0; rc == GJ_OK && i < enough.n; i++)
		rc = gj_asks_add(out, arena, enough.at[i]);
	return rc;
}
