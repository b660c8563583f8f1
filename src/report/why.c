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
	rc = gj_prove_norm(&out->proof, arena, verdicts, norm);
	if (rc == GJ_OK)
		rc = gj_sufficient_reason(&out->sufficient, arena, verdicts, norm);
	if (rc == GJ_OK)
		rc = gj_necessary_reason(&out->necessary, arena, verdicts, norm);
	return rc;
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
