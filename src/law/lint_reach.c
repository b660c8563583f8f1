/* SPDX-License-Identifier: Apache-2.0 */
/* Norms that nothing can make apply, and exemptions that change no outcome. */
#include "law/lint_find.h"
#include "law/reach.h"

enum { LINT_WORK = 1 << 28 };

static int check_norm(gj_lint *lint, gj_reach *reach, uint32_t index)
{
	const gj_norm *norm = &lint->law->norm[index];

	if (norm->declaratory)
		return gj_lint_add(lint, GJ_LINT_EXEMPTION_DECLARATORY, norm->e.place,
				   "`%.*s` changes no outcome: what it lifts does not apply anyway",
				   GJ_FMT(norm->e.id));
	/* A sanction behind nothing has a rule of its own. */
	if (norm->kind == GJ_KIND_SANCTION && norm->breach.n == 0)
		return GJ_OK;
	if (gj_reach_norm(reach, index) != GJ_FOUND_NO)
		return GJ_OK;
	return gj_lint_add(lint, GJ_LINT_NORM_UNREACHABLE, norm->e.place,
			   "nothing makes `%.*s` apply", GJ_FMT(norm->e.id));
}

int gj_lint_reach(gj_lint *lint)
{
	gj_arena scratch;
	gj_reach reach;
	int rc;

	gj_arena_init(&scratch, lint->arena->alloc, lint->arena->limit);
	rc = gj_reach_new(&reach, &scratch, lint->law, LINT_WORK);
	for (uint32_t i = 0; rc == GJ_OK && i < lint->law->n_norms; i++)
		rc = check_norm(lint, &reach, i);
	gj_arena_free(&scratch);
	return rc;
}
