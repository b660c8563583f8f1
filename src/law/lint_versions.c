/* SPDX-License-Identifier: Apache-2.0 */
/* Two values of a parameter, or two versions of a provision, on one day. */
#include <stdlib.h>

#include "law/lint_find.h"

/*
 * A value without an end holds until the next begins; one that names its end and goes past the beginning of the next
 * overlaps, and so do two that begin on one day.
 */
static int check_parameter(gj_lint *lint, const gj_parameter *p)
{
	gj_day reaches = GJ_DAY_NONE;
	bool overlap = false;

	for (size_t i = 0; i < p->n; i++) {
		overlap = overlap || (i > 0 && p->dated[i].from == p->dated[i - 1].from) ||
			  (reaches != GJ_DAY_NONE && p->dated[i].from <= reaches);
		if (p->dated[i].to != GJ_DAY_NONE && p->dated[i].to > reaches)
			reaches = p->dated[i].to;
	}
	if (!overlap)
		return GJ_OK;
	return gj_lint_add(lint, GJ_LINT_VERSIONS_OVERLAP, p->e.place,
			   "two values of `%.*s` hold on one day", GJ_FMT(p->e.id));
}

/* ---- norms ---- */

static int by_cite(const gj_cite *a, const gj_cite *b)
{
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (unsigned i = 0; i < a->n; i++) {
		int order = strcmp(a->step[i].label, b->step[i].label);

		if (a->step[i].unit != b->step[i].unit)
			return a->step[i].unit < b->step[i].unit ? -1 : 1;
		if (order != 0)
			return order;
	}
	return 0;
}

static int by_provision(const gj_norm *a, const gj_norm *b)
{
	if (a->instrument != b->instrument)
		return a->instrument < b->instrument ? -1 : 1;
	return by_cite(&a->cite[0], &b->cite[0]);
}

static int by_provision_and_day(const void *left, const void *right)
{
	const gj_norm *a = *(const gj_norm *const *)left, *b = *(const gj_norm *const *)right;
	int order = by_provision(a, b);

	if (order != 0)
		return order;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a < b ? -1 : a > b; /* in one array: by index */
}

static gj_day last_day(const gj_norm *norm)
{
	return norm->to == GJ_DAY_NONE ? GJ_DAY_MAX : norm->to;
}

/*
 * Along the norms of one provision, by first day: the one that reaches furthest, and the furthest of another version
 * than that. Whoever begins before one of them ends overlaps.
 */
typedef struct furthest {
	const gj_norm *one, *other;
} furthest;

static void pass(furthest *f, const gj_norm *norm)
{
	if (f->one == NULL || last_day(norm) > last_day(f->one)) {
		if (f->one != NULL && f->one->version != norm->version)
			f->other = f->one;
		f->one = norm;
	} else if (norm->version != f->one->version &&
		   (f->other == NULL || last_day(norm) > last_day(f->other))) {
		f->other = norm;
	}
}

static int check_norm(gj_lint *lint, furthest *f, const gj_norm *norm)
{
	const gj_norm *before =
		f->one != NULL && f->one->version != norm->version ? f->one : f->other;

	if (before == NULL || before->version == norm->version || norm->from > last_day(before))
		return GJ_OK;
	return gj_lint_add_two(
		lint, GJ_LINT_VERSIONS_OVERLAP, norm->e.place, before->e.place,
		"`%.*s` and `%.*s` are versions of one provision in force on one day",
		GJ_FMT(before->e.id), GJ_FMT(norm->e.id));
}

static int check_norms(gj_lint *lint)
{
	const gj_law *law = lint->law;
	const gj_norm **list = gj_arena_array(lint->arena, law->n_norms, sizeof *list);
	furthest f = {NULL, NULL};
	size_t n = 0;
	int rc = GJ_OK;

	if (list == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].version != GJ_DAY_NONE && !law->norm[i].never)
			list[n++] = &law->norm[i];
	if (n > 1)
		qsort(list, n, sizeof *list, by_provision_and_day);
	for (size_t i = 0; rc == GJ_OK && i < n; i++) {
		if (i == 0 || by_provision(list[i - 1], list[i]) != 0)
			f = (furthest){NULL, NULL};
		rc = check_norm(lint, &f, list[i]);
		pass(&f, list[i]);
	}
	return rc;
}

int gj_lint_versions(gj_lint *lint)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < lint->law->n_parameters; i++)
		rc = check_parameter(lint, &lint->law->parameter[i]);
	return rc == GJ_OK ? check_norms(lint) : rc;
}
