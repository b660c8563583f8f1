/* SPDX-License-Identifier: Apache-2.0 */
/* Two values of a parameter, or two versions of a norm, on one day. */
#include "law/lint_find.h"

static bool overlap(gj_day from_a, gj_day to_a, gj_day from_b, gj_day to_b)
{
	return (to_a == GJ_DAY_NONE || from_b <= to_a) && (to_b == GJ_DAY_NONE || from_a <= to_b);
}

static bool same_provision(const gj_cite *a, const gj_cite *b)
{
	if (!gj_str_eq(a->instrument.text, b->instrument.text) || a->n != b->n)
		return false;
	for (unsigned i = 0; i < a->n; i++)
		if (a->step[i].unit != b->step[i].unit ||
		    strcmp(a->step[i].label, b->step[i].label) != 0)
			return false;
	return true;
}

static int check_parameter(gj_lint *lint, const gj_parameter *p)
{
	int rc = GJ_OK;

	for (size_t i = 1; rc == GJ_OK && i < p->n; i++)
		if (p->dated[i - 1].to != GJ_DAY_NONE &&
		    overlap(p->dated[i - 1].from, p->dated[i - 1].to, p->dated[i].from,
			    p->dated[i].to))
			rc = gj_lint_add(lint, GJ_LINT_VERSIONS_OVERLAP, p->e.place,
					 "two values of `%.*s` hold on one day", GJ_FMT(p->e.id));
	return rc;
}

/* Norms of one provision that carry different `version` dates are versions of one another. */
static int check_norm(gj_lint *lint, size_t index)
{
	const gj_law *law = lint->law;
	const gj_norm *a = &law->norm[index];
	int rc = GJ_OK;

	for (size_t i = index + 1; rc == GJ_OK && i < law->n_norms; i++) {
		const gj_norm *b = &law->norm[i];

		if (a->kind == b->kind && a->version != GJ_DAY_NONE && b->version != GJ_DAY_NONE &&
		    a->version != b->version && !a->never && !b->never &&
		    same_provision(&a->cite[0], &b->cite[0]) &&
		    overlap(a->from, a->to, b->from, b->to))
			rc = gj_lint_add(lint, GJ_LINT_VERSIONS_OVERLAP, b->e.place,
					 "`%.*s` and `%.*s` are versions of one provision in force "
					 "on one day",
					 GJ_FMT(a->e.id), GJ_FMT(b->e.id));
	}
	return rc;
}

int gj_lint_versions(gj_lint *lint)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < lint->law->n_parameters; i++)
		rc = check_parameter(lint, &lint->law->parameter[i]);
	for (size_t i = 0; rc == GJ_OK && i < lint->law->n_norms; i++)
		rc = check_norm(lint, i);
	return rc;
}
