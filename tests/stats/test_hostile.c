/* SPDX-License-Identifier: Apache-2.0 */
/* What cannot be counted is refused with the words that are wrong, and nothing is written; what can is never NaN. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "stats/accept.h"
#include "stats/agree.h"
#include "stats/allot.h"
#include "stats/binomial.h"
#include "stats/cluster.h"
#include "stats/hyper.h"
#include "stats/judge.h"
#include "stats/many.h"
#include "stats/pairs.h"
#include "stats/ratio.h"
#include "stats/ruling.h"
#include "stats/sequential.h"
#include "stats/sizing.h"
#include "stats/strata.h"
#include "stats/wilson.h"

#define HUGE_COUNT INT64_MAX

static const gj_share five = {1, 20};
static const gj_limit limit = {{1, 20}, false};

static void refused(int rc, const gj_error *err, const char *words)
{
	assert_int_equal(rc, GJ_EINPUT);
	if (strstr(err->message, words) == NULL)
		fail_msg("`%s` is not in `%s`", words, err->message);
}

static void test_tallies(void **state)
{
	static const struct {
		gj_tally tally;
		const char *words;
	} wrong[] = {
		{{0, 0, GJ_ENDLESS}, "a sample of `0` items"},
		{{0, -3, GJ_ENDLESS}, "a sample of `-3` items"},
		{{-1, 5, GJ_ENDLESS}, "`-1` failures among `5` items"},
		{{6, 5, GJ_ENDLESS}, "`6` failures among `5` items"},
		{{0, 5, 4}, "`5` items cannot be a sample of `4` items"},
		{{0, 5, 0}, "`5` items cannot be a sample of `0` items"},
		{{0, 5, -2}, "`5` items cannot be a sample of `-2` items"},
		{{0, HUGE_COUNT, GJ_ENDLESS}, "more than can be counted"},
		{{0, 5, HUGE_COUNT}, "more than can be counted"},
		{{HUGE_COUNT, HUGE_COUNT, HUGE_COUNT}, "more than can be counted"},
		{{INT64_MIN, 5, GJ_ENDLESS}, "failures among"},
		{{0, GJ_STATS_MOST + 1, GJ_ENDLESS}, "more than can be counted"},
	};
	gj_error err;
	gj_ruling r = {.low = 7};
	gj_ruling_pair pair;
	int64_t count = 7;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		refused(gj_ruling_of(&r, wrong[i].tally, limit, five, &err), &err, wrong[i].words);
		if (wrong[i].tally.of != GJ_ENDLESS)
			refused(gj_hyper_upper(&count, wrong[i].tally, five, &err), &err,
				wrong[i].words);
		assert_int_equal(gj_ruling_of(&r, wrong[i].tally, limit, five, NULL), GJ_EINPUT);
	}
	refused(gj_hyper_lower(&count, (gj_tally){0, 5, GJ_ENDLESS}, five, &err), &err,
		"without end");
	refused(gj_ruling_of_some(&pair, (gj_tally){3, 5, GJ_ENDLESS}, 3, limit, five, &err), &err,
		"`3` failures and `3` items without a judgement among `5`");
	refused(gj_ruling_of_some(&pair, (gj_tally){3, 5, GJ_ENDLESS}, -1, limit, five, &err), &err,
		"`-1` items");
	assert_int_equal(gj_ruling_of_some(&pair, (gj_tally){0, 5, 9}, 5, limit, five, &err),
			 GJ_OK);
	assert_true(!pair.any_left && !pair.as_failures.literal && pair.left_out.high == 0);
	assert_true(r.low == 7);
	assert_int_equal(count, 7);
}

static void test_shares(void **state)
{
	static const gj_share wrong[] = {{1, 0},
					 {-1, 20},
					 {21, 20},
					 {1, -20},
					 {0, 0},
					 {HUGE_COUNT, 1},
					 {INT64_MIN, INT64_MIN}};
	static const gj_share risks[] = {{0, 1}, {1, 1}, {20, 20}};
	gj_tally tally = {3, 100, GJ_ENDLESS};
	gj_error err;
	gj_ruling r;
	gj_interval interval;
	double value;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		refused(gj_ruling_of(&r, tally, (gj_limit){wrong[i], true}, five, &err), &err,
			"the limit `");
		refused(gj_ruling_of(&r, tally, limit, wrong[i], &err), &err, "the risk `");
		refused(gj_binomial_at_most(&value, 1, 2, wrong[i], &err), &err,
			"the probability `");
	}
	refused(gj_ruling_of(&r, tally, limit, (gj_share){51, 100}, &err), &err, "more than 1/2");
	for (size_t i = 0; i < sizeof risks / sizeof *risks; i++) {
		refused(gj_ruling_of(&r, tally, limit, risks[i], &err), &err, "between 0 and 1");
		refused(gj_binomial_upper(&value, 1, 2, risks[i], &err), &err, "between 0 and 1");
		refused(gj_wilson(&interval, 1, 2, risks[i], &err), &err, "between 0 and 1");
	}
}

static void assert_chance(double p)
{
	assert_true(p >= 0 && p <= 1); /* false for NaN */
}

/* The largest counts, shares of the longest ratios, limits 0 and 1: all have a verdict. */
static void test_extremes(void **state)
{
	static const int64_t n[] = {1, 2, 1000, GJ_STATS_MOST};
	static const gj_share shares[] = {{0, 1},
					  {1, 1},
					  {1, HUGE_COUNT},
					  {HUGE_COUNT - 1, HUGE_COUNT},
					  {HUGE_COUNT / 2, HUGE_COUNT},
					  {1, 20}};
	gj_ruling r;
	gj_error err;

	(void)state;
	for (size_t i = 0; i < sizeof n / sizeof *n; i++)
		for (size_t k = 0; k < sizeof shares / sizeof *shares; k++)
			for (int part = 0; part < 4; part += n[i] == GJ_STATS_MOST ? 3 : 1)
				for (int end = 0; end < 2; end++) {
					int64_t bad = part == 3 ? n[i] : part * (n[i] / 3);
					gj_tally tally = {bad, n[i],
							  end ? n[i] + n[i] / 2 : GJ_ENDLESS};

					if (tally.of > GJ_STATS_MOST)
						tally.of = GJ_STATS_MOST;
					assert_int_equal(gj_ruling_of(&r, tally,
								      (gj_limit){shares[k], false},
								      (gj_share){1, HUGE_COUNT},
								      &err),
							 GJ_OK);
					assert_chance(r.low);
					assert_chance(r.high);
					assert_chance(r.if_at_limit);
					assert_chance(r.if_within);
					assert_true(r.low <= (double)bad / (double)n[i] &&
						    (double)bad / (double)n[i] <= r.high);
				}
}

static void test_limits_of_nothing_and_all(void **state)
{
	gj_ruling r;
	gj_error err;
	int64_t n;

	(void)state;
	/* without end no sample shows that nothing fails; one failure refutes it */
	assert_int_equal(gj_ruling_of(&r, (gj_tally){0, 100000, GJ_ENDLESS},
				      (gj_limit){{0, 1}, false}, five, &err),
			 GJ_OK);
	assert_true(r.literal && r.shown == GJ_SHOWN_UNDECIDED && r.low == 0 && r.high > 0);
	assert_int_equal(gj_ruling_of(&r, (gj_tally){1, 100000, GJ_ENDLESS},
				      (gj_limit){{0, 1}, false}, five, &err),
			 GJ_OK);
	assert_true(!r.literal && r.shown == GJ_SHOWN_REFUTED);
	/* 96 of 100: one bad item would be missed in 4 of 100 samples */
	assert_int_equal(
		gj_ruling_of(&r, (gj_tally){0, 96, 100}, (gj_limit){{0, 1}, false}, five, &err),
		GJ_OK);
	assert_true(r.shown == GJ_SHOWN_ASSURED && r.high_count == 0 && !r.census);
	/* 95 of 100: in exactly 5 of 100, which is the risk */
	assert_int_equal(
		gj_ruling_of(&r, (gj_tally){0, 95, 100}, (gj_limit){{0, 1}, false}, five, &err),
		GJ_OK);
	assert_true(r.shown == GJ_SHOWN_ASSURED);
	assert_int_equal(
		gj_ruling_of(&r, (gj_tally){0, 94, 100}, (gj_limit){{0, 1}, false}, five, &err),
		GJ_OK);
	assert_true(r.shown == GJ_SHOWN_UNDECIDED && r.high_count == 1);
	assert_int_equal(gj_ruling_of(&r, (gj_tally){5, 5, GJ_ENDLESS}, (gj_limit){{1, 1}, false},
				      five, &err),
			 GJ_OK);
	assert_true(r.literal && r.shown == GJ_SHOWN_ASSURED);
	/* a census decides */
	assert_int_equal(gj_ruling_of(&r, (gj_tally){5, 100, 100}, limit, five, &err), GJ_OK);
	assert_true(r.census && r.shown == GJ_SHOWN_ASSURED && r.low_count == 5 &&
		    r.high_count == 5);
	assert_int_equal(gj_ruling_of(&r, (gj_tally){6, 100, 100}, limit, five, &err), GJ_OK);
	assert_true(r.census && r.shown == GJ_SHOWN_REFUTED);
	refused(gj_fewest_items(&n, 0, GJ_ENDLESS, (gj_limit){{0, 1}, false}, five, &err), &err,
		"no sample with `0` failures");
	refused(gj_fewest_items(&n, 6, 100, limit, five, &err), &err,
		"no sample with `6` failures");
	refused(gj_fewest_items(&n, -1, 100, limit, five, &err), &err, "`-1` failures");
	assert_int_equal(gj_fewest_items(&n, 0, GJ_ENDLESS, (gj_limit){{1, 1}, false}, five, &err),
			 GJ_OK);
	assert_int_equal(n, 1);
}

static void test_plans(void **state)
{
	gj_sizing plan = {1, 2, 0, 0};
	gj_error err;
	gj_share power = {9, 10};
	double chance;

	(void)state;
	refused(gj_size_for_power(&plan, GJ_ENDLESS, limit, five, five, power, &err), &err,
		"is not below the limit");
	refused(gj_size_for_power(&plan, GJ_ENDLESS, limit, (gj_share){1, 50}, five,
				  (gj_share){1, 1}, &err),
		&err, "the power");
	refused(gj_size_for_power(&plan, 10, limit, (gj_share){1, 50}, five, power, &err), &err,
		"no plan that allows `0` failures");
	refused(gj_size_for_power(&plan, GJ_ENDLESS, (gj_limit){{0, 1}, false}, (gj_share){0, 1},
				  five, power, &err),
		&err, "not below");
	refused(gj_size_chances(&plan, GJ_ENDLESS, limit, five, &err), &err,
		"`2` failures among `1` items");
	refused(gj_oc_curve(&chance, &five, 1, 5, 4, GJ_ENDLESS, &err), &err,
		"`5` failures among `4` items");
}

static void test_estimates(void **state)
{
	gj_error err;
	gj_strata strata = {0};
	gj_two_phase phases;
	gj_ratio ratio;
	gj_sized empty[2] = {{0, 0}, {0, 0}}, wrong = {5, 6}, one = {5, 1};
	gj_sized longest[2] = {{HUGE_COUNT, 0}, {HUGE_COUNT, 0}};

	(void)state;
	refused(gj_strata_of(&strata, (gj_tally[]){{0, 0, 5}}, 1, five, false, &err), &err,
		"nothing was judged of part 1");
	refused(gj_strata_of(&strata, (gj_tally[]){{0, 5, GJ_ENDLESS}}, 1, five, false, &err), &err,
		"part 1 has no size");
	refused(gj_strata_of(&strata, NULL, 0, five, false, &err), &err, "all parts are empty");
	refused(gj_strata_of(&strata, (gj_tally[]){{0, 5, GJ_STATS_MOST}, {0, 5, 5}}, 2, five,
			     false, &err),
		&err, "the parts have more");
	/* nothing flagged, and nothing found: no precision, no recall, and no NaN */
	assert_int_equal(gj_two_phase_of(&phases, (gj_tally){0, 0, 0}, (gj_tally){0, 50, 100}, five,
					 false, &err),
			 GJ_OK);
	assert_true(!phases.precision_known && !phases.recall_known && phases.precision == 0 &&
		    phases.recall == 0);
	assert_true(phases.all.rate == 0 && phases.all.low == 0 && phases.all.high > 0 &&
		    phases.all.high < 1);
	assert_int_equal(gj_strata_of(&strata, (gj_tally[]){{1, 1, 5}}, 1, five, true, &err),
			 GJ_OK);
	assert_false(strata.error_known);
	refused(gj_ratio_of(&ratio, empty, 2, GJ_ENDLESS, &err), &err, "all items are empty");
	refused(gj_ratio_of(&ratio, &wrong, 1, GJ_ENDLESS, &err), &err, "item 1 has `6` of `5`");
	refused(gj_ratio_of(&ratio, longest, 2, GJ_ENDLESS, &err), &err, "item 1");
	refused(gj_ratio_of(&ratio, &one, 0, GJ_ENDLESS, &err), &err, "a sample of `0` items");
	assert_int_equal(gj_ratio_of(&ratio, &one, 1, GJ_ENDLESS, &err), GJ_OK);
	assert_true(!ratio.error_known && ratio.rate == 0.2);
	assert_int_equal(gj_ratio_of(&ratio, (gj_sized[]){{5, 1}, {7, 3}}, 2, GJ_ENDLESS, &err),
			 GJ_OK);
	assert_true(ratio.error_known && ratio.error > 0);
}

static void test_people_and_judges(void **state)
{
	gj_error err;
	gj_agreement agreement;
	gj_corrected corrected;
	gj_design design;
	double value;
	int64_t bad[2] = {0, 3}, table[4] = {GJ_STATS_MOST, 1, 0, 0};
	static const int64_t wide[GJ_AGREE_MOST * GJ_AGREE_MOST] = {3, 1};

	(void)state;
	refused(gj_agreement_of_two(&agreement, 0, 0, 0, 0, &err), &err,
		"nothing was judged twice");
	refused(gj_agreement_of_two(&agreement, 1, -1, 0, 0, &err), &err, "`-1` items");
	refused(gj_agreement_of(&agreement, table, 2, &err), &err, "`1` items");
	refused(gj_agreement_of(&agreement, table, 1, &err), &err, "1 classes");
	refused(gj_agreement_of(&agreement, wide, GJ_AGREE_MOST + 1, &err), &err, "65 classes");
	assert_int_equal(gj_agreement_of(&agreement, wide, GJ_AGREE_MOST, &err), GJ_OK);
	assert_true(agreement.same == 0.75);
	assert_int_equal(gj_agreement_of_two(&agreement, 9, 0, 0, 0, &err), GJ_OK);
	assert_true(!agreement.kappa_known && agreement.kappa == 0 && agreement.ac1 == 1);
	refused(gj_judge_correct(&corrected, (gj_judged_rate){{1, 2}, {1, 2}, {1, 2}}, five, &err),
		&err, "tells nothing");
	refused(gj_judge_correct(&corrected, (gj_judged_rate){{1, 0}, {1, 1}, {1, 1}}, five, &err),
		&err, "the rate found");
	/* fewer found than a judge of this specificity finds in nothing */
	assert_int_equal(gj_judge_correct(&corrected, (gj_judged_rate){{0, 100}, {9, 10}, {9, 10}},
					  five, &err),
			 GJ_OK);
	assert_true(corrected.held && corrected.rate == 0 && corrected.low == 0);
	/* better than chance by a hair, on four items: nothing is known */
	assert_int_equal(gj_judge_correct(&corrected,
					  (gj_judged_rate){{1, 2}, {3, 4}, {300000, 1000000}}, five,
					  &err),
			 GJ_OK);
	assert_true(corrected.low == 0 && corrected.high == 1);
	refused(gj_design_of(&design, 10, 5, -0.25, &err), &err, "cannot be");
	refused(gj_design_of(&design, 10, 5, (double)NAN, &err), &err, "cannot be");
	refused(gj_design_of(&design, 10, 5, 1.5, &err), &err, "cannot be");
	refused(gj_design_of(&design, 10, 0, 0, &err), &err, "a sample of `0`");
	/* the ends: a question alone has nothing to resemble, and copies tell as much as one */
	assert_int_equal(gj_design_of(&design, 10, 1, -1, &err), GJ_OK);
	assert_true(design.effect == 1 && design.items == 10);
	assert_int_equal(gj_design_of(&design, 10, 5, 1, &err), GJ_OK);
	assert_true(design.effect == 5 && design.items == 2);
	refused(gj_correlation_within(&value, bad, 1, 5, &err), &err, "`1` questions");
	refused(gj_correlation_within(&value, bad, 2, 2, &err), &err,
		"question 2 failed `3` times");
}

static void test_comparisons(void **state)
{
	gj_error err;
	gj_holm test[2] = {{.p = 0.5}, {.p = (double)NAN}};
	gj_share deep = {1, HUGE_COUNT}, out = {7, 7};
	gj_sequential line;
	gj_allot source[2] = {{.of = 10}, {.of = 90}};
	double p;

	(void)state;
	refused(gj_mcnemar(&p, -1, 3, &err), &err, "`-1`");
	refused(gj_mcnemar(&p, HUGE_COUNT, HUGE_COUNT, &err), &err, "cannot be counted");
	refused(gj_mcnemar(&p, HUGE_COUNT, INT64_MIN, &err), &err, "cannot be counted");
	refused(gj_holm_adjust(test, 2, five, &err), &err, "is no probability");
	test[1].p = -0.1;
	refused(gj_holm_adjust(test, 2, five, &err), &err, "`-0.1` is no probability");
	test[1].p = 1.1;
	refused(gj_holm_adjust(test, 2, five, &err), &err, "`1.1` is no probability");
	refused(gj_holm_adjust(test, 0, five, &err), &err, "a family of `0`");
	refused(gj_family_risk(&out, deep, 2, &err), &err, "cannot be dealt out");
	refused(gj_family_risk(&out, five, 0, &err), &err, "a family of `0`");
	assert_int_equal(out.part, 7);
	refused(gj_sequential_open(&line, five, five, five, five, &err), &err, "must be below");
	refused(gj_sequential_open(&line, (gj_share){0, 1}, five, five, five, &err), &err,
		"between 0 and 1");
	refused(gj_sequential_open(&line, (gj_share){1, 50}, five, (gj_share){1, 2},
				   (gj_share){1, 2}, &err),
		&err, "sum to less than 1");
	refused(gj_sequential_open(&line, (gj_share){HUGE_COUNT / 2, HUGE_COUNT},
				   (gj_share){HUGE_COUNT / 2 + 1, HUGE_COUNT}, five, five, &err),
		&err, "too near");
	assert_int_equal(gj_sequential_open(&line, (gj_share){3, 100}, five, five, five, &err),
			 GJ_OK);
	assert_int_equal(gj_sequential_after(&line, 5, 4), GJ_GOING_ON);
	assert_int_equal(gj_sequential_after(&line, HUGE_COUNT, HUGE_COUNT), GJ_GOING_ON);
	/* the lines are reached at whole numbers of items and not before */
	assert_int_equal(gj_sequential_accepts(&line, gj_sequential_first(&line) - 1), -1);
	assert_int_equal(gj_sequential_accepts(&line, gj_sequential_first(&line)), 0);
	assert_int_equal(gj_sequential_rejects(&line, 4), 5);
	assert_int_equal(gj_allot_deal(source, 2, 1, 0, &err), GJ_OK);
	assert_true(source[0].n == 0 && source[0].weight == 0);
	assert_true(source[1].n == 1 && source[1].weight == 90);
	assert_true(gj_hyper_tail(3, (gj_draw){10, 11, 5}, true) == 1);
	refused(gj_allot_deal(source, 2, 101, 0, &err), &err, "`101` items of `100`");
	refused(gj_allot_deal(source, 2, 15, 20, &err), &err, "`30`");
	refused(gj_allot_deal(source, 2, -1, 0, &err), &err, "`-1`");
	source[0].of = -1;
	refused(gj_allot_deal(source, 2, 5, 0, &err), &err, "source 1 of `-1`");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tallies),
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_extremes),
		cmocka_unit_test(test_limits_of_nothing_and_all),
		cmocka_unit_test(test_plans),
		cmocka_unit_test(test_estimates),
		cmocka_unit_test(test_people_and_judges),
		cmocka_unit_test(test_comparisons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
