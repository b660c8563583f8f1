/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/signal.h"

#include <math.h>

#include "dynamics/sentences.h"
#include "dynamics/tipping.h"

static const gj_param params[GJ_SIGNAL_PARAMS] = {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh)                           \
	{name, symbol, unit, en, zh, least, most, usual, whole},
#include "dynamics/signal.def"
#undef PARAM
};

static const gj_output outputs[GJ_SIGNAL_OUTPUTS] = {
#define OUTPUT(id, name, symbol, unit, en, zh) {name, symbol, unit, en, zh},
#include "dynamics/signal.def"
#undef OUTPUT
};

double gj_signal_weight(double p, double x, double rho)
{
	return p / (p + x * (1 - rho));
}

double gj_signal_weight_at_level(double p, double x, double rho, double level)
{
	double d = p / (p + x), ratio = rho * (1 - d);

	return d * (1 - pow(ratio, level)) / (1 - ratio);
}

double gj_signal_loss(double p, double x, double rho, double rho_s)
{
	double c = 1 - rho, all = p + x * c;

	return ((1 - rho_s) * p + x * c * c) / (all * all);
}

double gj_signal_aged(double p, double drift, double time)
{
	return p / (1 + p * drift * time);
}

double gj_signal_hurts_below(double x, double rho, double rho_s)
{
	double c = 1 - rho, c_s = 1 - rho_s;

	return fmax(0, c * x * (c_s - 2 * c) / c_s);
}

static double pooled(const double *p)
{
	return gj_signal_aged(p[GJ_SIGNAL_PRECISION], p[GJ_SIGNAL_DRIFT], p[GJ_SIGNAL_AGE]) +
	       p[GJ_SIGNAL_SECOND];
}

static void solve_tipping(const double *param, double p, double *out)
{
	gj_tipping t = gj_tipping_of(p, param[GJ_SIGNAL_PRIVATE], param[GJ_SIGNAL_COST],
				     param[GJ_SIGNAL_SIGNAL]);

	out[GJ_SIGNAL_UNIQUE] = p / sqrt(param[GJ_SIGNAL_PRIVATE]);
	out[GJ_SIGNAL_EQUILIBRIA] = t.n;
	out[GJ_SIGNAL_TIP_LOW] = t.threshold[0];
	out[GJ_SIGNAL_TIP_MIDDLE] = t.n == 3 ? t.threshold[1] : NAN;
	out[GJ_SIGNAL_TIP_HIGH] = t.threshold[t.n - 1];
}

static int solve(const double *param, double *out)
{
	double x = param[GJ_SIGNAL_PRIVATE], rho = param[GJ_SIGNAL_CONFORMITY];
	double rho_s = param[GJ_SIGNAL_SOCIAL], c = 1 - rho, c_s = 1 - rho_s, p, all;

	if (!gj_model_takes(&gj_model_signal, param))
		return GJ_EINPUT;
	p = pooled(param);
	all = p + x * c;
	out[GJ_SIGNAL_POOLED] = p;
	out[GJ_SIGNAL_WEIGHT] = gj_signal_weight(p, x, rho);
	out[GJ_SIGNAL_WEIGHT_LEVEL] = gj_signal_weight_at_level(p, x, rho, param[GJ_SIGNAL_LEVEL]);
	out[GJ_SIGNAL_WEIGHT_TWO] = gj_signal_weight_at_level(p, x, rho, 2);
	out[GJ_SIGNAL_JUDGEMENT] = x * c / all;
	out[GJ_SIGNAL_EFFICIENT] = gj_signal_weight(p, x, rho_s);
	out[GJ_SIGNAL_LOSS] = gj_signal_loss(p, x, rho, rho_s);
	out[GJ_SIGNAL_LOSS_NONE] = 1 / x;
	out[GJ_SIGNAL_DISPERSION] = x * c * c / (all * all);
	out[GJ_SIGNAL_VOLATILITY] = p / (all * all);
	out[GJ_SIGNAL_MARGINAL] = (c_s * (x * c - p) - 2 * x * c * c) / (all * all * all);
	out[GJ_SIGNAL_HURTS_BELOW] = gj_signal_hurts_below(x, rho, rho_s);
	out[GJ_SIGNAL_WORSE_BELOW] = fmax(0, x * (c_s - 2 * c));
	/* Where marginal-loss is 0; a law that is precise enough hurts at no social value. */
	out[GJ_SIGNAL_TURNS] = p < x * c ? 1 - 2 * x * c * c / (x * c - p) : NAN;
	solve_tipping(param, p, out);
	return GJ_OK;
}

/*
 * One law and n addressees: from their actions alone the variance among them, and of their mean about the stance less the part that is
 * chance of the n.
 */
static int draw(const double *param, gj_random *random, double *out)
{
	double x = param[GJ_SIGNAL_PRIVATE], n = param[GJ_SIGNAL_ADDRESSEES], p, w, law, mean = 0,
	       squares = 0;

	if (!gj_model_takes(&gj_model_signal, param))
		return GJ_EINPUT;
	p = pooled(param);
	w = gj_signal_weight(p, x, param[GJ_SIGNAL_CONFORMITY]);
	law = p > 0 ? w * gj_random_normal(random) / sqrt(p) : 0;
	for (double i = 1; i <= n; i++) {
		double action = law + (1 - w) * gj_random_normal(random) / sqrt(x);
		double apart = action - mean;

		mean += apart / i;
		squares += apart * (action - mean);
	}
	for (int i = 0; i < GJ_SIGNAL_OUTPUTS; i++)
		out[i] = NAN;
	out[GJ_SIGNAL_DISPERSION] = squares / (n - 1);
	out[GJ_SIGNAL_VOLATILITY] = mean * mean - squares / (n - 1) / n;
	out[GJ_SIGNAL_LOSS] = (1 - param[GJ_SIGNAL_SOCIAL]) * out[GJ_SIGNAL_VOLATILITY] +
			      out[GJ_SIGNAL_DISPERSION];
	return GJ_OK;
}

const gj_model gj_model_signal = {
	.name = "signal",
	.en = "law as a public signal: what weight it gets, what is left for judgement, when a "
	      "clearer law hurts",
	.zh = "法律作为公共信号：它得到多大权重，留给判断多少，何时更明确的法律反而有害",
	.source = "Morris and Shin, AER 92(5) 2002; Svensson, AER 96(1) 2006; Angeletos and Pavan, "
		  "Econometrica 75(4) 2007; Angeletos, Hellwig and Pavan, Econometrica 75(3) 2007 "
		  "(regime change); Cornand and Heinemann 2014, Baeriswyl and Cornand 2016 "
		  "(level-k, laboratory)",
	.param = params,
	.n_params = GJ_SIGNAL_PARAMS,
	.output = outputs,
	.n_outputs = GJ_SIGNAL_OUTPUTS,
	.sentences = GJ_SENTENCE_SCENARIOS | GJ_SENTENCE_SOCIAL | GJ_SENTENCE_ORDINAL |
		     GJ_SENTENCE_LABORATORY | GJ_SENTENCE_SVENSSON,
	.solve = solve,
	.draw = draw,
};
