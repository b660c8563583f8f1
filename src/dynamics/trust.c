/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/trust.h"

#include <math.h>

#include "dynamics/imitate.h"
#include "dynamics/sentences.h"

static const gj_param params[GJ_TRUST_PARAMS] = {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh)                           \
	{name, symbol, unit, en, zh, least, most, usual, whole},
#include "dynamics/trust.def"
#undef PARAM
};

static const gj_output outputs[GJ_TRUST_OUTPUTS] = {
#define OUTPUT(id, name, symbol, unit, en, zh) {name, symbol, unit, en, zh},
#include "dynamics/trust.def"
#undef OUTPUT
};

bool gj_trust_uses(gj_trust_state s)
{
	return s.user == GJ_USER_TRUSTS || (s.user == GJ_USER_IF_ENFORCED && s.enforces);
}

gj_trust_pay gj_trust_pay_of(gj_trust_state s, const double *p)
{
	double enforcing = s.enforces ? p[GJ_TRUST_ENFORCEMENT_COST] : 0;
	double complying = s.complies ? p[GJ_TRUST_COMPLIANCE_COST] : 0;
	gj_trust_pay pay = {0, -complying, -enforcing};

	if (!gj_trust_uses(s))
		return pay;
	pay.user = (s.complies ? 1 : p[GJ_TRUST_RISK]) * p[GJ_TRUST_USER_BENEFIT];
	pay.creator += p[GJ_TRUST_CREATOR_BENEFIT];
	pay.regulator += p[GJ_TRUST_REGULATOR_BENEFIT];
	if (!s.complies && s.enforces) {
		pay.creator -= p[GJ_TRUST_PUNISHMENT];
		pay.regulator += p[GJ_TRUST_REWARD] - p[GJ_TRUST_PUNISHING_COST];
	}
	return pay;
}

enum { STATES = 12, MOST_NEIGHBOURS = 4 };

/* One mutation in one population: to where, beta times the advantage there, and the chance of a step up that comes of it. */
typedef struct neighbour {
	unsigned to;
	double gain, up;
} neighbour;

/* The pure states that this choice of users has, with their neighbours. */
typedef struct game {
	unsigned n, n_neighbours, size;
	gj_trust_state state[STATES];
	neighbour next[STATES][MOST_NEIGHBOURS];
} game;

static void link_states(game *g, const double *p)
{
	for (unsigned i = 0; i < g->n; i++) {
		gj_trust_pay here = gj_trust_pay_of(g->state[i], p);

		g->n_neighbours = 0;
		for (unsigned j = 0; j < g->n; j++) {
			gj_trust_state a = g->state[i], b = g->state[j];
			gj_trust_pay there = gj_trust_pay_of(b, p);
			bool user = a.user != b.user, creator = a.complies != b.complies,
			     regulator = a.enforces != b.enforces;
			double gain = user	? there.user - here.user
				      : creator ? there.creator - here.creator
						: there.regulator - here.regulator;

			if (user + creator + regulator == 1)
				g->next[i][g->n_neighbours++] =
					(neighbour){j, p[GJ_TRUST_IMITATION] * gain, 0};
		}
	}
}

static void game_of(game *g, const double *p)
{
	static const bool has[3][GJ_USERS] = {
		{true, false, true}, {true, true, false}, {true, true, true}};
	const bool *users = has[(int)p[GJ_TRUST_USERS]];

	g->n = 0;
	g->size = (unsigned)p[GJ_TRUST_POPULATION];
	for (int i = 0; i < STATES; i++) {
		gj_trust_state s = {(gj_user)(i / 4), i % 4 < 2, i % 2 == 0};

		if (users[s.user])
			g->state[g->n++] = s;
	}
	link_states(g, p);
}

/* Outputs from shares of the states; those that the choice of users has not are NaN. */
static void tell(const game *g, const double *share, double *out)
{
	for (int i = 0; i < GJ_TRUST_OUTPUTS; i++)
		out[i] = i < GJ_TRUST_N_C_C ? 0 : NAN;
	for (unsigned i = 0; i < g->n; i++) {
		gj_trust_state s = g->state[i];

		out[GJ_TRUST_N_C_C + 4 * (int)s.user + 2 * !s.complies + !s.enforces] = share[i];
		out[GJ_TRUST_ADOPTION] += gj_trust_uses(s) ? share[i] : 0;
		out[GJ_TRUST_TRUST] += s.user != GJ_USER_NEVER ? share[i] : 0;
		out[GJ_TRUST_COMPLIANCE] += s.complies ? share[i] : 0;
		out[GJ_TRUST_ENFORCEMENT] += s.enforces ? share[i] : 0;
		out[GJ_TRUST_HARM] += gj_trust_uses(s) && !s.complies ? share[i] : 0;
	}
}

static int solve(const double *param, double *out)
{
	double share[GJ_CHAIN_MOST];
	gj_chain chain;
	game g;

	if (!gj_model_takes(&gj_model_trust, param))
		return GJ_EINPUT;
	game_of(&g, param);
	chain.n = g.n;
	for (unsigned i = 0; i < g.n; i++) {
		for (unsigned j = 0; j < g.n; j++)
			chain.log[i][j] = -INFINITY;
		for (unsigned k = 0; k < g.n_neighbours; k++)
			chain.log[i][g.next[i][k].to] =
				gj_fixation_constant_log(g.next[i][k].gain, g.size);
	}
	/* every state has as many neighbours: their number is in all transitions alike */
	gj_chain_stationary(&chain, share);
	tell(&g, share, out);
	return GJ_OK;
}

static unsigned mutation(const void *context, unsigned from, gj_random *random, uint64_t *moves)
{
	const game *g = context;
	const neighbour *next =
		&g->next[from][(unsigned)(gj_random_uniform(random) * g->n_neighbours)];

	return gj_even_walk_wins(next->up, g->size, random, moves) ? next->to : from;
}

/* The three populations at a moment of the long run. */
static int draw(const double *param, gj_random *random, double *out)
{
	double share[STATES] = {0};
	unsigned state;
	game g;

	if (!gj_model_takes(&gj_model_trust, param))
		return GJ_EINPUT;
	game_of(&g, param);
	for (unsigned i = 0; i < g.n; i++)
		for (unsigned k = 0; k < g.n_neighbours; k++)
			g.next[i][k].up = gj_logistic(g.next[i][k].gain);
	state = gj_stationary_draw(g.n, mutation, &g, random);
	for (int i = 0; i < GJ_TRUST_OUTPUTS; i++)
		out[i] = NAN;
	if (state == g.n)
		return GJ_OK;
	share[state] = 1;
	tell(&g, share, out);
	return GJ_OK;
}

const gj_model gj_model_trust = {
	.name = "trust",
	.en = "users, creators, regulators: adoption, compliance and enforcement together",
	.zh = "用户、开发者与监管者：采用、合规与执法的共同演化",
	.source = "Alalawi, Bova, Cimpeanu and others, arXiv 2403.09510, 2024; Applied "
		  "Mathematics and Computation 508, 2026; stationary vector: Grassmann, Taksar and "
		  "Heyman, Oper. Res. 33, 1985",
	.param = params,
	.n_params = GJ_TRUST_PARAMS,
	.output = outputs,
	.n_outputs = GJ_TRUST_OUTPUTS,
	.sentences = GJ_SENTENCE_SCENARIOS | GJ_SENTENCE_ADOPTION | GJ_SENTENCE_IMPLICATION,
	.solve = solve,
	.draw = draw,
};
