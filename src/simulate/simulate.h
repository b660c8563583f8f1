/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A run of a model, told: as text, as HTML with drawings, JSON and CSV. Every form names the model, its source, all parameters, and the
 * sentences that must stand beside what it says.
 */
#ifndef GJ_SIMULATE_SIMULATE_H
#define GJ_SIMULATE_SIMULATE_H

#include "dynamics/estimate.h"
#include "dynamics/lag_path.h"
#include "dynamics/models.h"
#include "dynamics/regimes.h"
#include "dynamics/sobol.h"
#include "dynamics/sweep.h"
#include "report/report.h"
#include "simulate/ordinal.h"

/* What was run. Arrays belong to the caller; what was not asked for is NULL. */
typedef struct gj_simulation {
	const gj_model *model;
	const double *param; /* [n_params] */
	const double *out;   /* [n_outputs], closed forms at `param` */
	const bool *shown;   /* [n_outputs]: outputs that were asked for */
	bool chosen;	     /* the user chose them */
	uint64_t seed;
	const gj_estimate *estimate;
	const gj_sweep
		*sweep; /* [n_sweeps]: that of the user, or those that go with the model in HTML */
	size_t n_sweeps;
	bool usual; /* they are those that go with the model */
	const gj_sobol *sobol;
	const gj_lag_path *path;
	const gj_regimes *regimes;
	const gj_ordinal *ordinal;
} gj_simulation;

void gj_simulate_text(gj_buf *out, const gj_simulation *run, const gj_style *style);
void gj_simulate_html(gj_buf *out, const gj_simulation *run, const gj_style *style);
void gj_simulate_json(gj_buf *out, const gj_simulation *run); /* docs/schema/simulate.schema.json */
/*
 * A line for each point of the sweep with the outputs shown; without one, a line for each parameter and output. Above it, behind `#`
 * (W3C, Model for Tabular Data, 2015), the model, its source, all parameters and the sentences.
 */
void gj_simulate_csv(gj_buf *out, const gj_simulation *run);

/* The sentences that must stand beside it: bits as of gj_model.sentences. */
unsigned gj_simulate_sentences(const gj_simulation *run);

/* The models there are, with their parameters. */
void gj_simulate_models(gj_buf *out, const gj_style *style);

/* The sweeps that go with a model where the user named none: for drawings. 0: none. */
size_t gj_simulate_usual_sweeps(gj_sweep *out, size_t most, const gj_model *model,
				const double *param, unsigned threads, gj_arena *arena,
				gj_error *err);

/* The outputs of usual sweep number `i` that are drawn: [n_outputs]. */
void gj_simulate_usual_shown(bool *shown, const gj_model *model, size_t i);

enum { GJ_USUAL_SWEEPS = 4 };

#endif
