/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why.h"

int gj_why_gather(gj_why *out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm)
{
	int rc;

	memset(out, 0, sizeof *out);
	out->verdicts = verdicts;
	out->verdict = gj_verdict_of(verdicts, norm);
	if (out->verdict == NULL)
		return GJ_EINPUT;
	out->norm = &verdicts->law->norm[norm];
	rc = gj_prove_verdict(&out->proof, &out->kept, arena, verdicts, out->verdict);
	if (rc == GJ_OK)
		rc = gj_sufficient_reason(&out->sufficient, arena, verdicts, norm);
	if (rc == GJ_OK)
		rc = gj_necessary_reason(&out->necessary, arena, verdicts, norm);
	return rc;
}

gj_proof *const *gj_why_steps(const gj_why *why, gj_arena *arena, size_t *n)
{
	size_t kept = why->kept != NULL ? why->kept->n : 0;
	gj_proof **all = gj_arena_array(arena, why->proof->n + kept, sizeof(gj_proof *));

	if (all == NULL)
		return NULL;
	for (size_t i = 0; i < why->proof->n; i++)
		all[i] = why->proof->kid[i];
	for (size_t i = 0; i < kept; i++)
		all[why->proof->n + i] = why->kept->kid[i];
	*n = why->proof->n + kept;
	return all;
}

static gj_message kept_heading(const gj_why *why)
{
	bool binding = gj_norm_force(why->verdicts->law, why->norm) == GJ_FORCE_BINDING &&
		       why->norm->kind != GJ_KIND_ENCOURAGEMENT;

	switch (why->verdict->compliance) {
	case GJ_FULFILLED:
		return binding ? GJ_M_H_WHY_KEPT : GJ_M_H_WHY_MET;
	case GJ_BREACHED:
		return binding ? GJ_M_H_WHY_BREACHED : GJ_M_H_WHY_NOT_MET;
	case GJ_PENDING:
		return why->verdict->not_called ? GJ_M_H_WHY_NOT_CALLED : GJ_M_H_WHY_PENDING;
	default:
		return GJ_M_H_WHY_OPEN;
	}
}

void gj_text_why_kept_head(gj_page *page, const gj_why *why)
{
	gj_page_heading(page, kept_heading(why));
	gj_text_time(page, why->verdicts, why->verdict, 2, true);
}

void gj_page_place(gj_page *page, const gj_source *source, gj_pos pos)
{
	char room[12];

	gj_page_add(page, source->name);
	gj_page_add(page, GJ_STR(":"));
	gj_page_add(page, gj_count(room, pos.line));
}

void gj_page_told_at(gj_page *page, const gj_source *source, gj_pos pos)
{
	size_t mark = gj_page_mark(page);

	if (pos.line == 0)
		return;
	gj_page_place(page, source, pos);
	gj_page_say(page, GJ_M_BRACKETS, GJ_ARGS(gj_page_take(page, mark, 0)));
}
