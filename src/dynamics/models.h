/* SPDX-License-Identifier: Apache-2.0 */
/* The models by name, and their parameters by name. */
#ifndef GJ_DYNAMICS_MODELS_H
#define GJ_DYNAMICS_MODELS_H

#include "base/fault.h"
#include "dynamics/model.h"

const gj_model *gj_model_at(size_t i); /* NULL beyond the end */
size_t gj_n_models(void);
const gj_model *gj_model_find(gj_str name); /* NULL: none */

/* The same; GJ_EINPUT names the nearest one. */
int gj_model_named(const gj_model **out, gj_str name, gj_error *err);

/* Place of a parameter or output; GJ_EINPUT names the nearest one. */
int gj_model_param_named(size_t *out, const gj_model *model, gj_str name, gj_error *err);
int gj_model_output_named(size_t *out, const gj_model *model, gj_str name, gj_error *err);

/* Every parameter as usual: `param` has n_params places. */
void gj_model_usual(const gj_model *model, double *param);

/* Set one by its place. GJ_EINPUT: out of range, or not whole; nothing is set. */
int gj_model_set(const gj_model *model, double *param, size_t at, double value, gj_error *err);

#endif
