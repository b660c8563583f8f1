/* SPDX-License-Identifier: Apache-2.0 */
#include "plan/planning.h"

#include "stats/binomial.h"
#include "stats/hyper.h"

/* The least that the standards ask of a category. */
static const int64_t of_a_category[] = {20, 50};

static int none_leaves(double *out, int64_t n, const gj_accepted *a, gj_error *err)
{
	int64_t most;
	int rc;

	if (a->of == GJ_ENDLESS)
		return gj_binomial_upper(out, 0, n, a->risk, err);
	rc = gj_hyper_upper(&most, (gj_tally){0, n, a->of}, a->risk, err);
	if (rc == GJ_OK)
		*out = (double)most / (double)a->of;
	return rc;
}

static int add_row(gj_plan_of *out, int64_t n, const gj_planned *p, const gj_accepted *a,
		   gj_error *err)
{
	gj_plan_row *row = &out->row[out->n];
	gj_share failures = gj_limit_failures(p->limit);
	int rc;

	for (size_t i = 0; i < out->n; i++)
		if (out->row[i].n == n)
			return GJ_OK;
	row->n = n;
	rc = gj_acceptance_of(&row->accept, n, a->of, p->limit, a->risk, err);
	if (rc == GJ_OK)
		rc = gj_oc_curve(&row->at_limit, &failures, 1, row->accept.literal, n, a->of, err);
	if (rc == GJ_OK)
		rc = none_leaves(&row->none_leaves, n, a, err);
	out->n += rc == GJ_OK;
	return rc;
}

static int add_sizes(gj_plan_of *out, const gj_planned *p, const gj_accepted *a, gj_error *err)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < p->n_samples; i++)
		rc = add_row(out, p->sample[i], p, a, err);
	if (rc == GJ_OK && p->asked > 0 && (a->of == GJ_ENDLESS || p->asked <= a->of))
		rc = add_row(out, p->asked, p, a, err);
	if (rc == GJ_OK && p->drawn.part > 0 && a->of != GJ_ENDLESS)
		rc = add_row(out, gj_share_up(p->drawn, a->of), p, a, err);
	return rc;
}

static int fewest(gj_plan_of *out, const gj_planned *p, const gj_accepted *a)
{
	gj_error none = {0};

	for (int bad = 0; bad < GJ_PLAN_FEWEST; bad++)
		if (gj_fewest_items(&out->fewest[bad], bad, a->of, p->limit, a->risk, &none) !=
		    GJ_OK)
			out->fewest[bad] = 0;
	return GJ_OK;
}

int gj_plan_make(gj_plan_of *out, const gj_planned *planned, const gj_accepted *accepted,
		 gj_error *err)
{
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	fewest(out, planned, accepted);
	for (size_t i = 0; rc == GJ_OK && i < sizeof of_a_category / sizeof *of_a_category; i++)
		if (of_a_category[i] < out->fewest[0] &&
		    (accepted->of == GJ_ENDLESS || of_a_category[i] <= accepted->of))
			rc = add_row(out, of_a_category[i], planned, accepted, err);
	if (rc == GJ_OK)
		rc = add_sizes(out, planned, accepted, err);
	if (rc != GJ_OK || !accepted->powered)
		return rc;
	rc = gj_size_for_power(&out->sizing, accepted->of, planned->limit, accepted->truth,
			       accepted->risk, accepted->power, err);
	out->sized = rc == GJ_OK;
	return rc;
}
