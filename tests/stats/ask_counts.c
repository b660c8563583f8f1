/* SPDX-License-Identifier: Apache-2.0 */
/* Bounds, verdicts, acceptance numbers and plans. */
#include <stdio.h>

#include "stats/accept.h"
#include "stats/ask.h"
#include "stats/binomial.h"
#include "stats/hyper.h"
#include "stats/many.h"
#include "stats/ruling.h"
#include "stats/sizing.h"
#include "stats/wilson.h"

typedef int bound_of(double *out, int64_t x, int64_t n, gj_share alpha, gj_error *err);

static int put_bound(question *q, bound_of *bound)
{
	double value;
	int rc = bound(&value, has(q, "x") ? whole(q, "x") : 0, whole(q, "n"), risk(q), &q->err);

	if (rc == GJ_OK)
		put_value(q, "", value);
	return rc;
}

static int cp_upper(question *q)
{
	return put_bound(q, gj_binomial_upper);
}

static int cp_lower(question *q)
{
	return put_bound(q, gj_binomial_lower);
}

typedef int interval_of(gj_interval *out, int64_t x, int64_t n, gj_share alpha, gj_error *err);

static int put_end(question *q, interval_of *interval, bool high)
{
	gj_interval got;
	int rc = interval(&got, whole(q, "x"), whole(q, "n"), risk(q), &q->err);

	if (rc == GJ_OK)
		put_value(q, "", high ? got.high : got.low);
	return rc;
}

static int cp_high(question *q)
{
	return put_end(q, gj_binomial_interval, true);
}

static int cp_low(question *q)
{
	return put_end(q, gj_binomial_interval, false);
}

static int wilson_low(question *q)
{
	return put_end(q, gj_wilson, false);
}

static int wilson_high(question *q)
{
	return put_end(q, gj_wilson, true);
}

static int put_tail(question *q, bound_of *tail)
{
	double value;
	int rc = tail(&value, whole(q, "x"), whole(q, "n"), share(q, "p"), &q->err);

	if (rc == GJ_OK)
		put_value(q, "", value);
	return rc;
}

static int binom_le(question *q)
{
	return put_tail(q, gj_binomial_at_most);
}

static int binom_ge(question *q)
{
	return put_tail(q, gj_binomial_at_least);
}

static int put_hyper_tail(question *q, bool upper)
{
	gj_draw draw = {whole(q, "N"), whole(q, "D"), whole(q, "n")};
	double value;
	int rc = (upper ? gj_hyper_at_least : gj_hyper_at_most)(&value, whole(q, "x"), draw,
								&q->err);

	if (rc == GJ_OK)
		put_value(q, "", value);
	return rc;
}

static int hyper_le(question *q)
{
	return put_hyper_tail(q, false);
}

static int hyper_ge(question *q)
{
	return put_hyper_tail(q, true);
}

static gj_tally tally(question *q)
{
	return (gj_tally){whole(q, "x"), whole(q, "n"), population(q)};
}

static int put_hyper_bound(question *q, bool upper)
{
	int64_t value;
	int rc = (upper ? gj_hyper_upper : gj_hyper_lower)(&value, tally(q), risk(q), &q->err);

	if (rc == GJ_OK)
		put_count(q, "", value);
	return rc;
}

static int hyper_upper(question *q)
{
	return put_hyper_bound(q, true);
}

static int hyper_lower(question *q)
{
	return put_hyper_bound(q, false);
}

/* `limit` is at most; `floor` is at least. */
static gj_limit limit(question *q)
{
	if (has(q, "floor"))
		return (gj_limit){share(q, "floor"), true};
	return (gj_limit){share(q, "limit"), false};
}

static int ruling(question *q)
{
	gj_ruling r;
	int rc = gj_ruling_of(&r, tally(q), limit(q), risk(q), &q->err);

	if (rc != GJ_OK)
		return rc;
	put_word(q, "literal", r.literal ? "yes" : "no");
	put_word(q, "shown", gj_shown_word(r.shown));
	put_value(q, "low", r.low);
	put_value(q, "high", r.high);
	return GJ_OK;
}

static int ruling_twice(question *q)
{
	gj_ruling_pair pair;
	int rc = gj_ruling_of_some(&pair, tally(q), whole(q, "unjudged"), limit(q), risk(q),
				   &q->err);

	if (rc != GJ_OK)
		return rc;
	put_word(q, "as_failures", gj_shown_word(pair.as_failures.shown));
	put_word(q, "left_out", pair.any_left ? gj_shown_word(pair.left_out.shown) : "None");
	put_value(q, "high", pair.as_failures.high);
	if (pair.any_left)
		put_value(q, "high", pair.left_out.high);
	return GJ_OK;
}

static int wrong_claims(question *q)
{
	double wrong;
	int rc = gj_family_wrong(&wrong, risk(q), whole(q, "K"), &q->err);

	if (rc == GJ_OK)
		put_value(q, "wrong", wrong);
	return rc;
}

static int thresholds(question *q)
{
	gj_acceptance a;
	int rc = gj_acceptance_of(&a, whole(q, "n"), population(q), limit(q), risk(q), &q->err);

	if (rc != GJ_OK)
		return rc;
	put_count(q, "literal_max", a.literal);
	put_count(q, "assured_max", a.assured);
	put_count(q, "refuted_from", a.refuted);
	return GJ_OK;
}

static int assured_max(question *q)
{
	gj_acceptance a;
	gj_share alpha = risk(q);
	int rc = has(q, "K") ? gj_family_risk(&alpha, alpha, whole(q, "K"), &q->err) : GJ_OK;

	if (rc == GJ_OK)
		rc = gj_acceptance_of(&a, whole(q, "n"), population(q), limit(q), alpha, &q->err);
	if (rc != GJ_OK)
		return rc;
	if (a.assured < 0)
		put_word(q, "x_max", "None");
	else
		put_count(q, "x_max", a.assured);
	return GJ_OK;
}

/* Without `c`: for 0 to 5 failures. */
static int fewest(question *q)
{
	int64_t first = has(q, "c") ? whole(q, "c") : 0, last = has(q, "c") ? first : 5, n;

	for (int64_t c = first; c <= last; c++) {
		char name[32];
		int rc = gj_fewest_items(&n, c, population(q), limit(q), risk(q), &q->err);

		if (rc != GJ_OK)
			return rc;
		snprintf(name, sizeof name, "%d:", (int)c);
		put_count(q, name, n);
	}
	return GJ_OK;
}

static int power(question *q)
{
	gj_sizing plan = {whole(q, "n"), whole(q, "c"), 0, 0};
	int rc = gj_size_chances(&plan, population(q), limit(q), share(q, "true"), &q->err);

	if (rc != GJ_OK)
		return rc;
	put_value(q, "alpha", plan.risk);
	put_value(q, "power", plan.power);
	return GJ_OK;
}

static int size(question *q)
{
	gj_sizing plan;
	int rc = gj_size_for_power(&plan, population(q), limit(q), share(q, "true"), risk(q),
				   share(q, "power"), &q->err);

	if (rc != GJ_OK)
		return rc;
	put_count(q, "n", plan.n);
	put_count(q, "c", plan.most);
	put_value(q, "alpha", plan.risk);
	put_value(q, "power", plan.power);
	return GJ_OK;
}

static int oc(question *q)
{
	gj_share truth = share(q, "true");
	double chance;
	int rc = gj_oc_curve(&chance, &truth, 1, whole(q, "c"), whole(q, "n"), population(q),
			     &q->err);

	if (rc == GJ_OK)
		put_value(q, "pass", chance);
	return rc;
}

const kind kinds_of_counts[] = {
	{"cp_upper_onesided_95", cp_upper},
	{"cp_upper_onesided_95_zero_failures", cp_upper},
	{"cp_lower_onesided_95", cp_lower},
	{"cp_twosided_95_low", cp_low},
	{"cp_twosided_95_high", cp_high},
	{"wilson_95_low", wilson_low},
	{"wilson_95_high", wilson_high},
	{"binom_cdf_le", binom_le},
	{"binom_ge", binom_ge},
	{"hyper_cdf_le", hyper_le},
	{"hyper_ge", hyper_ge},
	{"hyper_upper_onesided_95_count", hyper_upper},
	{"hyper_lower_onesided_95_count", hyper_lower},
	{"ruling", ruling},
	{"ruling_of_some", ruling_twice},
	{"wrong_claims", wrong_claims},
	{"rule_thresholds", thresholds},
	{"assured_max", assured_max},
	{"assured_max_bonferroni", assured_max},
	{"min_n_for_assurance_with_c_failures", fewest},
	{"assurance_power", power},
	{"plan", size},
	{"oc", oc},
	{NULL, NULL},
};
