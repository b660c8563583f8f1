/* SPDX-License-Identifier: Apache-2.0 */
/* The counts that an independent program found at the same points; what is marked as implied is implied, in other ranges too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "dynamics/regimes.h"
#include "support/random.h"

static gj_regimes run(const gj_regimes_options *options)
{
	gj_regimes out;

	assert_int_equal(gj_regimes_run(&out, options, NULL), GJ_OK);
	return out;
}

static void test_counts(void **state)
{
	static const struct {
		gj_comparison_id id;
		unsigned count;
	} known[] = {
		{GJ_COMPARE_LEAD_EU, 695},     {GJ_COMPARE_LEAD_US, 659},
		{GJ_COMPARE_CN_DILEMMA, 1026}, {GJ_COMPARE_EU_DILEMMA, 381},
		{GJ_COMPARE_US_DILEMMA, 404},  {GJ_COMPARE_CN_UNSAFE, 2881},
		{GJ_COMPARE_EU_UNSAFE, 2186},  {GJ_COMPARE_US_UNSAFE, 2222},
		{GJ_COMPARE_SWING_CN, 2127},   {GJ_COMPARE_SWING_EU, 916},
		{GJ_COMPARE_SWING_US, 28},     {GJ_COMPARE_ONLY_CN, 1211},
		{GJ_COMPARE_BEHIND, 0},
	};
	gj_regimes_options options = gj_regimes_usual();
	gj_regimes found = run(&options);

	(void)state;
	assert_int_equal(found.points, 4096);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		assert_int_equal(found.count[known[i].id], known[i].count);
}

static gj_range part(rng *r, double least, double most)
{
	double a = rng_between(r, 0, 1000) / 1000., b = rng_between(r, 0, 1000) / 1000.;

	return (gj_range){least + (most - least) * fmin(a, b), least + (most - least) * fmax(a, b)};
}

/*
 * An implied comparison is never seen, whatever part of the ranges is drawn from. An open one is seen at some points and not at
 * others in the usual ranges: else it would not be open.
 */
static void test_implied(void **state)
{
	gj_regimes_options options = gj_regimes_usual();
	gj_regimes found = run(&options);

	(void)state;
	for (int c = 0; c < GJ_COMPARISONS; c++) {
		bool implied = gj_comparison_of((gj_comparison_id)c)->kind == GJ_COMPARE_IMPLIED;

		assert_true(implied ? found.count[c] == 0
				    : found.count[c] > 0 && found.count[c] < found.points);
	}
	for (uint64_t i = 0; i < 200; i++) {
		rng r = rng_of(8, i);

		options = (gj_regimes_options){500,
					       part(&r, 1, 20),
					       part(&r, 0, 1),
					       part(&r, 0, 1),
					       part(&r, 0, 500),
					       part(&r, 0, 30),
					       part(&r, 0, 10)};
		found = run(&options);
		for (int c = 0; c < GJ_COMPARISONS; c++)
			if (gj_comparison_of((gj_comparison_id)c)->kind == GJ_COMPARE_IMPLIED)
				assert_int_equal(found.count[c], 0);
	}
}

/* The orderings that are stated are those that are drawn. */
static void test_orderings(void **state)
{
	gj_regimes_options options = gj_regimes_usual();
	unsigned eu_more = 0;

	(void)state;
	for (uint64_t i = 1; i <= 4096; i++) {
		gj_regimes_point p = gj_regimes_point_of(&options, i);
		const gj_regime_case *cn = &p.of[GJ_REGIME_CN], *us = &p.of[GJ_REGIME_US],
				     *eu = &p.of[GJ_REGIME_EU];

		assert_true(cn->detection <= us->detection && us->detection <= eu->detection);
		assert_true(cn->sanction <= us->sanction && cn->sanction <= eu->sanction);
		assert_true(us->lag <= eu->lag && eu->lag <= cn->lag);
		assert_true(us->tiers == 2 && eu->tiers == 3 && cn->tiers == 4);
		assert_true(p.speed >= 1 && p.speed < 3 && p.disaster >= 0 && p.disaster < 1);
		assert_true(eu->detection < .6 && us->sanction < 60 && cn->lag < 2 &&
			    us->lag >= .25);
		for (int r = 0; r < GJ_REGIMES; r++)
			assert_true(!p.of[r].dilemma || p.of[r].unsafe);
		eu_more += eu->sanction > us->sanction;
	}
	assert_in_range(eu_more, 1900, 2200); /* not ordered */
	assert_int_equal(gj_n_orderings(), 6);
	assert_null(gj_ordering_at(6));
	for (unsigned i = 0; i < 6;
	     i++) /* the article speaks of detection and sanction; the rest is assumed */
		assert_true(gj_ordering_at(i)->ours == (i > 1));
}

static void refused(gj_regimes_options options, const char *message)
{
	gj_regimes out = {.points = 3};
	gj_error err = {0};

	assert_int_equal(gj_regimes_run(&out, &options, &err), GJ_EINPUT);
	assert_string_equal(err.message, message);
	assert_int_equal(out.points, 3);
}

static void test_refused(void **state)
{
	gj_regimes_options o = gj_regimes_usual();

	(void)state;
	o.points = 0;
	refused(o, "points must be 1 to 100000000");
	o.points = GJ_REGIMES_MOST + 1;
	refused(o, "points must be 1 to 100000000");
	o = gj_regimes_usual();
	o.detection.most = 1.5;
	refused(o, "`detection` is to vary from 0 to 1.5, it can only from 0 to 1");
	o = gj_regimes_usual();
	o.disaster = (gj_range){.5, 1.5};
	refused(o, "`disaster` is to vary from 0.5 to 1.5, it can only from 0 to 1");
	o = gj_regimes_usual();
	o.speed = (gj_range){.5, 2};
	refused(o, "`speed` is to vary from 0.5 to 2, it can only from 1 to 1e+06");
	o = gj_regimes_usual();
	o.lag = (gj_range){2, 1};
	refused(o, "`lag` is to vary from 2 to 1, it can only from 0 to 1e+06");
	o.lag = (gj_range){NAN, 1};
	refused(o, "`lag` is to vary from nan to 1, it can only from 0 to 1e+06");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_implied),
		cmocka_unit_test(test_orderings),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
