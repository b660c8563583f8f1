/* SPDX-License-Identifier: Apache-2.0 */
/* Grids: every point is the model's own answer, in order, the same bytes for any number of threads; what is no range is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "dynamics/models.h"
#include "dynamics/race.h"
#include "dynamics/sweep.h"

static gj_arena arena;

static int start(void **state)
{
	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	return 0;
}

static int end(void **state)
{
	(void)state;
	gj_arena_free(&arena);
	return 0;
}

static gj_sweep_axis axis(const gj_model *model, const char *name, const char *range)
{
	gj_sweep_axis read;
	gj_error err;
	size_t at;

	assert_int_equal(gj_model_param_named(&at, model, gj_str_of(name), &err), GJ_OK);
	assert_int_equal(gj_sweep_axis_read(&read, model, at, gj_str_of(range), &err), GJ_OK);
	return read;
}

static void test_points(void **state)
{
	double param[GJ_RACE_PARAMS], out[GJ_RACE_OUTPUTS];
	gj_sweep_axis axes[2];
	gj_sweep sweep;
	gj_error err;

	(void)state;
	gj_model_usual(&gj_model_race, param);
	param[GJ_RACE_SANCTION] = 3;
	axes[0] = axis(&gj_model_race, "speed", "1:5:7");
	axes[1] = axis(&gj_model_race, "disaster", "1:0:11");
	assert_int_equal(gj_sweep_run(&sweep, &gj_model_race, param, axes, 2, 2, &arena, &err),
			 GJ_OK);
	assert_int_equal(sweep.n_points, 77);
	for (size_t i = 0; i < 7; i++)
		for (size_t k = 0; k < 11; k++) {
			param[GJ_RACE_SPEED] = i == 6 ? 5 : 1 + 4 * ((double)i / 6);
			param[GJ_RACE_DISASTER] = k == 10 ? 0 : 1 - (double)k / 10;
			assert_int_equal(gj_model_race.solve(param, out), GJ_OK);
			assert_memory_equal(sweep.value + (i * 11 + k) * GJ_RACE_OUTPUTS, out,
					    sizeof out);
		}
}

/* Every model, one axis and two, on one to sixteen threads. */
static void test_threads(void **state)
{
	(void)state;
	for (size_t m = 0; m < gj_n_models(); m++) {
		const gj_model *model = gj_model_at(m);
		double param[64];

		gj_model_usual(model, param);
		for (size_t n_axes = 1; n_axes <= 2; n_axes++) {
			gj_sweep_axis axes[2];
			gj_sweep one, many;
			gj_error err;

			for (size_t a = 0; a < n_axes; a++)
				axes[a] = (gj_sweep_axis){a, model->param[a].least,
							  model->param[a].least +
								  (model->param[a].whole ? 1 : .5),
							  model->param[a].whole ? 2 : 23};
			assert_int_equal(
				gj_sweep_run(&one, model, param, axes, n_axes, 1, &arena, &err),
				GJ_OK);
			for (unsigned threads = 2; threads <= 16; threads += 7) {
				assert_int_equal(gj_sweep_run(&many, model, param, axes, n_axes,
							      threads, &arena, &err),
						 GJ_OK);
				assert_int_equal(many.n_points, one.n_points);
				assert_memory_equal(one.value, many.value,
						    one.n_points * model->n_outputs *
							    sizeof *one.value);
			}
		}
	}
}

static void test_refused(void **state)
{
	static const struct {
		const char *name, *range, *message;
	} rows[] = {
		{"speed", "1:5", "`speed` is to run over what is no range"},
		{"speed", "1:5:1", "`speed` is to run over what is no range"},
		{"speed", "1:5:2.5", "`speed` is to run over what is no range"},
		{"speed", "1:5:1e30", "`speed` is to run over what is no range"},
		{"speed", "1:nan:4", "`speed` is to run over what is no range"},
		{"speed", "", "`speed` is to run over what is no range"},
		{"speed", "1:5:3:4", "`speed` is to run over what is no range"},
		{"speed", "0:5:3", "`speed` of model `race` goes from 1 to 1000, not to 0"},
		{"disaster", "0:1.5:4", "`disaster` of model `race` goes from 0 to 1, not to 1.5"},
		{"population", "2:3:3", "`population` of model `race` is a whole number, not 2.5"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		gj_sweep_axis read;
		gj_error err;
		size_t at;

		assert_int_equal(
			gj_model_param_named(&at, &gj_model_race, gj_str_of(rows[i].name), &err),
			GJ_OK);
		assert_int_equal(gj_sweep_axis_read(&read, &gj_model_race, at,
						    gj_str_of(rows[i].range), &err),
				 GJ_EINPUT);
		assert_string_equal(err.message, rows[i].message);
	}
}

static void test_limits(void **state)
{
	double param[GJ_RACE_PARAMS];
	gj_sweep_axis axes[2];
	gj_sweep sweep;
	gj_error err;

	(void)state;
	gj_model_usual(&gj_model_race, param);
	axes[0] = axis(&gj_model_race, "speed", "1:5:3000");
	axes[1] = axis(&gj_model_race, "disaster", "0:1:3000");
	assert_int_equal(gj_sweep_run(&sweep, &gj_model_race, param, axes, 2, 2, &arena, &err),
			 GJ_EINPUT);
	axes[1] = axes[0];
	axes[0].n = axes[1].n = 3;
	assert_int_equal(gj_sweep_run(&sweep, &gj_model_race, param, axes, 2, 2, &arena, &err),
			 GJ_EINPUT);
	assert_string_equal(err.message, "`speed` cannot run along both sides");
	assert_int_equal(gj_sweep_run(&sweep, &gj_model_race, param, axes, 0, 2, &arena, &err),
			 GJ_EINPUT);
	axes[1] = (gj_sweep_axis){GJ_RACE_DISASTER, 0, 2, 5};
	assert_int_equal(gj_sweep_run(&sweep, &gj_model_race, param, axes, 2, 2, &arena, &err),
			 GJ_EINPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_points, start, end),
		cmocka_unit_test_setup_teardown(test_threads, start, end),
		cmocka_unit_test_setup_teardown(test_refused, start, end),
		cmocka_unit_test_setup_teardown(test_limits, start, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
