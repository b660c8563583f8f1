/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The estimator on functions whose indices are known: Ishigami and Homma (1990) and the g-function of Sobol; Halton's points; the model
 * `lag` against facts that need no estimate; the same digits for any number of threads.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "dynamics/halton.h"
#include "dynamics/lag.h"
#include "dynamics/near.h"
#include "dynamics/sobol.h"
#include "support/failing_alloc.h"

static const double pi = 3.14159265358979323846;

static void ishigami(const void *context, const double *unit, double *out)
{
	double x[3];

	(void)context;
	for (int i = 0; i < 3; i++)
		x[i] = (2 * unit[i] - 1) * pi;
	out[0] = sin(x[0]) + 7 * pow(sin(x[1]), 2) + .1 * pow(x[2], 4) * sin(x[0]);
}

static void g_function(const void *context, const double *unit, double *out)
{
	static const double a[3] = {0, 1, 4.5};

	(void)context;
	out[0] = 1;
	for (int i = 0; i < 3; i++)
		out[0] *= (fabs(4 * unit[i] - 2) + a[i]) / (1 + a[i]);
	out[1] = 1e9 + out[0]; /* a large mean must not cost digits */
	out[2] = unit[0] < .5 ? out[0] : NAN;
	out[3] = 4; /* hangs on nothing */
}

static gj_sobol run(gj_arena *arena, const gj_sobol_function *f, uint64_t rows, unsigned threads)
{
	gj_sobol_options options = {.rows = rows, .seed = 3, .threads = threads};
	gj_sobol out;

	assert_int_equal(gj_sobol_run(&out, f, &options, arena, NULL), GJ_OK);
	return out;
}

static void holds(const gj_sobol_index *index, double first, double total)
{
	near(index->first, first, .02);
	near(index->total, total, .02);
	assert_true(fabs(index->first - first) < 4 * index->first_error + 1e-12);
	assert_true(fabs(index->total - total) < 4 * index->total_error + 1e-12);
}

static void test_ishigami(void **state)
{
	double v1 = .5 * pow(1 + .1 * pow(pi, 4) / 5, 2), v2 = 49. / 8;
	double v13 = .01 * pow(pi, 8) * 8 / 225, v = v1 + v2 + v13;
	gj_sobol_function f = {3, 1, ishigami, NULL};
	gj_arena arena;
	gj_sobol found;

	(void)state;
	near(v, 49. / 8 + .1 * pow(pi, 4) / 5 + .01 * pow(pi, 8) / 18 + .5, 1e-12);
	near(v1 / v, .3139, 5e-5);
	near(v2 / v, .4424, 5e-5);
	near(v13 / v, .2437, 5e-5);
	near((v1 + v13) / v, .5576, 5e-5);
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	found = run(&arena, &f, 40000, 2);
	assert_int_equal(found.rows, 40000);
	assert_int_equal(found.evaluations, 200000);
	holds(&found.output[0].index[0], v1 / v, (v1 + v13) / v);
	holds(&found.output[0].index[1], v2 / v, v2 / v);
	holds(&found.output[0].index[2], 0, v13 / v);
	near(found.output[0].variance, v, .02);
	near(found.output[0].mean, 3.5, .02);
	for (size_t i = 0; i < 3; i++)
		assert_true(gj_sobol_known(&found.output[0], i));
	gj_arena_free(&arena);
}

static void test_g_function(void **state)
{
	static const double a[3] = {0, 1, 4.5};
	double part[3], all = 1;
	gj_sobol_function f = {3, 4, g_function, NULL};
	gj_arena arena;
	gj_sobol found;

	(void)state;
	for (int i = 0; i < 3; i++)
		all *= 1 + (part[i] = 1 / (3 * pow(1 + a[i], 2)));
	all -= 1;
	near(all, 4. / 3 * 13 / 12 * (1 + 1 / 90.75) - 1, 1e-14);
	near(part[0] / all, .7240, 1e-3);
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	found = run(&arena, &f, 40000, 2);
	for (int i = 0; i < 3; i++) {
		const gj_sobol_index *index = &found.output[0].index[i];

		holds(index, part[i] / all, part[i] * (1 + all) / (1 + part[i]) / all);
		near(found.output[1].index[i].first, index->first, 1e-5);
		near(found.output[1].index[i].total, index->total, 1e-5);
		assert_true(isnan(found.output[3].index[i].first));
		assert_true(isnan(found.output[3].index[i].total));
		assert_false(gj_sobol_known(&found.output[3], (size_t)i));
	}
	near(found.output[1].mean - 1e9, found.output[0].mean, 1e-6);
	/* a quarter of the rows have x1 < 1/2 in both matrices */
	near((double)found.output[2].rows / 40000, .25, .01);
	assert_true(found.output[3].variance == 0);
	gj_arena_free(&arena);
}

/* Of 200 seeds, two standard errors hold the index of Ishigami's x1 in some 95 of a hundred: 190 +- 4 * 3.1, and the jackknife's own. */
static void test_errors_are_right(void **state)
{
	gj_sobol_function f = {3, 1, ishigami, NULL};
	int first = 0, total = 0;

	(void)state;
	for (uint64_t seed = 0; seed < 200; seed++) {
		gj_sobol_options options = {.rows = 640, .seed = seed, .threads = 1};
		gj_sobol found;
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		assert_int_equal(gj_sobol_run(&found, &f, &options, &arena, NULL), GJ_OK);
		first += fabs(found.output[0].index[0].first - .31390) <
			 2 * found.output[0].index[0].first_error;
		total += fabs(found.output[0].index[0].total - .55759) <
			 2 * found.output[0].index[0].total_error;
		gj_arena_free(&arena);
	}
	assert_in_range(first, 175, 200);
	assert_in_range(total, 175, 200);
}

static void test_threads(void **state)
{
	gj_sobol_function f = {3, 4, g_function, NULL};
	gj_arena arena;
	gj_sobol found[3];

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	for (unsigned t = 0; t < 3; t++)
		found[t] = run(&arena, &f, 1000, t + 1);
	assert_int_equal(found[0].rows, 1024);
	for (int t = 1; t < 3; t++)
		for (int o = 0; o < 4; o++) {
			assert_memory_equal(&found[t].output[o].mean, &found[0].output[o].mean,
					    2 * sizeof(double));
			assert_memory_equal(found[t].output[o].index, found[0].output[o].index,
					    3 * sizeof(gj_sobol_index));
		}
	gj_arena_free(&arena);
}

/* What an output does not hang on has indices 0; what it hangs on alone has 1; a mean of a product is known on paper. */
static void test_lag(void **state)
{
	gj_sobol_options options = {.rows = 2048, .seed = 5, .threads = 2};
	gj_arena arena;
	gj_sobol found;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_sobol_model(&found, &gj_model_lag, NULL, NULL, &options, &arena, NULL),
			 GJ_OK);
	for (int i = 0; i < GJ_LAG_PARAMS; i++) {
		const gj_sobol_index *half = &found.output[GJ_LAG_HALF_LIFE].index[i];
		const gj_sobol_index *lag = &found.output[GJ_LAG_LAG].index[i];
		bool tiers = i == GJ_LAG_TIERS || i == GJ_LAG_TIER_TIME;

		near(half->first, i == GJ_LAG_RELAXATION, i == GJ_LAG_RELAXATION ? .1 : 0);
		near(half->total, i == GJ_LAG_RELAXATION, i == GJ_LAG_RELAXATION ? .1 : 0);
		assert_true(tiers ? lag->first > .2 : lag->first == 0);
		assert_true(tiers ? lag->total > .2 : lag->total == 0);
	}
	/* 1/(1 - g tau)^L has a pole within the ranges: no share of its variance can be said */
	assert_true(gj_sobol_known(&found.output[GJ_LAG_HEARD], GJ_LAG_PASS));
	assert_false(gj_sobol_known(&found.output[GJ_LAG_EXPOSURE], GJ_LAG_GROWTH));
	assert_false(gj_sobol_known(&found.output[GJ_LAG_HEARD_HALF], GJ_LAG_PASS));
	near(found.output[GJ_LAG_LAG].mean, 3.5 * .51, .045); /* four standard errors */
	/* a product of two independent factors, 1..6 and .02..1: var = E[L^2] E[tau^2] - E[L]^2 E[tau]^2 */
	near(found.output[GJ_LAG_LAG].variance,
	     91. / 6 * (.51 * .51 + .98 * .98 / 12) - 3.5 * 3.5 * .51 * .51, .06);
	gj_arena_free(&arena);
}

/* The same shares as with sixty-four times as many rows, found once: within 0.02 of them (docs/sensitivity.md). */
static void test_lag_reference(void **state)
{
	static const struct {
		gj_lag_param input;
		double first, total;
	} known[] = {
		{GJ_LAG_EVENTS, .0328, .0818},	  {GJ_LAG_TIERS, .1554, .3830},
		{GJ_LAG_TIER_TIME, .0038, .0276}, {GJ_LAG_PASS, .3965, .6388},
		{GJ_LAG_TIME, .1412, .2573},
	};
	gj_sobol_options options = {.rows = 16384, .seed = 1, .threads = 2};
	double low[GJ_LAG_PARAMS], high[GJ_LAG_PARAMS];
	gj_arena arena;
	gj_sobol found;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	for (int i = 0; i < GJ_LAG_PARAMS; i++) {
		low[i] = gj_model_lag.param[i].least;
		high[i] = gj_model_lag.param[i].most;
	}
	low[GJ_LAG_CHANNELS] = high[GJ_LAG_CHANNELS] =
		1; /* spares the integral, and `heard` does not hang on it */
	assert_int_equal(gj_sobol_model(&found, &gj_model_lag, low, high, &options, &arena, NULL),
			 GJ_OK);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		const gj_sobol_index *index = &found.output[GJ_LAG_HEARD].index[known[i].input];

		near(index->first, known[i].first, .02);
		near(index->total, known[i].total, .02);
	}
	gj_arena_free(&arena);
}

static void test_narrow(void **state)
{
	gj_sobol_options options = {.rows = 640, .seed = 5, .threads = 1};
	double low[GJ_LAG_PARAMS], high[GJ_LAG_PARAMS];
	gj_error err = {0};
	gj_arena arena;
	gj_sobol found = {.rows = 1};

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	for (int i = 0; i < GJ_LAG_PARAMS; i++)
		low[i] = high[i] = gj_model_lag.param[i].usual;
	high[GJ_LAG_TIERS] = 5.5; /* 4 and 5 */
	assert_int_equal(gj_sobol_model(&found, &gj_model_lag, low, high, &options, &arena, &err),
			 GJ_OK);
	near(found.output[GJ_LAG_LAG].mean, 1.125, .02);
	near(found.output[GJ_LAG_LAG].index[GJ_LAG_TIERS].total, 1, .1);
	near(found.output[GJ_LAG_LAG].index[GJ_LAG_TIER_TIME].total, 0, 0);
	found.rows = 1;
	low[GJ_LAG_TIERS] = 4.2;
	high[GJ_LAG_TIERS] = 4.8;
	assert_int_equal(gj_sobol_model(&found, &gj_model_lag, low, high, &options, &arena, &err),
			 GJ_EINPUT);
	assert_string_equal(err.message, "`tiers` has no whole number from 4.2 to 4.8");
	low[GJ_LAG_TIERS] = 0;
	assert_int_equal(gj_sobol_model(&found, &gj_model_lag, low, high, &options, &arena, &err),
			 GJ_EINPUT);
	assert_string_equal(err.message, "`tiers` is to vary from 0 to 4.8, its range is 1 to 6");
	options.rows = 63;
	assert_int_equal(gj_sobol_model(&found, &gj_model_lag, NULL, NULL, &options, &arena, &err),
			 GJ_EINPUT);
	assert_string_equal(err.message, "rows of the sample must be 64 to 1000000000");
	assert_int_equal(found.rows, 1);
	gj_arena_free(&arena);
}

static void line(const void *context, const double *unit, double *out)
{
	(void)context;
	out[0] = unit[0];
}

/* A model that knows no value anywhere below a half. */
static int half(const double *param, double *out)
{
	out[0] = param[0];
	return param[0] < .5 ? GJ_EINPUT : GJ_OK;
}

static void test_small(void **state)
{
	static const gj_param one = {.name = "x", .most = 1};
	static const gj_model model = {.param = &one, .n_params = 1, .n_outputs = 1, .solve = half};
	gj_sobol_function f = {1, 1, line, NULL};
	gj_sobol_options options = {.rows = 6400, .seed = 1, .threads = 1};
	gj_error err = {0};
	gj_sobol found;
	gj_arena arena;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_sobol_run(&found, &f, &options, &arena, &err), GJ_OK);
	near(found.output[0].index[0].first, 1, 1e-12);
	near(found.output[0].index[0].total, 1, .1);
	near(found.output[0].variance, 1. / 12, .005);
	assert_int_equal(gj_sobol_model(&found, &model, NULL, NULL, &options, &arena, &err), GJ_OK);
	near((double)found.output[0].rows / 6400, .25, .025);
	near(found.output[0].mean, .75, .02);
	f.n_inputs = GJ_SOBOL_MOST_INPUTS + 1;
	assert_int_equal(gj_sobol_run(&found, &f, &options, &arena, &err), GJ_EINPUT);
	assert_string_equal(err.message, "inputs and outputs must be 1 to 64");
	f.n_inputs = 0;
	assert_int_equal(gj_sobol_run(&found, &f, &options, &arena, &err), GJ_EINPUT);
	gj_arena_free(&arena);
}

static void test_memory(void **state)
{
	gj_sobol_function f = {3, 4, g_function, NULL};
	gj_sobol_options options = {.rows = 64, .seed = 1, .threads = 1};

	(void)state;
	for (size_t n = 0;; n++) {
		failing fail;
		gj_arena arena;
		gj_sobol out = {.rows = 9};
		int rc;

		failing_start(&fail, n);
		gj_arena_init(&arena, &fail.alloc, GJ_ARENA_DEFAULT_LIMIT);
		rc = gj_sobol_run(&out, &f, &options, &arena, NULL);
		gj_arena_free(&arena);
		assert_int_equal(fail.out, 0);
		assert_int_equal(rc, fail.failed ? GJ_ENOMEM : GJ_OK);
		assert_int_equal(out.rows, fail.failed ? 9 : 64);
		if (!fail.failed)
			break;
	}
}

static void test_halton(void **state)
{
	static const double three[] = {1. / 3, 2. / 3, 1. / 9, 4. / 9, 7. / 9, 2. / 9};
	double point[GJ_HALTON_MOST + 1] = {[GJ_HALTON_MOST] = 7};

	(void)state;
	near(gj_halton(10, 3), 1. / 3 + 0. / 9 + 1. / 27, 1e-16);
	for (unsigned i = 0; i < 6; i++)
		near(gj_halton(i + 1, 3), three[i], 1e-15);
	/* 4095 points in base 2 are all multiples of 2^-12, each once */
	for (unsigned i = 1; i < 4096; i++)
		assert_true(gj_halton(i, 2) * 4096 == floor(gj_halton(i, 2) * 4096));
	gj_halton_point(point, GJ_HALTON_MOST, 1);
	near(point[0], .5, 0);
	near(point[11], 1. / 37, 1e-16);
	gj_halton_point(point, 2, 3); /* two are asked for, or more than there are */
	near(point[1], 1. / 9, 1e-16);
	near(point[2], 1. / 5, 1e-16);
	gj_halton_point(point, GJ_HALTON_MOST + 1, 1);
	assert_true(point[GJ_HALTON_MOST] == 7);
}

typedef struct told {
	uint64_t times, last, of;
} told;

static void note(void *context, uint64_t done, uint64_t n)
{
	told *t = context;

	assert_true(done >= t->last && done <= n);
	*t = (told){t->times + 1, done, n};
}

/* One thread tells every 1024 rows and at the end of each group; the last word is that all are done. */
static void test_progress(void **state)
{
	told t = {0, 0, 0};
	gj_sobol_options options = {
		.rows = 32 * 3000, .seed = 1, .threads = 1, .progress = note, .context = &t};
	gj_arena arena;
	gj_sobol found;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_sobol_model(&found, &gj_model_lag, NULL, NULL, &options, &arena, NULL),
			 GJ_OK);
	assert_int_equal(t.of, found.rows);
	assert_int_equal(t.last, found.rows);
	assert_int_equal(t.times, 32 * 3);
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ishigami),
		cmocka_unit_test(test_g_function),
		cmocka_unit_test(test_threads),
		cmocka_unit_test(test_progress),
		cmocka_unit_test(test_errors_are_right),
		cmocka_unit_test(test_lag),
		cmocka_unit_test(test_lag_reference),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_halton),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
