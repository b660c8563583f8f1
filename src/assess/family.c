/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/family.h"

#include "base/fault.h"
#include "stats/many.h"

const char *const gj_family_words[GJ_N_FAMILY_WAYS] = {"none", "holm"};

/* One rate with its limit. */
typedef struct member {
	const gj_rate *rate;
	gj_shown_rate *shown;
	gj_limit limit;
} member;

typedef struct family {
	member *item;
	size_t n;
	gj_share risk;
	gj_arena *arena;
	gj_error *err;
} family;

/* Where the standard holds the same rates against the same limit before; itself: nowhere. */
static gj_compared *first_like(const gj_standard *s, gj_compared *one)
{
	for (size_t k = 0; k < s->n; k++)
		for (size_t c = 0; c < s->clause[k].n_compared; c++) {
			gj_compared *other = &s->clause[k].compared[c];

			if (other == one ||
			    (other->shown != NULL && other->measure == one->measure &&
			     other->limit == one->limit &&
			     other->rule.at_least == one->rule.at_least))
				return other;
		}
	return one;
}

static int gather(family *f, const gj_assessment *a, gj_standard *s)
{
	size_t most = 0;

	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t k = 0; k < s->n; k++)
			for (size_t c = 0; c < s->clause[k].n_compared; c++) {
				gj_compared *one = &s->clause[k].compared[c];
				const gj_measured *value;

				if (one->shown == NULL || first_like(s, one) != one)
					continue;
				value = &a->measures.at[one->measure];
				most += value->n_rates;
				for (size_t i = 0; pass == 1 && i < value->n_rates; i++) {
					one->shown[i].family = one->shown[i].shown;
					if (one->shown[i].known && !one->shown[i].census)
						f->item[f->n++] = (member){
							&value->rate[i], &one->shown[i], one->rule};
				}
			}
		if (pass == 0)
			f->item = gj_arena_array(f->arena, most, sizeof *f->item);
		if (f->item == NULL)
			return gj_fault_memory(f->err);
	}
	return GJ_OK;
}

/* Does a rate show `claim` still when the risk is dealt out to `among` rates? */
static int holds(const family *f, const member *m, gj_shown claim, size_t among, bool *out)
{
	gj_shown_rate shown;
	gj_share risk;
	int rc = gj_family_risk(&risk, f->risk, (int64_t)among, f->err);

	if (rc == GJ_OK)
		rc = gj_rate_show(&shown, m->rate, m->limit, risk, f->arena, f->err);
	*out = rc == GJ_OK && shown.shown == claim;
	return rc;
}

/*
 * Holm compares with risk / 1, risk / 2 ... risk / n alone, so it is enough to know among how many rates at most the claim holds: that
 * share of the risk stands for the p value, and the outcome is the same. Bounds widen as the risk falls, so a search by halves finds it.
 */
static int p_of(const family *f, const member *m, gj_shown claim, double *p)
{
	size_t low = 0, high = f->n;

	if (m->shown->shown != claim)
		high = 0;
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		bool yes;
		int rc = holds(f, m, claim, middle, &yes);

		if (rc != GJ_OK)
			return rc;
		if (yes)
			low = middle;
		else
			high = middle - 1;
	}
	*p = low == 0 ? 1 : gj_share_double(f->risk) / (double)low;
	return GJ_OK;
}

static int decide(const family *f, gj_shown claim)
{
	gj_holm *test = gj_arena_array(f->arena, f->n, sizeof *test);
	int rc = test != NULL ? GJ_OK : gj_fault_memory(f->err);

	for (size_t i = 0; rc == GJ_OK && i < f->n; i++)
		rc = p_of(f, &f->item[i], claim, &test[i].p);
	if (rc == GJ_OK)
		rc = gj_holm_adjust(test, f->n, f->risk, f->err);
	for (size_t i = 0; rc == GJ_OK && i < f->n; i++)
		if (f->item[i].shown->shown == claim && !test[i].rejected)
			f->item[i].shown->family = GJ_SHOWN_UNDECIDED;
	return rc;
}

/* The same rates and limit have the same verdicts wherever they stand. */
static void spread(const gj_assessment *a, gj_standard *s)
{
	for (size_t k = 0; k < s->n; k++) {
		gj_clause *clause = &s->clause[k];

		for (size_t c = 0; c < clause->n_compared; c++) {
			gj_compared *one = &clause->compared[c];
			const gj_compared *first;

			if (one->shown == NULL)
				continue;
			first = first_like(s, one);
			for (size_t i = 0; i < a->measures.at[one->measure].n_rates; i++)
				one->shown[i].family = first->shown[i].family;
			one->family =
				gj_compared_show(one, a->measures.at[one->measure].n_rates, true);
		}
		if (clause->rated)
			clause->family = gj_clause_show(a->law, clause, true);
	}
}

int gj_family_decide(const gj_assessment *a, gj_standard *standard, gj_arena *arena, gj_error *err)
{
	gj_arena scratch;
	family f = {.risk = a->evidence->risk, .arena = &scratch, .err = err};
	int rc;

	gj_arena_init(&scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gather(&f, a, standard);
	standard->family = f.n;
	if (rc == GJ_OK && f.n > 0)
		rc = decide(&f, GJ_SHOWN_ASSURED);
	if (rc == GJ_OK && f.n > 0)
		rc = decide(&f, GJ_SHOWN_REFUTED);
	if (rc == GJ_OK)
		spread(a, standard);
	gj_arena_free(&scratch);
	return rc;
}
