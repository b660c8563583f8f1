/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/diffusion.h"

#include <math.h>

#include "dynamics/sentences.h"

static const gj_param params[GJ_DIFFUSION_PARAMS] = {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh)                           \
	{name, symbol, unit, en, zh, least, most, usual, whole},
#include "dynamics/diffusion.def"
#undef PARAM
};

static const gj_output outputs[GJ_DIFFUSION_OUTPUTS] = {
#define OUTPUT(id, name, symbol, unit, en, zh) {name, symbol, unit, en, zh},
#include "dynamics/diffusion.def"
#undef OUTPUT
};

double gj_diffusion_share(double p, double q, double time, double start)
{
	double gone = expm1(-(p + q) * time), open = 1 - start, all;

	/* (p + q start) (1 - p E)/(1 + q E) with E written out: nothing is divided by p + q start */
	all = p + q * start + q * open * (1 + gone);
	return all > 0 ? ((p + q) * start - p * open * gone) / all : start;
}

static void solve_curve(const double *v, double *out)
{
	double p = v[GJ_DIFFUSION_INNOVATION], q = v[GJ_DIFFUSION_EMULATION],
	       start = v[GJ_DIFFUSION_START], t = v[GJ_DIFFUSION_TIME];
	double since = t - v[GJ_DIFFUSION_SIGNAL_TIME], alone = gj_diffusion_share(p, q, t, start);
	double peak = log(q * (1 - start) / (p + q * start)) / (p + q);
	double then = gj_diffusion_share(p, q, v[GJ_DIFFUSION_SIGNAL_TIME], start);

	out[GJ_DIFFUSION_ADOPTED] =
		since > 0 ? gj_diffusion_share(v[GJ_DIFFUSION_SIGNAL_INNOVATION], q, since, then)
			  : alone;
	out[GJ_DIFFUSION_ADOPTED_ALONE] = alone;
	out[GJ_DIFFUSION_GAIN] = out[GJ_DIFFUSION_ADOPTED] - alone;
	out[GJ_DIFFUSION_RATE] = (p + q * alone) * (1 - alone);
	out[GJ_DIFFUSION_PEAK] = peak >= 0 && isfinite(peak) ? peak : NAN;
	out[GJ_DIFFUSION_PEAK_SHARE] = isnan(out[GJ_DIFFUSION_PEAK]) ? NAN : (1 - p / q) / 2;
	out[GJ_DIFFUSION_PEAK_RATE] =
		isnan(out[GJ_DIFFUSION_PEAK]) ? NAN : (p + q) * (p + q) / (4 * q);
}

static int solve(const double *param, double *out)
{
	double n = param[GJ_DIFFUSION_CONTESTANTS];

	if (!gj_model_takes(&gj_model_diffusion, param))
		return GJ_EINPUT;
	solve_curve(param, out);
	out[GJ_DIFFUSION_EFFORT] =
		param[GJ_DIFFUSION_PRIZE] * (n - 1) / (n * n * param[GJ_DIFFUSION_EFFORT_COST]);
	out[GJ_DIFFUSION_EFFORT_ALL] = n * out[GJ_DIFFUSION_EFFORT];
	out[GJ_DIFFUSION_DISSIPATION] = (n - 1) / n;
	return GJ_OK;
}

const gj_model gj_model_diffusion = {
	.name = "diffusion",
	.en = "local diffusion: adoption by places with and without a central signal; the contest "
	      "for promotion",
	.zh = "地方扩散：有无中央信号时地方的采纳；晋升竞赛",
	.source = "Bass, Management Science 15(5) 1969; Tullock 1980; Li, Liu, Weng and Zhou, "
		  "Economic Journal 129, 2019; Zhu and Zhang, JPART 2016 (closest empirical "
		  "analogue); against it: Pang, Keng and Zhang 2023",
	.param = params,
	.n_params = GJ_DIFFUSION_PARAMS,
	.output = outputs,
	.n_outputs = GJ_DIFFUSION_OUTPUTS,
	.sentences = GJ_SENTENCE_SCENARIOS | GJ_SENTENCE_POINTS | GJ_SENTENCE_PROMOTION |
		     GJ_SENTENCE_IMPLICATION,
	.solve = solve,
};
