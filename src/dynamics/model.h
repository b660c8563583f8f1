/* SPDX-License-Identifier: Apache-2.0 */
/* What a model is: parameters and outputs with names, closed forms, one history by chance. Tables of constants, safe to share. */
#ifndef GJ_DYNAMICS_MODEL_H
#define GJ_DYNAMICS_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include <guiju/error.h>

#include "base/str.h"
#include "dynamics/random.h"

/* One parameter. */
typedef struct gj_param {
	const char *name;	   /* as in --set */
	const char *symbol;	   /* as in the literature */
	const char *unit;	   /* "" for none */
	const char *en, *zh;	   /* what it is */
	double least, most, usual; /* inclusive; the default */
	bool whole;		   /* integers only */
} gj_param;

typedef struct gj_output {
	const char *name, *symbol, *unit, *en, *zh;
} gj_output;

typedef struct gj_model {
	const char *name, *en, *zh, *source;
	const gj_param *param;
	size_t n_params;
	const gj_output *output;
	size_t n_outputs;
	unsigned sentences; /* that must be printed with it */
	/* Closed forms. NaN: has no value there. GJ_OK, GJ_EINPUT: a parameter is out of range. */
	int (*solve)(const double *param, double *out);
	/* One history: an unbiased estimate of each output, NaN where there is none. NULL: no simulation. */
	int (*draw)(const double *param, gj_random *random, double *out);
} gj_model;

/* Whether all parameters are in their ranges, whole ones whole; NaN is not. */
bool gj_model_takes(const gj_model *model, const double *param);

#endif
