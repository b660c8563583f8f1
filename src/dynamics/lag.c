/* SPDX-License-Identifier: Apache-2.0 */
/* The model `lag`: its tables, and all closed forms at one place. */
#include "dynamics/lag.h"

#include <math.h>

#include "dynamics/sentences.h"

static const gj_param params[GJ_LAG_PARAMS] = {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh)                           \
	[GJ_LAG_##id] = {name, symbol, unit, en, zh, least, most, usual, whole},
#include "dynamics/lag.def"
#undef PARAM
};

static const gj_output outputs[GJ_LAG_OUTPUTS] = {
#define OUTPUT(id, name, symbol, unit, en, zh) [GJ_LAG_##id] = {name, symbol, unit, en, zh},
#include "dynamics/lag.def"
#undef OUTPUT
};

static void solve_reports(const double *p, double *out)
{
	gj_lag_reports r = {p[GJ_LAG_EVENTS], p[GJ_LAG_TIERS], p[GJ_LAG_TIER_TIME], p[GJ_LAG_PASS],
			    p[GJ_LAG_CHANNELS]};
	double lag = r.tiers * r.tier_time;

	out[GJ_LAG_LAG] = lag;
	out[GJ_LAG_ARRIVED] = gj_lag_arrived(r.tiers, r.tier_time, p[GJ_LAG_TIME]);
	out[GJ_LAG_REACH] = gj_lag_reach(r.pass, r.tiers);
	out[GJ_LAG_REACH_ANY] = gj_lag_reach_any(r.pass, r.tiers, r.channels);
	out[GJ_LAG_HEARD] = gj_lag_heard(&r, p[GJ_LAG_TIME]);
	out[GJ_LAG_HEARD_ANY] = gj_lag_heard_any(&r, p[GJ_LAG_TIME]);
	out[GJ_LAG_HEARD_HALF] = gj_lag_heard_half(&r);
	out[GJ_LAG_EXPOSURE] = gj_lag_exposure(p[GJ_LAG_GROWTH], r.tiers, r.tier_time);
	out[GJ_LAG_EXPOSURE_FIXED] = exp(p[GJ_LAG_GROWTH] * lag);
}

static void solve_belief(const double *p, double *out)
{
	double rate = p[GJ_LAG_EVENTS] * out[GJ_LAG_REACH], quiet = p[GJ_LAG_QUIET];

	out[GJ_LAG_BELIEF_THOUGHT] = gj_lag_belief(p[GJ_LAG_PRIOR], p[GJ_LAG_ALARMS], quiet);
	out[GJ_LAG_BELIEF_TRUE] = gj_lag_belief(p[GJ_LAG_PRIOR], rate, quiet);
	out[GJ_LAG_FALSE_CONFIDENCE] = (p[GJ_LAG_ALARMS] - rate) * quiet;
	out[GJ_LAG_QUIET_UNTIL] =
		gj_lag_quiet_until(p[GJ_LAG_PRIOR], p[GJ_LAG_ALARMS], p[GJ_LAG_FLOOR]);
}

static void solve_swings(const double *p, double *out)
{
	double lag = out[GJ_LAG_LAG], gain = p[GJ_LAG_GAIN], critical;
	gj_lag_mode fixed = gj_lag_fixed_mode(gain, lag);
	gj_lag_mode tiers = gj_lag_tiers_mode(gain, p[GJ_LAG_TIERS], p[GJ_LAG_TIER_TIME]);

	critical = gj_lag_critical(p[GJ_LAG_TIERS]);
	out[GJ_LAG_GAIN_LAG] = gain * lag;
	out[GJ_LAG_SWING_GROWTH] = fixed.growth;
	out[GJ_LAG_SWING_FREQUENCY] = fixed.frequency;
	out[GJ_LAG_SWING_PERIOD] = gj_lag_period(fixed);
	out[GJ_LAG_TIERS_GROWTH] = tiers.growth;
	out[GJ_LAG_TIERS_PERIOD] = gj_lag_period(tiers);
	out[GJ_LAG_CRITICAL] = isfinite(critical) ? critical : NAN;
	out[GJ_LAG_MARGIN] = isfinite(critical) ? critical / (gain * lag) : NAN;
}

static void solve_shots(const double *p, double *out)
{
	gj_lag_shots shots = {p[GJ_LAG_CRISES], p[GJ_LAG_JUMP], p[GJ_LAG_RELAXATION]};

	out[GJ_LAG_STRINGENCY] = gj_lag_stringency(&shots);
	out[GJ_LAG_STRINGENCY_VARIANCE] = gj_lag_stringency_variance(&shots);
	out[GJ_LAG_HALF_LIFE] = gj_lag_half_life(&shots);
	out[GJ_LAG_PERSISTENCE] = gj_lag_persistence(&shots, p[GJ_LAG_TIME]);
}

static int solve(const double *param, double *out)
{
	if (!gj_model_takes(&gj_model_lag, param))
		return GJ_EINPUT;
	solve_reports(param, out);
	solve_belief(param, out);
	solve_swings(param, out);
	solve_shots(param, out);
	return GJ_OK;
}

const gj_model gj_model_lag = {
	.name = "lag",
	.en = "lag, crisis, crackdown: reports climb a hierarchy, silence reassures, late "
	      "correction "
	      "overshoots, crackdowns relax",
	.zh = "滞后、危机与整治：信息逐级上报，沉默使人放心，迟来的纠正会过头，整治之后逐渐松弛",
	.source = "Erlang delay by the linear chain trick; Williamson, J. Polit. Econ. 75(2) 1967 "
		  "(control "
		  "loss); Aizenman, NBER 15018, 2009 (quiet periods); delayed negative feedback x' "
		  "= -k x(t-T); "
		  "Campbell's theorem for shot noise; the composition is this project's own",
	.param = params,
	.n_params = GJ_LAG_PARAMS,
	.output = outputs,
	.n_outputs = GJ_LAG_OUTPUTS,
	.sentences = GJ_SENTENCE_SCENARIOS | GJ_SENTENCE_LENIENCY | GJ_SENTENCE_OWN |
		     GJ_SENTENCE_SWING | GJ_SENTENCE_IMPLICATION,
	.solve = solve,
	.draw = gj_lag_draw,
};
