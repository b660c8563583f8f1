/* SPDX-License-Identifier: Apache-2.0 */
/* A model as a function on the unit cube. */
#include "dynamics/sobol.h"

#include <math.h>

typedef struct box {
	const gj_model *model;
	double low[GJ_SOBOL_MOST_INPUTS], high[GJ_SOBOL_MOST_INPUTS];
} box;

/* Whole numbers share the interval evenly. */
static double place(const box *b, size_t i, double unit)
{
	double low = b->low[i], high = b->high[i];

	if (b->model->param[i].whole)
		return fmin(high, low + floor(unit * (high - low + 1)));
	return fmin(high, low + unit * (high - low));
}

static void at(const void *context, const double *unit, double *out)
{
	const box *b = context;
	double param[GJ_SOBOL_MOST_INPUTS];

	for (size_t i = 0; i < b->model->n_params; i++)
		param[i] = place(b, i, unit[i]);
	if (b->model->solve(param, out) != GJ_OK)
		for (size_t o = 0; o < b->model->n_outputs; o++)
			out[o] = NAN;
}

static int bounds(box *b, const double *low, const double *high, gj_error *err)
{
	for (size_t i = 0; i < b->model->n_params; i++) {
		const gj_param *p = &b->model->param[i];
		double from = low != NULL ? low[i] : p->least;
		double to = high != NULL ? high[i] : p->most;

		if (!(from >= p->least && to <= p->most && from <= to))
			return gj_fault(err, GJ_EINPUT,
					"`%s` is to vary from %g to %g, its range is %g to %g",
					p->name, from, to, p->least, p->most);
		b->low[i] = p->whole ? ceil(from) : from;
		b->high[i] = p->whole ? floor(to) : to;
		if (b->low[i] > b->high[i])
			return gj_fault(err, GJ_EINPUT, "`%s` has no whole number from %g to %g",
					p->name, from, to);
	}
	return GJ_OK;
}

int gj_sobol_model(gj_sobol *out, const gj_model *model, const double *low, const double *high,
		   const gj_sobol_options *options, gj_arena *arena, gj_error *err)
{
	box b = {.model = model};
	gj_sobol_function function = {model->n_params, model->n_outputs, at, &b};

	if (model->n_params > GJ_SOBOL_MOST_INPUTS)
		return gj_fault(err, GJ_EINPUT, "inputs and outputs must be 1 to 64");
	if (bounds(&b, low, high, err) != GJ_OK)
		return GJ_EINPUT;
	return gj_sobol_run(out, &function, options, arena, err);
}
