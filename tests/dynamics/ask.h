/* SPDX-License-Identifier: Apache-2.0 */
/* One output of a model at its usual parameters but those named: value_of(&gj_model_race, "unsafe", "speed", 3., NULL). */
#ifndef GJ_TESTS_DYNAMICS_ASK_H
#define GJ_TESTS_DYNAMICS_ASK_H

#include <stdarg.h>

#include "dynamics/models.h"

enum { ASK_MOST = 64 };

static inline void set_all(const gj_model *model, double *param, va_list names)
{
	const char *name;

	gj_model_usual(model, param);
	while ((name = va_arg(names, const char *)) != NULL) {
		double value = va_arg(names, double);
		gj_error err;
		size_t at = 0;

		assert_int_equal(gj_model_param_named(&at, model, gj_str_of(name), &err), GJ_OK);
		assert_int_equal(gj_model_set(model, param, at, value, &err), GJ_OK);
	}
}

static inline double value_of(const gj_model *model, const char *output, ...)
{
	double param[ASK_MOST], out[ASK_MOST];
	gj_error err;
	va_list names;
	size_t at = 0;

	va_start(names, output);
	set_all(model, param, names);
	va_end(names);
	assert_int_equal(gj_model_output_named(&at, model, gj_str_of(output), &err), GJ_OK);
	assert_int_equal(model->solve(param, out), GJ_OK);
	return out[at];
}

#endif
