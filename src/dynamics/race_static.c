/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/race_static.h"

#include <math.h>

#include "dynamics/sentences.h"

static const gj_param params[GJ_RACE_STATIC_PARAMS] = {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh)                           \
	{name, symbol, unit, en, zh, least, most, usual, whole},
#include "dynamics/race_static.def"
#undef PARAM
};

static const gj_output outputs[GJ_RACE_STATIC_OUTPUTS] = {
#define OUTPUT(id, name, symbol, unit, en, zh) {name, symbol, unit, en, zh},
#include "dynamics/race_static.def"
#undef OUTPUT
};

double gj_race_risk_none(double n, double mu, double e)
{
	return e > 0 ? fmax(0, 1 - mu / (n * e)) : 0;
}

double gj_race_risk_own(double n, double mu, double e)
{
	double k = 1 + (n - 1) * e;

	return mu <= k ? 1 - n * mu / ((n + 1) * k) : pow(k / mu, n) / (n + 1);
}

double gj_race_risk_public(double n, double mu, double e)
{
	if (e == 0)
		return 0;
	if (mu <= e)
		return 1 - mu / ((n + 1) * e);
	return fmax(0, 1 + mu * expm1((n + 1) * log1p(-e / mu)) / ((n + 1) * e));
}

/*
 * While capability matters little, public information is the safer one (e < 1); where it matters much the risk with own information falls
 * as mu^-n, with public information as 1/mu. In between they cross once.
 */
static double crossing(double n, double e)
{
	double low = e, high = 2 * (1 + (n - 1) * e);

	if (e == 0)
		return NAN;
	while (high < 1e9 && gj_race_risk_public(n, high, e) <= gj_race_risk_own(n, high, e))
		high *= 2;
	for (;;) {
		double middle = low + (high - low) / 2;

		if (!(middle > low && middle < high))
			return middle;
		if (gj_race_risk_public(n, middle, e) <= gj_race_risk_own(n, middle, e))
			low = middle;
		else
			high = middle;
	}
}

static int solve(const double *param, double *out)
{
	double n = param[GJ_RACE_STATIC_TEAMS], mu = param[GJ_RACE_STATIC_IMPORTANCE],
	       e = param[GJ_RACE_STATIC_ENMITY];

	if (!gj_model_takes(&gj_model_race_static, param))
		return GJ_EINPUT;
	out[GJ_RACE_STATIC_NONE] = gj_race_risk_none(n, mu, e);
	out[GJ_RACE_STATIC_OWN] = gj_race_risk_own(n, mu, e);
	out[GJ_RACE_STATIC_PUBLIC] = gj_race_risk_public(n, mu, e);
	out[GJ_RACE_STATIC_SAFETY] = 1 - out[GJ_RACE_STATIC_NONE];
	out[GJ_RACE_STATIC_LADDER] = 1 + (n - 1) * e;
	out[GJ_RACE_STATIC_CROSSING] = crossing(n, e);
	out[GJ_RACE_STATIC_ONE_MORE] = gj_race_risk_own(n + 1, mu, e) - out[GJ_RACE_STATIC_OWN];
	return GJ_OK;
}

/* One race: capabilities are drawn, the teams play their equilibrium, the winner's safety is what counts. */
static int draw(const double *param, gj_random *random, double *out)
{
	double n = param[GJ_RACE_STATIC_TEAMS], mu = param[GJ_RACE_STATIC_IMPORTANCE],
	       e = param[GJ_RACE_STATIC_ENMITY], first = 0, second = 0;

	if (!gj_model_takes(&gj_model_race_static, param))
		return GJ_EINPUT;
	for (double i = 0; i < n; i++) {
		double able = mu * gj_random_uniform(random);

		second = fmax(second, fmin(first, able));
		first = fmax(first, able);
	}
	for (int i = 0; i < GJ_RACE_STATIC_OUTPUTS; i++)
		out[i] = NAN;
	out[GJ_RACE_STATIC_OWN] = 1 - fmin(1, first / (1 + (n - 1) * e));
	out[GJ_RACE_STATIC_PUBLIC] = first - second >= e ? 0 : 1 - (first - second) / e;
	return GJ_OK;
}

const gj_model gj_model_race_static = {
	.name = "race-static",
	.en = "the static safety race: what information does to the risk of a disaster",
	.zh = "静态安全竞赛：信息如何影响灾难风险",
	.source = "Armstrong, Bostrom and Shulman, \"Racing to the precipice\", AI & Society 31, "
		  "2016",
	.param = params,
	.n_params = GJ_RACE_STATIC_PARAMS,
	.output = outputs,
	.n_outputs = GJ_RACE_STATIC_OUTPUTS,
	.sentences = GJ_SENTENCE_SCENARIOS | GJ_SENTENCE_REGION | GJ_SENTENCE_IMPLICATION,
	.solve = solve,
	.draw = draw,
};
