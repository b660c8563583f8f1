/* SPDX-License-Identifier: Apache-2.0 */
/* A comparison of regimes by its definition (docs/side-by-side.md): from the verdicts, by looking at everything for everything. */
#ifndef GJ_TESTS_BY_DEFINITION_H
#define GJ_TESTS_BY_DEFINITION_H

#include <stdio.h>

#include "reason/compare.h"

typedef struct look {
	const gj_law *law;
	const gj_verdicts *v;
	const gj_comparison *c;
} look;

/* How often each thing that could go wrong was there at all. */
typedef struct met {
	unsigned long only, only_open, strictest, strictest_open, named_strictest, barred, may_bar,
		moments, fines, open_fines, ahead, each, unstated, lifted, terms;
} met;

extern met seen;

/* False: it has printed what is not as it should be. */
bool check_rows(const look *l);
bool check_terms(const look *l, size_t r, uint32_t subject, const gj_terms_of *terms, bool *any);
bool check_side(const look *l, size_t r);
bool check_moments(const look *l);

#define SAME(what, naive, found)                                                                   \
	do {                                                                                       \
		long long n_ = (long long)(naive), f_ = (long long)(found);                        \
		if (n_ != f_) {                                                                    \
			printf("%s: %lld by definition, %lld found (line %d)\n", what, n_, f_,     \
			       __LINE__);                                                          \
			return false;                                                              \
		}                                                                                  \
	} while (0)

/* ---- what the verdicts say ---- */

static inline const gj_norm *norm_of(const look *l, size_t item)
{
	return &l->law->norm[l->v->item[item].norm];
}

/* What does not apply until a later day is to come, or may be. */
static inline gj_applicability as_seen(const gj_verdict *v)
{
	if (v->applicability != GJ_DOES_NOT_APPLY || v->later == GJ_DAY_NONE)
		return v->applicability;
	return v->then == GJ_TRUE ? GJ_FUTURE : GJ_APPLY_UNKNOWN;
}

static inline gj_force force(const look *l, size_t item)
{
	return l->law->level[l->law->instrument[norm_of(l, item)->instrument].level].force;
}

static inline bool draft(const look *l, size_t item)
{
	return l->law->instrument[norm_of(l, item)->instrument].never ||
	       force(l, item) == GJ_FORCE_DRAFTED;
}

static inline bool counts(const look *l, size_t item)
{
	gj_kind kind = norm_of(l, item)->kind;

	return (kind == GJ_KIND_DUTY || kind == GJ_KIND_PROHIBITION) &&
	       force(l, item) == GJ_FORCE_BINDING;
}

static inline bool in_column(const look *l, size_t item, size_t r)
{
	return l->c->regime[r].instrument[norm_of(l, item)->instrument];
}

static inline bool about(const look *l, size_t item, const gj_subject *subject)
{
	for (size_t i = 0; i < subject->norms.n; i++)
		if (subject->norms.at[i] == l->v->item[item].norm)
			return true;
	return false;
}

static inline bool holds(const gj_refs *list, size_t item)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == item)
			return true;
	return false;
}

#endif
