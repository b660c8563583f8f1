/* SPDX-License-Identifier: Apache-2.0 */
/* What holds for every model: names, two tongues, ranges, refusals, sentences, and a value or NaN at every corner of its ranges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "dynamics/models.h"
#include "dynamics/random.h"
#include "dynamics/sentences.h"

enum { MOST = 64 };

static void check_names(const char *name, const char *en, const char *zh)
{
	assert_true(strlen(name) > 0 &&
		    strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name));
	assert_true(strlen(en) > 3 && strlen(zh) > 3 && (unsigned char)zh[strlen(zh) - 1] > 0x7f);
}

static void test_tables(void **state)
{
	(void)state;
	assert_int_equal(gj_n_models(), 6);
	assert_null(gj_model_at(6));
	for (size_t m = 0; m < gj_n_models(); m++) {
		const gj_model *model = gj_model_at(m);
		double param[MOST];

		assert_ptr_equal(gj_model_find(gj_str_of(model->name)), model);
		check_names(model->name, model->en, model->zh);
		assert_true(strlen(model->source) > 10);
		assert_true(model->sentences & GJ_SENTENCE_SCENARIOS);
		assert_in_range(model->n_params, 1, MOST);
		assert_in_range(model->n_outputs, 1, MOST);
		for (size_t i = 0; i < model->n_params; i++) {
			const gj_param *p = &model->param[i];

			assert_true(strspn(p->name, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
				    strlen(p->name));
			assert_true(strlen(p->en) > 3 && strlen(p->zh) > 3);
			assert_true(p->least < p->most);
			for (size_t k = 0; k < i; k++)
				assert_string_not_equal(p->name, model->param[k].name);
		}
		for (size_t i = 0; i < model->n_outputs; i++) {
			assert_true(strlen(model->output[i].en) > 3 &&
				    strlen(model->output[i].zh) > 3);
			for (size_t k = 0; k < i; k++)
				assert_string_not_equal(model->output[i].name,
							model->output[k].name);
		}
		gj_model_usual(model, param);
		assert_true(gj_model_takes(model, param));
	}
}

static void test_refused(void **state)
{
	const gj_model *model;
	double param[MOST];
	gj_error err;
	size_t at = 0;

	(void)state;
	assert_int_equal(gj_model_named(&model, GJ_STR("race-statik"), &err), GJ_EINPUT);
	assert_string_equal(err.message, "no model is called `race-statik`");
	assert_string_equal(err.help, "did you mean `race-static`?");
	model = gj_model_find(GJ_STR("race"));
	assert_int_equal(gj_model_param_named(&at, model, GJ_STR("sped"), &err), GJ_EINPUT);
	assert_string_equal(err.help, "did you mean `speed`?");
	assert_int_equal(gj_model_output_named(&at, model, GJ_STR("unsaf"), &err), GJ_EINPUT);
	assert_string_equal(err.help, "did you mean `unsafe`?");
	gj_model_usual(model, param);
	assert_int_equal(gj_model_param_named(&at, model, GJ_STR("population"), &err), GJ_OK);
	assert_int_equal(gj_model_set(model, param, at, 2.5, &err), GJ_EINPUT);
	assert_int_equal(gj_model_set(model, param, at, NAN, &err), GJ_EINPUT);
	assert_int_equal(gj_model_set(model, param, at, 1, &err), GJ_EINPUT);
	assert_true(param[at] == 100);
}

/* Corners and chance points of every model's ranges: out of range is refused; within, no infinity comes out, nor a share above 1. */
static void test_corners(void **state)
{
	gj_random random;

	(void)state;
	gj_random_at(&random, 15, 0);
	for (size_t m = 0; m < gj_n_models(); m++) {
		const gj_model *model = gj_model_at(m);
		double param[MOST], out[MOST];

		for (int trial = 0; trial < 3000; trial++) {
			for (size_t i = 0; i < model->n_params; i++) {
				const gj_param *p = &model->param[i];
				double u = gj_random_uniform(&random);
				double value =
					u < .25	  ? p->least
					: u < .5  ? p->most
					: u < .75 ? p->usual
						  : p->least + (p->most - p->least) *
								       gj_random_uniform(&random);

				param[i] = p->whole ? floor(value) : value;
			}
			assert_int_equal(model->solve(param, out), GJ_OK);
			for (size_t i = 0; i < model->n_outputs; i++)
				if (isinf(out[i])) {
					print_error("%s %s\n", model->name, model->output[i].name);
					fail();
				}
			param[trial % (int)model->n_params] = trial % 2 ? NAN : 2e13;
			assert_int_equal(model->solve(param, out), GJ_EINPUT);
			if (model->draw != NULL)
				assert_int_equal(model->draw(param, &random, out), GJ_EINPUT);
		}
	}
}

static void test_sentences(void **state)
{
	(void)state;
	for (unsigned i = 0; i < GJ_SENTENCES; i++) {
		assert_true(strlen(gj_sentence(i, false)) > 20 &&
			    strlen(gj_sentence(i, true)) > 20);
		assert_true(gj_sentence(i, false)[strlen(gj_sentence(i, false)) - 1] == '.');
	}
	assert_null(gj_sentence(GJ_SENTENCES, true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_corners),
		cmocka_unit_test(test_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
