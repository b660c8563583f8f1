/* SPDX-License-Identifier: Apache-2.0 */
/* What `guiju simulate` is asked for. */
#ifndef GJ_CLI_SIMULATING_H
#define GJ_CLI_SIMULATING_H

#include "cli/session.h"
#include "dynamics/lag.h"
#include "simulate/simulate.h"

typedef struct gj_simulate_options {
	gj_sweep_axis axis[GJ_SWEEP_AXES];
	size_t n_axes;
	uint64_t histories, seed, sobol; /* 0: none asked for */
	unsigned threads;
	bool regimes;
	double years;
} gj_simulate_options;

/* Read the options: the model, its parameters, the outputs to show, the instruments go to `run`. GJ_OK, or the error filled. */
int gj_simulate_read(gj_session *s, gj_simulate_options *out, gj_simulation *run);

#endif
