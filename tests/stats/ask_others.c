/* SPDX-License-Identifier: Apache-2.0 */
/* Estimates from several samples, agreement, judges that err, comparisons. */
#include <stdlib.h>

#include "stats/agree.h"
#include "stats/ask.h"
#include "stats/cluster.h"
#include "stats/judge.h"
#include "stats/many.h"
#include "stats/pairs.h"
#include "stats/ratio.h"
#include "stats/sequential.h"
#include "stats/strata.h"

enum { MOST = 32 };

/* Numbers between commas. */
static size_t list(question *q, const char *name, gj_str item[MOST])
{
	gj_str rest = words_of(q, name);
	size_t count = 0;

	while (rest.len > 0 && count < MOST) {
		const char *comma = memchr(rest.at, ',', rest.len);
		size_t n = comma != NULL ? (size_t)(comma - rest.at) : rest.len;

		item[count++] = (gj_str){rest.at, n};
		n += comma != NULL;
		rest.at += n;
		rest.len -= n;
	}
	return count;
}

static size_t counts(question *q, const char *name, int64_t value[MOST])
{
	gj_str item[MOST];
	size_t n = list(q, name, item);

	for (size_t i = 0; i < n; i++)
		if (!read_whole(item[i], &value[i]))
			q->lacking = true;
	return n;
}

static int sprt(question *q)
{
	gj_sequential test;
	int rc = gj_sequential_open(&test, share(q, "p0"), share(q, "p1"), share(q, "alpha"),
				    share(q, "beta"), &q->err);

	if (rc != GJ_OK)
		return rc;
	put_value(q, "slope", test.slope);
	put_value(q, "h_accept", test.accept);
	put_value(q, "h_reject", test.reject);
	put_count(q, "first_accept_with_0_fails", gj_sequential_first(&test));
	put_count(q, "n300_accept_le", gj_sequential_accepts(&test, 300));
	put_count(q, "n300_reject_ge", gj_sequential_rejects(&test, 300));
	return GJ_OK;
}

static int two_phase(question *q)
{
	gj_two_phase got;
	gj_share flagged = share(q, "flagged_true"), others = share(q, "unflagged_true");
	int64_t of = whole(q, "flagged");
	int rc = gj_two_phase_of(&got, (gj_tally){flagged.part, flagged.whole, of},
				 (gj_tally){others.part, others.whole, whole(q, "N") - of}, risk(q),
				 has(q, "finite"), &q->err);

	if (rc != GJ_OK)
		return rc;
	put_value(q, "p", got.all.rate);
	put_value(q, "se", got.all.error);
	put_value(q, "upper95", got.all.high);
	put_value(q, "lower95", got.all.low);
	put_value(q, "precision", got.precision);
	put_value(q, "recall", got.recall);
	return GJ_OK;
}

static int correct(question *q, gj_corrected *out)
{
	gj_judged_rate judged = {share(q, "p_obs"), share(q, "Se"), share(q, "Sp")};

	return gj_judge_correct(out, judged, risk(q), &q->err);
}

static int rogan_gladen(question *q)
{
	gj_corrected got;
	int rc = correct(q, &got);

	if (rc == GJ_OK)
		put_value(q, "p", got.rate);
	return rc;
}

static int lang_reiczigel(question *q)
{
	gj_corrected got;
	int rc = correct(q, &got);

	if (rc != GJ_OK)
		return rc;
	put_value(q, "low", got.low);
	put_value(q, "high", got.high);
	return GJ_OK;
}

static int design(question *q)
{
	gj_design got;
	gj_share within = share(q, "icc");
	int rc = gj_design_of(&got, whole(q, "n"), whole(q, "m"), gj_share_double(within), &q->err);

	if (rc != GJ_OK)
		return rc;
	put_value(q, "deff", got.effect);
	put_value(q, "n_eff", got.items);
	return GJ_OK;
}

static int correlation(question *q)
{
	int64_t bad[MOST];
	size_t n = counts(q, "x", bad);
	double got;
	int rc = gj_correlation_within(&got, bad, n, whole(q, "m"), &q->err);

	if (rc == GJ_OK)
		put_value(q, "icc", got);
	return rc;
}

static int agree(question *q, gj_agreement *out)
{
	return gj_agreement_of_two(out, whole(q, "both_yes"), whole(q, "only_a"),
				   whole(q, "only_b"), whole(q, "both_no"), &q->err);
}

static int kappa(question *q)
{
	gj_agreement got;
	int rc = agree(q, &got);

	if (rc != GJ_OK)
		return rc;
	put_value(q, "po", got.same);
	put_value(q, "pe", got.by_chance);
	if (got.kappa_known)
		put_value(q, "kappa", got.kappa);
	else
		put_word(q, "kappa", "None");
	return GJ_OK;
}

static int ac1(question *q)
{
	gj_agreement got;
	int rc = agree(q, &got);

	if (rc == GJ_OK)
		put_value(q, "ac1", got.ac1);
	return rc;
}

static int mcnemar(question *q)
{
	double p;
	int rc = gj_mcnemar(&p, whole(q, "b"), whole(q, "c"), &q->err);

	if (rc == GJ_OK)
		put_value(q, "p", p);
	return rc;
}

static int ratio(question *q)
{
	gj_ratio got;
	gj_sized item[MOST];
	int64_t size[MOST], part[MOST];
	size_t n = counts(q, "m", size);
	int rc;

	if (counts(q, "y", part) != n)
		q->lacking = true;
	for (size_t i = 0; i < n; i++)
		item[i] = (gj_sized){size[i], part[i]};
	rc = gj_ratio_of(&got, item, n, population(q), &q->err);
	if (rc != GJ_OK)
		return rc;
	put_value(q, "r", got.rate);
	put_value(q, "se", got.error);
	return GJ_OK;
}

static int holm(question *q)
{
	gj_holm test[MOST];
	gj_str item[MOST];
	size_t n = list(q, "p", item);
	int rc;

	for (size_t i = 0; i < n; i++) {
		gj_share p = {0, 1};

		if (!read_share(item[i], &p))
			q->lacking = true;
		test[i].p = gj_share_double(p);
	}
	rc = gj_holm_adjust(test, n, risk(q), &q->err);
	for (size_t i = 0; i < n && rc == GJ_OK; i++)
		put_value(q, "", test[i].adjusted);
	return rc;
}

const kind kinds_of_others[] = {
	{"sprt", sprt},
	{"two_phase_estimate", two_phase},
	{"rogan_gladen", rogan_gladen},
	{"lang_reiczigel_95", lang_reiczigel},
	{"design_effect", design},
	{"correlation", correlation},
	{"cohen_kappa", kappa},
	{"gwet_ac1", ac1},
	{"mcnemar_exact_twosided", mcnemar},
	{"ratio_estimator", ratio},
	{"holm", holm},
	{NULL, NULL},
};
