/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Histories of the model `lag` against its closed forms, within four standard errors at fixed seeds; the same digits for any number of
 * threads; standard errors that are what they say; what is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "dynamics/estimate.h"
#include "dynamics/lag.h"
#include "dynamics/near.h"
#include "support/failing_alloc.h"

static void usual(double *param)
{
	for (int i = 0; i < GJ_LAG_PARAMS; i++)
		param[i] = gj_model_lag.param[i].usual;
}

static gj_estimate run(gj_arena *arena, const gj_model *model, const double *param, uint64_t n,
		       uint64_t seed, unsigned threads)
{
	gj_estimate_options options = {.n = n, .seed = seed, .threads = threads};
	gj_estimate out;

	assert_int_equal(gj_estimate_run(&out, model, param, &options, arena, NULL), GJ_OK);
	assert_int_equal(out.n, n);
	assert_true(out.output[0].moments.n == (double)n); /* no history is lost at an edge */
	return out;
}

static bool drawn(int output)
{
	switch (output) {
	case GJ_LAG_LAG:
	case GJ_LAG_ARRIVED:
	case GJ_LAG_REACH:
	case GJ_LAG_REACH_ANY:
	case GJ_LAG_HEARD:
	case GJ_LAG_HEARD_ANY:
	case GJ_LAG_EXPOSURE:
	case GJ_LAG_STRINGENCY:
	case GJ_LAG_STRINGENCY_VARIANCE:
		return true;
	default:
		return false;
	}
}

/* Where all or none of the histories have something its error is 0; the closed form is then as good as 0 or 1. */
static void agrees(const double *param, const gj_estimate *found, uint64_t n)
{
	double exact[GJ_LAG_OUTPUTS];

	assert_int_equal(gj_model_lag.solve(param, exact), GJ_OK);
	for (int o = 0; o < GJ_LAG_OUTPUTS; o++) {
		double mean = gj_estimated_mean(&found->output[o]);
		double error = gj_estimated_error(&found->output[o]);

		if (!drawn(o)) {
			assert_true(isnan(mean));
			continue;
		}
		if (o == GJ_LAG_EXPOSURE && param[GJ_LAG_GROWTH] * param[GJ_LAG_TIER_TIME] >= .5) {
			assert_true(isnan(mean));
			continue;
		}
		if (fabs(mean - exact[o]) > 4 * error + 10. / (double)n) {
			print_error("%s: %g, closed form %g, error %g\n",
				    gj_model_lag.output[o].name, mean, exact[o], error);
			fail();
		}
	}
}

/* All of them at once: reports, channels, exposure, stringency. */
static void test_agrees(void **state)
{
	enum { N = 100000 };
	gj_arena arena;
	double param[GJ_LAG_PARAMS];

	(void)state;
	for (int setting = 0; setting < 5; setting++) {
		gj_estimate found;

		usual(param);
		if (setting == 1) { /* flat and quick, many channels */
			param[GJ_LAG_TIERS] = 1;
			param[GJ_LAG_CHANNELS] = 5;
			param[GJ_LAG_EVENTS] = 1;
		} else if (setting == 2) { /* deep and slow */
			param[GJ_LAG_TIERS] = 6;
			param[GJ_LAG_TIER_TIME] = .5;
			param[GJ_LAG_TIME] = 4;
			param[GJ_LAG_CHANNELS] = 2;
			param[GJ_LAG_GROWTH] = .4;
		} else if (setting == 3) { /* crowded with crises */
			param[GJ_LAG_CRISES] = 2;
			param[GJ_LAG_RELAXATION] = .5;
			param[GJ_LAG_JUMP] = .3;
			param[GJ_LAG_PASS] = .95;
		} else if (setting == 4) { /* hardly ever */
			param[GJ_LAG_CRISES] = .05;
			param[GJ_LAG_RELAXATION] = 3;
			param[GJ_LAG_EVENTS] = .1;
			param[GJ_LAG_PASS] = .3;
		}
		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		found = run(&arena, &gj_model_lag, param, N, 20 + (uint64_t)setting, 2);
		agrees(param, &found, N);
		gj_arena_free(&arena);
	}
}

/* A model of the tests: a standard normal; its number in the seed; what has no value in half of the histories. */
static int draw_simple(const double *param, gj_random *random, double *out)
{
	out[0] = param[0] + gj_random_normal(random);
	out[1] = gj_random_chance(random, .5) ? out[0] : NAN;
	out[2] = NAN;
	return param[0] >= 0 ? GJ_OK : GJ_EINPUT;
}

static const gj_model simple = {
	.name = "simple", .n_params = 1, .n_outputs = 3, .draw = draw_simple};

/* Bit by bit, at sizes round the blocks and rounds. */
static void test_threads(void **state)
{
	static const uint64_t size[] = {1, 2, 511, 512, 513, 20000, 524288, 524289 + 512 * 3};
	double param[GJ_LAG_PARAMS];

	(void)state;
	usual(param);
	for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
		gj_estimate found[3];
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		for (unsigned threads = 1; threads <= 3; threads++)
			found[threads - 1] = run(&arena, size[i] > 20000 ? &simple : &gj_model_lag,
						 param, size[i], 3, threads);
		for (int t = 1; t < 3; t++)
			for (int o = 0; (size_t)o < found[0].n_outputs; o++) {
				const gj_estimated *a = &found[0].output[o],
						   *b = &found[t].output[o];

				assert_memory_equal(&a->moments, &b->moments, sizeof a->moments);
				assert_int_equal(a->n_kept, b->n_kept);
				assert_memory_equal(a->kept, b->kept, a->n_kept * sizeof *a->kept);
			}
		gj_arena_free(&arena);
	}
}

/* One history after the other by hand, summed plainly. */
static void test_by_hand(void **state)
{
	enum { N = 10000 };
	static double value[N];
	double param[1] = {3}, out[3], sum = 0, squares = 0, some = 0, mean;
	gj_estimate found;
	gj_arena arena;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	found = run(&arena, &simple, param, N, 77, 2);
	for (int i = 0; i < N; i++) {
		gj_random random;

		gj_random_at(&random, 77, (uint64_t)i);
		draw_simple(param, &random, out);
		sum += value[i] = out[0];
		some += !isnan(out[1]);
	}
	mean = sum / N;
	for (int i = 0; i < N; i++)
		squares += (value[i] - mean) * (value[i] - mean);
	near(gj_estimated_mean(&found.output[0]), mean, 1e-13);
	near(gj_estimated_error(&found.output[0]), sqrt(squares / (N - 1) / N), 1e-12);
	assert_true(found.output[1].moments.n == some);
	assert_int_equal(found.output[1].n_kept, (size_t)some);
	assert_true(isnan(gj_estimated_mean(&found.output[2])));
	assert_true(isnan(gj_estimated_error(&found.output[2])));
	assert_true(isnan(gj_estimated_quantile(&found.output[2], .5)));
	near(gj_estimated_quantile(&found.output[0], .5), 3, .05);
	near(gj_estimated_quantile(&found.output[0], .975), 4.96, .1);
	assert_true(gj_estimated_quantile(&found.output[0], 0) == found.output[0].kept[0]);
	assert_true(gj_estimated_quantile(&found.output[0], 1) == found.output[0].kept[N - 1]);
	assert_true(isnan(gj_estimated_quantile(&found.output[0], 1.1)));
	gj_arena_free(&arena);
}

/* Of 400 runs, two standard errors hold the truth in some 95 of a hundred: 380 +- 4 * 4.4. */
static void test_coverage(void **state)
{
	double param[1] = {5};
	int within = 0;

	(void)state;
	for (uint64_t seed = 0; seed < 400; seed++) {
		gj_arena arena;
		gj_estimate found;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		found = run(&arena, &simple, param, 700, seed, 1);
		within += fabs(gj_estimated_mean(&found.output[0]) - 5) <
			  1.96 * gj_estimated_error(&found.output[0]);
		gj_arena_free(&arena);
	}
	assert_in_range(within, 362, 398);
}

/* A run that is taken up again makes what one run would have made. */
static void test_continued(void **state)
{
	enum { N = 3000 };
	double param[1] = {0};
	gj_estimate whole, second;
	gj_estimate_options options = {.n = N, .seed = 1, .first = N};
	gj_arena arena;
	gj_moments joined;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	whole = run(&arena, &simple, param, 2 * N, 1, 1);
	joined = run(&arena, &simple, param, N, 1, 1).output[0].moments;
	assert_int_equal(gj_estimate_run(&second, &simple, param, &options, &arena, NULL), GJ_OK);
	joined = gj_moments_join(joined, second.output[0].moments);
	assert_true(joined.n == 2 * N);
	near(joined.mean, whole.output[0].moments.mean, 1e-13);
	near(joined.squares, whole.output[0].moments.squares, 1e-11);
	gj_arena_free(&arena);
}

/* Sums of numbers far from 0 keep the digits of their spread. */
static void test_moments(void **state)
{
	double value[1000];
	gj_moments m, halves;

	(void)state;
	for (int i = 0; i < 1000; i++)
		value[i] = i % 7 == 3 ? NAN : 1e12 + i % 2;
	m = gj_moments_of(value, 1000);
	assert_true(m.n == 857);
	near(m.squares / m.n, .25, 1e-3);
	halves = gj_moments_join(gj_moments_of(value, 300), gj_moments_of(value + 300, 700));
	assert_true(halves.n == m.n);
	near(halves.mean - 1e12, m.mean - 1e12, 1e-3);
	near(halves.squares, m.squares, 1e-3);
	assert_true(gj_moments_of(value + 3, 1).n == 0);
	assert_true(gj_moments_join(gj_moments_of(value, 0), m).mean == m.mean);
}

static bool twice(void *context, uint64_t done, uint64_t n)
{
	int *calls = context;

	assert_true(done > 0 && done <= n);
	return ++*calls < 2;
}

static void test_progress(void **state)
{
	int calls = 0;
	double param[1] = {0};
	gj_estimate_options options = {
		.n = 3000000, .seed = 1, .threads = 2, .progress = twice, .context = &calls};
	gj_estimate out, again;
	gj_arena arena;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_estimate_run(&out, &simple, param, &options, &arena, NULL), GJ_OK);
	assert_int_equal(calls, 2);
	assert_true(out.n < 3000000 && out.n > 0 && out.output[0].moments.n == (double)out.n);
	again = run(&arena, &simple, param, out.n, 1, 1);
	assert_memory_equal(&again.output[0].moments, &out.output[0].moments, sizeof(gj_moments));
	gj_arena_free(&arena);
}

static void refused(const gj_model *model, double param, uint64_t n, const char *message)
{
	double p[GJ_LAG_PARAMS];
	gj_estimate_options options = {.n = n};
	gj_estimate out = {.n = 5};
	gj_error err = {0};
	gj_arena arena;

	usual(p);
	p[0] = param;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_estimate_run(&out, model, p, &options, &arena, &err), GJ_EINPUT);
	assert_string_equal(err.message, message);
	assert_int_equal(out.n, 5);
	gj_arena_free(&arena);
}

static void test_refused(void **state)
{
	static const gj_model still = {.name = "still", .n_outputs = 1};

	(void)state;
	refused(&still, 1, 10, "the model `still` has no simulation");
	refused(&gj_model_lag, 6, 0, "histories must be 1 to 100000000000");
	refused(&gj_model_lag, 6, GJ_ESTIMATE_MOST + 1, "histories must be 1 to 100000000000");
	refused(&gj_model_lag, 1e9, 10, "a parameter of the model `lag` is out of range");
	refused(&gj_model_lag, NAN, 10, "a parameter of the model `lag` is out of range");
}

/* Every allocation fails in turn: an ordinary error, nothing written. */
static void test_memory(void **state)
{
	double param[1] = {0};
	gj_estimate_options options = {.n = 600000, .seed = 1};

	(void)state;
	for (size_t n = 0;; n++) {
		failing f;
		gj_arena arena;
		gj_estimate out = {.n = 5};
		int rc;

		failing_start(&f, n);
		gj_arena_init(&arena, &f.alloc, GJ_ARENA_DEFAULT_LIMIT);
		rc = gj_estimate_run(&out, &simple, param, &options, &arena, NULL);
		gj_arena_free(&arena);
		assert_int_equal(f.out, 0);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		assert_int_equal(out.n, f.failed ? 5 : 600000);
		if (!f.failed)
			break;
		assert_true(n < 100);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agrees),	  cmocka_unit_test(test_threads),
		cmocka_unit_test(test_by_hand),	  cmocka_unit_test(test_coverage),
		cmocka_unit_test(test_continued), cmocka_unit_test(test_progress),
		cmocka_unit_test(test_moments),	  cmocka_unit_test(test_refused),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
