/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/regimes.h"

#include <math.h>
#include <stddef.h>

#include "dynamics/halton.h"
#include "dynamics/lag.h"
#include "dynamics/models.h"
#include "dynamics/race.h"

/*
 * Coordinates of a point: the same numbers go to the same places for ever, or the counts change. The last one is the third lag and also
 * says which of EU and US has the higher sanction: so nothing that is counted may join what comes of the lags and what comes of the race.
 */
enum { SPEED, DISASTER, DETECTION, SANCTION = 5, GAIN = 8, LAG, EU_OR_US = 11, COORDINATES };

static const gj_ordering orderings[] = {
#define ORDERING(name, order, claims, ours, en, zh) {name, order, claims, ours, en, zh},
#include "dynamics/regimes.def"
#undef ORDERING
};

static const gj_comparison comparisons[GJ_COMPARISONS] = {
#define COMPARE(id, name, kind, holds, en, zh) {name, GJ_COMPARE_##kind, en, zh},
#include "dynamics/regimes.def"
#undef COMPARE
};

const gj_ordering *gj_ordering_at(unsigned i)
{
	return i < gj_n_orderings() ? &orderings[i] : NULL;
}

unsigned gj_n_orderings(void)
{
	return sizeof orderings / sizeof *orderings;
}

const gj_comparison *gj_comparison_of(gj_comparison_id id)
{
	return &comparisons[id];
}

gj_regimes_options gj_regimes_usual(void)
{
	return (gj_regimes_options){GJ_REGIMES_POINTS, {1, 3},	{0, 1},	 {0, .6},
				    {0, 60},	       {.2, 3}, {.25, 2}};
}

static double within(gj_range range, double unit)
{
	return range.least + (range.most - range.least) * unit;
}

/* Three values of a range, from the lowest. */
static void sorted(double out[3], gj_range range, const double unit[3])
{
	for (int i = 0; i < 3; i++) {
		double value = within(range, unit[i]);
		int at = i;

		for (; at > 0 && out[at - 1] > value; at--)
			out[at] = out[at - 1];
		out[at] = value;
	}
}

/*
 * The published race at its usual parameters. Unsafe play wins when it is risk-dominant. Whether all would do better safe is asked before
 * the sanction, which takes from one what it gives to another.
 */
static void outcome(gj_regime_case *c, const gj_regimes_point *p)
{
	enum { SAFE, UNSAFE };
	double param[GJ_RACE_PARAMS], rounds;
	gj_game g;

	gj_model_usual(&gj_model_race, param);
	param[GJ_RACE_SPEED] = p->speed;
	param[GJ_RACE_DISASTER] = p->disaster;
	param[GJ_RACE_DETECTION] = c->detection;
	param[GJ_RACE_SANCTION] = c->sanction;
	rounds = param[GJ_RACE_ROUNDS];
	g = gj_race_game(param);
	c->unsafe = g.pay[SAFE][SAFE] + g.pay[SAFE][UNSAFE] <
		    g.pay[UNSAFE][SAFE] + g.pay[UNSAFE][UNSAFE];
	c->dilemma = c->unsafe && g.pay[UNSAFE][UNSAFE] + c->sanction < g.pay[SAFE][SAFE];
	c->rounds = c->unsafe ? rounds / p->speed : rounds;
	c->swings = p->gain * c->lag > gj_lag_critical(c->tiers);
}

gj_regimes_point gj_regimes_point_of(const gj_regimes_options *options, uint64_t i)
{
	double u[COORDINATES], detection[3], sanction[3], lag[3];
	gj_regimes_point p;
	gj_regime_case *cn = &p.of[GJ_REGIME_CN], *us = &p.of[GJ_REGIME_US],
		       *eu = &p.of[GJ_REGIME_EU];
	bool eu_more;

	gj_halton_point(u, COORDINATES, i);
	eu_more = u[EU_OR_US] < .5;
	p.speed = within(options->speed, u[SPEED]);
	p.disaster = within(options->disaster, u[DISASTER]);
	p.gain = within(options->gain, u[GAIN]);
	sorted(detection, options->detection, u + DETECTION);
	sorted(sanction, options->sanction, u + SANCTION);
	sorted(lag, options->lag, u + LAG);
	*cn = (gj_regime_case){.detection = detection[0], sanction[0], lag[2], 4};
	*us = (gj_regime_case){.detection = detection[1], sanction[eu_more ? 1 : 2], lag[0], 2};
	*eu = (gj_regime_case){.detection = detection[2], sanction[eu_more ? 2 : 1], lag[1], 3};
	for (int r = 0; r < GJ_REGIMES; r++)
		outcome(&p.of[r], &p);
	return p;
}

static void count(gj_regimes *out, const gj_regimes_point *p)
{
	const gj_regime_case *cn = &p->of[GJ_REGIME_CN], *us = &p->of[GJ_REGIME_US],
			     *eu = &p->of[GJ_REGIME_EU];

#define COMPARE(id, name, kind, holds, en, zh) out->count[GJ_COMPARE_##id] += (holds);
#include "dynamics/regimes.def"
#undef COMPARE
}

static int check(const char *name, gj_range range, double least, double most, gj_error *err)
{
	if (range.least >= least && range.most <= most && range.least <= range.most)
		return GJ_OK;
	return gj_fault(err, GJ_EINPUT, "`%s` is to vary from %g to %g, it can only from %g to %g",
			name, range.least, range.most, least, most);
}

int gj_regimes_run(gj_regimes *out, const gj_regimes_options *o, gj_error *err)
{
	gj_regimes found = {.points = o->points};

	if (o->points < 1 || o->points > GJ_REGIMES_MOST)
		return gj_fault(err, GJ_EINPUT, "points must be 1 to 100000000");
	if (check("speed", o->speed, 1, 1e6, err) != GJ_OK ||
	    check("disaster", o->disaster, 0, 1, err) != GJ_OK ||
	    check("detection", o->detection, 0, 1, err) != GJ_OK ||
	    check("sanction", o->sanction, 0, 1e6, err) != GJ_OK ||
	    check("gain", o->gain, 0, 1e6, err) != GJ_OK ||
	    check("lag", o->lag, 0, 1e6, err) != GJ_OK)
		return GJ_EINPUT;
	for (uint64_t i = 1; i <= o->points; i++) {
		gj_regimes_point p = gj_regimes_point_of(o, i);

		count(&found, &p);
	}
	*out = found;
	return GJ_OK;
}
