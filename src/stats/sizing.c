/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/sizing.h"

#include <inttypes.h>

#include "base/fault.h"
#include "stats/accept.h"
#include "stats/ruling.h"

typedef struct question {
	int64_t of, last; /* the largest sample there can be */
	gj_share failures;
	double risk;
} question;

static bool shows(const question *q, int64_t bad, int64_t n)
{
	return gj_shows_kept((gj_tally){bad, n, q->of}, q->failures, q->risk);
}

/* More items with the same failures show more. So: stride until it shows, then halve. 0: not even the largest sample does. */
static int64_t fewest(const question *q, int64_t bad, int64_t from)
{
	int64_t low = from > bad ? from : bad, stride = 1, high;

	if (low < 1)
		low = 1;
	for (high = low; high < q->last && !shows(q, bad, high); stride *= 2) {
		low = high + 1;
		high = q->last - high > stride ? high + stride : q->last;
	}
	if (high > q->last || !shows(q, bad, high))
		return 0;
	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (shows(q, bad, middle))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static int open_question(question *q, int64_t of, gj_limit limit, gj_share alpha, gj_error *err)
{
	if (gj_tally_check_size(1, of, err) != GJ_OK ||
	    gj_share_check(limit.share, "the limit", err) != GJ_OK ||
	    gj_share_check_risk(alpha, err) != GJ_OK)
		return GJ_EINPUT;
	q->of = of;
	q->last = of == GJ_ENDLESS ? GJ_STATS_MOST : of;
	q->failures = gj_limit_failures(limit);
	q->risk = gj_share_double(alpha);
	return GJ_OK;
}

int gj_fewest_items(int64_t *n, int64_t bad, int64_t of, gj_limit limit, gj_share alpha,
		    gj_error *err)
{
	question q;
	int64_t found;

	if (open_question(&q, of, limit, alpha, err) != GJ_OK)
		return GJ_EINPUT;
	if (bad < 0 || bad > q.last)
		return gj_fault(err, GJ_EINPUT, "`%" PRId64 "` failures cannot be", bad);
	found = fewest(&q, bad, 1);
	if (found == 0) {
		gj_fault(err, GJ_EINPUT,
			 "no sample with `%" PRId64 "` failures shows that at most `%" PRId64
			 "/%" PRId64 "` fail",
			 bad, q.failures.part, q.failures.whole);
		return gj_fault_help(err, "allow fewer failures, or a limit above 0");
	}
	*n = found;
	return GJ_OK;
}

static int check_truth(gj_share truth, gj_share failures, gj_error *err)
{
	if (gj_share_check(truth, "the true rate", err) != GJ_OK)
		return GJ_EINPUT;
	if (gj_share_less(truth, failures))
		return GJ_OK;
	gj_fault(err, GJ_EINPUT,
		 "the true rate `%" PRId64 "/%" PRId64 "` is not below the limit `%" PRId64
		 "/%" PRId64 "`",
		 truth.part, truth.whole, failures.part, failures.whole);
	return gj_fault_help(err, "nothing shows that a limit is kept when it is not, or just");
}

int gj_size_for_power(gj_sizing *out, int64_t of, gj_limit limit, gj_share truth, gj_share alpha,
		      gj_share power, gj_error *err)
{
	question q;
	gj_sizing plan = {0, 0, 0, 0};
	double wanted = gj_share_double(power);

	if (open_question(&q, of, limit, alpha, err) != GJ_OK ||
	    check_truth(truth, q.failures, err) != GJ_OK ||
	    gj_share_check_inside(power, "the power", err) != GJ_OK)
		return GJ_EINPUT;
	/* For each number of failures the smallest sample has the most power; the samples grow with it. */
	for (; plan.most <= GJ_SIZING_MOST_FAILURES; plan.most++) {
		plan.n = fewest(&q, plan.most, plan.n);
		if (plan.n == 0)
			break;
		plan.power = gj_chance_to_pass(truth, plan.most, plan.n, of);
		if (plan.power < wanted)
			continue;
		plan.risk = gj_chance_kept((gj_tally){plan.most, plan.n, of}, q.failures);
		*out = plan;
		return GJ_OK;
	}
	gj_fault(err, GJ_EINPUT,
		 "no plan that allows `%" PRId64 "` failures or fewer has the power `%" PRId64
		 "/%" PRId64 "`",
		 plan.most - 1, power.part, power.whole);
	return gj_fault_help(err,
			     "ask for less power, or about a true rate farther from the limit");
}

int gj_size_chances(gj_sizing *plan, int64_t of, gj_limit limit, gj_share truth, gj_error *err)
{
	gj_tally tally = {plan->most, plan->n, of};

	if (gj_tally_check(tally, err) != GJ_OK ||
	    gj_share_check(limit.share, "the limit", err) != GJ_OK ||
	    gj_share_check(truth, "the true rate", err) != GJ_OK)
		return GJ_EINPUT;
	plan->risk = gj_chance_kept(tally, gj_limit_failures(limit));
	plan->power = gj_chance_to_pass(truth, plan->most, plan->n, of);
	return GJ_OK;
}
