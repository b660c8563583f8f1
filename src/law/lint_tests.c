/* SPDX-License-Identifier: Apache-2.0 */
/* Which kinds of test does a norm lack, of those that it can have? */
#include "law/lint_find.h"

#include "base/buf.h"

enum {
	APPLIES = 1,
	NOT = 2,
	UNKNOWN = 4,
	LIFTED = 8,
	BEFORE_FORCE = 16,
	FULFILLED = 32,
	PENDING = 64,
	BREACHED = 128,
	N_KINDS = 8
};

static const char *const kind_name[] = {"applies",	"does not apply", "unknown", "lifted",
					"before force", "fulfilled",	  "pending", "breached"};
static const char *const drafted_name[] = {"if in force yes", "if in force no",
					   "if in force unknown"};

/* A draft is never in force: what it would be stands for what it is. */
static unsigned drafted_kinds(const gj_expect *e)
{
	return e->if_in_force == GJ_WORD_YES	   ? APPLIES
	       : e->if_in_force == GJ_WORD_NO	   ? NOT
	       : e->if_in_force == GJ_WORD_UNKNOWN ? UNKNOWN
						   : 0;
}

static unsigned kinds_of(const gj_expect *e)
{
	unsigned kinds = 0;

	if (e->outcome == GJ_WORD_APPLIES)
		kinds |= APPLIES;
	if (e->outcome == GJ_WORD_UNKNOWN)
		kinds |= UNKNOWN;
	if (e->outcome == GJ_WORD_FUTURE || e->reason == GJ_WORD_NOT_IN_FORCE)
		kinds |= BEFORE_FORCE;
	else if (e->reason == GJ_WORD_LIFTED)
		kinds |= LIFTED | NOT;
	else if (e->outcome == GJ_WORD_DOES_NOT_APPLY)
		kinds |= NOT;
	if (e->compliance == GJ_WORD_FULFILLED)
		kinds |= FULFILLED;
	if (e->compliance == GJ_WORD_PENDING)
		kinds |= PENDING;
	if (e->compliance == GJ_WORD_BREACHED)
		kinds |= BREACHED;
	return kinds;
}

static bool spans_meet(const gj_norm *a, const gj_norm *b)
{
	return (a->to == GJ_DAY_NONE || b->from <= a->to) &&
	       (b->to == GJ_DAY_NONE || a->from <= b->to);
}

/* Some exemption is in force on a day on which the norm is. */
static bool can_be_lifted(const gj_law *law, const gj_norm *norm)
{
	for (size_t i = 0; i < norm->lifted_by.n; i++) {
		const gj_norm *lifter = &law->norm[norm->lifted_by.at[i]];

		if (!lifter->never && spans_meet(lifter, norm))
			return true;
	}
	return false;
}

/* Does anything at all decide whether the norm applies? A duty of everybody, always, can only apply. */
static bool is_conditional(const gj_law *law, const gj_norm *norm)
{
	const gj_cond *scope = law->instrument[norm->instrument].scope;

	if (norm->bearers.n > 0 || norm->when != NULL || norm->lifted_by.n > 0 ||
	    (scope != NULL && norm->kind != GJ_KIND_EXEMPTION))
		return true;
	/* A sanction follows what it stands behind: one norm there that always applies is enough. */
	for (size_t i = 0; i < norm->breach.n; i++)
		if (!is_conditional(law, &law->norm[norm->breach.at[i]]))
			return false;
	return norm->breach.n > 0;
}

/* Working days of a jurisdiction without a calendar: the last day is never known, so no day is too late. */
static bool has_no_last_day(const gj_law *law, const gj_norm *norm)
{
	return norm->has_within && norm->unit == GJ_PERIOD_WORKING_DAYS &&
	       gj_law_calendar(law, law->instrument[norm->instrument].jurisdiction) == NULL;
}

static unsigned wanted_of_time(const gj_law *law, const gj_norm *norm)
{
	if (norm->act_event == GJ_NONE)
		return 0;
	if (norm->before != GJ_NONE || norm->has_within)
		return FULFILLED | PENDING | (has_no_last_day(law, norm) ? 0 : BREACHED);
	if (norm->by == GJ_DAY_NONE)
		return 0;
	/* A day that ran out before the norm was in force is nobody's; one on which it ends is never past in its time. */
	if (norm->from != GJ_DAY_NONE && norm->by < norm->from)
		return FULFILLED;
	return FULFILLED | PENDING |
	       (norm->to != GJ_DAY_NONE && norm->to <= norm->by ? 0 : BREACHED);
}

static unsigned wanted_kinds(const gj_law *law, const gj_norm *norm)
{
	unsigned wanted = is_conditional(law, norm) ? APPLIES | NOT | UNKNOWN : APPLIES;

	if (norm->never)
		return wanted;
	if (can_be_lifted(law, norm))
		wanted |= LIFTED;
	if (norm->from != GJ_DAY_NONE)
		wanted |= BEFORE_FORCE;
	/* Only duties and procedures have a time. */
	return wanted | wanted_of_time(law, norm);
}

static int report(gj_lint *lint, const gj_norm *norm, unsigned missing)
{
	const char *const *name = norm->never ? drafted_name : kind_name;
	gj_buf list;
	int rc;

	gj_buf_init(&list, lint->arena->alloc, 4096);
	for (unsigned i = 0; i < N_KINDS; i++)
		if ((missing >> i & 1) != 0)
			gj_buf_printf(&list, "%s%s", list.len > 0 ? ", " : "", name[i]);
	rc = gj_buf_status(&list);
	if (rc == GJ_OK)
		rc = gj_lint_add(lint, GJ_LINT_NORM_UNTESTED, norm->e.place,
				 "`%.*s` has no test for: %.*s", GJ_FMT(norm->e.id),
				 GJ_FMT(gj_buf_str(&list)));
	gj_buf_free(&list);
	return rc;
}

int gj_lint_tests(gj_lint *lint)
{
	const gj_law *law = lint->law;
	unsigned *have = gj_arena_array(lint->arena, law->n_norms, sizeof *have);
	int rc = GJ_OK;

	if (have == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < law->n_tests; i++)
		for (size_t k = 0; k < law->test[i].n_expect; k++) {
			const gj_test_expect *expect = &law->test[i].expect[k];

			have[expect->norm] |= law->norm[expect->norm].never
						      ? drafted_kinds(expect->expect)
						      : kinds_of(expect->expect);
		}
	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		unsigned missing = wanted_kinds(law, &law->norm[i]) & ~have[i];

		if (missing != 0)
			rc = report(lint, &law->norm[i], missing);
	}
	return rc;
}
