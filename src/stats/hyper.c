/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/hyper.h"

#include <inttypes.h>
#include <math.h>

#include "base/fault.h"
#include "stats/chance.h"

/* The table of one outcome: failures in the sample (a) and out of it (b), the others in it (c) and out of it (d). */
typedef struct table {
	double a, b, c, d;
	double off; /* a above its mean; b and c are as much below theirs, d above */
} table;

static table table_of(int64_t x, gj_draw draw)
{
	gj_wide off = (gj_wide)x * draw.of - (gj_wide)draw.bad * draw.n;

	return (table){(double)x, (double)(draw.bad - x), (double)(draw.n - x),
		       (double)(draw.of - draw.bad - draw.n + x), (double)off / (double)draw.of};
}

static double cell(double count, double row, double column, double all, double off)
{
	return gj_factorial_rest(count) + gj_deviance(count, row * (column / all), off);
}

/* P(X = a): the product of the margins' factorials over that of the cells' and of all. */
static double chance(const table *t)
{
	double bad = t->a + t->b, good = t->c + t->d, in = t->a + t->c, out = t->b + t->d;
	double all = bad + good;

	return exp(gj_factorial_rest(bad) + gj_factorial_rest(good) + gj_factorial_rest(in) +
		   gj_factorial_rest(out) - gj_factorial_rest(all) -
		   cell(t->a, bad, in, all, t->off) - cell(t->b, bad, out, all, -t->off) -
		   cell(t->c, good, in, all, -t->off) - cell(t->d, good, out, all, t->off));
}

static double ratio_down(const void *of, double i)
{
	const table *t = of;
	double by = i - 1;

	return (t->a - by) * (t->d - by) / ((t->b + i) * (t->c + i));
}

static double ratio_up(const void *of, double i)
{
	const table *t = of;
	double by = i - 1;

	return (t->b - by) * (t->c - by) / ((t->a + i) * (t->d + i));
}

static double tail_from(int64_t x, gj_draw draw, bool up)
{
	table t = table_of(x, draw);
	double largest = chance(&t);

	if (largest == 0)
		return 0;
	return fmin(1, largest * gj_tail_weight(up ? ratio_up : ratio_down, &t));
}

double gj_hyper_tail(int64_t x, gj_draw draw, bool upper)
{
	int64_t least = draw.n + draw.bad - draw.of, most = draw.n < draw.bad ? draw.n : draw.bad;
	gj_wide off = (gj_wide)x * draw.of - (gj_wide)draw.bad * draw.n;

	if (least < 0)
		least = 0;
	if (draw.bad > draw.of) /* no such population */
		return upper ? 1 : 0;
	if (upper ? x <= least : x >= most)
		return 1;
	if (upper ? x > most : x < least)
		return 0;
	if (upper ? off >= 0 : off <= 0)
		return tail_from(x, draw, upper);
	return 1 - tail_from(upper ? x - 1 : x + 1, draw, !upper);
}

/* The tails are monotone in D: P(X <= x) falls and P(X >= x) grows. So halving finds the last D of one kind. */
int64_t gj_hyper_bound(gj_tally tally, double risk, bool upper)
{
	int64_t low = tally.bad, high = tally.of - tally.n + tally.bad;

	while (low < high) {
		int64_t middle = low + (high - low + (upper ? 1 : 0)) / 2;
		gj_draw draw = {tally.of, middle, tally.n};
		bool likely = !gj_chance_at_most(gj_hyper_tail(tally.bad, draw, !upper), risk);

		if (likely == upper)
			low = upper ? middle : middle + 1;
		else
			high = upper ? middle - 1 : middle;
	}
	return low;
}

static int check(gj_draw draw, gj_error *err)
{
	if (draw.of < 1)
		return gj_fault(err, GJ_EINPUT, "a population of `%" PRId64 "` items", draw.of);
	if (gj_tally_check_size(draw.n, draw.of, err) != GJ_OK)
		return GJ_EINPUT;
	if (draw.bad >= 0 && draw.bad <= draw.of)
		return GJ_OK;
	return gj_fault(err, GJ_EINPUT,
			"`%" PRId64 "` failures in a population of `%" PRId64 "` items", draw.bad,
			draw.of);
}

static int tail(double *out, int64_t x, gj_draw draw, bool upper, gj_error *err)
{
	if (check(draw, err) != GJ_OK)
		return GJ_EINPUT;
	/* beyond the sample nothing changes, and products stay small */
	if (x > draw.n)
		x = draw.n + 1;
	*out = gj_hyper_tail(x < 0 ? -1 : x, draw, upper);
	return GJ_OK;
}

int gj_hyper_at_most(double *out, int64_t x, gj_draw draw, gj_error *err)
{
	return tail(out, x, draw, false, err);
}

int gj_hyper_at_least(double *out, int64_t x, gj_draw draw, gj_error *err)
{
	return tail(out, x, draw, true, err);
}

static int bound(int64_t *out, gj_tally tally, gj_share alpha, bool upper, gj_error *err)
{
	if (tally.of == GJ_ENDLESS)
		return gj_fault(err, GJ_EINPUT,
				"a population without end has no count of failures");
	if (gj_tally_check(tally, err) != GJ_OK ||
	    gj_share_check_inside(alpha, "the risk", err) != GJ_OK)
		return GJ_EINPUT;
	*out = gj_hyper_bound(tally, gj_share_double(alpha), upper);
	return GJ_OK;
}

int gj_hyper_upper(int64_t *out, gj_tally tally, gj_share alpha, gj_error *err)
{
	return bound(out, tally, alpha, true, err);
}

int gj_hyper_lower(int64_t *out, gj_tally tally, gj_share alpha, gj_error *err)
{
	return bound(out, tally, alpha, false, err);
}
