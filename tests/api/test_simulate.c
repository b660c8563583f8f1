/* SPDX-License-Identifier: Apache-2.0 */
/* Models as a host program sees them: the shared library and its headers, nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <guiju/guiju.h>

enum { MOST = 64 };

static gj_scenario *scenario(const char *model)
{
	gj_scenario *s = NULL;
	gj_error err;

	assert_int_equal(gj_scenario_new(&s, NULL, model, &err), GJ_OK);
	return s;
}

static size_t output_at(const gj_scenario *s, const char *name)
{
	gj_scenario_field field;

	for (size_t i = 0; gj_scenario_output(s, i, &field); i++)
		if (strcmp(field.name, name) == 0)
			return i;
	fail();
	return 0;
}

static void test_listed(void **state)
{
	static const char *const names[] = {"signal", "race-static", "race",
					    "trust",  "lag",	     "diffusion"};

	(void)state;
	assert_int_equal(gj_scenario_model_count(), 6);
	for (size_t i = 0; i < 6; i++) {
		gj_scenario *s = scenario(names[i]);
		gj_scenario_field field;
		double value = 0;
		gj_error err;
		size_t n = 0;

		assert_string_equal(gj_scenario_model(i), names[i]);
		assert_non_null(gj_scenario_source(s));
		for (; gj_scenario_param(s, n, &field); n++) {
			assert_int_equal(gj_scenario_get(s, field.name, &value, &err), GJ_OK);
			assert_true(value == field.usual);
			assert_int_equal(gj_scenario_set(s, field.name, field.most, &err), GJ_OK);
			assert_int_equal(gj_scenario_set(s, field.name, field.most + 1, &err),
					 GJ_EINPUT);
			assert_int_equal(gj_scenario_get(s, field.name, &value, &err), GJ_OK);
			assert_true(value == field.most);
		}
		assert_int_equal(n, gj_scenario_param_count(s));
		assert_int_equal(gj_scenario_output(s, gj_scenario_output_count(s), &field), 0);
		for (n = 0; gj_scenario_sentence(s, n, 0) != NULL; n++)
			assert_non_null(gj_scenario_sentence(s, n, 1));
		assert_true(n >= 2);
		gj_scenario_free(s);
	}
	assert_null(gj_scenario_model(6));
	gj_scenario_free(NULL);
}

static void test_numbers(void **state)
{
	gj_scenario *s = scenario("race");
	double out[MOST];
	gj_error err;

	(void)state;
	assert_int_equal(gj_scenario_set(s, "disaster", .75, &err), GJ_OK);
	assert_int_equal(gj_scenario_solve(s, out, &err), GJ_OK);
	assert_true(fabs(out[output_at(s, "unsafe")] - 0.9605510614) < 5e-11);
	gj_scenario_free(s);
}

static void test_sweep(void **state)
{
	const gj_scenario_axis axes[] = {{"speed", 1, 5, 41}, {"disaster", 0, 1, 51}};
	gj_scenario *s = scenario("race"), *one = scenario("race");
	size_t n = gj_scenario_output_count(s), unsafe = output_at(s, "unsafe");
	double *table = calloc(41 * 51 * n, sizeof *table),
	       *again = calloc(41 * 51 * n, sizeof *again), out[MOST];
	gj_error err;

	(void)state;
	assert_int_equal(gj_scenario_sweep(s, axes, 2, 1, table, &err), GJ_OK);
	assert_int_equal(gj_scenario_sweep(s, axes, 2, 5, again, &err), GJ_OK);
	assert_memory_equal(table, again, 41 * 51 * n * sizeof *table);
	assert_int_equal(gj_scenario_set(one, "speed", 1.5, &err), GJ_OK);
	assert_int_equal(gj_scenario_set(one, "disaster", .9, &err), GJ_OK);
	assert_int_equal(gj_scenario_solve(one, out, &err), GJ_OK);
	assert_true(fabs(table[(5 * 51 + 45) * n + unsafe] / out[unsafe] - 1) < 1e-9);
	free(table);
	free(again);
	gj_scenario_free(s);
	gj_scenario_free(one);
}

static void test_estimate(void **state)
{
	gj_scenario *s = scenario("signal"), *d = scenario("diffusion");
	double mean[MOST], error[MOST], again[MOST], exact[MOST];
	size_t loss = output_at(s, "loss");
	gj_error err;

	(void)state;
	assert_int_equal(gj_scenario_solve(s, exact, &err), GJ_OK);
	assert_int_equal(gj_scenario_set(s, "addressees", 10, &err), GJ_OK);
	assert_int_equal(gj_scenario_estimate(s, 5000, 3, 1, mean, error, &err), GJ_OK);
	assert_int_equal(gj_scenario_estimate(s, 5000, 3, 2, again, error, &err), GJ_OK);
	assert_true(mean[loss] == again[loss]);
	assert_true(fabs(mean[loss] - exact[loss]) < 4.5 * error[loss]);
	assert_true(isnan(mean[output_at(s, "weight")]));
	assert_int_equal(gj_scenario_estimate(d, 10, 3, 1, mean, error, &err), GJ_EINPUT);
	assert_int_equal(gj_scenario_estimate(s, 0, 3, 1, mean, error, &err), GJ_EINPUT);
	gj_scenario_free(s);
	gj_scenario_free(d);
}

static void *no_memory(void *context, size_t size)
{
	(void)context;
	(void)size;
	return NULL;
}

static void give_nothing(void *context, void *block, size_t size)
{
	(void)context;
	(void)size;
	assert_null(block);
}

static void test_refused(void **state)
{
	const gj_alloc none = {no_memory, give_nothing, NULL};
	const gj_scenario_axis bad[] = {{"sped", 1, 5, 4}}, single[] = {{"speed", 1, 5, 1}},
			       wide[] = {{"disaster", 0, 2, 4}};
	gj_scenario *s = NULL;
	double out[MOST * 4];
	gj_error err;

	(void)state;
	assert_int_equal(gj_scenario_new(&s, NULL, "rase", &err), GJ_EINPUT);
	assert_null(s);
	assert_string_equal(err.help, "did you mean `race`?");
	assert_int_equal(gj_scenario_new(&s, &none, "race", &err), GJ_ENOMEM);
	s = scenario("race");
	assert_int_equal(gj_scenario_set(s, "sped", 2, &err), GJ_EINPUT);
	assert_string_equal(err.help, "did you mean `speed`?");
	assert_int_equal(gj_scenario_set(s, "speed", NAN, NULL), GJ_EINPUT);
	assert_int_equal(gj_scenario_sweep(s, bad, 1, 1, out, &err), GJ_EINPUT);
	assert_int_equal(gj_scenario_sweep(s, single, 1, 1, out, &err), GJ_EINPUT);
	assert_int_equal(gj_scenario_sweep(s, wide, 1, 1, out, &err), GJ_EINPUT);
	assert_int_equal(gj_scenario_sweep(s, single, 3, 1, out, &err), GJ_EINPUT);
	gj_scenario_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_listed),	cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_sweep),	cmocka_unit_test(test_estimate),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
