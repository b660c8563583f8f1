/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The numbers of the model `trust`: the rows that the authors' notebook prints, to its digits; the traps; the signs of every choice; the
 * simulated process beside the chain.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "dynamics/ask.h"
#include "dynamics/estimate.h"
#include "dynamics/near.h"
#include "dynamics/trust.h"

#define trust(output, ...) value_of(&gj_model_trust, output, __VA_ARGS__, NULL)

static void test_printed(void **state)
{
	static const char *const names[] = {"n-c-c", "n-c-d", "n-d-c", "n-d-d", "ct-c-d", "ct-d-d"};
	static const struct {
		double reward, share[6], most; /* `most`: CT-C-C, to six decimals */
	} rows[] = {
		{0,
		 {2.779715e-07, 9.801228e-06, 3.321693e-04, 1.626393e-03, 3.358249e-07,
		  6.040310e-05},
		 .997923},
		{.5,
		 {2.780450e-07, 9.762103e-06, 3.322989e-04, 1.619934e-03, 3.275055e-07,
		  5.305058e-05},
		 .997936},
		{1,
		 {2.781001e-07, 9.732808e-06, 3.323960e-04, 1.615098e-03, 3.212764e-07,
		  4.754541e-05},
		 .997947},
		{1.5,
		 {2.781429e-07, 9.710077e-06, 3.324713e-04, 1.611346e-03, 3.164431e-07,
		  4.327381e-05},
		 .997954},
		{2,
		 {2.781770e-07, 9.691947e-06, 3.325314e-04, 1.608353e-03, 3.125880e-07,
		  3.986676e-05},
		 .997961},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (int k = 0; k < 6; k++)
			near_digits(trust(names[k], "reward", rows[i].reward), rows[i].share[k], 7);
		near_digits(trust("ct-c-c", "reward", rows[i].reward), rows[i].most, 6);
	}
	near_digits(trust("ct-c-c", "risk", .9, "reward", 17.5), .999950, 6);
}

static void test_anchors(void **state)
{
	(void)state;
	near(trust("compliance", "users", 0.), .99793297, 6e-9);
	near(trust("compliance", "enforcement-cost", 5.), .00703389, 6e-9);
	near(trust("trust", "users", 1.), .00711915, 6e-9);
	near(trust("trust", "users", 1., "reward", 5., "risk", -.1), .09631345, 6e-9);
	near(trust("trust", "users", 1., "reward", 5., "risk", .2), .99990988, 6e-9);
	near(trust("compliance", "users", 1., "reward", 5., "risk", .2), .75117474, 6e-9);
	assert_true(trust("trust", "users", 0.) > .99 && trust("enforcement", "users", 0.) > .99);
	assert_true(trust("trust", "users", 1.) < .01);
}

/* Two traps: another strength of imitation is another result; and a strategy that is called trusting need not use. */
static void test_traps(void **state)
{
	(void)state;
	assert_true(fabs(trust("ct-c-c", "imitation", 1.) - .997923) > 1e-3);
	near(trust("trust", "enforcement-cost", 5.), 0.4999994, 5e-8);
	assert_true(fabs(trust("adoption", "enforcement-cost", 5.) / 2.6e-7 - 1) < .02);
	assert_true(trust("compliance", "enforcement-cost", 5.) < .01);
}

static gj_trust_pay pay(gj_user user, bool complies, bool enforces, size_t at, double value)
{
	double param[GJ_TRUST_PARAMS];

	gj_model_usual(&gj_model_trust, param);
	param[at] = value;
	return gj_trust_pay_of((gj_trust_state){user, complies, enforces}, param);
}

static void test_signs(void **state)
{
	const gj_user always = GJ_USER_TRUSTS, asks = GJ_USER_IF_ENFORCED;

	(void)state;
	for (double u = .1; u < 2;
	     u += .2) /* under enforcement creators comply iff punishment is above the cost */
		assert_true((pay(always, true, true, GJ_TRUST_PUNISHMENT, u).creator >
			     pay(always, false, true, GJ_TRUST_PUNISHMENT, u).creator) == (u > .5));
	assert_true(pay(always, false, false, GJ_TRUST_USERS, 0).creator >
		    pay(always, true, false, GJ_TRUST_USERS, 0).creator);
	assert_true(pay(always, true, false, GJ_TRUST_USERS, 0).regulator >
		    pay(always, true, true, GJ_TRUST_USERS, 0).regulator);
	for (double reward = .91; reward < 1.1;
	     reward += .1) /* against defectors iff the reward is above both costs */
		assert_true((pay(always, false, true, GJ_TRUST_REWARD, reward).regulator >
			     pay(always, false, false, GJ_TRUST_REWARD, reward).regulator) ==
			    (reward > 1));
	for (double cost = .5; cost < 6;
	     cost += 2) /* where users ask for it iff use is worth more than it costs */
		assert_true((pay(asks, true, true, GJ_TRUST_ENFORCEMENT_COST, cost).regulator >
			     pay(asks, true, false, GJ_TRUST_ENFORCEMENT_COST, cost).regulator) ==
			    (cost < 4));
	assert_true(pay(GJ_USER_NEVER, true, true, GJ_TRUST_USERS, 0).creator == -.5);
	assert_true(pay(asks, false, true, GJ_TRUST_USERS, 0).user == -4);
	assert_true(pay(asks, false, false, GJ_TRUST_USERS, 0).user == 0);
}

/* Shares are shares, for all kinds of users and at all strengths; nobody imitates: every state alike. */
static void test_shares(void **state)
{
	double param[GJ_TRUST_PARAMS], out[GJ_TRUST_OUTPUTS];
	gj_random random;

	(void)state;
	gj_random_at(&random, 13, 0);
	for (int i = 0; i < 3000; i++) {
		double sum = 0;

		gj_model_usual(&gj_model_trust, param);
		for (int k = GJ_TRUST_USER_BENEFIT; k < GJ_TRUST_REWARD; k++)
			param[k] *= 2 * gj_random_uniform(&random);
		param[GJ_TRUST_USERS] = i % 3;
		param[GJ_TRUST_REWARD] = 10 * gj_random_uniform(&random) - 3;
		param[GJ_TRUST_POPULATION] = i % 7 == 0 ? 100000 : 2 + i % 200;
		param[GJ_TRUST_IMITATION] =
			i % 5 == 0 ? 0 : pow(10, 8 * gj_random_uniform(&random) - 5);
		assert_int_equal(gj_model_trust.solve(param, out), GJ_OK);
		for (int k = GJ_TRUST_N_C_C; k < GJ_TRUST_OUTPUTS; k++) {
			bool has = k < GJ_TRUST_T_C_C || i % 3 == 2 ||
				   (k < GJ_TRUST_CT_C_C) == (i % 3 == 1);

			assert_true(has ? out[k] >= 0 && out[k] <= 1 : isnan(out[k]));
			sum += has ? out[k] : 0;
			if (has && i % 5 == 0)
				near(out[k], i % 3 == 2 ? 1. / 12 : 1. / 8, 1e-13);
		}
		near(sum, 1, 1e-13);
		assert_true(out[GJ_TRUST_ADOPTION] <= out[GJ_TRUST_TRUST] + 1e-15);
		assert_true(out[GJ_TRUST_HARM] <= out[GJ_TRUST_ADOPTION] + 1e-15);
	}
}

static void test_simulated(void **state)
{
	static const struct {
		double users, imitation, reward;
	} rows[] = {{0, .05, 0}, {1, .1, 3}, {2, .03, 2}};
	static const size_t outputs[] = {GJ_TRUST_ADOPTION, GJ_TRUST_TRUST, GJ_TRUST_COMPLIANCE,
					 GJ_TRUST_ENFORCEMENT, GJ_TRUST_HARM};

	(void)state;
	for (int i = 0; i < 3; i++) {
		double param[GJ_TRUST_PARAMS], exact[GJ_TRUST_OUTPUTS];
		gj_estimate_options options = {.n = 1000, .seed = 14, .threads = 2};
		gj_estimate found;
		gj_arena arena;
		gj_error err;

		gj_model_usual(&gj_model_trust, param);
		param[GJ_TRUST_USERS] = rows[i].users;
		param[GJ_TRUST_IMITATION] = rows[i].imitation;
		param[GJ_TRUST_REWARD] = rows[i].reward;
		param[GJ_TRUST_POPULATION] = 12;
		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		assert_int_equal(gj_model_trust.solve(param, exact), GJ_OK);
		assert_int_equal(
			gj_estimate_run(&found, &gj_model_trust, param, &options, &arena, &err),
			GJ_OK);
		for (int k = 0; k < 5; k++) {
			double p = exact[outputs[k]];

			assert_true(p > .005 && p < .995);
			assert_true(fabs(gj_estimated_mean(&found.output[outputs[k]]) - p) <
				    4.5 * sqrt(p * (1 - p) / 1000));
			assert_true(found.output[outputs[k]].moments.n == 1000);
		}
		gj_arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_printed), cmocka_unit_test(test_anchors),
		cmocka_unit_test(test_traps),	cmocka_unit_test(test_signs),
		cmocka_unit_test(test_shares),	cmocka_unit_test(test_simulated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
