/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/race.h"

#include <math.h>

#include "dynamics/imitate.h"
#include "dynamics/sentences.h"

static const gj_param params[GJ_RACE_PARAMS] = {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh)                           \
	{name, symbol, unit, en, zh, least, most, usual, whole},
#include "dynamics/race.def"
#undef PARAM
};

static const gj_output outputs[GJ_RACE_OUTPUTS] = {
#define OUTPUT(id, name, symbol, unit, en, zh) {name, symbol, unit, en, zh},
#include "dynamics/race.def"
#undef OUTPUT
};

enum { SAFE, UNSAFE };

/* Pay-offs before disaster and sanction: at [UNSAFE] what an unsafe player has if all goes well. */
static gj_game before(const double *p)
{
	double b = p[GJ_RACE_BENEFIT], c = p[GJ_RACE_COST], s = p[GJ_RACE_SPEED],
	       found = p[GJ_RACE_DETECTION], prize = p[GJ_RACE_PRIZE] / p[GJ_RACE_ROUNDS];
	gj_game g;

	g.pay[SAFE][SAFE] = b / 2 - c + prize / 2;
	g.pay[SAFE][UNSAFE] = (1 - found) * b / (s + 1) + found * b - c;
	g.pay[UNSAFE][SAFE] = (1 - found) * s * b / (s + 1) + s * prize;
	g.pay[UNSAFE][UNSAFE] = (1 - found * found) * b / 2 + s * prize / 2;
	return g;
}

static gj_game after(gj_game g, const double *p)
{
	for (int other = 0; other < 2; other++)
		g.pay[UNSAFE][other] =
			(1 - p[GJ_RACE_DISASTER]) * g.pay[UNSAFE][other] - p[GJ_RACE_SANCTION];
	return g;
}

gj_game gj_race_game(const double *param)
{
	return after(before(param), param);
}

/* The chance of disaster at which (1 - pr) `unsafe` - `times` phi = `safe`; NaN where unsafe play brings nothing. */
static double threshold(double safe, double unsafe, double times, double sanction)
{
	return unsafe > 0 ? 1 - (safe + times * sanction) / unsafe : NAN;
}

static void thresholds(const double *p, const gj_game *g, double *out)
{
	const double *safe = g->pay[SAFE], *unsafe = g->pay[UNSAFE];
	double z = p[GJ_RACE_POPULATION], phi = p[GJ_RACE_SANCTION], pr = p[GJ_RACE_DISASTER];
	double both = unsafe[SAFE] + unsafe[UNSAFE];

	out[GJ_RACE_COLLECTIVE] = threshold(safe[SAFE], unsafe[UNSAFE], 1, phi);
	out[GJ_RACE_UNILATERAL] = threshold(safe[SAFE], unsafe[SAFE], 1, phi);
	out[GJ_RACE_DOMINANCE] = threshold(safe[SAFE] + safe[UNSAFE], both, 2, phi);
	out[GJ_RACE_HALF] = threshold((z - 2) * safe[SAFE] + z * safe[UNSAFE],
				      (z - 2) * unsafe[UNSAFE] + z * unsafe[SAFE], 2 * z - 2, phi);
	out[GJ_RACE_SANCTION_NEEDED] = ((1 - pr) * both - safe[SAFE] - safe[UNSAFE]) / 2;
	out[GJ_RACE_ZONE] = !(pr < out[GJ_RACE_DOMINANCE]) ? 2
			    : pr > out[GJ_RACE_COLLECTIVE] ? 1
							   : 0;
}

static void imitation(const double *p, const gj_game *g, double *out)
{
	unsigned size = (unsigned)p[GJ_RACE_POPULATION];
	gj_climb climb = gj_climb_of(g, UNSAFE, size, p[GJ_RACE_IMITATION]);
	double odds = gj_fixation_odds_log(climb, size), up = gj_fixation_log(climb, size);
	double less = exp(-fabs(odds)), more;

	/* of one sum both, since their ratio is known; the larger is never above 1 */
	out[GJ_RACE_FIX_UNSAFE_LOG] = fmin(0, up);
	out[GJ_RACE_FIX_SAFE_LOG] = fmin(0, up - odds);
	more = exp(out[odds < 0 ? GJ_RACE_FIX_SAFE_LOG : GJ_RACE_FIX_UNSAFE_LOG]);
	out[GJ_RACE_FIX_UNSAFE] = odds < 0 ? more * less : more;
	out[GJ_RACE_FIX_SAFE] = odds < 0 ? more : more * less;
	out[GJ_RACE_UNSAFE] = (odds < 0 ? less : 1) / (1 + less);
}

static int solve(const double *param, double *out)
{
	gj_game ahead, g;

	if (!gj_model_takes(&gj_model_race, param))
		return GJ_EINPUT;
	ahead = before(param);
	g = after(ahead, param);
	thresholds(param, &ahead, out);
	imitation(param, &g, out);
	out[GJ_RACE_ROUNDS_SAVED] = param[GJ_RACE_ROUNDS] * (1 - 1 / param[GJ_RACE_SPEED]);
	out[GJ_RACE_ALONE] = g.pay[UNSAFE][SAFE] - g.pay[SAFE][SAFE];
	out[GJ_RACE_TOGETHER] = g.pay[UNSAFE][UNSAFE] - g.pay[SAFE][SAFE];
	out[GJ_RACE_PAY_SS] = g.pay[SAFE][SAFE];
	out[GJ_RACE_PAY_SU] = g.pay[SAFE][UNSAFE];
	out[GJ_RACE_PAY_US] = g.pay[UNSAFE][SAFE];
	out[GJ_RACE_PAY_UU] = g.pay[UNSAFE][UNSAFE];
	return GJ_OK;
}

static unsigned mutation(const void *context, unsigned from, gj_random *random, uint64_t *moves)
{
	const gj_walk *mutant = context; /* of each strategy */
	unsigned other = 1 - from;

	return gj_walk_wins(&mutant[other], random, moves) ? other : from;
}

/*
 * Whether a moment of the long run takes too many moves to draw: a mutant makes some Z of them, and one in 1/(up + down) takes over. It is
 * said beforehand, of the parameters alone: to give up histories that turn out long would leave a sample that is not fair.
 */
static bool too_long(const gj_climb *climb, unsigned size)
{
	double change =
		exp(gj_fixation_log(climb[SAFE], size)) + exp(gj_fixation_log(climb[UNSAFE], size));

	return !(size < change * (GJ_IMITATE_MOST_MOVES / 20));
}

/* One mutant of each kind among the others, and the population at a moment of the long run. */
static int draw(const double *param, gj_random *random, double *out)
{
	uint64_t moves = GJ_IMITATE_MOST_MOVES;
	unsigned size, state = 2;
	gj_climb climb[2];
	gj_walk mutant[2];
	gj_game g;

	if (!gj_model_takes(&gj_model_race, param))
		return GJ_EINPUT;
	size = (unsigned)param[GJ_RACE_POPULATION];
	g = gj_race_game(param);
	for (int i = 0; i < 2; i++) {
		climb[i] = gj_climb_of(&g, i, size, param[GJ_RACE_IMITATION]);
		mutant[i] = gj_walk_of(climb[i], size);
	}
	for (int i = 0; i < GJ_RACE_OUTPUTS; i++)
		out[i] = NAN;
	out[GJ_RACE_FIX_UNSAFE] = gj_walk_wins(&mutant[UNSAFE], random, &moves);
	out[GJ_RACE_FIX_SAFE] = gj_walk_wins(&mutant[SAFE], random, &moves);
	if (moves == 0)
		out[GJ_RACE_FIX_UNSAFE] = out[GJ_RACE_FIX_SAFE] = NAN;
	if (!too_long(climb, size))
		state = gj_stationary_draw(2, mutation, mutant, random);
	if (state < 2)
		out[GJ_RACE_UNSAFE] = state == UNSAFE;
	return GJ_OK;
}

const gj_model gj_model_race = {
	.name = "race",
	.en = "the dynamic race: safe against unsafe development under imitation, detection and "
	      "sanction",
	.zh = "动态竞赛：在模仿、查处与制裁之下，安全与不安全开发之争",
	.source = "Han, Pereira, Santos and Lenaerts, JAIR 69, 2020, and PLOS ONE 16(1) e0244592, "
		  "2021 (DSAIR); Traulsen, Nowak and Pacheco, Phys. Rev. E 74, 2006 (imitation); "
		  "the sanction phi is this project's own",
	.param = params,
	.n_params = GJ_RACE_PARAMS,
	.output = outputs,
	.n_outputs = GJ_RACE_OUTPUTS,
	.sentences = GJ_SENTENCE_SCENARIOS | GJ_SENTENCE_LENIENCY | GJ_SENTENCE_OWN |
		     GJ_SENTENCE_DETECTION | GJ_SENTENCE_IMPLICATION,
	.solve = solve,
	.draw = draw,
};
