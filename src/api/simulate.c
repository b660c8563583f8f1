/* SPDX-License-Identifier: Apache-2.0 */
#include <guiju/simulate.h>

#include "dynamics/estimate.h"
#include "dynamics/models.h"
#include "dynamics/sentences.h"
#include "dynamics/sweep.h"

struct gj_scenario {
	const gj_alloc *alloc;
	const gj_model *model;
	double *param; /* [n_params], behind the struct */
};

size_t gj_scenario_model_count(void)
{
	return gj_n_models();
}

const char *gj_scenario_model(size_t index)
{
	const gj_model *model = gj_model_at(index);

	return model != NULL ? model->name : NULL;
}

static size_t size_of(const gj_model *model)
{
	return sizeof(gj_scenario) + model->n_params * sizeof(double);
}

int gj_scenario_new(gj_scenario **out, const gj_alloc *alloc, const char *name, gj_error *err)
{
	const gj_model *model;
	gj_scenario *s;

	*out = NULL;
	if (alloc == NULL)
		alloc = gj_alloc_system();
	if (gj_model_named(&model, gj_str_of(name), err) != GJ_OK)
		return GJ_EINPUT;
	s = alloc->take(alloc->context, size_of(model));
	if (s == NULL)
		return gj_fault_memory(err);
	*s = (gj_scenario){alloc, model, (double *)(s + 1)};
	gj_model_usual(model, s->param);
	*out = s;
	return GJ_OK;
}

void gj_scenario_free(gj_scenario *s)
{
	if (s != NULL)
		s->alloc->give(s->alloc->context, s, size_of(s->model));
}

const char *gj_scenario_source(const gj_scenario *s)
{
	return s->model->source;
}

const char *gj_scenario_sentence(const gj_scenario *s, size_t index, int chinese)
{
	for (unsigned i = 0; i < GJ_SENTENCES; i++)
		if ((s->model->sentences >> i & 1) != 0 && index-- == 0)
			return gj_sentence(i, chinese != 0);
	return NULL;
}

size_t gj_scenario_param_count(const gj_scenario *s)
{
	return s->model->n_params;
}

int gj_scenario_param(const gj_scenario *s, size_t index, gj_scenario_field *out)
{
	const gj_param *p;

	if (index >= s->model->n_params)
		return 0;
	p = &s->model->param[index];
	*out = (gj_scenario_field){p->name,  p->symbol, p->unit,  p->en,   p->zh,
				   p->least, p->most,	p->usual, p->whole};
	return 1;
}

size_t gj_scenario_output_count(const gj_scenario *s)
{
	return s->model->n_outputs;
}

int gj_scenario_output(const gj_scenario *s, size_t index, gj_scenario_field *out)
{
	const gj_output *o;

	if (index >= s->model->n_outputs)
		return 0;
	o = &s->model->output[index];
	*out = (gj_scenario_field){o->name, o->symbol, o->unit, o->en, o->zh, 0, 0, 0, 0};
	return 1;
}

int gj_scenario_set(gj_scenario *s, const char *param, double value, gj_error *err)
{
	size_t at;

	if (gj_model_param_named(&at, s->model, gj_str_of(param), err) != GJ_OK)
		return GJ_EINPUT;
	return gj_model_set(s->model, s->param, at, value, err);
}

int gj_scenario_get(const gj_scenario *s, const char *param, double *value, gj_error *err)
{
	size_t at;

	if (gj_model_param_named(&at, s->model, gj_str_of(param), err) != GJ_OK)
		return GJ_EINPUT;
	*value = s->param[at];
	return GJ_OK;
}

int gj_scenario_solve(const gj_scenario *s, double *out, gj_error *err)
{
	int rc = s->model->solve(s->param, out);

	return rc == GJ_OK ? GJ_OK : gj_fault(err, rc, "a parameter is out of its range");
}

int gj_scenario_sweep(const gj_scenario *s, const gj_scenario_axis *axes, size_t n_axes,
		      unsigned threads, double *out, gj_error *err)
{
	gj_sweep_axis axis[GJ_SWEEP_AXES];
	gj_sweep sweep;
	gj_arena arena;
	int rc;

	if (n_axes > GJ_SWEEP_AXES)
		return gj_fault(err, GJ_EINPUT, "a sweep runs over one parameter or two");
	for (size_t i = 0; i < n_axes; i++) {
		axis[i] = (gj_sweep_axis){0, axes[i].from, axes[i].to, axes[i].n};
		if (gj_model_param_named(&axis[i].param, s->model, gj_str_of(axes[i].param), err) !=
		    GJ_OK)
			return GJ_EINPUT;
		if (axes[i].n < 2)
			return gj_fault(err, GJ_EINPUT, "`%s` runs over two values at least",
					axes[i].param);
	}
	gj_arena_init(&arena, s->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_sweep_run(&sweep, s->model, s->param, axis, n_axes, threads, &arena, err);
	if (rc == GJ_OK)
		memcpy(out, sweep.value, sweep.n_points * s->model->n_outputs * sizeof *out);
	gj_arena_free(&arena);
	return rc;
}

int gj_scenario_estimate(const gj_scenario *s, uint64_t histories, uint64_t seed, unsigned threads,
			 double *mean, double *error, gj_error *err)
{
	gj_estimate_options options = {.n = histories, .seed = seed, .threads = threads};
	gj_estimate found;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, s->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_estimate_run(&found, s->model, s->param, &options, &arena, err);
	for (size_t i = 0; rc == GJ_OK && i < s->model->n_outputs; i++) {
		mean[i] = gj_estimated_mean(&found.output[i]);
		error[i] = gj_estimated_error(&found.output[i]);
	}
	gj_arena_free(&arena);
	return rc;
}
