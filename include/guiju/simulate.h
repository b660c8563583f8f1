/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Models of what law, leniency and lag do: a scenario is one model with values for its parameters. Parameters are scenarios, never
 * estimates; whoever shows what comes out shows the sentences of the model beside it. Equations and sources: docs/models/.
 */
#ifndef GUIJU_SIMULATE_H
#define GUIJU_SIMULATE_H

#include "alloc.h"
#include "error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gj_scenario gj_scenario;

/* A parameter or an output. All texts live for ever. Of an output `least`, `most` and `usual` are 0. */
typedef struct gj_scenario_field {
	const char *name;	   /* `speed` */
	const char *symbol;	   /* as in the literature: `s` */
	const char *unit;	   /* `1/yr`; "" for none */
	const char *en, *zh;	   /* what it is */
	double least, most, usual; /* range, both ends in it, and the value that it has at first */
	int whole;		   /* 1: whole numbers only */
} gj_scenario_field;

/* `n` values from `from` to `to`, both among them; n at least 2. */
typedef struct gj_scenario_axis {
	const char *param;
	double from, to;
	size_t n;
} gj_scenario_axis;

/* The models there are: `signal`, `race-static`, `race`, `trust`, `lag`, `diffusion`. NULL beyond the end. */
GJ_API size_t gj_scenario_model_count(void);
GJ_API const char *gj_scenario_model(size_t index);

/* A model with its usual parameters. `alloc` NULL means gj_alloc_system(). GJ_EINPUT names the nearest model; GJ_ENOMEM. */
GJ_API int gj_scenario_new(gj_scenario **out, const gj_alloc *alloc, const char *model,
			   gj_error *err);
GJ_API void gj_scenario_free(gj_scenario *scenario); /* takes NULL */

/* The publications; what must stand beside the results, one sentence after the other, NULL beyond the end. */
GJ_API const char *gj_scenario_source(const gj_scenario *scenario);
GJ_API const char *gj_scenario_sentence(const gj_scenario *scenario, size_t index, int chinese);

/* How many there are, and what each is: 1, or 0 beyond the end. */
GJ_API size_t gj_scenario_param_count(const gj_scenario *scenario);
GJ_API int gj_scenario_param(const gj_scenario *scenario, size_t index, gj_scenario_field *out);
GJ_API size_t gj_scenario_output_count(const gj_scenario *scenario);
GJ_API int gj_scenario_output(const gj_scenario *scenario, size_t index, gj_scenario_field *out);

/* Set and read a parameter by name. GJ_EINPUT: there is none, with the nearest; out of range; not whole. Nothing is set then. */
GJ_API int gj_scenario_set(gj_scenario *scenario, const char *param, double value, gj_error *err);
GJ_API int gj_scenario_get(const gj_scenario *scenario, const char *param, double *value,
			   gj_error *err);

/* Closed forms: `out` has room for every output. NaN: there is no such value at these parameters. */
GJ_API int gj_scenario_solve(const gj_scenario *scenario, double *out, gj_error *err);

/*
 * The same at every point of a grid of one or two axes, on up to 16 threads; the numbers do not hang on how many. `out` has room for
 * n values of the first axis times those of the second, times the outputs; the second axis runs faster, the outputs fastest. At most
 * 4,000,000 numbers. GJ_EINPUT, GJ_ENOMEM: `out` is untouched.
 */
GJ_API int gj_scenario_sweep(const gj_scenario *scenario, const gj_scenario_axis *axes,
			     size_t n_axes, unsigned threads, double *out, gj_error *err);

/*
 * Monte Carlo: mean and standard error of each output over `histories`, 1 to 10^11. The same seed gives the same digits for any number
 * of threads. NaN where the model draws no such output. GJ_EINPUT: the model has no simulation; GJ_ENOMEM.
 */
GJ_API int gj_scenario_estimate(const gj_scenario *scenario, uint64_t histories, uint64_t seed,
				unsigned threads, double *mean, double *error, gj_error *err);

#ifdef __cplusplus
}
#endif
#endif
