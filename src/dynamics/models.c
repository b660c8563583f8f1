/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/models.h"

#include <math.h>

#include "base/nearest.h"
#include "dynamics/diffusion.h"
#include "dynamics/lag.h"
#include "dynamics/race.h"
#include "dynamics/race_static.h"
#include "dynamics/signal.h"
#include "dynamics/trust.h"

static const gj_model *const models[] = {
	&gj_model_signal, &gj_model_race_static, &gj_model_race,
	&gj_model_trust,  &gj_model_lag,	 &gj_model_diffusion,
};

size_t gj_n_models(void)
{
	return sizeof models / sizeof *models;
}

const gj_model *gj_model_at(size_t i)
{
	return i < gj_n_models() ? models[i] : NULL;
}

const gj_model *gj_model_find(gj_str name)
{
	for (size_t i = 0; i < gj_n_models(); i++)
		if (gj_str_eq(gj_str_of(models[i]->name), name))
			return models[i];
	return NULL;
}

static int unknown(const char *what, const gj_nearest *near, gj_error *err)
{
	gj_fault(err, GJ_EINPUT, "no %s is called `%.*s`", what, GJ_FMT(near->wanted));
	if (near->best.len > 0)
		gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near->best));
	return GJ_EINPUT;
}

int gj_model_named(const gj_model **out, gj_str name, gj_error *err)
{
	gj_nearest near;

	*out = gj_model_find(name);
	if (*out != NULL)
		return GJ_OK;
	gj_nearest_start(&near, name);
	for (size_t i = 0; i < gj_n_models(); i++)
		gj_nearest_offer(&near, gj_str_of(models[i]->name));
	return unknown("model", &near, err);
}

int gj_model_param_named(size_t *out, const gj_model *model, gj_str name, gj_error *err)
{
	gj_nearest near;

	gj_nearest_start(&near, name);
	for (size_t i = 0; i < model->n_params; i++) {
		gj_nearest_offer(&near, gj_str_of(model->param[i].name));
		if (gj_str_eq(gj_str_of(model->param[i].name), name)) {
			*out = i;
			return GJ_OK;
		}
	}
	return unknown("parameter of this model", &near, err);
}

int gj_model_output_named(size_t *out, const gj_model *model, gj_str name, gj_error *err)
{
	gj_nearest near;

	gj_nearest_start(&near, name);
	for (size_t i = 0; i < model->n_outputs; i++) {
		gj_nearest_offer(&near, gj_str_of(model->output[i].name));
		if (gj_str_eq(gj_str_of(model->output[i].name), name)) {
			*out = i;
			return GJ_OK;
		}
	}
	return unknown("output of this model", &near, err);
}

void gj_model_usual(const gj_model *model, double *param)
{
	for (size_t i = 0; i < model->n_params; i++)
		param[i] = model->param[i].usual;
}

int gj_model_set(const gj_model *model, double *param, size_t at, double value, gj_error *err)
{
	const gj_param *p = &model->param[at];

	if (!(value >= p->least && value <= p->most))
		return gj_fault(err, GJ_EINPUT, "`%s` of model `%s` goes from %g to %g, not to %g",
				p->name, model->name, p->least, p->most, value);
	if (p->whole && value != floor(value))
		return gj_fault(err, GJ_EINPUT, "`%s` of model `%s` is a whole number, not %g",
				p->name, model->name, value);
	param[at] = value;
	return GJ_OK;
}
